/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How sure is right: from the odds a classifier gives itself to those it deserves. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/** FinTextScale: log odds deserved = @slope x log odds given + @offset. */
typedef struct
{
  double slope;
  double offset;
} FinTextScale;

/** FinTextOutcome: an answer that was given with a probability, and whether it was right. */
typedef struct
{
  double probability;
  bool right;
} FinTextOutcome;

double fin_text_scale_apply (const FinTextScale *self, double probability);
FinTextScale
fin_text_scale_fit (const FinTextScale *prior, const FinTextOutcome *outcomes, size_t n_outcomes);
