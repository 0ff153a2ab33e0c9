/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The payments of credit cards that lie ahead, and whose forecasts show them. */
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

/**
 * fin_card_sign: Returns: 1 where forecasts of @input, or of its part of the total, show payments of @card as
 * income, -1 where as spending, 0 where not at all
 */
int
fin_card_sign (const FinForecastInputs *inputs,
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
  return fin_card_sign (inputs, card, input, FALSE) != 0;
}
