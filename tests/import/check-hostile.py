#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads each hostile file and asserts its stated outcome and a memory limit; prints what it took.

check-hostile.py CLI DIRECTORY [--memory 64]

DIRECTORY holds manifest.tsv; its rows of the format "hostile" are read where the file is there. An
outcome is an error's code, or rows, refused rows, questions and what else must be true. The time is
printed, not asserted. Exit 1 when an outcome or the limit is not kept, 77 without the directory.
"""

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
import time

# rows, refused, questions; then a condition on the amounts and dates in the order of the file.
OUTCOMES = {
    "ofx_thousands_comma.ofx": (1, 0, "", ["-6254.60"]),
    "ofx_thousands_dot.ofx": (1, 0, "", ["-1174.78"]),
    "ofx_bad_amount.ofx": (1, 1, "", ["-5.00"]),
    "ofx_no_date.ofx": (0, 1, "", []),
    "ofx_30feb.ofx": (0, 1, "", []),
    "ofx_same_fitid_two_payees.ofx": (2, 0, "", ["-5.00", "-7.00"]),
    "ofx_same_all_but_fitid.ofx": (2, 0, "", ["-5.00", "-5.00"]),
    "ofx_long_fields.ofx": (1, 0, "", ["-5.00"]),
    "ofx_huge_amount.ofx": (0, 2, "", []),
    "ofx_nul_and_ctrl.ofx": (1, 0, "", ["-5.00"]),
    "ofx_entities.ofx": (1, 0, "", ["-5.00"]),
    "ofx_truncated.ofx": (1, 1, "", ["-5.00"]),
    "ofx_tz_midnight.ofx": (3, 0, "", ["2024-03-31"] * 3),
    "camt_billion_laughs.xml": "malformed",
    "camt_quadratic.xml": "malformed",
    "camt_xxe.xml": "malformed",
    "camt_many_attrs.xml": "refused-format",
    "camt_deep.xml": "refused-format",
    "camt_bad_amount.xml": (0, 2, "", []),
    "csv_empty.csv": "empty",
    "csv_bom_only.csv": "empty",
    "csv_header_only.csv": (0, 0, "", []),
    "csv_unclosed_quote.csv": (50, 1, "sign", None),
    "csv_nul.csv": (2, 0, "sign", ["1.00", "2.00"]),
    "csv_mixed_eol.csv": (3, 0, "sign", ["1.00", "2.00", "3.00"]),
    "csv_ambiguous_dates.csv": (12, 0, "date-order", None),
    "csv_dates_decide_late.csv": (200, 0, "", None),
    "csv_thousands_only.csv": (2, 0, "decimal-mark", ["-1200.00", "-3000.00"]),
    "csv_swiss_apostrophe.csv": (2, 0, "", ["5432.10", "-1850.00"]),
    "csv_nbsp_thousands.csv": (2, 0, "date-order", ["-1234.56", "2500.00"]),
    "csv_unicode_minus.csv": (3, 0, "", ["-12.50"] * 3),
    "csv_formula_payees.csv": (5, 0, "", None),
    "csv_identical_rows.csv": (2, 0, "", ["-4.50", "-4.50"]),
    "csv_overlap_a.csv": (3, 0, "", None),
    "csv_overlap_b.csv": (4, 0, "", None),
    "csv_wide_row.csv": (2, 0, "sign", ["1.00", "2.00"]),
    "csv_long_field.csv": (1, 0, "", ["1.00"]),
    "csv_bad_utf8.csv": (2, 0, "sign", ["1.00", "2.00"]),
    "qif_apostrophe_year.qif": (2, 0, "", ["2024-02-01", "1999-12-31"]),
    "qif_split_mismatch.qif": (1, 0, "date-order", ["-10.00"]),
    "qif_unknown_type.qif": (1, 0, "date-order", ["-2.00"]),
    "mt940_colon_lines.sta": (1, 0, "", ["-5.00"]),
    "mt940_balance_off.sta": (1, 0, "", ["-5.00"]),
    "mt940_decade.sta": (2, 0, "", ["2024-01-02", "2023-12-31"]),
    "xhb_bad_julian.xhb": (0, 2, "", []),
}

# What a sum of rows does not show: nothing is cut, entities are decoded once, the loss is told.
LONGEST = {"ofx_long_fields.ofx": 100, "csv_long_field.csv": 10000}


def measure(cli, path):
    """The document, the wall time in seconds and the largest resident size in MiB."""
    with tempfile.TemporaryFile() as out:
        begin = time.monotonic()
        child = subprocess.Popen([cli, "--json", "inspect", path], stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        took = time.monotonic() - begin
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        document = json.loads(out.read().decode("utf-8")) if child.returncode >= 0 else None
    return document, took, usage.ru_maxrss / 1024


def problems_of(name, document):
    outcome = OUTCOMES[name]
    if document is None:
        return ["it crashed"]
    if isinstance(outcome, str):
        code = document.get("error", {}).get("code")
        return [] if code == outcome else ["%s, not %s" % (code, outcome)]
    if "error" in document:
        return [document["error"]["message"]]
    rows = [t for s in document["statements"] for t in s["transactions"]]
    kinds = ",".join(q["kind"] for q in document["questions"])
    found = []
    for what, is_, wanted in (("rows", len(rows), outcome[0]), ("refused", len(document["refused"]), outcome[1]),
                              ("questions", kinds, outcome[2])):
        if is_ != wanted:
            found.append("%s: %s, not %s" % (what, is_, wanted))
    if outcome[3] is not None:
        dates = any(len(w) == 10 and w[4] == "-" for w in outcome[3])
        is_ = [r["date"] if dates else r["amount"] for r in rows]
        if is_ != outcome[3]:
            found.append("%s, not %s" % (is_, outcome[3]))
    if any(not r.get("line") or not r.get("reason") for r in document["refused"]):
        found.append("a refusal without a line or a reason")
    texts = [r[field] or "" for r in rows for field in ("payee", "memo", "reference")]
    if name in LONGEST and max(map(len, texts)) < LONGEST[name]:
        found.append("a text was cut")
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("cli")
    parser.add_argument("directory")
    parser.add_argument("--memory", type=float, default=64, help="MiB")
    arguments = parser.parse_args()
    manifest = os.path.join(arguments.directory, "manifest.tsv")
    if not os.path.exists(manifest):
        print("skipped: there is no %s" % manifest)
        return 77
    bad = 0
    slowest = largest = count = 0
    with open(manifest, encoding="utf-8", newline="") as file:
        files = [row["file"] for row in csv.DictReader(file, delimiter="\t") if row["format"] == "hostile"]
    for path in files:
        name = os.path.basename(path)
        document, took, memory = measure(arguments.cli, os.path.join(arguments.directory, path))
        problems = problems_of(name, document) if name in OUTCOMES else ["no outcome is stated for it"]
        if memory > arguments.memory:
            problems.append("%.0f MiB" % memory)
        print("%-34s %6.3f s %6.1f MiB  %s" % (name, took, memory, "; ".join(problems) or "as stated"))
        slowest, largest, count = max(slowest, took), max(largest, memory), count + 1
        bad += bool(problems)
    print("%d files, %d not as stated; slowest %.3f s, largest %.1f MiB" % (count, bad, slowest, largest))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
