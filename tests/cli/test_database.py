# SPDX-License-Identifier: GPL-3.0-or-later
"""The database commands: JSON, exit statuses, and what they leave behind."""

import contextlib
import datetime
import decimal
import json
import shutil
import sqlite3
import stat
import subprocess

from finsight_cli import ATTENTION, CSV, FAILED, OFX, USAGE, CliCase


class Import(CliCase):
    def test_json_is_as_the_manual_says(self):
        path = self.write("bank.csv", CSV)
        result = self.json("import", path, "--account", "Mine", "--currency", "EUR")
        self.assertEqual(result["file"], path)
        self.assertEqual(result["format"], "csv")
        self.assertEqual(result["account"], "Mine")
        self.assertEqual((result["rows"], result["added"], result["present"]), (4, 4, 0))
        self.assertEqual((result["held"], result["refused"], result["balance"]), ([], [], None))
        self.assertEqual([row["line"] for row in result["skipped"]], [1])
        again = self.json("import", path, "--account", "Mine")
        self.assertEqual((again["rows"], again["added"], again["present"]), (4, 0, 4))

    def test_balance(self):
        path = self.write("bank.ofx", OFX)
        result = self.json("import", path)
        self.assertEqual(result["account"], "4711")
        self.assertEqual(result["balance"]["stated"], "3000.00")
        self.assertEqual(result["balance"]["computed"], "3000.00")
        self.assertEqual(result["balance"]["difference"], "0.00")
        account, = self.json("accounts")["accounts"]
        self.assertEqual((account["balance"], account["currency"]), ("3000.00", "EUR"))
        self.assertEqual((account["as_of"], account["relative"]), ("2026-01-31", False))

    def test_held_rows_and_the_decision(self):
        self.json("import", self.write("bank.ofx", OFX), "--account", "Mine")
        later = CSV.replace("Blue Bottle Coffee", "CARD PURCHASE BLUE BOTTLE")
        path = self.write("bank.csv", later)
        result = self.json("import", path, "--account", "Mine", status=ATTENTION)
        self.assertEqual((result["added"], result["present"]), (2, 1))
        held, = result["held"]
        self.assertEqual((held["line"], held["amount"]), (2, "-4.50"))
        self.assertIn("similar", held)
        before = self.total()
        listed, = self.json("held")["held"]
        self.run_cli("held", "--accept", status=USAGE)
        self.json("held", "--reject", str(listed["transaction"]["id"]))
        self.assertEqual(self.total(), before)
        self.assertEqual(self.json("held")["held"], [])
        again = self.json("import", path, "--account", "Mine")
        self.assertEqual((again["added"], again["present"], again["held"]), (0, 4, []))

    def test_held_rows_are_taken_in(self):
        self.json("import", self.write("bank.ofx", OFX), "--account", "Mine")
        later = CSV.replace("Blue Bottle Coffee", "CARD PURCHASE BLUE BOTTLE")
        path = self.write("bank.csv", later)
        self.json("import", path, "--account", "Mine", status=ATTENTION)
        added = self.total()
        listed, = self.json("held")["held"]
        row = str(listed["transaction"]["id"])
        self.run_cli("held", "--accept", "--reject", row, status=USAGE)
        self.json("held", "--accept", row)
        self.assertEqual(self.total(), added + 1)
        self.json("undo")
        self.assertEqual((self.total(), len(self.json("held")["held"])), (added, 1))
        self.json("held", "--accept", "--all")
        self.assertEqual((self.total(), self.json("held")["held"]), (added + 1, []))
        again = self.json("import", path, "--account", "Mine")
        self.assertEqual((again["added"], again["held"]), (0, []))
        self.assertEqual(self.total(), added + 1)

    def test_delimiter_and_first_row(self):
        text = "Export;2026,1\n1;2,3\n2026-01-14;-4,50;Coffee, large\n2026-01-15;-3,00;Tea\n"
        path = self.write("bank.csv", text)
        answers = ("--delimiter", ";", "--first-row", "4", "--columns", "date=1,amount=2,memo=3")
        document = self.json("inspect", path, *answers)
        rows = document["statements"][0]["transactions"]
        self.assertEqual([(r["date"], r["amount"], r["memo"]) for r in rows], [("2026-01-15", "-3.00", "Tea")])
        tabs = self.write("tabs.csv", text.replace(";", "\t"))
        document = self.json("inspect", tabs, "--delimiter", "tab", "--first-row", "3")
        self.assertEqual(len(document["statements"][0]["transactions"]), 2)
        self.assertEqual(self.json("import", path, *answers, "--account", "Mine")["added"], 1)

    def test_nonsense_answers(self):
        path = self.write("bank.csv", CSV)
        nonsense = {"date-order": ["dmx", ""], "decimal-mark": [";", ".,"], "sign": ["minus"],
                    "delimiter": ["", "x", ";;", "\""], "first-row": ["0", "-1", "x", "1.5"],
                    "currency": ["EURO", "xx"], "columns": ["date=99", "colour=1", "date"],
                    "profile": ["nobody"]}
        for option, values in nonsense.items():
            for value in values:
                for command in ("inspect", "import"):
                    error = self.json(command, path, f"--{option}={value}", status=USAGE)["error"]
                    self.assertTrue(error["message"], (option, value))
        self.assertFalse(self.json("accounts")["accounts"])

    def test_question_adds_nothing(self):
        text = "Date,Amount,Payee\n01/02/2026,-4.50,Coffee\n03/04/2026,-5.50,Cake\n"
        path = self.write("bank.csv", text)
        asked = self.json("import", path, status=ATTENTION)
        self.assertEqual(asked["added"], 0)
        self.assertEqual(asked["questions"][0]["kind"], "date-order")
        self.assertEqual(asked["rows"], len(asked["held"]))
        self.assertFalse(self.json("accounts")["accounts"])
        answered = self.json("import", path, "--date-order", "dmy")
        self.assertEqual(answered["added"], 2)
        rows = self.json("transactions", "--ascending")["transactions"]
        self.assertEqual([row["date"] for row in rows], ["2026-02-01", "2026-04-03"])

    def test_several_files(self):
        good = self.write("good.csv", CSV)
        bad = self.write("bad.pdf", "%PDF-1.4\n")
        done = self.json("import", good, bad, status=FAILED)
        self.assertEqual(done[0]["added"], 4)
        self.assertIn("message", done[1]["error"])
        self.assertEqual(self.total(), 4)

    def test_failures_change_nothing(self):
        for name, text in (("empty.csv", ""), ("picture.png", b"\x89PNG\r\n\x1a\n\0\0"),
                           ("x.pdf", "%PDF-1.7\n"), ("zeros.csv", b"\0" * 100000)):
            with self.subTest(name):
                error = self.json("import", self.write(name, text), status=FAILED)["error"]
                self.assertTrue(error["code"] and error["message"])
        error = self.json("import", "/nonexistent/bank.csv", status=FAILED)["error"]
        self.assertEqual((error["code"], error["file"]), ("io", "/nonexistent/bank.csv"))
        self.json("import", str(self.folder), status=FAILED)
        self.assertEqual(self.json("history")["steps"], [])

    def test_dry_run(self):
        path = self.write("bank.csv", CSV)
        result = self.json("import", "--dry-run", path)
        self.assertEqual(result["added"], 4)
        self.assertFalse(self.database.exists())
        self.json("import", path)
        self.assertEqual(self.json("import", "--dry-run", path)["present"], 4)
        self.assertEqual(len(self.json("history")["steps"]), 1)

    def test_wrong_usage(self):
        self.run_cli("import", status=USAGE)
        self.run_cli("import", "--kind", "purse", self.write("a.csv", CSV), status=USAGE)
        self.run_cli("import", "--bogus", "a.csv", status=USAGE)

    def test_transfers(self):
        first = OFX.replace("4711", "1").replace("A1", "B1").replace("-4.50", "-700.00")
        second = OFX.replace("4711", "2").replace("2500.00", "700.00").replace("20260131", "20260104")
        self.json("import", self.write("one.ofx", first))
        result = self.json("import", self.write("two.ofx", second))
        self.assertEqual(result["transfers"], 1)
        paired = [row for row in self.json("transactions")["transactions"] if "transfer" in row]
        self.assertEqual(sorted(row["amount"] for row in paired), ["-700.00", "700.00"])
        self.assertEqual({row["category"] for row in paired}, {"transfer.own"})
        one, other = (str(row["id"]) for row in paired)
        parted, = self.json("edit", one, "--part")["transactions"]
        self.assertIsNone(parted["category"])
        self.assertFalse([r for r in self.json("transactions")["transactions"] if "transfer" in r])
        self.run_cli("edit", one, other, "--transfer", other, status=USAGE)
        joined, = self.json("edit", one, "--transfer", other)["transactions"]
        self.assertEqual(joined["transfer"], int(other))

    def test_currency_that_comes_later(self):
        self.json("import", self.write("bank.csv", CSV), "--account", "Mine")
        result = self.json("import", self.write("bank.ofx", OFX.replace("20260102", "20260212")),
                           "--account", "Mine")
        self.assertEqual((result["added"], result["present"]), (1, 1))
        self.assertEqual(self.json("transactions")["sums"][0]["currency"], "EUR")
        self.assertEqual(self.json("accounts")["accounts"][0]["currency"], "EUR")

    def test_overlapping_files_are_one_account(self):
        first = "Date,Amount,Payee\n2026-01-14,-4.50,Coffee\n2026-01-15,-3.00,Tea\n2026-01-15,-3.00,Tea\n"
        second = "Date,Amount,Payee\n" + "2026-01-15,-3.00,Tea\n" * 3 + "2026-01-16,-900.00,Rent\n"
        other = "Date,Amount,Payee\n2026-01-15,-7.00,Beer\n2026-01-16,-8.00,Wine\n"
        self.json("import", self.write("one.csv", first))
        result = self.json("import", self.write("two.csv", second))
        self.assertEqual((result["account"], result["added"], result["present"]), ("one", 2, 2))
        result = self.json("import", self.write("other.csv", other))
        self.assertEqual((result["account"], result["added"]), ("other", 2))

    def test_file_is_private(self):
        self.json("import", self.write("bank.csv", CSV))
        self.assertEqual(stat.S_IMODE(self.database.stat().st_mode), 0o600)
        self.assertEqual(stat.S_IMODE(self.database.parent.stat().st_mode), 0o700)


