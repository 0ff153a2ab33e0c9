#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the analysis of a household of five accounts costs from scratch and after small imports, with nothing
and with every row filed by hand; 77 where the build folder is not known.

FINSIGHT_BENCH_ROWS sets the number of rows of all accounts together (100000), FINSIGHT_BENCH_ACCOUNTS
that of the accounts and FINSIGHT_BENCH_YEARS over how many years they go (5)."""

import datetime
import os
import pathlib
import random
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(os.environ["FINSIGHT_SOURCE_ROOT"])
ACCOUNTS = int(os.environ.get("FINSIGHT_BENCH_ACCOUNTS", "5"))
LAST = datetime.date(2026, 10, 31)
DAYS = int(os.environ.get("FINSIGHT_BENCH_YEARS", "5")) * 365
SHOPS = ["TESCO STORES", "Corner Bakery", "SHELL PETROL", "Boots Pharmacy", "AMZN Mktp", "Pret", "City Cinema",
         "Green Grocer", "Book Barn", "Tram Ticket", "Hardware Depot", "SumUp *Florist", "Noodle House", "Zoo Cafe"]
HEADER = "Date,Payee,Purpose,Amount\n"


def row(day, payee, purpose, cents):
    return f"{day},{payee},{purpose},{cents / 100:.2f}\n"


def bills(chance, account, day):
    """What comes on its day: pay, rent, a loan, subscriptions, a quarterly and a yearly fee."""
    found = []
    if day.day == 28:
        found.append(row(day, f"Employer {account}", "Salary", 240000))
    if day.day == 1:
        found.append(row(day, f"Landlord {account}", "Rent contract 700123", -80000))
    for number in range(8):
        if day.day == 3 + number * 3:
            found.append(row(day, f"Subscription {account}{number}", f"Contract 88{number}12345", -999 - number * 250))
    if day.weekday() == 2:
        found.append(row(day, f"Gym {account}", "Course", -1500))
    if day.day == 15 and day.month % 3 == 0:
        found.append(row(day, f"Water Works {account}", "Quarter", -9000 - chance.randint(0, 900)))
    if (day.day, day.month) == (20, account + 1):
        found.append(row(day, f"Insurance {account}", "Policy 5551234", -42000))
    return found


def shopping(chance, day, count):
    """Payees as they are met: a few very often, many now and then, with the texts of cards."""
    found = []
    for _ in range(count):
        branch = int(chance.paretovariate(0.9)) % 60
        payee = f"{chance.choice(SHOPS)} {branch}"
        purpose = f"Card 4711 {chance.randint(10, 28)}.{day.month:02d} receipt {chance.randint(0, 9999999):07d}"
        found.append(row(day, payee, purpose, -int(chance.lognormvariate(7.6, 0.8)) - 50))
    return found


def ledger(path, account, rows):
    chance = random.Random(account)
    found = []
    for back in range(DAYS - 1, -1, -1):
        day = LAST - datetime.timedelta(days=back)
        found += bills(chance, account, day)
        found += shopping(chance, day, max(rows * (DAYS - back) // DAYS - len(found), 0))
    path.write_text(HEADER + "".join(found))
    return path


def small(path, number, rows):
    """The next ten days of the first account, one row a day at least, rows in all."""
    chance = random.Random(1000 + number)
    days = [LAST + datetime.timedelta(days=10 * number + day + 1) for day in range(10)]
    if rows < len(days):
        path.write_text(HEADER + "".join(shopping(chance, days[-1], rows)))
        return path
    found = [entry for day in days for entry in bills(chance, 0, day)]
    each = (rows - len(found)) // len(days)
    counts = [each] * (len(days) - 1) + [rows - len(found) - each * (len(days) - 1)]
    path.write_text(HEADER + "".join(found + [entry for day, count in zip(days, counts)
                                              for entry in shopping(chance, day, count)]))
    return path


def main():
    build = os.environ.get("FINSIGHT_BUILD_ROOT")
    programs = [pathlib.Path(build)] if build else sorted((ROOT / "_build").glob("*"))
    programs = [folder / "tests" / "engine" / "bench-analysis" for folder in programs]
    programs = [program for program in programs if program.exists()]
    if not programs:
        return 77
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        rows = int(os.environ.get("FINSIGHT_BENCH_ROWS", "100000"))
        ledgers = [ledger(folder / f"ledger-{i}.csv", i, rows // ACCOUNTS) for i in range(ACCOUNTS)]
        files = [small(folder / f"small-{i}.csv", i, count) for i, count in enumerate((1, 30, 40, 50) * 2)]
        return subprocess.run([programs[0], folder, str(ACCOUNTS), *ledgers, *files], check=False).returncode


sys.exit(main())
