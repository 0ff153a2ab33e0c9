#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs inside the environment, on a virtual screen: test.sh BUILD PARTS WORD... Runs the tests that
# the words name, or all, shows the logs of those that failed, and sums up in the last line.
set -euo pipefail

build=$1
parts=$2
shift 2

names=()
if [ $# -gt 0 ]; then
  selected=$(python3 "$parts/select-tests.py" "$build" "$@")
  mapfile -t names <<<"$selected"
fi
rm -f -- "$build/meson-logs/testlog.json"
# The counts decide, so that a run in which nothing ran fails too.
meson test -C "$build" --no-rebuild --print-errorlogs --timeout-multiplier 4 "${names[@]}" || true
python3 "$parts/count-tests.py" "$build/meson-logs"
