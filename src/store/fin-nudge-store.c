/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nudges in SQL: one row per fact, whatever became of it. */
#include "fin-nudge-store.h"

#include "fin-connection-private.h"
#include "fin-nudge-private.h"

#define SELECT_NUDGE \
  "SELECT id, profile_id, key, rule, severity, title, body, reason, action, target, harm, " \
  "relevant_date, created_at, delivered_at, read_at, dismissed_at, snoozed_until, acted_at, " \
  "less_at FROM nudges "

static gpointer
read_nudge (FinStatement *row)
{
  FinNudge *nudge = fin_nudge_new ();

  nudge->id = fin_statement_column_int (row, 0);
  nudge->profile_id = fin_statement_column_int (row, 1);
  nudge->key = fin_statement_dup_text (row, 2);
  nudge->rule = fin_statement_dup_text (row, 3);
  nudge->severity = (FinNudgeSeverity) fin_statement_column_int (row, 4);
  nudge->title = fin_statement_dup_text (row, 5);
  nudge->body = fin_statement_dup_text (row, 6);
  nudge->reason = fin_statement_dup_text (row, 7);
  nudge->action = fin_statement_dup_text (row, 8);
  nudge->target = fin_statement_dup_text (row, 9);
  nudge->harm = fin_statement_column_int (row, 10);
  nudge->relevant_date = fin_statement_column_date (row, 11);
  nudge->created_at = fin_statement_column_int (row, 12);
  nudge->delivered_at = fin_statement_column_int (row, 13);
  nudge->read_at = fin_statement_column_int (row, 14);
  nudge->dismissed_at = fin_statement_column_int (row, 15);
  nudge->snoozed_until = fin_statement_column_int (row, 16);
  nudge->acted_at = fin_statement_column_int (row, 17);
  nudge->less_at = fin_statement_column_int (row, 18);
  return nudge;
}

/* Public API */

/**
 * fin_nudge_store_upsert:
 *
 * Stores @nudge with all its times; a nudge of the same profile and key is replaced and keeps its
 * id.
 *
 * Returns: the id or 0
 */
gint64
fin_nudge_store_upsert (FinConnection *connection, FinNudge *nudge, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "INSERT INTO nudges (profile_id, key, rule, severity, title, body, reason, action, target, "
      "harm, "
      "relevant_date, created_at, delivered_at, read_at, dismissed_at, snoozed_until, acted_at, "
      "less_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ifnull (?7, ''), ?8, ?9, ?10, ?11, ?12, ?13, ?14, "
      "?15, ?16, ?17, ?18) "
      "ON CONFLICT (profile_id, key) DO UPDATE SET rule = excluded.rule, "
      "severity = excluded.severity, title = excluded.title, body = excluded.body, "
      "reason = excluded.reason, action = excluded.action, target = excluded.target, "
      "harm = excluded.harm, relevant_date = excluded.relevant_date, "
      "created_at = excluded.created_at, delivered_at = excluded.delivered_at, "
      "read_at = excluded.read_at, dismissed_at = excluded.dismissed_at, "
      "snoozed_until = excluded.snoozed_until, acted_at = excluded.acted_at, "
      "less_at = excluded.less_at RETURNING id",
      error);
  gint64 id = 0;

  if (statement == NULL)
    return 0;
  fin_statement_bind (statement, "issnsssssidikkkkkk", nudge->profile_id, nudge->key, nudge->rule,
                      (int) nudge->severity, nudge->title, nudge->body, nudge->reason,
                      nudge->action, nudge->target, nudge->harm, nudge->relevant_date,
                      nudge->created_at, nudge->delivered_at, nudge->read_at, nudge->dismissed_at,
                      nudge->snoozed_until, nudge->acted_at, nudge->less_at);
  return fin_statement_get_int (statement, &id, error) ? id : 0;
}

FinNudge *
fin_nudge_store_get (FinConnection *connection, gint64 id, GError **error)
{
  return fin_store_fetch_by_id (connection, SELECT_NUDGE "WHERE id = ?1", id, read_nudge, "nudges",
                                error);
}

/** fin_nudge_store_find: Returns: (nullable): %NULL without @error when the fact was never told */
FinNudge *
fin_nudge_store_find (FinConnection *connection, gint64 profile_id, const char *key, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection, SELECT_NUDGE "WHERE profile_id = ?1 AND key = ?2", error);

  if (statement == NULL)
    return NULL;
  fin_statement_bind (statement, "is", profile_id, key);
  return fin_statement_fetch (statement, read_nudge, error);
}

/**
 * fin_nudge_store_list:
 * @limit: -1: all
 *
 * Returns: (element-type FinNudge) (transfer full): newest first
 */
