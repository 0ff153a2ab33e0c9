/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A combo row that offers the categories: filled, and read again as the id of what is chosen. */
#pragma once

#include <adwaita.h>

#include "fin-session.h"

G_BEGIN_DECLS

void fin_category_row_fill (AdwComboRow *row, FinSession *session, const char *none, gint64 chosen);
gint64 fin_category_row_get_chosen (AdwComboRow *row);

G_END_DECLS
