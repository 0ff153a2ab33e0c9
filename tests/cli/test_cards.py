# SPDX-License-Identifier: GPL-3.0-or-later
"""Credit cards: what is owed is paid from the current account on its due day, and only once."""

import datetime as dt
import math
import random

from finsight_cli import USAGE, CliCase

AS_OF = dt.date(2026, 6, 14)
FIRST = AS_OF - dt.timedelta(400)


def live(chance):
    """A card whose statement of the 20th is paid on the 10th. Returns: rows of both, and what is owed
    by statement day"""
    current, card, owed, balance = [], [], {}, 0
    for i in range(401):
        day = FIRST + dt.timedelta(i)
        if day.day == 25:
            current.append((day, 260000, "Acme Payroll"))
        if day.day == 1:
            current.append((day, -90000, "Rent"))
        if chance.random() < .4:
            current.append((day, -chance.randint(1000, 4000), "Grocer"))
        if chance.random() < .6:
            card.append((day, -chance.randint(500, 6000), chance.choice(["Shop", "Cafe"])))
            balance += card[-1][1]
        if day.day == 20:
            owed[day] = -balance
        if day.day == 10 and owed:
            paid = owed[max(owed)]
            balance += paid
            card.append((day, paid, "Payment, thank you"))
            current.append((day, -paid, "Visa card"))
    return current, card, owed


def money(text):
    return round(float(text) * 100)


class Household(CliCase):
    """Current pays Visa."""
    CURRENCY, RATE = "EUR", 1
    CARD_UNTIL = AS_OF

    def setUp(self):
        super().setUp()
        current, card, self.owed = live(random.Random(3))
        self.owed_now = -sum(amount for _, amount, _ in card)
        self.run_cli("accounts", "add", "Current", "--currency", self.CURRENCY, "--balance", "0.00",
                     "--date", str(FIRST - dt.timedelta(1)))
        self.run_cli("accounts", "add", "Visa", "--currency", "EUR", "--kind", "card",
                     "--balance", "0.00", "--date", str(FIRST - dt.timedelta(1)))
        current = [(day, round(amount * self.RATE) if payee == "Visa card" else amount, payee)
                   for day, amount, payee in current]
        card = [row for row in card if row[0] <= self.CARD_UNTIL]
        for name, rows in (("Current", current), ("Visa", card)):
            text = "Date,Amount,Payee\n" + "".join(
                f'{day},{amount / 100:.2f},"{payee}"\n' for day, amount, payee in rows)
            self.run_cli("import", self.write(f"{name}.csv", text), "--account", name)

    def forecast(self, account=None, as_of=AS_OF):
        choice = ("--account", account) if account else ()
        return self.json("forecast", *choice, "--as-of", str(as_of), "--days", "35")

    def payments(self, forecast):
        return [(event["date"], money(event["amount"])) for event in forecast["events"]
                if event["label"] == "Visa"]

    def drop(self, forecast, date):
        points = {point["date"]: money(point["mean"]) for point in forecast["points"]}
        return points[date] - points[str(dt.date.fromisoformat(date) - dt.timedelta(1))]


