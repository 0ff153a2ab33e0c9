/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of evidence: the person's rules, what the person filed, the file's own category, the
 * shipped words and the bank's codes, likeness of names. */
#include "fin-categoriser.h"

#include <string.h>

#include "fin-category-words.h"
#include "fin-keyword-categoriser.h"
#include "fin-match-text.h"
#include "fin-rule-set.h"
#include "fin-text-classifier.h"

#define CONFIDENCE_RULE 1000
#define CONFIDENCE_FILE 700

/** Answers are remembered for so many different questions. */
#define MAX_REMEMBERED 65536

typedef struct
{
  gint64 id;
  FinCategoryKind kind;
} Class;

struct _FinCategoriser
{
  GArray *classes;     /* Class, by the classifier's number */
  GHashTable *by_id;   /* gint64 -> class number + 1 */
  GHashTable *by_name; /* folded key or name -> class number + 1 */
  FinRuleSet *rules;
  FinKeywordCategoriser *keywords;
  FinTextClassifier *classifier;
  double *probabilities;
  GHashTable *remembered; /* guint64 hash of a question -> FinCategoryChoice */
  GString *text;
  GString *detail;
  GStringChunk *details; /* of remembered choices */
};

/* Making it --------------------------------------------------------------------------------- */

static void
add_name (FinCategoriser *self, const char *name, guint number)
{
  char *folded = g_utf8_casefold (name, -1);

  if (g_hash_table_contains (self->by_name, folded))
    g_free (folded);
  else
    g_hash_table_insert (self->by_name, folded, GUINT_TO_POINTER (number + 1));
}

static void
add_classes (FinCategoriser *self, GPtrArray *categories)
{
  for (guint i = 0; i < categories->len; i++)
    {
      FinCategory *category = g_ptr_array_index (categories, i);
      Class class = { fin_category_get_id (category), fin_category_get_kind (category) };

      g_array_append_val (self->classes, class);
      g_hash_table_insert (self->by_id, g_memdup2 (&class.id, sizeof class.id),
                           GUINT_TO_POINTER (i + 1));
      add_name (self, fin_category_get_key (category), i);
    }
  for (guint i = 0; i < categories->len; i++)
    add_name (self, fin_category_get_name (g_ptr_array_index (categories, i)), i);
}

static int
find_class (GHashTable *table, gconstpointer key)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (table, key)) - 1;
}

/**
 * fin_categoriser_new:
 * @categories: (element-type FinCategory): any number from one on
 * @rules: (element-type FinRule): in their order
 *
 * Returns: with general knowledge, but nothing learned yet
 */
FinCategoriser *
fin_categoriser_new (GPtrArray *categories, GPtrArray *rules)
{
  FinCategoriser *self = g_new0 (FinCategoriser, 1);

  self->classes = g_array_new (FALSE, FALSE, sizeof (Class));
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rules = fin_rule_set_new (rules);
  self->keywords = fin_keyword_categoriser_get ();
  self->remembered = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->text = g_string_new (NULL);
  self->detail = g_string_new (NULL);
  self->details = g_string_chunk_new (4096);
  add_classes (self, categories);
  self->classifier = fin_category_words_learn (self->by_name, MAX (self->classes->len, 1));
  self->probabilities = g_new0 (double, MAX (self->classes->len, 1));
  return self;
}

void
fin_categoriser_free (FinCategoriser *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->classes);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->by_name);
  fin_rule_set_free (self->rules);
  fin_text_classifier_free (self->classifier);
  g_free (self->probabilities);
  g_hash_table_unref (self->remembered);
  g_string_free (self->text, TRUE);
  g_string_free (self->detail, TRUE);
  g_string_chunk_free (self->details);
  g_free (self);
}

/* Asking ------------------------------------------------------------------------------------ */

/* The base is asked by the bank's own words: case and punctuation tell it something. */
static gboolean
ask_keywords (FinCategoriser *self, const FinCategoriserQuery *query, FinKeywordMatch *match)
{
  FinKeywordQuery keyword = { .amount = query->amount,
                              .country = query->country,
                              .bank_code = query->code != NULL ? query->code : query->filed };

  g_string_assign (self->text, query->payee != NULL ? query->payee : "");
  g_string_append_c (self->text, ' ');
  g_string_append (self->text, query->memo != NULL ? query->memo : "");
  /* "AMZN MKTP" has no keyword, but its stem "amazon marketplace" does. */
  g_string_append_c (self->text, ' ');
  g_string_append (self->text, query->stem != NULL ? query->stem : "");
  keyword.text = self->text->str;
  return fin_keyword_categoriser_match (self->keywords, &keyword, match);
}

static FinTextExample
make_plain_example (const FinCategoriserQuery *query)
{
  return (FinTextExample){ .text = query->stem != NULL ? query->stem : "",
                           .amount = (double) query->amount,
                           .account = (long) query->account_id,
                           .hint = FIN_TEXT_NO_CLASS };
}

