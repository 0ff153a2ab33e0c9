/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings flows up to date by reading the rows that changed, which are few, and no others. */
#include "fin-flows-private.h"

#include <stdlib.h>
#include <string.h>

void
fin_flows_patch_free (FinFlowsPatch *patch)
{
  g_clear_pointer (&patch->runs, g_array_unref);
  g_clear_pointer (&patch->dropped, g_array_unref);
  if (patch->fresh != NULL)
    patch->fresh->strings = NULL; /* borrowed */
  g_clear_pointer (&patch->fresh, fin_flows_free);
  g_free (patch);
}

static char *
make_list (GArray *ids)
{
  GString *list = g_string_new ("[");

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            g_array_index (ids, gint64, i));
  g_string_append_c (list, ']');
  return g_string_free (list, FALSE);
}

/* The rows of @ids as they are now, and the other sides of transfers, which tell of them. The
 * pluses keep SQLite from going through all rows by day. */
static FinFlows *
load_fresh (const FinFlows *self, FinConnection *connection, GArray *ids, GError **error)
{
  g_autofree char *list = make_list (ids);
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      FIN_FLOWS_SELECT "WHERE t.id IN (SELECT value FROM json_each (?3) UNION SELECT o.id FROM "
                       "json_each (?3) JOIN transactions o ON o.transfer_id = value) "
                       "AND +t.posting_date BETWEEN ?1 AND ?2 AND +t.state = 0 "
                       "ORDER BY +t.posting_date, t.id",
      error);
  FinFlows *fresh;

  if (statement == NULL)
    return NULL;
  fresh = g_new0 (FinFlows, 1);
  fresh->strings = self->strings;
  fin_statement_bind (statement, "iis", (gint64) self->period.first, (gint64) self->period.last,
                      list);
  if (fin_flows_collect (fresh, statement, error))
    return fresh;
  fresh->strings = NULL;
  fin_flows_free (fresh);
  return NULL;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

/* What came back changed, and what did not come back. */
static GArray *
find_dropped (const FinFlows *self, const FinFlows *fresh, GArray *ids)
{
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (gint64));
  GArray *dropped = g_array_new (FALSE, FALSE, sizeof (gsize));
  gint64 least, most;

  g_array_append_vals (gone, ids->data, ids->len);
  g_array_append_vals (gone, fresh->ids, (guint) fresh->n_rows);
  if (gone->len == 0)
    return dropped;
  g_array_sort (gone, compare_ids);
  least = g_array_index (gone, gint64, 0);
  most = g_array_index (gone, gint64, gone->len - 1);
  for (gsize row = 0; row < self->n_rows; row++)
    if (self->ids[row] >= least && self->ids[row] <= most
        && bsearch (&self->ids[row], gone->data, gone->len, sizeof (gint64), compare_ids) != NULL)
      g_array_append_val (dropped, row);
  return dropped;
}

static void
add_run (FinFlowsPatch *patch, gboolean fresh, gsize first, gsize n)
{
  FinFlowsRun run = { fresh, first, n };

  if (n > 0)
    g_array_append_val (patch->runs, run);
}

/* Merges what stays with what is fresh, by day and id. */
static void
plan_runs (const FinFlows *self, FinFlowsPatch *patch)
{
  const FinFlows *fresh = patch->fresh;
  gsize from = 0, n_fresh = 0;
  guint n_dropped = 0;

  patch->first = self->n_rows;
  while (n_fresh < fresh->n_rows || n_dropped < patch->dropped->len)
    {
      gsize insert = n_fresh < fresh->n_rows
                         ? fin_flows_find (self, fresh->days[n_fresh], fresh->ids[n_fresh])
                         : G_MAXSIZE;
      gsize drop = n_dropped < patch->dropped->len
                       ? g_array_index (patch->dropped, gsize, n_dropped)
                       : G_MAXSIZE;
      gsize next = MIN (insert, drop);

      if (patch->runs->len == 0 && n_dropped == 0)
        patch->first = next;
      else
        add_run (patch, FALSE, from, next - from);
      from = next;
      if (insert <= drop)
        add_run (patch, TRUE, n_fresh++, 1);
      else
        {
          from++;
          n_dropped++;
        }
    }
  if (patch->first < self->n_rows)
    add_run (patch, FALSE, from, self->n_rows - from);
}

/**
 * fin_flows_plan:
 * @self: of all accounts
 * @ids: (element-type gint64): rows that may have changed, ascending
 *
 * Reads them, and changes nothing yet.
 *
 * Returns: (transfer full): its strings belong to @self
 */
FinFlowsPatch *
fin_flows_plan (const FinFlows *self, FinConnection *connection, GArray *ids, GError **error)
{
  g_autoptr (FinFlowsPatch) patch = g_new0 (FinFlowsPatch, 1);

  patch->fresh = load_fresh (self, connection, ids, error);
  if (patch->fresh == NULL)
    return NULL;
  patch->runs = g_array_new (FALSE, FALSE, sizeof (FinFlowsRun));
  patch->dropped = find_dropped (self, patch->fresh, ids);
  plan_runs (self, patch);
  return g_steal_pointer (&patch);
}

static gsize
count_rows (const FinFlowsPatch *patch)
{
  gsize n = patch->first;

  for (guint i = 0; i < patch->runs->len; i++)
    n += g_array_index (patch->runs, FinFlowsRun, i).n;
  return n;
}

/**
 * fin_flows_patch_apply:
 * @column: (transfer full): an item of @size bytes for each row before
 * @fresh: (nullable): likewise for each fresh row; zeros otherwise
 * @capacity: room that the column gets, in rows
 *
 * Returns: (transfer full): the column for the rows there are now
 */
gpointer
fin_flows_patch_apply (
    const FinFlowsPatch *patch, gpointer column, gconstpointer fresh, gsize size, gsize capacity)
{
  gsize n_tail = count_rows (patch) - patch->first;
  g_autofree char *tail = g_malloc0_n (MAX (n_tail, 1), size);
  char *to = tail;

  for (guint i = 0; i < patch->runs->len; i++)
    {
      const FinFlowsRun *run = &g_array_index (patch->runs, FinFlowsRun, i);
      const char *from = run->fresh ? fresh : column;

      if (from != NULL)
        memcpy (to, from + run->first * size, run->n * size);
      to += run->n * size;
    }
  column = g_realloc_n (column, capacity, size);
  memcpy ((char *) column + patch->first * size, tail, n_tail * size);
  return column;
}

/** fin_flows_change: Returns: %FALSE when the parts could not be read; the flows are useless then
 */
gboolean
fin_flows_change (FinFlows *self,
                  const FinFlowsPatch *patch,
                  FinConnection *connection,
                  GError **error)
{
  gsize n_rows = count_rows (patch);

  if (n_rows > self->capacity)
    self->capacity = n_rows + n_rows / 8;
  for (gsize i = 0; i < FIN_FLOWS_N_COLUMNS; i++)
    *FIN_FLOWS_COLUMN (self, i) = fin_flows_patch_apply (patch, *FIN_FLOWS_COLUMN (self, i),
                                                         *FIN_FLOWS_COLUMN (patch->fresh, i),
                                                         fin_flows_columns[i].size, self->capacity);
  self->n_rows = n_rows;
  return fin_flows_load_splits (self, connection, error);
}
