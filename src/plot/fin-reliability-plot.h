/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often something happened beside the chance that was said of it, for several methods. */
#pragma once

#include "fin-xy-plot.h"

G_BEGIN_DECLS

/**
 * FinReliability: of one method; borrowed for the call only
 * @said: @n_points mean chances, ascending, 0 to 1
 * @happened: how often it happened then, 0 to 1
 * @counts: of how many
 */
typedef struct
{
  const char *name;
  gsize n_points;
  const double *said;
  const double *happened;
  const double *counts;
} FinReliability;

FinXyPlot *fin_reliability_plot_new (const FinReliability *methods, gsize n_methods);

G_END_DECLS
