# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# How dev speaks: everything on standard error, so that a command's own output stays clean.

say () {
  printf '==> %s\n' "$*" >&2
}

warn () {
  printf 'dev: %s\n' "$*" >&2
}

# The environment or the build could not be made; nothing was run.
die () {
  printf 'dev: %s\n' "$*" >&2
  exit 3
}

wrong_usage () {
  printf '%s\n' "$*" >&2
  exit 2
}

have () {
  command -v "$1" >/dev/null 2>&1
}

# Runs a command with its output in LOG; shows the end of the log when it fails.
logged () {
  local log=$1

  shift
  "$@" >"$log" 2>&1 </dev/null && return 0
  tail -n 40 -- "$log" >&2
  return 1
}
