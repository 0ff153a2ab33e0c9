/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last pass: each record becomes a draft, a held, refused or skipped row, or more text of the
 * last. */
#include <glib/gi18n.h>
#include <string.h>

#include "fin-csv-private.h"
#include "fin-currency.h"

/** Rows between two looks at the progress callback. */
#define PROGRESS_ROWS 4096

/** Accounts told apart in one file; more are one account with a note. */
#define MAX_ACCOUNTS 64

/** Rows that may go on with the text of one; each copies it, so that there is an end. */
#define MAX_CONTINUED 50

typedef struct
{
  FinCsvLayout *layout;
  GHashTable *accounts; /* folded value -> index of the statement + 1 */
  gboolean last_was_draft;
  guint last_statement;
  guint continued; /* rows that went on with the last draft's text */
  guint wide_rows;
  guint32 wide_line;
  guint32 bare_line; /* of a row that looks like a balance, or 0 */
} Pass;

static gboolean
row_has_words (const FinCsvLayout *layout, FinCsvWords words)
{
  for (guint i = 0; i < MIN (layout->scan.cells->len, 64); i++)
    {
      FinCsvCell cell = fin_csv_scan_cell (&layout->scan, (int) i);

      if (cell.length > 0 && fin_csv_has_words (cell.text, cell.length, words))
        return TRUE;
    }
  return FALSE;
}

static FinRefusal *
refuse (Pass *pass, const char *field, FinCsvCell cell, const char *reason)
{
  const FinCsvScan *scan = &pass->layout->scan;
  g_autofree char *value = g_strndup (cell.text, MIN (cell.length, 1000));
  FinRefusal *refusal =
      fin_reading_add_refusal (pass->layout->reading, scan->line, field, value, reason);

  refusal->original_offset = scan->offset;
  refusal->original_length = scan->length;
  return refusal;
}

static gboolean
looks_like_number (const char *text)
{
  guint digits = 0;

  for (const char *p = text; *p != '\0'; p++)
    digits += g_ascii_isdigit (*p);
  return digits * 2 > strlen (text);
}

/* One statement per account that the rows name. */
static guint
statement_of_row (Pass *pass)
{
  FinReading *reading = pass->layout->reading;
  const char *account = fin_csv_role_text (pass->layout, FIN_CSV_ROLE_ACCOUNT);
  gpointer found;
  FinBankStatement *statement;

  if (account == NULL || (pass->layout->column[FIN_CSV_ROLE_ACCOUNT] < 0))
    return 0;
  if (g_hash_table_lookup_extended (pass->accounts, account, NULL, &found))
    return GPOINTER_TO_UINT (found);
  if (g_hash_table_size (pass->accounts) >= MAX_ACCOUNTS)
    return 0;
  statement = g_hash_table_size (pass->accounts) == 0 ? fin_reading_get_statement (reading, 0)
                                                      : fin_reading_add_statement (reading);
  if (looks_like_number (account))
    statement->account_id = account;
  else
    statement->account_name = account;
  g_strlcpy (statement->currency, pass->layout->currency, sizeof statement->currency);
  g_hash_table_insert (pass->accounts, (gpointer) account,
                       GUINT_TO_POINTER (g_hash_table_size (pass->accounts)));
  return g_hash_table_size (pass->accounts) - 1;
}

static void
hold (Pass *pass, FinDraft *draft, const char *reason)
{
  guint statement = statement_of_row (pass);
  GArray *held = pass->layout->reading->held;

  fin_reading_add_held (pass->layout->reading, draft, reason);
  g_array_index (held, FinHeld, held->len - 1).statement = statement;
  pass->last_was_draft = FALSE;
}

/* A row without a date but with text where the last row has its own goes on with that text. */
static gboolean
continues_last (Pass *pass)
{
  FinCsvLayout *layout = pass->layout;
  const char *more;
  FinDraft *last;
  GArray *drafts;

  if (!pass->last_was_draft || pass->continued >= MAX_CONTINUED
      || fin_csv_role_cell (layout, FIN_CSV_ROLE_DATE).length > 0)
    return FALSE;
  more = fin_csv_row_memo (pass->layout);
  if (more == NULL)
    more = fin_csv_role_text (pass->layout, FIN_CSV_ROLE_PAYEE);
  if (more == NULL)
    return FALSE;
  drafts = fin_reading_get_statement (layout->reading, pass->last_statement)->drafts;
  last = &g_array_index (drafts, FinDraft, drafts->len - 1);
  pass->continued++;
  last->memo = last->memo != NULL
                   ? fin_arena_printf (layout->reading->arena, "%s %s", last->memo, more)
                   : more;
  last->original_length =
      (guint32) (layout->scan.offset + layout->scan.length - last->original_offset);
  return TRUE;
}

