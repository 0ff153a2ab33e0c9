/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Seeded lives of made-up households, and faults put into them: what anomaly detection is scored on. */
#pragma once

#include <glib.h>

#include "fin-anomaly.h"

/** LifeFault: @row: the odd one's place in the rows; of missing income, of the payment before it. */
typedef struct
{
  FinAnomalyKind kind;
  gsize row;
} LifeFault;

/**
 * Life: two years of a household.
 * @rows: FinAnomalyRow, by day
 * @faults: LifeFault, in the second year only
 */
typedef struct
{
  const char *kind;
  GArray *rows;
  GArray *faults;
  GStringChunk *strings;
  gint32 first_day;
  gint32 as_of;
} Life;

#define LIFE_DAYS 730
#define LIFE_N_KINDS 9

Life *life_new (int kind, guint64 seed, gboolean with_faults);
void life_free (Life *life);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Life, life_free)
