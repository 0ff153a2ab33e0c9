#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs inside the environment: bench.sh ROOT RESULTS NAME... Runs tests/bench programs by name, or
# all. A benchmark is an executable file that prints a table on standard output and exits 0; exit 77
# says that something it compares with is not there. Each table is also kept in RESULTS.
set -euo pipefail

root=$1
results=$2
shift 2

mkdir -p -- "$results"
worst=0
ran=0
for program in "$root"/tests/bench/*; do
  if [ ! -f "$program" ] || [ ! -x "$program" ]; then continue; fi
  name=$(basename -- "$program")
  name=${name%.*}
  if [ $# -gt 0 ] && [[ " $* " != *" $name "* ]]; then continue; fi
  ran=$((ran + 1))
  echo "== $name"
  status=0
  "$program" | tee "$results/$name.txt" || status=$?
  case $status in
    0) ;;
    77) echo "== $name: skipped" ;;
    *) echo "== $name: failed with status $status" ; worst=1 ;;
  esac
done
if [ "$ran" = 0 ]; then
  echo "dev: no benchmark${1:+ called '$*'} in tests/bench" >&2
  exit 2
fi
exit "$worst"
