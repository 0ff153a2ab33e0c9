/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libFuzzer target, compiled once per reader: no input may crash one, lose a record, be read
 * otherwise the second time, or not bear the answers to its own questions. */
#include <string.h>

#include "fin-camt.h"
#include "fin-csv.h"
#include "fin-gnucash.h"
#include "fin-mt940.h"
#include "fin-ofx.h"
#include "fin-qif.h"
#include "fin-reader.h"
#include "fin-text.h"
#include "fuzz-check.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static FinReading *
read_as (const char *reader,
         GBytes *bytes,
         const FinText *text,
         const FinReadOptions *options,
         GError **error)
{
  if (strcmp (reader, "csv") == 0)
    return fin_csv_read (bytes, "fuzz", options, error);
  if (strcmp (reader, "ofx") == 0)
    return fin_ofx_read (bytes, "fuzz", options, error);
  if (strcmp (reader, "qif") == 0)
    return fin_qif_read (text, "fuzz", options, error);
  if (strcmp (reader, "camt") == 0)
    return fin_camt_read (text, "fuzz", options, error);
  if (strcmp (reader, "mt940") == 0)
    return fin_mt940_read (text, "fuzz", options, error);
  if (strcmp (reader, "gnucash") == 0)
    return fin_gnucash_read (text, "fuzz", options, error);
  if (strcmp (reader, "homebank") == 0)
    return fin_homebank_read (text, "fuzz", options, error);
  return fin_reader_read_bytes (bytes, "fuzz", options, error);
}

/* Every choice of the first question, and the first of all others. */
static void
answer (const FinReading *reading, GBytes *bytes, const FinText *text)
{
  const FinQuestion *first = g_ptr_array_index (reading->questions, 0);

  for (guint choice = 0; choice < MIN (first->choices->len, 3); choice++)
    {
      g_autoptr (FinReadOptions) options = fin_read_options_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (FinReading) again = NULL;

      for (guint i = reading->questions->len; i > 0; i--)
        fin_fuzz_answer (options, g_ptr_array_index (reading->questions, i - 1),
                         i == 1 ? choice : 0);
      again = read_as (FIN_FUZZ_READER, bytes, text, options, &error);
      g_assert ((again == NULL) == (error != NULL));
      if (again != NULL)
        fin_fuzz_check (again);
    }
}

/* What a person may say about any delimited text, whether it fits or not. */
static void
name_columns (GBytes *bytes)
{
  g_autoptr (FinReadOptions) options = fin_read_options_new ();
  g_autoptr (FinCsvOutline) plain = NULL;
  g_autoptr (FinCsvOutline) answered = NULL;
  g_autoptr (FinReading) reading = NULL;
  g_autoptr (GError) error = NULL;

  if (strcmp (FIN_FUZZ_READER, "csv") != 0)
    return;
  plain = fin_csv_outline (bytes, "fuzz", NULL, &error);
  g_assert ((plain == NULL) == (error != NULL));
  g_clear_error (&error);
  options->columns = g_strdup ("date=1,amount=2,memo=3");
  options->delimiter = g_strdup (";");
  options->first_row = g_strdup ("3");
  answered = fin_csv_outline (bytes, "fuzz", options, NULL);
  g_assert (plain == NULL || answered == NULL
            || g_strcmp0 (plain->layout_key, answered->layout_key) == 0);
  reading = fin_csv_read (bytes, "fuzz", options, &error);
  g_assert ((reading == NULL) == (error != NULL));
  if (reading != NULL)
    fin_fuzz_check (reading);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (FinReading) reading = NULL;
  g_autoptr (FinReading) second = NULL;
  g_auto (FinText) text = { 0 };

  if (!fin_text_decode (bytes, NULL, &text, NULL))
    return 0;
  name_columns (bytes);
  reading = read_as (FIN_FUZZ_READER, bytes, &text, NULL, &error);
  g_assert ((reading == NULL) == (error != NULL));
  if (reading == NULL)
    return 0;
  fin_fuzz_check (reading);
  second = read_as (FIN_FUZZ_READER, bytes, &text, NULL, NULL);
  g_assert (second != NULL);
  fin_fuzz_check_same (reading, second);
  if (reading->questions->len > 0)
    answer (reading, bytes, &text);
  return 0;
}
