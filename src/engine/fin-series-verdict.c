/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verdicts on recurring payments: memory, the database's JSON, and the form that analysis takes. */
#include "fin-series-verdict.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "fin-insight-store.h"

/* A text that bears this share of a verdict's payments is another name of its payee. */
#define RENAMED_SHARE 3
#define RENAMED_LEAST 2
/* Months of the year, a bit each, but for all twelve. */
#define MAX_IDLE 4094

static const char *const words[FIN_N_SERIES_WORDS] = { "",       "confirmed", "rejected", "edited",
                                                       "merged", "ended",     "added" };

const char *
fin_series_word_name (FinSeriesWord word)
{
  return words[word];
}

FinSeriesVerdict *
fin_series_verdict_new (const char *key)
{
  FinSeriesVerdict *self = g_rc_box_new0 (FinSeriesVerdict);

  self->key = g_strdup (key);
  self->labels = g_new0 (char *, 1);
  self->evidence = g_array_new (FALSE, FALSE, sizeof (FinRecurringEvidence));
  self->start = FIN_DATE_NONE;
  self->end_date = FIN_DATE_NONE;
  self->schedule.step = 1;
  return self;
}

FinSeriesVerdict *
fin_series_verdict_copy (const FinSeriesVerdict *self)
{
  FinSeriesVerdict *copy = g_rc_box_new0 (FinSeriesVerdict);

  *copy = *self;
  copy->key = g_strdup (self->key);
  copy->labels = g_strdupv (self->labels);
  copy->evidence = g_array_copy (self->evidence);
  copy->name = g_strdup (self->name);
  return copy;
}

FinSeriesVerdict *
fin_series_verdict_ref (FinSeriesVerdict *self)
{
  return g_rc_box_acquire (self);
}

static void
verdict_clear (gpointer data)
{
  FinSeriesVerdict *self = data;

  g_free (self->key);
  g_strfreev (self->labels);
  g_array_unref (self->evidence);
  g_free (self->name);
}

void
fin_series_verdict_unref (FinSeriesVerdict *self)
{
  g_rc_box_release_full (self, verdict_clear);
}

/* JSON ------------------------------------------------------------------------------------ */

static void
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_lists (JsonBuilder *builder, const FinSeriesVerdict *self)
{
  json_builder_set_member_name (builder, "labels");
  json_builder_begin_array (builder);
  for (char **label = self->labels; *label != NULL; label++)
    json_builder_add_string_value (builder, *label);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "evidence");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->evidence->len; i++)
    {
      const FinRecurringEvidence *known = &g_array_index (self->evidence, FinRecurringEvidence, i);

      json_builder_begin_array (builder);
      json_builder_add_int_value (builder, known->day);
      json_builder_add_int_value (builder, (gint64) known->amount);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

static void
add_schedule (JsonBuilder *builder, const FinSchedule *schedule)
{
  add_int (builder, "cadence", schedule->cadence);
  add_int (builder, "rule", schedule->rule);
  add_int (builder, "step", schedule->step);
  add_int (builder, "phase", schedule->phase);
  add_int (builder, "value", schedule->value);
  add_int (builder, "anchor", schedule->anchor);
  if (schedule->idle != 0)
    add_int (builder, "idle", schedule->idle);
}

/** fin_series_verdict_to_json: Returns: (transfer full): all but the key and the word */
char *
fin_series_verdict_to_json (const FinSeriesVerdict *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_int (builder, "account", self->account_id);
  add_int (builder, "outgoing", self->outgoing);
  add_lists (builder, self);
  add_int (builder, "low", self->low);
  add_int (builder, "high", self->high);
  add_int (builder, "whole", self->whole);
  add_schedule (builder, &self->schedule);
  add_int (builder, "pinned", self->pinned);
  if (self->start != FIN_DATE_NONE)
    add_int (builder, "start", self->start);
  if (self->has_amount)
    add_int (builder, "amount", self->amount);
  if (self->end_date != FIN_DATE_NONE)
    add_int (builder, "end", self->end_date);
  if (self->category_id != 0)
    add_int (builder, "category", self->category_id);
  if (self->name != NULL)
    {
      json_builder_set_member_name (builder, "name");
      json_builder_add_string_value (builder, self->name);
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static gint64
get_int (JsonObject *object, const char *name, gint64 otherwise)
{
  return json_object_get_int_member_with_default (object, name, otherwise);
}

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static void
read_labels (JsonArray *array, FinSeriesVerdict *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *label = json_array_get_string_element (array, i);

      if (label != NULL)
        g_strv_builder_add (builder, label);
    }
  g_strfreev (self->labels);
  self->labels = g_strv_builder_end (builder);
}

static void
read_evidence (JsonArray *array, FinSeriesVerdict *self)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      JsonArray *pair = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
      FinRecurringEvidence known;

      if (pair == NULL || json_array_get_length (pair) != 2)
        continue;
      known.day = (gint32) json_array_get_int_element (pair, 0);
      known.amount = (double) json_array_get_int_element (pair, 1);
      g_array_append_val (self->evidence, known);
    }
}

