/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every keyboard shortcut, as the application really has it. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwDialog *fin_shortcuts_dialog_new (GtkApplication *application);

G_END_DECLS
