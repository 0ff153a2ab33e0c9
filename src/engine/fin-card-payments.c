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
add_payment (GArray *payments, FinDate day, gint64 amount, FinDate last)
{
  FinCardPayment payment = { day, amount };

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
  gint64 owed = -fin_forecast_input_balance_on (card, as_of) - pending;

  add_payment (payments, due, pending, last);
  for (statement = next_day (as_of, card->card.statement_day); statement < last;
       statement = next_day (statement, card->card.statement_day))
    {
      owed += card->daily_spending * (statement - known_to);
      add_payment (payments, next_day (statement, card->card.due_day), MAX (owed, 0), last);
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

/**
 * fin_card_add_changes: payments as the model would continue them give way to what is owed.
 * @changes: (element-type FinForecastChange): of the account @input, in its currency; labels are
 *   the inputs'
 */
void
fin_card_add_changes (const FinForecastInputs *inputs,
                      const FinForecastInput *input,
                      FinDate as_of,
                      int horizon,
                      gboolean for_total,
                      GArray *changes)
{
  for (guint i = 0; i < inputs->accounts->len; i++)
    {
      const FinForecastInput *card = g_ptr_array_index (inputs->accounts, i);
      int sign = find_sign (inputs, card, input, for_total);
      FinForecastChange change = { .kind = FIN_FORECAST_CHANGE_SCALE, .label = card->name };
      g_autoptr (GArray) payments = NULL;

      if (sign == 0)
        continue;
      g_array_append_val (changes, change);
      payments = fin_card_payments_foresee (card, as_of, horizon);
      for (guint k = 0; k < payments->len; k++)
        {
          const FinCardPayment *payment = &g_array_index (payments, FinCardPayment, k);

          change = (FinForecastChange) { .kind = FIN_FORECAST_CHANGE_ONCE,
                                         .day = payment->day,
                                         .amount = sign * (double) payment->amount * card->rate
                                                   / input->rate };
          g_array_append_val (changes, change);
        }
    }
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const FinEvent *x = *(const FinEvent *const *) a;
  const FinEvent *y = *(const FinEvent *const *) b;

  return (x->date > y->date) - (x->date < y->date);
}

/** fin_card_add_events: the payments among the events of an account's @forecast. */
void
fin_card_add_events (const FinForecastInputs *inputs,
                     const FinForecastInput *input,
                     FinBalanceForecast *forecast)
{
  for (guint i = 0; i < inputs->accounts->len; i++)
    {
      const FinForecastInput *card = g_ptr_array_index (inputs->accounts, i);
      int sign = find_sign (inputs, card, input, FALSE);
      g_autoptr (GArray) payments
          = sign != 0 ? fin_card_payments_foresee (card, forecast->as_of, forecast->n_days) : NULL;

      for (guint k = 0; payments != NULL && k < payments->len; k++)
        {
          const FinCardPayment *payment = &g_array_index (payments, FinCardPayment, k);
          double amount = sign * (double) payment->amount * card->rate / input->rate;

          g_ptr_array_add (forecast->events,
                           fin_event_new (payment->day, card->name, llround (amount), 1.0));
        }
    }
  g_ptr_array_sort (forecast->events, compare_events);
}