static FinTextExample
make_example (FinCategoriser *self, const FinCategoriserQuery *query, FinKeywordMatch *match)
{
  FinTextExample example = make_plain_example (query);

  *match = (FinKeywordMatch){ 0 };
  if (ask_keywords (self, query, match))
    {
      example.hint = find_class (self->by_name, match->category_key);
      example.hint_confidence = match->confidence;
    }
  return example;
}

static void
explain (FinCategoriser *self,
         const FinTextPrediction *prediction,
         const FinTextExample *example,
         const FinKeywordMatch *match,
         const FinCategoriserQuery *query,
         FinCategoryChoice *choice)
{
  switch (prediction->reason)
    {
    case FIN_TEXT_REASON_SAME:
      choice->reason = FIN_CATEGORY_REASON_SAME;
      choice->n = (guint) (prediction->n_same + 0.5);
      choice->source = FIN_CATEGORY_SOURCE_LEARNED;
      return;
    case FIN_TEXT_REASON_HINT:
      choice->source = match->from_bank ? FIN_CATEGORY_SOURCE_BANK : FIN_CATEGORY_SOURCE_KEYWORD;
      choice->reason = match->from_bank ? FIN_CATEGORY_REASON_CODE : FIN_CATEGORY_REASON_KEYWORD;
      choice->detail =
          match->from_bank ? (query->code != NULL ? query->code : query->filed) : match->keyword;
      if (example->hint == prediction->best)
        return;
      choice->source = FIN_CATEGORY_SOURCE_LEARNED;
      choice->reason = FIN_CATEGORY_REASON_HABIT;
      choice->n = (guint) MAX (prediction->n_hints + 0.5, 1.0);
      return;
    case FIN_TEXT_REASON_LIKE:
      choice->source = fin_text_classifier_n_examples (self->classifier) > 0
                           ? FIN_CATEGORY_SOURCE_LEARNED
                           : FIN_CATEGORY_SOURCE_KEYWORD;
      choice->reason = FIN_CATEGORY_REASON_LIKENESS;
      g_string_truncate (self->detail, 0);
      g_string_append_len (self->detail, prediction->part, (gssize) prediction->part_length);
      choice->detail = self->detail->str;
      return;
    case FIN_TEXT_REASON_NONE:
    default:
      return;
    }
}

/* Income does not leave an account; only the person's own filings may say otherwise. */
static gboolean
is_possible (const Class *class, const FinTextPrediction *prediction, gint64 amount)
{
  return prediction->n_same > 0 || class->kind != FIN_CATEGORY_INCOME || amount >= 0;
}

static FinCategoryChoice
choose_by_text (FinCategoriser *self, const FinCategoriserQuery *query)
{
  FinKeywordMatch match;
  FinTextExample example = make_example (self, query, &match);
  FinTextPrediction prediction =
      fin_text_classifier_predict (self->classifier, &example, self->probabilities);
  FinCategoryChoice choice = { 0 };
  const Class *class;

  choice.confidence = (int) (prediction.probability * 1000.0);
  if (prediction.best < 0 || prediction.reason == FIN_TEXT_REASON_NONE)
    return (FinCategoryChoice){ 0 };
  class = &g_array_index (self->classes, Class, (guint) prediction.best);
  if (!is_possible (class, &prediction, query->amount))
    return (FinCategoryChoice){ 0 };
  choice.category_id = class->id;
  explain (self, &prediction, &example, &match, query, &choice);
  return choice;
}

static gboolean
choose_by_file (FinCategoriser *self, const char *filed, FinCategoryChoice *choice)
{
  g_autofree char *folded = filed != NULL ? g_utf8_casefold (filed, -1) : NULL;
  int class_index = folded != NULL ? find_class (self->by_name, folded) : -1;

  if (class_index < 0)
    return FALSE;
  *choice = (FinCategoryChoice){
    .category_id = g_array_index (self->classes, Class, (guint) class_index).id,
    .source = FIN_CATEGORY_SOURCE_BANK,
    .confidence = CONFIDENCE_FILE,
    .reason = FIN_CATEGORY_REASON_FILE,
  };
  return TRUE;
}

/** fin_categoriser_choose_by_file: the category of that name alone, without any other evidence.
 *
 * @filed: (nullable): as a file words it; "" and unknown names choose nothing
 */
FinCategoryChoice
fin_categoriser_choose_by_file (FinCategoriser *self, const char *filed)
{
  FinCategoryChoice choice = { 0 };

  choose_by_file (self, filed, &choice);
  return choice;
}

static guint64
hash_text (const char *text)
{
  return text != NULL ? fin_match_text_hash (text, strlen (text)) : 7;
}

/* Numbers tell one payment from another, not one kind from another. */
static guint64
hash_words (const char *text)
{
  guint64 hash = 5381;

  while (text != NULL && *text != '\0')
    {
      gsize length = strcspn (text, " ");
      gboolean has_digit = FALSE;

      for (gsize i = 0; i < length; i++)
        has_digit = has_digit || g_ascii_isdigit (text[i]);
      if (!has_digit)
        hash = hash * 31 + fin_match_text_hash (text, length);
      text += length;
      text += *text == ' ';
    }
  return hash;
}

