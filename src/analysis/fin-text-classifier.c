/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three layers of evidence, each the prior of the next: letters and words, hints, the same text.
 *
 * Letters and words vote by how unevenly classes use them, in the manner of a class-balanced naive
 * Bayes classifier (J. Rennie et al., "Tackling the Poor Assumptions of Naive Bayes Text
 * Classifiers", ICML 2003). A hint and the same text are Dirichlet-multinomial: what the layer
 * below says counts as so many examples. All counts are sums, so an example can be taken back.
 */
#include "fin-text-classifier.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "fin-memory.h"
#include "fin-text-memory.h"
#include "fin-text-private.h"
#include "fin-text-scale.h"

/** An example of the person's own counts like so many words of general knowledge. */
#define OWN_WEIGHT 4.0

/** A count of one raises a class by log (1 + 1 / FLOOR) in the mean class. */
#define FLOOR 0.5

/** Divides the votes; found by leaving out each word of the shipped base (docs/categories.md). */
#define TEMPERATURE 0.5

/** How many examples the layer below is worth to the one above. */
#define HINT_PRIOR 4.0
#define SAME_PRIOR 0.35

/** Common classes are likelier for new texts, by this power of their count. */
#define CLASS_POWER 0.5

/** How sure answers by likeness and by hints deserve to be; found as docs/categories.md says. */
static const FinTextScale shipped_scales[] = { { 0.54, 0.2 }, { 1.0, 0.0 } };

#define ACCOUNT_SEED 101u
#define AMOUNT_SEED  103u
#define SIDE_WEIGHT  1.0f

struct FinTextClassifier
{
  int n_classes;
  FinTextCounts counts;
  double *mass; /* n_classes: features seen in each */
  double total_mass;
  double *weights; /* n_classes: own texts filed in each, with diminishing returns */
  FinTextMemory memory;
  double *hints;          /* n_classes x n_classes: what became of each hint */
  double *hint_totals;    /* n_classes */
  FinTextScale scales[2]; /* of new texts: without a hint, with one */
  size_t n_examples;
  double *votes; /* n_classes: room to work in */
};

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
  memcpy (self->scales, shipped_scales, sizeof self->scales);
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

/* Counting ---------------------------------------------------------------------------------- */

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

/* The account, and the amount's sign and size by factors of four. Returns how many. */
static int
side_features (const FinTextExample *example, uint32_t *hashes)
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
  uint32_t hashes[2];
  int n = side_features (example, hashes);

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

/* A text that was filed a hundred times says more than once, but not a hundred times more. */
static double
weight_of (double n)
{
  return log2 (1.0 + n);
}

static void
count_weight (FinTextClassifier *self, const FinTextEntry *entry, int class_index, double weight)
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
  double before = weight_of (filing->n);

  filing->n += sign;
  filing->sum += sign * size;
  filing->squares += sign * size * size;
  count_weight (self, entry, class_index, weight_of (filing->n) - before);
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

/* Voting ------------------------------------------------------------------------------------ */

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
  uint32_t sides[2];
  int n_sides = side_features (example, sides);
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

static int
find_best (const double *probabilities, int n)
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
  int best = find_best (probabilities, n);
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

/* What is known of a text that was never filed, before it is told how sure to be. */
static void
guess_new (FinTextClassifier *self, const FinTextExample *example, double *probabilities)
{
  vote_by_features (self, example, probabilities);
  add_hint (self, example, probabilities);
}

static void
predict_new (FinTextClassifier *self, const FinTextExample *example, double *probabilities)
{
  guess_new (self, example, probabilities);
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

/* Reasons ----------------------------------------------------------------------------------- */

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

/* Calibration ------------------------------------------------------------------------------- */

/* The class a text was filed in most. */
static int
main_class (const FinTextClassifier *self, const FinTextEntry *entry)
{
  int best = FIN_TEXT_NO_CLASS;
  double most = 0.5;

  for (int i = entry->first; i >= 0; i = self->memory.filings[i].next)
    if (self->memory.filings[i].n > most)
      {
        most = self->memory.filings[i].n;
        best = self->memory.filings[i].class_index;
      }
  return best;
}

static void
set_aside (FinTextClassifier *self, const FinTextEntry *entry, double sign)
{
  for (int i = entry->first; i >= 0; i = self->memory.filings[i].next)
    {
      const FinTextFiling *filing = &self->memory.filings[i];

      if (filing->n >= 0.5)
        count_weight (self, entry, filing->class_index, sign * weight_of (filing->n));
    }
}

/* Asks for one text as if it had never been filed. */
static FinTextOutcome
ask_again (FinTextClassifier *self, const FinTextEntry *entry, double *room)
{
  FinTextExample example = { entry->text, 0, 0, entry->hint, entry->hint_confidence };
  int best;

  set_aside (self, entry, -1.0);
  guess_new (self, &example, room);
  set_aside (self, entry, 1.0);
  best = find_best (room, self->n_classes);
  return (FinTextOutcome){ room[best], best == main_class (self, entry) };
}

/* The outcomes of all texts that had a hint, or of those that had none. */
static size_t
ask_all (FinTextClassifier *self, bool with_hint, double *room, FinTextOutcome *outcomes)
{
  size_t n = 0;

  for (size_t i = 0; i < self->memory.n_entries; i++)
    {
      const FinTextEntry *entry = &self->memory.entries[i];

      if (entry->hash != 0 && (entry->hint >= 0) == with_hint
          && main_class (self, entry) != FIN_TEXT_NO_CLASS)
        outcomes[n++] = ask_again (self, entry, room);
    }
  return n;
}

/**
 * fin_text_classifier_calibrate: sets how sure predictions of new texts are, by leaving out each
 * text that was filed and asking for it; what is shipped counts, too (fin_text_scale_fit()).
 */
void
fin_text_classifier_calibrate (FinTextClassifier *self)
{
  double *room = fin_new0 (double, (size_t) self->n_classes);
  FinTextOutcome *outcomes = fin_new0 (FinTextOutcome, self->memory.n_entries);

  for (int i = 0; i < 2; i++)
    {
      size_t n = ask_all (self, i == 1, room, outcomes);

      self->scales[i] = fin_text_scale_fit (&shipped_scales[i], outcomes, n);
    }
  free (outcomes);
  free (room);
}
