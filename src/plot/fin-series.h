/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Immutable points in ascending order of x: values or intervals, shared by reference. */
#pragma once

#include <glib-object.h>

#include "fin-ticks.h"

G_BEGIN_DECLS

/** FinPoint: @low and @high are both equal to @y in a series of values. A NaN is a gap. */
typedef struct
{
  double x;
  double y;
  double low;
  double high;
} FinPoint;

typedef struct _FinSeries FinSeries;

#define FIN_TYPE_SERIES (fin_series_get_type ())
GType fin_series_get_type (void) G_GNUC_CONST;

FinSeries *fin_series_new (const double *x, const double *y, gsize n_points);
FinSeries *
fin_series_new_interval (const double *x, const double *low, const double *high, gsize n);
FinSeries *fin_series_ref (FinSeries *self);
void fin_series_unref (FinSeries *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinSeries, fin_series_unref)

gsize fin_series_get_n_points (FinSeries *self);
const FinPoint *fin_series_get_points (FinSeries *self);
gsize fin_series_find_nearest (FinSeries *self, double x);
const FinPoint *fin_series_find_exact (FinSeries *self, double x);
void fin_series_extend_range (FinSeries *self, FinRange *x, FinRange *y);
FinSeries *fin_series_decimate (FinSeries *self, double first_x, double last_x, int n_buckets);

G_END_DECLS
