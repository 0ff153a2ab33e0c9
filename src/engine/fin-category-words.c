/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting the parts of 5,000 words takes longer than a small import; copying the counts does not. */
#include "fin-category-words.h"

#include <string.h>

#include "fin-keyword-categoriser.h"

/** Words: counted for households whose categories have these numbers. */
typedef struct
{
  FinTextClassifier *classifier;
  GArray *classes; /* int, by the number of the shipped category; -1: the household has it not */
  guint n_classes;
} Words;

G_LOCK_DEFINE_STATIC (counted);
static Words counted;

static GArray *
list_classes (FinCategorySet *set, GHashTable *by_key)
{
  GArray *classes = g_array_new (FALSE, FALSE, sizeof (int));
  gsize n_seeds;
  const FinCategorySeed *seeds = fin_category_set_seeds (set, &n_seeds);

  for (gsize i = 0; i < n_seeds; i++)
    {
      int class_index = GPOINTER_TO_INT (g_hash_table_lookup (by_key, seeds[i].key)) - 1;

      g_array_append_val (classes, class_index);
    }
  return classes;
}

static gboolean
is_counted (const GArray *classes, guint n_classes)
{
  return counted.classifier != NULL && counted.n_classes == n_classes
         && memcmp (counted.classes->data, classes->data, classes->len * sizeof (int)) == 0;
}

static void
learn_word_cb (const char *text, const char *key, double confidence, gpointer data)
{
  FinCategorySet *set = data;
  int class_index = g_array_index (counted.classes, int, fin_category_set_index (set, key));

  if (class_index >= 0)
    fin_text_classifier_learn_word (counted.classifier, text, class_index, confidence);
}

static void
count (FinKeywordCategoriser *keywords, GArray *classes, guint n_classes)
{
  g_clear_pointer (&counted.classifier, fin_text_classifier_free);
  g_clear_pointer (&counted.classes, g_array_unref);
  counted.classifier = fin_text_classifier_new ((int) n_classes);
  counted.classes = g_array_ref (classes);
  counted.n_classes = n_classes;
  fin_keyword_categoriser_foreach (keywords, learn_word_cb,
                                   fin_keyword_categoriser_get_categories (keywords));
}

/**
 * fin_category_words_learn: as often as households with the same categories ask, the words are
 * counted once; those of one household are kept. From any thread.
 * @classes: (element-type utf8 guint): the class of a category's key + 1
 *
 * Returns: (transfer full): a classifier of @n_classes that knows the shipped words alone
 */
FinTextClassifier *
fin_category_words_learn (GHashTable *classes, guint n_classes)
{
  FinKeywordCategoriser *keywords = fin_keyword_categoriser_get ();
  g_autoptr (GArray) numbers =
      list_classes (fin_keyword_categoriser_get_categories (keywords), classes);
  FinTextClassifier *classifier;

  G_LOCK (counted);
  if (!is_counted (numbers, n_classes))
    count (keywords, numbers, n_classes);
  classifier = fin_text_classifier_new_from (counted.classifier);
  G_UNLOCK (counted);
  return classifier;
}
