/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RFC 4180 with a header; Finsight reads it back without a question. */
#include "fin-export-private.h"

#include <string.h>

static void
put_field (FinExportOut *out, const char *text)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *doubled = NULL;

  if (text == NULL)
    return;
  if (strpbrk (text, ",\"\r\n") == NULL && text[0] != ' ')
    {
      fin_export_put (out, text);
      return;
    }
  parts = g_strsplit (text, "\"", -1);
  doubled = g_strjoinv ("\"\"", parts);
  fin_export_printf (out, "\"%s\"", doubled);
}

static void
begin (FinExportOut *out)
{
  fin_export_put (out, "date,value date,time,account,amount,currency,payee,memo,reference,category,"
                       "transfer account,note,id,splits\r\n");
}

/* A split row stays one row: "food.groceries=-40.00 family.pets=-22.10". */
static void
put_splits (FinExportOut *out, const char *splits, int exponent)
{
  const char *cursor = splits;
  const char *between = "";
  gint64 amount;

  for (char *key; (key = fin_export_next_split (&cursor, &amount)) != NULL; g_free (key))
    {
      fin_export_printf (out, "%s%s=", between, key);
      fin_export_put_amount (out, amount, exponent);
      between = " ";
    }
}

static void
row (FinExportOut *out, const FinExportAccount *account, const FinExportRow *row)
{
  fin_export_put_date (out, row->date);
  fin_export_put (out, ",");
  fin_export_put_date (out, row->value_date);
  fin_export_put (out, ",");
  if (row->time >= 0)
    fin_export_printf (out, "%02d:%02d:%02d", row->time / 3600, row->time / 60 % 60, row->time % 60);
  fin_export_put (out, ",");
  put_field (out, account->name);
  fin_export_put (out, ",");
  fin_export_put_amount (out, row->amount, account->exponent);
  fin_export_printf (out, ",%s,", account->currency);
  put_field (out, row->payee);
  fin_export_put (out, ",");
  put_field (out, row->memo);
  fin_export_put (out, ",");
  put_field (out, row->reference);
  fin_export_put (out, ",");
  put_field (out, row->category);
  fin_export_put (out, ",");
  put_field (out, row->transfer_account);
  fin_export_put (out, ",");
  put_field (out, row->note);
  fin_export_put (out, ",");
  put_field (out, row->bank_id);
  fin_export_put (out, ",");
  put_splits (out, row->splits, account->exponent);
  fin_export_put (out, "\r\n");
}

static void
nothing (FinExportOut *out)
{
}

static void
nothing_of_account (FinExportOut *out, const FinExportAccount *account)
{
}

const FinExportWriter fin_export_csv = { begin, nothing_of_account, row, nothing_of_account, nothing };
