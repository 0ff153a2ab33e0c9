/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A transaction for a script and for a person. */
#include "fin-cli-transaction.h"

#include <string.h>

#include "fin-cli-json.h"
#include "fin-currency.h"
#include "fin-money.h"

static void
build_time (JsonBuilder *builder, int time)
{
  g_autofree char *text = g_strdup_printf ("%02d:%02d:%02d", time / 3600, time / 60 % 60, time % 60);

  fin_cli_json_string (builder, "time", text);
}

static void
build_category (JsonBuilder *builder, FinTransaction *transaction)
{
  FinCategorySource source = fin_transaction_get_category_source (transaction);

  fin_cli_json_string (builder, "category", fin_transaction_get_category_key (transaction));
  if (source == FIN_CATEGORY_SOURCE_NONE)
    return;
  fin_cli_json_string (builder, "category_source",
                       fin_enum_to_nick (FIN_TYPE_CATEGORY_SOURCE, (int) source));
  fin_cli_json_double (builder, "category_confidence",
                       fin_transaction_get_category_confidence (transaction) / 1000.0);
}

static void
build_splits (JsonBuilder *builder, FinTransaction *transaction)
{
  const char *splits = fin_transaction_get_splits (transaction);
  g_auto (GStrv) parts = NULL;

  if (splits == NULL)
    return;
  parts = g_strsplit (splits, " ", -1);
  json_builder_set_member_name (builder, "splits");
  json_builder_begin_array (builder);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *equals = strrchr (parts[i], '=');

      *equals = '\0';
      json_builder_begin_object (builder);
      fin_cli_json_string (builder, "category", parts[i]);
      fin_cli_json_money (builder, "amount", g_ascii_strtoll (equals + 1, NULL, 10),
                          fin_transaction_get_currency (transaction));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
build_origin (JsonBuilder *builder, FinTransaction *transaction)
{
  if (fin_transaction_get_import_id (transaction) == 0)
    return;
  fin_cli_json_int (builder, "import", fin_transaction_get_import_id (transaction));
  fin_cli_json_int (builder, "line", fin_transaction_get_import_line (transaction));
  fin_cli_json_string (builder, "original", fin_transaction_get_original (transaction));
}

/** fin_cli_transaction_build: an object value. */
void
fin_cli_transaction_build (JsonBuilder *builder, FinTransaction *transaction)
{
  const char *currency = fin_transaction_get_currency (transaction);
  FinTransactionState state = fin_transaction_get_state (transaction);

  json_builder_begin_object (builder);
  fin_cli_json_int (builder, "id", fin_transaction_get_id (transaction));
  fin_cli_json_string (builder, "account", fin_transaction_get_account_name (transaction));
  fin_cli_json_date (builder, "date", fin_transaction_get_posting_date (transaction));
  if (fin_transaction_get_value_date (transaction) != FIN_DATE_NONE)
    fin_cli_json_date (builder, "value_date", fin_transaction_get_value_date (transaction));
  if (fin_transaction_get_time (transaction) >= 0)
    build_time (builder, fin_transaction_get_time (transaction));
  fin_cli_json_money (builder, "amount", fin_transaction_get_amount (transaction), currency);
  fin_cli_json_string (builder, "currency", currency);
  fin_cli_json_string (builder, "payee", fin_transaction_get_payee (transaction));
  fin_cli_json_string (builder, "name", fin_transaction_get_shown_payee (transaction));
  fin_cli_json_string (builder, "memo", fin_transaction_get_memo (transaction));
  fin_cli_json_string (builder, "reference", fin_transaction_get_reference (transaction));
  if (fin_transaction_get_bank_id (transaction) != NULL)
    fin_cli_json_string (builder, "bank_id", fin_transaction_get_bank_id (transaction));
  build_category (builder, transaction);
  build_splits (builder, transaction);
  if (fin_transaction_get_transfer_id (transaction) != 0)
    fin_cli_json_int (builder, "transfer", fin_transaction_get_transfer_id (transaction));
  fin_cli_json_string (builder, "state", fin_enum_to_nick (FIN_TYPE_TRANSACTION_STATE, (int) state));
  if (fin_transaction_get_note (transaction) != NULL)
    fin_cli_json_string (builder, "note", fin_transaction_get_note (transaction));
  build_origin (builder, transaction);
  json_builder_end_object (builder);
}

/** fin_cli_transaction_print: one line; held and deleted rows are marked. */
void
fin_cli_transaction_print (FinTransaction *transaction)
{
  const char *currency = fin_transaction_get_currency (transaction);
  const char *payee = fin_transaction_get_shown_payee (transaction);
  const char *category = fin_transaction_get_category_key (transaction);
  g_autofree char *amount = fin_minor_to_decimal (fin_transaction_get_amount (transaction),
                                                  fin_currency_exponent (currency));
  g_autofree char *day = fin_date_to_iso (fin_transaction_get_posting_date (transaction));
  static const char marks[] = { ' ', '?', 'x' };

  g_print ("%8" G_GINT64_FORMAT "%c %s %14s %s  %-18.18s  %s%s%s\n",
           fin_transaction_get_id (transaction), marks[fin_transaction_get_state (transaction)], day,
           amount, currency, fin_transaction_get_account_name (transaction),
           payee != NULL ? payee : "", category != NULL ? "  · " : "",
           category != NULL ? category : "");
}
