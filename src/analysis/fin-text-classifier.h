/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A classifier of short texts that learns from each example at once and can unlearn it again. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/** No class: an example without a hint, or a prediction without one. */
#define FIN_TEXT_NO_CLASS (-1)

/**
 * FinTextExample: what is known of a transaction.
 * @text: lower-case words with one blank between; borrowed
 * @amount: signed, in any unit that stays the same; 0: unknown
 * @account: any number, 0: unknown
 * @hint: the class that general knowledge gives, or %FIN_TEXT_NO_CLASS
 * @hint_confidence: how often such a hint is right, 0..1
 */
typedef struct
{
  const char *text;
  double amount;
  long account;
  int hint;
  double hint_confidence;
} FinTextExample;

/** What a prediction rests on most. */
typedef enum
{
  FIN_TEXT_REASON_NONE,
  FIN_TEXT_REASON_SAME, /* the same text was filed before */
  FIN_TEXT_REASON_HINT, /* general knowledge, or what became of such hints before */
  FIN_TEXT_REASON_LIKE, /* words and letters like those of examples */
} FinTextReasonKind;

/**
 * FinTextPrediction:
 * @best: a class, or %FIN_TEXT_NO_CLASS when nothing is known
 * @probability: of @best, calibrated, 0..1
 * @n_same: how often the same text was filed as @best
 * @n_hints: how often such a hint was filed as @best
 * @part: (length @part_length) the part of the text that speaks most for @best; points into it
 */
typedef struct
{
  int best;
  double probability;
  FinTextReasonKind reason;
  double n_same;
  double n_hints;
  const char *part;
  size_t part_length;
} FinTextPrediction;

typedef struct FinTextClassifier FinTextClassifier;

FinTextClassifier *fin_text_classifier_new (int n_classes);
FinTextClassifier *fin_text_classifier_new_from (const FinTextClassifier *general);
void fin_text_classifier_free (FinTextClassifier *self);

void fin_text_classifier_learn_word (FinTextClassifier *self,
                                     const char *text,
                                     int class_index,
                                     double weight);
void
fin_text_classifier_learn (FinTextClassifier *self, const FinTextExample *example, int class_index);
bool fin_text_classifier_unlearn (FinTextClassifier *self,
                                  const FinTextExample *example,
                                  int class_index);
bool fin_text_classifier_knows (const FinTextClassifier *self, const char *text);
size_t fin_text_classifier_n_examples (const FinTextClassifier *self);

FinTextPrediction fin_text_classifier_predict (FinTextClassifier *self,
                                               const FinTextExample *example,
                                               double *probabilities);
void fin_text_classifier_calibrate (FinTextClassifier *self);
