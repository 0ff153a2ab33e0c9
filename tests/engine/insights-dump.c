/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Field by field, doubles with all their digits. */
#include "insights-dump.h"

#define I64 "%" G_GINT64_FORMAT

static void add (GString *text, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
add (GString *text, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (text, format, arguments);
  va_end (arguments);
}

static void
dump_accounts (GString *text, const FinInsights *insights)
{
  add (text, "%d today %d as of %d %s\n", insights->empty, insights->today, insights->as_of,
       insights->currency);
  for (guint i = 0; i < insights->accounts->len; i++)
    {
      const FinAccountBalance *b = g_ptr_array_index (insights->accounts, i);

      add (text, "account " I64 " %s %d %s " I64 " %d %d %d\n", b->account_id, b->name, b->kind,
           b->currency, b->balance, b->relative, b->as_of, b->stale);
    }
  for (guint i = 0; i < insights->rates->len; i++)
    {
      const FinInsightRate *rate = g_ptr_array_index (insights->rates, i);

      add (text, "rate %s %.17g %d\n", rate->currency, rate->rate, rate->date);
    }
  for (char **other = insights->other_currencies; other != NULL && *other != NULL; other++)
    add (text, "without a rate %s\n", *other);
}

static void
dump_spending (GString *text, const FinMonthSpending *spending)
{
  add (text, "spending %d-%d " I64 " " I64 " %d " I64 " " I64 "\n", spending->month.first,
       spending->month.last, spending->spent, spending->usual, spending->n_months,
       spending->week_spent, spending->week_usual);
  for (guint i = 0; i < spending->categories->len; i++)
    {
      const FinCategorySpending *c = g_ptr_array_index (spending->categories, i);

      add (text, "  " I64 " %s " I64 " " I64 "\n", c->category_id, c->key, c->spent, c->usual);
    }
}

static void
dump_series (GString *text, const char *title, GPtrArray *list)
{
  for (guint i = 0; i < list->len; i++)
    {
      const FinSeriesItem *s = g_ptr_array_index (list, i);

      add (text, "%s %s|%s|%s|" I64 " %s %s %d kind %d said %d %d category " I64 " %s\n", title,
           s->key, s->name, s->label, s->account_id, s->account_name, s->currency, s->as_of,
           s->kind, s->word, s->pinned, s->category_id, s->category_key);
      add (text, "  %d %d %d %d %d %d %u " I64 " " I64 " " I64 " %d " I64 " " I64 " %d %d %d\n",
           s->schedule.cadence, s->schedule.rule, s->schedule.step, s->schedule.value,
           s->schedule.phase, s->schedule.anchor, s->schedule.idle, s->usual, s->low, s->high,
           s->fixed, s->monthly, s->yearly, s->first_due, s->next, s->expected);
      add (text, "  %d %d %d %d %d %d %.17g", s->state, s->n_due, s->n_missed, s->days_late,
           s->days_early, s->resumed, s->confidence);
      for (guint k = 0; k < s->payments->len; k++)
        {
          const FinSeriesPayment *p = &g_array_index (s->payments, FinSeriesPayment, k);

          add (text, " " I64 ":%d:" I64 ":%d", p->id, p->date, p->amount, p->days_off);
        }
      for (guint k = 0; k < s->prices->len; k++)
        {
          const FinSeriesPrice *p = &g_array_index (s->prices, FinSeriesPrice, k);

          add (text, " price %d:" I64 ":" I64, p->date, p->from, p->to);
        }
      add (text, "\n");
    }
}

static void
dump_anomalies (GString *text, GPtrArray *list)
{
  for (guint i = 0; i < list->len; i++)
    {
      const FinAnomalyItem *a = g_ptr_array_index (list, i);

      add (text, "anomaly %s %d %d %d " I64 " %s %s|%s|%s " I64 " " I64 " " I64 " " I64 " %u\n",
           a->key, a->kind, a->basis, a->date, a->account_id, a->account_name, a->payee, a->text,
           a->currency, a->amount, a->usual, a->low, a->high, a->count);
      add (text, "  %.17g %d %.17g %d %d %d", a->ratio, a->days, a->surprise, a->refunded,
           a->expected, a->said);
      for (guint k = 0; k < a->n_transactions; k++)
        add (text, " " I64, a->transactions[k]);
      add (text, "\n");
    }
}

static void
dump_persona (GString *text, const FinPersonaInsight *persona)
{
  add (text, "persona %d %d %d %d %.17g " I64 " %.17g %s\n", persona->enough,
       persona->n_transactions, persona->n_days, persona->persona, persona->confidence,
       persona->average_transaction, persona->monthly_frequency, persona->top_category);
  for (guint i = 0; i < persona->features->len; i++)
    {
      const FinInsightFeature *f = g_ptr_array_index (persona->features, i);

      add (text, "  %s %.17g %.17g %.17g %.17g %.17g\n", f->key, f->value, f->population_low,
           f->population_median, f->population_high, f->rank);
    }
  for (guint i = 0; i < persona->months->len; i++)
    {
      const FinInsightMonth *m = g_ptr_array_index (persona->months, i);

      add (text, "  %d %d %.17g\n", m->month, m->persona, m->confidence);
    }
}

static void
dump_forecasts (GString *text, GPtrArray *forecasts)
{
  for (guint i = 0; i < forecasts->len; i++)
    {
      const FinBalanceForecast *f = g_ptr_array_index (forecasts, i);

      add (text, "forecast " I64 " %s %d " I64 " %d %d " I64 " %.17g %d " I64 "\n", f->account_id,
           f->currency, f->as_of, f->balance, f->n_history, f->history_days, f->margin,
           f->p_below_zero, f->next_payday, f->daily_spending);
      for (int day = 0; day < f->n_days; day++)
        add (text, " " I64 "/" I64 "/" I64, f->mean[day], f->known[day], f->everyday[day]);
      for (int k = 0; k < f->n_days * FIN_INSIGHTS_N_LEVELS; k++)
        add (text, " " I64, f->quantiles[k]);
      for (guint k = 0; k < f->events->len; k++)
        {
          const FinEvent *event = g_ptr_array_index (f->events, k);

          add (text, " %d:%s:" I64 ":%.17g", event->date, event->label, event->amount,
               event->probability);
        }
      add (text, "\n");
    }
}

/** fin_test_dump_insights: Returns: (transfer full) */
char *
fin_test_dump_insights (const FinInsights *insights)
{
  GString *text = g_string_new (NULL);

  dump_accounts (text, insights);
  dump_spending (text, insights->spending);
  dump_series (text, "series", insights->series->shown);
  dump_series (text, "rejected", insights->series->rejected);
  dump_anomalies (text, insights->anomalies);
  dump_persona (text, insights->persona);
  dump_forecasts (text, insights->forecasts);
  return g_string_free (text, FALSE);
}
