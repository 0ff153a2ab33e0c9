/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Built anew from each preview; only what a person has to see or decide gets a row. */
#include "fin-import-file-group.h"

#include <glib/gi18n.h>

#include "fin-format.h"
#include "fin-import-account-rows.h"
#include "fin-import-text.h"
#include "fin-money-row.h"
#include "fin-palette.h"
#include "fin-widgets.h"

/* Longer lists are cut; the numbers above them are always whole. */
#define MAX_LISTED 50

static GtkWidget *
new_icon (const char *icon_name, const char *colour)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  fin_palette_apply (icon, colour);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  return icon;
}

static GtkWidget *
new_row (const char *icon_name, const char *colour, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (icon_name != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), new_icon (icon_name, colour));
  return row;
}

/* A row that leads somewhere. Takes a floating @target. */
static GtkWidget *
new_link (const char *icon_name, const char *colour, const char *title, const char *subtitle,
          const char *action, GVariant *target)
{
  GtkWidget *row = new_row (icon_name, colour, title, subtitle);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_icon ("go-next-symbolic", NULL));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (row), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  return row;
}

static GtkWidget *
new_expander (const char *icon_name, const char *colour, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_expander_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle != NULL ? subtitle : "");
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), new_icon (icon_name, colour));
  return row;
}

static void
choice_toggled_cb (GtkCheckButton *button, FinImportItem *item)
{
  if (!gtk_check_button_get_active (button))
    return;
  fin_import_item_answer (
      item, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "kind")),
      g_object_get_data (G_OBJECT (button), "value"));
}

/* Both readings beside each other, each with the first row on which they differ. */
static void
add_question (AdwPreferencesGroup *group, FinImportItem *item, const FinQuestion *question)
{
  GtkWidget *first = NULL;

  adw_preferences_group_add (group, new_row ("fin-warning-symbolic", "orange", question->text,
                                             _ ("Both readings fit every row. Which one is right?")));
  for (guint i = 0; i < question->choices->len; i++)
    {
      const FinChoice *choice = &g_array_index (question->choices, FinChoice, i);
      GtkWidget *row = new_row (NULL, NULL, choice->label, choice->sample);
      GtkWidget *check = gtk_check_button_new ();

      g_object_set_data (G_OBJECT (check), "kind", GINT_TO_POINTER (question->kind));
      g_object_set_data_full (G_OBJECT (check), "value", g_strdup (choice->value), g_free);
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      choice->label, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      choice->sample, -1);
      if (first == NULL)
        first = check;
      else
        gtk_check_button_set_group (GTK_CHECK_BUTTON (check), GTK_CHECK_BUTTON (first));
      g_signal_connect_object (check, "toggled", G_CALLBACK (choice_toggled_cb), item, 0);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      adw_preferences_group_add (group, row);
    }
}

/* The way to the columns of any delimited file, most of all of one that cannot be read without. */
static void
add_columns (AdwPreferencesGroup *group, FinImportItem *item, guint index)
{
  gboolean failed = fin_import_item_get_state (item) == FIN_IMPORT_ITEM_FAILED;
  const FinImportResult *result = fin_import_item_get_result (item);
  const char *subtitle = NULL;
  GtkWidget *row;

  if (!fin_import_item_can_name_columns (item)
      || fin_import_item_get_state (item) == FIN_IMPORT_ITEM_DONE)
    return;
  if (!failed && result->read_as_before)
    subtitle = _ ("Read by your answers for an earlier file with these columns.");
  row = new_link ("fin-transactions-symbolic", failed ? "blue" : "slate",
                  failed ? _ ("Name the Columns…") : _ ("Not Right? Name the Columns…"), subtitle,
                  "assistant.name-columns", g_variant_new_uint32 (index));
  adw_preferences_group_add (group, row);
}

/* What stands where, and the whole line below the reason where the reader kept it. */
static GtkWidget *
new_refusal_row (FinSession *session, const FinImportResult *result, guint index)
{
  const FinImportRefusal *refusal = g_ptr_array_index (result->refused, index);
  g_autofree char *reason = fin_sentence_start (refusal->reason);
  g_autofree char *line = NULL;
  g_autofree char *original = NULL;
  g_autofree char *subtitle = NULL;

  if (refusal->value != NULL && refusal->field != NULL)
    /* Translators: number of a line in a file, name of a field, what stands there */
    line = g_strdup_printf (_ ("Line %u, %s: “%s”"), refusal->line, refusal->field,
                            refusal->value);
  else if (refusal->value != NULL)
    /* Translators: number of a line in a file, then what stands there */
    line = g_strdup_printf (_ ("Line %u: “%s”"), refusal->line, refusal->value);
  else
    /* Translators: number of a line in a file */
    line = g_strdup_printf (_ ("Line %u"), refusal->line);
  if (index < result->reading->refused->len && !fin_session_get_amounts_hidden (session))
    original = fin_reading_dup_refused_original (
        result->reading, &g_array_index (result->reading->refused, FinRefusal, index));
  subtitle = original != NULL && *original != '\0' ? g_strdup_printf ("%s\n%s", line, original)
                                                   : g_strdup (line);
  return new_row (NULL, NULL, reason, subtitle);
}

