# SPDX-License-Identifier: GPL-3.0-or-later
"""Categories by keyboard alone: one payee always, many rows at once, parts, a rule tried first."""

import pathlib
import tempfile
import unittest

from desktop import Finsight, wait_for

NOW = "--now=2026-11-22T10:00"
STATEMENT = """Date,Description,Amount
2026-11-02,Zorblatt Works,-14.50
2026-11-09,Zorblatt Works,-15.50
2026-11-16,Zorblatt Works,-16.50
2026-11-10,Quuxmarket Hall,-80.00
2026-11-12,Flimflam Lodge,-9.00
"""


class Filing(unittest.TestCase):
    """The tests share one run of the program; each takes back what it did."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        file = pathlib.Path(folder.name) / "statement.csv"
        file.write_text(STATEMENT, encoding="utf-8")
        cls.finsight = Finsight(NOW)
        cls.addClassCleanup(cls.finsight.__exit__, None, None, None)
        cls.finsight.find_text("Know When Money Gets Tight")
        cls.finsight.cli("import", file, "--account", "Everyday")
        cls.finsight.press("F5")
        cls.finsight.find_text("Flimflam Lodge")
        cls.finsight.press("Control+2")

    def setUp(self):
        self.before = self.rows()

    def rows(self):
        told = self.finsight.cli("transactions")["transactions"]
        return [(row["payee"], row["amount"], row["category"]) for row in told]

    def categories(self, payee):
        return {category for name, _, category in self.rows() if name == payee}

    def open(self, payee):
        self.finsight.walk_to(" Nov [A-Z]", most=40)
        self.finsight.press("Home")
        self.finsight.walk_to(payee, key="Down")
        self.finsight.press("Return")
        self.finsight.find_text("Edit Transaction")

    def undo(self):
        """One step takes back all of it."""
        self.finsight.press("Control+z")
        wait_for(lambda: self.rows() == self.before, "everything as it was")

    def test_always_for_this_payee(self):
        self.open("Zorblatt Works")
        self.finsight.walk_to("^Category")
        self.finsight.press(" ")
        self.finsight.walk_to("^Hobbies", key="Down")
        self.finsight.press("Return")
        self.finsight.walk_to("^Always for this payee")
        self.finsight.press(" ")
        self.finsight.walk_to("^Save")
        self.finsight.press("Return")
        wait_for(lambda: self.categories("Zorblatt Works") == {"entertainment.hobbies"},
                 "all three to be hobbies")
        self.undo()

    def test_many_at_once(self):
        self.finsight.walk_to(" Nov [A-Z]", most=40)
        self.finsight.press("Control+a")
        self.finsight.find_text("^5 selected$")
        # The names of menu items do not reach AT-SPI: the third group's first entry is itself.
        self.finsight.press("F2")
        for _ in range(4):
            self.finsight.press("Down")
        self.finsight.press("Right")
        self.finsight.press("Down")
        self.finsight.press("Return")
        self.finsight.find_text("Category of 5 transactions changed")
        self.assertEqual(len({category for _, _, category in self.rows()}), 1)
        self.assertNotIn(None, {category for _, _, category in self.rows()})
        self.undo()

    def test_split(self):
        self.open("Quuxmarket Hall")
        self.finsight.walk_to("^Split over Categories")
        self.finsight.press("Return")
        self.finsight.find_text("Each part needs an amount")
        self.finsight.press("Control+a")
        self.finsight.type("50")
        self.finsight.find_text("Not yet in a part: .*30.00")
        self.finsight.press("Tab")
        self.finsight.walk_to("^Amount")
        self.finsight.press("Control+a")
        self.finsight.type("30")
        self.finsight.find_text("The parts add up")
        self.finsight.walk_to("^Save")
        self.finsight.press("Return")
        self.finsight.find_text("(?i)split")
        wait_for(lambda: self.splits() == ["-50.00", "-30.00"], "two parts")
        self.finsight.press("Control+z")
        wait_for(lambda: self.splits() == [], "one whole")

    def splits(self):
        told = self.finsight.cli("transactions", "--search", "Quuxmarket")["transactions"]
        return [part["amount"] for part in told[0].get("splits", [])]

    def test_a_rule_is_tried_before_it_is_kept(self):
        self.finsight.press("Control+,")
        self.finsight.walk_to("^Rules")
        self.finsight.press("Return")
        self.finsight.find_text("Nothing to try yet")
        self.finsight.walk_to("^Payee contains")
        self.finsight.type("zorblatt")
        self.finsight.walk_to("^Category")
        self.finsight.press(" ")
        self.finsight.walk_to("^Hobbies", key="Down")
        self.finsight.press("Return")
        self.finsight.find_text("3 transactions would change")
        self.assertEqual(self.rows(), self.before)
        self.finsight.walk_to("^Add Rule")
        self.finsight.press("Return")
        wait_for(lambda: self.categories("Zorblatt Works") == {"entertainment.hobbies"},
                 "the rule to be followed")
        # The next rule can be typed at once; Escape leads back to the page.
        self.finsight.walk_to("^Payee contains", most=1)
        self.finsight.press("Escape")
        self.finsight.wait_until_gone("^Nothing to try yet$")
        self.finsight.press("Escape")
        self.finsight.wait_until_gone("^Preferences$")
        self.undo()
