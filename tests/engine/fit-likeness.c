/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How sure answers by likeness deserve to be: leaves out each shipped merchant and asks for it.
 * Prints the reliability before and after, and the scale for src/analysis/fin-text-classifier.c. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "fin-category-words.h"
#include "fin-keyword-categoriser.h"
#include "fin-text-scale.h"

#define N_BINS 10

/** Merchants and brands are surer than generic words, which nobody asks for by likeness. */
#define MIN_CONFIDENCE 0.85

typedef struct
{
  FinTextClassifier *classifier;
  FinCategorySet *set;
  double *room;
  GArray *outcomes; /* FinTextOutcome, as the classifier says today */
} Fit;

static void
leave_out_cb (const char *text, const char *key, double confidence, gpointer data)
{
  Fit *fit = data;
  FinTextExample example = { .text = text, .hint = FIN_TEXT_NO_CLASS };
  int class_index = fin_category_set_index (fit->set, key);
  FinTextPrediction prediction;
  FinTextOutcome outcome;

  if (confidence < MIN_CONFIDENCE)
    return;
  fin_text_classifier_learn_word (fit->classifier, text, class_index, -confidence);
  prediction = fin_text_classifier_predict (fit->classifier, &example, fit->room);
  fin_text_classifier_learn_word (fit->classifier, text, class_index, confidence);
  if (prediction.best < 0)
    return;
  outcome = (FinTextOutcome){ prediction.probability, prediction.best == class_index };
  g_array_append_val (fit->outcomes, outcome);
}

static void
print_reliability (const FinTextScale *scale, const GArray *outcomes)
{
  guint n[N_BINS] = { 0 };
  guint right[N_BINS] = { 0 };
  double sum[N_BINS] = { 0 };

  for (guint i = 0; i < outcomes->len; i++)
    {
      const FinTextOutcome *one = &g_array_index (outcomes, FinTextOutcome, i);
      double p = fin_text_scale_apply (scale, one->probability);
      int bin = MIN ((int) (p * N_BINS), N_BINS - 1);

      n[bin]++;
      right[bin] += one->right ? 1 : 0;
      sum[bin] += p;
    }
  for (int i = 0; i < N_BINS; i++)
    if (n[i] > 0)
      g_print ("| %.1f-%.1f | %5u | %.2f | %.2f |\n", i / 10.0, (i + 1) / 10.0, n[i], sum[i] / n[i],
               (double) right[i] / n[i]);
}

int
main (void)
{
  const FinTextScale as_it_is = { 1.0, 0.0 };
  FinKeywordCategoriser *keywords = fin_keyword_categoriser_get ();
  FinCategorySet *set = fin_keyword_categoriser_get_categories (keywords);
  g_autoptr (GHashTable) classes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) outcomes = g_array_new (FALSE, FALSE, sizeof (FinTextOutcome));
  gsize n_seeds;
  const FinCategorySeed *seeds = fin_category_set_seeds (set, &n_seeds);
  g_autofree double *room = g_new0 (double, n_seeds);
  FinTextScale scale;
  Fit fit;

  for (guint i = 0; i < n_seeds; i++)
    g_hash_table_insert (classes, (gpointer) seeds[i].key, GUINT_TO_POINTER (i + 1));
  fit = (Fit){ fin_category_words_learn (classes, (guint) n_seeds), set, room, outcomes };
  fin_keyword_categoriser_foreach (keywords, leave_out_cb, &fit);
  scale = fin_text_scale_fit (&as_it_is, (FinTextOutcome *) outcomes->data, outcomes->len);
  g_print ("As shipped:\n");
  print_reliability (&as_it_is, outcomes);
  g_print ("\nScaled again by %.3f, %.3f:\n", scale.slope, scale.offset);
  print_reliability (&scale, outcomes);
  fin_text_classifier_free (fit.classifier);
  return 0;
}
