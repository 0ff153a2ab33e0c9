#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a generated statement of every described bank dialect and compares it with the truth.

check-dialects.py CLI FOLDER [--rows 3,12,200] [--seeds 1] [--keep DIRECTORY] [--list CLASS]

FOLDER holds the descriptions (bank2ynab, firefly-iii, hledger, aqbanking). Each file ends as
exact (every date, amount, sign and text, nothing asked), asked (a question whose choices lead to
the truth), refused (said so, nothing wrong), or WRONG. "open" counts files of which the bytes do
not tell, such as days up to the 12th only: asking is right there. Exit 1 when a file is wrong or
less than 95 in 100 of the decidable ones are exact, 77 when the folder is not there.
"""

import argparse
import collections
import itertools
import json
import os
import subprocess
import sys
import tempfile
from decimal import Decimal

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "dialects"))

import descriptions  # noqa: E402
import statements  # noqa: E402

ANSWERS = {"date-order": "--date-order", "decimal-mark": "--decimal-mark", "sign": "--sign",
           "columns": "--columns", "encoding": "--encoding"}


def inspect(cli, path, answers=()):
    run = subprocess.run([cli, "--json", "inspect", path, *answers], capture_output=True, timeout=60)
    return run.returncode, json.loads(run.stdout.decode("utf-8"))


def read_rows(document):
    return [t for s in document["statements"] for t in s["transactions"]]


def differences(document, truth):
    """Words for what is not as it should be: rows, date, amount, sign, text."""
    if "error" in document:
        return {"refused"}
    rows = sorted(read_rows(document), key=lambda r: r["line"])
    if len(rows) != len(truth):
        return {"rows"}
    found = set()
    for row, true in zip(rows, truth):
        amount = Decimal(row["amount"]) * 100
        if row["date"] != true.date.isoformat():
            found.add("date")
        if amount != true.cents:
            found.add("sign" if abs(amount) == abs(true.cents) else "amount")
        text = " ".join(true.text.split())
        read = [" ".join((row[field] or "").split()) for field in ("payee", "memo")]
        if text not in read[0] and text not in read[1]:
            found.add("text")
    return found


def leads_to_truth(cli, path, document, truth):
    choices = [[(ANSWERS[q["kind"]], c["value"]) for c in q["choices"]]
               for q in document["questions"] if q["kind"] in ANSWERS]
    for answers in itertools.islice(itertools.product(*choices), 16):
        _, again = inspect(cli, path, [word for answer in answers for word in answer])
        if not differences(again, truth):
            return True
    return False


def judge(cli, path, statement):
    status, document = inspect(cli, path)
    wrong = differences(document, statement.rows)
    if document.get("questions"):
        kinds = ",".join(sorted(q["kind"] for q in document["questions"]))
        right = leads_to_truth(cli, path, document, statement.rows)
        return ("asked", kinds) if right else ("WRONG", "asked %s; no answer is right: %s" % (kinds, wrong))
    if not wrong:
        return "exact", ""
    if "error" in document or document["refused"] and status == 1:
        return "refused", document.get("error", {}).get("message") or document["refused"][0]["reason"]
    return "WRONG", ",".join(sorted(wrong))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("cli")
    parser.add_argument("folder")
    parser.add_argument("--rows", default="3,12,200")
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--keep", help="write the files there")
    parser.add_argument("--list", default="WRONG", help="classes of which every file is listed")
    arguments = parser.parse_args()
    if not os.path.isdir(arguments.folder):
        print("skipped: there is no %s" % arguments.folder)
        return 77
    directory = arguments.keep or tempfile.mkdtemp(prefix="dialects-")
    os.makedirs(directory, exist_ok=True)
    dialects, others = descriptions.read_all(arguments.folder)
    table = collections.defaultdict(collections.Counter)
    for dialect in dialects:
        for count, seed in itertools.product(map(int, arguments.rows.split(",")), range(1, arguments.seeds + 1)):
            statement = statements.make(dialect, count, seed)
            name = "%s-%s-%d-%d.csv" % (dialect.source, dialect.name.replace("/", "-"), count, seed)
            path = os.path.join(directory, name)
            with open(path, "wb") as file:
                file.write(statement.data)
            kind, why = judge(arguments.cli, path, statement)
            counts = table[dialect.source, count]
            counts[kind] += 1
            counts["open"] += bool(statement.open)
            counts["decided"] += kind == "exact" and not statement.open
            if kind in arguments.list.split(",") and not (statement.open and kind != "WRONG"):
                print("%s: %s: %s" % (kind, name, why))
            if not arguments.keep:
                os.unlink(path)
    return report(table, len(dialects), others)


def report(table, dialects, others):
    words = ("exact", "asked", "refused", "WRONG", "open")
    print("\n%-12s %5s" % ("source", "rows") + "".join("%9s" % w for w in words))
    total = collections.Counter()
    for (source, count), counts in sorted(table.items()):
        print("%-12s %5d" % (source, count) + "".join("%9d" % counts[w] for w in words))
        total.update(counts)
    print("%-12s %5s" % ("all", "") + "".join("%9d" % total[w] for w in words))
    files = sum(total[w] for w in words[:4])
    share = 100.0 * total["decided"] / max(files - total["open"], 1)
    print("%d files of %d dialects; %.1f %% of the decidable are exact" % (files, dialects, share))
    print("%d descriptions are of no bank statement (units, hours, prices, templates): %s"
          % (len(others), ", ".join(n for _, n in others)))
    return 1 if total["WRONG"] or share < 95 else 0


if __name__ == "__main__":
    sys.exit(main())
