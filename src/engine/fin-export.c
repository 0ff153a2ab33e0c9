/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks accounts and their posted rows once, on the database thread, and hands them to a format. */
#include "fin-export-private.h"

#include <string.h>

#include "fin-account-store.h"
#include "fin-balance-store.h"
#include "fin-currency.h"
#include "fin-money.h"

/** So much text is collected before it is written. */
#define BUFFER_BYTES (1 << 16)

typedef struct
{
  const FinExportWriter *writer;
  const FinExportRange *range;
  FinDate today;
  FinExportOut out;
} Export;

static const char *const nicks[] = {
  [FIN_EXPORT_CSV] = "csv", [FIN_EXPORT_JSON] = "json",     [FIN_EXPORT_QIF] = "qif",
  [FIN_EXPORT_OFX] = "ofx", [FIN_EXPORT_LEDGER] = "ledger",
};

static const FinExportWriter *const writers[] = {
  [FIN_EXPORT_CSV] = &fin_export_csv, [FIN_EXPORT_JSON] = &fin_export_json,
  [FIN_EXPORT_QIF] = &fin_export_qif, [FIN_EXPORT_OFX] = &fin_export_ofx,
  [FIN_EXPORT_LEDGER] = &fin_export_ledger,
};

/** fin_export_format_from_nick: Returns: %FALSE when there is no such format */
gboolean
fin_export_format_from_nick (const char *nick, FinExportFormat *format)
{
  for (gsize i = 0; i < G_N_ELEMENTS (nicks); i++)
    if (strcmp (nicks[i], nick) == 0)
      {
        *format = (FinExportFormat) i;
        return TRUE;
      }
  return FALSE;
}

/* Text ----------------------------------------------------------------------------------------- */

static void
flush (FinExportOut *out)
{
  if (out->error == NULL && out->text->len > 0)
    g_output_stream_write_all (out->stream, out->text->str, out->text->len, NULL, out->cancellable,
                               &out->error);
  g_string_truncate (out->text, 0);
}

void
fin_export_put (FinExportOut *out, const char *text)
{
  g_string_append (out->text, text);
  if (out->text->len >= BUFFER_BYTES)
    flush (out);
}

void
fin_export_printf (FinExportOut *out, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (out->text, format, arguments);
  va_end (arguments);
}

void
fin_export_put_amount (FinExportOut *out, gint64 amount, int exponent)
{
  g_autofree char *text = fin_minor_to_decimal (amount, exponent);

  fin_export_put (out, text);
}

void
fin_export_put_date (FinExportOut *out, FinDate date)
{
  g_autofree char *text = date != FIN_DATE_NONE ? fin_date_to_iso (date) : g_strdup ("");

  fin_export_put (out, text);
}

/** fin_export_put_line: @before, @text with every line end a space, line end; nothing for no text */
void
fin_export_put_line (FinExportOut *out, const char *before, const char *text)
{
  g_autofree char *line = NULL;

  if (text == NULL || text[0] == '\0')
    return;
  line = g_strdelimit (g_strdup (text), "\r\n", ' ');
  fin_export_put (out, before);
  fin_export_put (out, line);
  fin_export_put (out, "\n");
}

/**
 * fin_export_next_split:
 * @cursor: (inout) (nullable): at first the splits of a row
 * @amount: (out): minor units
 *
 * Returns: (transfer full) (nullable): the key of the next part's category, %NULL after the last
 */
char *
fin_export_next_split (const char **cursor, gint64 *amount)
{
  const char *equals = *cursor != NULL ? strchr (*cursor, '=') : NULL;
  char *key;
  char *end;

  if (equals == NULL)
    return NULL;
  key = g_strndup (*cursor, (gsize) (equals - *cursor));
  *amount = g_ascii_strtoll (equals + 1, &end, 10);
  *cursor = *end == ' ' ? end + 1 : NULL;
  return key;
}

/* Rows ----------------------------------------------------------------------------------------- */

static const char select_rows[]
    = "SELECT t.id, t.posting_date, t.value_date, t.time, t.amount, t.payee, t.memo, t.reference,"
      " t.bank_id, c.key, c.kind, t.transfer_id, a.name, a.kind, t.note,"
      " (SELECT group_concat (part, ' ') FROM (SELECT ifnull (k.key, 'none') || '=' || s.amount AS"
      " part FROM splits AS s LEFT JOIN categories AS k ON k.id = s.category_id"
      " WHERE s.transaction_id = t.id ORDER BY s.position))"
      " FROM transactions AS t LEFT JOIN categories AS c ON c.id = t.category_id"
      " LEFT JOIN transactions AS o ON o.id = t.transfer_id"
      " LEFT JOIN accounts AS a ON a.id = o.account_id"
      " WHERE t.account_id = ?1 AND t.posting_date BETWEEN ?2 AND ?3 AND t.state = 0"
      " ORDER BY t.posting_date, t.id";

