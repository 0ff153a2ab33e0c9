#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Seconds and memory of finsight-cli as the number of transactions grows: read, import, query; and
rows per second beside other programs on the same file, where they are installed.

FINSIGHT_BENCH_ROWS sets the size of that file (100000; the design's figure is 1000000)."""

import datetime
import os
import pathlib
import random
import shutil
import subprocess
import tempfile
import time

SIZES = (1_000, 10_000, 100_000)
PAYEES = ("Grocer", "Baker", "Railway", "Power and Light", "Cinema", "Pharmacy", "Bookshop")


def write_statement(path, rows):
    """A CSV as a bank writes it, ten rows a day, the same for the same number of rows."""
    numbers = random.Random(rows)
    day = datetime.date(2026, 10, 31) - datetime.timedelta(days=rows // 10)
    with open(path, "w", encoding="utf-8") as out:
        out.write("Date,Description,Amount\n")
        for row in range(rows):
            if row % 10 == 0:
                day += datetime.timedelta(days=1)
            cents = numbers.randint(-20_000, -100) if row % 20 else 180_000
            payee = f"{numbers.choice(PAYEES)} {numbers.randint(1, 400)}"
            out.write(f"{day},{payee},{cents / 100:.2f}\n")


def measure(*command):
    """Returns (seconds, peak memory in MiB) of one process."""
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode > 1:
        raise SystemExit(f"{command} failed with status {process.returncode}")
    return seconds, usage.ru_maxrss / 1024


RULES = """skip 1
fields date, description, amount
date-format %Y-%m-%d
currency EUR
account1 assets:current
"""


def peers(folder, statement):
    """Commands that load the same file: (name, arguments); a plain table is the least there is."""
    rules = folder / "peer.rules"
    rules.write_text(RULES, encoding="utf-8")
    yield "finsight-cli import", ["finsight-cli", "--quiet", "--db", folder / "peer.db", "import",
                                  statement, "--account", "Current", "--currency", "EUR"]
    yield "sqlite3 .import", ["sqlite3", folder / "plain.db", "-cmd", ".mode csv",
                              f".import {statement} plain"]
    yield "hledger print", ["hledger", "--rules-file", rules, "-f", f"csv:{statement}", "print"]


def compare(folder):
    rows = int(os.environ.get("FINSIGHT_BENCH_ROWS", "100000"))
    statement = folder / "peers.csv"
    write_statement(statement, rows)
    print(f"\n{rows} rows, {statement.stat().st_size / 1e6:.0f} MB")
    print(f"{'program':<24} {'seconds':>8} {'rows/s':>10} {'MiB':>7}")
    for name, command in peers(folder, statement):
        if shutil.which(command[0]) is None:
            print(f"{name:<24} not installed")
            continue
        seconds, memory = measure(*map(str, command))
        print(f"{name:<24} {seconds:>8.2f} {rows / seconds:>10.0f} {memory:>7.0f}", flush=True)


def main():
    print(f"{'rows':>8}  {'step':<24} {'seconds':>8} {'MiB':>7}")
    with tempfile.TemporaryDirectory() as folder:
        for rows in SIZES:
            statement = pathlib.Path(folder) / f"{rows}.csv"
            cli = ["finsight-cli", "--quiet", "--db", f"{folder}/{rows}.db"]
            write_statement(statement, rows)
            choose = ["--account", "Current", "--currency", "EUR"]
            for step, arguments in (
                ("inspect", ["inspect", statement]),
                ("import", ["import", statement, *choose]),
                ("import again", ["import", statement, *choose]),
                ("first 50 transactions", ["transactions", "--limit", "50"]),
                ("search", ["transactions", "--search", "railway", "--limit", "50"]),
                ("forecast", ["forecast", "--as-of", "2026-10-31"]),
            ):
                seconds, memory = measure(*cli, *map(str, arguments))
                print(f"{rows:>8}  {step:<24} {seconds:>8.2f} {memory:>7.0f}", flush=True)
        compare(pathlib.Path(folder))


main()
