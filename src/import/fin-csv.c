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

static gboolean
find_profile (FinCsvLayout *layout, GError **error)
{
  const char *name = layout->options != NULL ? layout->options->profile : NULL;
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = 0; i < layout->columns->len; i++)
    {
      const char *title = fin_csv_column (layout, (int) i)->title;
      char *folded = title != NULL ? fin_text_fold (title, strlen (title)) : g_strdup ("");

      g_string_append_printf (key, "%s|", folded);
      g_ptr_array_add (titles, folded);
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
  layout->reading->layout_key = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key->str, -1);
  return TRUE;
}

/* The currency that the titles or the person state for the whole file. */
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
  if (layout->currency[0] == '\0' && layout->options != NULL && layout->options->currency != NULL
      && fin_currency_is_known (layout->options->currency))
    g_strlcpy (layout->currency, layout->options->currency, sizeof layout->currency);
}

static void
describe_columns (FinCsvLayout *layout)
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
      g_array_append_val (layout->reading->columns, shown);
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
  fin_csv_find_header (layout);
  fin_csv_find_cut_decimals (layout);
  fin_csv_gather_columns (layout);
  if (!find_profile (layout, error) || !fin_csv_assign_roles (layout, error))
    return FALSE;
  find_currency (layout);
  fin_csv_gather_evidence (layout);
  if (!fin_csv_decide (layout, error) || !fin_csv_read_rows (layout, error))
    return FALSE;
  describe_columns (layout);
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
  const char *data;
  gboolean read;
  gsize size;
  gsize skip;

  if (!fin_text_decode (bytes, options != NULL ? options->encoding : NULL, &text, error))
    return NULL;
  settle_encoding (bytes, &text);
  data = g_bytes_get_data (text.bytes, &size);
  if (is_script (data, size))
    {
      g_set_error (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_REFUSED_FORMAT,
                   _ ("“%s” is a program, not a bank file; export it as CSV or OFX"), name);
      return NULL;
    }
  reading = fin_reading_new (name, "csv");
  reading->encoding = text.encoding;
  reading->text = g_bytes_ref (text.bytes);
  layout.reading = reading;
  for (int i = 0; i < FIN_CSV_N_ROLES; i++)
    layout.column[i] = -1;
  layout.columns = g_array_new (FALSE, TRUE, sizeof (FinCsvColumn));
  fin_csv_scan_init (&layout.scan, data, size, fin_csv_sniff_delimiter (data, size, &skip));
  read = read_layout (&layout, error);
  fin_csv_scan_clear (&layout.scan);
  g_array_unref (layout.columns);
  if (!read)
    return NULL;
  finish (reading, bytes, &text, options);
  return g_steal_pointer (&reading);
}
