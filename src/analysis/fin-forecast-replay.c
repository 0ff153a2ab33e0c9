/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plainest honest model: blocks of ten days, copied from whole months back. */
#include <math.h>
#include <stdlib.h>

#include "fin-forecast-private.h"
#include "fin-memory.h"

#define BLOCK_DAYS 10
#define MONTH_DAYS 30.44
#define YEAR_DAYS 365

/* Total flow of each of the last n_days days, the oldest first. */
static double *
daily_flows (const FinFlowHistory *history)
{
  double *flows = fin_new0 (double, (size_t) history->n_days);
  int32_t first = history->as_of - history->n_days + 1;

  for (size_t i = 0; i < history->n_flows; i++)
    flows[history->flows[i].day - first] += history->flows[i].amount;
  return flows;
}

/*
 * How many days back the block is copied from. Where the history is shorter than that, the
 * source wraps around inside it.
 */
static int
draw_shift (FinRng *rng, int n_days)
{
  int window = n_days < YEAR_DAYS ? n_days : YEAR_DAYS;
  int months = (int) (window / MONTH_DAYS);

  if (months < 1)
    return 1 + (int) fin_rng_below (rng, (uint32_t) window);
  return (int) lround (MONTH_DAYS * (1 + fin_rng_below (rng, (uint32_t) months)));
}

/** fin_forecast_replay: Returns: false when cancelled */
bool
fin_forecast_replay (FinForecast *forecast,
                     const FinFlowHistory *history,
                     const FinForecastOptions *options)
{
  double *flows = daily_flows (history);
  FinRng rng;
  bool finished = true;

  fin_rng_init (&rng, options->seed);
  for (int p = 0; p < forecast->n_paths && finished; p++)
    {
      double *path = forecast->paths + (size_t) p * (size_t) forecast->horizon;

      finished = !fin_cancelled (options->cancel, options->cancel_data);
      for (int d = 0; d < forecast->horizon; d += BLOCK_DAYS)
        {
          int shift = draw_shift (&rng, history->n_days);

          for (int i = d; i < d + BLOCK_DAYS && i < forecast->horizon; i++)
            {
              int source = i + 1 - shift; /* days after as_of, negative is the past */

              while (source > 0)
                source -= shift;
              source += history->n_days - 1;
              path[i] = source >= 0 ? flows[source] : 0.0;
            }
        }
    }
  free (flows);
  return finished;
}
