# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person said stays said: every kind of verdict against everything that could overrule it."""

import datetime
import shutil
import sqlite3
import unittest

from finsight_cli import ATTENTION, CliCase

NOW = "2025-11-20"


def monthly(payee, amount, day, months=range(1, 11)):
    return [f"2025-{month:02}-{day:02},{amount},{payee}" for month in months]


def history():
    """Ten months of an account: what recurs, groceries, and a charge that came twice."""
    groceries = [datetime.date(2025, 1, 4) + datetime.timedelta(days=7 * i) for i in range(43)]
    return (monthly("STREAMFLIX.COM", "-12.99", 5) + monthly("CITY GYM", "-30.00", 9)
            + monthly("ACME PAYROLL", "2500.00", 28) + monthly("CORNER BAKERY", "-7.20", 17)
            + monthly("SPORTS CLUB", "-21.00", 12, range(1, 6))
            + monthly("SPORTS UNION", "-21.00", 12, range(6, 11))
            + [f"{day},-{41 + 7 * i % 23}.{10 + i},GREEN GROCER"
               for i, day in enumerate(groceries)]
            + ["2025-10-20,-700.00,TRANSFER TO SAVINGS",
               "2025-10-21,-83.40,SHOE HOUSE", "2025-10-22,-83.40,SHOE HOUSE",
               "2025-10-23,-19.00,ODD THING", "2025-10-24,-300.00,SHED AND GARDEN",
               "2025-10-30,-450.00,PARTED SIDE"])


SAVINGS = ["2025-10-02,-1.50,ACCOUNT FEE", "2025-10-21,700.00,TRANSFER FROM MINE",
           "2025-10-31,450.00,PARTED OTHER"]

# The same account as another program tells it: its rows wait for the person.
QIF = """!Type:Bank
D2025-10-21
T-83.40
PSHOE HOUSE LONDON
^
D2025-10-23
T-19.00
PODD THING PLC
^
"""


def text_of(lines):
    return "Date,Amount,Payee\n" + "\n".join(lines) + "\n"


class Household(CliCase):
    """The household is made once; each case works on a copy."""

    made = None

    def setUp(self):
        super().setUp()
        self.lines = history()
        self.other = self.write("other.qif", QIF)
        if Household.made is None:
            self.make()
            Household.made = self.snapshot()
        self.restore(Household.made)

    def make(self):
        self.bring()
        self.bring(SAVINGS, account="Savings")
        for payee in ("TRANSFER TO SAVINGS", "PARTED SIDE"):
            row = self.row(payee)
            if "transfer" not in row:
                raise AssertionError(f"{payee} was not paired")

    def snapshot(self):
        """The database as bytes: no program has it open."""
        with sqlite3.connect(self.database) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        return self.database.read_bytes()

    def restore(self, data):
        shutil.rmtree(self.database.parent, ignore_errors=True)
        self.database.parent.mkdir(mode=0o700)
        self.database.write_bytes(data)

    def bring(self, lines=None, account="Mine", name="bank.csv", status=0):
        path = self.write(name, text_of(self.lines if lines is None else lines))
        return self.json("import", path, "--account", account, "--currency", "EUR", status=status)

    def rows(self, search):
        return self.json("transactions", "--search", search, "--limit", "200")["transactions"]

    def row(self, search):
        return self.rows(search)[0]

    def series(self, *arguments):
        listed = self.json("recurring", "--as-of", NOW, *arguments)["series"]
        return {one["description"]: one for one in listed}

    def anomalies(self):
        return self.json("anomalies", "--as-of", "2025-11-01", "--all")["anomalies"]

    def duplicate(self):
        one, = [a for a in self.anomalies() if a["kind"] == "duplicate"]
        return one


class Verdict:
    """Says something, knows whether it holds, and which payee's rows it is about."""

    payee = None
    comes_back = True    # with rows that were deleted and brought back by --restore

    def prepare(self, case):
        """What must be there before anything can be said."""

    def say(self, case):
        raise NotImplementedError

    def holds(self, case):
        raise NotImplementedError


class SeriesVerdict(Verdict):
    payee = "STREAMFLIX"
    words = ()

    def say(self, case):
        case.json("recurring", *self.words, "--as-of", NOW)


class Confirmed(SeriesVerdict):
    words = ("confirm", "Streamflix")

    def holds(self, case):
        one = case.series().get("Streamflix", {})
        return (one.get("verdict"), one.get("confidence")) == ("confirmed", 1)


