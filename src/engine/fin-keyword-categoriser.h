/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shipped keyword base: from a bank's text and codes to a category, with a confidence. */
#pragma once

#include "fin-category-set.h"

G_BEGIN_DECLS

/** Below this a match is not used: the transaction stays uncategorised rather than wrong. */
#define FIN_KEYWORD_MIN_CONFIDENCE 0.55

/**
 * FinKeywordQuery: what is known of a transaction; everything is borrowed.
 * @text: payee and memo as the bank wrote them, or %NULL
 * @amount: minor units; its sign decides between income and spending, 0 is unknown
 * @country: ISO 3166 code of the account's country in lower case, "eu" for one that has euros, or
 *   %NULL
 * @bank_code: MCC ("5411"), OFX transaction type ("ATM"), ISO 20022 code
 *   ("PMNT/CCRD/CWDL"), or a category's name as another program wrote it; or %NULL
 */
typedef struct
{
  const char *text;
  gint64 amount;
  const char *country;
  const char *bank_code;
} FinKeywordQuery;

/** FinKeywordMatch: strings belong to the categoriser. @keyword: what matched, for "why". */
typedef struct
{
  const char *category_key;
  const char *keyword;
  double confidence;  /* 0..1 */
  gboolean from_bank; /* by the bank's code, not by a word */
} FinKeywordMatch;

/** FinKeywordCategoriser: immutable, one for the whole program, usable from any thread. */
typedef struct _FinKeywordCategoriser FinKeywordCategoriser;

FinKeywordCategoriser *fin_keyword_categoriser_get (void);
FinCategorySet *fin_keyword_categoriser_get_categories (FinKeywordCategoriser *self);

gboolean fin_keyword_categoriser_match (FinKeywordCategoriser *self,
                                        const FinKeywordQuery *query,
                                        FinKeywordMatch *match);
/** FinKeywordFunc: @text: folded words; @confidence: of the keyword alone */
typedef void (*FinKeywordFunc) (const char *text,
                                const char *category_key,
                                double confidence,
                                gpointer data);

void fin_keyword_categoriser_foreach (FinKeywordCategoriser *self,
                                      FinKeywordFunc func,
                                      gpointer data);
const char *fin_keyword_country_of_currency (const char *currency);

G_END_DECLS
