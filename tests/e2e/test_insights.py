# SPDX-License-Identifier: GPL-3.0-or-later
"""Insights by the keyboard alone: what if, why a day is what it is, pictures, what is not unusual."""

import datetime
import pathlib
import re
import struct
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree
import zlib

from desktop import CLI, Finsight, wait_for

NOW = "--now=2026-11-22T10:00"
DIFFERENCE = "What if: difference"
DAYS = 30
LAST_DAY = datetime.date(2026, 11, 20)


def statement(account, n_days=5 * 365):
    """An account in CSV: pay, rent and something every day."""
    lines = ["Date,Description,Amount"]
    for n in range(n_days):
        day = LAST_DAY - datetime.timedelta(n)
        if day.day == 27:
            lines.append(f"{day},Pay {account},{1800 + 10 * account}")
        if day.day == 1:
            lines.append(f"{day},Rent {account},-{900 + account}")
        lines.append(f"{day},Shop {(n * n + account) % 7},-{(n * 37 + account) % 50 + 1}.50")
    return "\n".join(lines) + "\n"


def amount(text):
    """"−£1,234.56" in pence."""
    sign = -1 if "−" in text else 1
    return sign * round(float(re.sub(r"[^0-9.]", "", text)) * 100)


class Insights(unittest.TestCase):
    """The tests of a class share one run of the program; each leaves it as it was."""

    @classmethod
    def setUpClass(cls):
        cls.finsight = Finsight("--demo", NOW)
        cls.addClassCleanup(cls.finsight.__exit__, None, None, None)
        cls.finsight.find_text("demo household")
        cls.finsight.press("Control+4")
        cls.finsight.find_text("How good these forecasts are")


class WhatIf(Insights):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.finsight.walk_to("^What If…")
        cls.finsight.press("Return")
        cls.finsight.find_text("Spend less on")

    def setUp(self):
        self.before = self.finsight.text_after("In 30 days")
        self.assertIsNone(self.finsight.text_after(DIFFERENCE))

    def difference(self, what_if):
        """What the command line says of it after 30 days, on the same data, in pence."""
        told = self.finsight.cli("--db", self.finsight.home / "data/finsight/demo.db", "forecast",
                                 "--account", "Current account", "--days", DAYS,
                                 "--what-if", what_if)
        return amount(told["what_if"]["points"][-1]["difference"].replace("-", "−"))

    def choose(self, row, item):
        self.finsight.walk_to(f"^{row}")
        self.finsight.press(" ")
        self.finsight.walk_to(f"^{item}", key="Down", most=30)
        self.finsight.press("Return")

    def write(self, row, text):
        self.finsight.walk_to(f"^{row}")
        self.finsight.press("Control+a")
        self.finsight.type(text)
        self.finsight.press("Tab")

    def expect(self, what_if):
        """The figures say what the command line says of the same change; Reset takes it back."""
        wanted = self.difference(what_if)
        self.assertNotEqual(wanted, 0)
        wait_for(lambda: amount(self.finsight.text_after(DIFFERENCE) or "0") == wanted,
                 f"a difference of {wanted} for {what_if}")
        self.assertNotEqual(self.finsight.text_after("In 30 days"), self.before)
        self.reset()

    def reset(self):
        self.finsight.walk_to("^Reset")
        self.finsight.press(" ")
        wait_for(lambda: self.finsight.text_after(DIFFERENCE) is None, "things as they are")
        self.assertEqual(self.finsight.text_after("In 30 days"), self.before)

    def test_a_bill_is_cancelled(self):
        self.finsight.walk_to("^TV Licensing")
        self.finsight.press(" ")
        self.expect("cancel:TV Licensing")

    def test_a_category_is_cut(self):
        self.choose("Spend less on", "Groceries")
        self.write("Less by percent", "50")
        self.expect("cut:Groceries=50%")

    def test_a_purchase(self):
        self.write("A purchase of", "250")
        self.write("Bought in so many days", "3")
        self.finsight.find_text("^Tue 24 Nov$")
        self.expect("spend:2026-11-24=250")

    def test_more_income(self):
        self.write("More income", "300")
        self.expect("income:+300/month")

    def test_a_bill_comes_later(self):
        self.choose("A payment comes later", "Ashdown Lettings")
        self.write("Later by days", "30")
        self.expect("delay:Ashdown Lettings=30d")

    def test_several_at_once_go_back_one_by_one(self):
        self.write("A purchase of", "250")
        wait_for(lambda: self.finsight.text_after(DIFFERENCE) is not None, "the purchase")
        one = amount(self.finsight.text_after(DIFFERENCE))
        self.finsight.walk_to("^TV Licensing")
        self.finsight.press(" ")
        wait_for(lambda: amount(self.finsight.text_after(DIFFERENCE)) > one, "the bill to go")
        self.finsight.press(" ")
        wait_for(lambda: amount(self.finsight.text_after(DIFFERENCE)) == one, "the bill to be paid")
        self.reset()


