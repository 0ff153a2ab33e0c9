/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each chooser beside the columns offers, and what FinReadOptions calls it. */
#include "fin-column-choices.h"

#include <glib/gi18n.h>

/* value: %NULL: the file decides. */
typedef struct
{
  const char *value;
  const char *title;
} Choice;

static const Choice date_choices[] = {
  { NULL, N_ ("Found by itself") },
  { "dmy", N_ ("Day first") },
  { "mdy", N_ ("Month first") },
  { "ymd", N_ ("Year first") },
};

static const Choice decimal_choices[] = {
  { NULL, N_ ("Found by itself") },
  { ".", N_ ("Point, as in 1,234.56") },
  { ",", N_ ("Comma, as in 1.234,56") },
};

static const Choice sign_choices[] = {
  { NULL, N_ ("Found by itself") },
  { "bank", N_ ("Minus goes out") },
  { "inverted", N_ ("Minus comes in") },
};

static const Choice delimiter_choices[] = {
  { NULL, N_ ("Found by itself") }, { ",", N_ ("Comma") }, { ";", N_ ("Semicolon") },
  { "tab", N_ ("Tab") },            { "|", N_ ("Bar") },
};

static const Choice encoding_choices[] = {
  { NULL, N_ ("Found by itself") },
  { "UTF-8", "UTF-8" },
  { "windows-1252", N_ ("Western (Windows-1252)") },
  { "iso-8859-15", N_ ("Western (ISO 8859-15)") },
  { "windows-1250", N_ ("Central European (Windows-1250)") },
  { "iso-8859-2", N_ ("Central European (ISO 8859-2)") },
  { "windows-1251", N_ ("Cyrillic (Windows-1251)") },
  { "cp850", N_ ("Western (DOS, CP850)") },
  { "UTF-16", "UTF-16" },
};

static const struct
{
  const Choice *choices;
  guint n;
} sets[] = {
  [FIN_COLUMN_CHOICE_DATE] = { date_choices, G_N_ELEMENTS (date_choices) },
  [FIN_COLUMN_CHOICE_DECIMAL] = { decimal_choices, G_N_ELEMENTS (decimal_choices) },
  [FIN_COLUMN_CHOICE_SIGN] = { sign_choices, G_N_ELEMENTS (sign_choices) },
  [FIN_COLUMN_CHOICE_DELIMITER] = { delimiter_choices, G_N_ELEMENTS (delimiter_choices) },
  [FIN_COLUMN_CHOICE_ENCODING] = { encoding_choices, G_N_ELEMENTS (encoding_choices) },
};

/** fin_column_choices_fill: @value: (nullable): of FinReadOptions; chosen if it is offered */
void
fin_column_choices_fill (AdwComboRow *row, FinColumnChoice which, const char *value)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint chosen = 0;

  for (guint i = 0; i < sets[which].n; i++)
    {
      const Choice *choice = &sets[which].choices[i];

      gtk_string_list_append (titles, _ (choice->title));
      if (value != NULL && choice->value != NULL
          && g_ascii_strcasecmp (choice->value, value) == 0)
        chosen = i;
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (titles));
  adw_combo_row_set_selected (row, chosen);
}

/** fin_column_choices_take: puts what is chosen into @field of FinReadOptions */
void
fin_column_choices_take (AdwComboRow *row, FinColumnChoice which, char **field)
{
  guint chosen = adw_combo_row_get_selected (row);

  g_set_str (field, chosen < sets[which].n ? sets[which].choices[chosen].value : NULL);
}
