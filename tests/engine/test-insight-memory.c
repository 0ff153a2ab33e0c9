/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A job that has the memory of those before says the same as one without, to the last bit, whatever
 * happened in between: random households, random things done to them, both jobs after each.
 *
 * FINSIGHT_TEST_HOUSEHOLDS sets how many households there are (3).
 */
#include "fin-insight-job.h"

#include <stdlib.h>
#include <string.h>

#include "fin-categoriser.h"
#include "insights-dump.h"
#include "random-household.h"

#define N_STEPS 32

/* Held against each other ----------------------------------------------------------------- */

static void
assert_same (const char *what, const char *kept, const char *anew)
{
  gsize at = 0, line = 0;

  while (kept[at] != '\0' && kept[at] == anew[at])
    {
      line = kept[at] == '\n' ? at + 1 : line;
      at++;
    }
  if (kept[at] != anew[at])
    g_error ("after %s:\nwith memory: %.600s\nwithout:     %.600s", what, kept + line, anew + line);
}

/* Now and then a job is cancelled somewhere before. */
static void
cancel_one (World *world)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FinInsights) none = NULL;

  g_cancellable_cancel (cancellable);
  none = fin_insight_job_run (world->household->database, world->household->clock, world->memory,
                              cancellable, &error);
  g_assert_null (none);
}

#define ASSERT_SAME_COLUMN(name)                                                                   \
  g_assert_cmpmem (kept->flows->name, n * sizeof *kept->flows->name, anew->flows->name,            \
                   n * sizeof *anew->flows->name)
#define ASSERT_SAME_TEXTS(name)                                                                    \
  for (gsize i = 0; i < n; i++)                                                                    \
  g_assert_cmpstr (kept->name[i], ==, anew->name[i])

/* Column by column: not every difference would show in what is found. */
static gpointer
compare_ledgers (FinConnection *connection,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  World *world = data;
  FinLedger *kept = fin_insight_memory_get_ledger (world->memory);
  g_autoptr (FinLedger) anew = fin_ledger_new ();
  gsize n;

  g_assert_true (fin_ledger_update (kept, connection, world->today, error));
  g_assert_true (fin_ledger_update (anew, connection, world->today, error));
  n = anew->flows->n_rows;
  g_assert_cmpuint (kept->flows->n_rows, ==, n);
  ASSERT_SAME_COLUMN (ids);
  ASSERT_SAME_COLUMN (account_ids);
  ASSERT_SAME_COLUMN (days);
  ASSERT_SAME_COLUMN (times);
  ASSERT_SAME_COLUMN (amounts);
  ASSERT_SAME_COLUMN (category_ids);
  ASSERT_SAME_COLUMN (category_kinds);
  ASSERT_SAME_COLUMN (is_transfer);
  ASSERT_SAME_COLUMN (partner_account_ids);
  ASSERT_SAME_COLUMN (first_splits);
  ASSERT_SAME_TEXTS (flows->payees);
  ASSERT_SAME_TEXTS (flows->match_texts);
  ASSERT_SAME_TEXTS (flows->stems);
  ASSERT_SAME_TEXTS (labels);
  g_assert_cmpuint (kept->flows->n_splits, ==, anew->flows->n_splits);
  for (gsize i = 0; i < anew->flows->n_splits; i++)
    {
      const FinFlowSplit *a = &kept->flows->splits[i], *b = &anew->flows->splits[i];

      g_assert_cmpuint (a->row, ==, b->row);
      g_assert_cmpint (a->category_id, ==, b->category_id);
      g_assert_cmpint (a->amount, ==, b->amount);
      g_assert_cmpint (a->category_kind, ==, b->category_kind);
    }
  return FIN_DATABASE_DONE;
}