class Reasons(Insights):
    def test_each_day_says_what_moves_it(self):
        self.finsight.walk_to("^Chart")
        self.finsight.press("Shift+F10")
        self.finsight.press("t")
        self.finsight.walk_to("Ashdown Lettings: −.?£968.03", key="Down", most=15)
        day = self.finsight.focused()
        self.assertRegex(day, "Forecast: .*95% range: ")
        self.assertRegex(day, "Payments, by their chances: −.?£[0-9]{3}")
        self.assertRegex(day, "Everything without a date: ")
        self.finsight.press("Shift+F10")
        self.finsight.press("t")

    def test_horizons(self):
        for days in (60, 90):
            self.finsight.walk_to("^30\\b|^60\\b|^90\\b")
            self.finsight.press("Right")
            self.finsight.press(" ")
            self.finsight.find_text(f"^In {days} days$")
        self.finsight.walk_to("^Other number of days")
        self.finsight.press(" ")
        self.finsight.walk_to("^Days ahead, a week to a year")
        self.finsight.press("Control+a")
        self.finsight.type("365")
        self.finsight.press("Return")
        self.finsight.find_text("^In 365 days$")
        self.finsight.find_text("Below zero within 365 days")
        self.finsight.press("Escape")
        self.finsight.walk_to("^30\\b")
        self.finsight.press(" ")
        self.finsight.find_text("^In 30 days$")

    def regenerate(self):
        self.finsight.walk_to("^Forecast menu")
        self.finsight.press(" ")
        for item in ("Regenerate", "Compare with Prophet", "Save Picture…"):
            self.finsight.find("menu item", item)
        self.finsight.press("r")

    def test_regenerate_leaves_what_is_known_on_screen(self):
        lowest = self.finsight.find_text("lowest −?£[0-9.]+ on").group()
        self.regenerate()
        for _ in range(5):
            self.assertIn("How good these forecasts are", self.finsight.texts())
        self.finsight.find_text(re.escape(lowest))


class Progress(unittest.TestCase):
    """Accounts of five years each: what takes long enough to be seen, and to be stopped."""

    N_ACCOUNTS = 20

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        path = cls.path = pathlib.Path(folder.name) / "household.db"
        rows = pathlib.Path(folder.name) / "rows.csv"
        for account in range(cls.N_ACCOUNTS):
            rows.write_text(statement(account), encoding="utf-8")
            subprocess.run([CLI, "--quiet", "--db", path, "import", f"--account=Account {account}",
                            "--currency=GBP", rows], check=True, stdout=subprocess.DEVNULL)
        cls.finsight = Finsight("--db", path, NOW)
        cls.addClassCleanup(cls.finsight.__exit__, None, None, None)
        cls.finsight.find_text("Account 1")
        cls.finsight.press("Control+4")
        cls.finsight.find_text("In 30 days")
        cls.finsight.wait_until_gone("Computing…")

    def regenerate(self):
        """Stands on what is in front of Cancel first, so that one Tab is there in time."""
        self.finsight.walk_to("^Other number of days")
        self.finsight.press("F5")

    def test_regenerate_shows_progress_and_can_be_cancelled(self):
        now = self.finsight.text_after("Now")
        # What the window has not seen yet tells a computation that ended from one that was stopped;
        # as it is old and in every account, nothing that was computed before can be used again.
        for account in range(self.N_ACCOUNTS):
            self.finsight.cli("--db", self.path, "add", f"--account=Account {account}",
                              "--date=2022-01-03", "--payee=Gift", "--amount=1000")
        self.regenerate()
        self.finsight.press("Tab")
        self.assertRegex(self.finsight.focused(), "^Cancel")
        self.finsight.press(" ")
        self.finsight.wait_until_gone("Computing…")
        self.assertEqual(self.finsight.text_after("Now"), now)
        self.regenerate()
        wait_for(lambda: amount(self.finsight.text_after("Now"))
                 == amount(now) + 100000 * self.N_ACCOUNTS, "what was added")
        self.finsight.wait_until_gone("Computing…")


