/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the classifier says of a text, and why: letters and words, then hints, then the same text.
 */
#include <float.h>
#include <math.h>
#include <string.h>

#include "fin-text-classifier-private.h"

/** A count of one raises a class by log (1 + 1 / FLOOR) in the mean class. */
#define FLOOR 0.5

/** Divides the votes; found by leaving out each word of the shipped base (docs/categories.md). */
#define TEMPERATURE 0.5

/** How many examples the layer below is worth to the one above. */
#define HINT_PRIOR 4.0
#define SAME_PRIOR 0.35

/** Common classes are likelier for new texts, by this power of their count. */
#define CLASS_POWER 0.5

#define SIDE_WEIGHT 1.0f

/* How often a class uses a feature, beside a class of mean size. */
static double
rate (const FinTextClassifier *self, const FinTextCount *count)
{
  double mean = self->total_mass / self->n_classes;

  return count->count * 2.0 * mean / (self->mass[count->class_index] + mean);
}

/* 1: one class alone uses the feature; towards 0: all do alike. */
static double
evenness (const FinTextClassifier *self, const FinTextCount *first)
{
  double total = 0;
  double entropy = 0;

  for (const FinTextCount *count = first; count != NULL;
       count = fin_text_counts_next (&self->counts, count))
    if (count->count > DBL_EPSILON)
      {
        double r = rate (self, count);

        total += r;
        entropy -= r * log (r);
      }
  if (total <= 0)
    return 0;
  return 1.0 - fmin ((entropy / total + log (total)) / log (self->n_classes + 1.0), 1.0);
}

static void
vote (FinTextClassifier *self, uint32_t hash, double weight, double *votes)
{
  const FinTextCount *first = fin_text_counts_find (&self->counts, hash);
  double information = first != NULL ? evenness (self, first) : 0;

  for (const FinTextCount *count = first; count != NULL && information > 0;
       count = fin_text_counts_next (&self->counts, count))
    if (count->count > DBL_EPSILON)
      votes[count->class_index] += weight * information * log1p (rate (self, count) / FLOOR);
}

static void
normalise (double *probabilities, int n)
{
  double total = 0;

  for (int i = 0; i < n; i++)
    total += probabilities[i];
  for (int i = 0; i < n; i++)
    probabilities[i] /= total;
}

static void
vote_by_features (FinTextClassifier *self, const FinTextExample *example, double *probabilities)
{
  FinTextFeature features[FIN_TEXT_MAX_FEATURES];
  size_t n = fin_text_features (example->text, features);
  uint32_t sides[FIN_TEXT_MAX_SIDES];
  int n_sides = fin_text_side_features (example, sides);
  double total = 1.0;
  double highest = -DBL_MAX;

  memset (self->votes, 0, (size_t) self->n_classes * sizeof *self->votes);
  for (size_t i = 0; i < n; i++)
    {
      vote (self, features[i].hash, features[i].weight, self->votes);
      total += features[i].weight;
    }
  for (int i = 0; i < n_sides; i++)
    vote (self, sides[i], SIDE_WEIGHT, self->votes);
  for (int c = 0; c < self->n_classes; c++)
    {
      self->votes[c] = self->votes[c] / (TEMPERATURE * sqrt (total))
                       + CLASS_POWER * log1p (fmax (self->weights[c], 0.0));
      highest = fmax (highest, self->votes[c]);
    }
  for (int c = 0; c < self->n_classes; c++)
    probabilities[c] = exp (self->votes[c] - highest);
  normalise (probabilities, self->n_classes);
}

static void
add_hint (const FinTextClassifier *self, const FinTextExample *example, double *probabilities)
{
  const double *became;
  double total;

  if (example->hint < 0)
    return;
  became = &self->hints[(size_t) example->hint * (size_t) self->n_classes];
  total = fmax (self->hint_totals[example->hint], 0.0) + HINT_PRIOR;
  for (int c = 0; c < self->n_classes; c++)
    {
      double prior = (1.0 - example->hint_confidence) * probabilities[c]
                     + (c == example->hint ? example->hint_confidence : 0.0);

      probabilities[c] = (fmax (became[c], 0.0) + HINT_PRIOR * prior) / total;
    }
}

/** fin_text_find_best: Returns: the likeliest class, the first of equals */
int
fin_text_find_best (const double *probabilities, int n)
{
  int best = 0;

  for (int c = 1; c < n; c++)
    if (probabilities[c] > probabilities[best])
      best = c;
  return best;
}

/* Gives the likeliest class the probability it deserves, and the others the rest. It stays the
 * likeliest one. */
