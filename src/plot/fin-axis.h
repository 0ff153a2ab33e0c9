/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One direction of a plot: its range, its ticks and how they read. */
#pragma once

#include "fin-date.h"
#include "fin-ticks.h"

G_BEGIN_DECLS

/**
 * FinAxisKind:
 * @FIN_AXIS_MONEY: minor units of a currency
 * @FIN_AXIS_DAYS: days as #FinDate
 * @FIN_AXIS_MONTHS: columns, one for each month: values are months since the year 0
 * @FIN_AXIS_SHARE: chances and shares, 0 to 1, in per cent
 */
typedef enum
{
  FIN_AXIS_MONEY,
  FIN_AXIS_DAYS,
  FIN_AXIS_MONTHS,
  FIN_AXIS_SHARE,
} FinAxisKind;

typedef struct
{
  double value;
  char *label;
  gboolean major; /* a new year on a day axis, zero on a money axis */
} FinTick;

typedef struct
{
  FinAxisKind kind;
  char currency[4];
  gboolean hidden; /* ticks without words, while amounts are hidden */
  FinRange range;
  GArray *ticks; /* of FinTick */
} FinAxis;

void fin_axis_init (FinAxis *self, FinAxisKind kind, const char *currency);
void fin_axis_clear (FinAxis *self);
void fin_axis_set_range (FinAxis *self, FinRange range, int max_ticks, gboolean widen);
double fin_axis_normalise (const FinAxis *self, double value);
gsize fin_axis_get_n_ticks (const FinAxis *self);
const FinTick *fin_axis_get_tick (const FinAxis *self, gsize index);

G_END_DECLS
