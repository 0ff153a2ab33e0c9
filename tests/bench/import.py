#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Seconds and memory of finsight-cli as the number of transactions grows: read, import, query; and
rows per second beside other programs on the same file, where they are installed.

The comparison is made with 100000 rows, which hledger takes about a minute for, and without it with
1000000. FINSIGHT_BENCH_ROWS sets one size for all instead."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(os.environ["FINSIGHT_SOURCE_ROOT"]) / "tests" / "lib"))

import statement  # noqa: E402

SIZES = (1_000, 10_000, 100_000)


def measure(*command):
    """Returns (seconds, of these on a processor, peak memory in MiB) of one process."""
    begin = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode > 1:
        raise SystemExit(f"{command} failed with status {process.returncode}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


RULES = """skip 1
fields date, _, description, comment, amount, _
date-format %Y-%m-%d
currency EUR
account1 assets:current
"""


def peers(folder, file):
    """Commands that load the same file: (name, arguments); a plain table is the least there is."""
    rules = folder / "peer.rules"
    rules.write_text(RULES, encoding="utf-8")
    yield "finsight-cli import", ["finsight-cli", "--quiet", "--db", folder / "peer.db", "import",
                                  file, "--account", "Current", "--currency", "EUR"]
    yield "sqlite3 .import", ["sqlite3", folder / "plain.db", "-cmd", ".mode csv",
                              f".import {file} plain"]
    yield "hledger print", ["hledger", "--rules-file", rules, "-f", f"csv:{file}", "print"]


def compare(rows, without):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        file = folder / "peers.csv"
        statement.long_csv(file, rows)
        print(f"\n{rows} rows, {file.stat().st_size / 1e6:.0f} MB")
        print(f"{'program':<24} {'seconds':>8} {'CPU s':>8} {'rows/s':>10} {'MiB':>7}")
        for program, command in peers(folder, file):
            if command[0] in without:
                print(f"{program:<24} left out at this size")
                continue
            if shutil.which(command[0]) is None:
                print(f"{program:<24} not installed")
                continue
            seconds, busy, memory = measure(*map(str, command))
            print(f"{program:<24} {seconds:>8.2f} {busy:>8.2f} {rows / seconds:>10.0f} {memory:>7.0f}",
                  flush=True)


def compare_all():
    if "FINSIGHT_BENCH_ROWS" in os.environ:
        compare(int(os.environ["FINSIGHT_BENCH_ROWS"]), ())
        return
    compare(100_000, ())
    compare(1_000_000, ("hledger",))


def main():
    print(f"{'rows':>8}  {'step':<24} {'seconds':>8} {'MiB':>7}")
    with tempfile.TemporaryDirectory() as folder:
        for rows in SIZES:
            file = pathlib.Path(folder) / f"{rows}.csv"
            cli = ["finsight-cli", "--quiet", "--db", f"{folder}/{rows}.db"]
            statement.long_csv(file, rows)
            choose = ["--account", "Current", "--currency", "EUR"]
            for step, arguments in (
                ("inspect", ["inspect", file]),
                ("import", ["import", file, *choose]),
                ("import again", ["import", file, *choose]),
                ("first 50 transactions", ["transactions", "--limit", "50"]),
                ("search", ["transactions", "--search", "railway", "--limit", "50"]),
                ("forecast", ["forecast", "--as-of", "2026-10-31"]),
            ):
                seconds, _, memory = measure(*cli, *map(str, arguments))
                print(f"{rows:>8}  {step:<24} {seconds:>8.2f} {memory:>7.0f}", flush=True)
    compare_all()


main()
