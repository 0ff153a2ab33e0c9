/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a transaction to its category, by all evidence there is, with the reason. */
#pragma once

#include "fin-category-store.h"
#include "fin-enums.h"

G_BEGIN_DECLS

/** Below this a transaction stays uncategorised rather than wrong; per mille. */
#define FIN_CATEGORISER_THRESHOLD 550

/**
 * FinCategoriserQuery: what is known of a transaction; strings are borrowed, %NULL when unknown.
 * @amount: minor units, its sign as in the account
 * @country: ISO 3166, lower case
 * @code: the bank's: MCC, OFX type, ISO 20022
 * @filed: the category that the file itself gives
 * @match_text: normalised payee and memo
 * @stem: of #FinPayee
 */
typedef struct
{
  gint64 account_id;
  const char *payee;
  const char *memo;
  gint64 amount;
  const char *country;
  const char *code;
  const char *filed;
  const char *match_text;
  const char *stem;
} FinCategoriserQuery;

/** Why a category was chosen; the person's own word is not here: it is never asked for. */
typedef enum
{
  FIN_CATEGORY_REASON_NONE,
  FIN_CATEGORY_REASON_RULE,     /* @detail: the rule's text */
  FIN_CATEGORY_REASON_SAME,     /* @n: how often the person filed this payee there */
  FIN_CATEGORY_REASON_FILE,     /* the file says so */
  FIN_CATEGORY_REASON_KEYWORD,  /* @detail: the word */
  FIN_CATEGORY_REASON_CODE,     /* @detail: the bank's code */
  FIN_CATEGORY_REASON_HABIT,    /* @n: how often the person filed such payees there */
  FIN_CATEGORY_REASON_LIKENESS, /* @detail: the part of the name that others there have, too */
} FinCategoryReason;

/**
 * FinCategoryChoice: @category_id is 0 when nothing is known with enough confidence.
 * @likely_id: the likeliest one all the same, 0: none
 * @confidence: per mille, calibrated
 * @rename: (nullable): what the person calls this payee
 *
 * Strings are valid until the next question.
 */
typedef struct
{
  gint64 category_id;
  gint64 likely_id;
  FinCategorySource source;
  int confidence;
  FinCategoryReason reason;
  guint n;
  const char *detail;
  const char *rename;
} FinCategoryChoice;

/** FinCategoriser: rules, filings and general knowledge in memory; for one thread at a time. */
typedef struct _FinCategoriser FinCategoriser;

FinCategoriser *fin_categoriser_get (FinConnection *connection, GError **error);
FinCategoriser *fin_categoriser_new (GPtrArray *categories, GPtrArray *rules);
void fin_categoriser_free (FinCategoriser *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinCategoriser, fin_categoriser_free)

FinCategoryChoice fin_categoriser_choose (FinCategoriser *self, const FinCategoriserQuery *query);
FinCategoryChoice fin_categoriser_choose_by_file (FinCategoriser *self, const char *filed);
void fin_categoriser_learn (FinCategoriser *self,
                            const FinCategoriserQuery *query,
                            gint64 category_id);
gboolean fin_categoriser_unlearn (FinCategoriser *self,
                                  const FinCategoriserQuery *query,
                                  gint64 category_id);
void fin_categoriser_calibrate (FinCategoriser *self);
void fin_categoriser_forget_answers (FinCategoriser *self);

char *fin_category_choice_dup_reason (const FinCategoryChoice *choice);

G_END_DECLS