GPtrArray *
fin_nudge_store_list (FinConnection *connection, gboolean with_dismissed, int limit, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      SELECT_NUDGE "WHERE ?1 OR dismissed_at IS NULL ORDER BY created_at DESC, id DESC LIMIT ?2",
      error);

  if (statement == NULL)
    return NULL;
  fin_statement_bind (statement, "nn", with_dismissed, limit);
  return fin_statement_collect (statement, read_nudge, g_object_unref, error);
}

/**
 * fin_nudge_store_list_due:
 *
 * Returns: (element-type FinNudge) (transfer full): neither delivered, read nor dismissed, not
 *   snoozed and still relevant; the most harmful first
 */
GPtrArray *
fin_nudge_store_list_due (FinConnection *connection, gint64 now, FinDate today, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      SELECT_NUDGE "WHERE delivered_at IS NULL AND read_at IS NULL AND dismissed_at IS NULL "
                   "AND ifnull (snoozed_until, 0) <= ?1 AND ifnull (relevant_date, ?2) >= ?2 "
                   "ORDER BY severity DESC, harm DESC, id",
      error);

  if (statement == NULL)
    return NULL;
  fin_statement_bind (statement, "ii", now, (gint64) today);
  return fin_statement_collect (statement, read_nudge, g_object_unref, error);
}

/** fin_nudge_store_count_unread: what the bell shows; snoozed ones wait. Returns: -1 on failure */
gint64
fin_nudge_store_count_unread (FinConnection *connection, gint64 now, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "SELECT count (*) FROM nudges WHERE read_at IS NULL AND dismissed_at IS NULL "
      "AND ifnull (snoozed_until, 0) <= ?1",
      error);
  gint64 count = -1;

  if (statement == NULL)
    return -1;
  fin_statement_bind_int (statement, 1, now);
  fin_statement_get_int (statement, &count, error);
  return count;
}

/**
 * fin_nudge_store_count_delivered:
 * @rule: (nullable): %NULL: all
 *
 * Returns: how many were delivered at @since or later, for limits and cool-downs; -1 on failure
 */
gint64
fin_nudge_store_count_delivered (FinConnection *connection, gint64 since, const char *rule,
                                 GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "SELECT count (*) FROM nudges WHERE delivered_at >= ?1 AND (?2 IS NULL OR rule = ?2)", error);
  gint64 count = -1;

  if (statement == NULL)
    return -1;
  fin_statement_bind (statement, "is", since, rule);
  fin_statement_get_int (statement, &count, error);
  return count;
}

/* Snoozing brings a nudge back as if it had not been delivered; the other times are set once. */
static const char *
assignment_for (FinNudgeEvent event)
{
  switch (event)
    {
    case FIN_NUDGE_DELIVERED:
      return "delivered_at = ifnull (delivered_at, ?1)";
    case FIN_NUDGE_READ:
      return "read_at = ifnull (read_at, ?1)";
    case FIN_NUDGE_DISMISSED:
      return "dismissed_at = ifnull (dismissed_at, ?1)";
    case FIN_NUDGE_SNOOZED:
      return "snoozed_until = ?1, delivered_at = NULL, read_at = NULL";
    case FIN_NUDGE_ACTED:
      return "acted_at = ifnull (acted_at, ?1), read_at = ifnull (read_at, ?1)";
    case FIN_NUDGE_LESS:
      return "less_at = ifnull (less_at, ?1), dismissed_at = ifnull (dismissed_at, ?1)";
    case FIN_NUDGE_RESTORED:
      return "less_at = NULL, dismissed_at = NULL, read_at = ifnull (read_at, ?1)";
    default:
      g_assert_not_reached ();
    }
}

/** fin_nudge_store_record: @at: Unix seconds; for snoozing, when it comes back. */
gboolean
fin_nudge_store_record (FinConnection *connection, gint64 id, FinNudgeEvent event, gint64 at,
                        GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("UPDATE nudges SET %s WHERE id = ?2", assignment_for (event));
  g_autoptr (FinStatement) statement = fin_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  fin_statement_bind (statement, "ii", at, id);
  if (!fin_statement_execute (statement, error))
    return FALSE;
  if (fin_connection_changed_rows (connection) > 0)
    return TRUE;
  fin_store_set_not_found (error, "nudges", id);
  return FALSE;
}

/** fin_nudge_store_record_all: for "mark all as read": every nudge that is not dismissed. */
gboolean
fin_nudge_store_record_all (FinConnection *connection, FinNudgeEvent event, gint64 at,
                            GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("UPDATE nudges SET %s WHERE dismissed_at IS NULL", assignment_for (event));

  return fin_store_run_with_id (connection, sql, at, error);
}

gboolean
fin_nudge_store_delete (FinConnection *connection, gint64 id, GError **error)
{
  return fin_store_run_with_id (connection, "DELETE FROM nudges WHERE id = ?1", id, error);
}