class Cards(Household):
    def test_the_last_statement_is_paid_to_the_cent(self):
        # The statement of 20 May is due on 10 June: from 1 June it lies ahead.
        owed = self.owed[dt.date(2026, 5, 20)]
        forecast = self.forecast("Current", dt.date(2026, 6, 1))
        self.assertEqual(self.payments(forecast), [("2026-06-10", -owed)])
        self.assertLess(abs(self.drop(forecast, "2026-06-10") + owed), 6000)
        self.assertEqual(self.payments(self.forecast("Visa", dt.date(2026, 6, 1))),
                         [("2026-06-10", owed)])

    def test_what_is_paid_is_not_paid_again(self):
        # On 14 June it is paid; the statement of 20 June is foreseen from what is owed and spent.
        forecast = self.forecast("Current")
        (day, amount), = self.payments(forecast)
        self.assertEqual(day, "2026-07-10")
        # six days until then, of 0.6 * 32.50 a day
        self.assertLess(abs(-amount - self.owed_now - 6 * 1950), 6 * 600)
        for point in forecast["points"]:
            if point["date"] != day:
                self.assertGreater(self.drop(forecast, point["date"]) if point["date"] > "2026-06-15"
                                   else 0, -20000 if point["date"][-2:] != "01" else -95000)

    def what_if(self, account, wish, as_of=AS_OF):
        return self.json("forecast", "--account", account, "--as-of", str(as_of), "--days", "35",
                         "--what-if", wish)

    def differences(self, forecast):
        base = {point["date"]: money(point["mean"]) for point in forecast["points"]}
        return {point["date"]: money(point["mean"]) - base[point["date"]]
                for point in forecast["what_if"]["points"]}

    def test_a_payment_can_be_delayed_and_cancelled(self):
        day = dt.date(2026, 6, 1)
        owed = self.owed[dt.date(2026, 5, 20)]
        for account, sign in (("Current", 1), ("Visa", -1)):
            with self.subTest(account):
                later = self.differences(self.what_if(account, "delay:Visa=5d", day))
                self.assertEqual({date for date, difference in later.items() if difference},
                                 {f"2026-06-{n}" for n in range(10, 15)})
                self.assertEqual(later["2026-06-12"], sign * owed)
                never = self.differences(self.what_if(account, "cancel:Visa", day))
                self.assertEqual(never["2026-06-09"], 0)
                self.assertEqual(never["2026-07-05"], sign * owed)

    def test_what_is_not_bought_with_the_card_is_not_paid(self):
        # Half of what the card buys from 1 June to the statement of the 20th, 19 days of 19.50, is due on 10 July.
        asked = {account: self.json("forecast", *choice, "--as-of", "2026-06-01", "--days", "60",
                                    "--what-if", "cut:Shop=100%")
                 for account, choice in (("Current", ("--account", "Current")), ("Visa", ("--account", "Visa")),
                                         (None, ()))}
        current, card, both = (self.differences(asked[name]) for name in ("Current", "Visa", None))
        self.assertEqual(current["2026-07-09"], 0)
        saved = current["2026-07-10"]
        self.assertLess(abs(saved - 19 * 975), 19 * 975 / 2)
        # the card has it until then, and neither more nor less
        self.assertLess(abs(card["2026-06-20"] - saved), 100)
        self.assertLess(abs(card["2026-07-09"] + 975 - card["2026-07-10"] - saved), 300)
        self.assertLess(abs(both["2026-07-20"] - current["2026-07-20"] - card["2026-07-20"]), 600)

    def test_what_is_bought_with_the_card_is_paid(self):
        bought = self.json("forecast", "--account", "Visa", "--as-of", "2026-06-01", "--days", "60",
                           "--what-if", "spend:2026-06-05=900.00")
        difference = self.differences(bought)
        self.assertEqual(difference["2026-06-04"], 0)
        self.assertEqual(difference["2026-07-09"], -90000)
        self.assertLess(abs(difference["2026-07-10"]), 100)

    def band(self, forecast, date):
        point, = [point for point in forecast["points"] if point["date"] == date]
        return money(point["q0.975"]) - money(point["q0.025"])

    def test_what_is_not_yet_spent_is_not_yet_known(self):
        # The statement of 20 May is known to the cent, that of 20 June is not: six days are to come.
        sure = self.forecast("Current", dt.date(2026, 6, 1))
        # a fifth more for everything else that a day may bring
        self.assertLess(self.band(sure, "2026-06-10"), 1.2 * self.band(sure, "2026-06-09") + 2000)
        unsure = self.json("forecast", "--account", "Current", "--as-of", "2026-05-22", "--days", "60")
        known = self.added(unsure, "2026-06-10")
        self.assertGreater(self.added(unsure, "2026-07-10"), 1.2 * known + 5000)
        # What is open about the statement moves from the card to the account that pays it.
        card = self.json("forecast", "--account", "Visa", "--as-of", "2026-05-22", "--days", "60")
        self.assertLess(self.band(card, "2026-07-10"), 0.75 * self.band(card, "2026-07-09"))

    def added(self, forecast, date):
        """How wide the inner half of what comes on that day alone is: independent widths add up in squares. The outer
        band is made by pay that may stay away, ten times as wide."""
        half = {point["date"]: money(point["q0.75"]) - money(point["q0.25"])
                for point in forecast["points"]}
        before = half[str(dt.date.fromisoformat(date) - dt.timedelta(1))]
        return math.sqrt(max(half[date] ** 2 - before ** 2, 0))

    def test_the_household_pays_itself_nothing(self):
        household = self.forecast(None, dt.date(2026, 6, 1))
        self.assertEqual(self.payments(household), [])
        self.assertLess(abs(self.drop(household, "2026-06-10")), 8000)

    def test_what_is_said_goes_before_what_is_seen(self):
        self.run_cli("accounts", "edit", "Visa", "--due-day", "15", "--statement-day", "28",
                     "--paid-from", "Current")
        card, = [account["card"] for account in self.json("accounts")["accounts"]
                 if account["name"] == "Visa"]
        self.assertEqual(card, {"statement_day": 28, "due_day": 15, "paid_from": "Current"})
        self.assertEqual([day for day, _ in self.payments(self.forecast("Current"))],
                         ["2026-06-15", "2026-07-15"])
        self.run_cli("undo")
        self.assertEqual([day for day, _ in self.payments(self.forecast("Current"))],
                         ["2026-07-10"])

    def test_what_makes_no_sense_is_refused(self):
        self.assertIn("no credit card", self.run_cli("accounts", "edit", "Current", "--due-day", "3",
                                                     status=USAGE).stderr)
        for arguments in (("--due-day", "32"), ("--statement-day", "-2"), ("--paid-from", "Visa")):
            with self.subTest(arguments):
                done = self.run_cli("accounts", "edit", "Visa", *arguments, status=3)
                self.assertIn("1 to 31", done.stderr)


