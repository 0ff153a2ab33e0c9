/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks the words of a text up in the keyword base and weighs what it finds. */
#include "fin-keyword-categoriser.h"

#include <string.h>

#include "fin-bank-code.h"
#include "fin-engine-data.h"
#include "fin-keyword-text.h"

/* A word from another country's list than the account's counts this much. */
#define FOREIGN_FACTOR 0.8

/* A spending word on money that comes in is most likely a refund, less certainly so. */
#define INCOMING_FACTOR 0.68

/* When another group's keyword fits nearly as well. */
#define CONFLICT_FACTOR 0.85
#define CONFLICT_MARGIN 0.08

/* Longer keywords say more: "uber eats" beats "uber". */
#define LENGTH_WEIGHT 0.02
#define LENGTH_LIMIT  20

#define AFFIX_LENGTH  3

static const char *const countries[] = { "any", "au", "br", "de", "es", "fr",
                                         "gb",  "in", "it", "nl", "us" };

/* An account in euros tells only where it is not. */
#define EURO_AREA 255

typedef enum
{
  AFFIX_NONE,
  AFFIX_PREFIX, /* word* */
  AFFIX_SUFFIX, /* *word */
} Affix;

typedef struct
{
  char *text; /* folded */
  gsize length;
  const FinCategorySeed *category;
  int group;
  float confidence;
  guint8 country; /* index in countries; 0 = any */
  Affix affix;
} Keyword;

struct _FinKeywordCategoriser
{
  FinCategorySet *categories;
  FinBankCodes *codes;
  GPtrArray *keywords;   /* Keyword */
  GHashTable *by_word;   /* first word -> GPtrArray of Keyword */
  GHashTable *by_prefix; /* first AFFIX_LENGTH bytes -> the same */
  GHashTable *by_suffix; /* last AFFIX_LENGTH bytes -> the same */
};

typedef struct
{
  FinKeywordCategoriser *categoriser;
  const FinKeywordQuery *query;
  guint8 country;
  const Keyword *best;
  double best_rank;
  double best_confidence;
  double rival_rank; /* of the best keyword of another group than the best one's */
} Search;

static float
level_confidence (const char *level)
{
  if (strcmp (level, "merchant") == 0)
    return 0.95f;
  if (strcmp (level, "brand") == 0)
    return 0.88f;
  if (strcmp (level, "word") == 0)
    return 0.8f;
  if (strcmp (level, "hint") == 0)
    return 0.6f;
  g_error ("“%s” is no level of a keyword", level);
}

static void
file_under (GHashTable *index, const char *start, gsize length, Keyword *keyword)
{
  g_autofree char *key = g_strndup (start, length);
  GPtrArray *list = g_hash_table_lookup (index, key);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (index, g_steal_pointer (&key), list);
    }
  g_ptr_array_add (list, keyword);
}

static void
add_keyword (FinKeywordCategoriser *self, const Keyword *model, const char *text)
{
  Keyword *keyword = g_memdup2 (model, sizeof *model);

  keyword->affix = *text == '*'                   ? AFFIX_SUFFIX
                   : g_str_has_suffix (text, "*") ? AFFIX_PREFIX
                                                  : AFFIX_NONE;
  keyword->text = fin_keyword_text_fold (text);
  keyword->length = strlen (keyword->text);
  g_assert (keyword->length > 0);
  g_ptr_array_add (self->keywords, keyword);

  if (keyword->affix == AFFIX_NONE)
    file_under (self->by_word, keyword->text, strcspn (keyword->text, " "), keyword);
  else if (keyword->affix == AFFIX_PREFIX)
    file_under (self->by_prefix, keyword->text, AFFIX_LENGTH, keyword);
  else
    file_under (self->by_suffix, keyword->text + keyword->length - AFFIX_LENGTH, AFFIX_LENGTH,
                keyword);
}

