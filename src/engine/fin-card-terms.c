/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Card terms: the due day is the day of the month on which payments came, the statement day the one
 * whose balance they paid off.
 */
#include "fin-card-terms.h"

#include <math.h>
#include <string.h>

#include "fin-calendar.h"

#define LOOK_BACK    400
#define MIN_PAYMENTS 2
/* Payments are on the due day or so near to it, for weekends and holidays. */
#define NEAR_DUE   2
#define DUE_SHARE  0.6
#define PAID_SHARE 0.5
/* A payment is of the balance that was owed if it is so near to it, relatively. */
#define SAME_AMOUNT 0.005
/* No statement is due so soon; where several days fit, one about three weeks before is taken. */
#define MIN_GAP   3
#define USUAL_GAP 21

/** fin_card_last_day: Returns: the last day up to @day on @day_of_month, or on its month's end */
FinDate
fin_card_last_day (FinDate day, int day_of_month)
{
  int year, month, today;
  FinDate found;

  fin_calendar_split (day, &year, &month, &today);
  found = fin_calendar_join (year, month, day_of_month);
  return found <= day ? found : fin_calendar_join (year, month - 1, day_of_month);
}

static gboolean
is_payment (const FinForecastInput *card, gsize i)
{
  return card->flows[i].amount > 0 && card->partner_ids[i] != 0;
}

/** fin_card_paid_ahead: Returns: minor units paid in that time that the card's own rows do not show
 * yet */
gint64
fin_card_paid_ahead (const FinForecastInput *card, FinDate after, FinDate until)
{
  gint64 paid = 0;

  for (guint i = 0; card->paid_ahead != NULL && i < card->paid_ahead->len; i++)
    {
      const FinForecastFlow *flow = &g_array_index (card->paid_ahead, FinForecastFlow, i);

      if (flow->day > after && flow->day <= until)
        paid += (gint64) flow->amount;
    }
  return paid;
}

/** fin_card_paid: Returns: minor units that own accounts paid after @after, up to @until */
gint64
fin_card_paid (const FinForecastInput *card, FinDate after, FinDate until)
{
  gint64 paid = fin_card_paid_ahead (card, after, until);

  for (gsize i = 0; i < card->n_flows; i++)
    if (is_payment (card, i) && card->flows[i].day > after && card->flows[i].day <= until)
      paid += (gint64) card->flows[i].amount;
  return paid;
}

/* Rows of the payments of the last year. */
static GArray *
list_payments (const FinForecastInput *card)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (gsize));

  for (gsize i = 0; i < card->n_flows; i++)
    if (is_payment (card, i) && card->flows[i].day > card->as_of - LOOK_BACK)
      g_array_append_val (rows, i);
  return rows;
}

static int
find_due_day (const FinForecastInput *card, GArray *rows)
{
  int best = 0, best_weight = 0;

  for (int day = 1; day <= 31; day++)
    {
      int n_near = 0, weight = 0;

      for (guint i = 0; i < rows->len; i++)
        {
          FinDate paid = card->flows[g_array_index (rows, gsize, i)].day;
          FinDate due = fin_card_last_day (paid + NEAR_DUE, day);

          n_near += ABS (paid - due) <= NEAR_DUE;
          weight += ABS (paid - due) <= NEAR_DUE ? 1 + (paid == due) : 0;
        }
      if (n_near >= DUE_SHARE * rows->len && weight > best_weight)
        {
          best = day;
          best_weight = weight;
        }
    }
  return best;
}

static gboolean
pays_off (const FinForecastInput *card, gsize row, int statement_day)
{
  FinDate paid_on = card->flows[row].day;
  FinDate statement = fin_card_last_day (paid_on - MIN_GAP, statement_day);
  double owed = -(double) fin_forecast_input_balance_on (card, statement)
                - (double) fin_card_paid (card, statement, paid_on - 1);

  return owed > 0 && ABS (card->flows[row].amount - owed) <= SAME_AMOUNT * owed + 1;
}

static int
find_statement_day (const FinForecastInput *card, GArray *rows, int due_day)
{
  int best = 0, best_off = 0;
  guint most = 0;

  for (int day = 1; day <= 31; day++)
    {
      int gap = (due_day - day + 31) % 31;
      guint n_paid = 0;

      for (guint i = 0; i < rows->len; i++)
        n_paid += pays_off (card, g_array_index (rows, gsize, i), day);
      if (n_paid < MIN_PAYMENTS || n_paid < PAID_SHARE * rows->len || n_paid < most)
        continue;
      if (n_paid > most || ABS (gap - USUAL_GAP) < best_off)
        {
          best = day;
          best_off = ABS (gap - USUAL_GAP);
        }
      most = n_paid;
    }
  return best;
}

