# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The Debian tree for hosts whose GTK is too old: made once by mmdebstrap in the cache, named by the
# hash of what is in it. A tree under its final name is complete; anything else is thrown away.

TREE=

cache_dir () {
  echo "${XDG_CACHE_HOME:-$HOME/.cache}/finsight"
}

# Everything that decides what a tree holds.
# shellcheck disable=SC2153  # MODE is set by detect_mode
tree_recipe () {
  printf '%s\n' format-1 "$TREE_SUITE" "$MODE" "${APT_PACKAGES[@]}" "${TREE_LOCALES[@]}"
}

tree_path () {
  echo "$(cache_dir)/tree-$(tree_recipe | sha256sum | cut -c 1-12)"
}

# Installs what makes and enters a tree, as far as it is missing, in one go. Bubblewrap comes along
# before the mode is known: whether it works decides.
install_tree_tools () {
  local missing=()

  have mmdebstrap || missing+=(mmdebstrap)
  [ "$MODE" = chroot ] || have bwrap || missing+=(bubblewrap)
  [ "$(id -u)" = 0 ] || have newuidmap || missing+=(uidmap)
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ ! -e /usr/share/keyrings/debian-archive-keyring.gpg ]; then
    missing+=(debian-archive-keyring)
  fi
  install_packages "$(any_package_manager)" "${missing[@]}"
}

# An ordinary user needs a range of subordinate ids for mmdebstrap's namespace.
check_subordinate_ids () {
  local user

  [ "$(id -u)" != 0 ] || return 0
  user=$(id -un)
  if ! grep -qs -e "^$user:" -e "^$(id -u):" /etc/subuid; then
    die "user '$user' has no subordinate ids. Run, then try again:
  sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 $user"
  fi
}

# Prints the tree as a tar stream; FOLDER is for its work, where it is root's own. (In a namespace
# mmdebstrap is somebody else, who cannot enter this home, and works in /tmp.)
debootstrap_tree () {
  local IFS=, locale hooks=() mode=unshare proxy mirror=() work=/tmp private=()

  if [ "$(id -u)" = 0 ]; then
    mode=root
    work=$1
    # Root's mounts then end with the command, even when it is killed.
    if unshare --mount --propagation private true 2>/dev/null; then
      private=(unshare --mount --propagation private)
    fi
  fi
  for locale in "${TREE_LOCALES[@]}"; do
    hooks+=(--customize-hook="chroot \"\$1\" localedef -i $locale -f UTF-8 $locale.UTF-8")
  done
  if have apt-config; then
    proxy=$(apt-config shell proxy Acquire::http::Proxy)
    proxy=${proxy#proxy=}
    proxy=${proxy//\'/}
    [ -z "$proxy" ] || hooks+=(--aptopt="Acquire::http::Proxy \"$proxy\"")
  fi
  [ -z "${FINSIGHT_DEBIAN_MIRROR:-}" ] || mirror=("$FINSIGHT_DEBIAN_MIRROR")
  TMPDIR=$work "${private[@]}" mmdebstrap --variant=apt --mode="$mode" --format=tar \
    --aptopt='Acquire::Languages "none"' --aptopt='Acquire::Retries "2"' \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
    --dpkgopt=force-unsafe-io \
    --include="${APT_PACKAGES[*]}" "${hooks[@]}" "$TREE_SUITE" - "${mirror[@]}"
}

# Keeps /dev only where chroot will need its nodes; every file becomes the caller's own.
unpack_tree () {
  local exclude=(--exclude=./dev)

  [ "$MODE" != chroot ] || exclude=()
  (umask 022 && tar --extract --no-same-owner --directory="$1" "${exclude[@]}" --file=-)
  mkdir -p -- "$1/dev" "$1/proc" "$1/sys" "$1/run" "$1/tmp"
}

# Shows mmdebstrap's phases as they come, so that a minute of waiting is explained.
show_phases () {
  local line

  while IFS= read -r line; do
    printf '%s\n' "$line" >&3
    case $line in
      'I: running --'*) ;;
      'I: '*) printf '    %s\n' "${line#I: }" >&2 ;;
    esac
  done
}

make_tree () {
  local fresh log

  install_tree_tools
  check_subordinate_ids
  log=$(cache_dir)/setup.log
  fresh=$(mktemp -d "$(cache_dir)/unfinished.XXXXXX")
  mkdir -- "$fresh/tree" "$fresh/work"
  chmod 755 "$fresh" "$fresh/tree"
  say "making a Debian $TREE_SUITE tree for GTK 4.18 in $(cache_dir) (once; about 250 MB to fetch, a minute or two)"
  # shellcheck disable=SC2064  # the name is known now
  trap "rm -rf --one-file-system -- '$fresh'" EXIT
  if ! { debootstrap_tree "$fresh/work" 2> >(show_phases 3>"$log") | unpack_tree "$fresh/tree"; } \
      || [ ! -x "$fresh/tree/usr/bin/meson" ]; then
    grep -E '^(E|W|Err|\s)' -- "$log" | tail -n 15 >&2 || true
    if grep -qE 'Temporary failure|Could not (resolve|connect)|Failed to fetch' -- "$log"; then
      die "the tree could not be made, because its packages could not be fetched. Connect this machine
once: afterwards Finsight builds, tests and runs without a network. The whole log is in $log"
    fi
    die "the tree could not be made; the whole log is in $log"
  fi
  mv -T -- "$fresh/tree" "$TREE"
}

# Leaves of interrupted set-ups, and trees of other recipes that nobody has used for a month.
prune_trees () {
  find "$(cache_dir)" -mindepth 1 -maxdepth 1 -type d -name 'unfinished.*' -exec rm -rf --one-file-system -- {} +
  find "$(cache_dir)" -mindepth 1 -maxdepth 1 -type d -name 'tree-*' ! -path "$TREE" -mtime +30 \
    -exec rm -rf --one-file-system -- {} +
}

setup_tree () {
  TREE=$(tree_path)
  if [ -d "$TREE" ]; then
    # The date says to prune_trees that somebody uses it.
    touch -c -- "$TREE"
    return 0
  fi
  mkdir -p -- "$(cache_dir)"
  (
    flock --nonblock 9 || { say 'waiting for another set-up to finish' ; flock 9 ; }
    if [ ! -d "$TREE" ]; then
      prune_trees
      make_tree
    fi
  ) 9>"$(cache_dir)/lock"
}
