/* SPDX-License-Identifier: GPL-3.0-or-later */
/* QIF: sections that begin with "!", records of one-letter fields that end with "^". */
#include "fin-qif.h"

#include <glib/gi18n.h>
#include <string.h>

#include "fin-qif-private.h"

typedef enum
{
  SECTION_REGISTER,
  SECTION_INVESTMENT,
  SECTION_ACCOUNT,
  SECTION_OTHER,
} Section;

typedef struct
{
  FinQif qif;
  const char *text;
  const char *p;
  const char *end;
  guint32 line;
  Section section;
  gboolean listing_accounts; /* between !Option:AutoSwitch and !Clear:AutoSwitch */
  const char *account_name;
  const char *account_kind;
  gboolean record_begun;
  GHashTable *statements; /* account name -> index */
  FinQifRecord record;
} Reader;

/* Without "!Type:": the first lines are a date, an amount and other fields, and "^" ends them. */
static gboolean
is_bare_record (const char *text, gsize size)
{
  gboolean date = FALSE;
  gboolean amount = FALSE;

  for (gsize p = 0; p < size;)
    {
      gsize end = p;

      while (end < size && text[end] != '\n' && text[end] != '\r')
        end++;
      if (text[p] == '^')
        return date && amount && end - p <= 2;
      if (end > p && strchr ("DTUPMLNCASE$%", text[p]) == NULL)
        return FALSE;
      date = date || (text[p] == 'D' && end - p > 5);
      amount = amount || text[p] == 'T' || text[p] == 'U';
      p = end + 1;
    }
  return FALSE;
}

/** fin_qif_recognise: the first line that is not blank begins a section, or a record does. */
gboolean
fin_qif_recognise (const char *text, gsize size)
{
  static const char *const starts[] = { "!Type:", "!Account", "!Option:", "!Clear:" };
  gsize p = 0;

  while (p < size && g_ascii_isspace (text[p]))
    p++;
  for (gsize i = 0; i < G_N_ELEMENTS (starts); i++)
    if (size - p >= strlen (starts[i])
        && g_ascii_strncasecmp (text + p, starts[i], strlen (starts[i])) == 0)
      return TRUE;
  return p < size && text[p] == 'D' && is_bare_record (text + p, MIN (size - p, 4096));
}

static const char *
keep (Reader *reader, const char *text, gsize length)
{
  g_autofree char *copy = NULL;

  while (length > 0 && g_ascii_isspace (*text))
    {
      text++;
      length--;
    }
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  if (length == 0)
    return NULL;
  copy = g_strndup (text, length);
  memcpy (copy, text, length);
  for (gsize i = 0; i < length; i++)
    if ((guint8) copy[i] < 0x20)
      copy[i] = ' ';
  return fin_arena_intern (reader->qif.reading->arena, copy, length);
}

