#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How soon the window answers a "what if"; 77 where the program with the window was not built.
set -euo pipefail
program=$(find "$FINSIGHT_SOURCE_ROOT/_build" -name bench-what-if-window -type f -perm -u+x 2>/dev/null | head -1)
[ -n "$program" ] || exit 77
exec "$FINSIGHT_SOURCE_ROOT/build-aux/with-display" "$program"
