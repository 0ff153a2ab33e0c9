/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A salary on the last day but one, rent on the first, groceries on Saturdays: a balance like a
 * saw. */
#include "fin-plot-samples.h"

#include <math.h>

#include "fin-bar-plot.h"
#include "fin-flow-plots.h"
#include "fin-forecast-plot.h"

#define N_HISTORY  90
#define N_FORECAST 30

static double
flow (FinDate day, GRand *chance, gboolean tight)
{
  int month_day, year, month;
  double amount = 0;

  fin_date_to_ymd (day, &year, &month, &month_day);
  if (day == fin_date_month_end (day) - 1)
    amount += tight ? 195000 : 245000;
  if (month_day == 1)
    amount -= 98000;
  if (month_day == 12)
    amount -= 14900;
  if (fin_date_weekday (day) == FIN_WEEKDAY_SATURDAY)
    amount -= g_rand_double_range (chance, 7000, 12000);
  if (g_rand_double (chance) < 0.5)
    amount -= g_rand_double_range (chance, 400, 4500);
  return round (amount);
}

static FinPlot *
create_forecast (gboolean what_if, gboolean tight, double start)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (7);
  FinDate today = fin_date_from_ymd (2026, 11, 22);
  FinDate days[N_HISTORY + N_FORECAST];
  double balance[N_HISTORY + N_FORECAST], low[N_FORECAST], high[N_FORECAST];
  double inner_low[N_FORECAST], inner_high[N_FORECAST], changed[N_FORECAST];
  double now = start;
  const FinPlotEvent events[] = {
    { today + 3, FIN_PLOT_EVENT_BILL, -1799, "Streaming" },
    { today + 7, FIN_PLOT_EVENT_PAYDAY, tight ? 195000 : 245000, "Salary" },
    { today + 9, FIN_PLOT_EVENT_BILL, -98000, "Rent" },
    { today + 20, FIN_PLOT_EVENT_BILL, -14900, "Electricity" },
    { today + 21, FIN_PLOT_EVENT_BILL, -3999, "Mobile phone" },
  };
  FinForecastPlotData data = {
    .currency = "EUR",
    .today = today,
    .n_history = N_HISTORY,
    .history_days = days,
    .history = balance,
    .n_forecast = N_FORECAST,
    .forecast_days = days + N_HISTORY,
    .median = balance + N_HISTORY,
    .low95 = low,
    .high95 = high,
    .low50 = inner_low,
    .high50 = inner_high,
    .what_if = what_if ? changed : NULL,
    .margin = 20000,
    .n_events = G_N_ELEMENTS (events),
    .events = events,
  };

  for (int i = 0; i < N_HISTORY + N_FORECAST; i++)
    {
      int ahead = i - N_HISTORY;

      days[i] = today - (N_HISTORY - 1) + i;
      now += flow (days[i], chance, tight);
      balance[i] = now;
      if (ahead < 0)
        continue;
      low[ahead] = now - 9000 * sqrt (ahead + 1.0);
      high[ahead] = now + 8000 * sqrt (ahead + 1.0);
      inner_low[ahead] = now - 3000 * sqrt (ahead + 1.0);
      inner_high[ahead] = now + 2700 * sqrt (ahead + 1.0);
      changed[ahead] = now + 1500 * ahead;
    }
  return FIN_PLOT (fin_forecast_plot_new (&data));
}

FinPlot *
fin_plot_sample_forecast (gboolean what_if, gboolean tight)
{
  return create_forecast (what_if, tight, tight ? 110000 : 182000);
}

FinPlot *
fin_plot_sample_overdraft (void)
{
  return create_forecast (FALSE, TRUE, 10000);
}

FinPlot *
fin_plot_sample_long_history (int n_years)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (11);
  gsize n_days = (gsize) n_years * 365;
  g_autofree FinDate *days = g_new (FinDate, n_days);
  g_autofree double *balance = g_new (double, n_days);
  FinForecastPlotData data = {
    .currency = "EUR",
    .today = fin_date_from_ymd (2026, 11, 22),
    .n_history = n_days,
    .history_days = days,
    .history = balance,
  };
  double now = 50000;

  for (gsize i = 0; i < n_days; i++)
    {
      days[i] = data.today - (FinDate) (n_days - 1 - i);
      now += flow (days[i], chance, FALSE) - 600;
      balance[i] = now;
    }
  return FIN_PLOT (fin_forecast_plot_new (&data));
}

FinPlot *
fin_plot_sample_bars (void)
{
  static const struct
  {
    const char *name;
    gint64 amount, usual;
  } rows[] = {
    { "Housing", 98000, 98000 },     { "Groceries", 41250, 36000 },
    { "Eating out", 17430, 9800 },   { "Transport", 8900, 11000 },
    { "Subscriptions", 6397, 5997 }, { "Health and body care", 2210, 0 },
    { "Other", 940, 3000 },
  };
  FinBarPlot *plot = fin_bar_plot_new ("EUR");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    fin_bar_plot_add (plot, rows[i].name, rows[i].amount, rows[i].usual,
                      FIN_COLOR_CATEGORY + (int) i);
  return FIN_PLOT (plot);
}

FinPlot *
fin_plot_sample_months (void)
{
  static const gint64 income[] = { 245000, 245000, 245000, 261000, 245000, 245000,
                                   245000, 490000, 245000, 245000, 252000, 252000 };
  static const gint64 spending[] = { 198000, 231000, 215000, 204000, 268000, 312000,
                                     221000, 233000, 240000, 209000, 247000, 164000 };

  return FIN_PLOT (fin_months_plot_new ("EUR", fin_date_from_ymd (2025, 12, 1),
                                        G_N_ELEMENTS (income), income, spending));
}

FinPlot *
fin_plot_sample_pace (void)
{
  FinPeriod november = { fin_date_from_ymd (2026, 11, 1), fin_date_from_ymd (2026, 11, 30) };
  gint64 spent[22], usual[30];

  for (int i = 0; i < 30; i++)
    usual[i] = 98000 + 3900 * i;
  for (int i = 0; i < 22; i++)
    spent[i] = 98000 + 3000 * i + (i > 13 ? 32000 : 0) + (i % 7) * 900;
  return FIN_PLOT (
      fin_pace_plot_new ("EUR", november, fin_date_from_ymd (2026, 11, 22), spent, usual));
}

FinPlot *
fin_plot_sample_strip (void)
{
  FinPeriod december = { fin_date_from_ymd (2026, 12, 1), fin_date_from_ymd (2026, 12, 31) };
  const FinPlotEvent events[] = {
    { december.first, FIN_PLOT_EVENT_BILL, -98000, "Rent" },
    { december.first + 4, FIN_PLOT_EVENT_BILL, -1799, "Streaming" },
    { december.first + 11, FIN_PLOT_EVENT_BILL, -14900, "Electricity" },
    { december.first + 12, FIN_PLOT_EVENT_BILL, -3999, "Mobile phone" },
    { december.first + 29, FIN_PLOT_EVENT_PAYDAY, 245000, "Salary" },
  };

  return FIN_PLOT (
      fin_strip_plot_new ("EUR", december, december.first + 9, events, G_N_ELEMENTS (events)));
}

FinPlot *
fin_plot_sample_spark (void)
{
  gint64 values[60];

  for (int i = 0; i < 60; i++)
    values[i] = 120000 - (i % 30) * 4500 + (i % 7) * 700;
  return FIN_PLOT (
      fin_spark_plot_new ("EUR", fin_date_from_ymd (2026, 9, 24), values, G_N_ELEMENTS (values)));
}