/* Amounts within a factor of two are alike. */
static guint64
hash_amount (gint64 amount)
{
  guint64 size = (guint64) ABS (amount);

  return (guint64) g_bit_storage (size) * 2 + (amount < 0 ? 1 : 0) + (amount == 0 ? 99 : 0);
}

static guint64
hash_query (const FinCategoriserQuery *query)
{
  guint64 hash = hash_words (query->match_text);

  hash = hash * 31 + hash_text (query->stem);
  hash = hash * 31 + hash_text (query->code);
  hash = hash * 31 + hash_text (query->filed);
  hash = hash * 31 + hash_text (query->country);
  hash = hash * 31 + (guint64) query->account_id;
  return hash * 31 + hash_amount (query->amount);
}

static FinCategoryChoice
choose_without_rules (FinCategoriser *self, const FinCategoriserQuery *query)
{
  guint64 hash = hash_query (query);
  const FinCategoryChoice *known = g_hash_table_lookup (self->remembered, &hash);
  FinCategoryChoice choice;

  if (known != NULL)
    return *known;
  choice = choose_by_text (self, query);
  if (choice.reason != FIN_CATEGORY_REASON_SAME || choice.confidence < FIN_CATEGORISER_THRESHOLD)
    {
      FinCategoryChoice filed;

      if (choose_by_file (self, query->filed, &filed))
        choice = filed;
    }
  if (g_hash_table_size (self->remembered) >= MAX_REMEMBERED)
    {
      g_hash_table_remove_all (self->remembered);
      g_string_chunk_clear (self->details);
    }
  if (choice.detail != NULL)
    choice.detail = g_string_chunk_insert (self->details, choice.detail);
  g_hash_table_insert (self->remembered, g_memdup2 (&hash, sizeof hash),
                       g_memdup2 (&choice, sizeof choice));
  return choice;
}

/**
 * fin_categoriser_choose:
 *
 * Returns: the likeliest category with its reason; its id is 0 below %FIN_CATEGORISER_THRESHOLD
 */
FinCategoryChoice
fin_categoriser_choose (FinCategoriser *self, const FinCategoriserQuery *query)
{
  FinRuleQuery rule_query = { query->account_id, query->match_text, query->stem };
  FinRule *rule = fin_rule_set_find_category (self->rules, &rule_query);
  FinRule *naming = fin_rule_set_find_name (self->rules, &rule_query);
  FinCategoryChoice choice;

  if (rule != NULL)
    choice = (FinCategoryChoice){ .category_id = fin_rule_get_category_id (rule),
                                  .source = FIN_CATEGORY_SOURCE_RULE,
                                  .confidence = CONFIDENCE_RULE,
                                  .reason = FIN_CATEGORY_REASON_RULE,
                                  .detail = fin_rule_get_pattern (rule) };
  else
    choice = choose_without_rules (self, query);
  choice.likely_id = choice.category_id;
  if (choice.confidence < FIN_CATEGORISER_THRESHOLD)
    choice.category_id = 0;
  choice.rename = naming != NULL ? fin_rule_get_rename (naming) : NULL;
  return choice;
}

/* Learning ---------------------------------------------------------------------------------- */

/** fin_categoriser_forget_answers: so that none depends on what was asked before */
void
fin_categoriser_forget_answers (FinCategoriser *self)
{
  g_hash_table_remove_all (self->remembered);
  g_string_chunk_clear (self->details);
}

/** fin_categoriser_learn: the person filed it there; the next answer knows. */
void
fin_categoriser_learn (FinCategoriser *self, const FinCategoriserQuery *query, gint64 category_id)
{
  int class_index = find_class (self->by_id, &category_id);
  FinKeywordMatch match;
  FinTextExample example;

  if (class_index < 0 || query->stem == NULL || *query->stem == '\0')
    return;
  /* The first hint of a text is kept with it: asking for words takes longer than learning. */
  example = fin_text_classifier_knows (self->classifier, query->stem)
                ? make_plain_example (query)
                : make_example (self, query, &match);
  fin_text_classifier_learn (self->classifier, &example, class_index);
  fin_categoriser_forget_answers (self);
}

/** fin_categoriser_unlearn: Returns: whether it had been learned */
gboolean
fin_categoriser_unlearn (FinCategoriser *self, const FinCategoriserQuery *query, gint64 category_id)
{
  int class_index = find_class (self->by_id, &category_id);
  FinTextExample example;

  if (class_index < 0 || query->stem == NULL || *query->stem == '\0')
    return FALSE;
  example = make_plain_example (query);
  fin_categoriser_forget_answers (self);
  return fin_text_classifier_unlearn (self->classifier, &example, class_index);
}

/** fin_categoriser_calibrate: after much was learned: how sure is right for this household? */
void
fin_categoriser_calibrate (FinCategoriser *self)
{
  fin_text_classifier_calibrate (self->classifier);
  fin_categoriser_forget_answers (self);
}