static void
skip (Pass *pass, const char *reason)
{
  fin_csv_note_account (pass->layout);
  fin_csv_note_balance (pass->layout);
  fin_reading_add_skipped (pass->layout->reading, pass->layout->scan.line, reason);
}

static gboolean
repeats_titles (const FinCsvLayout *layout)
{
  guint same = 0;

  for (guint i = 0; layout->has_header && i < layout->columns->len; i++)
    {
      FinCsvCell cell = fin_csv_scan_cell (&layout->scan, (int) i);
      const char *title = fin_csv_column (layout, (int) i)->title;

      same += cell.length > 0 && title != NULL && strlen (title) == cell.length
              && memcmp (title, cell.text, cell.length) == 0;
    }
  return same >= 2;
}

static gboolean
was_not_carried_out (const FinCsvLayout *layout)
{
  FinCsvCell status = fin_csv_role_cell (layout, FIN_CSV_ROLE_STATUS);

  return status.length > 0 && fin_csv_has_words (status.text, status.length, FIN_CSV_WORDS_FAILED);
}

/* A row whose date cell holds no date. */
static void
take_undated (Pass *pass, FinCsvAmount *amount)
{
  FinCsvLayout *layout = pass->layout;
  FinCsvCell date = fin_csv_role_cell (layout, FIN_CSV_ROLE_DATE);
  FinDraft draft;

  if (repeats_titles (layout))
    skip (pass, _ ("the titles of the columns again"));
  else if (amount->state == FIN_CSV_AMOUNT_EMPTY && continues_last (pass))
    return;
  else if (amount->state == FIN_CSV_AMOUNT_EMPTY)
    skip (pass, _ ("neither a date nor an amount"));
  else if (row_has_words (layout, FIN_CSV_WORDS_TOTAL))
    skip (pass, _ ("a total or a balance, no transaction"));
  else if (amount->state == FIN_CSV_AMOUNT_OK && was_not_carried_out (layout))
    {
      fin_csv_draft_begin (pass->layout, &draft, amount);
      fin_csv_draft_fill (pass->layout, &draft);
      hold (pass, &draft, _ ("the bank says that it was not carried out"));
    }
  else if (amount->state == FIN_CSV_AMOUNT_OK && row_has_words (layout, FIN_CSV_WORDS_PENDING))
    {
      fin_csv_draft_begin (pass->layout, &draft, amount);
      fin_csv_draft_fill (pass->layout, &draft);
      hold (pass, &draft, _ ("pending: it has no posting date yet"));
    }
  else if (amount->state == FIN_CSV_AMOUNT_BAD && date.length > 0 && !g_ascii_isdigit (date.text[0])
           && amount->cell.length > 0 && !g_ascii_isdigit (amount->cell.text[0]))
    skip (pass, _ ("neither a date nor an amount"));
  else
    refuse (pass, "date", date,
            date.length == 0 ? _ ("the posting date is missing") : _ ("this is not a date"));
  pass->last_was_draft = FALSE;
}

static void
take_without_amount (Pass *pass, const FinCsvAmount *amount)
{
  FinCsvLayout *layout = pass->layout;

  pass->last_was_draft = FALSE;
  if (row_has_words (layout, FIN_CSV_WORDS_TOTAL))
    skip (pass, _ ("a total or a balance, no transaction"));
  else
    refuse (pass, fin_csv_role_to_string (amount->field), amount->cell,
            _ ("the amount is missing"));
}

static void
take_dated (Pass *pass, FinCsvAmount *amount, FinDate date, gint32 time, FinDate second)
{
  FinCsvLayout *layout = pass->layout;
  GArray *drafts;
  FinDraft draft;

  fin_csv_draft_begin (pass->layout, &draft, amount);
  draft.posting_date = date;
  draft.value_date = second;
  draft.time = time;
  fin_csv_draft_fill (pass->layout, &draft);
  if (was_not_carried_out (layout))
    {
      hold (pass, &draft, _ ("the bank says that it was not carried out"));
      return;
    }
  if (layout->scan.line == pass->bare_line)
    {
      hold (pass, &draft, _ ("it alone has no text: it looks like the account's balance"));
      return;
    }
  pass->last_statement = statement_of_row (pass);
  drafts = fin_reading_get_statement (layout->reading, pass->last_statement)->drafts;
  g_array_append_val (drafts, draft);
  pass->last_was_draft = TRUE;
  pass->continued = 0;
}

