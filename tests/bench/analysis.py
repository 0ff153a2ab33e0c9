#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the analysis of a ledger costs from scratch and after small imports, with nothing and with every row
filed by hand; 77 where the build folder is not known.

FINSIGHT_BENCH_ROWS sets the number of rows (100000)."""

import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(os.environ["FINSIGHT_SOURCE_ROOT"])
sys.path.insert(0, str(ROOT / "tests" / "lib"))

import statement  # noqa: E402


def small(path, first, rows):
    lines = ["Date,Value date,Payee,Purpose,Amount,Balance"]
    lines += [f"2026-11-01,2026-11-01,Grocer {i},Card 4711 receipt n{first + i},-{i + 1}.50," for i in range(rows)]
    path.write_text("\n".join(lines) + "\n")
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
        ledger = folder / "ledger.csv"
        statement.long_csv(ledger, int(os.environ.get("FINSIGHT_BENCH_ROWS", "100000")))
        files = [small(folder / f"{i}.csv", i * 1000, rows) for i, rows in enumerate((1, 50, 1, 50))]
        return subprocess.run([programs[0], folder, ledger, *files], check=False).returncode


sys.exit(main())
