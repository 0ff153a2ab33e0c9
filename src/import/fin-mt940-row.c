/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The :61: field of a SWIFT statement: one transaction, completed by the :86: behind it. */
#include <glib/gi18n.h>
#include <string.h>

#include "fin-amount-text.h"
#include "fin-currency.h"
#include "fin-money.h"
#include "fin-mt940-private.h"

/** fin_mt940_keep: Returns: (nullable): the text without the spaces around it, kept by the reading
 */
const char *
fin_mt940_keep (FinMt940Reader *reader, const char *text, gsize length)
{
  while (length > 0 && g_ascii_isspace (*text))
    {
      text++;
      length--;
    }
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  return length > 0 ? fin_arena_intern (reader->reading->arena, text, length) : NULL;
}

static const char *
fin_mt940_keep_clean (FinMt940Reader *reader, GString *text)
{
  for (gsize i = 0; i < text->len; i++)
    if ((guint8) text->str[i] < 0x20)
      text->str[i] = ' ';
  return fin_mt940_keep (reader, text->str, text->len);
}

static gboolean
two_digits (const char *p, int *value)
{
  if (!g_ascii_isdigit (p[0]) || !g_ascii_isdigit (p[1]))
    return FALSE;
  *value = (p[0] - '0') * 10 + p[1] - '0';
  return TRUE;
}

/** fin_mt940_read_date: YYMMDD; Returns: %FIN_DATE_NONE where there is no such day */
FinDate
fin_mt940_read_date (const char *p)
{
  int year, month, day;

  if (!two_digits (p, &year) || !two_digits (p + 2, &month) || !two_digits (p + 4, &day))
    return FIN_DATE_NONE;
  return fin_date_from_ymd (year + (year < 70 ? 2000 : 1900), month, day);
}

/* The entry's MMDD lies in the year that brings it nearest to the value date. */
static FinDate
read_entry_date (const char *p, FinDate value)
{
  FinDate best = FIN_DATE_NONE;
  int year, month, day;

  if (!two_digits (p, &month) || !two_digits (p + 2, &day))
    return FIN_DATE_NONE;
  fin_date_to_ymd (value, &year, NULL, NULL);
  for (int shift = -1; shift <= 1; shift++)
    {
      FinDate date = fin_date_from_ymd (year + shift, month, day);

      if (date != FIN_DATE_NONE
          && (best == FIN_DATE_NONE || ABS (date - value) < ABS (best - value)))
        best = date;
    }
  return best;
}

/** fin_mt940_read_amount: Returns: %FALSE with a #FinMoneyError */
gboolean
fin_mt940_read_amount (
    const char *text, gsize length, const char *currency, gint64 *minor, GError **error)
{
  FinAmountText amount;
  FinDecimalMark mark = FIN_DECIMAL_MARK_COMMA;

  if (length == 0 || !fin_amount_text_scan (text, length, &amount))
    {
      g_set_error_literal (error, FIN_MONEY_ERROR, FIN_MONEY_ERROR_SYNTAX,
                           _ ("this is not an amount"));
      return FALSE;
    }
  if (strchr (amount.body, ',') == NULL && strchr (amount.body, '.') != NULL)
    mark = FIN_DECIMAL_MARK_DOT;
  return fin_amount_text_parse (&amount, mark, fin_currency_exponent (currency), minor, error);
}

/** fin_mt940_finish_row: the row that is open, if any, is one of the statement's. */
void
fin_mt940_finish_row (FinMt940Reader *reader)
{
  FinMt940Purpose *purpose = &reader->purpose;
  FinDraft *row = &reader->row;

  if (!reader->row_open)
    return;
  reader->row_open = FALSE;
  if (!reader->row_sound)
    return;
  fin_mt940_purpose_parse (purpose, reader->purpose_text->str);
  row->payee = fin_mt940_keep_clean (reader, purpose->payee);
  row->memo = fin_mt940_keep_clean (reader, purpose->memo);
  row->counter_account = fin_mt940_keep_clean (reader, purpose->account);
  if (purpose->reference->len > 0)
    row->reference = fin_mt940_keep_clean (reader, purpose->reference);
  if (row->memo == NULL)
    row->memo = fin_mt940_keep_clean (reader, purpose->type);
  g_array_append_val (fin_mt940_statement (reader)->drafts, *row);
}

static void
refuse_row (
    FinMt940Reader *reader, const char *field, const char *value, gsize length, const char *reason)
{
  g_autofree char *shown = g_strndup (value, length);
  FinRefusal *refusal =
      fin_reading_add_refusal (reader->reading, reader->tag_line, field, shown, reason);

  refusal->original_offset = reader->tag_offset;
  refusal->original_length =
      (guint32) (reader->current.offset + reader->current.length - reader->tag_offset);
  reader->row_sound = FALSE;
}

