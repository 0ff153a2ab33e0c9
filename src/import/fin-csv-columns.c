/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column is what: by the answer given, by its title, by what stands in it. */
#include <glib/gi18n.h>
#include <string.h>

#include "fin-csv-private.h"
#include "fin-csv-profile.h"
#include "fin-text.h"

void
fin_csv_rewind_to_data (FinCsvLayout *layout)
{
  fin_csv_scan_rewind (&layout->scan);
  layout->scan.position = layout->data_position;
  layout->scan.next_line = layout->data_line;
}

/** fin_csv_column: Returns: (nullable): the column, %NULL for -1 */
FinCsvColumn *
fin_csv_column (const FinCsvLayout *layout, int index)
{
  if (index < 0 || (guint) index >= layout->columns->len)
    return NULL;
  return &g_array_index (layout->columns, FinCsvColumn, index);
}

/* Titles that do not speak of days lose against cells that are nothing but days. */
static gboolean
denies_its_dates (const FinCsvColumn *column, FinCsvRole role)
{
  return column->dates > 0 && column->dates * 10 >= column->filled * 9
         && (role == FIN_CSV_ROLE_STATUS || role == FIN_CSV_ROLE_CODE
             || role == FIN_CSV_ROLE_CATEGORY || role == FIN_CSV_ROLE_PAYEE
             || role == FIN_CSV_ROLE_PAYER || role == FIN_CSV_ROLE_RECEIVER
             || role == FIN_CSV_ROLE_MEMO);
}

/* A word such as "transaction" within a title is no text where the cells are nothing but money. */
static gboolean
denies_its_amounts (const FinCsvColumn *column, FinCsvRole role)
{
  return column->money > 0 && column->money * 10 >= column->filled * 9 && !column->match.exact
         && (role == FIN_CSV_ROLE_MEMO || role == FIN_CSV_ROLE_PAYEE);
}

/* Numbers of accounts where a name should be. */
static gboolean
denies_its_names (const FinCsvColumn *column, FinCsvRole role)
{
  return column->ibans > 0 && column->ibans == column->filled
         && (role == FIN_CSV_ROLE_PAYEE || role == FIN_CSV_ROLE_PAYER
             || role == FIN_CSV_ROLE_RECEIVER);
}

/* "Ek hesap bakiyesi": the balance of an account is not its number. */
static gboolean
denies_its_number (const FinCsvColumn *column, FinCsvRole role)
{
  return role == FIN_CSV_ROLE_ACCOUNT && column->money > 0
         && column->money * 10 >= column->filled * 9;
}

static gboolean
content_fits (const FinCsvColumn *column, FinCsvRole role)
{
  gboolean empty = column->filled == 0;

  if (role == FIN_CSV_ROLE_DATE || role == FIN_CSV_ROLE_VALUE_DATE
      || role == FIN_CSV_ROLE_PURCHASE_DATE)
    return empty || column->dates > 0;
  if (role == FIN_CSV_ROLE_AMOUNT || role == FIN_CSV_ROLE_DEBIT || role == FIN_CSV_ROLE_CREDIT
      || role == FIN_CSV_ROLE_BALANCE || role == FIN_CSV_ROLE_FEE)
    return empty || column->amounts * 2 >= column->filled - column->dashes;
  if (role == FIN_CSV_ROLE_DIRECTION)
    return !empty && (column->directions_in + column->directions_out) * 10 >= column->filled * 9;
  /* What all rows share names the file or its holder. */
  if (role == FIN_CSV_ROLE_ID)
    return column->filled <= 1 || column->varies;
  if (role == FIN_CSV_ROLE_TIME)
    return empty || column->dates * 2 < column->filled;
  if (role == FIN_CSV_ROLE_CURRENCY)
    return empty || column->currencies * 2 >= column->filled;
  if (role == FIN_CSV_ROLE_MEMO && !empty
      && (column->directions_in + column->directions_out) * 5 >= column->filled * 3)
    return FALSE;
  return !denies_its_dates (column, role) && !denies_its_amounts (column, role)
         && !denies_its_names (column, role) && !denies_its_number (column, role);
}