static void
rescale (const FinTextScale *scale, double *probabilities, int n)
{
  int best = fin_text_find_best (probabilities, n);
  double before = probabilities[best];
  double second = 0;
  double rest = fmax (1.0 - before, DBL_EPSILON);
  double after;

  /* Nothing is known: nobody is likelier. */
  if (before < (1.0 + FLT_EPSILON) / n)
    return;
  for (int c = 0; c < n; c++)
    if (c != best)
      second = fmax (second, probabilities[c] / rest);
  after = fmax (fin_text_scale_apply (scale, before), second / (1.0 + second) + DBL_EPSILON);
  for (int c = 0; c < n; c++)
    probabilities[c] *= (1.0 - after) / rest;
  probabilities[best] = after;
}

/** fin_text_classifier_guess: what is known of a text that was never filed, before it is told how
 * sure to be. */
void
fin_text_classifier_guess (FinTextClassifier *self,
                           const FinTextExample *example,
                           double *probabilities)
{
  vote_by_features (self, example, probabilities);
  add_hint (self, example, probabilities);
}

static void
predict_new (FinTextClassifier *self, const FinTextExample *example, double *probabilities)
{
  fin_text_classifier_guess (self, example, probabilities);
  rescale (&self->scales[example->hint >= 0], probabilities, self->n_classes);
}

/* The filings of the same text, those with like amounts first. */
static void
add_same (const FinTextClassifier *self,
          const FinTextEntry *entry,
          double amount,
          double *probabilities)
{
  double n = 0;
  double fits = 0;

  for (int i = entry->first; i >= 0; i = self->memory.filings[i].next)
    {
      const FinTextFiling *filing = &self->memory.filings[i];

      if (filing->n < 0.5)
        continue;
      n += filing->n;
      fits += filing->n * fin_text_filing_fit (filing, amount);
    }
  if (n <= 0)
    return;
  for (int c = 0; c < self->n_classes; c++)
    probabilities[c] *= SAME_PRIOR / (n + SAME_PRIOR);
  for (int i = entry->first; i >= 0; i = self->memory.filings[i].next)
    {
      const FinTextFiling *filing = &self->memory.filings[i];

      if (filing->n >= 0.5)
        probabilities[filing->class_index] +=
            n * filing->n * fin_text_filing_fit (filing, amount) / fits / (n + SAME_PRIOR);
    }
}

static double
count_same (const FinTextClassifier *self, const FinTextEntry *entry, int class_index)
{
  for (int i = entry != NULL ? entry->first : -1; i >= 0; i = self->memory.filings[i].next)
    if (self->memory.filings[i].class_index == class_index)
      return self->memory.filings[i].n;
  return 0;
}

static double
contribution (const FinTextClassifier *self, const FinTextFeature *feature, int class_index)
{
  const FinTextCount *first = fin_text_counts_find (&self->counts, feature->hash);

  for (const FinTextCount *count = first; count != NULL;
       count = fin_text_counts_next (&self->counts, count))
    if (count->class_index == class_index && count->count > DBL_EPSILON)
      return feature->weight * evenness (self, first) * log1p (rate (self, count) / FLOOR);
  return 0;
}

static void
find_part (const FinTextClassifier *self, const char *text, FinTextPrediction *prediction)
{
  FinTextFeature features[FIN_TEXT_MAX_FEATURES];
  size_t n = fin_text_features (text, features);
  double most = 0;

  for (size_t i = 0; i < n; i++)
    {
      double c = contribution (self, &features[i], prediction->best);

      if (c <= most)
        continue;
      most = c;
      prediction->part = text + features[i].start;
      prediction->part_length = features[i].length;
    }
}

static void
find_reason (const FinTextClassifier *self,
             const FinTextExample *example,
             const FinTextEntry *entry,
             FinTextPrediction *prediction)
{
  prediction->n_same = count_same (self, entry, prediction->best);
  if (example->hint >= 0)
    prediction->n_hints =
        self->hints[(size_t) example->hint * (size_t) self->n_classes + (size_t) prediction->best];
  find_part (self, example->text, prediction);
  if (prediction->n_same >= 0.5)
    prediction->reason = FIN_TEXT_REASON_SAME;
  else if (example->hint >= 0 && (example->hint == prediction->best || prediction->n_hints >= 0.5))
    prediction->reason = FIN_TEXT_REASON_HINT;
  else if (prediction->part != NULL)
    prediction->reason = FIN_TEXT_REASON_LIKE;
}

/**
 * fin_text_classifier_predict:
 * @probabilities: (out) (array length=n_classes): of every class
 */
FinTextPrediction
fin_text_classifier_predict (FinTextClassifier *self,
                             const FinTextExample *example,
                             double *probabilities)
{
  FinTextPrediction prediction = { .best = FIN_TEXT_NO_CLASS };
  const FinTextEntry *entry = fin_text_memory_find (&self->memory, example->text);

  predict_new (self, example, probabilities);
  if (entry != NULL)
    add_same (self, entry, example->amount, probabilities);
  for (int c = 0; c < self->n_classes; c++)
    if (probabilities[c] > prediction.probability)
      {
        prediction.best = c;
        prediction.probability = probabilities[c];
      }
  if (prediction.best >= 0)
    find_reason (self, example, entry, &prediction);
  return prediction;
}
