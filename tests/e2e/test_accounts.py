# SPDX-License-Identifier: GPL-3.0-or-later
"""The terms of a credit card by keyboard alone: what payments show, what one says, taking it back."""

import unittest

from desktop import Finsight, wait_for

NOW = "--now=2026-11-22T10:00"


class Card(unittest.TestCase):
    def terms(self, finsight):
        told = finsight.cli("--db", finsight.home / "data/finsight/demo.db", "accounts")
        return next(one["card"] for one in told["accounts"] if one["kind"] == "card")

    def choose(self, finsight, row, item):
        finsight.walk_to(f"^{row}")
        finsight.press(" ")
        finsight.walk_to(f"^{item}$", key="Down", most=40)
        finsight.press("Return")

    def test_terms(self):
        unsaid = {"statement_day": None, "due_day": None, "paid_from": None}
        with Finsight("--demo", NOW) as finsight:
            finsight.find_text("demo household")
            self.assertEqual(self.terms(finsight), unsaid)
            finsight.press("Control+,")
            finsight.walk_to("^Accounts")
            finsight.press("Return")
            finsight.walk_to("^Credit card")
            finsight.press("Return")
            finsight.find_text("Next payment foreseen: £[0-9.,]+ on .* from Current account")
            finsight.find_text("Payments show: Current account")
            self.choose(finsight, "Statement day", "28")
            self.choose(finsight, "Due day", "Last day of the month")
            finsight.find_text("Next payment foreseen: £[0-9.,]+ on Mon 30 Nov from")
            self.choose(finsight, "Paid from", "Savings")
            finsight.find_text("on Mon 30 Nov from Savings")
            finsight.walk_to("^Save")
            finsight.press("Return")
            wait_for(lambda: self.terms(finsight) == {"statement_day": 28, "due_day": 31,
                                                      "paid_from": "Savings"}, "the terms")
            finsight.press("Escape")
            finsight.press("Escape")
            finsight.wait_until_gone("^Preferences$")
            finsight.press("Control+z")
            wait_for(lambda: self.terms(finsight) == unsaid, "the terms to be taken back")
