/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row that shows a day and lets one choose another from a calendar. */
#pragma once

#include <adwaita.h>

#include "fin-date.h"

G_BEGIN_DECLS

#define FIN_TYPE_DATE_ROW (fin_date_row_get_type ())
G_DECLARE_FINAL_TYPE (FinDateRow, fin_date_row, FIN, DATE_ROW, AdwActionRow)

FinDate fin_date_row_get_date (FinDateRow *self);
void fin_date_row_set_date (FinDateRow *self, FinDate date);

G_END_DECLS