class Rejected(SeriesVerdict):
    payee = "CORNER BAKERY"
    words = ("reject", "Corner Bakery")

    def holds(self, case):
        return "Corner Bakery" not in case.series()


class Edited(SeriesVerdict):
    words = ("edit", "Streamflix", "--name", "Films", "--cadence", "quarterly", "--next",
             "2026-01-05", "--amount", "-14.99", "--category", "entertainment.streaming")

    def holds(self, case):
        listed = case.series()
        one = listed.get("Films", {})
        return "Streamflix" not in listed and [one.get(name) for name in (
            "cadence", "amount", "category", "next")] == [
                "quarterly", "-14.99", "entertainment.streaming", "2026-01-05"]


class Ended(SeriesVerdict):
    words = ("end", "Streamflix", "--on", "2025-11-02")

    def holds(self, case):
        one = case.series().get("Streamflix", {})
        return (one.get("verdict"), one.get("state")) == ("ended", "ended")


class Merged(SeriesVerdict):
    payee = "SPORTS"
    words = ("merge", "Sports Union", "Sports Club")

    def holds(self, case):
        listed = case.series()
        one = listed.get("Sports Union", {})
        return "Sports Club" not in listed and one.get("verdict") == "merged" and one["count"] == 10


class Added(SeriesVerdict):
    words = ("add", "Dog walker", "--account", "Mine", "--cadence", "weekly", "--next", "2025-11-24",
             "--amount", "-25", "--category", "family.pets")

    def holds(self, case):
        one = case.series().get("Dog walker", {})
        return (one.get("verdict"), one.get("next")) == ("added", "2025-11-24")


class Filed(Verdict):
    """A category by hand, of one transaction."""

    payee = "ODD THING"

    def say(self, case):
        case.json("categorise", str(case.row(self.payee)["id"]), "--category", "food.cafes")

    def holds(self, case):
        row = case.row(self.payee)
        return (row["category"], row["category_source"]) == ("food.cafes", "person")


class Ruled(Verdict):
    payee = "SHED AND GARDEN"

    def say(self, case):
        case.json("categorise", str(case.row("GREEN GROCER")["id"]), "--category",
                  "family.pets", "--always")

    def holds(self, case):
        found = case.rows("GREEN GROCER")
        return len(found) >= 43 and {row["category"] for row in found} == {"family.pets"}


class Renamed(Verdict):
    payee = "STREAMFLIX"

    def say(self, case):
        case.json("edit", str(case.row(self.payee)["id"]), "--payee", "Film Night", "--always")

    def holds(self, case):
        return len(case.rows("Film Night")) >= 10 and "Film Night" in case.series()


class Expected(Verdict):
    payee = "SHOE HOUSE"

    def say(self, case):
        case.json("anomalies", "expect", case.duplicate()["key"], "--as-of", "2025-11-01")

    def holds(self, case):
        return [a["expected"] for a in case.anomalies() if a["kind"] == "duplicate"] == [True]


class SplitUp(Verdict):
    payee = "SHED AND GARDEN"

    def say(self, case):
        case.json("split", str(case.row(self.payee)["id"]), "--part", "family.pets=-100",
                  "--part", "food.groceries=rest")

    def holds(self, case):
        return [(part["category"], part["amount"]) for part in case.row(self.payee).get("splits", [])] == [
            ("family.pets", "-100.00"), ("food.groceries", "-200.00")]


class HeldDecision(Verdict):
    payee = "ODD THING"
    accept = None

    def prepare(self, case):
        case.json("import", case.other, "--account", "Mine", status=ATTENTION)

    def say(self, case):
        case.json("held", "--all", "--accept" if self.accept else "--reject")

    def holds(self, case):
        again = case.json("import", case.other, "--account", "Mine", "--dry-run", status=None)
        return ((again["added"], again["held"]) == (0, [])
                and len([row for row in case.rows("ODD THING") if row.get("state") != "held"])
                == (2 if self.accept else 1))


class HeldAccepted(HeldDecision):
    accept = True


class HeldRejected(HeldDecision):
    accept = False


class Joined(Verdict):
    payee = "ODD THING"
    comes_back = False   # who deletes one side of a transfer has parted it

    def prepare(self, case):
        case.bring(["2025-10-28,-1.50,ACCOUNT FEE", "2025-10-29,18.50,BACK AGAIN"], account="Savings", name="more.csv")

    def say(self, case):
        case.json("edit", str(case.row("ODD THING")["id"]), "--transfer",
                  str(case.row("BACK AGAIN")["id"]))

    def holds(self, case):
        return case.row("ODD THING").get("transfer") == case.row("BACK AGAIN")["id"]