class Rates(unittest.TestCase):
    def test_a_rate_is_stated_and_taken_back(self):
        with tempfile.TemporaryDirectory() as folder:
            path, rows = pathlib.Path(folder) / "household.db", pathlib.Path(folder) / "rows.csv"
            for currency, n_days in (("GBP", 200), ("USD", 100)):
                rows.write_text(statement(1, n_days), encoding="utf-8")
                subprocess.run([CLI, "--quiet", "--db", path, "import", f"--account={currency}",
                                f"--currency={currency}", rows], check=True,
                               stdout=subprocess.DEVNULL)
            with Finsight("--db", path, NOW) as finsight:
                finsight.find_text("^USD$")
                finsight.press("Control+4")
                finsight.find_text("Accounts in USD are left out: no rate is known for it")
                finsight.walk_to("^Rate of USD")
                finsight.press("Return")
                finsight.find_text("What was 1 USD worth in GBP")
                finsight.type("0,79")
                finsight.press("Return")
                finsight.find_text("1 USD is taken as 0.7900 GBP, its last known rate, of 22 Nov 2026")
                self.assertNotIn("left out", "".join(finsight.texts()))
                finsight.press("Control+z")
                finsight.find_text("Accounts in USD are left out")


class Pictures(Insights):
    """The same drawing, of the same size, as a picture of dots, of shapes, and as a page."""

    def save(self, path):
        self.finsight.walk_to("^Forecast menu")
        self.finsight.press(" ")
        self.finsight.press("s")
        self.finsight.find("button", "Save")
        self.finsight.press("Control+a")
        self.finsight.type(str(path))
        self.finsight.press("Return")
        wait_for(path.exists, f"{path.name} to be written")
        wait_for(lambda: self.finsight.find_now("button", "Forecast menu"), "the window")

    def test_saved(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        paths = {ending: pathlib.Path(folder.name) / f"chart.{ending}"
                 for ending in ("png", "svg", "pdf")}
        for path in paths.values():
            self.save(path)
        png = paths["png"].read_bytes()
        self.assertEqual(png[:8], b"\x89PNG\r\n\x1a\n")
        width, height = struct.unpack(">II", png[16:24])
        root = xml.etree.ElementTree.parse(paths["svg"]).getroot()
        left, top, svg_width, svg_height = map(float, root.get("viewBox").split())
        self.assertEqual(root.tag, "{http://www.w3.org/2000/svg}svg")
        self.assertEqual((left, top), (0, 0))
        self.assertGreater(len(list(root.iter("{http://www.w3.org/2000/svg}path"))), 20)
        pdf = paths["pdf"].read_bytes()
        self.assertEqual(pdf[:5], b"%PDF-")
        self.assertIn(b"%%EOF", pdf[-8:])
        # The page may be described in a stream.
        streams = re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL)
        texts = [zlib.decompressobj().decompress(stream) for stream in streams if stream[:1] == b"x"]
        box = re.search(rb"/MediaBox \[ ?0 0 ([0-9.]+) ([0-9.]+) ?\]",
                        b"\n".join([pdf, *texts]))
        self.assertAlmostEqual(float(box[1]) / float(box[2]), svg_width / svg_height, places=2)
        self.assertAlmostEqual(width / height, svg_width / svg_height, places=2)


class Anomalies(Insights):
    def test_expected(self):
        self.finsight.find_text("Evans Cycles took")
        self.finsight.walk_to("^Expected[^$]*Evans Cycles")
        self.finsight.press("Return")
        self.finsight.wait_until_gone("Evans Cycles took")
        self.finsight.press("Control+z")
        self.finsight.find_text("Evans Cycles took")


class Nudges(Insights):
    def test_less_of_this_and_back(self):
        self.finsight.press("Control+5")
        self.finsight.find_text("Charged twice")
        self.finsight.walk_to("^Charged twice")
        self.finsight.press("Return")
        self.finsight.walk_to("^Less of This")
        self.finsight.press("Return")
        self.finsight.find_text("Such notifications will come less often")
        self.finsight.wait_until_gone("Evans Cycles took")
        self.finsight.click("Undo", "button")
        self.finsight.find_text("Evans Cycles took")
