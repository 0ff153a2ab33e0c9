/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads delimited text of any bank in passes: cut, find the table, weigh all rows, decide, read. */
#include "fin-csv.h"

#include <glib/gi18n.h>
#include <string.h>

#include "fin-csv-private.h"
#include "fin-csv-profile.h"
#include "fin-currency.h"
#include "fin-text.h"

/** fin_csv_roles: Returns: (transfer none): the words that --columns knows, %NULL-terminated */
const char *const *
fin_csv_roles (void)
{
  static const char *words[FIN_CSV_N_ROLES + 1];
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      gsize n = 0;

      for (int i = 0; i < FIN_CSV_N_ROLES; i++)
        if (fin_csv_role_to_string ((FinCsvRole) i) != NULL)
          words[n++] = fin_csv_role_to_string ((FinCsvRole) i);
      g_once_init_leave (&once, 1);
    }
  return words;
}

/* What the cells of a column without a title look like. */
static char
shape_of (const FinCsvColumn *column)
{
  if (column->filled == 0)
    return '-';
  if (column->dates * 2 >= column->filled)
    return 'd';
  return column->amounts * 2 >= column->filled ? 'n' : 't';
}

/* The same for files of one layout: the titles, or else the shapes of the columns. */
static char *
layout_key (const FinCsvLayout *layout)
{
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = 0; i < layout->columns->len; i++)
    {
      const FinCsvColumn *column = fin_csv_column (layout, (int) i);
      g_autofree char *folded
          = column->title != NULL ? fin_text_fold (column->title, strlen (column->title)) : NULL;

      if (layout->has_header)
        g_string_append_printf (key, "%s|", folded != NULL ? folded : "");
      else
        g_string_append_printf (key, "%c:", shape_of (column));
    }
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, key->str, -1);
}

static gboolean
find_profile (FinCsvLayout *layout, GError **error)
{
  const char *name = layout->options != NULL ? layout->options->profile : NULL;
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < layout->columns->len; i++)
    {
      const char *title = fin_csv_column (layout, (int) i)->title;

      g_ptr_array_add (titles,
                       title != NULL ? fin_text_fold (title, strlen (title)) : g_strdup (""));
    }
  layout->profile =
      name != NULL ? fin_csv_profile_by_name (name) : fin_csv_profile_by_titles (titles);
  if (name != NULL && layout->profile == NULL)
    {
      g_set_error (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_OPTION, _ ("There is no profile “%s”"),
                   name);
      return FALSE;
    }
  if (layout->profile != NULL)
    layout->reading->profile = layout->profile->name;
  return TRUE;
}

/* "Account Currency,AED" above the table. */
static void
find_currency_above (FinCsvLayout *layout)
{
  FinCsvScan *scan = &layout->scan;

  fin_csv_scan_rewind (scan);
  while (scan->position < layout->data_position && fin_csv_scan_next (scan))
    {
      FinCsvCell title = fin_csv_scan_cell (scan, 0);
      guint filled = 0;

      if (scan->line == layout->header_line
          || fin_csv_match_title (title.text, title.length).role != FIN_CSV_ROLE_CURRENCY)
        continue;
      for (guint i = 1; i < MIN (scan->cells->len, 32) && filled < 2; i++)
        {
          FinCsvCell cell = fin_csv_scan_cell (scan, (int) i);
          char code[4] = "";

          filled += cell.length > 1;
          for (guint k = 0; k < 3 && cell.length == 3; k++)
            code[k] = g_ascii_toupper (cell.text[k]);
          if (fin_currency_is_known (code))
            g_strlcpy (layout->currency, code, sizeof layout->currency);
        }
    }
}