class CardsPaidFromAbroad(Household):
    """The payer's currency is another one: no row says that its payments are the card's."""
    CURRENCY, RATE = "GBP", 0.85

    def setUp(self):
        super().setUp()
        self.run_cli("rate", "EUR", "GBP", "0.85", "--date", "2026-01-01")

    def test_what_is_owed_is_paid_at_the_last_known_rate(self):
        owed = round(self.owed[dt.date(2026, 5, 20)] * 0.85)
        for said in (False, True):
            with self.subTest(said=said):
                if said:
                    self.run_cli("accounts", "edit", "Visa", "--due-day", "10", "--statement-day", "20",
                                 "--paid-from", "Current")
                forecast = self.forecast("Current", dt.date(2026, 6, 1))
                self.assertEqual(self.payments(forecast), [("2026-06-10", -owed)])
                self.assertLess(abs(self.drop(forecast, "2026-06-10") + owed), 6000)
                # paid on the 10th: not once more on the 12th
                (day, _), = self.payments(self.forecast("Current", dt.date(2026, 6, 11)))
                self.assertEqual(day, "2026-07-10")

    def test_the_household_pays_itself_nothing(self):
        household = self.forecast(None, dt.date(2026, 6, 1))
        self.assertEqual(self.payments(household), [])
        self.assertLess(abs(self.drop(household, "2026-06-10")), 8000)


class CardsThatEndEarly(Household):
    """The card was imported last on 31 May, the account that paid it on 10 June goes on."""
    CARD_UNTIL = dt.date(2026, 5, 31)

    def test_what_is_paid_is_not_paid_again(self):
        for as_of in (dt.date(2026, 6, 11), AS_OF):
            with self.subTest(as_of):
                (day, amount), = self.payments(self.forecast("Current", as_of))
                self.assertEqual(day, "2026-07-10")
                # the month to 20 June, of about 0.6 * 32.50 a day
                self.assertLess(abs(-amount - 31 * 1950), 31 * 600)
        # before that day it is due, whatever the card's rows show
        self.assertEqual(self.payments(self.forecast("Current", dt.date(2026, 6, 9)))[0],
                         ("2026-06-10", -self.owed[dt.date(2026, 5, 20)]))