class Parted(Verdict):
    payee = "PARTED SIDE"

    def say(self, case):
        case.json("edit", str(case.row(self.payee)["id"]), "--part")

    def holds(self, case):
        return "transfer" not in case.row(self.payee) and "transfer" not in case.row("PARTED OTHER")


class Deleted(Verdict):
    payee = "CITY GYM"

    def say(self, case):
        case.run_cli("edit", str(case.row("ODD THING")["id"]), "--delete")

    def holds(self, case):
        return not case.rows("ODD THING")


class Changed(Verdict):
    """A row whose day, amount, payee, memo and note the person corrected."""

    payee = "GREEN GROCER"

    def say(self, case):
        case.json("edit", str(case.row("ODD THING")["id"]), "--payee", "Lamp", "--amount", "-18.00",
                  "--date", "2025-10-26", "--memo", "for the desk", "--note", "cash")

    def holds(self, case):
        row, = case.rows("Lamp") or [None]
        return row is not None and not case.rows("ODD THING") and [
            row[name] for name in ("amount", "date", "memo", "note")] == [
                "-18.00", "2025-10-26", "for the desk", "cash"]


# What could overrule a verdict -----------------------------------------------------------------

NOVEMBER = ["2025-11-03,-44.00,GREEN GROCER", "2025-11-05,-12.99,STREAMFLIX.COM",
            "2025-11-09,-30.00,CITY GYM", "2025-11-17,-7.20,CORNER BAKERY", "2025-11-18,-1.00,ODD SHOP"]


def nothing(case, verdict):
    """Each look is a program of its own: it starts again and analyses anew."""


def same_file(case, verdict):
    again = case.bring()
    case.assertEqual(again["added"], 0)


def overlapping_file(case, verdict):
    last = [line for line in case.lines if line >= "2025-10-15"]
    again = case.bring(last + NOVEMBER, name="later.csv")
    case.assertEqual(again["added"], len(NOVEMBER))


def overlap_undone(case, verdict):
    overlapping_file(case, verdict)
    case.run_cli("undo")


def overlap_redone(case, verdict):
    overlap_undone(case, verdict)
    case.run_cli("redo")


def said_again(case, verdict):
    case.run_cli("undo")
    case.assertFalse(verdict.holds(case), "after the verdict was undone")
    case.run_cli("redo")


def all_undone(case, verdict):
    """Undone to before the first import, and redone."""
    steps = [step for step in case.json("history")["steps"] if not step["undone"]]
    for _ in steps:
        case.run_cli("undo")
    case.assertEqual(case.total(), 0)
    for _ in steps:
        case.run_cli("redo")


def delete_rows(case, verdict):
    """Its payee's rows go; the file that comes again does not bring them."""
    numbers = [str(row["id"]) for row in case.rows(verdict.payee)]
    case.run_cli("edit", *numbers, "--delete")
    again = case.bring()
    case.assertEqual(again["added"], 0)
    case.assertFalse(case.rows(verdict.payee))
    return numbers


def rows_deleted_and_restored(case, verdict):
    numbers = delete_rows(case, verdict)
    case.json("edit", *numbers, "--restore")


def deletion_undone(case, verdict):
    delete_rows(case, verdict)
    case.run_cli("undo")
    case.run_cli("undo")


def other_source(case, verdict):
    """Another program's file of the same days: what it tells in other words waits."""
    case.json("import", case.write("another.qif", QIF.replace("LONDON", "PARIS")), "--account", "Mine",
              status=None)


def account_deletion_undone(case, verdict):
    case.json("accounts", "delete", "Mine")
    case.assertFalse(case.rows("GREEN GROCER"))
    case.run_cli("undo")


def backup(case, verdict):
    copy = str(case.folder / "copy.db")
    case.json("backup", copy)
    case.run_cli("edit", str(case.row("GREEN GROCER")["id"]), "--delete")
    case.json("restore", copy)


VERDICTS = (Confirmed, Rejected, Edited, Ended, Merged, Added, Filed, Ruled, Renamed, Expected, SplitUp,
            HeldAccepted, HeldRejected, Joined, Parted, Deleted, Changed)
EVENTS = (nothing, same_file, overlapping_file, overlap_undone, overlap_redone, said_again, all_undone,
          rows_deleted_and_restored, deletion_undone, account_deletion_undone, other_source, backup)


