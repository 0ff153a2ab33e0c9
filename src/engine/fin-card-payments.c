/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The payments of credit cards that lie ahead, and whose forecasts show them. */
#include "fin-calendar.h"
#include "fin-card-terms.h"

/* A payment that was due so many days ago at most may still come, on the next working day. */
#define LATE_DAYS 3
/* Rows that end so many days before are all there are: a card is not used every day. */
#define UP_TO_DATE_DAYS 7

static FinDate
next_day (FinDate day, int day_of_month)
{
  int year, month, today;
  FinDate found;

  fin_calendar_split (day, &year, &month, &today);
  found = fin_calendar_join (year, month, day_of_month);
  return found > day ? found : fin_calendar_join (year, month + 1, day_of_month);
}

/* In the statement's own month if the terms say so, though it be too short for both days. */
static FinDate
due_of (const FinForecastInput *card, FinDate statement)
{
  int year, month, day;

  fin_calendar_split (statement, &year, &month, &day);
  if (card->card.due_day <= card->card.statement_day)
    return fin_calendar_join (year, month + 1, card->card.due_day);
  return MAX (fin_calendar_join (year, month, card->card.due_day), statement + 1);
}

static void
add_payment (GArray *payments, FinDate day, FinDate statement, gint64 amount, FinDate last)
{
  FinCardPayment payment = { day, statement, amount };

  if (amount > 0 && day <= last)
    g_array_append_val (payments, payment);
}

/* What is left to pay of @statement, which stood at @owed; 0 when it is paid or was due long ago.
 */
static gint64
find_pending (
    const FinForecastInput *card, FinDate as_of, FinDate statement, gint64 owed, FinDate *day)
{
  *day = due_of (card, statement);
  if (*day <= as_of - LATE_DAYS)
    return 0;
  *day = MAX (*day, as_of + 1);
  return MAX (owed - fin_card_paid (card, statement, as_of), 0);
}

/**
 * fin_card_payments_foresee: the balance of each statement is paid on its due day: that of the last
 * one as it stands, of those to come with what is usually spent a day until then. Where the card's
 * rows end long before
 * @as_of, that is also what is spent since.
 * @card: fin_card_is_known()
 *
 * Returns: (transfer full) (element-type FinCardPayment): by day
 */
GArray *
fin_card_payments_foresee (const FinForecastInput *card, FinDate as_of, int horizon)
{
  GArray *payments = g_array_new (FALSE, FALSE, sizeof (FinCardPayment));
  gint64 a_day = fin_forecast_input_daily_spending (card, MIN (as_of, card->as_of));
  FinDate known_to = card->as_of < as_of - UP_TO_DATE_DAYS ? card->as_of : as_of;
  FinDate last = as_of + horizon, due;
  FinDate statement = fin_card_last_day (as_of, card->card.statement_day);
  gint64 unseen = statement > known_to ? a_day * (statement - known_to) : 0;
  gint64 stood = unseen - fin_forecast_input_balance_on (card, statement)
                 - fin_card_paid_ahead (card, card->as_of, statement);
  gint64 pending = find_pending (card, as_of, statement, stood, &due);
  gint64 owed = unseen - fin_forecast_input_balance_on (card, as_of)
                - fin_card_paid_ahead (card, card->as_of, as_of) - pending;

  known_to = MAX (known_to, MIN (statement, as_of));
  add_payment (payments, due, FIN_DATE_NONE, pending, last);
  for (statement = next_day (as_of, card->card.statement_day); statement < last;
       statement = next_day (statement, card->card.statement_day))
    {
      owed += a_day * (statement - known_to);
      add_payment (payments, due_of (card, statement), statement, MAX (owed, 0), last);
      owed = MIN (owed, 0);
      known_to = statement;
    }
  return payments;
}

/**
 * fin_card_sign: Returns: 1 where forecasts of @input, or of its part of the total, show payments
 * of @card as income, -1 where as spending, 0 where not at all
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
