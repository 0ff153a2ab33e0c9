/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libFuzzer target, compiled once per reader: no input may crash one, or lose a record's account.
 */
#include <string.h>

#include "fin-camt.h"
#include "fin-csv.h"
#include "fin-gnucash.h"
#include "fin-mt940.h"
#include "fin-ofx.h"
#include "fin-qif.h"
#include "fin-reader.h"
#include "fin-text.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static FinReading *
read_as (const char *reader, GBytes *bytes, const FinText *text, GError **error)
{
  if (strcmp (reader, "csv") == 0)
    return fin_csv_read (bytes, "fuzz", NULL, error);
  if (strcmp (reader, "ofx") == 0)
    return fin_ofx_read (bytes, "fuzz", NULL, error);
  if (strcmp (reader, "qif") == 0)
    return fin_qif_read (text, "fuzz", NULL, error);
  if (strcmp (reader, "camt") == 0)
    return fin_camt_read (text, "fuzz", NULL, error);
  if (strcmp (reader, "mt940") == 0)
    return fin_mt940_read (text, "fuzz", NULL, error);
  if (strcmp (reader, "gnucash") == 0)
    return fin_gnucash_read (text, "fuzz", NULL, error);
  if (strcmp (reader, "homebank") == 0)
    return fin_homebank_read (text, "fuzz", NULL, error);
  return fin_reader_read_bytes (bytes, "fuzz", NULL, error);
}

static void
check (const FinReading *reading)
{
  gsize size = g_bytes_get_size (reading->text);

  for (guint i = 0; i < reading->statements->len; i++)
    {
      const FinBankStatement *statement = fin_reading_get_statement (reading, i);

      for (guint k = 0; k < statement->drafts->len; k++)
        {
          const FinDraft *draft = fin_bank_statement_get_draft (statement, k);

          g_assert (draft->posting_date != FIN_DATE_NONE);
          g_assert (draft->original_offset + draft->original_length <= size);
          g_assert (draft->payee == NULL || g_utf8_validate (draft->payee, -1, NULL));
          g_assert (draft->memo == NULL || g_utf8_validate (draft->memo, -1, NULL));
        }
    }
  for (guint i = 0; i < reading->held->len; i++)
    g_assert (g_array_index (reading->held, FinHeld, i).statement < reading->statements->len);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (FinReading) reading = NULL;
  g_auto (FinText) text = { 0 };

  if (!fin_text_decode (bytes, NULL, &text, NULL))
    return 0;
  reading = read_as (FIN_FUZZ_READER, bytes, &text, &error);
  g_assert ((reading == NULL) == (error != NULL));
  if (reading != NULL)
    check (reading);
  return 0;
}
