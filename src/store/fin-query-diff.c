/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Common ends are cut off; in between, the rows that kept their order stay. */
#include "fin-query-diff.h"

/* More ids than this are walked instead of being put in a hash table. */
#define MAX_MIDDLE 20000

/* How far the walk looks for the place where the lists meet again. */
#define MAX_GAP 512

/* A view is better off with one range than with a longer story. */
#define MAX_RANGES 256

#define NOT_KEPT G_MAXUINT

static void
add_range (GArray *ranges, guint old_position, guint n_old, guint new_position, guint n_new)
{
  FinQueryRange range = { old_position, n_old, new_position, n_new };

  if (n_old > 0 || n_new > 0)
    g_array_append_val (ranges, range);
}

/* For each old id its place among the new ones, NOT_KEPT when it is gone. Keys point into
 * new_ids. */
static guint *
find_places (const gint64 *old_ids, guint n_old, const gint64 *new_ids, guint n_new)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint *place = g_new (guint, n_old);

  for (guint i = 0; i < n_new; i++)
    g_hash_table_insert (places, (gpointer) &new_ids[i], GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < n_old; i++)
    {
      guint found = GPOINTER_TO_UINT (g_hash_table_lookup (places, &old_ids[i]));

      place[i] = found > 0 ? found - 1 : NOT_KEPT;
    }
  return place;
}

/* Longest increasing subsequence (patience sorting): rows outside it moved, which a list model can
 * only tell as gone and come back. Sets their place to NOT_KEPT. */
static void
drop_moved (guint *place, guint n_old)
{
  /* tail[k]: end of the best run of length k + 1 */
  g_autofree guint *tail = g_new (guint, n_old + 1);
  g_autofree guint *previous = g_new (guint, n_old + 1);
  guint length = 0;

  for (guint i = 0; i < n_old; i++)
    {
      guint low = 0, high = length;

      if (place[i] == NOT_KEPT)
        continue;
      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (place[tail[middle]] < place[i])
            low = middle + 1;
          else
            high = middle;
        }
      previous[i] = low > 0 ? tail[low - 1] : NOT_KEPT;
      tail[low] = i;
      length = MAX (length, low + 1);
    }

  /* Walk the run from its end; whatever lies between its members is not part of it. */
  for (guint i = n_old, kept = length > 0 ? tail[length - 1] : NOT_KEPT; i > 0; i--)
    if (i - 1 == kept)
      kept = previous[kept];
    else
      place[i - 1] = NOT_KEPT;
}

static void
diff_middle (GArray *ranges, guint start, const gint64 *old_ids, guint n_old, const gint64 *new_ids,
             guint n_new)
{
  g_autofree guint *place = find_places (old_ids, n_old, new_ids, n_new);
  guint old_done = 0, new_done = 0;

  drop_moved (place, n_old);
  for (guint i = 0; i < n_old; i++)
    {
      if (place[i] == NOT_KEPT)
        continue;
      add_range (ranges, start + old_done, i - old_done, start + new_done, place[i] - new_done);
      old_done = i + 1;
      new_done = place[i] + 1;
    }
  add_range (ranges, start + old_done, n_old - old_done, start + new_done, n_new - new_done);
}

/* The distance to the first of @ids that is @id, n_ids when it is not among them. */
static guint
find_ahead (const gint64 *ids, guint n_ids, gint64 id)
{
  guint n = 0;

  while (n < n_ids && ids[n] != id)
    n++;
  return n;
}

/* Long lists: walk both, and at a difference look a little ahead. A few rows that came or went far
 * apart are found in linear time; where the lists do not meet again, the rest is one range. */
static void
diff_long (GArray *ranges, guint start, const gint64 *old_ids, guint n_old, const gint64 *new_ids,
           guint n_new)
{
  guint i = 0, k = 0;

  while (i < n_old && k < n_new && ranges->len <= MAX_RANGES)
    {
      guint n_ahead_old = MIN (n_old - i, MAX_GAP), n_ahead_new = MIN (n_new - k, MAX_GAP);
      guint n_gone, n_come;

      if (old_ids[i] == new_ids[k])
        {
          i++;
          k++;
          continue;
        }
      n_gone = find_ahead (old_ids + i, n_ahead_old, new_ids[k]);
      n_come = find_ahead (new_ids + k, n_ahead_new, old_ids[i]);
      if (n_gone == n_ahead_old && n_come == n_ahead_new)
        break;
      if (n_gone < n_ahead_old && (n_come == n_ahead_new || n_gone <= n_come))
        {
          add_range (ranges, start + i, n_gone, start + k, 0);
          i += n_gone;
        }
      else
        {
          add_range (ranges, start + i, 0, start + k, n_come);
          k += n_come;
        }
    }
  add_range (ranges, start + i, n_old - i, start + k, n_new - k);
}

/**
 * fin_query_diff:
 *
 * Returns: (element-type FinQueryRange) (transfer full): empty when the lists are equal
 */
GArray *
fin_query_diff (const gint64 *old_ids, guint n_old, const gint64 *new_ids, guint n_new)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (FinQueryRange));
  guint start = 0;
  guint n_common_end = 0;

  while (start < n_old && start < n_new && old_ids[start] == new_ids[start])
    start++;
  while (n_common_end < n_old - start && n_common_end < n_new - start
         && old_ids[n_old - 1 - n_common_end] == new_ids[n_new - 1 - n_common_end])
    n_common_end++;
  n_old -= start + n_common_end;
  n_new -= start + n_common_end;

  if (n_old > 0 && n_new > 0 && n_old <= MAX_MIDDLE && n_new <= MAX_MIDDLE)
    diff_middle (ranges, start, old_ids + start, n_old, new_ids + start, n_new);
  else if (n_old > 0 && n_new > 0)
    diff_long (ranges, start, old_ids + start, n_old, new_ids + start, n_new);
  if (ranges->len == 0 || ranges->len > MAX_RANGES)
    {
      g_array_set_size (ranges, 0);
      add_range (ranges, start, n_old, start, n_new);
    }
  return ranges;
}
