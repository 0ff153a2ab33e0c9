/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of import/ share: reading text, finding drafts, comparing with decimals. */
#pragma once

#include "fin-currency.h"
#include "fin-money.h"
#include "fin-reader.h"

static inline FinReading *
fixture_read (const char *text, gssize length, const FinReadOptions *options)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  g_autoptr (GError) error = NULL;
  FinReading *reading = fin_reader_read_bytes (bytes, "test", options, &error);

  g_assert_no_error (error);
  g_assert_nonnull (reading);
  return reading;
}

static inline void
fixture_assert_refused (const char *text, gssize length, int code)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  g_autoptr (GError) error = NULL;
  FinReading *reading = fin_reader_read_bytes (bytes, "test", NULL, &error);

  g_assert_null (reading);
  g_assert_error (error, FIN_IMPORT_ERROR, code);
}

static inline const FinDraft *
fixture_draft (const FinReading *reading, guint index)
{
  for (guint i = 0; i < reading->statements->len; i++)
    {
      const FinBankStatement *statement = fin_reading_get_statement (reading, i);

      if (index < statement->drafts->len)
        return fin_bank_statement_get_draft (statement, index);
      index -= statement->drafts->len;
    }
  g_assert_not_reached ();
}

static inline guint
fixture_count (const FinReading *reading)
{
  guint n = 0;

  for (guint i = 0; i < reading->statements->len; i++)
    n += fin_reading_get_statement (reading, i)->drafts->len;
  return n;
}

static inline void
fixture_assert_draft (const FinReading *reading, guint index, const char *date, const char *amount)
{
  const FinDraft *draft = fixture_draft (reading, index);
  g_autofree char *iso = fin_date_to_iso (draft->posting_date);
  g_autofree char *text =
      fin_minor_to_decimal (draft->amount, fin_currency_exponent (draft->currency));

  g_assert_cmpstr (iso, ==, date);
  g_assert_cmpstr (text, ==, amount);
}
