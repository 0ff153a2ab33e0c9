#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sums up a run of `meson test`: count-tests.py LOGS-FOLDER, last line `N passed, N failed, N skipped`.

Every TAP subtest counts as one test; a program that crashed, timed out or failed without naming a
failed subtest counts as one failure more. Exits 1 when anything failed or nothing ran.
"""

import pathlib
import sys
import xml.etree.ElementTree


def count_suite(suite):
    """Returns (passed, failed, skipped) of one test program and prints what failed."""
    passed = failed = skipped = 0
    for case in suite.iter("testcase"):
        name = f"{suite.get('name')}: {case.get('name')}"
        if case.find("failure") is not None or case.find("error") is not None:
            failed += 1
            print(f"FAILED  {name}")
        elif case.find("skipped") is not None:
            skipped += 1
        else:
            passed += 1
    return passed, failed, skipped


def count_run(log):
    """Sums (passed, failed, skipped) over the JUnit file that Meson writes."""
    totals = [0, 0, 0]
    for suite in xml.etree.ElementTree.parse(log).getroot().iter("testsuite"):
        counts = list(count_suite(suite))
        broken = int(suite.get("errors", "0")) + int(suite.get("failures", "0"))
        if broken > 0 and counts[1] == 0:
            print(f"FAILED  {suite.get('name')}: ended without finishing")
            counts[1] = 1
        totals = [sum(pair) for pair in zip(totals, counts)]
    return totals


def main():
    log = pathlib.Path(sys.argv[1]) / "testlog.junit.xml"
    if not log.exists():
        print("no test was run")
        print("0 passed, 1 failed, 0 skipped")
        return 1
    passed, failed, skipped = count_run(log)
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or passed == 0 else 0


sys.exit(main())
