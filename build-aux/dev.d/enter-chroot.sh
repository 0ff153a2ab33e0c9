# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Commands inside the tree by plain chroot, for root where no namespace and no mount is allowed.
# Nothing of the machine is visible inside, so files are carried in before and results out after.

# Mirrors the checkout (without builds and history) and ../shared to their own paths inside.
carry_checkout_in () {
  mirror_folder "$ROOT" --exclude=./.git --exclude='./_build*'
  if [ -d "$ROOT/../shared" ]; then
    mirror_folder "$(readlink -f -- "$ROOT/../shared")"
  fi
}

# mirror_folder FOLDER [TAR-OPTION...]: dates are kept, so Ninja builds only what changed; files
# that are gone outside go inside, but builds stay.
mirror_folder () {
  local folder=$1 inside=$TREE$1 gone
  shift

  mkdir -p -- "$inside"
  tar --create --directory="$folder" "$@" --file=- . | tar --extract --no-same-owner --directory="$inside" --file=-
  comm -13 <(folder_names "$folder") <(folder_names "$inside") \
    | while IFS= read -r gone; do rm -rf -- "${inside:?}/$gone"; done
}

folder_names () {
  (cd "$1" && find . -mindepth 1 \( -name '_build*' -o -name .git \) -prune -o -print | LC_ALL=C sort)
}

# Pictures and logs of the build go out to where the other modes leave them.
carry_results_out () {
  local name

  for name in screenshots bench; do
    if [ -d "$TREE$ROOT/_build/$name" ]; then
      mkdir -p -- "$ROOT/_build"
      rm -rf -- "$ROOT/_build/$name"
      cp -a -- "$TREE$ROOT/_build/$name" "$ROOT/_build/$name"
    fi
  done
  if [ -d "$TREE$BUILD/meson-logs" ]; then
    mkdir -p -- "$BUILD"
    cp -a -- "$TREE$BUILD/meson-logs" "$BUILD/"
  fi
}

# The files and folders that a command's arguments name, as absolute paths; also behind --option=.
# What does not exist yet may be an output: its folder must then stand inside.
named_paths () {
  local argument path

  for argument in "$@"; do
    case $argument in
      --*=*) path=${argument#*=} ;;
      -*) continue ;;
      *) path=$argument ;;
    esac
    case $path in
      '') ;;
      /*) printf '%s\n' "$path" ;;
      *) printf '%s\n' "$CALLER_DIR/$path" ;;
    esac
  done
  # The program's own data stay outside, like in the other modes.
  printf '%s\n' "${XDG_DATA_HOME:-$HOME/.local/share}/finsight" \
    "${XDG_CONFIG_HOME:-$HOME/.config}/glib-2.0/settings"
}

belongs_to_tree () {
  case $1 in
    /usr/* | /bin/* | /sbin/* | /lib* | /etc/* | /dev/* | /proc/* | /sys/* | /run/* | "$ROOT"/* | "$ROOT") return 0 ;;
  esac
  return 1
}

carry_named_in () {
  local path file

  while IFS= read -r path; do
    belongs_to_tree "$path" && continue
    [ -d "$(dirname -- "$path")" ] && mkdir -p -- "$TREE$(dirname -- "$path")"
    # A SQLite database goes with its journal, or without a stale one.
    for file in "$path" "$path-wal" "$path-shm" "$path-journal"; do
      rm -rf -- "${TREE:?}$file"
      [ ! -e "$file" ] || cp -a -- "$file" "$TREE$file"
    done
  done
}

carry_named_out () {
  local path file

  while IFS= read -r path; do
    belongs_to_tree "$path" && continue
    for file in "$path" "$path-wal" "$path-shm" "$path-journal"; do
      if [ -d "$TREE$file" ]; then
        mkdir -p -- "$file"
        cp -a -- "$TREE$file/." "$file/"
      elif [ -e "$TREE$file" ]; then
        cp -a -- "$TREE$file" "$file"
      elif [ "$file" != "$path" ]; then
        rm -f -- "$file"
      fi
    done
  done
}

# New files that a command left in the folder where the caller stands.
carry_folder_out () {
  local since=$1 name

  belongs_to_tree "$CALLER_DIR/" && return
  (cd "$TREE$CALLER_DIR" && find . -maxdepth 1 -type f -newer "$since" -print) \
    | while IFS= read -r name; do cp -a -- "$TREE$CALLER_DIR/$name" "$CALLER_DIR/$name"; done
}

# enter_chroot FOLDER COMMAND...: runs COMMAND inside, standing in FOLDER.
enter_chroot () {
  local folder=$1 INSIDE
  shift

  environment_of_tree
  mkdir -p -- "$TREE$HOME" "$TREE$folder" "$TREE/dev/shm"
  chmod 1777 "$TREE/dev/shm" "$TREE/tmp"
  # shellcheck disable=SC2016  # expanded inside
  chroot "$TREE" env -u XDG_RUNTIME_DIR -u DISPLAY -u WAYLAND_DISPLAY -u DBUS_SESSION_BUS_ADDRESS \
    "${INSIDE[@]}" bash -c 'cd -- "$1" && shift && exec "$@"' dev "$folder" "$@"
}

# exec_in_chroot COMMAND...: with the files that the arguments name carried in and back.
exec_in_chroot () {
  local since status=0

  mkdir -p -- "$TREE$CALLER_DIR"
  named_paths "$@" | carry_named_in
  since=$(mktemp)
  enter_built "$CALLER_DIR" "$@" || status=$?
  named_paths "$@" | carry_named_out
  carry_folder_out "$since"
  rm -f -- "$since"
  return "$status"
}
