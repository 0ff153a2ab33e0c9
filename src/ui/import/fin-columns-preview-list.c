/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Refusals come first: they are what a person wants to be rid of. */
#include "fin-columns-preview-list.h"

#include <glib/gi18n.h>

#include "fin-format.h"
#include "fin-import-text.h"
#include "fin-money-row.h"

#define MAX_REFUSED 5
#define MAX_DRAFTS 15

/** fin_columns_preview_describe: Returns: (transfer full): "12 transactions, 1 line refused" */
char *
fin_columns_preview_describe (guint64 n_read, guint64 n_refused)
{
  g_autofree char *read_count = fin_format_count ((gint64)n_read);
  g_autofree char *refused_count = fin_format_count ((gint64)n_refused);
  /* Translators: %s is a number */
  g_autofree char *read = g_strdup_printf (
      ngettext ("%s transaction", "%s transactions", (gulong)n_read), read_count);
  /* Translators: %s is a number */
  g_autofree char *refused = g_strdup_printf (
      ngettext ("%s line refused", "%s lines refused", (gulong)n_refused), refused_count);

  if (n_refused == 0)
    return g_steal_pointer (&read);
  /* Translators: a number of transactions, then a number of refused lines */
  return g_strdup_printf (_ ("%s, %s"), read, refused);
}

static FinMoneyRow *
append_row (GtkListBox *list, const char *title, const char *subtitle)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *content = fin_money_row_new ();
  g_autofree char *spoken = g_strdup_printf ("%s, %s", title, subtitle);

  fin_money_row_set_texts (FIN_MONEY_ROW (content), title, subtitle);
  gtk_widget_set_margin_start (content, 12);
  gtk_widget_set_margin_end (content, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), content);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_list_box_append (list, row);
  return FIN_MONEY_ROW (content);
}

static void
append_refusal (GtkListBox *list, const FinRefusal *refusal)
{
  g_autofree char *title = fin_sentence_start (refusal->reason);
  g_autofree char *place
      = refusal->value != NULL
            /* Translators: number of a line in a file, then what stands there */
            ? g_strdup_printf (_ ("Line %u: “%s”"), refusal->line, refusal->value)
            /* Translators: number of a line in a file */
            : g_strdup_printf (_ ("Line %u"), refusal->line);
  FinMoneyRow *row = append_row (list, title, place);

  fin_money_row_set_icon (row, "fin-critical-symbolic", "red");
}

static void
append_draft (GtkListBox *list, FinSession *session, const FinDraft *draft, const char *currency)
{
  const char *title = draft->payee != NULL ? draft->payee : draft->memo;
  g_autofree char *day = draft->posting_date != FIN_DATE_NONE
                             ? fin_format_date_medium (draft->posting_date)
                             : g_strdup (_ ("No date"));
  g_autofree char *amount = fin_session_format_money (
      session, draft->amount, *draft->currency != '\0' ? draft->currency : currency,
      FIN_MONEY_SIGNED);
  FinMoneyRow *row = append_row (list, title != NULL ? title : _ ("Without a text"), day);

  fin_money_row_set_icon (row, NULL, NULL);
  fin_money_row_set_amount (row, amount, NULL);
  fin_money_row_set_incoming (row, draft->amount > 0);
}

/** fin_columns_preview_list_fill: replaces what @list shows */
void
fin_columns_preview_list_fill (GtkListBox *list, FinSession *session, const FinReading *reading)
{
  guint n = 0;

  gtk_list_box_remove_all (list);
  for (guint i = 0; i < MIN (reading->refused->len, MAX_REFUSED); i++)
    append_refusal (list, &g_array_index (reading->refused, FinRefusal, i));
  for (guint i = 0; i < reading->statements->len; i++)
    {
      const FinBankStatement *statement = fin_reading_get_statement (reading, i);

      for (guint k = 0; k < statement->drafts->len && n < MAX_DRAFTS; k++, n++)
        append_draft (list, session, fin_bank_statement_get_draft (statement, k),
                      statement->currency);
    }
}
