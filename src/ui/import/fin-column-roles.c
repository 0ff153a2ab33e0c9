/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In the order in which people look for them; the first means that the column is not used. */
#include "fin-column-roles.h"

#include <glib/gi18n.h>
#include <string.h>

static const struct
{
  const char *word;
  const char *title;
} roles[] = {
  { NULL, N_ ("Not used") },
  { "date", N_ ("Date") },
  { "amount", N_ ("Amount") },
  { "payee", N_ ("Payee") },
  { "payer", N_ ("Payer, of money that came in") },
  { "receiver", N_ ("Receiver, of money that went out") },
  { "memo", N_ ("Text") },
  { "debit", N_ ("Money out") },
  { "credit", N_ ("Money in") },
  { "direction", N_ ("In or out, as a word") },
  { "balance", N_ ("Balance") },
  { "currency", N_ ("Currency") },
  { "value-date", N_ ("Value date") },
  { "purchase-date", N_ ("Day of purchase") },
  { "time", N_ ("Time of day") },
  { "fee", N_ ("Fee") },
  { "reference", N_ ("Reference") },
  { "id", N_ ("The bank’s id") },
  { "category", N_ ("Category") },
  { "code", N_ ("Kind of transaction") },
  { "counter-account", N_ ("Other side’s account") },
  { "account", N_ ("Own account") },
  { "status", N_ ("Status, such as pending") },
};

/** fin_column_roles_new_list: Returns: (transfer full): titles, by position */
GtkStringList *
fin_column_roles_new_list (void)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    gtk_string_list_append (list, _ (roles[i].title));
  return list;
}

/** fin_column_roles_find: @word: (nullable): of a reader. Returns: its position; 0 when not used */
guint
fin_column_roles_find (const char *word)
{
  for (guint i = 1; i < G_N_ELEMENTS (roles); i++)
    if (g_strcmp0 (roles[i].word, word) == 0)
      return i;
  return 0;
}

/** fin_column_roles_get_word: Returns: (nullable): what the reader calls it */
const char *
fin_column_roles_get_word (guint position)
{
  return position < G_N_ELEMENTS (roles) ? roles[position].word : NULL;
}

/** fin_column_roles_is_unique: whether only one column can hold it; texts may stand in several */
gboolean
fin_column_roles_is_unique (guint position)
{
  const char *word = fin_column_roles_get_word (position);

  return word != NULL && !g_str_equal (word, "memo");
}

static gboolean
has_role (const guint *positions, guint n_columns, const char *word)
{
  for (guint i = 0; i < n_columns; i++)
    if (g_strcmp0 (fin_column_roles_get_word (positions[i]), word) == 0)
      return TRUE;
  return FALSE;
}

/** fin_column_roles_describe_gap: Returns: (nullable): what no column holds although one must */
const char *
fin_column_roles_describe_gap (const guint *positions, guint n_columns)
{
  if (!has_role (positions, n_columns, "date"))
    return _ ("No column is the date");
  if (!has_role (positions, n_columns, "amount") && !has_role (positions, n_columns, "debit")
      && !has_role (positions, n_columns, "credit"))
    return _ ("No column is the amount");
  return NULL;
}

/** fin_column_roles_to_answer: Returns: (transfer full): "date=1,amount=4", as FinReadOptions.columns */
char *
fin_column_roles_to_answer (const guint *positions, guint n_columns)
{
  GString *answer = g_string_new (NULL);

  for (guint i = 0; i < n_columns; i++)
    if (fin_column_roles_get_word (positions[i]) != NULL)
      g_string_append_printf (answer, "%s%s=%u", answer->len > 0 ? "," : "",
                              fin_column_roles_get_word (positions[i]), i + 1);
  return g_string_free_and_steal (answer);
}