static FinExportRow
read_row (FinStatement *statement)
{
  return (FinExportRow) {
    .id = fin_statement_column_int (statement, 0),
    .date = fin_statement_column_date (statement, 1),
    .value_date = fin_statement_column_date (statement, 2),
    .time = fin_statement_column_is_null (statement, 3)
                ? -1
                : (int) fin_statement_column_int (statement, 3),
    .amount = fin_statement_column_int (statement, 4),
    .payee = fin_statement_column_text (statement, 5),
    .memo = fin_statement_column_text (statement, 6),
    .reference = fin_statement_column_text (statement, 7),
    .bank_id = fin_statement_column_text (statement, 8),
    .category = fin_statement_column_text (statement, 9),
    .category_kind = (FinCategoryKind) fin_statement_column_int (statement, 10),
    .transfer_id = fin_statement_column_int (statement, 11),
    .transfer_account = fin_statement_column_text (statement, 12),
    .transfer_kind = (FinAccountKind) fin_statement_column_int (statement, 13),
    .note = fin_statement_column_text (statement, 14),
    .splits = fin_statement_column_text (statement, 15),
  };
}

static gboolean
write_rows (Export *export, FinConnection *connection, const FinExportAccount *account, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (connection, select_rows, error);
  g_autoptr (GError) cause = NULL;

  if (statement == NULL)
    return FALSE;
  fin_statement_bind_int (statement, 1, account->id);
  fin_statement_bind_int (statement, 2, export->range->first);
  fin_statement_bind_int (statement, 3,
                          export->range->last != FIN_DATE_NONE ? export->range->last : G_MAXINT32);
  export->out.n_rows = 0;
  while (export->out.error == NULL && fin_statement_step (statement, &cause))
    {
      FinExportRow row = read_row (statement);

      export->writer->row (&export->out, account, &row);
      export->out.n_rows++;
    }
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gboolean
write_account (Export *export, FinConnection *connection, FinAccount *stored, GError **error)
{
  FinBalance balance;
  FinExportAccount account = {
    .id = fin_account_get_id (stored),
    .name = fin_account_get_name (stored),
    .number = fin_account_get_number (stored),
    .bank_id = fin_account_get_bank_id (stored),
    .currency = fin_account_get_currency (stored),
    .exponent = fin_currency_exponent (fin_account_get_currency (stored)),
    .kind = fin_account_get_kind (stored),
    .has_opening = fin_account_get_has_opening_balance (stored),
    .opening = fin_account_get_opening_balance (stored),
    .opening_date = fin_account_get_opening_date (stored),
  };

  account.balance_date = export->range->last != FIN_DATE_NONE ? export->range->last : export->today;
  if (!fin_balance_store_at (connection, account.id, account.balance_date, &balance, error))
    return FALSE;
  account.has_balance = !balance.relative;
  account.balance = balance.amount;
  export->writer->begin_account (&export->out, &account);
  if (!write_rows (export, connection, &account, error))
    return FALSE;
  export->writer->end_account (&export->out, &account);
  export->out.n_accounts++;
  return TRUE;
}

static gpointer
export_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Export *export = data;
  g_autoptr (GPtrArray) accounts = fin_account_store_list (connection, FIN_PROFILE_ANY, TRUE, error);

  if (accounts == NULL)
    return NULL;
  export->writer->begin (&export->out);
  for (guint i = 0; i < accounts->len; i++)
    {
      FinAccount *account = g_ptr_array_index (accounts, i);

      if (export->range->account_id != 0
          && export->range->account_id != fin_account_get_id (account))
        continue;
      if (!write_account (export, connection, account, error))
        return NULL;
    }
  export->writer->end (&export->out);
  flush (&export->out);
  if (export->out.error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&export->out.error));
      return NULL;
    }
  return FIN_DATABASE_DONE;
}

/**
 * fin_export_write: posted rows of the accounts, by account and day.
 * @stream: is not closed
 *
 * Blocking. Rows are streamed: memory does not grow with their number.
 *
 * Returns: %FALSE with a #FinStoreError or the stream's #GIOError
 */
gboolean
fin_export_write (FinDatabase *database,
                  FinClock *clock,
                  FinExportFormat format,
                  const FinExportRange *range,
                  GOutputStream *stream,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GDateTime) now = fin_clock_get_now (clock);
  Export export = {
    .writer = writers[format],
    .range = range,
    .today = fin_clock_get_today (clock),
    .out = { .stream = stream, .cancellable = cancellable, .now = now },
  };
  gboolean good;

  export.out.text = g_string_sized_new (BUFFER_BYTES + 4096);
  good = fin_database_read (database, export_cb, &export, cancellable, error) != NULL;
  g_string_free (export.out.text, TRUE);
  g_clear_error (&export.out.error);
  return good;
}
