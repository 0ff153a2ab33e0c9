#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Simulates the reference population that spending personas are compared with.

    python3 generate.py > population.csv

Five thousand invented households live through thirteen weeks; each becomes one row of the six features of
src/analysis/fin-features.h, computed as that file says. Nobody's data are in it: levels and shares
follow published statistics, tendencies are drawn around five archetypes, and whoever shows the
result says that the population is simulated.

Sources of the levels (rounded):
- Federal Reserve Bank of Atlanta, Survey and Diary of Consumer Payment Choice 2023: 46 payments per
  consumer and month, a third of them by credit and a third by debit card; most purchases are below 50 dollars,
  the distribution of amounts is heavy-tailed.
- European Central Bank, Study on the payment attitudes of consumers in the euro area (SPACE) 2022: purchases
  in shops dominate by number, online purchases are larger; small amounts dominate by number.
- U.S. Bureau of Labor Statistics, Consumer Expenditure Survey 2022: housing takes about a third of a
  household's spending, food an eighth, transport a sixth, entertainment a twentieth.
- Eurostat, Distribution of population by tenure status 2022: about seven households in ten own their
  home; about a third of owners and all tenants pay for it monthly.

Amounts are international dollars (purchasing power parities). Only random() of Python's generator is used,
whose sequence for a seed is promised to stay the same in every version.
"""

import math
import random
import sys

HOUSEHOLDS = 5000
SEED = 20250101
WEEKS = 13
DAYS = 7 * WEEKS
EVENING = 18 * 60
DAYS_PER_MONTH = 30.4375
WINDOW = 30

# Tendencies around which a household's own are drawn: share of the population, purchases a month, median
# amount of a purchase and its spread (of the logarithm), how much likelier a weekend day is than
# a working day, share of purchases in the evening, kinds of things bought.
ARCHETYPES = [
    # share, purchases, median, spread, weekend, evening, kinds
    (0.22, 17, 13.0, 0.60, 0.85, 0.12, 6),    # few, small, planned
    (0.32, 40, 19.0, 0.80, 1.00, 0.22, 11),   # moderate in all
    (0.18, 82, 17.0, 0.85, 1.00, 0.42, 15),   # many, much of it online at night
    (0.15, 42, 21.0, 0.80, 3.40, 0.38, 11),   # the weekend
    (0.13, 17, 70.0, 1.15, 1.00, 0.18, 7),    # fewer, larger
]

# What comes by itself each month, on working days and without a time of day: share of households, median
# amount, spread. Rent, energy, insurance, loans and taxes are no habits and left out of the features;
# the first row is what stays in because nobody told the program what it is.
REGULAR = [
    (0.15, 230.0, 0.70),  # a fixed cost that is not recognised
    (0.80, 30.0, 0.40),   # mobile phone, internet
    (0.65, 14.0, 0.30),   # a subscription
    (0.45, 11.0, 0.30),   # another one
    (0.25, 33.0, 0.30),   # fitness
    (0.30, 22.0, 0.60),   # fees, donations
]


class Chance:
    """Distributions made of random() alone."""

    def __init__(self, seed):
        self.random = random.Random(seed).random

    def normal(self):
        u = 1.0 - self.random()
        return math.sqrt(-2.0 * math.log(u)) * math.cos(2.0 * math.pi * self.random())

    def log_normal(self, median, spread):
        return median * math.exp(spread * self.normal())

    def count(self, mean):
        """Poisson, by Knuth's method in pieces, so that large means do not underflow."""
        total = 0
        while mean > 0:
            limit, product = math.exp(-min(mean, 30.0)), self.random()
            while product > limit:
                total += 1
                product *= self.random()
            mean -= 30.0
        return total


def draw_archetype(chance):
    point = chance.random()
    for archetype in ARCHETYPES:
        point -= archetype[0]
        if point < 0:
            return archetype
    return ARCHETYPES[-1]


def simulate(chance):
    """One household: (day, amount, minute or None, kind) of every payment; day 0 is a Monday."""
    _, purchases, median, spread, weekend, evening, kinds = draw_archetype(chance)
    purchases = chance.log_normal(purchases, 0.26)
    median = chance.log_normal(median, 0.24)
    spread = chance.log_normal(spread, 0.10)
    weekend = chance.log_normal(weekend, 0.22)
    evening = min(0.85, max(0.01, evening + 0.055 * chance.normal()))
    kinds = max(3, int(round(kinds + 1.3 * chance.normal())))
    payments = []

    day_rate = purchases / DAYS_PER_MONTH * 7.0 / (5.0 + 2.0 * weekend)
    for day in range(DAYS):
        for _ in range(chance.count(day_rate * (weekend if day % 7 >= 5 else 1.0))):
            if chance.random() < evening:
                minute = EVENING + int(chance.random() * 300)
            else:
                minute = 7 * 60 + int(chance.random() * 660)
            # Some kinds are bought again and again, others rarely.
            kind = int(kinds * chance.random() ** 1.6)
            payments.append((day, chance.log_normal(median, spread), minute, kind))

    for number, (share, amount, between) in enumerate(REGULAR):
        if chance.random() >= share:
            continue
        amount = chance.log_normal(amount, between)
        due = int(chance.random() * 28)
        for month in range(3):
            day = due + 30 * month
            while day % 7 >= 5:
                day += 1
            payments.append((day, amount, None, 100 + number))
    return [payment for payment in payments if payment[0] < DAYS]


def features(payments):
    """As src/analysis/fin-features.c; an own implementation, so that each checks the other."""
    amounts = [payment[1] for payment in payments]
    total = sum(amounts)
    mean = total / len(amounts)
    squares = sum((amount - mean) ** 2 for amount in amounts)
    timed = sum(p[1] for p in payments if p[2] is not None)
    windows = [set() for _ in range(DAYS // WINDOW)]
    for day, _, _, kind in payments:
        window = (DAYS - 1 - day) // WINDOW
        if window < len(windows):
            windows[window].add(kind)
    return (
        mean,
        len(amounts) * DAYS_PER_MONTH / DAYS,
        sum(p[1] for p in payments if p[0] % 7 >= 5) / total,
        sum(len(window) for window in windows) / len(windows),
        math.sqrt(squares / (len(amounts) - 1)),
        sum(p[1] for p in payments if p[2] is not None and p[2] >= EVENING) / timed,
    )


def main():
    chance = Chance(SEED)
    out = sys.stdout
    out.write("average,frequency,weekend,categories,deviation,evening\n")
    written = 0
    while written < HOUSEHOLDS:
        payments = simulate(chance)
        if sum(1 for p in payments if p[2] is not None) < 12:
            continue  # too little to be anybody's spending
        out.write("%.2f,%.1f,%.4f,%.2f,%.2f,%.4f\n" % features(payments))
        written += 1


if __name__ == "__main__":
    main()