static void
add_refused (AdwPreferencesGroup *group, FinSession *session, const FinImportResult *result)
{
  g_autofree char *title = NULL;
  GtkWidget *expander;

  if (result->n_refused == 0)
    return;
  title = g_strdup_printf (ngettext ("%u row could not be read", "%u rows could not be read",
                                     (gulong)result->n_refused),
                           (guint)result->n_refused);
  expander = new_expander ("fin-critical-symbolic", "red", title,
                           _ ("Left out. Correct them at the bank, or add them by hand."));
  for (guint i = 0; i < MIN (result->refused->len, MAX_LISTED); i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), new_refusal_row (session, result, i));
  adw_preferences_group_add (group, expander);
}

static GtkWidget *
new_draft_row (FinSession *session,
               const FinImportResult *result,
               const FinImportVerdict *verdict,
               const char *reason)
{
  const FinDraft *draft = fin_import_result_get_draft (result, verdict);
  const FinImportStatement *statement
      = fin_import_result_get_statement (result, verdict->statement);
  const char *currency = *draft->currency != '\0' ? draft->currency : statement->currency;
  g_autofree char *amount
      = fin_session_format_money (session, draft->amount, currency, FIN_MONEY_SIGNED);
  g_autofree char *day = draft->posting_date != FIN_DATE_NONE
                             ? fin_format_date_medium (draft->posting_date)
                             : g_strdup (_ ("No date"));
  /* Translators: a day, then why the row is held */
  g_autofree char *subtitle
      = reason != NULL ? g_strdup_printf (_ ("%s: %s"), day, reason) : g_strdup (day);
  const char *title = draft->payee != NULL ? draft->payee : draft->memo;
  GtkWidget *row = new_row (NULL, NULL, title != NULL ? title : _ ("Without a text"), subtitle);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), fin_label_new (amount, "numeric"));
  return row;
}

static void
add_held (AdwPreferencesGroup *group, FinSession *session, const FinImportResult *result)
{
  g_autofree char *title = NULL;
  GtkWidget *expander;
  guint n = 0;

  if (result->n_held == 0 || result->account_open || result->reading->questions->len > 0)
    return;
  title = g_strdup_printf (ngettext ("%u row is held for your decision",
                                     "%u rows are held for your decision",
                                     (gulong)result->n_held),
                           (guint)result->n_held);
  expander = new_expander ("fin-warning-symbolic", "orange", title,
                           _ ("Outside the balance until you decide."));
  for (guint i = 0; i < result->verdicts->len && n < MAX_LISTED; i++)
    {
      const FinImportVerdict *verdict = &g_array_index (result->verdicts, FinImportVerdict, i);
      g_autofree char *reason = NULL;

      if (verdict->outcome != FIN_IMPORT_ROW_HELD)
        continue;
      reason = fin_import_result_dup_hold_text (result, verdict);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander),
                                new_draft_row (session, result, verdict, reason));
      n++;
    }
  adw_preferences_group_add (group, expander);
}

static void
add_new_rows (AdwPreferencesGroup *group, FinSession *session, const FinImportResult *result)
{
  guint64 n_rows = result->account_open ? result->n_rows - result->n_refused : result->n_added;
  g_autofree char *title
      = g_strdup_printf (ngettext ("%u new transaction", "%u new transactions", (gulong)n_rows),
                         (guint)n_rows);
  g_autofree char *present = NULL;
  GtkWidget *expander;
  guint n = 0;

  if (result->n_present > 0)
    present = g_strdup_printf (ngettext ("%u is already there and stays as it is",
                                         "%u are already there and stay as they are",
                                         (gulong)result->n_present),
                               (guint)result->n_present);
  expander = new_expander ("fin-good-symbolic", "green", title, present);
  for (guint i = 0; i < result->verdicts->len && n < MAX_LISTED; i++)
    {
      const FinImportVerdict *verdict = &g_array_index (result->verdicts, FinImportVerdict, i);

      if (verdict->outcome != FIN_IMPORT_ROW_ADDED && !result->account_open)
        continue;
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander),
                                new_draft_row (session, result, verdict, NULL));
      n++;
    }
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (expander), n > 0);
  adw_preferences_group_add (group, expander);
}

static void
add_skipped (AdwPreferencesGroup *group, const FinReading *reading)
{
  g_autofree char *title = NULL;
  GtkWidget *expander;

  if (reading->skipped->len == 0)
    return;
  title = g_strdup_printf (ngettext ("%u line is no transaction", "%u lines are no transactions",
                                     reading->skipped->len),
                           reading->skipped->len);
  expander = new_expander ("fin-info-symbolic", NULL, title, NULL);
  for (guint i = 0; i < MIN (reading->skipped->len, MAX_LISTED); i++)
    {
      const FinSkipped *skipped = &g_array_index (reading->skipped, FinSkipped, i);
      g_autofree char *reason = fin_sentence_start (skipped->reason);
      g_autofree char *line = g_strdup_printf (_ ("Line %u"), skipped->line);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander),
                                new_row (NULL, NULL, reason, line));
    }
  adw_preferences_group_add (group, expander);
}

