#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds finsight-cli inspect against a manifest of bank files: counts, sums, currencies, balances.

check-manifest.py CLI DIRECTORY [--formats ofx1-sgml,csv] [--verbose] [--strict FORMATS]

DIRECTORY has manifest.tsv with the columns file, format, expect, exp_transactions, exp_sum,
currency, balance. Exit 1 when a file of the strict formats is not as expected, 77 when the
directory is not there.
"""

import argparse
import collections
import csv
import json
import os
import subprocess
import sys
from decimal import Decimal, InvalidOperation


def inspect(cli, path):
    run = subprocess.run([cli, "--json", "inspect", path], capture_output=True, timeout=20)
    if run.returncode < 0 or run.returncode not in (0, 1, 2, 3):
        return run.returncode, None, "crashed with %d" % run.returncode
    try:
        return run.returncode, json.loads(run.stdout.decode("utf-8")), ""
    except ValueError:
        return run.returncode, None, "no JSON: " + run.stderr.decode("utf-8", "replace")[:200]


def decimal(text):
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def normal_balance(text):
    """The manifest quotes balances as the file prints them: "R$ 5.326,43"."""
    digits = "".join(c for c in text if c.isdigit() or c in "-.,")
    if "," in digits and ("." not in digits or digits.rfind(",") > digits.rfind(".")):
        digits = digits.replace(".", "").replace(",", ".")
    return decimal(digits.replace(",", ""))


def wanted_balances(text):
    """Closing booked balances: "OPBD 1.01; CLBD 4.04", "open 0,00 | close 3,47", or plain numbers."""
    if "close" in text:
        parts = text.split("close", 1)[1].split(";")
    elif any(c.isalpha() for c in text.split(";")[0].split(" ")[0]) and "R$" not in text:
        parts = [p.split()[1] for p in text.split(";") if p.strip().startswith("CLBD")]
    else:
        parts = text.split(";")
    return [b for b in map(normal_balance, parts) if b is not None]


def check_exact(row, document):
    rows = [t for s in document["statements"] for t in s["transactions"]]
    problems = []
    if row["exp_transactions"] and len(rows) != int(row["exp_transactions"]):
        problems.append("%d rows, not %s" % (len(rows), row["exp_transactions"]))
    if row["exp_sum"] and decimal(row["exp_sum"]) is not None:
        total = sum((Decimal(t["amount"]) for t in rows), Decimal(0))
        if total != decimal(row["exp_sum"]):
            problems.append("sum %s, not %s" % (total, row["exp_sum"]))
    if row["currency"] and rows:
        currencies = {t["currency"] for t in rows}
        if not currencies <= set(row["currency"].replace(";", " ").replace(",", " ").split()):
            problems.append("currency %s, not %s" % (currencies, row["currency"]))
    if row.get("first_date") and rows and rows[0]["date"] != row["first_date"]:
        problems.append("first date %s, not %s" % (rows[0]["date"], row["first_date"]))
    if row.get("first_text") and rows \
            and row["first_text"] not in "%s %s" % (rows[0]["payee"], rows[0]["memo"]):
        problems.append("first text %s, not %s" % (rows[0]["memo"], row["first_text"]))
    if row["balance"]:
        stated = [s["balance"]["amount"] for s in document["statements"] if s["balance"]]
        wanted = wanted_balances(row["balance"])
        if [b for b in wanted if b not in [Decimal(s) for s in stated]]:
            problems.append("balance %s, not %s" % (stated, row["balance"]))
    return problems


def check_partial(row, document):
    rows = [t for s in document["statements"] for t in s["transactions"]]
    total = len(rows) + sum(len(document[list_]) for list_ in ("held", "refused", "skipped"))
    if total < int(row["exp_transactions"] or 0):
        return ["%d rows with held and refused, not %s" % (total, row["exp_transactions"])]
    return []


def check(row, status, document):
    expect = row["expect"]
    failed = "error" in document
    if expect in ("survive", "stated", ""):
        return []
    if expect == "refuse":
        return [] if failed and status == 3 else ["not refused (status %d)" % status]
    if failed:
        return [document["error"]["message"]]
    if expect == "ask" and not document["questions"]:
        return ["no question"]
    if expect == "empty":
        rows = sum(len(s["transactions"]) for s in document["statements"])
        return ["%d rows in an empty file" % rows] if rows or status != 0 else []
    if expect == "partial":
        return check_partial(row, document)
    problems = check_exact(row, document)
    if expect == "held" and not document["held"]:
        problems.append("nothing held")
    if expect in ("exact", "held") and document["questions"]:
        problems.append("asked " + ", ".join(q["kind"] for q in document["questions"]))
    if expect in ("exact", "held") and document["refused"]:
        problems.append("%d refused" % len(document["refused"]))
    return problems


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cli")
    parser.add_argument("directory")
    parser.add_argument("--formats", default="")
    parser.add_argument("--strict", default="")
    parser.add_argument("--known", default="", help="a file that lists accepted differences")
    parser.add_argument("--verbose", action="store_true")
    arguments = parser.parse_args()
    manifest = os.path.join(arguments.directory, "manifest.tsv")
    if not os.path.exists(manifest):
        print("skipped: there is no %s" % manifest)
        return 77
    known = {}
    if arguments.known:
        with open(arguments.known, encoding="utf-8") as file:
            known = dict(line.rstrip("\n").split("\t", 1) for line in file
                         if "\t" in line and not line.startswith("#"))
    wanted = [f for f in arguments.formats.split(",") if f]
    strict = [f for f in arguments.strict.split(",") if f]
    table = collections.defaultdict(collections.Counter)
    bad = 0
    with open(manifest, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    for row in rows:
        if row["format"] in ("dialects", "encoding") or wanted and row["format"] not in wanted:
            continue
        status, document, trouble = inspect(
            arguments.cli, os.path.join(arguments.directory, row["file"]))
        problems = [trouble] if document is None else check(row, status, document)
        key = (row["format"], row["expect"])
        if not problems:
            table[key]["right"] += 1
        elif row["file"] in known:
            table[key]["known"] += 1
            print("known: %s: %s (%s)" % (row["file"], "; ".join(problems), known[row["file"]]))
        else:
            table[key]["wrong"] += 1
            bad += row["format"] in strict
            print("WRONG: %s [%s]: %s" % (row["file"], row["expect"], "; ".join(problems)))
    print("%-14s %-9s %6s %6s %6s" % ("format", "expect", "right", "wrong", "known"))
    for key in sorted(table):
        counts = table[key]
        print("%-14s %-9s %6d %6d %6d" % (*key, counts["right"], counts["wrong"], counts["known"]))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
