#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs inside the environment: compile.sh BUILD PREFIX. Compiles what changed and installs it.
set -euo pipefail

build=$1
prefix=$2

if [ -e "$prefix/.complete" ] && [ "$prefix/.complete" -nt "$build/build.ninja" ] \
  && ninja -C "$build" -n | grep -q 'no work to do'; then
  exit 0
fi
echo "==> compiling in $build"
# Meson's own words are of use only when it fails.
if ! ninja -C "$build" build.ninja >"$build/reconfigure.log" 2>&1; then
  cat -- "$build/reconfigure.log"
  exit 1
fi
quiet=--quiet
[ ! -t 2 ] || quiet=
ninja -C "$build" ${quiet:+"$quiet"}
meson install -C "$build" --no-rebuild --only-changed --quiet
touch "$prefix/.complete"
