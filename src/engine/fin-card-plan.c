/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays the payments of credit cards over the forecasts of card and payer. */
#include "fin-card-plan.h"

#include <math.h>

/**
 * Planned: a payment as the question's account sees it.
 * @amount: what it comes to on average, minor units of the account, negative where it pays
 * @spread: (nullable): what each future's payment differs by
 */
typedef struct
{
  const FinForecastInput *card;
  FinDate day;
  double amount;
  double *spread;
} Planned;

struct _FinCardPlan
{
  GPtrArray *names; /* (element-type utf8): of the cards, borrowed */
  GArray *payments; /* (element-type Planned) */
};

/* What spending on a card came to between its statements, as it is and as it is wished for. */
typedef struct
{
  FinForecast *futures;
  FinForecast *wished; /* (nullable): as @futures */
} Spending;

static void
planned_clear (gpointer planned)
{
  g_free (((Planned *) planned)->spread);
}

void
fin_card_plan_free (FinCardPlan *self)
{
  g_ptr_array_unref (self->names);
  g_array_unref (self->payments);
  g_free (self);
}

static gboolean
is_of_payments (const FinForecastChange *change, const FinForecastInput *card)
{
  return g_strcmp0 (change->label, card->name) == 0;
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

      if (!is_of_payments (change, card))
        continue;
      if (change->kind == FIN_FORECAST_CHANGE_SCALE)
        factor *= change->factor;
      else if (change->kind == FIN_FORECAST_CHANGE_DELAY)
        *delay += change->days;
    }
  return factor;
}

/*
 * What is wished for anything else on the card. What happens once or each month is wished for the
 * account that is asked about.
 */
static GArray *
list_other_wishes (const FinCardQuestion *question, const FinForecastInput *card)
{
  GArray *wishes = g_array_new (FALSE, FALSE, sizeof (FinForecastChange));

  for (gsize i = 0; i < question->options->n_changes; i++)
    {
      const FinForecastChange *change = &question->options->changes[i];
      gboolean of_all =
          change->kind == FIN_FORECAST_CHANGE_SCALE || change->kind == FIN_FORECAST_CHANGE_DELAY;

      if (!is_of_payments (change, card) && (of_all || question->input == card))
        g_array_append_val (wishes, *change);
    }
  return wishes;
}

/* The card's own futures without any payment; %NULL without history or when cancelled. */
static FinForecast *
run_card (const FinCardQuestion *question, const FinForecastInput *card, const GArray *wishes)
{
  const FinForecastChange unpaid = { .kind = FIN_FORECAST_CHANGE_SCALE, .label = card->name };
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (FinForecastChange));
  FinForecastAccount account = { .flows = card->flows,
                                 .n_flows = card->n_flows,
                                 .balance =
                                     (double) fin_forecast_input_balance_on (card, question->as_of),
                                 .as_of = question->as_of,
                                 .id = (uint64_t) card->account_id,
                                 .verdicts = card->verdicts->facts,
                                 .n_verdicts = card->verdicts->n_facts };
  FinForecastOptions options = *question->options;

  g_array_append_val (changes, unpaid);
  if (wishes != NULL)
    g_array_append_vals (changes, wishes->data, wishes->len);
  options.changes = (const FinForecastChange *) (void *) changes->data;
  options.n_changes = changes->len;
  account.recurring = fin_forecast_findings_get (card->findings, &account, FALSE);
  return fin_forecast_new (&account, &options, NULL);
}

static void
spending_init (Spending *self, const FinCardQuestion *question, const FinForecastInput *card)
{
  g_autoptr (GArray) wishes = list_other_wishes (question, card);

  self->futures = run_card (question, card, NULL);
  if (wishes->len > 0 && self->futures != NULL)
    self->wished = run_card (question, card, wishes);
}

