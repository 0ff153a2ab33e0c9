/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps of undo: opened and closed around a write, walked back and forth, dropped when too many. */
#include "fin-history.h"

#include <glib/gi18n.h>

#include "fin-database-worker.h"
#include "fin-history-private.h"
#include "fin-history-step-private.h"

/* How much is remembered: whole steps go, oldest first; the newest one always stays. */
#define MAX_STEPS 500
#define MAX_CHANGES G_GINT64_CONSTANT (3000000)

typedef struct
{
  gint64 id;
  char *label;
  gint64 first_change;
  gint64 last_change;
} Step;

static void
step_free (Step *self)
{
  g_free (self->label);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Step, step_free)

static gboolean
set_state (FinConnection *connection, const char *step_id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE history_state SET step_id = %s", step_id);

  return fin_connection_execute (connection, sql, error);
}

static gboolean
last_change (FinConnection *connection, gint64 *id, GError **error)
{
  return fin_connection_get_int (connection, "SELECT ifnull (max (id), 0) FROM history_changes", id,
                                 error);
}

static gboolean
run_with (FinConnection *connection, const char *sql, gint64 a, gint64 b, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  fin_statement_bind (statement, "ii", a, b);
  return fin_statement_execute (statement, error);
}

/* Doing something new after an undo makes the undone steps unreachable. */
static gboolean
drop_redo_branch (FinConnection *connection, GError **error)
{
  return fin_connection_execute (connection,
                                 "DELETE FROM history_changes WHERE id IN "
                                 "(SELECT c.id FROM history_steps s CROSS JOIN history_changes c "
                                 "ON c.id BETWEEN s.first_change AND s.last_change WHERE s.undone);"
                                 "DELETE FROM history_steps WHERE undone;",
                                 error);
}

static gboolean
drop_oldest_steps (FinConnection *connection, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "SELECT id, last_change FROM (SELECT id, last_change, row_number () OVER newer AS n_steps, "
      "sum (last_change - first_change + 1) OVER newer AS n_changes FROM history_steps "
      "WINDOW newer AS (ORDER BY id DESC)) WHERE n_steps > 1 AND (n_steps > ?1 OR n_changes > ?2) "
      "ORDER BY id DESC LIMIT 1",
      error);
  g_autoptr (GError) local_error = NULL;
  gint64 step_id, change_id;

  if (statement == NULL)
    return FALSE;
  fin_statement_bind (statement, "ii", (gint64) MAX_STEPS, MAX_CHANGES);
  if (!fin_statement_step (statement, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      return local_error == NULL;
    }
  step_id = fin_statement_column_int (statement, 0);
  change_id = fin_statement_column_int (statement, 1);
  return run_with (connection, "DELETE FROM history_changes WHERE id <= ?2 AND ?1 > 0", step_id,
                   change_id, error)
         && run_with (connection, "DELETE FROM history_steps WHERE id <= ?1 AND ?2 >= 0", step_id,
                      change_id, error);
}

/* Private to the store */

/** fin_history_begin_step: inside a write transaction, before the job's first change. */
gboolean
fin_history_begin_step (FinConnection *connection, GError **error)
{
  return last_change (connection, &connection->history_mark, error)
         && set_state (connection, "(SELECT ifnull (max (id), 0) + 1 FROM history_steps)", error);
}

/** fin_history_end_step: before the commit; a job that changed nothing undoable leaves no step. */
gboolean
fin_history_end_step (FinConnection *connection, const char *label, gint64 now, GError **error)
{
  g_autoptr (FinStatement) statement = NULL;
  gint64 first = connection->history_mark + 1;
  gint64 last;

  if (!last_change (connection, &last, error))
    return FALSE;
  if (last < first)
    return set_state (connection, "NULL", error);
  if (!drop_redo_branch (connection, error))
    return FALSE;
  statement = fin_connection_prepare (
      connection,
      "INSERT INTO history_steps (id, label, made_at, first_change, last_change) "
      "SELECT step_id, ?1, ?2, ?3, ?4 FROM history_state",
      error);
  if (statement == NULL)
    return FALSE;
  fin_statement_bind (statement, "siii", label, now, first, last);
  return fin_statement_execute (statement, error) && set_state (connection, "NULL", error)
         && drop_oldest_steps (connection, error);
}

gboolean
fin_history_begin_seed (FinConnection *connection, GError **error)
{
  connection->history_mark = -1;
  return set_state (connection, "0", error);
}

/* What is not logged is counted: see FinDataVersion. */
gboolean
fin_history_end_seed (FinConnection *connection, GError **error)
{
  return fin_connection_execute (connection,
                                 "INSERT INTO settings (key, value) VALUES ('seeds', '1') "
                                 "ON CONFLICT (key) DO UPDATE SET value = CAST (value + 1 AS TEXT)",
                                 error)
         && set_state (connection, "NULL", error);
}

/* Undo and redo */

static Step *
find_step (FinConnection *connection, gboolean undo, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      undo ? "SELECT id, label, first_change, last_change FROM history_steps WHERE NOT undone "
             "ORDER BY id DESC LIMIT 1"
           : "SELECT id, label, first_change, last_change FROM history_steps WHERE undone "
             "ORDER BY id LIMIT 1",
      error);
  g_autoptr (GError) local_error = NULL;
  Step *step;

  if (statement == NULL)
    return NULL;
  if (!fin_statement_step (statement, &local_error))
    {
      if (local_error != NULL)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error_literal (error, FIN_STORE_ERROR, FIN_STORE_ERROR_NOTHING,
                             undo ? _("There is nothing to undo.")
                                  : _("There is nothing to redo."));
      return NULL;
    }
  step = g_new0 (Step, 1);
  step->id = fin_statement_column_int (statement, 0);
  step->label = g_strdup (fin_statement_column_text (statement, 1));
  step->first_change = fin_statement_column_int (statement, 2);
  step->last_change = fin_statement_column_int (statement, 3);
  return step;
}

