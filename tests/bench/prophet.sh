#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Fit and intervals of the classic model; 77 where the build folder is not known.
set -euo pipefail
program=$(find "$FINSIGHT_SOURCE_ROOT/_build" -name bench-prophet -type f -perm -u+x 2>/dev/null | head -1)
[ -n "$program" ] || exit 77
exec "$program"