static gboolean
extra_cells (const FinCsvLayout *layout)
{
  for (guint i = layout->columns->len; i < layout->scan.cells->len; i++)
    if (fin_csv_scan_cell (&layout->scan, (int) i).length > 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_empty_or_balance (FinCsvCell cell)
{
  return cell.length == 0
         || (cell.length <= 40
             && fin_csv_has_words (cell.text, cell.length, FIN_CSV_WORDS_STATED_BALANCE));
}

/* A dated row that says nothing but "Endsaldo". */
static gboolean
states_balance (const FinCsvLayout *layout)
{
  if (!is_empty_or_balance (fin_csv_role_cell (layout, FIN_CSV_ROLE_PAYEE))
      || !is_empty_or_balance (fin_csv_role_cell (layout, FIN_CSV_ROLE_PAYER))
      || !is_empty_or_balance (fin_csv_role_cell (layout, FIN_CSV_ROLE_RECEIVER)))
    return FALSE;
  for (guint i = 0; i < layout->n_memos; i++)
    if (!is_empty_or_balance (fin_csv_scan_cell (&layout->scan, layout->memos[i])))
      return FALSE;
  for (guint i = 0; i < MIN (layout->scan.cells->len, 32); i++)
    {
      FinCsvCell cell = fin_csv_scan_cell (&layout->scan, (int) i);

      if (cell.length > 0 && is_empty_or_balance (cell))
        return TRUE;
    }
  return FALSE;
}

static void
take_record (Pass *pass)
{
  FinCsvLayout *layout = pass->layout;
  FinCsvAmount amount;
  FinDate date;
  FinDate second = FIN_DATE_NONE;
  gint32 time = FIN_TIME_NONE;

  if (layout->scan.open_line > 0)
    {
      refuse (pass, "quote", fin_csv_scan_cell (&layout->scan, -1),
              _ ("a quotation mark that is opened in this line is never closed"));
      pass->last_was_draft = FALSE;
      return;
    }
  if (layout->scan.n_cells > layout->columns->len && extra_cells (layout))
    {
      pass->wide_rows++;
      pass->wide_line = layout->scan.line;
    }
  amount = fin_csv_row_amount (layout);
  if (!fin_csv_row_date (layout, FIN_CSV_ROLE_DATE, &date, &time, &second))
    take_undated (pass, &amount);
  else if (amount.state == FIN_CSV_AMOUNT_OK && states_balance (layout))
    {
      skip (pass, _ ("a total or a balance, no transaction"));
      pass->last_was_draft = FALSE;
    }
  else if (amount.state == FIN_CSV_AMOUNT_OK)
    take_dated (pass, &amount, date, time, second);
  else if (amount.state == FIN_CSV_AMOUNT_EMPTY)
    take_without_amount (pass, &amount);
  else
    {
      refuse (pass, fin_csv_role_to_string (amount.field), amount.cell,
              amount.reason != NULL ? amount.reason : _ ("the amount is too large"));
      pass->last_was_draft = FALSE;
    }
}

static void
skip_before_data (Pass *pass)
{
  FinCsvLayout *layout = pass->layout;
  FinCsvScan *scan = &layout->scan;

  fin_csv_scan_rewind (scan);
  while (scan->position < layout->data_position && fin_csv_scan_next (scan))
    if (!fin_csv_scan_is_blank (scan))
      skip (pass, layout->has_header && scan->line == layout->header_line
                      ? _ ("the titles of the columns")
                      : _ ("before the table begins"));
  fin_csv_rewind_to_data (layout);
}

/**
 * fin_csv_read_rows: the last pass, under the decisions made.
 *
 * Returns: %FALSE with %FIN_IMPORT_ERROR_CANCELLED
 */
gboolean
fin_csv_read_rows (FinCsvLayout *layout, GError **error)
{
  g_autoptr (GHashTable) accounts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) text = g_string_new (NULL);
  Pass pass = { .layout = layout, .accounts = accounts, .bare_line = fin_csv_bare_line (layout) };
  FinCsvScan *scan = &layout->scan;
  guint rows = 0;

  layout->text = text;
  g_strlcpy (fin_reading_add_statement (layout->reading)->currency, layout->currency, 4);
  skip_before_data (&pass);
  while (fin_csv_scan_next (scan))
    {
      if (!fin_csv_scan_is_blank (scan))
        take_record (&pass);
      if (++rows % PROGRESS_ROWS == 0 && layout->options != NULL
          && layout->options->progress != NULL
          && !layout->options->progress (scan->position, scan->size,
                                         layout->options->progress_data))
        {
          g_set_error_literal (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_CANCELLED,
                               _ ("Reading was stopped"));
          return FALSE;
        }
    }
  if (pass.wide_rows > 0)
    fin_reading_add_note (layout->reading,
                          ngettext ("%u row has more cells than the table (line %u)",
                                    "%u rows have more cells than the table (the last in line %u)",
                                    pass.wide_rows),
                          pass.wide_rows, pass.wide_line);
  fin_csv_settle_balance (layout);
  return TRUE;
}
