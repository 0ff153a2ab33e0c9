/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns what a person says about a listed series into the verdict that is kept. */
#include "fin-series-act.h"

#include <glib/gi18n.h>
#include <string.h>

#include "fin-flow-labels.h"

/* The latest payments are enough to know a series by. */
#define MAX_EVIDENCE 60

G_DEFINE_QUARK (fin-series-error-quark, fin_series_error)

static int
compare_evidence (gconstpointer a, gconstpointer b)
{
  const FinRecurringEvidence *x = a;
  const FinRecurringEvidence *y = b;

  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  return (x->amount > y->amount) - (x->amount < y->amount);
}

static void
add_evidence (FinSeriesVerdict *verdict, gint32 day, gint64 amount)
{
  FinRecurringEvidence known = { .day = day, .amount = (double) amount };

  for (guint i = 0; i < verdict->evidence->len; i++)
    {
      const FinRecurringEvidence *old = &g_array_index (verdict->evidence, FinRecurringEvidence, i);

      if (old->day == known.day && old->amount == known.amount)
        return;
    }
  g_array_append_val (verdict->evidence, known);
}

static void
add_label (FinSeriesVerdict *verdict, const char *label)
{
  g_autoptr (GStrvBuilder) builder = NULL;

  if (g_strv_contains ((const char *const *) verdict->labels, label))
    return;
  builder = g_strv_builder_new ();
  g_strv_builder_addv (builder, (const char **) verdict->labels);
  g_strv_builder_add (builder, label);
  g_strfreev (verdict->labels);
  verdict->labels = g_strv_builder_end (builder);
}

/* Takes in what is known of @item: its text, its payments, its amounts. */
static void
absorb (FinSeriesVerdict *verdict, const FinSeriesItem *item)
{
  gboolean first = verdict->low == 0 && verdict->high == 0;

  add_label (verdict, item->label);
  for (guint i = 0; i < item->payments->len; i++)
    {
      const FinSeriesPayment *payment = &g_array_index (item->payments, FinSeriesPayment, i);

      add_evidence (verdict, payment->date, payment->amount);
    }
  g_array_sort (verdict->evidence, compare_evidence);
  if (verdict->evidence->len > MAX_EVIDENCE)
    g_array_remove_range (verdict->evidence, 0, verdict->evidence->len - MAX_EVIDENCE);
  verdict->low = first ? item->low : MIN (verdict->low, item->low);
  verdict->high = first ? item->high : MAX (verdict->high, item->high);
}

/* What was said already, and what is known by now. */
static FinSeriesVerdict *
start_verdict (const FinSeriesItem *item, FinSeriesWord word)
{
  FinSeriesVerdict *verdict = item->verdict != NULL ? fin_series_verdict_copy (item->verdict)
                                                    : fin_series_verdict_new (item->key);

  verdict->word = word;
  verdict->account_id = item->account_id;
  verdict->outgoing = item->usual < 0;
  if (!verdict->pinned)
    verdict->schedule = item->schedule;
  absorb (verdict, item);
  if (item->payments->len == 0 && verdict->start == FIN_DATE_NONE)
    verdict->start = item->next;
  return verdict;
}

/** fin_series_confirm: it is recurring; an end or a rejection said before is taken back. */
gboolean
fin_series_confirm (FinConnection *connection, const FinSeriesItem *item, GError **error)
{
  g_autoptr (FinSeriesVerdict) verdict = start_verdict (item, FIN_SERIES_CONFIRMED);

  verdict->end_date = FIN_DATE_NONE;
  verdict->whole = FALSE;
  return fin_series_verdict_store (connection, verdict, error);
}

/** fin_series_reject: it is not recurring, and neither is anything else that its payee is paid. */
gboolean
fin_series_reject (FinConnection *connection, const FinSeriesItem *item, GError **error)
{
  g_autoptr (FinSeriesVerdict) verdict = start_verdict (item, FIN_SERIES_REJECTED);

  /* Of a payee with several series only this one is meant: their keys are numbered. */
  verdict->whole = strchr (item->key, '#') == NULL && item->payments->len > 0 && !item->fixed;
  return fin_series_verdict_store (connection, verdict, error);
}

/** fin_series_end: nothing more is due from @on. */
gboolean
fin_series_end (FinConnection *connection, const FinSeriesItem *item, FinDate on, GError **error)
{
  g_autoptr (FinSeriesVerdict) verdict = start_verdict (item, FIN_SERIES_ENDED);

  verdict->end_date = on;
  return fin_series_verdict_store (connection, verdict, error);
}

static gboolean
check_name (const char *name, GError **error)
{
  if (name == NULL || name[0] != '\0')
    return TRUE;
  g_set_error_literal (error, FIN_SERIES_ERROR, FIN_SERIES_ERROR_VALUE,
                       _ ("A recurring payment needs a name"));
  return FALSE;
}

/* Another day of the month leaves the months alone in which nothing is due, unless it lies in one. */
static FinSchedule
choose_schedule (const FinSeriesItem *item, FinCadence cadence, FinDate next)
{
  FinSchedule schedule = fin_schedule_from_day (cadence, next);
  int month;

  fin_date_to_ymd (next, NULL, &month, NULL);
  if (cadence == FIN_CADENCE_MONTHLY && !(item->schedule.idle >> (month - 1) & 1U))
    schedule.idle = item->schedule.idle;
  return schedule;
}