static void
spending_clear (Spending *self)
{
  g_clear_pointer (&self->futures, fin_forecast_free);
  g_clear_pointer (&self->wished, fin_forecast_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Spending, spending_clear)

static double
spent_until (const FinForecast *forecast, int path, FinDate day)
{
  int row = day - forecast->as_of;

  if (row < 1)
    return 0;
  return forecast->balance
         - forecast->paths[(gsize) path * (gsize) forecast->horizon + (gsize) row - 1];
}

static double
spent_between (const FinForecast *forecast, int path, FinDate before, FinDate day)
{
  return spent_until (forecast, path, day) - spent_until (forecast, path, before);
}

/*
 * What each future's payment of a statement differs by: as much as was spent more or less than
 * usual since the statement @before, and as is wished for, but never so much that the card would
 * pay.
 * @amount: (inout): of the payment, on average
 */
static double *
make_spread (const Spending *spending, FinDate before, FinDate statement, double *amount)
{
  int n_paths = spending->futures->n_paths;
  double *spread = g_new (double, (gsize) n_paths);
  double usual = 0, shift = 0;

  for (int p = 0; p < n_paths; p++)
    {
      spread[p] = spent_between (spending->futures, p, before, statement);
      usual += spread[p] / n_paths;
    }
  for (int p = 0; p < n_paths; p++)
    {
      double paid = MAX (*amount + spread[p] - usual, 0), wished = paid;

      if (spending->wished != NULL)
        wished = MAX (paid + spent_between (spending->wished, p, before, statement) - spread[p], 0);
      spread[p] = wished - *amount;
      shift += (wished - paid) / n_paths;
    }
  for (int p = 0; p < n_paths; p++)
    spread[p] -= shift;
  *amount += shift;
  return spread;
}

/* @worth: of a unit owed on the card to the account, with its sign */
static void
plan_card (FinCardPlan *self,
           const FinCardQuestion *question,
           const FinForecastInput *card,
           double worth)
{
  g_autoptr (GArray) payments =
      fin_card_payments_foresee (card, question->as_of, question->options->horizon);
  g_auto (Spending) spending = { NULL, NULL };
  FinDate before = question->as_of;
  int delay;

  worth *= find_wishes (question->options, card, &delay);
  g_ptr_array_add (self->names, card->name);
  for (guint k = 0; k < payments->len; k++)
    {
      const FinCardPayment *payment = &g_array_index (payments, FinCardPayment, k);
      Planned planned = { card, payment->day + delay, (double) payment->amount, NULL };

      if (payment->statement != FIN_DATE_NONE)
        {
          if (spending.futures == NULL)
            spending_init (&spending, question, card);
          if (spending.futures != NULL)
            planned.spread = make_spread (&spending, before, payment->statement, &planned.amount);
          before = payment->statement;
        }
      for (int p = 0; planned.spread != NULL && p < spending.futures->n_paths; p++)
        planned.spread[p] *= worth;
      planned.amount *= worth;
      g_array_append_val (self->payments, planned);
    }
}

/** fin_card_plan_new: Returns: (transfer full): no payments where the account neither is nor pays a
 * card */
FinCardPlan *
fin_card_plan_new (const FinCardQuestion *question)
{
  FinCardPlan *self = g_new0 (FinCardPlan, 1);

  self->names = g_ptr_array_new ();
  self->payments = g_array_new (FALSE, FALSE, sizeof (Planned));
  g_array_set_clear_func (self->payments, planned_clear);
  for (guint i = 0; i < question->inputs->accounts->len; i++)
    {
      const FinForecastInput *card = g_ptr_array_index (question->inputs->accounts, i);
      int sign = fin_card_sign (question->inputs, card, question->input, question->for_total);

      if (sign != 0)
        plan_card (self, question, card, sign * card->rate / question->input->rate);
    }
  return self;
}

/**
 * fin_card_plan_add_changes: payments as the model would continue them give way to what is owed.
 * What the statements to come will say differs from future to future as the card's own spending
 * does.
 * @changes: (element-type FinForecastChange): point into the plan
 */
void
fin_card_plan_add_changes (const FinCardPlan *self, GArray *changes)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      FinForecastChange change = { .kind = FIN_FORECAST_CHANGE_SCALE,
                                   .label = g_ptr_array_index (self->names, i) };

      g_array_append_val (changes, change);
    }
  for (guint i = 0; i < self->payments->len; i++)
    {
      const Planned *planned = &g_array_index (self->payments, Planned, i);
      FinForecastChange change = { .kind = FIN_FORECAST_CHANGE_ONCE,
                                   .day = planned->day,
                                   .amount = planned->amount,
                                   .spread = planned->spread };

      g_array_append_val (changes, change);
    }
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const FinEvent *x = *(const FinEvent *const *) a;
  const FinEvent *y = *(const FinEvent *const *) b;

  return (x->date > y->date) - (x->date < y->date);
}

/** fin_card_plan_add_events: the payments among the events of the account's forecast. */
void
fin_card_plan_add_events (const FinCardPlan *self, FinBalanceForecast *forecast)
{
  for (guint i = 0; i < self->payments->len; i++)
    {
      const Planned *planned = &g_array_index (self->payments, Planned, i);
      FinDate day = MAX (planned->day, forecast->as_of + 1);

      if (llround (planned->amount) != 0 && day <= forecast->as_of + forecast->n_days)
        g_ptr_array_add (forecast->events,
                         fin_event_new (day, planned->card->name, llround (planned->amount), 1.0));
    }
  g_ptr_array_sort (forecast->events, compare_events);
}