/* What a damaged or foreign file might say must not send the calendar astray. */
static gboolean
read_schedule (JsonObject *object, FinSchedule *schedule)
{
  gint64 cadence = get_int (object, "cadence", -1);
  gint64 rule = get_int (object, "rule", -1);
  gint64 step = get_int (object, "step", 0);
  gint64 value = get_int (object, "value", 0);
  gint64 idle = get_int (object, "idle", 0);

  if (cadence < 0 || cadence > FIN_CADENCE_YEARLY || rule < 0 || rule > FIN_SCHEDULE_MONTH_PAIR
      || step < 1 || step > 366 || value < 0 || value > 4095 || idle < 0 || idle > MAX_IDLE
      || (idle != 0 && (cadence != FIN_CADENCE_MONTHLY || step != 1)))
    return FALSE;
  *schedule = (FinSchedule){ .cadence = (FinCadence) cadence,
                             .rule = (FinScheduleRule) rule,
                             .step = (int) step,
                             .phase = (int) (get_int (object, "phase", 0) % step),
                             .value = (int) value,
                             .anchor = (gint32) get_int (object, "anchor", 0),
                             .idle = (guint) idle };
  return TRUE;
}

/** fin_series_verdict_from_json: Returns: (transfer full) (nullable): %NULL if it makes no sense */
FinSeriesVerdict *
fin_series_verdict_from_json (const char *key, const char *word, const char *data)
{
  g_autoptr (JsonNode) root = data != NULL ? json_from_string (data, NULL) : NULL;
  g_autoptr (FinSeriesVerdict) self = fin_series_verdict_new (key);
  JsonObject *object;
  const char *name;

  for (int i = FIN_SERIES_CONFIRMED; i < FIN_N_SERIES_WORDS; i++)
    if (strcmp (words[i], word) == 0)
      self->word = (FinSeriesWord) i;
  if (self->word == FIN_SERIES_UNSAID || root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  object = json_node_get_object (root);
  if (!read_schedule (object, &self->schedule))
    return NULL;
  self->account_id = get_int (object, "account", 0);
  self->outgoing = get_int (object, "outgoing", 1) != 0;
  read_labels (get_array (object, "labels"), self);
  read_evidence (get_array (object, "evidence"), self);
  self->low = get_int (object, "low", 0);
  self->high = get_int (object, "high", 0);
  self->whole = get_int (object, "whole", 0) != 0;
  self->pinned = get_int (object, "pinned", 0) != 0;
  self->start = (FinDate) get_int (object, "start", FIN_DATE_NONE);
  self->has_amount = json_object_has_member (object, "amount");
  self->amount = get_int (object, "amount", 0);
  self->end_date = (FinDate) get_int (object, "end", FIN_DATE_NONE);
  self->category_id = get_int (object, "category", 0);
  name = json_object_get_string_member_with_default (object, "name", NULL);
  self->name = g_strdup (name);
  return g_steal_pointer (&self);
}

/* For analysis ---------------------------------------------------------------------------- */

/* The evidence is by day, so that most payments are told by two looks. */
static gboolean
is_known (const FinSeriesVerdict *self, const FinFlow *flow)
{
  guint n = self->evidence->len;

  if (n == 0 || g_array_index (self->evidence, FinRecurringEvidence, 0).day > flow->day
      || g_array_index (self->evidence, FinRecurringEvidence, n - 1).day < flow->day)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const FinRecurringEvidence *known = &g_array_index (self->evidence, FinRecurringEvidence, i);

      if (known->day == flow->day && known->amount == flow->amount)
        return TRUE;
    }
  return FALSE;
}

/*
 * Its labels, as they are written now, and any other that its payments bear now: a payee is renamed
 * by the person, or read better by a later version.
 */
static char **
find_labels (const FinSeriesVerdict *self,
             FinFlowLabels *label_set,
             const FinFlow *flows,
             gsize n_flows)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer label, count;
  guint least = MAX (RENAMED_LEAST, self->evidence->len / RENAMED_SHARE);

  for (char **said = self->labels; *said != NULL; said++)
    {
      g_strv_builder_add (builder, *said);
      g_strv_builder_add (builder,
                          fin_flow_labels_get (label_set, &(FinFlowText){ .text = *said }));
    }
  for (gsize i = 0; i < n_flows; i++)
    if (flows[i].label != NULL && is_known (self, &flows[i]))
      {
        guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, flows[i].label));

        g_hash_table_insert (counts, (gpointer) flows[i].label, GUINT_TO_POINTER (n + 1));
      }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &label, &count))
    if (GPOINTER_TO_UINT (count) >= least
        && !g_strv_contains ((const char *const *) self->labels, label))
      g_strv_builder_add (builder, label);
  return g_strv_builder_end (builder);
}

