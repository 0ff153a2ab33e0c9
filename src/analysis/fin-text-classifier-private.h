/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What learning, predicting and calibrating share: the counts. */
#pragma once

#include "fin-text-classifier.h"
#include "fin-text-memory.h"
#include "fin-text-private.h"
#include "fin-text-scale.h"

#define FIN_TEXT_MAX_SIDES 2

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

extern const FinTextScale fin_text_shipped_scales[2];

int fin_text_side_features (const FinTextExample *example, uint32_t *hashes);
double fin_text_weight_of (double n);
void fin_text_classifier_count (FinTextClassifier *self,
                                const FinTextEntry *entry,
                                int class_index,
                                double weight);
int fin_text_find_best (const double *probabilities, int n);
void fin_text_classifier_guess (FinTextClassifier *self,
                                const FinTextExample *example,
                                double *probabilities);
