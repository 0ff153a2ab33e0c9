/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An account that the file identifies is chosen already; otherwise the person says which it is. */
#include "fin-import-account-rows.h"

#include <glib/gi18n.h>

#include "fin-account.h"
#include "fin-palette.h"

#define NEW_ACCOUNT (-1)
#define NOT_CHOSEN 0

typedef struct
{
  FinImportItem *item; /* borrowed: its dialog owns it and the rows */
  guint statement;
  AdwComboRow *account_row;
  AdwEntryRow *name_row;
  AdwComboRow *kind_row;
  GArray *ids; /* gint64: account, NEW_ACCOUNT or NOT_CHOSEN, by position */
  char currency[4];
} AccountRows;

static void
account_rows_free (gpointer data, GClosure *closure)
{
  AccountRows *rows = data;

  g_array_unref (rows->ids);
  g_free (rows);
}

static gint64
chosen_id (AccountRows *rows)
{
  guint position = adw_combo_row_get_selected (rows->account_row);

  return position < rows->ids->len ? g_array_index (rows->ids, gint64, position) : NOT_CHOSEN;
}

static void
apply (AccountRows *rows, gboolean match_again)
{
  gint64 id = chosen_id (rows);
  FinImportTarget target = {
    .mode = FIN_IMPORT_TARGET_ASK,
    .account_id = MAX (id, 0),
    .name = (char *)gtk_editable_get_text (GTK_EDITABLE (rows->name_row)),
    .kind = (int)adw_combo_row_get_selected (rows->kind_row),
  };

  if (id == NEW_ACCOUNT)
    target.mode = FIN_IMPORT_TARGET_NEW;
  else if (id != NOT_CHOSEN)
    target.mode = FIN_IMPORT_TARGET_EXISTING;
  g_strlcpy (target.currency, rows->currency, sizeof target.currency);
  fin_import_item_set_target (rows->item, rows->statement, &target, match_again);
}

static void
account_selected_cb (AdwComboRow *row, GParamSpec *pspec, gpointer user_data)
{
  apply (user_data, TRUE);
}

static void
detail_changed_cb (GtkWidget *row, gpointer user_data)
{
  apply (user_data, FALSE);
}

static void
kind_selected_cb (GtkWidget *row, GParamSpec *pspec, gpointer user_data)
{
  apply (user_data, FALSE);
}

static void
add_choice (AccountRows *rows, GtkStringList *names, const char *name, gint64 id)
{
  gtk_string_list_append (names, name);
  g_array_append_val (rows->ids, id);
}

static guint
fill_accounts (AccountRows *rows,
               FinSession *session,
               const FinImportStatement *statement,
               const FinImportTarget *target)
{
  GListModel *accounts = fin_session_get_accounts (session);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = GTK_INVALID_LIST_POSITION;

  if (statement->account_open)
    {
      add_choice (rows, names, _ ("Choose…"), NOT_CHOSEN);
      chosen = 0;
    }
  add_choice (rows, names, _ ("New account"), NEW_ACCOUNT);
  if (target->mode == FIN_IMPORT_TARGET_NEW || statement->account_is_new)
    chosen = rows->ids->len - 1;
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (FinAccount) account = g_list_model_get_item (accounts, i);

      if (fin_account_get_closed (account)
          || (*statement->currency != '\0'
              && g_strcmp0 (fin_account_get_currency (account), statement->currency) != 0))
        continue;
      if (statement->account_id == fin_account_get_id (account))
        chosen = rows->ids->len;
      add_choice (rows, names, fin_account_get_name (account), fin_account_get_id (account));
    }
  adw_combo_row_set_model (rows->account_row, G_LIST_MODEL (names));
  return chosen;
}

static void
add_kinds (AccountRows *rows, const FinImportStatement *statement)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (int kind = FIN_ACCOUNT_CURRENT; kind <= FIN_ACCOUNT_LOAN; kind++)
    gtk_string_list_append (names, fin_account_kind_title ((FinAccountKind) kind));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (rows->kind_row), _ ("Kind"));
  adw_combo_row_set_model (rows->kind_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (rows->kind_row, (guint)CLAMP (statement->kind, 0, 4));
}

/* Nothing to decide where there is no account yet: the first statement makes one, its name is asked. */
static gboolean
must_be_new (FinSession *session, const FinImportStatement *statement)
{
  return statement->account_open
         && g_list_model_get_n_items (fin_session_get_accounts (session)) == 0;
}

/* What helps to choose: the number in the file, or where the last file of this kind went. */
static void
set_hint (AccountRows *rows, FinSession *session, const FinImportStatement *statement)
{
  FinAccount *account = fin_session_find_account (session, statement->suggested_account_id);
  g_autofree char *hint = NULL;

  if (statement->account_number != NULL)
    hint = g_strdup (statement->account_number);
  else if (statement->account_open && account != NULL)
    /* Translators: %s is the name of an account */
    hint = g_strdup_printf (_ ("The last file like this went to “%s”."),
                            fin_account_get_name (account));
  else if (statement->account_open)
    hint = g_strdup (_ ("The file does not say whose it is."));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (rows->account_row), FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (rows->account_row), hint != NULL ? hint : "");
}

void
fin_import_account_rows_add (AdwPreferencesGroup *group,
                             FinSession *session,
                             FinImportItem *item,
                             guint index)
{
  const FinImportStatement *statement
      = fin_import_result_get_statement (fin_import_item_get_result (item), index);
  const FinImportTarget *target
      = fin_import_options_get_target (fin_import_item_get_options (item), index);
  AccountRows *rows = g_new0 (AccountRows, 1);
  const char *name = target->mode == FIN_IMPORT_TARGET_NEW && target->name != NULL
                         ? target->name
                         : statement->account_name;
  guint chosen;
  gboolean is_new;

  rows->item = item;
  rows->statement = index;
  rows->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_strlcpy (rows->currency, statement->currency, sizeof rows->currency);
  rows->account_row = ADW_COMBO_ROW (adw_combo_row_new ());
  rows->name_row = ADW_ENTRY_ROW (adw_entry_row_new ());
  rows->kind_row = ADW_COMBO_ROW (adw_combo_row_new ());

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (rows->account_row), _ ("Account"));
  set_hint (rows, session, statement);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (rows->name_row), _ ("Account name"));
  gtk_editable_set_text (GTK_EDITABLE (rows->name_row), name != NULL ? name : "");
  add_kinds (rows, statement);
  chosen = fill_accounts (rows, session, statement, target);
  if (must_be_new (session, statement))
    chosen = 1;
  adw_combo_row_set_selected (rows->account_row, chosen);

  is_new = chosen_id (rows) == NEW_ACCOUNT;
  gtk_widget_set_visible (GTK_WIDGET (rows->name_row), is_new);
  gtk_widget_set_visible (GTK_WIDGET (rows->kind_row), is_new);
  g_signal_connect_data (rows->account_row, "notify::selected", G_CALLBACK (account_selected_cb),
                         rows, account_rows_free, 0);
  g_signal_connect (rows->name_row, "changed", G_CALLBACK (detail_changed_cb), rows);
  g_signal_connect (rows->kind_row, "notify::selected", G_CALLBACK (kind_selected_cb), rows);
  adw_preferences_group_add (group, GTK_WIDGET (rows->account_row));
  adw_preferences_group_add (group, GTK_WIDGET (rows->name_row));
  adw_preferences_group_add (group, GTK_WIDGET (rows->kind_row));
  if (must_be_new (session, statement))
    apply (rows, TRUE);
}
