# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Commands inside the tree by bubblewrap: the tree's /usr, /etc and /var read-only, everything else
# of the machine (homes, /tmp, other disks) under its own path, so that no path changes meaning.

# Folders of the machine's root that the tree replaces or bubblewrap makes.
is_system_folder () {
  case $1 in
    /bin | /sbin | /lib | /lib32 | /lib64 | /libx32 | /usr | /etc | /var | /dev | /proc | /sys \
      | /run | /boot | /lost+found) return 0 ;;
  esac
  return 1
}

# Adds to BWRAP what makes PATH visible when it lies below one of the tree's own folders.
bind_below_system () {
  local path=$1

  case $path in
    /usr/?* | /etc/?* | /var/?*)
      # A mount point cannot be made in a read-only folder, so it is made in the tree.
      mkdir -p -- "$TREE$path"
      BWRAP+=(--bind "$path" "$path") ;;
    /run/?*)
      BWRAP+=(--bind "$path" "$path") ;;
  esac
}

# Builds the command line that enters the tree, in the array BWRAP.
prepare_bwrap () {
  local entry runtime=${XDG_RUNTIME_DIR:-} path

  BWRAP=(bwrap --die-with-parent --tmpfs /
    --ro-bind "$TREE/usr" /usr --ro-bind "$TREE/etc" /etc --ro-bind "$TREE/var" /var
    --symlink usr/bin /bin --symlink usr/sbin /sbin --symlink usr/lib /lib
    --dev /dev --proc /proc --ro-bind-try /sys /sys --dir /run --bind-try /var/tmp /var/tmp
    --ro-bind-try /etc/passwd /etc/passwd --ro-bind-try /etc/group /etc/group
    --ro-bind-try /run/dbus/system_bus_socket /run/dbus/system_bus_socket)
  [ ! -d "$TREE/usr/lib64" ] || BWRAP+=(--symlink usr/lib64 /lib64)
  [ ! -e /dev/dri ] || BWRAP+=(--dev-bind-try /dev/dri /dev/dri)
  for entry in /*; do
    if is_system_folder "$entry"; then
      continue
    elif [ -L "$entry" ]; then
      BWRAP+=(--symlink "$(readlink -- "$entry")" "$entry")
    elif [ -d "$entry" ]; then
      BWRAP+=(--bind "$entry" "$entry")
    fi
  done
  if [ -n "$runtime" ] && [ -d "$runtime" ]; then
    bind_below_system "$runtime"
  fi
  for path in "$ROOT" "$HOME" "$CALLER_DIR"; do
    # The caller may stand in a system folder of the host; the tree's own is the one that counts then.
    if [ "$path" = "$CALLER_DIR" ] && [ "$path" != "${path#/usr/}" ] && [ -d "$TREE$path" ]; then
      continue
    fi
    if [ -d "$path" ]; then bind_below_system "$path"; fi
  done
  if [ -d "$ROOT/../shared" ]; then
    bind_below_system "$(readlink -f -- "$ROOT/../shared")"
  fi
}

# Variables that name things of the host which are not inside.
environment_of_tree () {
  local locale=${LC_ALL:-${LANG:-C.UTF-8}}

  INSIDE=(env -u LD_LIBRARY_PATH -u LD_PRELOAD -u CC -u CXX -u CFLAGS -u LDFLAGS
    -u CPATH -u C_INCLUDE_PATH -u LIBRARY_PATH -u PKG_CONFIG_PATH -u GI_TYPELIB_PATH
    -u PYTHONPATH -u PYTHONHOME -u XDG_DATA_DIRS -u XDG_CONFIG_DIRS -u GTK_PATH -u GTK_MODULES
    PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin)
  # GTK warns, fatally in tests, of a locale that the C library does not have.
  case ${locale%%.*} in
    C | POSIX) ;;
    *)
      case " ${TREE_LOCALES[*]} " in
        *" ${locale%%.*} "*) ;;
        *) INSIDE+=(LC_ALL=C.UTF-8) ;;
      esac ;;
  esac
  if [ -z "${TZ:-}" ] && [ -L /etc/localtime ]; then
    INSIDE+=("TZ=$(readlink -f /etc/localtime | sed 's|.*/zoneinfo/||')")
  fi
  # dconf is not inside; settings are kept in ~/.config/glib-2.0/settings/keyfile.
  [ -n "${GSETTINGS_BACKEND:-}" ] || INSIDE+=(GSETTINGS_BACKEND=keyfile)
}

# enter_bwrap FOLDER COMMAND...: runs COMMAND inside, standing in FOLDER.
enter_bwrap () {
  local folder=$1 BWRAP INSIDE
  shift

  prepare_bwrap
  environment_of_tree
  "${BWRAP[@]}" --chdir "$folder" "${INSIDE[@]}" "$@"
}
