/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user interface's resources: templates, style sheet and icons, registered once per process. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FIN_UI_RESOURCE_PATH "/org/example/Finsight"

void fin_ui_init (void);

G_END_DECLS
