/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names for the items of menus, which screen readers would else find nameless. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void fin_menu_names_install (void);

G_END_DECLS