/* The currency that the titles, the lines above or the person state for the whole file. */
static void
find_currency (FinCsvLayout *layout)
{
  static const FinCsvRole roles[] = { FIN_CSV_ROLE_AMOUNT, FIN_CSV_ROLE_DEBIT, FIN_CSV_ROLE_CREDIT,
                                      FIN_CSV_ROLE_BALANCE };

  for (gsize i = 0; i < G_N_ELEMENTS (roles) && layout->currency[0] == '\0'; i++)
    {
      const FinCsvColumn *column = fin_csv_column (layout, layout->column[roles[i]]);

      if (column != NULL)
        g_strlcpy (layout->currency, column->match.currency, sizeof layout->currency);
    }
  if (layout->currency[0] == '\0')
    find_currency_above (layout);
  if (layout->currency[0] == '\0' && layout->options != NULL && layout->options->currency != NULL
      && fin_currency_is_known (layout->options->currency))
    g_strlcpy (layout->currency, layout->options->currency, sizeof layout->currency);
}

static void
describe_columns (FinCsvLayout *layout, GArray *columns)
{
  for (guint i = 0; i < layout->columns->len; i++)
    {
      const FinCsvColumn *column = fin_csv_column (layout, (int) i);
      FinColumn shown = { .title = column->title, .sample = column->sample };
      gboolean memo = FALSE;

      for (guint k = 0; k < layout->n_memos; k++)
        memo = memo || layout->memos[k] == (int) i;
      if (memo || layout->column[column->role] == (int) i)
        shown.role = fin_csv_role_to_string (column->role);
      g_array_append_val (columns, shown);
    }
}

static void
ask_for_encoding (FinReading *reading, GBytes *bytes, const FinText *text)
{
  const char *const encodings[] = { text->encoding, text->rival };
  FinQuestion *question;

  question = fin_reading_add_question (reading, FIN_QUESTION_ENCODING,
                                       _ ("In which encoding are the letters right?"));
  for (gsize i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      guint replaced = 0;
      g_autoptr (GBytes) converted = fin_text_convert (bytes, encodings[i], &replaced, NULL);
      gsize size = 0;
      const char *data = converted != NULL ? g_bytes_get_data (converted, &size) : "";
      g_autoptr (GString) words = g_string_new (NULL);

      for (gsize p = 0; p < size && words->len < 60; p++)
        if ((guint8) data[p] >= 0x80)
          {
            gsize start = p;

            while (start > 0 && g_ascii_isalnum (data[start - 1]))
              start--;
            while (p < size && ((guint8) data[p] >= 0x80 || g_ascii_isalnum (data[p])))
              p++;
            g_string_append_len (words, data + start, (gssize) MIN (p - start, 60));
            g_string_append_c (words, ' ');
          }
      fin_question_add_choice (reading, question, encodings[i], encodings[i], words->str);
    }
}

/* How many titles of known columns stand in the first lines. */
static guint
count_titles (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  guint titles = 0;
  gsize start = 0;

  size = MIN (size, 8192);
  for (gsize p = 0; p < size; p++)
    if (strchr (",;\t|\"\n\r", data[p]) != NULL)
      {
        titles += p - start > 2 && fin_csv_match_title (data + start, p - start).exact;
        start = p + 1;
      }
  return titles;
}

/* Of two encodings that explain the bytes equally well, the one in which titles are words is right.
 */
static void
settle_encoding (GBytes *bytes, FinText *text)
{
  guint replaced = 0;
  g_autoptr (GBytes) other = NULL;
  guint here, there;

  if (text->rival == NULL)
    return;
  other = fin_text_convert (bytes, text->rival, &replaced, NULL);
  if (other == NULL)
    return;
  here = count_titles (text->bytes);
  there = count_titles (other);
  if (here == there)
    return;
  if (there > here)
    {
      g_bytes_unref (text->bytes);
      text->bytes = g_steal_pointer (&other);
      text->encoding = text->rival;
      text->replaced = replaced;
    }
  text->rival = NULL;
}

static gboolean
is_script (const char *data, gsize size)
{
  return size > 2 && data[0] == '#' && data[1] == '!';
}