class Privacy(CliCase):
    CANARY = "QUETZALCOATLUS NORTHROPI"

    def import_canary(self, *before):
        path = self.write("bank.csv", CSV.replace("Employer Inc", self.CANARY))
        return subprocess.run([*before, *self.command("import", path)], capture_output=True,
                              text=True, timeout=300, env={"G_MESSAGES_DEBUG": "all", "HOME": "/nonexistent"})

    def test_logs_hold_no_payee(self):
        done = self.import_canary()
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertNotIn("QUETZAL", done.stderr.upper())
        for path in self.folder.rglob("*"):
            if path.is_file() and path.name != "bank.csv" and path.parent != self.database.parent:
                self.assertNotIn(b"QUETZAL", path.read_bytes().upper(), path)


class Ledger(CliCase):
    def setUp(self):
        super().setUp()
        self.json("import", self.write("bank.csv", CSV), "--account", "Mine", "--currency", "EUR")

    def test_filters(self):
        self.assertEqual(self.total("--from", "2026-01-05"), 2)
        self.assertEqual(self.total("--to", "2026-01-04"), 2)
        self.assertEqual(self.total("--search", "rewe"), 1)
        self.assertEqual(self.total("--search", ">100"), 1)
        self.assertEqual(self.total("--account", "Mine"), 4)
        self.assertEqual(self.total("--category", "food.groceries"), 1)
        page = self.json("transactions", "--limit", "2", "--offset", "1", "--ascending")
        self.assertEqual((page["total"], len(page["transactions"])), (4, 2))
        self.assertEqual(page["sums"], [{"currency": "EUR", "amount": "2428.90", "rows": 4}])
        self.run_cli("transactions", "--account", "Nobody", status=USAGE)
        self.run_cli("transactions", "--from", "yesterday", status=USAGE)
        self.run_cli("transactions", "--category", "nonsense", status=USAGE)

    def test_original_line_is_kept(self):
        row = self.json("transactions", "--search", "rewe")["transactions"][0]
        self.assertEqual(row["original"].strip(), "2026-01-05,-62.10,Rewe Markt")
        self.assertEqual(row["line"], 4)

    def test_add(self):
        row, = self.json("add", "--account", "Mine", "--amount", "-12.34", "--payee", "Bäcker",
                         "--date", "2026-01-20", "--category", "food.groceries")["transactions"]
        self.assertEqual((row["amount"], row["payee"], row["date"], row["category"]),
                         ("-12.34", "Bäcker", "2026-01-20", "food.groceries"))
        for wrong in (["--amount", "12,34"], ["--amount", "1.234"], ["--amount", ""],
                      ["--amount", "1", "--date", "2026-02-30"],
                      ["--amount", "1", "--category", "nonsense"]):
            with self.subTest(wrong):
                self.run_cli("add", "--account", "Mine", "--payee", "X", *wrong, status=USAGE)
        self.run_cli("add", "--account", "Nobody", "--amount", "1", "--payee", "X", status=USAGE)
        self.run_cli("add", "--account", "Mine", "--payee", "X", status=USAGE)
        self.assertEqual(self.total(), 5)

    def test_edit_delete_restore(self):
        row = self.json("transactions", "--search", "rewe")["transactions"][0]
        number = str(row["id"])
        changed, = self.json("edit", number, "--payee", "Groceries", "--amount", "-60.00")["transactions"]
        self.assertEqual((changed["payee"], changed["amount"]), ("Groceries", "-60.00"))
        self.json("edit", number, "--delete")
        self.assertEqual(self.total(), 3)
        again = self.json("import", str(self.folder / "bank.csv"), "--account", "Mine")
        self.assertEqual((again["added"], again["present"]), (0, 4))
        self.json("edit", number, "--restore")
        self.assertEqual(self.total(), 4)
        self.run_cli("edit", "99999", "--payee", "X", status=FAILED)
        self.run_cli("edit", "x", "--payee", "X", status=USAGE)

    def test_categorise_is_learned(self):
        rows = self.json("transactions", "--search", "employer")["transactions"]
        self.json("categorise", str(rows[0]["id"]), "--category", "food.cafes", "--always")
        later = "Date,Amount,Payee\n2026-02-28,2500.00,Employer Inc\n"
        self.json("import", self.write("later.csv", later), "--account", "Mine")
        row = self.json("transactions", "--from", "2026-02-01")["transactions"][0]
        self.assertEqual((row["category"], row["category_source"]), ("food.cafes", "rule"))

    def test_undo_and_redo_across_runs(self):
        self.json("add", "--account", "Mine", "--amount", "1", "--payee", "X")
        self.assertEqual(self.total(), 5)
        self.json("undo")
        self.assertEqual(self.total(), 4)
        undone = self.json("undo")["undone"]
        self.assertIn("bank.csv", undone)
        self.assertEqual(self.total(), 0)
        self.json("redo")
        self.assertEqual(self.total(), 4)
        steps = self.json("history")["steps"]
        self.assertEqual([step["undone"] for step in steps], [True, False])
        self.json("redo")
        self.json("redo", status=FAILED)

    def test_a_row_that_is_there_keeps_its_own_line(self):
        short = self.write("short.csv", "Date,Description,Amount\n2026-01-20,Ferry,-7.00\n"
                           "2026-01-21,Lighthouse,-9.00\n")
        longer = self.write("longer.csv", "Date,Description,Amount,Note\n2026-01-20,Ferry,-7.00,\n"
                            "2026-01-21,Lighthouse,-9.00,\n")
        self.json("import", short, "--account", "Mine")
        for file, lines in ((short, [None, None]),
                            (longer, ["2026-01-20,Ferry,-7.00,", "2026-01-21,Lighthouse,-9.00,"])):
            done = self.json("import", file, "--account", "Mine")
            self.assertEqual(done["present"], 2)
            with contextlib.closing(sqlite3.connect(self.database)) as database:
                rows = database.execute("SELECT original FROM import_rows WHERE import_id ="
                                        " (SELECT max(id) FROM imports) AND transaction_id > 0"
                                        " ORDER BY line").fetchall()
            self.assertEqual([row[0] for row in rows], lines)

    def test_accounts(self):
        self.json("accounts", "add", "Purse", "--kind", "cash", "--currency", "EUR", "--balance",
                  "50.00", "--date", "2026-01-01")
        accounts = {a["name"]: a for a in self.json("accounts")["accounts"]}
        self.assertEqual(accounts["Purse"]["balance"], "50.00")
        self.assertTrue(accounts["Mine"]["relative"])
        self.json("accounts", "edit", "Purse", "--rename", "Wallet")
        self.run_cli("accounts", "add", "Wallet", "--currency", "EUR", status=USAGE)
        self.run_cli("accounts", "edit", "Wallet", "--currency", "JPY", status=FAILED)
        self.run_cli("accounts", "edit", "Wallet", "--currency", "EURO", status=USAGE)
        self.run_cli("accounts", "add", "Coins", "--currency", "EURO", status=USAGE)
        self.json("accounts", "delete", "Wallet")
        self.assertEqual([a["name"] for a in self.json("accounts")["accounts"]], ["Mine"])

    def test_the_currency_of_an_account_is_corrected(self):
        def currencies():
            return ({a["currency"] for a in self.json("accounts")["accounts"]},
                    {t["currency"] for t in self.json("transactions")["transactions"]})

        before = currencies()
        self.json("accounts", "edit", "Mine", "--currency", "AUD")
        self.assertEqual(currencies(), ({"AUD"}, {"AUD"}))
        self.assertTrue(self.json("check")["ok"])
        self.json("undo")
        self.assertEqual(currencies(), before)

    def test_check_backup_restore(self):
        self.assertTrue(self.json("check")["ok"])
        copy = str(self.folder / "copy.db")
        self.assertEqual(self.json("backup", copy)["backup"], copy)
        self.json("edit", "1", "--delete")
        self.assertEqual(self.total(), 3)
        self.json("restore", copy)
        self.assertEqual(self.total(), 4)
        self.assertTrue(self.json("restore")["backups"])

    def test_no_database(self):
        self.database = self.folder / "none" / "test.db"
        for command in ("transactions", "accounts", "history", "undo", "check", "backup", "held"):
            with self.subTest(command):
                self.assertIn("error", self.json(command, status=FAILED))
        self.assertFalse(self.database.parent.exists())


