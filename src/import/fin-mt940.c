/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SWIFT statements: fields that begin a line with ":61:", whatever envelope is around them. */
#include "fin-mt940.h"

#include <glib/gi18n.h>
#include <string.h>

#include "fin-amount-text.h"
#include "fin-currency.h"
#include "fin-import-error.h"
#include "fin-money.h"
#include "fin-reading-private.h"

/** Lines of this length or more were wrapped by the bank: the next goes on without a space. */
#define WRAPPED_LENGTH 64

typedef struct
{
  const char *start;
  gsize length;
  guint32 line;
  guint64 offset;
} Line;

typedef struct
{
  FinReading *reading;
  FinBankStatement *statement;
  const char *text;
  const char *p;
  const char *end;
  guint32 next_line;
  Line current;
  GString *field; /* the value of the field being read, its lines joined */
  char tag[4];
  guint32 tag_line;
  guint64 tag_offset;
  gboolean row_open;
  gboolean row_sound;
  FinDraft row;
  GString *purpose_text;
  FinMt940Purpose purpose;
} Reader;

static gboolean
next_line (Reader *reader)
{
  const char *p = reader->p;

  if (p >= reader->end)
    return FALSE;
  reader->current.start = p;
  reader->current.line = reader->next_line++;
  reader->current.offset = (guint64) (p - reader->text);
  while (p < reader->end && *p != '\n' && *p != '\r')
    p++;
  reader->current.length = (gsize) (p - reader->current.start);
  if (p < reader->end && *p == '\r')
    while (p < reader->end && *p == '\r'
           && p - reader->current.start < (gssize) reader->current.length + 2)
      p++;
  if (p < reader->end && *p == '\n')
    p++;
  reader->p = p;
  return TRUE;
}

/* ":61:" or ":60F:" at the start of a line, perhaps behind "{4:". Returns where the value begins.
 */
static const char *
field_start (const char *p, gsize length, char *tag)
{
  const char *end = p + length;
  gsize n = 0;

  if (p < end && *p == '{')
    {
      const char *block = memmem (p, length, "{4:", 3);

      if (block == NULL)
        return NULL;
      p = block + 3;
    }
  if (end - p < 4 || *p != ':' || !g_ascii_isdigit (p[1]) || !g_ascii_isdigit (p[2]))
    return NULL;
  for (p++; p < end && n < 3 && g_ascii_isalnum (*p); p++)
    tag[n++] = *p;
  tag[n] = '\0';
  return p < end && *p == ':' ? p + 1 : NULL;
}

/** fin_mt940_recognise: some field of a statement begins one of the first lines. */
gboolean
fin_mt940_recognise (const char *text, gsize size)
{
  static const char *const tags[] = { "20",  "21",  "25", "28", "28C", "60F", "60M", "61",
                                      "62F", "62M", "64", "65", "86",  "13D", "34F", "940" };
  Reader reader = { .text = text, .p = text, .end = text + MIN (size, 8192), .next_line = 1 };

  for (int i = 0; i < 20 && next_line (&reader); i++)
    {
      char tag[4];

      if (field_start (reader.current.start, reader.current.length, tag) == NULL)
        continue;
      for (gsize k = 0; k < G_N_ELEMENTS (tags); k++)
        if (strcmp (tag, tags[k]) == 0)
          return TRUE;
    }
  return FALSE;
}

static const char *
keep (Reader *reader, const char *text, gsize length)
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
keep_clean (Reader *reader, GString *text)
{
  for (gsize i = 0; i < text->len; i++)
    if ((guint8) text->str[i] < 0x20)
      text->str[i] = ' ';
  return keep (reader, text->str, text->len);
}

static FinBankStatement *
statement (Reader *reader)
{
  if (reader->statement == NULL)
    reader->statement = fin_reading_add_statement (reader->reading);
  return reader->statement;
}

static gboolean
two_digits (const char *p, int *value)
{
  if (!g_ascii_isdigit (p[0]) || !g_ascii_isdigit (p[1]))
    return FALSE;
  *value = (p[0] - '0') * 10 + p[1] - '0';
  return TRUE;
}

static FinDate
read_date (const char *p)
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

static gboolean
read_amount (const char *text, gsize length, const char *currency, gint64 *minor, GError **error)
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

static void
finish_row (Reader *reader)
{
  FinMt940Purpose *purpose = &reader->purpose;
  FinDraft *row = &reader->row;

  if (!reader->row_open)
    return;
  reader->row_open = FALSE;
  if (!reader->row_sound)
    return;
  fin_mt940_purpose_parse (purpose, reader->purpose_text->str);
  row->payee = keep_clean (reader, purpose->payee);
  row->memo = keep_clean (reader, purpose->memo);
  row->counter_account = keep_clean (reader, purpose->account);
  if (purpose->reference->len > 0)
    row->reference = keep_clean (reader, purpose->reference);
  if (row->memo == NULL)
    row->memo = keep_clean (reader, purpose->type);
  g_array_append_val (statement (reader)->drafts, *row);
}

