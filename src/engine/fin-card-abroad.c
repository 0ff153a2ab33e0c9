/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Card payments from an account in another currency: no amount tells that they are one transfer,
 * but that the same payee takes out, again and again, about what comes in on the card, and within
 * days.
 */
#include "fin-card-terms.h"

#include <math.h>
#include <string.h>

/* Days between the two sides, and how far the rate of the day may be from the last known one. */
#define APART        4
#define OFF          0.1
#define MIN_PAIRS    2
#define PAIRED_SHARE 0.5

/* Row of what @payer paid under @label for the card's row; -1 = none. */
static gssize
find_other_side (const FinForecastInput *card,
                 gsize row,
                 const FinForecastInput *payer,
                 const char *label)
{
  double worth = card->flows[row].amount * card->rate / payer->rate;

  for (gsize i = payer->n_flows; i > 0; i--)
    {
      const FinForecastFlow *flow = &payer->flows[i - 1];

      if (flow->amount < 0 && payer->partner_ids[i - 1] == 0
          && ABS (flow->day - card->flows[row].day) <= APART
          && ABS (-flow->amount - worth) <= OFF * worth && strcmp (flow->label, label) == 0)
        return (gssize) i - 1;
    }
  return -1;
}

static gboolean
may_be_payment (const FinForecastInput *card, gsize row)
{
  return card->flows[row].amount > 0 && card->partner_ids[row] == 0;
}

static guint
count_pairs (const FinForecastInput *card, const FinForecastInput *payer, const char *label)
{
  guint n_pairs = 0;

  for (gsize row = 0; row < card->n_flows; row++)
    n_pairs += may_be_payment (card, row) && find_other_side (card, row, payer, label) >= 0;
  return n_pairs;
}

static gboolean
pays_card (const FinForecastInput *card, const FinForecastInput *payer, const char *label)
{
  guint n_pairs = count_pairs (card, payer, label), n_paid = 0;

  for (gsize i = 0; i < payer->n_flows; i++)
    n_paid += payer->flows[i].amount < 0 && strcmp (payer->flows[i].label, label) == 0;
  return n_pairs >= MIN_PAIRS && n_pairs >= PAIRED_SHARE * n_paid;
}

/* Labels of what @payer paid near one of the card's incomes, about as much. */
static GHashTable *
list_labels (const FinForecastInput *card, const FinForecastInput *payer)
{
  GHashTable *labels = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize row = 0; row < card->n_flows; row++)
    for (gsize i = 0; i < payer->n_flows && may_be_payment (card, row); i++)
      if (payer->flows[i].amount < 0 && ABS (payer->flows[i].day - card->flows[row].day) <= APART
          && find_other_side (card, row, payer, payer->flows[i].label) >= 0)
        g_hash_table_add (labels, (gpointer) payer->flows[i].label);
  return labels;
}

static void
pair (FinForecastInput *card, FinForecastInput *payer, const char *label)
{
  gboolean within = card->in_total && payer->in_total;

  for (gsize row = 0; row < card->n_flows; row++)
    {
      gssize other = may_be_payment (card, row) ? find_other_side (card, row, payer, label) : -1;

      if (other < 0)
        continue;
      card->partner_ids[row] = payer->account_id;
      payer->partner_ids[other] = card->account_id;
      card->is_transfer[row] = payer->is_transfer[other] = TRUE;
      card->within_total[row] = payer->within_total[other] = within;
      card->has_within_total |= within;
      payer->has_within_total |= within;
    }
}

/** fin_card_pair_abroad: marks payments of @card by @payer, of another currency, as transfers in
 * the inputs. */
void
fin_card_pair_abroad (FinForecastInput *card, FinForecastInput *payer)
{
  g_autoptr (GHashTable) labels = NULL;
  GHashTableIter iter;
  gpointer label;

  if (payer == card || payer->kind == FIN_ACCOUNT_CARD || card->rate <= 0 || payer->rate <= 0
      || strcmp (card->currency, payer->currency) == 0)
    return;
  labels = list_labels (card, payer);
  g_hash_table_iter_init (&iter, labels);
  while (g_hash_table_iter_next (&iter, &label, NULL))
    if (pays_card (card, payer, label))
      {
        pair (card, payer, label);
        return;
      }
}
