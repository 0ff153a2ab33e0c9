/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The payments of credit cards that lie ahead, laid over the forecasts of card and payer. */
#include <math.h>

#include "fin-calendar.h"
#include "fin-card-terms.h"

/* A payment that was due so many days ago at most may still come, on the next working day. */
#define LATE_DAYS 3

static FinDate
next_day (FinDate day, int day_of_month)
{
  int year, month, today;
  FinDate found;

  fin_calendar_split (day, &year, &month, &today);
  found = fin_calendar_join (year, month, day_of_month);
  return found > day ? found : fin_calendar_join (year, month + 1, day_of_month);
}

static void
add_payment (GArray *payments, FinDate day, FinDate statement, gint64 amount, FinDate last)
{
  FinCardPayment payment = { day, statement, amount };

  if (amount > 0 && day <= last)
    g_array_append_val (payments, payment);
}

/* What is left to pay of the last statement before @as_of; 0 when it is paid or was due long ago. */
static gint64
find_pending (const FinForecastInput *card, FinDate as_of, FinDate *day)
{
  FinDate statement = fin_card_last_day (as_of, card->card.statement_day);
  gint64 owed = -fin_forecast_input_balance_on (card, statement)
                - fin_card_paid (card, statement, as_of);

  *day = next_day (statement, card->card.due_day);
  if (*day <= as_of - LATE_DAYS)
    return 0;
  *day = MAX (*day, as_of + 1);
  return MAX (owed, 0);
}

/**
 * fin_card_payments_foresee: the balance of each statement is paid on its due day: that of the last one as
 * it stands, of those to come with what is usually spent a day until then.
 * @card: fin_card_is_known()
 *
 * Returns: (transfer full) (element-type FinCardPayment): by day
 */
GArray *
fin_card_payments_foresee (const FinForecastInput *card, FinDate as_of, int horizon)
{
  GArray *payments = g_array_new (FALSE, FALSE, sizeof (FinCardPayment));
  FinDate last = as_of + horizon, known_to = as_of, due, statement;
  gint64 pending = find_pending (card, as_of, &due);
  gint64 a_day = fin_forecast_input_daily_spending (card, as_of);
  gint64 owed = -fin_forecast_input_balance_on (card, as_of) - pending;

  add_payment (payments, due, FIN_DATE_NONE, pending, last);
  for (statement = next_day (as_of, card->card.statement_day); statement < last;
       statement = next_day (statement, card->card.statement_day))
    {
      owed += a_day * (statement - known_to);
      add_payment (payments, next_day (statement, card->card.due_day), statement, MAX (owed, 0),
                   last);
      owed = MIN (owed, 0);
      known_to = statement;
    }
  return payments;
}

/* Whether forecasts of @input, or of its part of the total, show payments of @card, and their sign. */
static int
find_sign (const FinForecastInputs *inputs,
           const FinForecastInput *card,
           const FinForecastInput *input,
           gboolean for_total)
{
  const FinForecastInput *payer = fin_forecast_inputs_find (inputs, card->card.payer_id);

  if (payer == NULL || !fin_card_is_known (card) || payer->rate <= 0 || card->rate <= 0)
    return 0;
  /* From one account of the household to another: nothing to the total. */
  if (for_total && card->in_total && payer->in_total)
    return 0;
  return input == card ? 1 : input == payer ? -1 : 0;
}

/** fin_card_touches: Returns: whether forecasts of @input show payments of @card */
gboolean
fin_card_touches (const FinForecastInputs *inputs,
                  const FinForecastInput *card,
                  const FinForecastInput *input)
{
  return find_sign (inputs, card, input, FALSE) != 0;
}

/* What is wished for the payments of @card: a factor on them, and days that they come later. */
static double
find_wishes (const FinForecastOptions *options, const FinForecastInput *card, int *delay)
{
  double factor = 1.0;

  *delay = 0;
  for (gsize i = 0; i < options->n_changes; i++)
    {
      const FinForecastChange *change = &options->changes[i];

      if (g_strcmp0 (change->label, card->name) != 0)
        continue;
      if (change->kind == FIN_FORECAST_CHANGE_SCALE)
        factor *= change->factor;
      else if (change->kind == FIN_FORECAST_CHANGE_DELAY)
        *delay += change->days;
    }
  return factor;
}

/* The card's own futures without any payment; %NULL without history or when cancelled. */
static FinForecast *
run_card (const FinCardQuestion *question, const FinForecastInput *card)
{
  const FinForecastChange unpaid = { .kind = FIN_FORECAST_CHANGE_SCALE, .label = card->name };
  const FinForecastAccount account
      = { .flows = card->flows,
          .n_flows = card->n_flows,
          .balance = (double) fin_forecast_input_balance_on (card, question->as_of),
          .as_of = question->as_of,
          .id = (uint64_t) card->account_id };
  FinForecastOptions options = *question->options;

  options.changes = &unpaid;
  options.n_changes = 1;
  return fin_forecast_new (&account, &options, NULL);
}