class Insights(CliCase):
    def setUp(self):
        super().setUp()
        self.run_cli("demo", "--as-of", "2026-11-21")

    def test_forecast_is_anchored(self):
        accounts = self.json("accounts", "--now", "2026-11-21")["accounts"]
        total = sum(decimal.Decimal(account["balance"]) for account in accounts)
        forecast = self.json("forecast", "--as-of", "2026-11-21")
        self.assertEqual(decimal.Decimal(forecast["balance"]), total)
        self.assertEqual((forecast["as_of"], forecast["relative"], len(forecast["points"])),
                         ("2026-11-21", False, 30))
        for point in forecast["points"]:
            levels = [decimal.Decimal(point[f"q{level}"])
                      for level in ("0.025", "0.1", "0.25", "0.5", "0.75", "0.9", "0.975")]
            self.assertEqual(levels, sorted(levels))

    def forecast(self, *arguments, status=0):
        return self.json("forecast", "--as-of", "2026-11-21", *arguments, status=status)

    def test_forecast_components_add_up(self):
        forecast = self.forecast("--days", "365")
        self.assertEqual(len(forecast["points"]), 365)
        mean = decimal.Decimal(forecast["balance"])
        for point in forecast["points"]:
            parts = point["components"]
            mean += decimal.Decimal(parts["recurring"]) + decimal.Decimal(parts["everyday"])
            self.assertEqual(mean, decimal.Decimal(point["mean"]))
        self.assertEqual(forecast["next_payday"], "2026-11-30")
        self.assertLess(forecast["low"]["date"], forecast["next_payday"])
        self.assertEqual(forecast["days_covered"], int(decimal.Decimal(forecast["balance"])
                                                       / decimal.Decimal(forecast["daily_spending"])))
        self.assertIn("Hartwell", forecast["why"])

    def test_forecast_is_kept_and_scored(self):
        record = self.forecast()["record"]
        self.assertEqual((record["source"], record["days"], record["forecasts"]), ("backtest", 180, 7))
        self.assertIn(f"{record['inside']} of 180 days", record["text"])
        self.forecast("--account", "Savings")
        later = self.json("forecast", "--as-of", "2026-12-31", "--account", "Current account")
        self.assertEqual(later["as_of"], "2026-11-21")
        self.assertEqual(later["record"]["source"], "backtest")

    def test_what_if_changes_only_what_it_names(self):
        plain = self.forecast()
        asked = self.forecast("--what-if", "cancel:netflix", "--what-if", "spend:2026-12-10=900")
        self.assertEqual(asked["points"], plain["points"])
        change, = asked["what_if"]["changes"][:1]
        self.assertEqual((change["kind"], change["names"]), ("cancel", ["Netflix"]))
        differences = {point["date"]: decimal.Decimal(point["difference"])
                       for point in asked["what_if"]["points"]}
        self.assertEqual(differences["2026-11-30"], 0)
        self.assertAlmostEqual(differences["2026-12-09"], decimal.Decimal("12.99"), delta=1)
        self.assertAlmostEqual(differences["2026-12-10"], decimal.Decimal("-887.01"), delta=1)

    def test_other_currencies_count_by_their_last_known_rate(self):
        self.run_cli("accounts", "add", "Tokyo", "--currency", "JPY", "--balance", "200000",
                     "--date", "2026-11-21")
        before = self.forecast()
        self.assertEqual((before["rates"], before["left_out"]), ([], ["JPY"]))
        self.run_cli("rate", "JPY", "GBP", "0.006", "--date", "2026-11-01")
        self.run_cli("rate", "GBP", "JPY", "200", "--date", "2026-11-20")
        self.run_cli("rate", "GBP", "JPY", "150", "--date", "2026-12-20")
        after = self.forecast()
        self.assertEqual(after["rates"], [{"from": "JPY", "to": "GBP", "rate": 0.005,
                                           "date": "2026-11-20"}])
        self.assertEqual(after["left_out"], [])
        self.assertEqual(decimal.Decimal(after["balance"]),
                         decimal.Decimal(before["balance"]) + 1000)
        self.assertEqual(len(self.json("rate")["rates"]), 3)
        for words in (("GBP", "XYZ", "2"), ("GBP", "JPY", "dear"), ("GBP", "JPY", "0"),
                      ("GBP", "GBP", "1"), ("GBP", "JPY")):
            self.run_cli("rate", *words, status=USAGE)

    def test_what_if_of_every_kind(self):
        def end(spec):
            return decimal.Decimal(self.forecast("--what-if", spec)["what_if"]["points"][-1]["difference"])
        self.assertGreater(end("cut:Groceries=20%"), 10)
        self.assertAlmostEqual(2 * end("cut:Groceries=20%"), end("cut:Groceries=40%"), delta=1)
        self.assertGreater(end("cut:Dining=20%"), 0)
        self.assertEqual(end("income:+300/month"), 300)
        self.assertEqual(end("income:-50/month"), -50)
        self.assertAlmostEqual(end("delay:Rent=25d"), 968, delta=30)
        self.assertEqual(self.forecast("--what-if", "delay:Rent=5d", "--what-if", "delay:Rent=-5d")
                         ["what_if"]["points"][-1]["difference"], "0.00")
        # Blanks and capitals as people type them.
        for typed, meant in (("cancel: Netflix ", "cancel:Netflix"), ("Cut: Groceries = 20 %", "cut:Groceries=20%"),
                             ("delay:Rent = 25 D", "delay:Rent=25d")):
            with self.subTest(typed):
                self.assertEqual(end(typed), end(meant))

    def test_a_forecast_says_what_it_stands_on(self):
        day = ("--as-of", "2026-11-21")
        self.assertIn("days of your own history", self.run_cli("forecast", *day).stdout)
        self.run_cli("accounts", "add", "New", "--currency", "GBP", "--balance", "50", "--date", "2026-11-01")
        self.run_cli("add", "--account", "New", "--amount=-5", "--date", "2026-11-12", "--payee", "X")
        text = self.run_cli("forecast", "--account", "New", *day).stdout
        self.assertRegex(text, "From only [0-9]+ days? of history: the band is wide")
        self.assertEqual(text.count("Chance below zero"), 1)

    def test_what_if_says_what_it_does_not_understand(self):
        for spec, words in (("cancel:Netflux", "Netflix"), ("cancel:", "cancel:NAME"),
                            ("cut:Groceries=2", "cut:NAME=PERCENT%"), ("cut:Groceries=200%", "100"),
                            ("cut:Groceries=-2000%", "ten times"),
                            ("spend:2026-11-20=5", "2026-11-22"), ("spend:soon=5", "YYYY-MM-DD"),
                            ("income:lots", "/month"), ("delay:Rent=5", "delay:NAME=DAYSd"),
                            ("steal:Bank", "cancel:NAME")):
            with self.subTest(spec):
                error = self.forecast("--what-if", spec, status=USAGE)["error"]
                self.assertIn(words, error["message"])
                self.assertIn(error["code"], ("what-if", "unknown-name", "range"))

    def test_prophet_wants_thirty_transactions(self):
        self.assertEqual(self.forecast("--model", "prophet")["model"], "prophet")
        self.run_cli("accounts", "add", "Small", "--currency", "GBP")
        self.run_cli("add", "--account", "Small", "--amount=-5", "--date", "2026-11-20", "--payee", "X")
        error = self.forecast("--model", "prophet", "--account", "Small", status=FAILED)["error"]
        self.assertEqual(error["code"], "too-few")
        self.assertIn("30", error["message"])

    def test_persona(self):
        persona = self.json("persona", "--as-of", "2026-11-21")
        self.assertTrue(persona["enough"])
        self.assertTrue(0 < persona["confidence"] <= 1)
        self.assertGreaterEqual(len(persona["months"]), 12)

    def test_a_nudge_is_told_once(self):
        first = self.json("nudges", "--as-of", "2026-11-22T09:00")["nudges"]
        again = self.json("nudges", "--as-of", "2026-11-22T21:00")["nudges"]
        self.assertEqual([nudge["key"] for nudge in first], [nudge["key"] for nudge in again])
        self.assertEqual(len({nudge["key"] for nudge in first}), len(first))
        self.assertGreater(len(first), 0)
        for nudge in first:
            self.assertTrue(nudge["title"] and nudge["body"] and nudge["reason"])

    def test_anomalies(self):
        found = self.json("anomalies", "--as-of", "2026-11-21")["anomalies"]
        twice, = [one for one in found if one["kind"] == "duplicate"]
        self.assertEqual((twice["key"], twice["amount"], twice["currency"], twice["expected"]),
                         ("duplicate:2026-11-13:6450:GBP", "64.50", "GBP", False))
        self.assertEqual(len(twice["transactions"]), 2)
        self.assertGreater(twice["surprise"], 7)
        self.assertEqual(twice["numbers"]["days"], 0)
        self.assertTrue(twice["sentence"] and twice["reason"])
        everything = self.json("anomalies", "--as-of", "2026-11-21", "--all")["anomalies"]
        self.assertGreater(len(everything), len(found))
        self.run_cli("anomalies", "expect", "nothing", "--as-of", "2026-11-21", status=USAGE)
        self.json("anomalies", "expect", twice["key"], "--as-of", "2026-11-21")
        left = self.json("anomalies", "--as-of", "2026-11-21")["anomalies"]
        self.assertNotIn(twice["key"], [one["key"] for one in left])
        self.json("undo")
        again = self.json("anomalies", "--as-of", "2026-11-21")["anomalies"]
        self.assertEqual(again, found)

    def test_anomalies_of_a_file(self):
        rows = ["account,date,amount,description"]
        for day in range(240):
            date = datetime.date(2026, 1, 1) + datetime.timedelta(day)
            rows.append(f"A,{date},-{20 + day * 37 % 23}.{day % 90 + 10},Market")
        rows += ["A,2026-08-20,-80.00,Somebody New"] * 2
        path = self.write("flows.csv", "\n".join(rows) + "\n")
        found = self.json("anomalies", "--csv", path, "--as-of", "2026-08-28")["anomalies"]
        twice, = [one for one in found if one["kind"] == "duplicate"]
        self.assertEqual((twice["account"], twice["rows"]), ("A", [241, 242]))
        self.run_cli("anomalies", "--csv", path, status=USAGE)

    def test_recurring(self):
        series = self.json("recurring", "--as-of", "2026-11-21")["series"]
        next_days = [one["next"] for one in series if not one["ended"]]
        self.assertEqual(next_days, sorted(next_days))
        rent = [one for one in series if "Lettings" in one["description"]]
        self.assertEqual(len(rent), 1)
        self.assertEqual((rent[0]["cadence"], rent[0]["next"], rent[0]["currency"]),
                         ("monthly", "2026-12-01", "GBP"))
        self.assertEqual(len(rent[0]["transactions"]), rent[0]["count"])
        rows = {row["id"] for row in self.json(
            "transactions", "--search", "LETTINGS", "--limit", "1000")["transactions"]}
        self.assertLessEqual(set(rent[0]["transactions"]), rows)


