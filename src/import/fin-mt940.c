/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SWIFT statements: fields that begin a line with ":61:", whatever envelope is around them. */
#include "fin-mt940.h"

#include <glib/gi18n.h>
#include <string.h>

#include "fin-currency.h"
#include "fin-money.h"
#include "fin-mt940-private.h"

/** Lines of this length or more were wrapped by the bank: the next goes on without a space. */
#define WRAPPED_LENGTH 64

/** fin_mt940_statement: Returns: the statement that is being read, a new one before the first */
FinBankStatement *
fin_mt940_statement (FinMt940Reader *reader)
{
  if (reader->statement == NULL)
    reader->statement = fin_reading_add_statement (reader->reading);
  return reader->statement;
}

/* (D|C) YYMMDD CUR amount */
static void
read_balance (FinMt940Reader *reader, gboolean closing)
{
  FinBankStatement *target = fin_mt940_statement (reader);
  const char *p = reader->field->str;
  gboolean debit = *p == 'D';
  char currency[4] = "";
  FinDate date;
  gint64 minor;

  if ((*p != 'D' && *p != 'C') || strlen (p) < 11)
    return;
  date = fin_mt940_read_date (p + 1);
  g_strlcpy (currency, p + 7, sizeof currency);
  if (!fin_currency_is_known (currency))
    currency[0] = '\0';
  if (!closing && currency[0] != '\0')
    g_strlcpy (target->currency, currency, sizeof target->currency);
  if (!fin_mt940_read_amount (p + 10, strcspn (p + 10, "\n"), currency, &minor, NULL)
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
read_limit (FinMt940Reader *reader)
{
  char currency[4] = "";

  g_strlcpy (currency, reader->field->str, sizeof currency);
  if (fin_mt940_statement (reader)->currency[0] == '\0' && fin_currency_is_known (currency))
    g_strlcpy (fin_mt940_statement (reader)->currency, currency,
               sizeof (fin_mt940_statement (reader)->currency));
}

/* "BLZ/account", an IBAN, or a number with the currency behind it. */
static void
read_account (FinMt940Reader *reader)
{
  const char *value = reader->field->str;
  gsize length = strcspn (value, "\n");
  const char *slash = memchr (value, '/', length);

  if (slash != NULL)
    {
      fin_mt940_statement (reader)->bank_id =
          fin_mt940_keep (reader, value, (gsize) (slash - value));
      length -= (gsize) (slash + 1 - value);
      value = slash + 1;
    }
  fin_mt940_statement (reader)->account_id = fin_mt940_keep (reader, value, length);
}

static void
finish_field (FinMt940Reader *reader)
{
  const char *tag = reader->tag;

  if (tag[0] == '\0')
    return;
  if (strcmp (tag, "20") == 0)
    {
      fin_mt940_finish_row (reader);
      reader->statement = fin_reading_add_statement (reader->reading);
    }
  else if (strcmp (tag, "25") == 0 || strcmp (tag, "25P") == 0)
    read_account (reader);
  else if (strcmp (tag, "60F") == 0 || strcmp (tag, "60M") == 0)
    read_balance (reader, FALSE);
  else if (strcmp (tag, "34F") == 0)
    read_limit (reader);
  else if (strcmp (tag, "61") == 0)
    fin_mt940_read_row (reader);
  else if (strcmp (tag, "62F") == 0 || strcmp (tag, "62M") == 0)
    {
      fin_mt940_finish_row (reader);
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
begin_field (FinMt940Reader *reader, const char *tag, const char *value)
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
ends_message (const FinMt940Line *line)
{
  if (line->length >= 2 && line->start[0] == '-' && line->start[1] == '}')
    return TRUE;
  return line->length == 1 && line->start[0] == '-';
}

/* Lines of :86: are joined as the bank wrapped them; those of :61: stay apart. */
static void
continue_field (FinMt940Reader *reader, gsize previous_length)
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
read_lines (FinMt940Reader *reader)
{
  gsize previous_length = 0;
  char tag[4];

  while (fin_mt940_next_line (reader))
    {
      const char *value =
          fin_mt940_field_start (reader->current.start, reader->current.length, tag);

      if (value != NULL)
        begin_field (reader, tag, value);
      else if (ends_message (&reader->current))
        {
          finish_field (reader);
          fin_mt940_finish_row (reader);
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
  fin_mt940_finish_row (reader);
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
  FinMt940Reader reader = { .next_line = 1 };
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
