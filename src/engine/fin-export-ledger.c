/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain-text double entry: every row balances against its category, or against the other account. */
#include "fin-export-private.h"

#include <string.h>

#define UNCATEGORISED "uncategorised"

/* Names end at two spaces, and a semicolon begins a comment. */
static void
put_name (FinExportOut *out, const char *text)
{
  gboolean after_space = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      char c = strchr ("\t\r\n", *p) != NULL ? ' ' : *p == ';' ? ',' : *p;

      if (c != ' ' || !after_space)
        g_string_append_c (out->text, c);
      after_space = c == ' ';
    }
}

static void
put_account (FinExportOut *out, FinAccountKind kind, const char *name)
{
  g_autofree char *flat = g_strdelimit (g_strdup (name), ":", '-');

  fin_export_put (out, kind == FIN_ACCOUNT_CARD || kind == FIN_ACCOUNT_LOAN ? "Liabilities:"
                                                                            : "Assets:");
  put_name (out, flat);
}

static void
put_counterpart (FinExportOut *out, const FinExportRow *row)
{
  g_autofree char *path = NULL;

  if (row->transfer_account != NULL)
    {
      put_account (out, row->transfer_kind, row->transfer_account);
      return;
    }
  path = g_strdelimit (g_strdup (row->category != NULL ? row->category : UNCATEGORISED), ".", ':');
  if (row->category != NULL && row->category_kind == FIN_CATEGORY_TRANSFER)
    fin_export_put (out, "Equity:");
  else
    fin_export_put (out, (row->category != NULL && row->category_kind == FIN_CATEGORY_INCOME)
                                 || (row->category == NULL && row->amount > 0)
                             ? "Income:"
                             : "Expenses:");
  put_name (out, path);
}

/* What left the account arrives in its categories. */
static void
put_splits (FinExportOut *out, const FinExportAccount *account, const char *splits)
{
  const char *cursor = splits;
  gint64 amount;

  for (char *key; (key = fin_export_next_split (&cursor, &amount)) != NULL; g_free (key))
    {
      g_strdelimit (key, ".", ':');
      fin_export_put (out, g_str_has_prefix (key, "income")     ? "    Income:"
                           : g_str_has_prefix (key, "transfer") ? "    Equity:"
                                                                : "    Expenses:");
      put_name (out, key);
      fin_export_put (out, "  ");
      fin_export_put_amount (out, -amount, account->exponent);
      fin_export_printf (out, " %s\n", account->currency);
    }
}

static void
nothing (FinExportOut *out)
{
}

static void
begin_account (FinExportOut *out, const FinExportAccount *account)
{
  if (!account->has_opening || account->opening == 0)
    return;
  fin_export_put_date (out, account->opening_date);
  fin_export_put (out, " * Opening balance\n    ");
  put_account (out, account->kind, account->name);
  fin_export_put (out, "  ");
  fin_export_put_amount (out, account->opening, account->exponent);
  fin_export_printf (out, " %s\n    Equity:Opening balances\n\n", account->currency);
}

static void
row (FinExportOut *out, const FinExportAccount *account, const FinExportRow *row)
{
  /* The side that money left tells of both. */
  if (row->transfer_account != NULL && row->amount > 0)
    return;
  fin_export_put_date (out, row->date);
  fin_export_put (out, " * ");
  if (row->reference != NULL && strpbrk (row->reference, "()\r\n") == NULL)
    fin_export_printf (out, "(%s) ", row->reference);
  put_name (out, row->payee != NULL ? row->payee : "");
  fin_export_put (out, "\n");
  fin_export_put_line (out, "    ; ", row->memo);
  fin_export_put_line (out, "    ; ", row->note);
  fin_export_put (out, "    ");
  put_account (out, account->kind, account->name);
  fin_export_put (out, "  ");
  fin_export_put_amount (out, row->amount, account->exponent);
  fin_export_printf (out, " %s\n", account->currency);
  if (row->splits != NULL && row->transfer_account == NULL)
    put_splits (out, account, row->splits);
  else
    {
      fin_export_put (out, "    ");
      put_counterpart (out, row);
      fin_export_put (out, "\n");
    }
  fin_export_put (out, "\n");
}

static void
end_account (FinExportOut *out, const FinExportAccount *account)
{
}

const FinExportWriter fin_export_ledger = { nothing, begin_account, row, end_account, nothing };
