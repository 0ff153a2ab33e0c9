/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Made-up accounts with known truth for the tests of forecasts and recurring payments. */
#pragma once

#include <glib.h>

#include "fin-calendar.h"
#include "fin-flow.h"
#include "fin-rng.h"

/* 2025-06-30, a Monday. */
#define AS_OF 20269

static inline GArray *
household_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (FinFlow));
}

static inline void
household_add (GArray *flows, gint32 day, double amount, const char *label)
{
  FinFlow flow = { day, amount, label };

  g_array_append_val (flows, flow);
}

/* On @month_day (31 = the last) of the @n_months months that end with AS_OF's. */
static inline void
household_add_monthly (GArray *flows, int n_months, int month_day, double amount, const char *label)
{
  int year, month, day;

  fin_calendar_split (AS_OF, &year, &month, &day);
  for (int back = n_months - 1; back >= 0; back--)
    {
      gint32 due = fin_calendar_join (year, month - back, month_day);

      if (due <= AS_OF)
        household_add (flows, due, amount, label);
    }
}

/* A purchase of about @amount on @share of the last @n_days days. */
static inline void
household_add_purchases (GArray *flows, int n_days, double share, double amount, guint64 seed)
{
  FinRng rng;

  fin_rng_init (&rng, seed);
  for (int back = n_days - 1; back >= 0; back--)
    if (fin_rng_uniform (&rng) < share)
      household_add (flows, AS_OF - back, -amount * (0.5 + fin_rng_uniform (&rng)), "SHOP");
}

/* Salary on the 25th, rent on the 1st, groceries: @n_months of them. */
static inline GArray *
household_new_ordinary (int n_months)
{
  GArray *flows = household_new ();

  household_add_monthly (flows, n_months, 25, 300000, "ACME SALARY");
  household_add_monthly (flows, n_months, 1, -90000, "RENT");
  household_add_monthly (flows, n_months, 12, -1299, "STREAMING");
  household_add_purchases (flows, n_months * 30, 0.6, 8000, 5);
  return flows;
}