static gboolean
read_layout (FinCsvLayout *layout, GError **error)
{
  if (!find_profile (layout, error) || !fin_csv_assign_roles (layout, error))
    return FALSE;
  find_currency (layout);
  fin_csv_gather_evidence (layout);
  if (!fin_csv_decide (layout, error) || !fin_csv_read_rows (layout, error))
    return FALSE;
  describe_columns (layout, layout->reading->columns);
  return TRUE;
}

static void
finish (FinReading *reading, GBytes *bytes, const FinText *text, const FinReadOptions *options)
{
  if (text->replaced > 0)
    fin_reading_add_note (reading,
                          ngettext ("%u character could not be read as %s",
                                    "%u characters could not be read as %s", text->replaced),
                          text->replaced, text->encoding);
  if (text->rival != NULL && (options == NULL || options->encoding == NULL))
    ask_for_encoding (reading, bytes, text);
  if (fin_reading_count_rows (reading) == 0)
    fin_reading_add_note (reading, _ ("There are no transactions in this file"));
  fin_reading_finish (reading);
}

static char
delimiter_of (const FinReadOptions *options, const char *data, gsize size)
{
  gsize skip;

  if (options == NULL || options->delimiter == NULL || *options->delimiter == '\0')
    return fin_csv_sniff_delimiter (data, size, &skip);
  return g_str_equal (options->delimiter, "tab") ? '\t' : *options->delimiter;
}

/* Cuts the file and finds the table in it; fin_csv_close() whatever happens. */
static gboolean
open_table (FinCsvLayout *layout, GBytes *bytes, const char *name, FinText *text, GError **error)
{
  const FinReadOptions *options = layout->options;
  const char *data;
  gsize size;

  if (!fin_text_decode (bytes, options != NULL ? options->encoding : NULL, text, error))
    return FALSE;
  settle_encoding (bytes, text);
  data = g_bytes_get_data (text->bytes, &size);
  if (is_script (data, size))
    {
      g_set_error (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_REFUSED_FORMAT,
                   _ ("“%s” is a program, not a bank file; export it as CSV or OFX"), name);
      return FALSE;
    }
  layout->reading = fin_reading_new (name, "csv");
  layout->reading->encoding = text->encoding;
  layout->reading->text = g_bytes_ref (text->bytes);
  for (int i = 0; i < FIN_CSV_N_ROLES; i++)
    layout->column[i] = -1;
  layout->columns = g_array_new (FALSE, TRUE, sizeof (FinCsvColumn));
  fin_csv_scan_init (&layout->scan, data, size, delimiter_of (options, data, size));
  if (options == NULL || options->delimiter == NULL || *options->delimiter == ':')
    fin_csv_scan_find_blocks (&layout->scan);
  fin_csv_find_header (layout);
  fin_csv_find_cut_decimals (layout);
  fin_csv_gather_columns (layout);
  return TRUE;
}

static void
close_table (FinCsvLayout *layout)
{
  g_clear_pointer (&layout->reading, fin_reading_free);
  if (layout->columns == NULL)
    return;
  fin_csv_scan_clear (&layout->scan);
  g_clear_pointer (&layout->columns, g_array_unref);
}

/* The key must not depend on answers, or what was remembered under it would not be found. */
static char *
find_layout_key (FinCsvLayout *layout, GBytes *bytes, const char *name)
{
  const FinReadOptions *options = layout->options;
  g_auto (FinText) text = { 0 };
  FinCsvLayout plain = { 0 };
  char *key = NULL;

  if (options == NULL
      || (options->delimiter == NULL && options->first_row == NULL && options->encoding == NULL))
    return layout_key (layout);
  if (open_table (&plain, bytes, name, &text, NULL))
    key = layout_key (&plain);
  close_table (&plain);
  return key;
}

/**
 * fin_csv_read:
 *
 * Returns: (transfer full) (nullable): %NULL with a #FinImportError: UNKNOWN_FORMAT when there is
 *   no table with dates and amounts, ENCODING, OPTION or CANCELLED
 */
