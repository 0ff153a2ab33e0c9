/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fin_query_diff: applying its ranges front to back turns the old list into the new one. */
#include "fin-query-diff.h"

#include <string.h>

static GArray *
ids_new (const char *letters)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (; *letters != '\0'; letters++)
    {
      gint64 id = *letters;

      g_array_append_val (ids, id);
    }
  return ids;
}

#define IDS(array) ((const gint64 *) (gpointer) (array)->data)

/* Does what a list model's listener does. */
static void
assert_replays (GArray *old_ids, GArray *new_ids, GArray *ranges)
{
  g_autoptr (GArray) replayed = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (replayed, old_ids->data, old_ids->len);
  for (guint i = 0; i < ranges->len; i++)
    {
      const FinQueryRange *range = &g_array_index (ranges, FinQueryRange, i);

      g_assert_true (range->n_old > 0 || range->n_new > 0);
      if (range->n_old > 0)
        g_array_remove_range (replayed, range->new_position, range->n_old);
      if (range->n_new == 0)
        continue;
      g_array_insert_vals (replayed, range->new_position, IDS (new_ids) + range->new_position,
                           range->n_new);
    }
  g_assert_cmpmem (replayed->data, replayed->len * sizeof (gint64), new_ids->data,
                   new_ids->len * sizeof (gint64));
}

static void
test_table (void)
{
  static const struct
  {
    const char *old_ids, *new_ids;
    guint n_ranges, n_touched;
  } cases[] = {
    { "", "", 0, 0 },       { "abc", "abc", 0, 0 },      { "", "abc", 1, 3 },
    { "abc", "", 1, 3 },    { "abc", "abxc", 1, 1 },     { "abc", "xabc", 1, 1 },
    { "abc", "abcx", 1, 1 }, { "abcde", "ace", 2, 2 },    { "abcde", "xabydez", 3, 4 },
    { "abcdef", "bcdefa", 2, 2 }, { "abcdef", "fabcde", 2, 2 }, { "abc", "xyz", 1, 6 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) old_ids = ids_new (cases[i].old_ids);
      g_autoptr (GArray) new_ids = ids_new (cases[i].new_ids);
      g_autoptr (GArray) ranges
          = fin_query_diff (IDS (old_ids), old_ids->len, IDS (new_ids), new_ids->len);
      guint n_touched = 0;

      for (guint r = 0; r < ranges->len; r++)
        n_touched += g_array_index (ranges, FinQueryRange, r).n_old
                     + g_array_index (ranges, FinQueryRange, r).n_new;
      g_test_message ("%s -> %s", cases[i].old_ids, cases[i].new_ids);
      g_assert_cmpuint (ranges->len, ==, cases[i].n_ranges);
      g_assert_cmpuint (n_touched, ==, cases[i].n_touched);
      assert_replays (old_ids, new_ids, ranges);
    }
}

static void
test_random (void)
{
  for (int round = 0; round < 2000; round++)
    {
      g_autoptr (GArray) old_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GArray) new_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GArray) ranges = NULL;
      int n = g_test_rand_int_range (0, round % 50 == 0 ? 3000 : 40);

      for (gint64 id = 1; id <= n; id++)
        {
          if (g_test_rand_int_range (0, 4) > 0)
            g_array_append_val (old_ids, id);
          if (g_test_rand_int_range (0, 4) > 0)
            g_array_insert_val (new_ids,
                                round % 2 ? new_ids->len
                                          : (guint) g_test_rand_int_range (0, (int) new_ids->len + 1),
                                id);
        }
      ranges = fin_query_diff (IDS (old_ids), old_ids->len, IDS (new_ids), new_ids->len);
      assert_replays (old_ids, new_ids, ranges);
    }
}

/* Beyond the hash table: a handful of rows that came, went or moved among very many. */
static void
test_long (void)
{
  g_autoptr (GArray) old_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) new_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) ranges = NULL;
  gint64 moved = 50000;

  g_array_append_val (new_ids, moved);
  for (gint64 id = 1; id <= 60000; id++)
    {
      if (id % 20001 != 0)
        g_array_append_val (old_ids, id);
      if (id % 14000 != 0 && id != moved)
        g_array_append_val (new_ids, id);
    }
  ranges = fin_query_diff (IDS (old_ids), old_ids->len, IDS (new_ids), new_ids->len);
  /* Two came, four went, one moved, which is told twice. */
  g_assert_cmpuint (ranges->len, ==, 8);
  assert_replays (old_ids, new_ids, ranges);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/query-diff/table", test_table);
  g_test_add_func ("/store/query-diff/random", test_random);
  g_test_add_func ("/store/query-diff/long", test_long);

  return g_test_run ();
}
