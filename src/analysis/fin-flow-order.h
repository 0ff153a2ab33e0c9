/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Payments in groups of one direction and label. */
#pragma once

#include <string.h>

#include "fin-flow.h"

static inline const char *
fin_flow_label (const FinFlow *flow)
{
  return flow->label != NULL ? flow->label : "";
}

static inline bool
fin_flow_same_group (const FinFlow *a, const FinFlow *b)
{
  return (a->amount < 0) == (b->amount < 0)
         && (a->label == b->label || strcmp (fin_flow_label (a), fin_flow_label (b)) == 0);
}

/**
 * fin_flow_compare_groups: for qsort() of pointers into one array of flows: direction, label, day, amount; a
 * group is a run.
 */
static inline int
fin_flow_compare_groups (const void *a, const void *b)
{
  const FinFlow *x = *(const FinFlow *const *) a;
  const FinFlow *y = *(const FinFlow *const *) b;
  int order;

  if ((x->amount < 0) != (y->amount < 0))
    return x->amount < 0 ? -1 : 1;
  order = x->label != y->label ? strcmp (fin_flow_label (x), fin_flow_label (y)) : 0;
  if (order != 0)
    return order;
  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  if (x->amount != y->amount)
    return x->amount < y->amount ? -1 : 1;
  return x < y ? -1 : 1;
}
