/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first transactions and refusals of a reading as a list. */
#pragma once

#include <gtk/gtk.h>

#include "fin-reading.h"
#include "fin-session.h"

G_BEGIN_DECLS

char *fin_columns_preview_describe (guint64 n_read, guint64 n_refused);
void fin_columns_preview_list_fill (GtkListBox *list, FinSession *session, const FinReading *reading);

G_END_DECLS
