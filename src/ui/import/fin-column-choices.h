/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choosers beside the columns: how dates, numbers and the table itself are written. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  FIN_COLUMN_CHOICE_DATE,
  FIN_COLUMN_CHOICE_DECIMAL,
  FIN_COLUMN_CHOICE_SIGN,
  FIN_COLUMN_CHOICE_DELIMITER,
  FIN_COLUMN_CHOICE_ENCODING,
} FinColumnChoice;

void fin_column_choices_fill (AdwComboRow *row, FinColumnChoice which, const char *value);
void fin_column_choices_take (AdwComboRow *row, FinColumnChoice which, char **field);

G_END_DECLS
