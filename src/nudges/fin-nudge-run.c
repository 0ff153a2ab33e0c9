/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Joins rules, policy and store: one write of the database, nothing of it undoable. */
#include "fin-nudge-run.h"

#include "fin-nudge-policy.h"
#include "fin-nudge-store.h"

/* Far more than three a day for the longest cool-down. */
#define MAX_TOLD 1000

typedef struct
{
  FinInsights *insights;
  FinNudgeSettings settings;
  GDateTime *now;
} Run;

static Run *
run_new (FinClock *clock, FinInsights *insights, const FinNudgeSettings *settings)
{
  Run *run = g_new0 (Run, 1);

  run->insights = fin_insights_ref (insights);
  run->settings = *settings;
  run->now = fin_clock_get_now (clock);
  return run;
}

static void
run_free (gpointer data)
{
  Run *run = data;

  fin_insights_unref (run->insights);
  g_date_time_unref (run->now);
  g_free (run);
}

static FinDate
to_local_day (const Run *run, gint64 unix_time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (unix_time);
  g_autoptr (GDateTime) local
      = utc != NULL ? g_date_time_to_timezone (utc, g_date_time_get_timezone (run->now)) : NULL;

  return local != NULL ? fin_date_from_date_time (local) : FIN_DATE_NONE;
}

static GPtrArray *
list_told (const Run *run, FinConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) nudges = fin_nudge_store_list (connection, TRUE, MAX_TOLD, error);
  GPtrArray *told;

  if (nudges == NULL)
    return NULL;
  told = g_ptr_array_new_with_free_func ((GDestroyNotify) fin_nudge_told_free);
  for (guint i = 0; i < nudges->len; i++)
    {
      FinNudge *nudge = g_ptr_array_index (nudges, i);
      FinNudgeTold *entry = fin_nudge_told_new (
          fin_nudge_get_key (nudge), (int) fin_nudge_get_severity (nudge), fin_nudge_get_harm (nudge));

      entry->day = to_local_day (run, fin_nudge_get_created_at (nudge));
      entry->relevant_until = fin_nudge_get_relevant_date (nudge);
      entry->acted = fin_nudge_get_acted_at (nudge) != 0;
      entry->less = fin_nudge_get_less_at (nudge) != 0;
      g_ptr_array_add (told, entry);
    }
  return told;
}

static FinNudge *
make_nudge (const Run *run, const FinNudgeCandidate *candidate)
{
  g_autofree char *key
      = fin_nudge_policy_key (candidate, fin_date_from_date_time (run->now));
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (candidate->action));
  g_autofree char *printed = g_variant_print (target, FALSE);
  FinNudge *nudge = fin_nudge_new ();

  g_object_set (nudge, "key", key, "rule", fin_nudge_rule_key (candidate->rule), "severity",
                candidate->severity, "title", candidate->title, "body", candidate->body, "reason",
                candidate->reason, "action", "win.page", "target", printed, "harm",
                candidate->harm, "relevant-date", candidate->relevant_until, "created-at",
                g_date_time_to_unix (run->now), NULL);
  return nudge;
}

static gpointer
tell (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Run *run = data;
  FinDate today = fin_date_from_date_time (run->now);
  g_autoptr (GPtrArray) told = list_told (run, connection, error);
  g_autoptr (GPtrArray) candidates = NULL;
  g_autoptr (GPtrArray) selected = NULL;
  g_autoptr (GPtrArray) nudges = g_ptr_array_new_with_free_func (g_object_unref);

  if (told == NULL)
    return NULL;
  candidates = fin_nudge_rules_evaluate (run->insights, &run->settings);
  selected = fin_nudge_policy_select (candidates, told, today, &run->settings);
  for (guint i = 0; i < selected->len; i++)
    {
      FinNudge *nudge = make_nudge (run, g_ptr_array_index (selected, i));
      gint64 id;

      g_ptr_array_add (nudges, nudge);
      id = fin_nudge_store_upsert (connection, nudge, error);
      if (id == 0)
        return NULL;
      g_object_set (nudge, "id", id, NULL);
    }
  return g_steal_pointer (&nudges);
}

/**
 * fin_nudge_run: blocking, for the command line.
 *
 * Returns: (transfer full) (element-type FinNudge): what is new today, most urgent first; nothing is
 *   delivered yet
 */
GPtrArray *
fin_nudge_run (FinDatabase *database,
               FinClock *clock,
               FinInsights *insights,
               const FinNudgeSettings *settings,
               GCancellable *cancellable,
               GError **error)
{
  Run *run = run_new (clock, insights, settings);
  GPtrArray *nudges = fin_database_write (database, NULL, tell, run, cancellable, error);

  run_free (run);
  return nudges;
}

/** fin_nudge_run_async: for the window; ends in fin_nudge_run_finish() on the main context. */
void
fin_nudge_run_async (FinDatabase *database,
                     FinClock *clock,
                     FinInsights *insights,
                     const FinNudgeSettings *settings,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  fin_database_write_async (database, NULL, tell, run_new (clock, insights, settings), run_free,
                            (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
fin_nudge_run_finish (FinDatabase *database, GAsyncResult *result, GError **error)
{
  return fin_database_write_finish (database, result, error);
}