/* A title that claims a role which the cells deny means something else. */
static FinCsvRole
other_role (const FinCsvColumn *column)
{
  switch ((int) column->match.role)
    {
    case FIN_CSV_ROLE_DIRECTION:
      return column->money * 2 >= column->filled && column->filled > 0 ? FIN_CSV_ROLE_AMOUNT
                                                                       : FIN_CSV_ROLE_CODE;
    case FIN_CSV_ROLE_VALUE_DATE:
      /* "Valor" is a date in Spanish and an amount in Portuguese. */
      if (column->amounts * 2 >= column->filled && column->filled > 0)
        return FIN_CSV_ROLE_AMOUNT;
      return column->currencies * 2 >= column->filled && column->filled > 0 ? FIN_CSV_ROLE_CURRENCY
                                                                            : FIN_CSV_ROLE_NONE;
    case FIN_CSV_ROLE_CURRENCY:
      return column->dates * 2 >= column->filled && column->dates > 0 ? FIN_CSV_ROLE_VALUE_DATE
                                                                      : FIN_CSV_ROLE_NONE;
    case FIN_CSV_ROLE_DEBIT:
    case FIN_CSV_ROLE_CREDIT:
      return (column->directions_in + column->directions_out) * 10 >= column->filled * 9
                     && column->filled > 0
                 ? FIN_CSV_ROLE_DIRECTION
                 : FIN_CSV_ROLE_MEMO;
    case FIN_CSV_ROLE_PAYEE:
      return denies_its_names (column, FIN_CSV_ROLE_PAYEE) ? FIN_CSV_ROLE_COUNTER_ACCOUNT
                                                           : FIN_CSV_ROLE_NONE;
    case FIN_CSV_ROLE_MEMO:
    case FIN_CSV_ROLE_AMOUNT:
    case FIN_CSV_ROLE_BALANCE:
    case FIN_CSV_ROLE_FEE:
    case FIN_CSV_ROLE_DATE:
    default:
      return FIN_CSV_ROLE_NONE;
    }
}

/* A column that is filled is worth more than an empty one, whatever they are called. */
static gboolean
is_better (const FinCsvColumn *column, const FinCsvColumn *than)
{
  if ((column->filled > 0) != (than->filled > 0))
    return column->filled > 0;
  return column->match.rank < than->match.rank;
}

static int
best_column (const FinCsvLayout *layout, FinCsvRole role)
{
  int best = -1;

  for (guint i = 0; i < layout->columns->len; i++)
    {
      const FinCsvColumn *column = fin_csv_column (layout, (int) i);

      if (column->role != role)
        continue;
      if (best < 0 || is_better (column, fin_csv_column (layout, best)))
        best = (int) i;
    }
  return best;
}

/* Claims that lost: a second date is the value date, a second amount is in another currency. */
static void
demote_rivals (FinCsvLayout *layout, FinCsvRole role, int winner, FinCsvRole loser)
{
  for (guint i = 0; i < layout->columns->len; i++)
    if ((int) i != winner && fin_csv_column (layout, (int) i)->role == role)
      fin_csv_column (layout, (int) i)->role = loser;
}

static void
let_go (FinCsvLayout *layout, FinCsvRole role, FinCsvRole instead)
{
  FinCsvColumn *column = fin_csv_column (layout, layout->column[role]);

  layout->column[role] = -1;
  if (column != NULL)
    column->role = instead;
}

static gboolean
is_filled (const FinCsvLayout *layout, FinCsvRole role)
{
  const FinCsvColumn *column = fin_csv_column (layout, layout->column[role]);

  return column != NULL && column->filled > 0;
}

/* Payer and receiver tell the other side together with the sign. One of them alone is the other
 * side whatever the sign, and none of them is where a column is the other side's. */
static void
settle_parties (FinCsvLayout *layout)
{
  gboolean payer = is_filled (layout, FIN_CSV_ROLE_PAYER);
  gboolean receiver = is_filled (layout, FIN_CSV_ROLE_RECEIVER);
  FinCsvRole only = payer ? FIN_CSV_ROLE_PAYER : FIN_CSV_ROLE_RECEIVER;
  int column = layout->column[only];

  if (is_filled (layout, FIN_CSV_ROLE_PAYEE))
    {
      let_go (layout, FIN_CSV_ROLE_PAYER, FIN_CSV_ROLE_MEMO);
      let_go (layout, FIN_CSV_ROLE_RECEIVER, FIN_CSV_ROLE_MEMO);
      return;
    }
  let_go (layout, FIN_CSV_ROLE_PAYEE, FIN_CSV_ROLE_NONE);
  if (payer && receiver)
    return;
  let_go (layout, FIN_CSV_ROLE_PAYER, FIN_CSV_ROLE_NONE);
  let_go (layout, FIN_CSV_ROLE_RECEIVER, FIN_CSV_ROLE_NONE);
  if (column >= 0)
    fin_csv_claim (layout, column, FIN_CSV_ROLE_PAYEE);
}

