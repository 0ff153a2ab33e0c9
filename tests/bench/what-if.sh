#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# One "what if" on the account of a made-up person, 2 and 10 years long; 77 where the build folder is not
# known.
set -euo pipefail
program=$(find "$FINSIGHT_SOURCE_ROOT/_build" -name bench-what-if -type f -perm -u+x 2>/dev/null | head -1)
[ -n "$program" ] || exit 77
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for years in 2 10; do
  python3 - "$years" >"$folder/$years.csv" <<'PYTHON'
import datetime as dt
import random
import sys
chance, last = random.Random(1), dt.date(2026, 6, 14)
print('Date,Amount,Payee')
for back in range(365 * int(sys.argv[1]), -1, -1):
    day = last - dt.timedelta(back)
    if day.day == 25:
        print(f'{day},2600.00,Acme Payroll')
    for due, amount, payee in ((1, 900, 'Rent'), (3, 80, 'Power'), (8, 25, 'Phone'), (17, 12, 'Films')):
        if day.day == due:
            print(f'{day},-{amount}.00,{payee}')
    for _ in range(chance.randint(0, 5)):
        print(f'{day},-{chance.lognormvariate(3, .8):.2f},Shop {chance.randint(1, 40)}')
PYTHON
  finsight-cli --quiet --db "$folder/$years.db" import "$folder/$years.csv" --account Mine \
    --currency EUR >"$folder/log"
  echo -n "$years years, "
  "$program" "$folder/$years.db" 2026-06-14
done
