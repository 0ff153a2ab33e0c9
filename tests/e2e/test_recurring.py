# SPDX-License-Identifier: GPL-3.0-or-later
"""The page Recurring by keyboard alone: each verdict that a person can give, and taking it back."""

import unittest

from desktop import Finsight, wait_for

NOW = "--now=2026-11-22T10:00"


class Recurring(unittest.TestCase):
    """The tests share one run of the program; each leaves it as it was."""

    @classmethod
    def setUpClass(cls):
        cls.finsight = Finsight("--demo", NOW)
        cls.addClassCleanup(cls.finsight.__exit__, None, None, None)
        cls.finsight.find_text("demo household")
        cls.finsight.press("Control+3")
        cls.finsight.find_text("a month; bills and subscriptions take")

    def choose(self, name, mnemonic):
        """Opens the menu of the row and chooses by the letter that is underlined."""
        self.finsight.walk_to(f"^Actions for {name}")
        self.finsight.press(" ")
        self.finsight.press(mnemonic)

    def undo(self, pattern):
        self.finsight.press("Control+z")
        self.finsight.wait_until_gone(pattern)

    def series(self):
        """By name, as the command line tells."""
        told = self.finsight.cli("--db", self.finsight.home / "data/finsight/demo.db", "recurring")
        return {one["description"]: one for one in told["series"]}

    def test_confirmed(self):
        self.choose("Giffgaff", "c")
        self.finsight.find_text("“Giffgaff” confirmed")
        self.finsight.find_text("^Confirmed$")
        self.undo("^Confirmed$")

    def test_not_recurring(self):
        self.choose("TV Licensing", "r")
        self.finsight.find_text("“TV Licensing” is not recurring")
        self.finsight.find_text("^Not Recurring$")
        self.undo("^Not Recurring$")

    def test_ended(self):
        self.assertNotEqual(self.series()["Giffgaff"]["state"], "ended")
        self.choose("Giffgaff", "n")
        wait_for(lambda: self.series()["Giffgaff"]["state"] == "ended", "the end of it")
        self.finsight.press("Control+z")
        wait_for(lambda: self.series()["Giffgaff"]["state"] != "ended", "the end to be taken back")

    def test_edited(self):
        self.choose("Giffgaff", "e")
        self.finsight.find_text("Next Due")
        self.finsight.walk_to("^Amount")
        self.finsight.press("Control+a")
        self.finsight.type("-21.50")
        self.finsight.press("Return")
        self.finsight.find_text("−.?£21.50")
        self.undo("−.?£21.50")

    def test_merged(self):
        before = self.series()
        self.finsight.walk_to("^Select")
        self.finsight.press(" ")
        for name in ("Giffgaff", "TV Licensing"):
            self.finsight.walk_to(f"^Select {name}|^{name}")
            self.finsight.press(" ")
        self.finsight.walk_to("^Merge")
        self.finsight.press(" ")
        wait_for(lambda: len(self.series()) == len(before) - 1, "one row less")
        self.finsight.press("Control+z")
        wait_for(lambda: self.series().keys() == before.keys(), "both rows")

    def test_added_by_hand(self):
        self.finsight.walk_to("^Add…")
        self.finsight.press(" ")
        self.finsight.find_text("Add Recurring Payment")
        self.finsight.type("Piano lessons")
        self.finsight.press("Tab")
        self.finsight.walk_to("^Amount")
        self.finsight.type("-45")
        self.finsight.press("Return")
        self.finsight.find_text("^Piano lessons$")
        self.assertEqual(self.series()["Piano lessons"]["amount"], "-45.00")
        self.undo("^Piano lessons$")