/** fin_card_terms_complete: fills in what was not said of @card, as far as its payments tell. */
void
fin_card_terms_complete (FinForecastInput *card)
{
  g_autoptr (GArray) rows = list_payments (card);
  FinCardTerms *terms = &card->card;

  if (terms->payer_id == 0 && rows->len > 0)
    terms->payer_id = card->partner_ids[g_array_index (rows, gsize, rows->len - 1)];
  if (rows->len < MIN_PAYMENTS)
    return;
  if (terms->due_day == 0)
    terms->due_day = find_due_day (card, rows);
  if (terms->statement_day == 0 && terms->due_day != 0)
    terms->statement_day = find_statement_day (card, rows, terms->due_day);
}

/** fin_card_is_known: Returns: whether @card is a credit card whose payments can be foreseen */
gboolean
fin_card_is_known (const FinForecastInput *card)
{
  return card->card.payer_id != 0 && card->card.due_day != 0 && card->card.statement_day != 0;
}

/* Whether what bears @label in @payer's rows has always been paid to @card. */
static gboolean
is_label_of_payments (const FinForecastInput *payer,
                      const FinForecastInput *card,
                      const char *label)
{
  gboolean seen = FALSE;

  for (gsize i = 0; i < payer->n_flows && payer->flows[i].day <= card->as_of; i++)
    if (payer->flows[i].amount < 0 && strcmp (payer->flows[i].label, label) == 0)
      {
        if (payer->partner_ids[i] != card->account_id)
          return FALSE;
        seen = TRUE;
      }
  return seen;
}

/* The card's rows may end before its payer's: what went out since and looks like a payment is one.
 */
static void
find_paid_ahead (FinForecastInput *payer, FinForecastInput *card)
{
  if (card->rate <= 0 || payer->rate <= 0)
    return;
  card->paid_ahead = g_array_new (FALSE, FALSE, sizeof (FinForecastFlow));
  for (gsize i = payer->n_flows; i > 0 && payer->flows[i - 1].day > card->as_of; i--)
    {
      FinForecastFlow *flow = &payer->flows[i - 1];
      const FinForecastFlow paid = { .day = flow->day,
                                     .amount = round (-flow->amount * payer->rate / card->rate) };

      if (flow->amount >= 0 || payer->partner_ids[i - 1] != 0
          || !is_label_of_payments (payer, card, flow->label))
        continue;
      g_array_append_val (card->paid_ahead, paid);
      payer->partner_ids[i - 1] = card->account_id;
    }
}

/* Payments get a label of their own, so that nothing else is taken for one. */
static void
label_payments (FinForecastInputs *inputs, FinForecastInput *card)
{
  FinForecastInput *payer =
      (FinForecastInput *) fin_forecast_inputs_find (inputs, card->card.payer_id);

  find_paid_ahead (payer, card);
  for (gsize i = 0; i < card->n_flows; i++)
    if (is_payment (card, i) && card->partner_ids[i] == payer->account_id)
      card->flows[i].label = card->name;
  for (gsize i = 0; i < payer->n_flows; i++)
    if (payer->flows[i].amount < 0 && payer->partner_ids[i] == card->account_id)
      payer->flows[i].label = card->name;
}

static FinForecastInput *
input_at (const FinForecastInputs *inputs, guint i)
{
  return g_ptr_array_index (inputs->accounts, i);
}

/**
 * fin_card_terms_find: fills @card of the credit cards among the inputs.
 * @said: (element-type FinCardTerms): by the person; it goes before what the past shows
 */
void
fin_card_terms_find (FinForecastInputs *inputs, GArray *said)
{
  for (guint i = 0; i < inputs->accounts->len; i++)
    {
      FinForecastInput *card = input_at (inputs, i);

      if (card->kind != FIN_ACCOUNT_CARD)
        continue;
      for (guint k = 0; k < said->len; k++)
        if (g_array_index (said, FinCardTerms, k).account_id == card->account_id)
          card->card = g_array_index (said, FinCardTerms, k);
      for (guint k = 0; k < inputs->accounts->len; k++)
        if (card->card.payer_id == 0 || card->card.payer_id == input_at (inputs, k)->account_id)
          fin_card_pair_abroad (card, input_at (inputs, k));
      fin_card_terms_complete (card);
      if (fin_card_is_known (card)
          && fin_forecast_inputs_find (inputs, card->card.payer_id) != NULL)
        label_payments (inputs, card);
      else
        card->card = (FinCardTerms){ 0 };
    }
}
