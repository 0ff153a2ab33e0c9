/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What if: flows that come on top of an unchanged simulation, so that only the change shows. */
#include <string.h>

#include "fin-cashflow-private.h"
#include "fin-memory.h"
#include "fin-quantile.h"

static bool
matches (const FinForecastChange *change, const char *label, int64_t tag)
{
  return change->label != NULL ? strcmp (change->label, label) == 0
                               : change->tag != 0 && change->tag == tag;
}

/** fin_cashflow_change_init: makes room where payments are to be scaled or delayed. */
void
fin_cashflow_change_init (FinCashflow *cashflow)
{
  const FinForecast *forecast = cashflow->forecast;
  bool needed = false;

  for (size_t i = 0; i < cashflow->options->n_changes; i++)
    needed = needed || cashflow->options->changes[i].kind == FIN_FORECAST_CHANGE_SCALE
             || cashflow->options->changes[i].kind == FIN_FORECAST_CHANGE_DELAY;
  if (!needed)
    return;
  cashflow->change = fin_new0 (double, (size_t) forecast->n_paths * (size_t) forecast->horizon);
  cashflow->known_change = fin_new0 (double, (size_t) forecast->horizon + 1);
  cashflow->rest_change = fin_new0 (double, (size_t) cashflow->n_rest_days);
}

static double
scale (const FinCashflow *cashflow, const char *label, int64_t tag)
{
  double factor = 1.0;

  for (size_t i = 0; i < cashflow->options->n_changes; i++)
    if (cashflow->options->changes[i].kind == FIN_FORECAST_CHANGE_SCALE
        && matches (&cashflow->options->changes[i], label, tag))
      factor *= cashflow->options->changes[i].factor;
  return factor;
}

/**
 * fin_cashflow_change_factor: Returns: what payments like @flow are multiplied by, 1 if nothing; of one
 * in parts each part is scaled by itself
 */
double
fin_cashflow_change_factor (const FinCashflow *cashflow, const FinFlow *flow)
{
  double factor = 0.0;

  if (flow->n_parts == 0)
    return scale (cashflow, flow->label, flow->tag);
  for (size_t i = 0; i < flow->n_parts; i++)
    factor += flow->parts[i].share * scale (cashflow, flow->label, flow->parts[i].tag);
  return factor;
}

/** fin_cashflow_change_delay: Returns: days that recurring payments of this kind come later */
int
fin_cashflow_change_delay (const FinCashflow *cashflow, const char *label, int64_t tag)
{
  int days = 0;

  for (size_t i = 0; i < cashflow->options->n_changes; i++)
    if (cashflow->options->changes[i].kind == FIN_FORECAST_CHANGE_DELAY
        && matches (&cashflow->options->changes[i], label, tag))
      days += cashflow->options->changes[i].days;
  return days;
}

/* The median over the paths of all changes up to each day. */
static void
sum_up_changes (FinCashflow *cashflow)
{
  FinForecast *forecast = cashflow->forecast;
  size_t n_paths = (size_t) forecast->n_paths;
  double *sums = fin_new0 (double, 2 * n_paths), *column = sums + n_paths;

  for (int row = 1; row <= forecast->horizon; row++)
    {
      for (size_t p = 0; p < n_paths; p++)
        {
          sums[p] += cashflow->change[p * (size_t) forecast->horizon + (size_t) row - 1];
          column[p] = sums[p];
        }
      fin_select_quantiles (column, n_paths, &fin_forecast_levels[FIN_FORECAST_MEDIAN], 1,
                            &forecast->change[row]);
    }
  free (sums);
}

/** fin_cashflow_change_apply: adds the changes to the paths, after everything else. */
void
fin_cashflow_change_apply (FinCashflow *cashflow)
{
  FinForecast *forecast = cashflow->forecast;
  size_t n_values = (size_t) forecast->n_paths * (size_t) forecast->horizon;

  if (cashflow->change == NULL)
    return;
  for (size_t i = 0; i < n_values; i++)
    forecast->paths[i] += cashflow->change[i];
  for (int row = 1; row <= forecast->horizon; row++)
    forecast->known[row] += cashflow->known_change[row];
  sum_up_changes (cashflow);
}