class Export(CliCase):
    def setUp(self):
        super().setUp()
        text = CSV + '2026-02-01,-9.99,"Ümlaut; ""quoted"", & <odd> with a name of more than 32 letters"\n'
        self.json("import", self.write("bank.csv", text), "--account", "Mine", "--currency", "EUR")
        self.json("accounts", "edit", "Mine", "--balance", "100.00", "--date", "2026-02-01")
        self.json("accounts", "add", "Card", "--kind", "card", "--currency", "EUR")
        self.json("add", "--account", "Card", "--amount", "-3.00", "--payee", "Kiosk", "--date",
                  "2026-01-30")

    def read_back(self, suffix, *arguments):
        path = str(self.folder / f"out.{suffix}")
        self.run_cli("export", "--format", suffix, "--out", path, *arguments)
        self.assertEqual(stat.S_IMODE((self.folder / f"out.{suffix}").stat().st_mode), 0o600)
        before = self.json("transactions", *arguments)["sums"]
        self.database = self.folder / f"again-{suffix}" / "test.db"
        result = self.json("import", path)
        self.assertEqual((result["added"], result["rows"]), (before[0]["rows"], before[0]["rows"]))
        self.assertEqual(self.json("transactions")["sums"], before)
        return result

    def test_csv_is_read_back(self):
        self.read_back("csv", "--account", "Mine")
        row, = self.json("transactions", "--search", "quoted")["transactions"]
        self.assertEqual(row["payee"], 'Ümlaut; "quoted", & <odd> with a name of more than 32 letters')

    def test_ofx_is_read_back(self):
        result = self.read_back("ofx")
        self.assertEqual(len(result["statements"]), 2)
        accounts = {a["name"]: a for a in self.json("accounts")["accounts"]}
        self.assertEqual(accounts["Mine"]["balance"], "100.00")

    def test_json(self):
        document = json.loads(self.run_cli("export", "--format", "json").stdout)
        self.assertEqual([a["name"] for a in document["accounts"]], ["Card", "Mine"])
        self.assertEqual(len(document["accounts"][1]["transactions"]), 5)

    def test_qif(self):
        text = self.run_cli("export", "--format", "qif").stdout
        self.assertEqual(text.count("\nT-4.50\n"), 2)
        self.assertIn("!Type:CCard", text)

    def test_parts_of_a_split_go_along(self):
        number = str(self.json("transactions", "--search", "rewe")["transactions"][0]["id"])
        self.json("split", number, "--part", "food.groceries=-40.00", "--part", "family.pets=rest")
        lines = self.run_cli("export", "--format", "csv").stdout.splitlines()
        self.assertTrue(lines[0].endswith(",id,splits"))
        self.assertEqual([line.rsplit(",", 1)[1] for line in lines if "Rewe" in line],
                         ["food.groceries=-40.00 family.pets=-22.10"])
        self.assertIn("Sfood.groceries\n$-40.00\nSfamily.pets\n$-22.10\n^",
                      self.run_cli("export", "--format", "qif").stdout)
        self.assertIn("    Expenses:food:groceries  40.00 EUR\n    Expenses:family:pets  22.10 EUR\n",
                      self.run_cli("export", "--format", "ledger").stdout)
        accounts = json.loads(self.run_cli("export", "--format", "json").stdout)["accounts"]
        rows = [row for account in accounts for row in account["transactions"] if "splits" in row]
        self.assertEqual([row["splits"] for row in rows],
                         [[{"category": "food.groceries", "amount": "-40.00"},
                           {"category": "family.pets", "amount": "-22.10"}]])

    def test_splits_of_a_file_are_splits(self):
        qif = self.write("split.qif", "!Type:Bank\nD01/31/2026\nT-62.10\nPHarbour Market\n"
                         "SGroceries\n$-40.00\nSPets\nEFood for the cat\n$-12.10\nSMystery\n$-10.00\n^\n"
                         "D01/30/2026\nT-5.00\nPHarbour Market\nSGroceries\n$-3.00\nSGroceries\n$-2.00\n^\n")
        self.json("import", qif, "--account", "Mine")
        rows = self.json("transactions", "--search", "Harbour")["transactions"]
        found = [[(part["category"], part["amount"]) for part in row.get("splits", [])] for row in rows]
        self.assertIn([("food.groceries", "-40.00"), ("family.pets", "-12.10"), ("none", "-10.00")], found)
        self.assertIn([], found)
        out = self.folder / "out.qif"
        self.run_cli("export", "--format", "qif", "--account", "Mine", "--out", str(out))
        self.database = self.folder / "second.db"
        self.json("import", str(out))
        again = self.json("transactions", "--search", "Harbour")["transactions"]
        self.assertEqual([[(part["category"], part["amount"]) for part in row.get("splits", [])]
                          for row in again], found)
        self.json("undo")
        self.assertTrue(self.json("check")["ok"])

    def test_ledger_balances(self):
        text = self.run_cli("export", "--format", "ledger", "--account", "Mine").stdout
        amounts = [line.split()[-2] for line in text.splitlines() if line.startswith("    Assets:Mine")]
        self.assertEqual(sum(round(float(amount) * 100) for amount in amounts), 10000)
        if shutil.which("hledger"):
            path = self.write("out.journal", text)
            done = subprocess.run(["hledger", "-f", path, "balance"], capture_output=True, text=True)
            self.assertEqual(done.returncode, 0, done.stderr)

    def test_range_and_usage(self):
        text = self.run_cli("export", "--from", "2026-01-05", "--to", "2026-01-05").stdout
        self.assertEqual(len(text.splitlines()), 2)
        self.run_cli("export", "--format", "xlsx", status=USAGE)
        self.run_cli("export", "--out", "/nonexistent/x.csv", status=FAILED)