static FinRecurringVerdict
make_facts (const FinSeriesVerdict *self, char **labels)
{
  return (FinRecurringVerdict){
    .kind = self->word == FIN_SERIES_REJECTED ? FIN_RECURRING_REJECTED : FIN_RECURRING_KEPT,
    .outgoing = self->outgoing,
    .labels = (const char *const *) labels,
    .n_labels = g_strv_length (labels),
    .low = (double) self->low,
    .high = (double) self->high,
    .whole = self->whole,
    .evidence = (const FinRecurringEvidence *) (void *) self->evidence->data,
    .n_evidence = self->evidence->len,
    .schedule = self->schedule,
    .pinned = self->pinned,
    .start = self->start != FIN_DATE_NONE ? self->start : 0,
    .has_amount = self->has_amount,
    .amount = (double) self->amount,
    .end_day = self->end_date != FIN_DATE_NONE ? self->end_date : FIN_RECURRING_NO_DAY,
  };
}

/**
 * fin_series_verdicts_new:
 * @all: (element-type FinSeriesVerdict): of the household
 * @labels: by which the payments of the household are grouped
 * @flows: the account's payments
 *
 * Returns: (transfer full): those on the account
 */
FinSeriesVerdicts *
fin_series_verdicts_new (
    GPtrArray *all, gint64 account_id, FinFlowLabels *labels, const FinFlow *flows, gsize n_flows)
{
  FinSeriesVerdicts *self = g_new0 (FinSeriesVerdicts, 1);

  self->said = g_ptr_array_new_with_free_func ((GDestroyNotify) fin_series_verdict_unref);
  self->labels = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->facts = g_new0 (FinRecurringVerdict, all->len + 1);
  for (guint i = 0; i < all->len; i++)
    {
      FinSeriesVerdict *verdict = g_ptr_array_index (all, i);
      char **meant;

      if (verdict->account_id != account_id)
        continue;
      meant = find_labels (verdict, labels, flows, n_flows);
      g_ptr_array_add (self->labels, meant);
      g_ptr_array_add (self->said, fin_series_verdict_ref (verdict));
      self->facts[self->n_facts++] = make_facts (verdict, meant);
    }
  return self;
}

void
fin_series_verdicts_free (FinSeriesVerdicts *self)
{
  g_ptr_array_unref (self->said);
  g_ptr_array_unref (self->labels);
  g_free (self->facts);
  g_free (self);
}

/* The database ---------------------------------------------------------------------------- */

/** fin_series_verdict_load: Returns: (transfer full) (element-type FinSeriesVerdict): by age */
GPtrArray *
fin_series_verdict_load (FinConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) stored = fin_verdict_store_list (connection, FIN_SERIES_SUBJECT, error);
  g_autoptr (GPtrArray) verdicts =
      g_ptr_array_new_with_free_func ((GDestroyNotify) fin_series_verdict_unref);

  if (stored == NULL)
    return NULL;
  for (guint i = 0; i < stored->len; i++)
    {
      const FinStoredVerdict *row = g_ptr_array_index (stored, i);
      FinSeriesVerdict *verdict = fin_series_verdict_from_json (row->key, row->verdict, row->data);

      if (verdict != NULL)
        g_ptr_array_add (verdicts, verdict);
    }
  return g_steal_pointer (&verdicts);
}

gboolean
fin_series_verdict_store (FinConnection *connection, const FinSeriesVerdict *self, GError **error)
{
  g_autofree char *data = fin_series_verdict_to_json (self);

  return fin_verdict_store_set (connection, FIN_SERIES_SUBJECT, self->key, words[self->word], data,
                                error);
}

/** fin_series_verdict_forget: what was said about @key is taken back. */
gboolean
fin_series_verdict_forget (FinConnection *connection, const char *key, GError **error)
{
  return fin_verdict_store_set (connection, FIN_SERIES_SUBJECT, key, NULL, NULL, error);
}

static gboolean
same_evidence (const FinRecurringVerdict *a, const FinRecurringVerdict *b)
{
  if (a->n_labels != b->n_labels || a->n_evidence != b->n_evidence)
    return FALSE;
  for (gsize i = 0; i < a->n_labels; i++)
    if (strcmp (a->labels[i], b->labels[i]) != 0)
      return FALSE;
  for (gsize i = 0; i < a->n_evidence; i++)
    if (a->evidence[i].day != b->evidence[i].day || a->evidence[i].amount != b->evidence[i].amount)
      return FALSE;
  return TRUE;
}

/* All but what is pointed to is compared as it lies in memory, so that no field can be forgotten;
 * what lies between the fields can only make equal verdicts look different. */
static gboolean
same_verdict (const FinRecurringVerdict *a, const FinRecurringVerdict *b)
{
  FinRecurringVerdict first = *a, second = *b;

  first.labels = second.labels = NULL;
  first.evidence = second.evidence = NULL;
  return memcmp (&first, &second, sizeof first) == 0 && same_evidence (a, b);
}

/** fin_series_verdicts_same: Returns: whether both say the same of the same payments */
gboolean
fin_series_verdicts_same (const FinSeriesVerdicts *a, const FinSeriesVerdicts *b)
{
  if (a->n_facts != b->n_facts)
    return FALSE;
  for (gsize i = 0; i < a->n_facts; i++)
    if (!same_verdict (&a->facts[i], &b->facts[i]))
      return FALSE;
  return TRUE;
}