FinReading *
fin_csv_read (GBytes *bytes, const char *name, const FinReadOptions *options, GError **error)
{
  g_auto (FinText) text = { 0 };
  g_autoptr (FinReading) reading = NULL;
  FinCsvLayout layout = { .options = options };

  if (open_table (&layout, bytes, name, &text, error) && read_layout (&layout, error))
    {
      layout.reading->layout_key = find_layout_key (&layout, bytes, name);
      reading = g_steal_pointer (&layout.reading);
    }
  close_table (&layout);
  if (reading != NULL)
    finish (reading, bytes, &text, options);
  return g_steal_pointer (&reading);
}

static const char *
delimiter_name (char delimiter)
{
  switch (delimiter)
    {
    case ';':
      return ";";
    case '\t':
      return "tab";
    case '|':
      return "|";
    case '^':
      return "^";
    case '~':
      return "~";
    case ':':
      return ":";
    case ',':
    default:
      return ",";
    }
}

static void
add_outline_rows (FinCsvLayout *layout, FinCsvOutline *outline)
{
  fin_csv_rewind_to_data (layout);
  while (outline->rows->len < FIN_CSV_OUTLINE_ROWS && fin_csv_scan_next (&layout->scan))
    {
      char **cells;

      if (fin_csv_scan_is_blank (&layout->scan))
        continue;
      cells = g_new0 (char *, layout->columns->len + 1);
      for (guint i = 0; i < layout->columns->len; i++)
        {
          FinCsvCell cell = fin_csv_scan_cell (&layout->scan, (int) i);

          cells[i] = g_utf8_make_valid (cell.length > 0 ? cell.text : "", (gssize) cell.length);
        }
      g_ptr_array_add (outline->rows, cells);
    }
}

/**
 * fin_csv_outline:
 * @bytes: a delimited file, or its beginning
 * @options: (nullable): delimiter, encoding and first row are heeded, and columns if they fit
 *
 * What a person needs to see to name the columns, also where the file cannot be read without.
 *
 * Returns: (transfer full) (nullable): %NULL with a #FinImportError: ENCODING, REFUSED_FORMAT, or
 *   UNKNOWN_FORMAT when there is no table at all
 */
FinCsvOutline *
fin_csv_outline (GBytes *bytes, const char *name, const FinReadOptions *options, GError **error)
{
  g_auto (FinText) text = { 0 };
  g_autoptr (FinCsvOutline) outline = NULL;
  FinCsvLayout layout = { .options = options };

  if (open_table (&layout, bytes, name, &text, error) && layout.columns->len > 0)
    {
      outline = g_new0 (FinCsvOutline, 1);
      outline->layout_key = find_layout_key (&layout, bytes, name);
      outline->encoding = text.encoding;
      outline->delimiter = delimiter_name (layout.scan.delimiter);
      outline->first_row = layout.data_line;
      outline->columns = g_array_new (FALSE, TRUE, sizeof (FinColumn));
      outline->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
      outline->reading = layout.reading;
      if (find_profile (&layout, NULL))
        fin_csv_assign_roles (&layout, NULL);
      describe_columns (&layout, outline->columns);
      add_outline_rows (&layout, outline);
      layout.reading = NULL;
    }
  else if (layout.columns != NULL)
    g_set_error (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_UNKNOWN_FORMAT,
                 _ ("“%s” has no table; export it as CSV or OFX"), name);
  close_table (&layout);
  return g_steal_pointer (&outline);
}

void
fin_csv_outline_free (FinCsvOutline *outline)
{
  if (outline == NULL)
    return;
  g_free (outline->layout_key);
  g_clear_pointer (&outline->columns, g_array_unref);
  g_clear_pointer (&outline->rows, g_ptr_array_unref);
  fin_reading_free (outline->reading);
  g_free (outline);
}
