#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sums up a run of `meson test`: count-tests.py LOGS-FOLDER, last line `N passed, N failed, N skipped`.

Every TAP subtest counts as one test; a program that crashed, timed out, or ended badly after all its
subtests had passed (as a sanitizer makes it do) counts as one failure more. Exits 1 when anything
failed or nothing passed.
"""

import json
import pathlib
import re
import sys

PLAN = re.compile(r"^1\.\.\d+", re.MULTILINE)
CASE = re.compile(r"^(not )?ok\b(?: \d+)?(?: - | )?([^#\n]*)(#\s*SKIP)?", re.MULTILINE | re.IGNORECASE)


def count_cases(name, output):
    """Returns [passed, failed, skipped] of a program's TAP output and prints what failed."""
    counts = [0, 0, 0]
    for failure, case, skip in CASE.findall(output):
        if failure:
            counts[1] += 1
            print(f"FAILED  {name}: {case.strip()}")
        else:
            counts[2 if skip else 0] += 1
    return counts


def count_program(record):
    """Returns [passed, failed, skipped] of one test program."""
    name, result = record["name"], record["result"]
    output = record.get("stdout") or ""
    good = result in ("OK", "EXPECTEDFAIL")
    counts = count_cases(name, output) if PLAN.search(output) else [0, 0, 0]
    if result == "SKIP":
        return [0, 0, 1]
    if not good and counts[1] == 0:
        counts[1] = 1
        print(f"FAILED  {name}: {result.lower()}, status {record.get('returncode')}")
    elif good and sum(counts) == 0:
        counts[0] = 1
    return counts


def main():
    log = pathlib.Path(sys.argv[1]) / "testlog.json"
    records = [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []
    if not records:
        print("no test was run")
        print("0 passed, 1 failed, 0 skipped")
        return 1
    passed, failed, skipped = map(sum, zip(*map(count_program, records)))
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or passed == 0 else 0


sys.exit(main())