/* [R](D|C), or E for expected ones; then perhaps the third letter of the currency. */
static const char *
read_direction (const char *p, int *sign, guint32 *flags, gboolean *expected)
{
  *expected = *p == 'E';
  if (*expected)
    p++;
  if (*p == 'R' && (p[1] == 'D' || p[1] == 'C'))
    {
      *sign = p[1] == 'D' ? 1 : -1;
      *flags |= FIN_DRAFT_REVERSAL;
      p += 2;
    }
  else if (*p == 'D' || *p == 'C')
    *sign = *p++ == 'D' ? -1 : 1;
  else
    return NULL;
  return g_ascii_isalpha (*p) ? p + 1 : p;
}

static void
read_references (FinMt940Reader *reader, const char *p)
{
  const char *bank;
  const char *line = strchr (p, '\n');
  gsize length = line != NULL ? (gsize) (line - p) : strlen (p);
  gsize own;

  if (length >= 4 && g_ascii_isalpha (p[0]) && g_ascii_isalnum (p[1]) && g_ascii_isalnum (p[2])
      && g_ascii_isalnum (p[3]))
    {
      reader->row.code = fin_mt940_keep (reader, p, 4);
      p += 4;
      length -= 4;
    }
  bank = memmem (p, length, "//", 2);
  own = bank != NULL ? (gsize) (bank - p) : length;
  if (own >= 4 && memcmp (p, "NONR", 4) != 0)
    reader->row.reference = fin_mt940_keep (reader, p, own);
  if (bank != NULL && length > own + 2
      && memcmp (bank + 2, "NONREF", MIN (6, length - own - 2)) != 0)
    reader->row.id = fin_mt940_keep (reader, bank + 2, length - own - 2);
}

/* Value date and entry date. Returns what follows, or %NULL when the row is refused. */
static const char *
read_days (FinMt940Reader *reader, const char *p)
{
  FinDraft *row = &reader->row;

  row->value_date = strlen (p) >= 6 ? fin_mt940_read_date (p) : FIN_DATE_NONE;
  row->posting_date = row->value_date;
  if (row->value_date == FIN_DATE_NONE)
    {
      refuse_row (reader, "date", p, MIN (strcspn (p, "\n"), 6), _ ("there is no such day"));
      return NULL;
    }
  p += 6;
  if (!g_ascii_isdigit (p[0]) || !g_ascii_isdigit (p[1]) || !g_ascii_isdigit (p[2])
      || !g_ascii_isdigit (p[3]))
    return p;
  row->posting_date = read_entry_date (p, row->value_date);
  if (row->posting_date == FIN_DATE_NONE)
    {
      refuse_row (reader, "entry-date", p, 4, _ ("there is no such day"));
      return NULL;
    }
  return p + 4;
}

static void
begin_row (FinMt940Reader *reader)
{
  FinDraft *row = &reader->row;

  fin_mt940_finish_row (reader);
  fin_draft_init (row);
  reader->row_open = TRUE;
  reader->row_sound = TRUE;
  g_string_truncate (reader->purpose_text, 0);
  row->line = reader->tag_line;
  row->original_offset = reader->tag_offset;
  row->original_length = (guint32) MIN (reader->current.offset - reader->tag_offset, G_MAXUINT32);
  g_strlcpy (row->currency, fin_mt940_statement (reader)->currency, sizeof row->currency);
}

/** fin_mt940_read_row: :61: value date, entry date, direction, amount, type and references. */
void
fin_mt940_read_row (FinMt940Reader *reader)
{
  const char *value = reader->field->str;
  const char *p = value + strspn (value, " ");
  g_autoptr (GError) error = NULL;
  gboolean expected = FALSE;
  int sign = 0;
  gsize length;

  begin_row (reader);
  p = read_days (reader, p);
  if (p == NULL)
    return;
  p = read_direction (p, &sign, &reader->row.flags, &expected);
  if (p == NULL)
    {
      refuse_row (reader, "direction", value, strcspn (value, "\n"),
                  _ ("it is not said whether money came in or went out"));
      return;
    }
  length = strspn (p, "0123456789,.");
  if (!fin_mt940_read_amount (p, length, reader->row.currency, &reader->row.amount, &error)
      || (sign < 0 && !fin_minor_negate (reader->row.amount, &reader->row.amount)))
    {
      refuse_row (reader, "amount", p, length,
                  error != NULL ? error->message : _ ("the amount is too large"));
      return;
    }
  read_references (reader, p + length);
  if (expected)
    {
      fin_reading_add_held (reader->reading, &reader->row, _ ("expected, not booked yet"));
      reader->row_sound = FALSE;
    }
}