static const char *
kind_of_account (const char *type)
{
  static const char *const kinds[][2] = {
    { "Bank", "current" }, { "Cash", "cash" },        { "CCard", "card" },
    { "Oth L", "loan" },   { "Invst", "investment" }, { "Port", "investment" },
  };

  for (gsize i = 0; type != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (g_ascii_strcasecmp (kinds[i][0], type) == 0)
      return kinds[i][1];
  return NULL;
}

/* The register of one account is one statement, however often its section begins anew. */
static guint
statement_index (Reader *reader)
{
  FinReading *reading = reader->qif.reading;
  FinBankStatement *statement;
  gpointer found;
  const char *key = reader->account_name != NULL ? reader->account_name : "";

  if (g_hash_table_lookup_extended (reader->statements, key, NULL, &found))
    return GPOINTER_TO_UINT (found);
  g_hash_table_insert (reader->statements, (gpointer) key,
                       GUINT_TO_POINTER (reading->statements->len));
  statement = fin_reading_add_statement (reading);
  statement->account_name = reader->account_name;
  statement->kind = reader->account_kind;
  return reading->statements->len - 1;
}

static void
begin_record (Reader *reader, guint64 offset)
{
  memset (&reader->record, 0, sizeof reader->record);
  reader->record.line = reader->line;
  reader->record.offset = offset;
  reader->record.first_split = reader->qif.splits->len;
  reader->record.investment = reader->section == SECTION_INVESTMENT;
  reader->record_begun = TRUE;
}

static void
end_record (Reader *reader, guint64 offset)
{
  if (!reader->record_begun)
    return;
  reader->record_begun = FALSE;
  if (reader->section != SECTION_REGISTER && reader->section != SECTION_INVESTMENT)
    return;
  reader->record.length = (guint32) MIN (offset - reader->record.offset, G_MAXUINT32);
  reader->record.n_splits = reader->qif.splits->len - reader->record.first_split;
  reader->record.statement = statement_index (reader);
  g_array_append_val (reader->qif.records, reader->record);
}

static void
begin_section (Reader *reader, const char *line, gsize length)
{
  g_autofree char *text = g_strndup (line, length);
  const char *type;

  g_strchomp (text);
  if (g_ascii_strncasecmp (text, "!Option:AutoSwitch", 18) == 0)
    reader->listing_accounts = TRUE;
  else if (g_ascii_strncasecmp (text, "!Clear:AutoSwitch", 17) == 0)
    reader->listing_accounts = FALSE;
  else if (g_ascii_strncasecmp (text, "!Account", 8) == 0)
    reader->section = SECTION_ACCOUNT;
  else if (g_ascii_strncasecmp (text, "!Type:", 6) == 0)
    {
      static const char *const registers[] = { "Bank", "Cash", "CCard", "Oth A", "Oth L" };

      type = text + 6;
      reader->section = SECTION_OTHER;
      for (gsize i = 0; i < G_N_ELEMENTS (registers); i++)
        if (g_ascii_strcasecmp (registers[i], type) == 0)
          reader->section = SECTION_REGISTER;
      if (g_ascii_strcasecmp (type, "Invst") == 0 || g_ascii_strcasecmp (type, "Port") == 0)
        reader->section = SECTION_INVESTMENT;
      if (reader->section != SECTION_OTHER && reader->account_kind == NULL)
        reader->account_kind = kind_of_account (type);
    }
  else
    reader->section = SECTION_OTHER;
  if (reader->section == SECTION_OTHER && text[0] == '!'
      && g_ascii_strncasecmp (text, "!Option", 7) != 0
      && g_ascii_strncasecmp (text, "!Clear", 6) != 0)
    {
      g_autofree char *valid = g_utf8_make_valid (text, -1);
      g_autofree char *reason = g_strdup_printf (_ ("section %s holds no transactions"), valid);

      fin_reading_add_skipped (reader->qif.reading, reader->line, reason);
    }
}

static void
take_account_field (Reader *reader, char field, const char *value, gsize length)
{
  if (reader->listing_accounts)
    return;
  if (field == 'N')
    {
      reader->account_name = keep (reader, value, length);
      reader->account_kind = NULL;
    }
  else if (field == 'T')
    reader->account_kind = kind_of_account (keep (reader, value, length));
}

static void
take_split_field (Reader *reader, char field, const char *value, gsize length)
{
  FinQifSplit blank = { 0 };
  FinQifSplit *split;

  if (field == 'S')
    {
      blank.category = keep (reader, value, length);
      g_array_append_val (reader->qif.splits, blank);
      return;
    }
  if (reader->qif.splits->len == reader->record.first_split)
    return;
  split = &g_array_index (reader->qif.splits, FinQifSplit, reader->qif.splits->len - 1);
  if (field == 'E')
    split->memo = keep (reader, value, length);
  else
    split->amount = keep (reader, value, length);
}

static void
take_field (Reader *reader, char field, const char *value, gsize length)
{
  FinQifRecord *record = &reader->record;

  switch (field)
    {
    case 'D':
      record->date = keep (reader, value, length);
      record->date_line = reader->line;
      break;
    case 'T':
    case 'U':
      if (record->amount == NULL || field == 'T')
        record->amount = keep (reader, value, length);
      record->amount_line = reader->line;
      break;
    case 'P':
      record->payee = keep (reader, value, length);
      break;
    case 'M':
      record->memo = keep (reader, value, length);
      break;
    case 'N':
      if (record->investment)
        record->action = keep (reader, value, length);
      else
        record->number = keep (reader, value, length);
      break;
    case 'L':
      record->category = keep (reader, value, length);
      break;
    case 'S':
    case 'E':
    case '$':
      if (!record->investment)
        take_split_field (reader, field, value, length);
      break;
    default:
      break;
    }
}

static void
take_line (Reader *reader, const char *line, gsize length)
{
  guint64 offset = (guint64) (line - reader->text);

  if (length == 0)
    return;
  if (line[0] == '!')
    {
      end_record (reader, offset);
      begin_section (reader, line, length);
    }
  else if (line[0] == '^')
    end_record (reader, offset + 1);
  else if (reader->section == SECTION_ACCOUNT)
    take_account_field (reader, line[0], line + 1, length - 1);
  else if (reader->section == SECTION_REGISTER || reader->section == SECTION_INVESTMENT)
    {
      if (!reader->record_begun && g_ascii_isspace (line[0]))
        return;
      if (!reader->record_begun)
        begin_record (reader, offset);
      take_field (reader, line[0], line + 1, length - 1);
    }
}

static void
read_lines (Reader *reader)
{
  reader->line = 1;
  while (reader->p < reader->end)
    {
      const char *start = reader->p;
      const char *p = start;

      while (p < reader->end && *p != '\n' && *p != '\r')
        p++;
      take_line (reader, start, (gsize) (p - start));
      if (p < reader->end && *p == '\r')
        p++;
      if (p < reader->end && *p == '\n')
        p++;
      reader->p = p;
      reader->line++;
    }
  end_record (reader, (guint64) (reader->end - reader->text));
}

/**
 * fin_qif_read:
 *
 * Returns: (transfer full) (nullable): %NULL with %FIN_IMPORT_ERROR_OPTION
 */
FinReading *
fin_qif_read (const FinText *text, const char *name, const FinReadOptions *options, GError **error)
{
  g_autoptr (FinReading) reading = fin_reading_new (name, "qif");
  g_autoptr (GArray) records = g_array_new (FALSE, TRUE, sizeof (FinQifRecord));
  g_autoptr (GArray) splits = g_array_new (FALSE, TRUE, sizeof (FinQifSplit));
  g_autoptr (GHashTable) statements = g_hash_table_new (g_str_hash, g_str_equal);
  Reader reader = { .section = SECTION_REGISTER, .statements = statements };
  gsize size;

  reading->encoding = text->encoding;
  reading->text = g_bytes_ref (text->bytes);
  reader.qif =
      (FinQif){ .reading = reading, .options = options, .records = records, .splits = splits };
  reader.text = reader.p = g_bytes_get_data (text->bytes, &size);
  reader.end = reader.text + size;
  read_lines (&reader);
  if (!fin_qif_decide (&reader.qif, error))
    return NULL;
  fin_qif_resolve (&reader.qif);
  if (fin_reading_count_rows (reading) == 0)
    fin_reading_add_note (reading, _ ("There are no transactions in this file"));
  fin_reading_finish (reading);
  return g_steal_pointer (&reading);
}
