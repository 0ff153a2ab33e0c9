/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The balance that many banks state above or below the table: "Kontostand vom 31.01.2024:;1.954,90
 * EUR", or beside each row. */
#include <string.h>

#include "fin-csv-private.h"
#include "fin-currency.h"
#include "fin-text.h"

/* What the closing balance is called, folded; the label begins with it. */
static gboolean
is_closing_label (FinCsvCell cell)
{
  static const char *const labels[] = {
    "kontostand",      "neuer kontostand", "aktueller kontostand",
    "endsaldo",        "schlusssaldo",     "saldo vom",
    "saldo per",       "saldo op",         "laatste saldo",
    "eindsaldo",       "solde au",         "solde le",
    "nouveau solde",   "account balance",  "ledger balance",
    "closing balance", "ending balance",   "balance as of",
    "saldo al",        "saldo final",      "saldo koncowe",
    "saldo na dzien",  "konecny zustatek", "zaro egyenleg",
    "utgaende saldo",  "saldo finale"
  };
  g_autofree char *folded = NULL;

  if (cell.length < 5 || cell.length > 80)
    return FALSE;
  folded = fin_text_fold (cell.text, cell.length);
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_has_prefix (folded, labels[i]))
      return TRUE;
  return FALSE;
}

static gboolean
resolve (const FinCsvLayout *layout, const char *text, gsize length, FinDate *date)
{
  const FinCsvColumn *column = fin_csv_column (layout, layout->column[FIN_CSV_ROLE_DATE]);
  FinDateText parts;
  FinDateOrder orders;

  if (!fin_date_text_scan (text, length, &parts))
    return FALSE;
  orders = fin_date_text_orders (&parts);
  if (column != NULL && (orders & column->order) != 0)
    orders = column->order;
  if ((orders & (orders - 1)) != 0)
    return FALSE;
  *date = fin_date_text_resolve (&parts, orders);
  return *date != FIN_DATE_NONE;
}

/* A cell that is a date, or a word of the label that is one. */
static gboolean
find_date (const FinCsvLayout *layout, FinCsvCell label, FinDate *date)
{
  const char *end = label.text + label.length;

  for (guint i = 0; i < MIN (layout->scan.cells->len, 32); i++)
    {
      FinCsvCell cell = fin_csv_scan_cell (&layout->scan, (int) i);

      if (resolve (layout, cell.text, cell.length, date))
        return TRUE;
    }
  for (const char *p = label.text; p < end;)
    {
      const char *stop = p;

      while (stop < end && *stop != ' ' && *stop != ':')
        stop++;
      if (resolve (layout, p, (gsize) (stop - p), date))
        return TRUE;
      p = stop + 1;
    }
  return FALSE;
}

static gboolean
read_balance (FinCsvLayout *layout, guint from, FinBankStatement *statement)
{
  for (guint i = from; i < MIN (layout->scan.cells->len, 32); i++)
    {
      FinCsvCell cell = fin_csv_scan_cell (&layout->scan, (int) i);
      FinCsvCell word = fin_csv_scan_cell (&layout->scan, (int) i + 1);
      FinAmountText amount;
      FinDateText date;
      gint64 minor;

      if (fin_date_text_scan (cell.text, cell.length, &date)
          || !fin_amount_text_scan (cell.text, cell.length, &amount))
        continue;
      if (!fin_amount_text_has_decimals (&amount)
          || !fin_amount_text_parse (&amount, layout->mark, fin_currency_exponent (amount.currency),
                                     &minor, NULL))
        return FALSE;
      if ((amount.direction < 0
           || (layout->use_direction && fin_csv_direction (word.text, word.length) < 0))
          && minor > 0)
        minor = -minor;
      statement->balance = minor;
      g_strlcpy (statement->balance_currency,
                 amount.currency[0] != '\0' ? amount.currency : statement->currency,
                 sizeof statement->balance_currency);
      return TRUE;
    }
  return FALSE;
}

/**
 * fin_csv_note_balance: looks for a stated balance with its day in the record that the scanner is
 * on.
 *
 * Without a day in the same record it is not used: a balance of an unknown day proves nothing.
 */
void
fin_csv_note_balance (FinCsvLayout *layout)
{
  FinBankStatement *statement;

  if (layout->reading->statements->len == 0)
    return;
  statement = fin_reading_get_statement (layout->reading, 0);
  for (guint i = 0; i < MIN (layout->scan.cells->len, 32); i++)
    {
      FinCsvCell label = fin_csv_scan_cell (&layout->scan, (int) i);
      FinDate date;

      if (!is_closing_label (label) || !find_date (layout, label, &date)
          || !read_balance (layout, i + 1, statement))
        continue;
      statement->has_balance = TRUE;
      statement->balance_date = date;
      return;
    }
}

/* The newest row's balance is the account's, when rows are in the order of time either way. */
static void
state_balances (FinReading *reading)
{
  for (guint i = 0; i < reading->statements->len; i++)
    {
      FinBankStatement *statement = fin_reading_get_statement (reading, i);
      const FinDraft *first;
      const FinDraft *last;
      const FinDraft *newest;

      if (statement->drafts->len == 0 || statement->has_balance)
        continue;
      first = fin_bank_statement_get_draft (statement, 0);
      last = fin_bank_statement_get_draft (statement, statement->drafts->len - 1);
      newest = first->posting_date > last->posting_date ? first : last;
      if ((newest->flags & FIN_DRAFT_HAS_BALANCE) == 0
          || (first->posting_date == last->posting_date && statement->drafts->len > 1))
        continue;
      statement->has_balance = TRUE;
      statement->balance = newest->balance;
      statement->balance_date = newest->posting_date;
      g_strlcpy (statement->balance_currency, newest->currency, sizeof statement->balance_currency);
    }
}

static void
name_currencies (FinReading *reading)
{
  for (guint i = 0; i < reading->statements->len; i++)
    {
      FinBankStatement *statement = fin_reading_get_statement (reading, i);
      const FinDraft *first;

      if (statement->drafts->len == 0 || statement->currency[0] != '\0')
        continue;
      first = fin_bank_statement_get_draft (statement, 0);
      for (guint k = 1; k < statement->drafts->len; k++)
        if (strcmp (first->currency, fin_bank_statement_get_draft (statement, k)->currency) != 0)
          return;
      g_strlcpy (statement->currency, first->currency, sizeof statement->currency);
    }
}

static void
settle_stated (FinCsvLayout *layout)
{
  FinBankStatement *statement = fin_reading_get_statement (layout->reading, 0);

  if (!statement->has_balance)
    return;
  for (guint i = 0; i < statement->drafts->len && statement->has_balance; i++)
    if (fin_bank_statement_get_draft (statement, i)->posting_date > statement->balance_date)
      statement->has_balance = FALSE;
  if (layout->reading->statements->len > 1 || statement->drafts->len == 0)
    statement->has_balance = FALSE;
  if (statement->has_balance && statement->balance_currency[0] == '\0')
    g_strlcpy (statement->balance_currency, statement->currency,
               sizeof statement->balance_currency);
}

/**
 * fin_csv_settle_balance: after the last row.
 *
 * A stated balance is the account's only when no row is later than its day and the file has one
 * account; else it is forgotten, and the balance of the newest row is the account's.
 */
void
fin_csv_settle_balance (FinCsvLayout *layout)
{
  name_currencies (layout->reading);
  settle_stated (layout);
  if (!layout->balance_contradicted)
    state_balances (layout->reading);
}
