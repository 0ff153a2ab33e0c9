# SPDX-License-Identifier: GPL-3.0-or-later
"""From a bank's file to balance, forecast, persona and nudge, as a person would see it happen."""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import statement
from desktop import Finsight, wait_for

NOW = "--now=2026-11-22T10:00"
RECORDER = pathlib.Path(__file__).parents[1] / "lib" / "notification_recorder.py"


class Recorder:
    """The desktop's notification service, recorded."""

    def __init__(self, folder):
        self.path = pathlib.Path(folder) / "notifications.jsonl"
        self.process = subprocess.Popen([sys.executable, RECORDER, self.path])
        wait_for(lambda: self.entries(), "the notification service")

    def entries(self):
        if not self.path.exists():
            return []
        return [json.loads(line) for line in self.path.read_text(encoding="utf-8").splitlines()]

    def of(self, call):
        return [entry for entry in self.entries() if entry["call"] == call]

    def stop(self):
        self.process.terminate()
        self.process.wait()


class FirstLight(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = pathlib.Path(self.folder.name)
        self.home = self.path / "home"
        self.home.mkdir()

    def write_statement(self):
        file = self.path / "statement.ofx"
        return file, statement.ofx(file)

    def import_shown_file(self, finsight):
        finsight.click("Import", "button")
        finsight.find_text("Transactions? Added")
        finsight.click("Done", "button")

    def test_import_to_nudge(self):
        file, n_rows = self.write_statement()
        recorder = Recorder(self.folder.name)
        self.addCleanup(recorder.stop)
        with Finsight(NOW, file, home=self.home) as finsight:
            finsight.find_text(f"{n_rows} new transactions")
            self.import_shown_file(finsight)

            finsight.find_text(re.escape("£" + statement.BALANCE))
            finsight.find_text("before payday")
            finsight.find_text("chance of falling below zero")
            finsight.press("Control+4")
            finsight.find_text("The [A-Z][a-z]+ (Saver|Spender|Techie|Warrior|Buyer)")
            finsight.find_text("What would keep you above your margin")
            finsight.press("Control+5")
            title = finsight.find_text("may fall below zero").string

            wait_for(lambda: recorder.of("add"), "a notification")
            added = recorder.of("add")
            self.assertEqual(len({entry["id"] for entry in added}), len(added), added)
            low = [entry for entry in added if entry["title"] == title]
            self.assertEqual(len(low), 1, added)
            self.assertTrue(low[0]["id"].startswith("nudge:"), low)
            self.assertEqual(low[0]["action"], "app.open-nudge")

            finsight.click("Dismiss", "button")
            wait_for(lambda: recorder.of("remove"), "the notification to be withdrawn")
            self.assertEqual(finsight.cli("transactions", "--limit", "1000")["total"], n_rows)

    def test_nothing_is_told_twice(self):
        file, n_rows = self.write_statement()
        recorder = Recorder(self.folder.name)
        self.addCleanup(recorder.stop)
        with Finsight(NOW, file, home=self.home) as finsight:
            self.import_shown_file(finsight)
            wait_for(lambda: recorder.of("add"), "a notification")
            finsight.find_text(re.escape("£" + statement.BALANCE))
        told = len(recorder.of("add"))
        with Finsight(NOW, file, home=self.home) as finsight:
            finsight.find_text(f"{n_rows} are already there")
            self.import_shown_file(finsight)
            finsight.find_text("0 Transactions Added|may fall below zero")
            finsight.press("Control+5")
            finsight.find_text("may fall below zero")
        self.assertEqual(len(recorder.of("add")), told)

    def test_import_is_undone_as_one(self):
        file, n_rows = self.write_statement()
        with Finsight(NOW, file, home=self.home) as finsight:
            finsight.click("Import", "button")
            finsight.find_text(f"{n_rows} Transactions Added")
            finsight.click("Undo", "button")
            finsight.find_text("Know When Money Gets Tight")

    def test_broken_file_changes_nothing(self):
        file = self.path / "broken.ofx"
        file.write_bytes(bytes(range(256)) * 40)
        with Finsight(NOW, file, home=self.home) as finsight:
            finsight.find_text("This file was not imported")
            finsight.click("Cancel", "button")
            finsight.find_text("Know When Money Gets Tight")

    def test_question_is_asked(self):
        file = self.path / "ambiguous.csv"
        statement.ambiguous_csv(file)
        with Finsight(NOW, file, home=self.home) as finsight:
            finsight.find_text("Is the day or the month written first")
            finsight.walk_to("^Month first")
            finsight.press(" ")
            finsight.find_text("3 new transactions")
            self.import_shown_file(finsight)
            finsight.press("Control+2")
            finsight.find_text("(?i)tesco")
            finsight.press("Control+1")
            finsight.click("State Balance…", "button")
            finsight.find_text("What did the account hold")
            finsight.type("1000")
            finsight.press("Return")
            finsight.find_text("Balance stated")
            finsight.find_text("1,000.00")
            dates = [row["date"] for row in finsight.cli("transactions")["transactions"]]
            self.assertIn("2026-03-04", dates)


class Together(unittest.TestCase):
    """The window and the command line on the same data."""

    def test_the_window_shows_what_the_command_line_adds(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder)
            home = path / "home"
            home.mkdir()
            file = path / "statement.ofx"
            n_rows = statement.ofx(file)
            with Finsight(NOW, home=home) as finsight:
                finsight.find_text("Know When Money Gets Tight")
                self.assertEqual(finsight.cli("import", file)["added"], n_rows)
                finsight.press("F5")
                finsight.find_text(re.escape("£" + statement.BALANCE))


class Keyboard(unittest.TestCase):
    def test_add_and_undo(self):
        with Finsight("--demo") as finsight:
            finsight.find_text("What Matters Now")
            finsight.press("Control+2")
            finsight.press("Control+n")
            finsight.find_text("Add Transaction")
            finsight.type("12.34")
            finsight.press("Tab")
            finsight.type("Corner shop")
            finsight.press("Return")
            finsight.find_text("Transaction added")
            finsight.find_text("Corner shop")
            finsight.press("Control+z")
            wait_for(lambda: "Corner shop" not in finsight.texts(), "the transaction to go")

    def test_hide_amounts(self):
        with Finsight("--demo") as finsight:
            finsight.find_text("£[0-9],[0-9]{3}")
            finsight.press("Control+h")
            finsight.find_text("•••")
            shown = [text for text in finsight.texts() if re.search(r"£[0-9]", text)]
            self.assertEqual(shown, [])
