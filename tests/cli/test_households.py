# SPDX-License-Identifier: GPL-3.0-or-later
"""Several accounts together: what a household's forecast is of its accounts', to the cent."""

import datetime as dt
import random

from finsight_cli import ATTENTION, CliCase

AS_OF = dt.date(2026, 6, 14)
FIRST = AS_OF - dt.timedelta(300)
RATE = .9


def live(seed, payday, pay, rent):
    chance, rows = random.Random(seed), []
    for i in range(301):
        day = FIRST + dt.timedelta(i)
        if day.day == payday:
            rows.append((day, pay, f"Employer {seed}"))
        if day.day == 1:
            rows.append((day, -rent, f"Landlord {seed}"))
        if chance.random() < .5:
            rows.append((day, -chance.randint(1000, 6000), f"Shop {seed}"))
    return rows + [(AS_OF, -1500, f"Shop {seed}")]


class Households(CliCase):
    def add(self, name, currency, rows):
        self.run_cli("accounts", "add", name, "--currency", currency, "--balance", "1000.00", "--date",
                     str(FIRST - dt.timedelta(1)))
        text = "Date,Amount,Payee\n" + "".join(f'{day},{amount / 100:.2f},"{payee}"\n'
                                               for day, amount, payee in rows)
        self.run_cli("import", self.write(f"{name}.csv", text), "--account", name)

    def points(self, *choice):
        forecast = self.json("forecast", *choice, "--as-of", str(AS_OF), "--days", "60")
        self.assertEqual(forecast["as_of"], str(AS_OF))
        return forecast["currency"], [{key: float(value) for key, value in point.items()
                                       if key == "mean" or key.startswith("q")}
                                      for point in forecast["points"]]

    def test_two_currencies_add_up_day_by_day(self):
        self.add("Euros", "EUR", live(1, 25, 250000, 90000))
        self.add("Dollars", "USD", live(2, 10, 180000, 60000))
        self.run_cli("rate", "USD", "EUR", str(RATE), "--date", str(AS_OF - dt.timedelta(20)))
        currency, total = self.points()
        worth = {"EUR": (1, RATE), "USD": (1 / RATE, 1)}[currency]
        parts = zip(self.points("--account", "Euros")[1], self.points("--account", "Dollars")[1])
        for i, (day, (euros, dollars)) in enumerate(zip(total, parts)):
            self.assertLess(abs(day["mean"] - worth[0] * euros["mean"] - worth[1] * dollars["mean"]),
                            .03)
            # Futures are added, not bands: what goes up here and down there evens out. Not so at the outer edges:
            # that one of two pays stays away is twice as likely as that one of one does.
            wide = sum(w * (part["q0.9"] - part["q0.1"])
                       for w, part in zip(worth, (euros, dollars)))
            if i >= 10:
                self.assertLess(day["q0.9"] - day["q0.1"], .97 * wide)
                self.assertGreater(day["q0.9"] - day["q0.1"], .5 * wide)

        # The balance that counts dollars covers what is spent in dollars, too.
        single = {account: self.json("forecast", "--account", account, "--as-of", str(AS_OF))
                  for account in ("Euros", "Dollars")}
        both = self.json("forecast", "--as-of", str(AS_OF))
        spent = sum(w * float(single[account]["daily_spending"])
                    for w, account in zip(worth, ("Euros", "Dollars")))
        self.assertLess(abs(float(both["daily_spending"]) / spent - 1), .15)
        self.assertEqual([rate["rate"] for rate in both["rates"]],
                         [RATE if currency == "EUR" else round(1 / RATE, 11)])

    def test_a_currency_in_thousandths(self):
        # No currency in the file: the account's decides what 1.500 is.
        self.run_cli("accounts", "add", "Dinars", "--currency", "KWD", "--balance", "100.500", "--date",
                     str(FIRST))
        path = self.write("dinars.csv", "Date,Amount,Payee\n2025-09-01,-1.500,Shop\n"
                                        "2025-09-02,-12.250,Shop\n2025-09-03,500.125,Pay\n")
        asked = self.json("import", path, "--account", "Dinars", status=ATTENTION)
        self.assertEqual((asked["added"], len(asked["held"])), (0, 3))
        self.run_cli("import", path, "--account", "Dinars", "--decimal-mark", ".")
        account, = self.json("accounts")["accounts"]
        self.assertEqual(account["balance"], "586.875")

    def test_an_account_that_was_given_up_adds_nothing(self):
        self.add("Euros", "EUR", live(1, 25, 250000, 90000))
        _, alone = self.points()
        old = [row for row in live(3, 20, 200000, 80000) if row[0] < FIRST + dt.timedelta(80)]
        left = 100000 + sum(amount for _, amount, _ in old)
        self.add("Old", "EUR", old + [(FIRST + dt.timedelta(85), -left, "Closing")])
        _, together = self.points()
        # While it lived, 60 days of it were pay of 4,000 and shopping of 1,000. That it was closed is longer
        # ago than the record that widens bands.
        for day, before in zip(together, alone):
            self.assertLess(abs(day["mean"] - before["mean"]), 100)
            self.assertLess(day["q0.975"] - day["q0.025"],
                            1.1 * (before["q0.975"] - before["q0.025"]))
