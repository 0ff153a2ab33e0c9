#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A large statement through the window: the longest gap of the main loop, the slowest read of a page, rows
per second and the peak memory of the whole process, by phase; fails where a limit of the design is broken.

FINSIGHT_BENCH_ROWS sets the number of rows (1000000)."""

import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(os.environ["FINSIGHT_SOURCE_ROOT"])
sys.path.insert(0, str(ROOT / "tests" / "lib"))

import statement  # noqa: E402


def main():
    build = pathlib.Path(os.environ["FINSIGHT_BUILD_ROOT"])
    program = build / "tests" / "app" / "bench-import-window"
    if not program.exists():
        print("the program with the window was not built")
        return 77
    rows = int(os.environ.get("FINSIGHT_BENCH_ROWS", "1000000"))
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "long.csv"
        statement.long_csv(path, rows)
        print(f"{rows} rows, {path.stat().st_size / 1e6:.0f} MB", flush=True)
        return subprocess.run([ROOT / "build-aux" / "with-display", program,
                               pathlib.Path(folder) / "bench.db", path], check=False).returncode


sys.exit(main())
