/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Learning. Three layers of evidence, each the prior of the next: letters and words, hints, the
 * same text.
 *
 * Letters and words vote by how unevenly classes use them, in the manner of a class-balanced naive
 * Bayes classifier (J. Rennie et al., "Tackling the Poor Assumptions of Naive Bayes Text
 * Classifiers", ICML 2003). A hint and the same text are Dirichlet-multinomial: what the layer
 * below says counts as so many examples. All counts are sums, so an example can be taken back.
 */
#include "fin-text-classifier.h"

#include <math.h>
#include <string.h>

#include "fin-memory.h"
#include "fin-text-classifier-private.h"

/** An example of the person's own counts like so many words of general knowledge. */
#define OWN_WEIGHT 4.0

/** How sure answers by likeness and by hints deserve to be; found as docs/categories.md says. */
const FinTextScale fin_text_shipped_scales[2] = { { 0.54, 0.2 }, { 1.0, 0.0 } };

#define ACCOUNT_SEED 101u
#define AMOUNT_SEED  103u

static FinTextClassifier *
allocate (int n_classes)
{
  FinTextClassifier *self = fin_new0 (FinTextClassifier, 1);
  size_t n = (size_t) n_classes;

  self->n_classes = n_classes;
  self->mass = fin_new0 (double, n);
  self->weights = fin_new0 (double, n);
  self->hints = fin_new0 (double, n *n);
  self->hint_totals = fin_new0 (double, n);
  self->votes = fin_new0 (double, n);
  memcpy (self->scales, fin_text_shipped_scales, sizeof self->scales);
  fin_text_memory_init (&self->memory);
  return self;
}

/** fin_text_classifier_new: classes are 0..@n_classes - 1 */
FinTextClassifier *
fin_text_classifier_new (int n_classes)
{
  FinTextClassifier *self = allocate (n_classes);

  fin_text_counts_init (&self->counts);
  return self;
}

/**
 * fin_text_classifier_new_from:
 * @general: has learned words only; several threads may use it for this at once
 *
 * Returns: with the words of @general, which it did not have to count
 */
FinTextClassifier *
fin_text_classifier_new_from (const FinTextClassifier *general)
{
  FinTextClassifier *self = allocate (general->n_classes);

  fin_text_counts_copy (&self->counts, &general->counts);
  memcpy (self->mass, general->mass, (size_t) self->n_classes * sizeof *self->mass);
  self->total_mass = general->total_mass;
  return self;
}

void
fin_text_classifier_free (FinTextClassifier *self)
{
  if (self == NULL)
    return;
  fin_text_counts_clear (&self->counts);
  fin_text_memory_clear (&self->memory);
  free (self->mass);
  free (self->weights);
  free (self->hints);
  free (self->hint_totals);
  free (self->votes);
  free (self);
}

static void
count_feature (FinTextClassifier *self, uint32_t hash, int class_index, double count)
{
  fin_text_counts_add (&self->counts, hash, class_index, count);
  self->mass[class_index] += count;
  self->total_mass += count;
}

static void
count_text (FinTextClassifier *self, const char *text, int class_index, double count)
{
  FinTextFeature features[FIN_TEXT_MAX_FEATURES];
  size_t n = fin_text_features (text, features);

  for (size_t i = 0; i < n; i++)
    count_feature (self, features[i].hash, class_index, count);
}

static uint32_t
mix (uint32_t seed, uint32_t value)
{
  uint32_t hash = (value + 1u) * 2654435761u ^ seed * 40503u;

  hash ^= hash >> 13;
  hash *= 0x5bd1e995u;
  return hash != 0 ? hash : 1;
}

/** fin_text_side_features: the account, and the amount's sign and size by factors of four. Returns:
 * how many */
int
fin_text_side_features (const FinTextExample *example, uint32_t *hashes)
{
  int n = 0;

  if (example->account != 0)
    hashes[n++] = mix (ACCOUNT_SEED, (uint32_t) example->account);
  if (example->amount != 0)
    {
      int size = (int) (log2 (fabs (example->amount) + 1.0) / 2.0);

      hashes[n++] = mix (AMOUNT_SEED, (uint32_t) (example->amount < 0 ? 64 + size : size));
    }
  return n;
}

static void
count_sides (FinTextClassifier *self, const FinTextExample *example, int class_index, double count)
{
  uint32_t hashes[FIN_TEXT_MAX_SIDES];
  int n = fin_text_side_features (example, hashes);

  for (int i = 0; i < n; i++)
    count_feature (self, hashes[i], class_index, count);
}

/** fin_text_classifier_learn_word: general knowledge: such a text belongs to such a class. */
void
fin_text_classifier_learn_word (FinTextClassifier *self,
                                const char *text,
                                int class_index,
                                double weight)
{
  count_text (self, text, class_index, weight);
}

/** fin_text_weight_of: a text that was filed a hundred times says more than once, not a hundred
 * times more. */
double
fin_text_weight_of (double n)
{
  return log2 (1.0 + n);
}

/** fin_text_classifier_count: @weight of a text that was filed in a class, or less than none. */
void
fin_text_classifier_count (FinTextClassifier *self,
                           const FinTextEntry *entry,
                           int class_index,
                           double weight)
{
  count_text (self, entry->text, class_index, OWN_WEIGHT * weight);
  self->weights[class_index] += weight;
  if (entry->hint < 0)
    return;
  self->hints[(size_t) entry->hint * (size_t) self->n_classes + (size_t) class_index] += weight;
  self->hint_totals[entry->hint] += weight;
}

static void
count_example (FinTextClassifier *self,
               FinTextEntry *entry,
               const FinTextExample *example,
               int class_index,
               double sign)
{
  FinTextFiling *filing = fin_text_memory_filing (&self->memory, entry, class_index);
  double size = fin_text_memory_size (example->amount);
  double before = fin_text_weight_of (filing->n);

  filing->n += sign;
  filing->sum += sign * size;
  filing->squares += sign * size * size;
  fin_text_classifier_count (self, entry, class_index, fin_text_weight_of (filing->n) - before);
  count_sides (self, example, class_index, sign);
}

/** fin_text_classifier_learn: the person filed it there; takes time by the text's length alone. */
void
fin_text_classifier_learn (FinTextClassifier *self, const FinTextExample *example, int class_index)
{
  FinTextEntry *entry = fin_text_memory_get (&self->memory, example->text);

  if (entry->first < 0)
    {
      entry->hint = example->hint;
      entry->hint_confidence = example->hint_confidence;
    }
  count_example (self, entry, example, class_index, 1.0);
  self->n_examples++;
}

/**
 * fin_text_classifier_unlearn: takes an example back, in any order.
 *
 * Returns: false when it was never learned
 */
bool
fin_text_classifier_unlearn (FinTextClassifier *self,
                             const FinTextExample *example,
                             int class_index)
{
  FinTextEntry *entry = fin_text_memory_get (&self->memory, example->text);

  if (fin_text_memory_filing (&self->memory, entry, class_index)->n < 1.0)
    return false;
  count_example (self, entry, example, class_index, -1.0);
  self->n_examples--;
  return true;
}

/** fin_text_classifier_knows: whether the text was ever learned; its hint is not asked again then
 */
bool
fin_text_classifier_knows (const FinTextClassifier *self, const char *text)
{
  return fin_text_memory_find (&self->memory, text) != NULL;
}

/** fin_text_classifier_n_examples: Returns: learned and not unlearned */
size_t
fin_text_classifier_n_examples (const FinTextClassifier *self)
{
  return self->n_examples;
}
