/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON as the command line writes it: money a decimal string, days ISO dates. Written row by row. */
#include "fin-export-private.h"

static void
put_string (FinExportOut *out, const char *text)
{
  if (text == NULL)
    {
      fin_export_put (out, "null");
      return;
    }
  g_string_append_c (out->text, '"');
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '"' || *p == '\\')
      g_string_append_printf (out->text, "\\%c", *p);
    else if ((guchar) *p < 0x20)
      g_string_append_printf (out->text, "\\u%04x", (guint) (guchar) *p);
    else
      g_string_append_c (out->text, *p);
  fin_export_put (out, "\"");
}

static void
put_member (FinExportOut *out, const char *name, const char *value)
{
  fin_export_printf (out, ", \"%s\": ", name);
  put_string (out, value);
}

static void
put_optional (FinExportOut *out, const char *name, const char *value)
{
  if (value != NULL && value[0] != '\0')
    put_member (out, name, value);
}

static void
begin (FinExportOut *out)
{
  fin_export_put (out, "{\"accounts\": [");
}

static void
begin_account (FinExportOut *out, const FinExportAccount *account)
{
  fin_export_printf (out, "%s\n  {\"id\": %" G_GINT64_FORMAT, out->n_accounts > 0 ? "," : "",
                     account->id);
  put_member (out, "name", account->name);
  put_member (out, "kind", fin_enum_to_nick (FIN_TYPE_ACCOUNT_KIND, (int) account->kind));
  put_member (out, "currency", account->currency);
  put_optional (out, "number", account->number);
  fin_export_put (out, ", \"balance\": ");
  if (account->has_balance)
    {
      fin_export_put (out, "{\"amount\": \"");
      fin_export_put_amount (out, account->balance, account->exponent);
      fin_export_put (out, "\", \"date\": \"");
      fin_export_put_date (out, account->balance_date);
      fin_export_put (out, "\"}");
    }
  else
    fin_export_put (out, "null");
  fin_export_put (out, ",\n   \"transactions\": [");
}

static void
put_splits (FinExportOut *out, const char *splits, int exponent)
{
  const char *cursor = splits;
  gint64 amount;

  if (splits == NULL)
    return;
  fin_export_put (out, ", \"splits\": [");
  for (char *key; (key = fin_export_next_split (&cursor, &amount)) != NULL; g_free (key))
    {
      fin_export_printf (out, "{\"category\": \"%s\", \"amount\": \"", key);
      fin_export_put_amount (out, amount, exponent);
      fin_export_put (out, cursor != NULL ? "\"}, " : "\"}");
    }
  fin_export_put (out, "]");
}

static void
row (FinExportOut *out, const FinExportAccount *account, const FinExportRow *row)
{
  fin_export_printf (out, "%s\n    {\"id\": %" G_GINT64_FORMAT ", \"date\": \"",
                     out->n_rows > 0 ? "," : "", row->id);
  fin_export_put_date (out, row->date);
  fin_export_put (out, "\", \"amount\": \"");
  fin_export_put_amount (out, row->amount, account->exponent);
  fin_export_put (out, "\"");
  put_member (out, "payee", row->payee);
  put_optional (out, "memo", row->memo);
  put_optional (out, "reference", row->reference);
  put_optional (out, "bank_id", row->bank_id);
  put_optional (out, "category", row->category);
  put_splits (out, row->splits, account->exponent);
  put_optional (out, "note", row->note);
  if (row->transfer_id != 0)
    fin_export_printf (out, ", \"transfer\": %" G_GINT64_FORMAT, row->transfer_id);
  fin_export_put (out, "}");
}

static void
end_account (FinExportOut *out, const FinExportAccount *account)
{
  fin_export_put (out, "]}");
}

static void
end (FinExportOut *out)
{
  fin_export_put (out, "\n]}\n");
}

const FinExportWriter fin_export_json = { begin, begin_account, row, end_account, end };
