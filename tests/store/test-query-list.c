/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FinQueryList: whatever changes and wherever the story is stopped, listeners know the list; a short one
 * grows by portions. */
#include "fin-query-list.h"

#include "fin-query-diff.h"

#define PORTION_ROWS 32
#define FILLED_ROWS 200

typedef struct
{
  FinQueryList *list;
  GArray *ids; /* as a listener knows them */
  guint n_signals;
  guint stop_at; /* the signal that stops the story; 0: none */
} Fixture;

static void
changed_cb (guint position, guint n_removed, guint n_added, gpointer data)
{
  Fixture *fixture = data;

  g_assert_cmpuint (position + n_removed, <=, fixture->ids->len);
  if (n_removed > 0)
    g_array_remove_range (fixture->ids, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    {
      gint64 id = fin_query_list_get_id (fixture->list, position + i);

      if (position + i < fixture->ids->len)
        g_array_insert_val (fixture->ids, position + i, id);
      else
        g_array_append_val (fixture->ids, id);
    }
  g_assert_cmpuint (fin_query_list_get_n (fixture->list), ==, fixture->ids->len);
  for (guint i = 0; i < fixture->ids->len; i++)
    g_assert_cmpint (fin_query_list_get_id (fixture->list, i), ==,
                     g_array_index (fixture->ids, gint64, i));
  fixture->n_signals++;
  if (fixture->n_signals == fixture->stop_at)
    fin_query_list_stop (fixture->list);
}

static void
open_list (Fixture *fixture)
{
  *fixture = (Fixture){ .ids = g_array_new (FALSE, FALSE, sizeof (gint64)) };
  fixture->list = fin_query_list_new (changed_cb, fixture);
}

static void
close_list (Fixture *fixture)
{
  fin_query_list_free (fixture->list);
  g_array_unref (fixture->ids);
}

static const gint64 *
data_of (GArray *ids)
{
  return (const gint64 *) (gpointer) ids->data;
}

static void
take (Fixture *fixture, GArray *ids)
{
  GArray *known = fin_query_list_get_ids (fixture->list);
  g_autoptr (GArray) ranges
      = fin_query_diff (data_of (known), known->len, data_of (ids), ids->len);

  fin_query_list_take (fixture->list, ids, ranges);
}

static GArray *
count_up (gint64 first, guint n)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n; i++)
    {
      gint64 id = first + i;

      g_array_append_val (ids, id);
    }
  return ids;
}

/* Returns how many turns it took; no turn makes a short list grow by more than a portion. */
static guint
tell_all (Fixture *fixture)
{
  guint n_turns = 0;
  gboolean more;

  do
    {
      guint before = fixture->ids->len;

      more = fin_query_list_tell (fixture->list);
      if (before + PORTION_ROWS < FILLED_ROWS && more)
        g_assert_cmpuint (fixture->ids->len, <=, before + PORTION_ROWS);
      g_assert_cmpuint (++n_turns, <, 100);
    }
  while (more);
  return n_turns;
}

static void
assert_shown (Fixture *fixture, GArray *ids)
{
  g_assert_cmpmem (fixture->ids->data, fixture->ids->len * sizeof (gint64), ids->data,
                   ids->len * sizeof (gint64));
}

/* Seven turns until a view is filled, then all others at once. */
static void
test_grows (void)
{
  g_autoptr (GArray) ids = count_up (1, 5000);
  Fixture fixture;

  open_list (&fixture);
  take (&fixture, ids);
  g_assert_cmpuint (fin_query_list_get_n (fixture.list), ==, 0);
  g_assert_cmpuint (tell_all (&fixture), ==, 7);
  g_assert_cmpuint (fixture.n_signals, ==, 8);
  assert_shown (&fixture, ids);
  close_list (&fixture);
}

/* New rows before a few old ones, too: a file that brings the newest. */
static void
test_grows_in_front (void)
{
  g_autoptr (GArray) old_ids = count_up (10000, 10);
  g_autoptr (GArray) ids = count_up (1, 5000);
  Fixture fixture;

  open_list (&fixture);
  take (&fixture, old_ids);
  g_assert_cmpuint (tell_all (&fixture), ==, 1);
  g_array_append_vals (ids, old_ids->data, old_ids->len);
  take (&fixture, ids);
  g_assert_cmpuint (tell_all (&fixture), >, 5);
  assert_shown (&fixture, ids);
  close_list (&fixture);
}

/* A full list has its widgets: whatever comes, comes at once. */
static void
test_full (void)
{
  g_autoptr (GArray) ids = count_up (1, 300);
  g_autoptr (GArray) more = count_up (1, 3000);
  g_autoptr (GArray) few = count_up (7, 3);
  Fixture fixture;

  open_list (&fixture);
  take (&fixture, ids);
  tell_all (&fixture);
  take (&fixture, more);
  g_assert_cmpuint (tell_all (&fixture), ==, 1);
  take (&fixture, few);
  g_assert_cmpuint (tell_all (&fixture), ==, 1);
  assert_shown (&fixture, few);
  close_list (&fixture);
}

static GArray *
random_ids (void)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = (guint) g_test_rand_int_range (0, 400);
  gint64 id = 0;

  for (guint i = 0; i < n; i++)
    {
      id += g_test_rand_int_range (1, 4);
      g_array_append_val (ids, id);
    }
  return ids;
}

/* Any lists, the story stopped at any point, by a listener or between two turns. */
static void
test_random (void)
{
  Fixture fixture;

  open_list (&fixture);
  for (int round = 0; round < 300; round++)
    {
      g_autoptr (GArray) ids = random_ids ();
      gboolean more = TRUE;

      fixture.stop_at = g_test_rand_bit () ? fixture.n_signals + g_test_rand_int_range (1, 5) : 0;
      take (&fixture, ids);
      for (int turn = g_test_rand_int_range (0, 12); turn > 0 && more; turn--)
        more = fin_query_list_tell (fixture.list);
      fin_query_list_stop (fixture.list);
      assert_shown (&fixture, fin_query_list_get_ids (fixture.list));
      fixture.stop_at = 0;
      take (&fixture, ids);
      tell_all (&fixture);
      assert_shown (&fixture, ids);
    }
  close_list (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/query-list/grows", test_grows);
  g_test_add_func ("/store/query-list/grows-in-front", test_grows_in_front);
  g_test_add_func ("/store/query-list/full", test_full);
  g_test_add_func ("/store/query-list/random", test_random);
  return g_test_run ();
}
