/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Named colours as style classes, so that light, dark and high contrast choose the shade. */
#pragma once

#include <gtk/gtk.h>

#include "fin-enums.h"

G_BEGIN_DECLS

const char *fin_palette_class (const char *colour);
void fin_palette_apply (GtkWidget *widget, const char *colour);

const char *fin_severity_icon (FinNudgeSeverity severity);
const char *fin_severity_colour (FinNudgeSeverity severity);
const char *fin_severity_title (FinNudgeSeverity severity);
const char *fin_account_icon (FinAccountKind kind);
const char *fin_account_kind_title (FinAccountKind kind);

G_END_DECLS