static void
load_country (FinKeywordCategoriser *self, const char *kind, guint8 country)
{
  g_autofree char *name = g_strdup_printf ("categories/%s-%s.tsv", kind, countries[country]);
  g_autofree char *text = fin_engine_data_read (name);
  FinEngineTable table = { .cursor = text };
  gsize n_seeds;
  const FinCategorySeed *seeds = fin_category_set_seeds (self->categories, &n_seeds);

  while (fin_engine_table_next (&table))
    {
      int index = fin_category_set_index (self->categories, table.fields[1]);
      g_auto (GStrv) keywords = NULL;
      Keyword model = { .country = country };

      if (table.n_fields != 3 || index < 0)
        g_error ("%s: “%s” is no category", name, table.fields[1]);
      model.confidence = level_confidence (table.fields[0]);
      model.category = &seeds[index];
      model.group = fin_category_set_group_index (self->categories, table.fields[1]);
      keywords = g_strsplit (table.fields[2], ",", -1);
      for (gsize i = 0; keywords[i] != NULL; i++)
        add_keyword (self, &model, g_strstrip (keywords[i]));
    }
}

static FinKeywordCategoriser *
load (void)
{
  FinKeywordCategoriser *self = g_new0 (FinKeywordCategoriser, 1);

  self->categories = fin_category_set_new ();
  self->codes = fin_bank_codes_new ();
  self->keywords = g_ptr_array_new ();
  self->by_word =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->by_prefix =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->by_suffix =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint8 i = 0; i < G_N_ELEMENTS (countries); i++)
    {
      load_country (self, "keywords", i);
      load_country (self, "brands", i);
    }
  return self;
}

/**
 * fin_keyword_categoriser_get: some 5,000 keywords, which are compiled into the program; the first
 * to ask waits until they are in order, all others share them.
 *
 * Returns: (transfer none): lives as long as the program
 */
FinKeywordCategoriser *
fin_keyword_categoriser_get (void)
{
  static gsize shared = 0;

  if (g_once_init_enter (&shared))
    g_once_init_leave (&shared, (gsize) load ());
  return (FinKeywordCategoriser *) shared;
}

static gboolean
is_foreign (guint8 country, const Keyword *keyword)
{
  const char *home = countries[keyword->country];

  if (keyword->country == 0 || country == 0)
    return FALSE;
  if (country == EURO_AREA)
    return strstr ("de es fr it nl", home) == NULL;
  return keyword->country != country;
}

static void
consider (Search *search, const Keyword *keyword)
{
  double confidence = keyword->confidence;
  double rank;

  if (keyword->category->kind == FIN_CATEGORY_INCOME && search->query->amount < 0)
    return;
  if (keyword->category->kind == FIN_CATEGORY_SPENDING && search->query->amount > 0)
    confidence *= INCOMING_FACTOR;
  if (is_foreign (search->country, keyword))
    confidence *= FOREIGN_FACTOR;
  rank = confidence + LENGTH_WEIGHT * (double) MIN (keyword->length, LENGTH_LIMIT);

  if (search->best == NULL || rank > search->best_rank)
    {
      if (search->best != NULL && search->best->group != keyword->group)
        search->rival_rank = search->best_rank;
      search->best = keyword;
      search->best_rank = rank;
      search->best_confidence = confidence;
    }
  else if (keyword->group != search->best->group)
    search->rival_rank = MAX (search->rival_rank, rank);
}

static void
consider_phrases (Search *search, GPtrArray *keywords, const char *at)
{
  for (guint i = 0; keywords != NULL && i < keywords->len; i++)
    {
      const Keyword *keyword = keywords->pdata[i];
      char after;

      if (strncmp (at, keyword->text, keyword->length) != 0)
        continue;
      after = at[keyword->length];
      if (after == ' ' || after == '\0')
        consider (search, keyword);
    }
}

static void
consider_affixes (Search *search, const char *word, gsize length)
{
  FinKeywordCategoriser *self = search->categoriser;
  char affix[AFFIX_LENGTH + 1] = { 0 };
  GPtrArray *list;

  if (length < AFFIX_LENGTH)
    return;
  memcpy (affix, word, AFFIX_LENGTH);
  list = g_hash_table_lookup (self->by_prefix, affix);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const Keyword *keyword = list->pdata[i];

      if (length >= keyword->length && memcmp (word, keyword->text, keyword->length) == 0)
        consider (search, keyword);
    }
  memcpy (affix, word + length - AFFIX_LENGTH, AFFIX_LENGTH);
  list = g_hash_table_lookup (self->by_suffix, affix);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const Keyword *keyword = list->pdata[i];

      if (length >= keyword->length
          && memcmp (word + length - keyword->length, keyword->text, keyword->length) == 0)
        consider (search, keyword);
    }
}

