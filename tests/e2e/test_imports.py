# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that need a person: columns named once, held rows decided, rows and refusals in the history.

The keyboard alone does all of it.
"""

import pathlib
import tempfile
import unittest

from desktop import Atspi, Finsight, wait_for

NOW = "--now=2026-11-22T10:00"

# Whole units in two columns: only a person can say which is the amount.
UNREADABLE = "K1;K2;K3;K4\n1.11.26;Harbour;7;2140\n2.11.26;Rent;9;860\n25.11.26;Grocer;3;39\n"
LATER = "K1;K2;K3;K4\n26.11.26;Harbour;7;2150\n27.11.26;Rent;9;870\n"

BANK = ("!Type:Bank\nD2026-11-01\nT-4.50\nPBlue Bottle Coffee Oakland\n^\n"
        "D2026-11-08\nT-23.00\nPCity Bookshop 0042\n^\n")
CARD = ("Date,Description,Amount\n2026-11-02,Card purchase Blue Bottle Coff,-4.50\n"
        "2026-11-08,City Bookshop,-23.00\n2026-11-12,Cinema Rex,-12.50\n"
        "2026-11-13,Flower Stall,twelve\n")


def go_to_page(finsight, title):
    """By Ctrl and the number of its place in the sidebar."""
    pages = finsight.find("list", "Pages")
    names = [pages.get_child_at_index(index).get_name() for index in range(pages.get_child_count())]
    number = next(i for i, name in enumerate(names, start=1) if name.split(",")[0] == title)
    finsight.press(f"Control+{number}")


class Imports(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = pathlib.Path(self.folder.name)
        self.home = self.path / "home"
        self.home.mkdir()

    def write(self, name, text):
        file = self.path / name
        file.write_text(text, encoding="utf-8")
        return file

    def test_columns_are_named_once(self):
        file = self.write("export.csv", UNREADABLE)
        with Finsight(NOW, file, home=self.home) as finsight:
            finsight.find_text("This file was not imported")
            finsight.walk_to("^Name the Columns")
            finsight.press("Return")
            finsight.find_text("No column is the amount")
            finsight.walk_to("^K4")
            finsight.press(" ")
            finsight.walk_to("^Amount$|^Amount\n", key="Down")
            finsight.press("Return")
            finsight.find_text("^3 transactions$")
            finsight.press("Alt+u")
            finsight.find_text("3 new transactions")
            finsight.walk_to("^It came in")
            finsight.press(" ")
            wait_for(lambda: finsight.find_now(None, "Import").get_state_set().contains(
                Atspi.StateType.SENSITIVE), "the answer to be taken")
            finsight.press("Alt+i")
            finsight.find_text("3 Transactions Added")
            finsight.press("Alt+d")
            rows = finsight.cli("transactions")["transactions"]
            self.assertEqual(sorted(row["amount"] for row in rows), ["2140.00", "39.00", "860.00"])

        later = self.write("later.csv", LATER)
        with Finsight(NOW, later, home=self.home) as finsight:
            finsight.find_text("Read by your answers for an earlier file")
            finsight.find_text("2 new transactions")
            finsight.walk_to("^Account")
            finsight.press(" ")
            finsight.walk_to("^export$|^export\n", key="Down")
            finsight.press("Return")
            wait_for(lambda: finsight.find_now(None, "Import").get_state_set().contains(
                Atspi.StateType.SENSITIVE), "the import to be possible")
            finsight.press("Alt+i")
            finsight.find_text("2 Transactions Added")
            self.assertEqual(finsight.cli("transactions")["total"], 5)

    def test_held_rows_are_decided(self):
        bank = self.write("bank.qif", BANK)
        card = self.write("card.csv", CARD)
        with Finsight(NOW, home=self.home) as finsight:
            finsight.find_text("Know When Money Gets Tight")
            finsight.cli("import", bank, "--account", "Everyday")
            held = finsight.cli("import", card, "--account", "Everyday", status=1)["held"]
            self.assertEqual(len(held), 2)
            finsight.press("F5")
            finsight.find_text("Imports, 2 waiting")
            go_to_page(finsight, "Imports")
            finsight.find_text("2 rows wait for your decision")
            finsight.walk_to("^Decide…$|^Decide…\n")
            finsight.press("Return")
            finsight.find_text("Payee differs: Card purchase Blue Bottle Coff in the file")
            finsight.press("s")
            finsight.find_text("1 of 1")
            finsight.press("k")
            finsight.find_text("All Decided")
            self.assertEqual(finsight.cli("held")["held"], [])
            again = finsight.cli("import", card, "--account", "Everyday", status=1)
            self.assertEqual((again["added"], again["held"]), (0, []))

    def test_the_history_shows_rows_and_refusals(self):
        bank = self.write("bank.qif", BANK)
        card = self.write("card.csv", CARD)
        with Finsight(NOW, home=self.home) as finsight:
            finsight.find_text("Know When Money Gets Tight")
            finsight.cli("import", bank, "--account", "Everyday")
            finsight.cli("import", card, "--account", "Everyday", status=1)
            finsight.press("F5")
            finsight.find_text("Imports, 2 waiting")
            go_to_page(finsight, "Imports")
            finsight.find_text("1 added · 2 held · 1 refused")
            finsight.walk_to("^card.csv")
            finsight.press("Return")
            finsight.find_text("This is not an amount")
            finsight.find_text("line 5, amount: “twelve”")
            finsight.find_text("2026-11-13,Flower Stall,twelve")
            finsight.find_text("Cinema Rex")
            finsight.type("cinema")
            wait_for(lambda: "This is not an amount" not in finsight.texts(), "the search")
            finsight.find_text("Cinema Rex")
            finsight.press("Escape")
            finsight.find_text("This is not an amount")