/* What the categoriser says of some of the rows, and of one with nothing known. */
static gpointer
ask_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  FinCategoriser *categoriser = fin_categoriser_get (connection, error);
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "SELECT account_id, payee, memo, amount, bank_code, match_text, stem FROM transactions "
      "GROUP BY match_text ORDER BY match_text LIMIT 60",
      error);
  GString *text = g_string_new (NULL);

  while (categoriser != NULL && fin_statement_step (statement, error))
    {
      FinCategoriserQuery query = {
        .account_id = fin_statement_column_int (statement, 0),
        .payee = fin_statement_column_text (statement, 1),
        .memo = fin_statement_column_text (statement, 2),
        .amount = fin_statement_column_int (statement, 3),
        .code = fin_statement_column_text (statement, 4),
        .match_text = fin_statement_column_text (statement, 5),
        .stem = fin_statement_column_text (statement, 6),
      };
      FinCategoryChoice choice = fin_categoriser_choose (categoriser, &query);

      g_string_append_printf (text, "%s: %d %d %d %d %d %u %s %s\n", query.match_text,
                              (int) choice.category_id, (int) choice.likely_id, choice.source,
                              choice.confidence, choice.reason, choice.n, choice.detail,
                              choice.rename);
    }
  return g_string_free (text, FALSE);
}

static void
compare_categorisers (World *world, const char *what)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FinDatabase) other =
      fin_database_open (fin_database_get_path (world->household->database), &error);
  g_autofree char *kept = NULL;
  g_autofree char *anew = NULL;

  g_assert_no_error (error);
  kept = fin_database_write (world->household->database, "Ask", ask_func, NULL, NULL, &error);
  g_assert_no_error (error);
  anew = fin_database_read (other, ask_func, NULL, NULL, &error);
  g_assert_no_error (error);
  fin_database_close (other);
  assert_same (what, kept, anew);
}

static void
compare (World *world, const char *what)
{
  FinTestHousehold *h = world->household;
  g_autoptr (GError) error = NULL;
  g_autoptr (FinInsights) anew = NULL;
  g_autofree char *kept_text = NULL;
  g_autofree char *anew_text = NULL;

  g_clear_pointer (&world->insights, fin_insights_unref);
  world->insights = fin_insight_job_run (h->database, h->clock, world->memory, NULL, &error);
  g_assert_no_error (error);
  anew = fin_insight_job_run (h->database, h->clock, NULL, NULL, &error);
  g_assert_no_error (error);
  kept_text = fin_test_dump_insights (world->insights);
  anew_text = fin_test_dump_insights (anew);
  assert_same (what, kept_text, anew_text);
  fin_insight_memory_lock (world->memory);
  fin_database_read_long (h->database, compare_ledgers, world, NULL, &error);
  fin_insight_memory_unlock (world->memory);
  g_assert_no_error (error);
  compare_categorisers (world, what);
}

static void
test_same_as_anew (void)
{
  const char *number = g_getenv ("FINSIGHT_TEST_HOUSEHOLDS");
  guint n_households = number != NULL ? (guint) atoi (number) : 3;
  guint n_series = 0, n_anomalies = 0, n_personas = 0;

  for (guint seed = 1; seed <= n_households; seed++)
    {
      World *world = world_new (seed);
      g_autoptr (GString) story = g_string_new ("nothing");

      compare (world, story->str);
      for (int step = 0; step < N_STEPS; step++)
        {
          if (below (world, 8) == 0)
            cancel_one (world);
          g_string_append_printf (story, ", %s", world_do_something (world));
          if (below (world, 5) == 0)
            continue; /* several things between two jobs */
          compare (world, story->str);
          n_series += world->insights->series->shown->len;
          n_anomalies += world->insights->anomalies->len;
          n_personas += world->insights->persona->enough;
        }
      g_test_message ("household %u: %s", seed, story->str);
      world_free (world);
    }
  /* There was something to be the same. */
  g_assert_cmpuint (n_series, >, n_households * N_STEPS);
  g_assert_cmpuint (n_anomalies, >, n_households);
  g_assert_cmpuint (n_personas, >, n_households * N_STEPS / 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/insight-memory/same-as-anew", test_same_as_anew);
  return g_test_run ();
}