class Survival(Household):
    """One case per verdict and event; made below."""

    said = {}

    def begin(self, kind):
        verdict = kind()
        if kind not in Survival.said:
            verdict.prepare(self)
            self.assertFalse(verdict.holds(self), "before anything was said")
            verdict.say(self)
            Survival.said[kind] = self.snapshot()
        self.restore(Survival.said[kind])
        return verdict


def survival(kind, event):
    def test(self):
        verdict = self.begin(kind)
        event(self, verdict)
        self.assertEqual(verdict.holds(self),
                         verdict.comes_back or event is not rows_deleted_and_restored)
    return test


for kind in VERDICTS:
    for event in EVENTS:
        setattr(Survival, f"test_{kind.__name__}_survives_{event.__name__}", survival(kind, event))


class NewAccount(Household):
    """An account is deleted on purpose: what was said of its payments goes where they go."""

    def say(self, kind):
        verdict = kind()
        verdict.say(self)
        self.assertTrue(verdict.holds(self))
        self.json("accounts", "delete", "Mine")
        self.assertEqual(self.series(), {})
        self.assertEqual(self.series("--rejected"), {})
        return verdict

    def test_the_same_file_in_a_new_account(self):
        for kind in (Confirmed, Rejected, Edited, Ended, Merged):
            with self.subTest(kind=kind.__name__):
                self.restore(Household.made)
                verdict = self.say(kind)
                self.bring(account="Fresh start")
                self.assertTrue(verdict.holds(self))
                self.assertEqual({one["account"] for one in self.series().values()}, {"Fresh start"})
                # what is said from now on is said of the new account
                self.json("recurring", "reset", "Films" if kind is Edited else
                          verdict.words[1], "--as-of", NOW)
                self.assertFalse(verdict.holds(self))
                self.run_cli("undo")
                self.assertTrue(verdict.holds(self))

    def test_another_banks_file_in_an_account_of_the_same_number(self):
        for kind in (Rejected, Edited, Added):
            with self.subTest(kind=kind.__name__):
                self.restore(Household.made)
                self.json("accounts", "delete", "Savings")
                verdict = self.say(kind)
                lines = [f"2025-{month:02}-19,-7.20,CORNER BAKERY" for month in range(1, 11)]
                self.bring(lines, account="Other bank", name="bakery.csv")
                self.assertEqual(list(self.series()), ["Corner Bakery"])
                for _ in range(2):
                    self.run_cli("undo")
                self.assertTrue(verdict.holds(self))

    def test_a_part_of_the_file_is_enough(self):
        verdict = self.say(Edited)
        self.bring([line for line in self.lines if line >= "2025-07"], account="Fresh start")
        self.assertTrue(verdict.holds(self))


class Quiet(Household):
    """A verdict is the last word for nudges, too."""

    def told(self):
        return self.json("nudges", "--as-of", "2025-11-01T12:00:00Z")["nudges"]

    def test_expected_charge_is_not_told(self):
        started = self.snapshot()
        self.assertIn("duplicate-charge", [one["rule"] for one in self.told()])
        self.restore(started)
        self.json("anomalies", "expect", self.duplicate()["key"], "--as-of", "2025-11-01")
        self.assertNotIn("duplicate-charge", [one["rule"] for one in self.told()])

    def test_rejected_series_is_not_told(self):
        self.bring([line.replace("-12.99", "-17.99") if line.startswith("2025-10") else line
                    for line in monthly("MUSICBOX", "-12.99", 25)], name="dearer.csv")
        started = self.snapshot()
        self.assertIn("price-rise", [one["rule"] for one in self.told()])
        self.restore(started)
        self.json("recurring", "reject", "Musicbox", "--as-of", NOW)
        self.assertNotIn("price-rise", [one["rule"] for one in self.told()])

    def test_rejected_income_is_not_missed(self):
        """Nor is income that ended."""
        def told():
            return [one["rule"] for one in self.json("nudges", "--as-of", "2025-12-20T12:00:00Z")["nudges"]]
        self.bring(["2025-12-19,-41.00,GREEN GROCER"], name="december.csv")
        started = self.snapshot()
        self.assertIn("missing-income", told())
        for words in (("reject", "Acme Payroll"), ("end", "Acme Payroll", "--on", "2025-11-01")):
            with self.subTest(words[0]):
                self.restore(started)
                self.json("recurring", *words, "--as-of", NOW)
                self.assertNotIn("missing-income", told())


if __name__ == "__main__":
    unittest.main()
