/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs exactly opposite amounts of two accounts, nearest days first, and only where there is no
 * second candidate: a transfer that is guessed wrong hides spending. */
#include "fin-transfer-pairing.h"

#include <stdlib.h>

/** More equal rows of one day than this are ambiguous without looking at each. */
#define MAX_EQUAL_ROWS 64

typedef enum
{
  SIDE_OPEN,
  SIDE_PAIRED,
  SIDE_AMBIGUOUS,
} SideState;

typedef struct
{
  FinTransferSide *sides; /* sorted: size, sign, date */
  guint8 *states;         /* SideState */
  gsize n;
} Pairing;

static guint64
size_of (const FinTransferSide *side)
{
  return side->amount < 0 ? -(guint64) side->amount : (guint64) side->amount;
}

#define COMPARE(a, b) (((a) > (b)) - ((a) < (b)))

static int
compare_sides (const void *a, const void *b)
{
  const FinTransferSide *x = a;
  const FinTransferSide *y = b;
  int order = COMPARE (size_of (x), size_of (y));

  if (order == 0)
    order = COMPARE (x->amount > 0, y->amount > 0);
  if (order == 0)
    order = COMPARE (x->date, y->date);
  return order != 0 ? order : COMPARE (x->id, y->id);
}

static gsize
lower_bound (const Pairing *pairing, const FinTransferSide *wanted)
{
  gsize low = 0;
  gsize high = pairing->n;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (compare_sides (&pairing->sides[middle], wanted) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Counts the open counterparts of @side on one day, up to 2; @found is the last of them. */
static int
count_on_day (const Pairing *pairing, const FinTransferSide *side, FinDate day, gsize *found)
{
  FinTransferSide wanted = { .id = G_MININT64, .amount = -side->amount, .date = day };
  int looked = 0;
  int count = 0;

  for (gsize i = lower_bound (pairing, &wanted); i < pairing->n; i++)
    {
      const FinTransferSide *other = &pairing->sides[i];

      if (other->amount != wanted.amount || other->date != day)
        break;
      if (++looked > MAX_EQUAL_ROWS)
        return 2;
      if (pairing->states[i] != SIDE_OPEN || other->account_id == side->account_id
          || !(side->is_new || other->is_new))
        continue;
      *found = i;
      if (++count > 1)
        break;
    }
  return count;
}

static int
count_at_distance (const Pairing *pairing, gsize index, int days, gsize *found)
{
  const FinTransferSide *side = &pairing->sides[index];
  int count = count_on_day (pairing, side, side->date - days, found);

  if (days > 0)
    count += count_on_day (pairing, side, side->date + days, found);
  return count;
}

static void
add_pair (Pairing *pairing, GArray *pairs, gsize one, gsize other)
{
  gboolean leaves = pairing->sides[one].amount < 0;
  FinTransferPair pair = {
    .from = pairing->sides[leaves ? one : other].id,
    .to = pairing->sides[leaves ? other : one].id,
  };

  pairing->states[one] = SIDE_PAIRED;
  pairing->states[other] = SIDE_PAIRED;
  g_array_append_val (pairs, pair);
}

/* Every side is judged before any is paired, so that the order of rows does not matter. */
static void
pair_at_distance (Pairing *pairing, GArray *pairs, int days)
{
  g_autofree gsize *partners = g_new (gsize, pairing->n);

  for (gsize i = 0; i < pairing->n; i++)
    {
      gsize found = 0;
      int count = pairing->states[i] == SIDE_OPEN ? count_at_distance (pairing, i, days, &found) : 0;

      partners[i] = count == 1 ? found : count == 0 ? pairing->n : pairing->n + 1;
    }
  for (gsize i = 0; i < pairing->n; i++)
    if (partners[i] > pairing->n)
      pairing->states[i] = SIDE_AMBIGUOUS;
    else if (partners[i] < pairing->n && partners[partners[i]] == i && partners[i] > i)
      add_pair (pairing, pairs, i, partners[i]);
  /* Who wanted a side that is wanted by several cannot be helped by looking farther away. */
  for (gsize i = 0; i < pairing->n; i++)
    if (pairing->states[i] == SIDE_OPEN && partners[i] < pairing->n)
      pairing->states[i] = SIDE_AMBIGUOUS;
}

/**
 * fin_transfer_pairing_find:
 * @sides: (array length=n_sides): unpaired rows of one currency; they are sorted
 *
 * O(n log n); the result does not depend on the order of @sides.
 *
 * Returns: (transfer full) (element-type FinTransferPair): the pairs without a second candidate
 */
GArray *
fin_transfer_pairing_find (FinTransferSide *sides, gsize n_sides)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (FinTransferPair));
  Pairing pairing = { sides, g_new0 (guint8, MAX (n_sides, 1)), n_sides };

  if (n_sides > 0)
    qsort (sides, n_sides, sizeof *sides, compare_sides);
  for (int days = 0; days <= FIN_TRANSFER_MAX_DAYS; days++)
    pair_at_distance (&pairing, pairs, days);
  g_free (pairing.states);
  return pairs;
}