static void
settle_titles (FinCsvLayout *layout)
{
  for (guint i = 0; i < layout->columns->len; i++)
    {
      FinCsvColumn *column = fin_csv_column (layout, (int) i);

      column->role =
          content_fits (column, column->match.role) ? column->match.role : other_role (column);
    }
  for (int role = FIN_CSV_ROLE_DATE; role < FIN_CSV_N_ROLES; role++)
    {
      int winner = best_column (layout, (FinCsvRole) role);

      layout->column[role] = winner;
      if (winner < 0)
        continue;
      if (role == FIN_CSV_ROLE_DATE)
        demote_rivals (layout, FIN_CSV_ROLE_DATE, winner, FIN_CSV_ROLE_VALUE_DATE);
      else if (role == FIN_CSV_ROLE_AMOUNT)
        demote_rivals (layout, FIN_CSV_ROLE_AMOUNT, winner, FIN_CSV_ROLE_FOREIGN);
      else if (role == FIN_CSV_ROLE_PAYEE || role == FIN_CSV_ROLE_PAYER
               || role == FIN_CSV_ROLE_RECEIVER)
        demote_rivals (layout, (FinCsvRole) role, winner, FIN_CSV_ROLE_MEMO);
      else if (role == FIN_CSV_ROLE_DIRECTION)
        demote_rivals (layout, FIN_CSV_ROLE_DIRECTION, winner, FIN_CSV_ROLE_CODE);
      else if (role != FIN_CSV_ROLE_MEMO)
        demote_rivals (layout, (FinCsvRole) role, winner, FIN_CSV_ROLE_NONE);
    }
  settle_parties (layout);
}

/** fin_csv_claim: the column has this role from now on, and is the role's column. */
void
fin_csv_claim (FinCsvLayout *layout, int index, FinCsvRole role)
{
  fin_csv_column (layout, index)->role = role;
  layout->column[role] = index;
}

static int
find_title (const FinCsvLayout *layout, const char *title)
{
  g_autofree char *wanted = fin_text_fold (title, strlen (title));

  for (guint i = 0; i < layout->columns->len; i++)
    {
      const char *candidate = fin_csv_column (layout, (int) i)->title;
      g_autofree char *folded =
          candidate != NULL ? fin_text_fold (candidate, strlen (candidate)) : NULL;

      if (g_strcmp0 (folded, wanted) == 0)
        return (int) i;
    }
  return -1;
}

static gboolean
option_error (GError **error, const char *part)
{
  g_set_error (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_OPTION,
               _ ("“%s” does not name a role and a column of this file (date=1,amount=4)"), part);
  return FALSE;
}

/* "date=1,amount=4,payee=Name": only the columns that are named have a role then. */
static gboolean
take_answer (FinCsvLayout *layout, const char *answer, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (answer, ",", -1);

  for (guint i = 0; i < layout->columns->len; i++)
    fin_csv_column (layout, (int) i)->role = FIN_CSV_ROLE_NONE;
  for (int role = 0; role < FIN_CSV_N_ROLES; role++)
    layout->column[role] = -1;
  layout->n_memos = 0;
  for (char **part = parts; *part != NULL; part++)
    {
      g_auto (GStrv) pair = g_strsplit (*part, "=", 2);
      FinCsvRole role;
      guint64 number = 0;
      int index = -1;

      if (pair[0] == NULL || pair[1] == NULL)
        return option_error (error, *part);
      role = fin_csv_role_from_string (g_strstrip (pair[0]));
      if (layout->columns->len > 0
          && g_ascii_string_to_unsigned (g_strstrip (pair[1]), 10, 1, layout->columns->len, &number,
                                         NULL))
        index = (int) number - 1;
      else
        index = find_title (layout, pair[1]);
      if (role == FIN_CSV_ROLE_NONE || index < 0)
        return option_error (error, *part);
      fin_csv_column (layout, index)->role = role;
      if (layout->column[role] < 0)
        layout->column[role] = index;
    }
  return TRUE;
}