static void
refuse_row (Reader *reader, const char *field, const char *value, gsize length, const char *reason)
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
read_references (Reader *reader, const char *p)
{
  const char *bank;
  const char *line = strchr (p, '\n');
  gsize length = line != NULL ? (gsize) (line - p) : strlen (p);
  gsize own;

  if (length >= 4 && g_ascii_isalpha (p[0]) && g_ascii_isalnum (p[1]) && g_ascii_isalnum (p[2])
      && g_ascii_isalnum (p[3]))
    {
      reader->row.code = keep (reader, p, 4);
      p += 4;
      length -= 4;
    }
  bank = memmem (p, length, "//", 2);
  own = bank != NULL ? (gsize) (bank - p) : length;
  if (own >= 4 && memcmp (p, "NONR", 4) != 0)
    reader->row.reference = keep (reader, p, own);
  if (bank != NULL && length > own + 2
      && memcmp (bank + 2, "NONREF", MIN (6, length - own - 2)) != 0)
    reader->row.id = keep (reader, bank + 2, length - own - 2);
}

/* :61: value date, entry date, direction, amount, type and references. */
static void
read_row (Reader *reader)
{
  const char *value = reader->field->str;
  gsize first_line = strcspn (value, "\n");
  const char *p = value;
  g_autoptr (GError) error = NULL;
  gboolean expected = FALSE;
  int sign = 0;
  gsize length;

  finish_row (reader);
  fin_draft_init (&reader->row);
  reader->row_open = TRUE;
  reader->row_sound = TRUE;
  g_string_truncate (reader->purpose_text, 0);
  reader->row.line = reader->tag_line;
  reader->row.original_offset = reader->tag_offset;
  reader->row.original_length =
      (guint32) MIN (reader->current.offset - reader->tag_offset, G_MAXUINT32);
  g_strlcpy (reader->row.currency, statement (reader)->currency, sizeof reader->row.currency);
  while (*p == ' ')
    p++;
  reader->row.value_date = strlen (p) >= 6 ? read_date (p) : FIN_DATE_NONE;
  reader->row.posting_date = reader->row.value_date;
  if (reader->row.value_date == FIN_DATE_NONE)
    {
      refuse_row (reader, "date", p, MIN (first_line, 6), _ ("there is no such day"));
      return;
    }
  p += 6;
  if (g_ascii_isdigit (p[0]) && g_ascii_isdigit (p[1]) && g_ascii_isdigit (p[2])
      && g_ascii_isdigit (p[3]))
    {
      reader->row.posting_date = read_entry_date (p, reader->row.value_date);
      if (reader->row.posting_date == FIN_DATE_NONE)
        {
          refuse_row (reader, "entry-date", p, 4, _ ("there is no such day"));
          return;
        }
      p += 4;
    }
  p = read_direction (p, &sign, &reader->row.flags, &expected);
  if (p == NULL)
    {
      refuse_row (reader, "direction", value, first_line,
                  _ ("it is not said whether money came in or went out"));
      return;
    }
  length = strspn (p, "0123456789,.");
  if (!read_amount (p, length, reader->row.currency, &reader->row.amount, &error)
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

/* (D|C) YYMMDD CUR amount */
static void
read_balance (Reader *reader, gboolean closing)
{
  FinBankStatement *target = statement (reader);
  const char *p = reader->field->str;
  gboolean debit = *p == 'D';
  char currency[4] = "";
  FinDate date;
  gint64 minor;

  if ((*p != 'D' && *p != 'C') || strlen (p) < 11)
    return;
  date = read_date (p + 1);
  g_strlcpy (currency, p + 7, sizeof currency);
  if (!fin_currency_is_known (currency))
    currency[0] = '\0';
  if (!closing && currency[0] != '\0')
    g_strlcpy (target->currency, currency, sizeof target->currency);
  if (!read_amount (p + 10, strcspn (p + 10, "\n"), currency, &minor, NULL)
      || (debit && !fin_minor_negate (minor, &minor)))
    {
      fin_reading_add_note (reader->reading,
                            _ ("Line %u: the stated balance “%s” is not an amount"),
                            reader->tag_line, p);
      return;
    }
  if (closing)
    {
      target->has_balance = TRUE;
      target->balance = minor;
      target->balance_date = date;
      g_strlcpy (target->balance_currency, currency, sizeof target->balance_currency);
    }
  else
    {
      target->has_opening = TRUE;
      target->opening = minor;
      target->opening_date = date;
    }
}

/* MT942 states no opening balance: its limit names the currency. */
static void
read_limit (Reader *reader)
{
  char currency[4] = "";

  g_strlcpy (currency, reader->field->str, sizeof currency);
  if (statement (reader)->currency[0] == '\0' && fin_currency_is_known (currency))
    g_strlcpy (statement (reader)->currency, currency, sizeof (statement (reader)->currency));
}

/* "BLZ/account", an IBAN, or a number with the currency behind it. */
static void
read_account (Reader *reader)
{
  const char *value = reader->field->str;
  gsize length = strcspn (value, "\n");
  const char *slash = memchr (value, '/', length);

  if (slash != NULL)
    {
      statement (reader)->bank_id = keep (reader, value, (gsize) (slash - value));
      length -= (gsize) (slash + 1 - value);
      value = slash + 1;
    }
  statement (reader)->account_id = keep (reader, value, length);
}

static void
finish_field (Reader *reader)
{
  const char *tag = reader->tag;

  if (tag[0] == '\0')
    return;
  if (strcmp (tag, "20") == 0)
    {
      finish_row (reader);
      reader->statement = fin_reading_add_statement (reader->reading);
    }
  else if (strcmp (tag, "25") == 0 || strcmp (tag, "25P") == 0)
    read_account (reader);
  else if (strcmp (tag, "60F") == 0 || strcmp (tag, "60M") == 0)
    read_balance (reader, FALSE);
  else if (strcmp (tag, "34F") == 0)
    read_limit (reader);
  else if (strcmp (tag, "61") == 0)
    read_row (reader);
  else if (strcmp (tag, "62F") == 0 || strcmp (tag, "62M") == 0)
    {
      finish_row (reader);
      read_balance (reader, TRUE);
    }
  else if (strcmp (tag, "86") == 0 && reader->row_open)
    {
      if (reader->purpose_text->len > 0)
        g_string_append_c (reader->purpose_text, ' ');
      g_string_append (reader->purpose_text, reader->field->str);
      reader->row.original_length =
          (guint32) MIN (reader->current.offset - reader->row.original_offset, G_MAXUINT32);
    }
  reader->tag[0] = '\0';
}

/* A NUL must not cut the field. */
static void
append_text (GString *field, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    g_string_append_c (field, text[i] != '\0' ? text[i] : ' ');
}

static void
begin_field (Reader *reader, const char *tag, const char *value)
{
  finish_field (reader);
  g_strlcpy (reader->tag, tag, sizeof reader->tag);
  reader->tag_line = reader->current.line;
  reader->tag_offset = reader->current.offset;
  g_string_truncate (reader->field, 0);
  append_text (reader->field, value,
               reader->current.length - (gsize) (value - reader->current.start));
}

static gboolean
ends_message (const Line *line)
{
  if (line->length >= 2 && line->start[0] == '-' && line->start[1] == '}')
    return TRUE;
  return line->length == 1 && line->start[0] == '-';
}

/* Lines of :86: are joined as the bank wrapped them; those of :61: stay apart. */
static void
continue_field (Reader *reader, gsize previous_length)
{
  gsize length = reader->current.length;

  if (reader->tag[0] == '\0')
    return;
  while (length > 0 && reader->current.start[length - 1] == ' ')
    length--;
  if (strcmp (reader->tag, "86") != 0)
    g_string_append_c (reader->field, '\n');
  else if (previous_length < WRAPPED_LENGTH)
    g_string_append_c (reader->field, ' ');
  append_text (reader->field, reader->current.start, length);
}

static void
read_lines (Reader *reader)
{
  gsize previous_length = 0;
  char tag[4];

  while (next_line (reader))
    {
      const char *value = field_start (reader->current.start, reader->current.length, tag);

      if (value != NULL)
        begin_field (reader, tag, value);
      else if (ends_message (&reader->current))
        {
          finish_field (reader);
          finish_row (reader);
        }
      else if (reader->current.length > 0 && reader->current.start[0] == '{')
        finish_field (reader);
      else
        continue_field (reader, previous_length);
      previous_length = reader->current.length;
    }
  reader->current.offset = (guint64) (reader->end - reader->text);
  reader->current.length = 0;
  finish_field (reader);
  finish_row (reader);
}

/**
 * fin_mt940_read:
 *
 * Returns: (transfer full) (nullable): never %NULL so far; the shape is that of all readers
 */
FinReading *
fin_mt940_read (const FinText *text,
                const char *name,
                const FinReadOptions *options,
                GError **error)
{
  Reader reader = { .next_line = 1 };
  gsize size;
  const char *data = g_bytes_get_data (text->bytes, &size);
  gboolean interim =
      memmem (data, size, ":34F:", 5) != NULL && memmem (data, size, ":60F:", 5) == NULL;

  reader.reading = fin_reading_new (name, interim ? "mt942" : "mt940");
  reader.reading->encoding = text->encoding;
  reader.reading->text = g_bytes_ref (text->bytes);
  reader.text = reader.p = data;
  reader.end = data + size;
  reader.field = g_string_new (NULL);
  reader.purpose_text = g_string_new (NULL);
  fin_mt940_purpose_init (&reader.purpose);
  read_lines (&reader);
  fin_mt940_purpose_clear (&reader.purpose);
  g_string_free (reader.field, TRUE);
  g_string_free (reader.purpose_text, TRUE);
  if (fin_reading_count_rows (reader.reading) == 0)
    fin_reading_add_note (reader.reading, _ ("There are no transactions in this file"));
  fin_reading_finish (reader.reading);
  return reader.reading;
}
