#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turns words into test programs: select-tests.py BUILD WORD..., one name a line.

A word is a test's name (money), a suite (core, unit, ui), a test program (test-money), or a part
of a name. A word that fits nothing ends the program with status 2.
"""

import json
import pathlib
import sys


def fits(word, test):
    bare = word.removeprefix("test-")
    suites = {suite.split(":")[-1] for suite in test["suite"]}
    return bare == test["name"] or bare in suites


def select(tests, word):
    return [t["name"] for t in tests if fits(word, t)] or [
        t["name"] for t in tests if word in t["name"]
    ]


def main():
    file = pathlib.Path(sys.argv[1]) / "meson-info" / "intro-tests.json"
    tests = json.loads(file.read_text())
    names = {}
    for word in sys.argv[2:]:
        found = select(tests, word)
        if not found:
            known = ", ".join(sorted({t["name"] for t in tests}))
            print(f"dev: no test is called '{word}'. There are: {known}", file=sys.stderr)
            return 2
        names.update(dict.fromkeys(found))
    print("\n".join(names))
    return 0


sys.exit(main())