/** fin_series_edit: what is edited stays so, whatever is found later. */
gboolean
fin_series_edit (FinConnection *connection,
                 const FinSeriesItem *item,
                 const FinSeriesEdit *edit,
                 GError **error)
{
  g_autoptr (FinSeriesVerdict) verdict =
      start_verdict (item, item->word == FIN_SERIES_ADDED ? FIN_SERIES_ADDED : FIN_SERIES_EDITED);

  if (!check_name (edit->name, error))
    return FALSE;
  if (edit->name != NULL)
    {
      g_free (verdict->name);
      verdict->name = g_strdup (edit->name);
    }
  if (edit->has_cadence || edit->next != FIN_DATE_NONE)
    {
      FinDate next = edit->next != FIN_DATE_NONE ? edit->next : item->next;

      verdict->schedule = choose_schedule (
          item, edit->has_cadence ? edit->cadence : item->schedule.cadence, next);
      verdict->pinned = TRUE;
      verdict->start = next;
    }
  if (edit->amount != 0)
    {
      verdict->has_amount = TRUE;
      verdict->amount = edit->amount;
      verdict->low = MIN (verdict->low, edit->amount);
      verdict->high = MAX (verdict->high, edit->amount);
    }
  if (edit->category_id != 0)
    verdict->category_id = MAX (edit->category_id, 0);
  return fin_series_verdict_store (connection, verdict, error);
}

static const FinSeriesItem *
latest (const FinSeriesItem *const *items, guint n_items)
{
  const FinSeriesItem *best = items[0];

  for (guint i = 1; i < n_items; i++)
    if (items[i]->next > best->next
        || (best->state == FIN_RECURRING_ENDED && items[i]->state != FIN_RECURRING_ENDED))
      best = items[i];
  return best;
}

/** fin_series_merge: the payments of all @items are those of one, known by the first one's key. */
gboolean
fin_series_merge (FinConnection *connection,
                  const FinSeriesItem *const *items,
                  guint n_items,
                  GError **error)
{
  g_autoptr (FinSeriesVerdict) verdict = NULL;

  for (guint i = 1; i < n_items; i++)
    if (items[i]->account_id != items[0]->account_id
        || (items[i]->usual < 0) != (items[0]->usual < 0))
      n_items = 0;
  if (n_items < 2)
    {
      g_set_error_literal (error, FIN_SERIES_ERROR, FIN_SERIES_ERROR_MERGE,
                           _ ("Only recurring payments of one account, all coming in or all going "
                              "out, can be merged"));
      return FALSE;
    }
  verdict = start_verdict (items[0], FIN_SERIES_MERGED);
  for (guint i = 1; i < n_items; i++)
    {
      absorb (verdict, items[i]);
      if (items[i]->verdict != NULL
          && !fin_series_verdict_forget (connection, items[i]->key, error))
        return FALSE;
    }
  if (verdict->name == NULL)
    verdict->name = g_strdup (items[0]->name);
  if (!verdict->pinned)
    verdict->schedule = latest (items, n_items)->schedule;
  return fin_series_verdict_store (connection, verdict, error);
}

/* One that no verdict has. */
static char *
find_key (FinConnection *connection, const FinSeriesAddition *addition, GError **error)
{
  g_autoptr (GPtrArray) verdicts = fin_series_verdict_load (connection, error);

  for (int n = 1; verdicts != NULL; n++)
    {
      g_autofree char *key =
          g_strdup_printf ("%" G_GINT64_FORMAT "%cby-hand %s#%d", addition->account_id,
                           addition->amount < 0 ? '-' : '+', addition->name, n);
      gboolean taken = FALSE;

      for (guint i = 0; i < verdicts->len; i++)
        taken =
            taken || strcmp (((FinSeriesVerdict *) g_ptr_array_index (verdicts, i))->key, key) == 0;
      if (!taken)
        return g_steal_pointer (&key);
    }
  return NULL;
}

/** fin_series_add: Returns: (transfer full): its key */
char *
fin_series_add (FinConnection *connection, const FinSeriesAddition *addition, GError **error)
{
  g_autoptr (FinFlowLabels) labels = NULL;
  g_autoptr (FinSeriesVerdict) verdict = NULL;
  g_autofree char *key = NULL;

  if (!check_name (addition->name, error))
    return NULL;
  if (addition->amount == 0 || addition->next == FIN_DATE_NONE)
    {
      g_set_error_literal (error, FIN_SERIES_ERROR, FIN_SERIES_ERROR_VALUE,
                           _ ("A recurring payment needs an amount and a day"));
      return NULL;
    }
  key = find_key (connection, addition, error);
  if (key == NULL)
    return NULL;
  labels = fin_flow_labels_new ();
  verdict = fin_series_verdict_new (key);
  verdict->word = FIN_SERIES_ADDED;
  verdict->account_id = addition->account_id;
  verdict->outgoing = addition->amount < 0;
  add_label (verdict, fin_flow_labels_get (labels, &(FinFlowText){ .text = addition->name }));
  verdict->name = g_strdup (addition->name);
  verdict->low = verdict->high = addition->amount;
  verdict->schedule = fin_schedule_from_day (addition->cadence, addition->next);
  verdict->pinned = TRUE;
  verdict->start = addition->next;
  verdict->category_id = addition->category_id;
  if (!fin_series_verdict_store (connection, verdict, error))
    return NULL;
  return g_steal_pointer (&key);
}

/** fin_series_reset: whatever was said is taken back. */
gboolean
fin_series_reset (FinConnection *connection, const FinSeriesItem *item, GError **error)
{
  return fin_series_verdict_forget (connection, item->key, error);
}