static gboolean
replace_changes (FinConnection *connection, const Step *step, gboolean undo, gint64 mark,
                 GError **error)
{
  g_autoptr (FinStatement) statement = NULL;
  gint64 last;

  if (!last_change (connection, &last, error)
      || !run_with (connection, "DELETE FROM history_changes WHERE id BETWEEN ?1 AND ?2",
                    step->first_change, step->last_change, error))
    return FALSE;
  statement = fin_connection_prepare (
      connection,
      "UPDATE history_steps SET undone = ?1, first_change = ?2, last_change = ?3 WHERE id = ?4",
      error);
  if (statement == NULL)
    return FALSE;
  fin_statement_bind (statement, "niii", undo, mark + 1, last, step->id);
  return fin_statement_execute (statement, error);
}

/* While a step is taken back, the triggers log under its id: that log is the way to redo it. */
static char *
walk (FinConnection *connection, gboolean undo, GError **error)
{
  g_autoptr (Step) step = find_step (connection, undo, error);
  g_autofree char *id = NULL;
  gint64 mark;

  if (step == NULL)
    return NULL;
  id = g_strdup_printf ("%" G_GINT64_FORMAT, step->id);
  if (!last_change (connection, &mark, error) || !set_state (connection, id, error)
      || !fin_history_apply (connection, step->first_change, step->last_change, error)
      || !replace_changes (connection, step, undo, mark, error)
      || !set_state (connection, "NULL", error))
    return NULL;
  return g_steal_pointer (&step->label);
}

static gpointer
undo_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return walk (connection, TRUE, error);
}

static gpointer
redo_func (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return walk (connection, FALSE, error);
}

static char *
walk_blocking (FinDatabase *database, FinDatabaseFunc func, GCancellable *cancellable,
               GError **error)
{
  FinJob *job = fin_job_new (FIN_JOB_RECORD, NULL, func, NULL, cancellable);

  /* The label, when the commit fails after all. */
  job->result_free = g_free;
  return fin_database_worker_run (fin_database_get_worker (database), job, error);
}

/* Public API */

void
fin_history_state_free (FinHistoryState *self)
{
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_free (self);
}

static char *
find_label (FinConnection *connection, gboolean undo, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (Step) step = find_step (connection, undo, &local_error);

  if (step != NULL)
    return g_steal_pointer (&step->label);
  if (!g_error_matches (local_error, FIN_STORE_ERROR, FIN_STORE_ERROR_NOTHING))
    g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/** fin_history_get_state: Returns: (transfer full): what Undo and Redo would do */
FinHistoryState *
fin_history_get_state (FinConnection *connection, GError **error)
{
  g_autoptr (FinHistoryState) state = g_new0 (FinHistoryState, 1);
  g_autoptr (GError) local_error = NULL;

  state->undo_label = find_label (connection, TRUE, &local_error);
  if (local_error == NULL)
    state->redo_label = find_label (connection, FALSE, &local_error);
  if (local_error == NULL)
    return g_steal_pointer (&state);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/** fin_history_list: Returns: (element-type FinHistoryStep): newest first, undone ones included */
GPtrArray *
fin_history_list (FinConnection *connection, int limit, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "SELECT id, label, made_at, undone, last_change - first_change + 1 FROM history_steps "
      "ORDER BY id DESC LIMIT ?1",
      error);
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return NULL;
  fin_statement_bind (statement, "n", limit);
  while (fin_statement_step (statement, &local_error))
    {
      FinHistoryStep *step = fin_history_step_new ();

      step->id = fin_statement_column_int (statement, 0);
      step->label = g_strdup (fin_statement_column_text (statement, 1));
      step->made_at = fin_statement_column_int (statement, 2);
      step->undone = fin_statement_column_int (statement, 3) != 0;
      step->n_changes = fin_statement_column_int (statement, 4);
      g_ptr_array_add (steps, step);
    }
  if (local_error == NULL)
    return g_steal_pointer (&steps);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/**
 * fin_history_undo:
 *
 * Takes back the newest step that is not undone.
 *
 * Returns: (transfer full): its label; %FIN_STORE_ERROR_NOTHING when there is none
 */
char *
fin_history_undo (FinDatabase *database, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (FIN_IS_DATABASE (database), NULL);

  return walk_blocking (database, undo_func, cancellable, error);
}

/** fin_history_redo: does the step again that was undone last. Returns: (transfer full): its
 * label */
char *
fin_history_redo (FinDatabase *database, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (FIN_IS_DATABASE (database), NULL);

  return walk_blocking (database, redo_func, cancellable, error);
}

void
fin_history_undo_async (FinDatabase *database, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  fin_database_write_async (database, NULL, undo_func, NULL, NULL, g_free, cancellable, callback,
                            user_data);
}

char *
fin_history_undo_finish (FinDatabase *database, GAsyncResult *result, GError **error)
{
  return fin_database_write_finish (database, result, error);
}

void
fin_history_redo_async (FinDatabase *database, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  fin_database_write_async (database, NULL, redo_func, NULL, NULL, g_free, cancellable, callback,
                            user_data);
}

char *
fin_history_redo_finish (FinDatabase *database, GAsyncResult *result, GError **error)
{
  return fin_database_write_finish (database, result, error);
}
