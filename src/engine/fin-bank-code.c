/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Maps the banks' own codes to categories. */
#include "fin-bank-code.h"

#include <string.h>

#include "fin-engine-data.h"

#define MCC_CONFIDENCE 0.85

typedef struct
{
  int first;
  int last;
  const char *category;
} MccRange;

struct _FinBankCodes
{
  char *text; /* the ranges point into it */
  GArray *ranges;
};

/* @sign: which amounts the word is about; 0 = both. The words are OFX's transaction types and
 * ISO 20022's family and purpose codes, which have no spelling in common. */
static const struct
{
  const char *code;
  int sign;
  const char *category;
  double confidence;
} words[] = {
  { "INT", 1, "income.interest", .85 },    { "INT", -1, "finance.fees", .75 },
  { "DIV", 1, "income.interest", .85 },    { "FEE", -1, "finance.fees", .85 },
  { "SRVCHG", -1, "finance.fees", .85 },   { "ATM", -1, "finance.cash", .85 },
  { "CASH", -1, "finance.cash", .85 },     { "DIRECTDEP", 1, "income.salary", .6 },
  { "XFER", 0, "transfer.own", .55 },      { "SALA", 1, "income.salary", .9 },
  { "PAYR", 1, "income.salary", .9 },      { "PENS", 1, "income.pension", .9 },
  { "BENE", 1, "income.benefits", .8 },    { "SSBE", 1, "income.benefits", .9 },
  { "CWDL", -1, "finance.cash", .9 },      { "INTR", 1, "income.interest", .85 },
  { "INTR", -1, "finance.fees", .7 },      { "CHRG", -1, "finance.fees", .85 },
  { "COMM", -1, "finance.fees", .8 },      { "FEES", -1, "finance.fees", .85 },
  { "TAXS", -1, "finance.taxes", .85 },    { "RENT", -1, "housing.rent", .85 },
  { "INSU", -1, "insurance.home", .6 },    { "LOAN", -1, "finance.loan", .75 },
  { "ELEC", -1, "utilities.energy", .85 }, { "GASB", -1, "utilities.energy", .85 },
  { "PHON", -1, "utilities.phone", .8 },   { "WTER", -1, "utilities.water", .85 },
  { "CHAR", -1, "family.donations", .85 }, { "DVPM", 1, "income.interest", .8 },
};

FinBankCodes *
fin_bank_codes_new (void)
{
  FinBankCodes *self = g_new0 (FinBankCodes, 1);
  FinEngineTable table = { 0 };

  self->text = fin_engine_data_read ("categories/mcc.tsv");
  self->ranges = g_array_new (FALSE, FALSE, sizeof (MccRange));
  table.cursor = self->text;
  while (fin_engine_table_next (&table))
    {
      MccRange range = { (int) g_ascii_strtoll (table.fields[0], NULL, 10),
                         (int) g_ascii_strtoll (table.fields[1], NULL, 10), table.fields[2] };

      g_assert (table.n_fields == 3 && range.first <= range.last);
      g_array_append_val (self->ranges, range);
    }
  return self;
}

void
fin_bank_codes_free (FinBankCodes *self)
{
  g_array_unref (self->ranges);
  g_free (self->text);
  g_free (self);
}

static const char *
find_mcc (FinBankCodes *self, int code)
{
  for (guint i = self->ranges->len; i > 0; i--)
    {
      const MccRange *range = &g_array_index (self->ranges, MccRange, i - 1);

      if (code >= range->first && code <= range->last)
        return range->category;
    }
  return NULL;
}

static const char *
find_word (const char *word, gsize length, gint64 amount, double *confidence)
{
  int sign = (amount > 0) - (amount < 0);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i].code) == length && g_ascii_strncasecmp (words[i].code, word, length) == 0
        && (words[i].sign == 0 || sign == 0 || words[i].sign == sign))
      {
        *confidence = words[i].confidence;
        return words[i].category;
      }
  return NULL;
}

/**
 * fin_bank_codes_find:
 * @code: one code, or several with anything but letters and digits between
 * @amount: its sign parts interest received from interest paid; 0 is unknown
 * @confidence: (out): 0..1, set with a result
 *
 * Returns: (nullable): the most confident category's key
 */
const char *
fin_bank_codes_find (FinBankCodes *self, const char *code, gint64 amount, double *confidence)
{
  const char *best = NULL;
  double best_confidence = 0;

  for (const char *p = code; *p != '\0';)
    {
      const char *found;
      const char *start = p;
      double sure = MCC_CONFIDENCE;
      gboolean digits = TRUE;
      gsize length;

      for (; g_ascii_isalnum (*p); p++)
        digits = digits && g_ascii_isdigit (*p);
      length = (gsize) (p - start);
      if (digits && length == 4)
        found = find_mcc (self, (int) g_ascii_strtoll (start, NULL, 10));
      else
        found = length > 0 ? find_word (start, length, amount, &sure) : NULL;
      if (found != NULL && sure > best_confidence)
        {
          best = found;
          best_confidence = sure;
        }
      if (*p != '\0')
        p++;
    }
  if (best != NULL)
    *confidence = best_confidence;
  return best;
}
