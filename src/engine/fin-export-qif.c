/* SPDX-License-Identifier: GPL-3.0-or-later */
/* QIF with account headers. Dates are ISO: day-first or month-first would be anyone's guess. */
#include "fin-export-private.h"

static const char *
type_of (FinAccountKind kind)
{
  switch (kind)
    {
    case FIN_ACCOUNT_CARD:
      return "CCard";
    case FIN_ACCOUNT_CASH:
      return "Cash";
    case FIN_ACCOUNT_LOAN:
      return "Oth L";
    case FIN_ACCOUNT_CURRENT:
    case FIN_ACCOUNT_SAVINGS:
    default:
      return "Bank";
    }
}

static void
begin (FinExportOut *out)
{
}

static void
begin_account (FinExportOut *out, const FinExportAccount *account)
{
  fin_export_put (out, "!Account\n");
  fin_export_put_line (out, "N", account->name);
  fin_export_printf (out, "T%s\n^\n!Type:%s\n", type_of (account->kind), type_of (account->kind));
}

static void
put_splits (FinExportOut *out, const char *splits, int exponent)
{
  const char *cursor = splits;
  gint64 amount;

  for (char *key; (key = fin_export_next_split (&cursor, &amount)) != NULL; g_free (key))
    {
      fin_export_put_line (out, "S", key);
      fin_export_put (out, "$");
      fin_export_put_amount (out, amount, exponent);
      fin_export_put (out, "\n");
    }
}

static void
row (FinExportOut *out, const FinExportAccount *account, const FinExportRow *row)
{
  fin_export_put (out, "D");
  fin_export_put_date (out, row->date);
  fin_export_put (out, "\nT");
  fin_export_put_amount (out, row->amount, account->exponent);
  fin_export_put (out, "\n");
  fin_export_put_line (out, "P", row->payee);
  fin_export_put_line (out, "M", row->memo);
  fin_export_put_line (out, "N", row->reference);
  if (row->transfer_account != NULL)
    fin_export_printf (out, "L[%s]\n", row->transfer_account);
  else
    fin_export_put_line (out, "L", row->category);
  put_splits (out, row->splits, account->exponent);
  fin_export_put (out, "^\n");
}

static void
end_account (FinExportOut *out, const FinExportAccount *account)
{
}

const FinExportWriter fin_export_qif = { begin, begin_account, row, end_account, begin };