static void
search_text (Search *search, const char *folded)
{
  for (const char *at = folded; *at != '\0';)
    {
      gsize length = strcspn (at, " ");
      g_autofree char *word = g_strndup (at, length);

      consider_phrases (search, g_hash_table_lookup (search->categoriser->by_word, word), at);
      consider_affixes (search, at, length);
      at += length;
      at += *at == ' ';
    }
}

static void
search_words (Search *search, const char *text)
{
  g_autofree char *folded = fin_keyword_text_fold (text);

  search_text (search, folded);
  if (search->best == NULL && fin_keyword_text_undo_digraphs (folded))
    search_text (search, folded);
  if (search->best != NULL && search->rival_rank > search->best_rank - CONFLICT_MARGIN)
    search->best_confidence *= CONFLICT_FACTOR;
}

static guint8
country_index (const char *country)
{
  if (country != NULL && g_ascii_strcasecmp (country, "eu") == 0)
    return EURO_AREA;
  for (guint8 i = 1; country != NULL && i < G_N_ELEMENTS (countries); i++)
    if (g_ascii_strcasecmp (countries[i], country) == 0)
      return i;
  return 0;
}

/**
 * fin_keyword_categoriser_match:
 * @match: (out): set only when there is a match
 *
 * Returns: whether something matches with at least %FIN_KEYWORD_MIN_CONFIDENCE
 */
gboolean
fin_keyword_categoriser_match (FinKeywordCategoriser *self,
                               const FinKeywordQuery *query,
                               FinKeywordMatch *match)
{
  Search search = { .categoriser = self, .query = query };
  const char *by_code = NULL;
  double code_confidence = 0;

  search.country = country_index (query->country);
  if (query->text != NULL)
    search_words (&search, query->text);
  if (query->bank_code != NULL)
    by_code = fin_bank_codes_find (self->codes, query->bank_code, query->amount, &code_confidence);
  /* The category another program gave is as good as a word of the bank's. */
  if (query->bank_code != NULL && by_code == NULL && search.best == NULL)
    search_words (&search, query->bank_code);

  if (by_code != NULL && (search.best == NULL || code_confidence > search.best_confidence))
    *match = (FinKeywordMatch){ by_code, NULL, code_confidence, TRUE };
  else if (search.best != NULL && search.best_confidence >= FIN_KEYWORD_MIN_CONFIDENCE)
    *match = (FinKeywordMatch){ search.best->category->key, search.best->text,
                                search.best_confidence, FALSE };
  else
    return FALSE;
  return match->confidence >= FIN_KEYWORD_MIN_CONFIDENCE;
}

/** fin_keyword_categoriser_get_categories: Returns: (transfer none): what keywords are filed under */
FinCategorySet *
fin_keyword_categoriser_get_categories (FinKeywordCategoriser *self)
{
  return self->categories;
}

/** fin_keyword_categoriser_foreach: every keyword of every country. */
void
fin_keyword_categoriser_foreach (FinKeywordCategoriser *self, FinKeywordFunc func, gpointer data)
{
  for (guint i = 0; i < self->keywords->len; i++)
    {
      const Keyword *keyword = self->keywords->pdata[i];

      func (keyword->text, keyword->category->key, keyword->confidence, data);
    }
}

/**
 * fin_keyword_country_of_currency: a guess for accounts whose country nobody stated.
 *
 * Returns: (nullable): a country of the keyword base, or "eu" for EUR, which many share
 */
const char *
fin_keyword_country_of_currency (const char *currency)
{
  static const struct
  {
    const char *currency;
    const char *country;
  } table[] = { { "USD", "us" }, { "GBP", "gb" }, { "INR", "in" }, { "AUD", "au" },
                { "NZD", "au" }, { "BRL", "br" }, { "CHF", "de" },
                { "EUR", "eu" }, { "DEM", "de" }, { "ATS", "de" }, { "FRF", "fr" },
                { "ESP", "es" }, { "ITL", "it" }, { "NLG", "nl" } };

  for (gsize i = 0; currency != NULL && i < G_N_ELEMENTS (table); i++)
    if (g_ascii_strcasecmp (table[i].currency, currency) == 0)
      return table[i].country;
  return NULL;
}
