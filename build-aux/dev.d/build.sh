# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# One build folder per mode below _build, and the built programs installed beside it, so that they
# find their schema, icons and translations as on a real system.

BUILD=
PREFIX=

# enter FOLDER COMMAND...: runs COMMAND in the environment of this mode.
enter () {
  case $MODE in
    native) (cd -- "$1" && shift && "$@") ;;
    tree) enter_bwrap "$@" ;;
    chroot) enter_chroot "$@" ;;
  esac
}

# enter_built FOLDER COMMAND...: with the built programs and their data first on every path.
enter_built () {
  local folder=$1 path=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin data=/usr/local/share:/usr/share
  shift

  if [ "$MODE" = native ]; then
    path=$PATH
    data=${XDG_DATA_DIRS:-$data}
  fi
  enter "$folder" env PATH="$PREFIX/bin:$path" XDG_DATA_DIRS="$PREFIX/share:$data" \
    FINSIGHT_SOURCE_ROOT="$ROOT" FINSIGHT_BUILD_ROOT="$BUILD" "$@"
}

# The environment: packages of the host, or the tree.
set_up_environment () {
  : "${HOME:=$(getent passwd "$(id -u)" | cut -d: -f6)}"
  export HOME
  detect_mode
  BUILD=$ROOT/_build/$MODE
  PREFIX=$BUILD/prefix
  case $MODE in
    native) setup_native ;;
    tree | chroot) setup_tree ;;
  esac
  mkdir -p -- "$ROOT/_build" 2>/dev/null || true
  [ -w "$ROOT/_build" ] || die "$ROOT/_build cannot be written: it may belong to another user"
}

# What a build folder was made for; when it changes, the folder is made anew.
build_recipe () {
  printf '%s\n' "$ROOT" "$MODE" "$TREE"
}

configure_build () {
  local werror=false stamp=$ROOT/_build/$MODE.stamp log=$ROOT/_build/$MODE-setup.log inside=$BUILD

  [ "${CI:-}" != true ] || werror=true
  [ "$MODE" != chroot ] || inside=$TREE$BUILD
  if [ -e "$inside/build.ninja" ] && [ "$(cat -- "$stamp" 2>/dev/null)" = "$(build_recipe; echo $werror)" ]; then
    return 0
  fi
  rm -rf -- "$inside" "$stamp"
  say "configuring $BUILD"
  logged "$log" enter "$ROOT" meson setup "$BUILD" "$ROOT" --prefix="$PREFIX" --libdir=lib \
    -Dwerror=$werror || die "meson setup failed; the whole log is $log"
  { build_recipe; echo $werror; } >"$stamp"
}

# Builds and installs below the build folder. Silent when there is nothing to do.
build () {
  local status=0

  exec 8>"$ROOT/_build/$MODE.lock"
  flock 8
  [ "$MODE" != chroot ] || carry_checkout_in
  configure_build
  enter "$ROOT" bash "$PARTS/compile.sh" "$BUILD" "$PREFIX" >&2 || status=$?
  exec 8>&-
  [ "$status" = 0 ] || die 'the build failed'
}

# The environment and the build.
prepare () {
  set_up_environment
  build
}