static void
add_notes (AdwPreferencesGroup *group, const FinImportResult *result)
{
  for (guint i = 0; i < result->notes->len; i++)
    adw_preferences_group_add (
        group, new_row ("fin-info-symbolic", "blue", g_ptr_array_index (result->notes, i), NULL));
}

/* Nothing is lost: the rows stay in the history of imports. */
static void
add_ways_on (AdwPreferencesGroup *group, const FinImportResult *result)
{
  if (result->import_id == 0)
    return;
  if (result->n_held > 0)
    adw_preferences_group_add (
        group, new_link ("fin-warning-symbolic", "orange", _ ("Decide on Held Rows…"), NULL,
                         "win.decide-held", g_variant_new_int64 (result->import_id)));
  adw_preferences_group_add (group,
                             new_link ("fin-import-symbolic", "blue", _ ("Show Every Row"), NULL,
                                       "win.show-import", g_variant_new_int64 (result->import_id)));
}

static void
add_balances (AdwPreferencesGroup *group, FinSession *session, const FinImportResult *result)
{
  for (guint i = 0; i < result->statements->len; i++)
    {
      const FinImportStatement *statement = fin_import_result_get_statement (result, i);
      gint64 difference = statement->balance_stated - statement->balance_computed;
      gboolean differs = !statement->balance_fixed_opening && difference != 0
                         && !statement->account_open;
      g_autofree char *stated = NULL;
      g_autofree char *day = NULL;
      g_autofree char *title = NULL;
      g_autofree char *subtitle = NULL;

      if (!statement->has_balance)
        continue;
      stated = fin_session_format_money (session, statement->balance_stated, statement->currency,
                                         FIN_MONEY_EXACT);
      day = fin_format_date_medium (statement->balance_date);
      /* Translators: an amount, then a date */
      title = g_strdup_printf (_ ("Balance %s on %s"), stated, day);
      if (differs)
        {
          g_autofree char *amount = fin_session_format_money (
              session, difference, statement->currency, FIN_MONEY_SIGNED);

          /* Translators: %s is an amount */
          subtitle = g_strdup_printf (_ ("Differs by %s from your transactions: some may be "
                                         "missing or doubled."),
                                      amount);
        }
      adw_preferences_group_add (group,
                                 new_row (differs ? "fin-warning-symbolic" : "fin-bank-symbolic",
                                          differs ? "orange" : "blue", title, subtitle));
    }
}

/* Format, period and how many rows there are: what becomes of them follows below. */
static char *
describe_file (const FinImportResult *result)
{
  const FinImportStatement *first
      = result->statements->len > 0 ? fin_import_result_get_statement (result, 0) : NULL;
  g_autofree char *format = fin_import_format_title (result->reading->format);
  g_autofree char *number = fin_format_count ((gint64)result->n_rows);
  /* Translators: %s is a number of rows of a file */
  g_autofree char *rows = g_strdup_printf (
      ngettext ("%s row", "%s rows", (gulong)result->n_rows), number);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (first == NULL || first->period.last < first->period.first)
    return g_strdup_printf ("%s · %s", format, rows);
  from = fin_format_date_medium (first->period.first);
  to = fin_format_date_medium (first->period.last);
  /* Translators: a file format, the first and the last day, a number of rows */
  return g_strdup_printf (_ ("%s · %s to %s · %s"), format, from, to, rows);
}

/** fin_import_file_group_new: the group for what @item, the one at @index, holds now */
GtkWidget *
fin_import_file_group_new (FinSession *session, FinImportItem *item, guint index)
{
  GtkWidget *widget = adw_preferences_group_new ();
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (widget);
  const FinImportResult *result = fin_import_item_get_result (item);
  g_autofree char *name = g_markup_escape_text (fin_import_item_get_name (item), -1);
  g_autofree char *description = NULL;

  adw_preferences_group_set_title (group, name);
  if (fin_import_item_get_state (item) == FIN_IMPORT_ITEM_FAILED)
    {
      adw_preferences_group_add (group, new_row ("fin-critical-symbolic", "red",
                                                 _ ("This file was not imported"),
                                                 fin_import_item_get_error (item)));
      add_columns (group, item, index);
      return widget;
    }
  if (result == NULL)
    return widget;
  description = describe_file (result);
  adw_preferences_group_set_description (group, description);
  for (guint i = 0; i < result->reading->questions->len; i++)
    add_question (group, item, g_ptr_array_index (result->reading->questions, i));
  if (result->reading->questions->len == 0
      && fin_import_item_get_state (item) != FIN_IMPORT_ITEM_DONE)
    for (guint i = 0; i < result->statements->len; i++)
      fin_import_account_rows_add (group, session, item, i);
  add_refused (group, session, result);
  add_held (group, session, result);
  add_balances (group, session, result);
  add_new_rows (group, session, result);
  add_skipped (group, result->reading);
  add_notes (group, result);
  add_ways_on (group, result);
  add_columns (group, item, index);
  return widget;
}