/* An amount column with signs is worth more than a pair; a pair more than an unsigned amount. */
static void
choose_amount_or_pair (FinCsvLayout *layout)
{
  const FinCsvColumn *amount = fin_csv_column (layout, layout->column[FIN_CSV_ROLE_AMOUNT]);
  const FinCsvColumn *debit = fin_csv_column (layout, layout->column[FIN_CSV_ROLE_DEBIT]);
  const FinCsvColumn *credit = fin_csv_column (layout, layout->column[FIN_CSV_ROLE_CREDIT]);

  if (layout->pair)
    return;
  layout->pair =
      debit != NULL && credit != NULL
      && (amount == NULL || (amount->negatives == 0 && debit->filled + credit->filled > 0));
  if (layout->pair || amount != NULL || fin_csv_infer_other_half (layout))
    return;
  if (debit != NULL)
    {
      layout->column[FIN_CSV_ROLE_AMOUNT] = layout->column[FIN_CSV_ROLE_DEBIT];
      layout->inverted = debit->negatives == 0;
    }
  else if (credit != NULL)
    layout->column[FIN_CSV_ROLE_AMOUNT] = layout->column[FIN_CSV_ROLE_CREDIT];
}

/*
 * Where no title is that of a posting date, a column of dates whose title nobody knows is it sooner
 * than one that is called a value date.
 */
static void
settle_date (FinCsvLayout *layout, gboolean answered)
{
  const FinCsvColumn *named = fin_csv_column (layout, layout->column[FIN_CSV_ROLE_DATE]);
  int index;

  if (named != NULL && (named->filled > 0 || answered))
    return;
  index = answered ? -1 : fin_csv_infer_column (layout, TRUE);
  for (int role = FIN_CSV_ROLE_VALUE_DATE; role <= FIN_CSV_ROLE_PURCHASE_DATE; role++)
    {
      const FinCsvColumn *column = fin_csv_column (layout, layout->column[role]);

      if (index < 0 && column != NULL && (column->filled > 0 || named == NULL))
        {
          index = layout->column[role];
          layout->column[role] = -1;
        }
    }
  if (index < 0 && answered && named == NULL)
    index = fin_csv_infer_column (layout, TRUE);
  if (index < 0)
    return;
  if (named != NULL)
    fin_csv_column (layout, layout->column[FIN_CSV_ROLE_DATE])->role = FIN_CSV_ROLE_NONE;
  fin_csv_claim (layout, index, FIN_CSV_ROLE_DATE);
}

static gboolean
need_date_and_amount (FinCsvLayout *layout, GError **error)
{
  if (layout->column[FIN_CSV_ROLE_DATE] >= 0
      && (layout->pair || layout->column[FIN_CSV_ROLE_AMOUNT] >= 0))
    return TRUE;
  g_set_error (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_UNKNOWN_FORMAT,
               layout->column[FIN_CSV_ROLE_DATE] < 0
                   ? _ ("No column of “%s” holds dates; name the columns (date=1,amount=2), or "
                        "export the file as CSV or OFX")
                   : _ ("No column of “%s” holds amounts; name the columns (date=1,amount=2), or "
                        "export the file as CSV or OFX"),
               layout->reading->file);
  return FALSE;
}

/**
 * fin_csv_assign_roles:
 *
 * Returns: %FALSE with %FIN_IMPORT_ERROR_OPTION for an answer that does not fit, or
 *   %FIN_IMPORT_ERROR_UNKNOWN_FORMAT when there is no date or no amount to be found
 */
gboolean
fin_csv_assign_roles (FinCsvLayout *layout, GError **error)
{
  const char *answer = layout->options != NULL ? layout->options->columns : NULL;

  settle_titles (layout);
  if (answer == NULL && layout->profile != NULL)
    answer = layout->profile->columns;
  if (answer != NULL && !take_answer (layout, answer, error))
    return FALSE;
  settle_date (layout, answer != NULL);
  fin_csv_infer_currency (layout);
  if (answer == NULL)
    fin_csv_infer_own_amount (layout);
  choose_amount_or_pair (layout);
  if (layout->column[FIN_CSV_ROLE_DATE] >= 0 && !layout->pair
      && layout->column[FIN_CSV_ROLE_AMOUNT] < 0)
    fin_csv_infer_amount (layout);
  if (!layout->pair && answer == NULL)
    {
      fin_csv_infer_direction (layout);
      fin_csv_infer_partial_direction (layout);
    }
  if (answer == NULL && layout->column[FIN_CSV_ROLE_BALANCE] < 0
      && (layout->pair || layout->column[FIN_CSV_ROLE_AMOUNT] >= 0))
    fin_csv_infer_balance (layout);
  if (answer == NULL)
    fin_csv_prove_amount (layout);
  if (answer == NULL)
    fin_csv_infer_accounts (layout);
  fin_csv_infer_texts (layout);
  fin_csv_ask_for_amount (layout);
  return need_date_and_amount (layout, error);
}
