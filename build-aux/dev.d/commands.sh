# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What each word of dev does.

command_help () {
  cat <<HELP
Usage: dev COMMAND [ARGUMENTS]

  run [ARGS]       set up, build and start Finsight; with no display, walk the demo household on a
                   virtual screen and save a picture of every page in _build/screenshots
  test [NAMES]     set up, build and run every test, or the named tests and suites
  bench [--peers] [NAMES]
                   run the benchmarks of tests/bench; with --peers bring the programs along that they
                   compare with (hledger), which nothing else needs
  screenshots      every page in light, dark, narrow, large text and right to left
  flatpak          build, install and start the Flatpak
  exec COMMAND     run a command in the environment, with the built programs first on PATH
  shell            an interactive shell in the environment
  setup            bring the environment along and configure the build
  clean [--all]    remove the builds; with --all also the cached environment

Nothing ever asks. FINSIGHT_DEV_MODE=native|tree|chroot chooses how commands are run,
FINSIGHT_DEBIAN_MIRROR where the tree's packages come from, CI=true turns warnings into errors.
HELP
}

has_display () {
  [ "$MODE" != chroot ] && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]
}

# Fails with the reason when this version of the sources builds no window.
need_window () {
  enter_built "$ROOT" sh -c 'command -v finsight' >/dev/null \
    || die 'the program with the window was not built; see the summary of meson setup in _build'
}

# walk_demo FOLDER [OPTION...]: a picture of every page of the demo household, insights as text.
walk_demo () {
  local folder=$1 status=0
  shift

  rm -rf -- "$folder"
  enter_built "$ROOT" mkdir -p -- "$folder"
  enter_built "$ROOT" "$ROOT/build-aux/with-display" finsight --screenshots="$folder" "$@" \
    || status=$?
  [ "$MODE" != chroot ] || carry_results_out
  [ "$status" = 0 ] || { warn "Finsight ended with status $status" ; return "$status" ; }
  printf '\nPictures of every page are in %s\n' "$folder"
}

command_run () {
  prepare
  need_window
  if has_display; then
    enter_built "$CALLER_DIR" finsight "$@"
  elif [ $# -gt 0 ] && [[ $1 = -* ]]; then
    enter_built "$CALLER_DIR" "$ROOT/build-aux/with-display" finsight "$@"
  else
    say 'no display: walking the demo household on a virtual one'
    walk_demo "$ROOT/_build/screenshots" "$@"
  fi
}

command_screenshots () {
  [ $# -eq 0 ] || wrong_usage 'dev screenshots takes no arguments'
  prepare
  need_window
  walk_demo "$ROOT/_build/screenshots" --variants=light,dark,narrow,large-text,rtl
}

command_test () {
  local status=0

  prepare
  enter_built "$ROOT" "$ROOT/build-aux/with-display" bash "$PARTS/test.sh" "$BUILD" "$PARTS" "$@" \
    || status=$?
  [ "$MODE" != chroot ] || carry_results_out
  return "$status"
}

# From here on the environment holds the programs that benchmarks compare with: packages of the host, or a
# tree of its own.
add_peers () {
  APT_PACKAGES+=("${PEER_PACKAGES[@]}")
  DNF_PACKAGES+=("${PEER_PACKAGES[@]}")
  PACMAN_PACKAGES+=("${PEER_PACKAGES[@]}")
  PROGRAMS+=("${PEER_PACKAGES[@]}")
}

command_bench () {
  local status=0

  if [ "${1:-}" = --peers ]; then
    shift
    add_peers
  fi
  prepare
  enter_built "$ROOT" bash "$PARTS/bench.sh" "$ROOT" "$ROOT/_build/bench" "$@" || status=$?
  [ "$MODE" != chroot ] || carry_results_out
  return "$status"
}

command_exec () {
  [ "${1:-}" != -- ] || shift
  [ $# -gt 0 ] || wrong_usage 'Usage: dev exec COMMAND [ARGUMENTS]'
  prepare
  if [ "$MODE" = chroot ]; then
    exec_in_chroot "$@"
  else
    enter_built "$CALLER_DIR" "$@"
  fi
}

command_shell () {
  prepare
  enter_built "$CALLER_DIR" env PS1='(finsight) \w\$ ' bash --norc "$@"
}

command_setup () {
  [ $# -eq 0 ] || wrong_usage 'dev setup takes no arguments'
  set_up_environment
  [ "$MODE" != chroot ] || carry_checkout_in
  configure_build
  say "ready: mode $MODE${TREE:+, tree $TREE}, build folder $BUILD"
}

command_flatpak () {
  local tool missing=()

  : "${HOME:=$(getent passwd "$(id -u)" | cut -d: -f6)}"
  for tool in flatpak flatpak-builder; do
    have "$tool" || missing+=("$tool")
  done
  [ ${#missing[@]} -eq 0 ] || install_packages "$(any_package_manager)" "${missing[@]}"
  mkdir -p -- "$ROOT/_build"
  say 'building the Flatpak; the runtime comes from the remote flathub if it is not there yet'
  (cd -- "$ROOT" && flatpak-builder --user --force-clean --install --install-deps-from=flathub \
    --state-dir=_build/flatpak-state _build/flatpak org.example.Finsight.json) \
    || die 'the Flatpak could not be built. The remote flathub must be configured for this user
(flatpak remotes --user) and reachable the first time'
  flatpak run --user org.example.Finsight "$@"
}

command_clean () {
  : "${HOME:=$(getent passwd "$(id -u)" | cut -d: -f6)}"
  rm -rf -- "$ROOT"/_build
  if [ "${1:-}" = --all ]; then
    rm -rf --one-file-system -- "$(cache_dir)"
  elif [ $# -gt 0 ]; then
    wrong_usage "dev clean: unknown option '$1'"
  fi
}