static double
spent_until (const FinForecast *forecast, int path, FinDate day)
{
  int row = day - forecast->as_of;

  return forecast->balance
         - forecast->paths[(gsize) path * (gsize) forecast->horizon + (gsize) row - 1];
}

/*
 * What each future's payment of @statement differs by: as much as was spent more or less than usual since
 * the statement @before, and never so much that the card would pay.
 */
static double *
make_spread (const FinForecast *futures, FinDate before, const FinCardPayment *payment)
{
  double *spread = g_new (double, (gsize) futures->n_paths);
  double mean = 0;

  for (int p = 0; p < futures->n_paths; p++)
    {
      spread[p] = spent_until (futures, p, payment->statement)
                  - (before > futures->as_of ? spent_until (futures, p, before) : 0);
      mean += spread[p] / futures->n_paths;
    }
  for (int p = 0; p < futures->n_paths; p++)
    spread[p] = MAX (spread[p] - mean, -(double) payment->amount);
  return spread;
}

static void
add_card (const FinCardQuestion *question,
          const FinForecastInput *card,
          double worth,
          GArray *changes,
          GPtrArray *spreads)
{
  g_autoptr (GArray) payments
      = fin_card_payments_foresee (card, question->as_of, question->options->horizon);
  FinForecast *futures = payments->len > 0 ? run_card (question, card) : NULL;
  FinForecastChange change = { .kind = FIN_FORECAST_CHANGE_SCALE, .label = card->name };
  FinDate before = question->as_of;
  int delay;
  double factor = find_wishes (question->options, card, &delay);

  g_array_append_val (changes, change);
  for (guint k = 0; k < payments->len; k++)
    {
      const FinCardPayment *payment = &g_array_index (payments, FinCardPayment, k);
      double *spread = NULL;

      if (futures != NULL && payment->statement != FIN_DATE_NONE)
        {
          spread = make_spread (futures, before, payment);
          for (int p = 0; p < futures->n_paths; p++)
            spread[p] *= worth * factor;
          g_ptr_array_add (spreads, spread);
          before = payment->statement;
        }
      change = (FinForecastChange) { .kind = FIN_FORECAST_CHANGE_ONCE,
                                     .day = payment->day + delay,
                                     .amount = worth * factor * (double) payment->amount,
                                     .spread = spread };
      g_array_append_val (changes, change);
    }
  g_clear_pointer (&futures, fin_forecast_free);
}

/**
 * fin_card_add_changes: payments as the model would continue them give way to what is owed. What the
 * statements to come will say differs from future to future as the card's own spending does.
 * @changes: (element-type FinForecastChange): of the question's account, in its currency; labels are
 *   the inputs'
 * @spreads: takes what the changes point to
 */
void
fin_card_add_changes (const FinCardQuestion *question, GArray *changes, GPtrArray *spreads)
{
  for (guint i = 0; i < question->inputs->accounts->len; i++)
    {
      const FinForecastInput *card = g_ptr_array_index (question->inputs->accounts, i);
      int sign = find_sign (question->inputs, card, question->input, question->for_total);

      if (sign != 0)
        add_card (question, card, sign * card->rate / question->input->rate, changes, spreads);
    }
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const FinEvent *x = *(const FinEvent *const *) a;
  const FinEvent *y = *(const FinEvent *const *) b;

  return (x->date > y->date) - (x->date < y->date);
}

/** fin_card_add_events: the payments, as wished for, among the events of an account's @forecast. */
void
fin_card_add_events (const FinForecastInputs *inputs,
                     const FinForecastInput *input,
                     const FinForecastOptions *options,
                     FinBalanceForecast *forecast)
{
  for (guint i = 0; i < inputs->accounts->len; i++)
    {
      const FinForecastInput *card = g_ptr_array_index (inputs->accounts, i);
      int sign = find_sign (inputs, card, input, FALSE), delay;
      double factor = find_wishes (options, card, &delay);
      g_autoptr (GArray) payments
          = sign != 0 ? fin_card_payments_foresee (card, forecast->as_of, forecast->n_days) : NULL;

      for (guint k = 0; payments != NULL && k < payments->len; k++)
        {
          const FinCardPayment *payment = &g_array_index (payments, FinCardPayment, k);
          double amount = sign * factor * (double) payment->amount * card->rate / input->rate;
          FinDate day = MAX (payment->day + delay, forecast->as_of + 1);

          if (amount != 0 && day <= forecast->as_of + forecast->n_days)
            g_ptr_array_add (forecast->events, fin_event_new (day, card->name, llround (amount), 1.0));
        }
    }
  g_ptr_array_sort (forecast->events, compare_events);
}
