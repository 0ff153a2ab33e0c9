# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What this machine can do, and how packages get onto it. Three ways of working follow from it:
#   native  the host has the libraries, or its package manager does
#   tree    a Debian tree in the cache, entered with bubblewrap
#   chroot  the same tree entered with plain chroot, where namespaces are forbidden (root only)

MODE=

baseline_present () {
  have pkg-config && pkg-config --exists "${BASELINE[@]}"
}

programs_present () {
  local program

  for program in "${PROGRAMS[@]}"; do
    have "$program" || return 1
  done
}

# The package manager of a host whose release is new enough for a native build, or nothing.
native_package_manager () {
  local id='' version='' major

  [ -r /etc/os-release ] || return 0
  # shellcheck source=/dev/null
  id=$(. /etc/os-release && echo "${ID:-}")
  # shellcheck source=/dev/null
  version=$(. /etc/os-release && echo "${VERSION_ID:-}")
  major=${version%%.*}
  case $id in
    debian)
      # Testing and unstable carry no version.
      if [ -z "$version" ] || [ "$major" -ge 13 ]; then echo apt; fi ;;
    ubuntu)
      if [ "${version//./}" -ge 2504 ]; then echo apt; fi ;;
    fedora)
      if [ "$major" -ge 42 ]; then echo dnf; fi ;;
    arch)
      echo pacman ;;
  esac
}

# as_root COMMAND...: as root, or by sudo when it asks no password; 1 when neither is there.
as_root () {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif have sudo && sudo -n true 2>/dev/null; then
    sudo -n "$@"
  else
    return 1
  fi
}

may_install () {
  [ "$(id -u)" = 0 ] || { have sudo && sudo -n true 2>/dev/null; }
}

# install_packages MANAGER PACKAGE...: never prompts; stops with the exact line when it may not.
install_packages () {
  local manager=$1 line log
  shift

  case $manager in
    apt) line="apt-get update && apt-get install -y --no-install-recommends $*" ;;
    dnf) line="dnf install -y $*" ;;
    pacman) line="pacman -Syu --needed --noconfirm $*" ;;
    zypper) line="zypper --non-interactive install $*" ;;
    *) die "install these with your package manager, then try again: $*" ;;
  esac
  may_install \
    || die "packages are missing and sudo would ask for a password. Run, then try again:
  sudo sh -c '$line'"
  log=$(mktemp)
  say "installing packages of this machine: $*"
  if ! logged "$log" as_root env DEBIAN_FRONTEND=noninteractive sh -c "$line"; then
    rm -f -- "$log"
    die "the packages could not be installed (is this machine offline?). The command was:
  $line"
  fi
  rm -f -- "$log"
}

# The package manager that is there, whatever the release.
any_package_manager () {
  local name

  for name in apt-get dnf pacman zypper; do
    if have "$name"; then
      echo "${name%-get}"
      return
    fi
  done
}

bubblewrap_works () {
  have bwrap && bwrap --ro-bind / / --dev /dev --proc /proc true 2>/dev/null
}

# Sets MODE. FINSIGHT_DEV_MODE chooses by hand.
detect_mode () {
  [ -z "$MODE" ] || return 0
  case ${FINSIGHT_DEV_MODE:-} in
    native | tree | chroot) MODE=$FINSIGHT_DEV_MODE ; return ;;
    '') ;;
    *) wrong_usage "FINSIGHT_DEV_MODE is native, tree or chroot, not '$FINSIGHT_DEV_MODE'" ;;
  esac
  if baseline_present || [ -n "$(native_package_manager)" ]; then
    MODE=native
  elif bubblewrap_works; then
    MODE=tree
  else
    have bwrap || install_tree_tools
    if bubblewrap_works; then
      MODE=tree
    elif [ "$(id -u)" = 0 ]; then
      MODE=chroot
    else
      die "this machine forbids unprivileged user namespaces (bubblewrap says: $(bwrap --ro-bind / / true 2>&1 | head -n 1)).
Run as root, allow them (sysctl kernel.unprivileged_userns_clone=1 or
kernel.apparmor_restrict_unprivileged_userns=0), or use Debian 13, Fedora 42, Ubuntu 25.04 or newer."
    fi
  fi
}

setup_native () {
  local manager

  if baseline_present && programs_present; then
    return
  fi
  manager=$(native_package_manager)
  [ -n "$manager" ] || manager=$(any_package_manager)
  case $manager in
    apt) install_packages apt "${APT_PACKAGES[@]}" ;;
    dnf) install_packages dnf "${DNF_PACKAGES[@]}" ;;
    pacman) install_packages pacman "${PACMAN_PACKAGES[@]}" ;;
    *) die "install GTK >= 4.18, libadwaita >= 1.7, SQLite, json-glib, Expat with their headers, and: ${PROGRAMS[*]}" ;;
  esac
  baseline_present || die "this machine's packages are older than needed: ${BASELINE[*]}"
}
