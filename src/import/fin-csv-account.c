/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The account that many banks name above the table: "IBAN;DE89 3704 0044 0532 0130 00", or
 * "Account: 62000000000", or an IBAN beside a title of the bank's own. */
#include <string.h>

#include "fin-csv-private.h"
#include "fin-text.h"

#define MIN_NUMBER_DIGITS 5
#define MAX_NUMBER_LENGTH 34

/* The number as it is kept: capitals and digits without spaces, or %NULL for any other text. A
 * point within would make amounts of numbers, and two dashes days. */
static char *
number_of (const char *text, gsize length)
{
  g_autoptr (GString) number = g_string_sized_new (length);
  guint digits = 0;
  guint dashes = 0;

  for (gsize i = 0; i < length && number->len <= MAX_NUMBER_LENGTH; i++)
    {
      char c = g_ascii_toupper (text[i]);

      if (c == ' ' || c == '\'')
        continue;
      /* What follows in brackets is a currency, a name or a kind. */
      if (c == '(' || c == '[')
        break;
      if (!g_ascii_isalnum (c) && strchr ("*-/", c) == NULL)
        return NULL;
      digits += g_ascii_isdigit (c) || c == 'X' || c == '*'; /* hidden ones */
      dashes += c == '-' || c == '/';
      g_string_append_c (number, c);
    }
  if (digits < MIN_NUMBER_DIGITS || digits * 2 < number->len || number->len > MAX_NUMBER_LENGTH)
    return NULL;
  if (dashes > 1 && digits <= 8)
    return NULL;
  return g_string_free (g_steal_pointer (&number), FALSE);
}

/* ISO 13616: country, check digits, account; as a number in base 36 it is 1 modulo 97. */
static gboolean
is_iban (const char *number)
{
  gsize length = strlen (number);
  guint rest = 0;

  if (length < 15 || length > MAX_NUMBER_LENGTH || !g_ascii_isupper (number[0])
      || !g_ascii_isupper (number[1]) || !g_ascii_isdigit (number[2])
      || !g_ascii_isdigit (number[3]))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      char c = number[(i + 4) % length];

      if (!g_ascii_isalnum (c))
        return FALSE;
      rest =
          g_ascii_isdigit (c) ? rest * 10 + (guint) (c - '0') : rest * 100 + (guint) (c - 'A') + 10;
      rest %= 97;
    }
  return rest == 1;
}

/** fin_csv_is_iban: whether a cell is nothing but an IBAN whose check digits are right. */
gboolean
fin_csv_is_iban (const char *text, gsize length)
{
  g_autofree char *number =
      length >= 15 && g_ascii_isalpha (text[0]) ? number_of (text, length) : NULL;

  return number != NULL && is_iban (number);
}

/**
 * fin_csv_infer_accounts: without titles, an IBAN that is the same in all rows is the holder's, and
 * a column of others is the other side's.
 */
void
fin_csv_infer_accounts (FinCsvLayout *layout)
{
  for (guint i = 0; i < layout->columns->len && !layout->has_header; i++)
    {
      const FinCsvColumn *column = fin_csv_column (layout, (int) i);
      FinCsvRole role = column->varies ? FIN_CSV_ROLE_COUNTER_ACCOUNT : FIN_CSV_ROLE_ACCOUNT;

      if (column->role == FIN_CSV_ROLE_NONE && layout->column[role] < 0 && column->filled > 1
          && column->ibans == column->filled)
        fin_csv_claim (layout, (int) i, role);
    }
}

static gboolean
names_account (const char *label, gsize length)
{
  FinCsvMatch match;

  while (length > 0 && (label[length - 1] == ':' || label[length - 1] == ' '))
    length--;
  match = fin_csv_match_title (label, length);
  return match.exact
         && (match.role == FIN_CSV_ROLE_ACCOUNT || match.role == FIN_CSV_ROLE_COUNTER_ACCOUNT);
}

static FinCsvCell
next_filled (const FinCsvLayout *layout, int *index)
{
  FinCsvCell cell = { 0 };

  while (cell.length == 0 && ++*index < (int) layout->scan.cells->len)
    cell = fin_csv_scan_cell (&layout->scan, *index);
  return cell;
}

/* The number in a cell: all of it, or what follows a label's colon. */
static char *
number_in_cell (FinCsvCell cell, gboolean labelled)
{
  const char *colon = memchr (cell.text, ':', cell.length);
  g_autofree char *number = NULL;

  if (colon != NULL)
    {
      gsize label = (gsize) (colon - cell.text);

      number = number_of (colon + 1, cell.length - label - 1);
      labelled = names_account (cell.text, label);
    }
  else
    number = number_of (cell.text, cell.length);
  return number != NULL && (labelled || is_iban (number)) ? g_steal_pointer (&number) : NULL;
}

/**
 * fin_csv_note_account: looks for the account's number in the record that the scanner is on.
 *
 * It counts above the first transaction: the first IBAN, or else the first number that is named as
 * the account's. Rows that name their accounts know better.
 */
void
fin_csv_note_account (FinCsvLayout *layout)
{
  FinBankStatement *statement = fin_reading_get_statement (layout->reading, 0);
  gboolean labelled = FALSE;

  if (layout->column[FIN_CSV_ROLE_ACCOUNT] >= 0 || statement->drafts->len > 0
      || (statement->account_id != NULL && is_iban (statement->account_id)))
    return;
  for (int i = -1; i < (int) layout->scan.cells->len;)
    {
      FinCsvCell cell = next_filled (layout, &i);
      g_autofree char *number = NULL;

      if (cell.length == 0)
        return;
      number = number_in_cell (cell, labelled);
      if (number != NULL && (statement->account_id == NULL || is_iban (number)))
        {
          statement->account_id =
              fin_arena_strndup (layout->reading->arena, number, strlen (number));
          return;
        }
      labelled = names_account (cell.text, cell.length);
    }
}
