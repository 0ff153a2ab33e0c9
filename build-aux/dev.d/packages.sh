# shellcheck shell=bash
# shellcheck disable=SC2034  # read by the files sourced after this one
# SPDX-License-Identifier: GPL-3.0-or-later
# What Finsight needs, by the names that each distribution gives it.

# Libraries that decide whether this machine can build the window itself.
BASELINE=('gtk4 >= 4.18' 'libadwaita-1 >= 1.7' 'glib-2.0 >= 2.84' 'sqlite3 >= 3.46'
  'json-glib-1.0 >= 1.6' 'expat >= 2.5' 'pangocairo >= 1.50')

# Programs that building and testing call.
PROGRAMS=(gcc meson ninja pkg-config msgfmt glib-compile-resources python3 Xvfb dbus-daemon
  desktop-file-validate appstreamcli xmllint dunst)

APT_PACKAGES=(
  gcc libc6-dev meson ninja-build pkgconf gettext
  libgtk-4-dev libadwaita-1-dev libsqlite3-dev libjson-glib-dev libexpat1-dev
  xvfb xauth dbus at-spi2-core python3 python3-gi gir1.2-atspi-2.0 dunst
  desktop-file-utils appstream libxml2-utils mandoc
  gsettings-desktop-schemas adwaita-icon-theme librsvg2-common fonts-cantarell fonts-dejavu-core
  sqlite3 strace tzdata locales
)

DNF_PACKAGES=(
  gcc meson ninja-build pkgconf-pkg-config gettext
  gtk4-devel libadwaita-devel sqlite-devel json-glib-devel expat-devel
  xorg-x11-server-Xvfb xorg-x11-xauth dbus-daemon at-spi2-core python3 python3-gobject dunst
  desktop-file-utils appstream libxml2 mandoc
  gsettings-desktop-schemas adwaita-icon-theme librsvg2 abattis-cantarell-fonts dejavu-sans-fonts
  sqlite strace tzdata glibc-langpack-en glibc-langpack-de
)

PACMAN_PACKAGES=(
  gcc meson ninja pkgconf gettext
  gtk4 libadwaita sqlite json-glib expat
  xorg-server-xvfb xorg-xauth dbus at-spi2-core python python-gobject dunst
  desktop-file-utils appstream libxml2 mandoc
  gsettings-desktop-schemas adwaita-icon-theme librsvg cantarell-fonts ttf-dejavu
  strace tzdata
)

# Programs that benchmarks compare with, by one name everywhere; only dev bench --peers brings them.
PEER_PACKAGES=(hledger)

# Locales of the tree; tests vary them on purpose (decimal comma, 12-hour clock, right to left).
TREE_SUITE=trixie
TREE_LOCALES=(en_US en_GB de_DE fr_FR ar_EG)
