# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by the steps that build the core and the command line on the host itself.
set -euo pipefail

# shellcheck disable=SC2034  # the steps read it
host_packages=(gcc libc6-dev meson ninja-build pkg-config gettext python3 libglib2.0-dev
  libsqlite3-dev libjson-glib-dev libexpat1-dev libcairo2-dev libpango1.0-dev
  desktop-file-utils appstream libxml2-utils mandoc)

# Meson 1.0 knows no options of ours; where it is, GTK is too old for the window anyway.
without_window=()
set_without_window () {
  case $(meson --version) in 1.0.*) ;; *) without_window=(-Dwindow=disabled) ;; esac
}

# need_packages PACKAGE...: installs the Debian packages that are missing; other hosts bring their own.
need_packages () {
  local package missing=()

  command -v apt-get >/dev/null || return 0
  for package in "$@"; do
    dpkg-query -W -f '${Status}\n' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  echo "installing ${missing[*]}"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -q >/dev/null
  apt-get install -y -q --no-install-recommends "${missing[@]}" >/dev/null
}

# test_on_host BUILD [MESON-OPTION...]: builds core, command line and tests; runs the unit suite.
# Warnings are errors unless $werror says false.
test_on_host () {
  local build=$1
  shift

  rm -rf -- "$build"
  set_without_window
  meson setup "$build" . -Dwerror="${werror:-true}" "${without_window[@]}" "$@"
  ninja -C "$build" --quiet
  rm -f -- "$build/meson-logs/testlog.json"
  # A machine under load, or a sanitizer, is no reason to fail.
  meson test -C "$build" --no-rebuild --print-errorlogs --timeout-multiplier 8 --suite unit || true
  python3 build-aux/dev.d/count-tests.py "$build/meson-logs"
}
