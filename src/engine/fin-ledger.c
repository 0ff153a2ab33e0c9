/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what changed since the version it stands at; all of it where that cannot be told. */
#include "fin-ledger.h"

#include "fin-account-store.h"
#include "fin-data-version.h"

/* Beyond this share of its rows a ledger is loaded faster than changed. */
#define MAX_CHANGED_SHARE 8

typedef struct
{
  FinLedger public;

  FinDataVersion version; /* of the rows; none while they are not whole */
  FinFlowPayee **payees;  /* per row, NULL where unknown */
  gsize n_changed;        /* rows since all were loaded: what they were still takes memory */
} Ledger;

static void
forget (Ledger *self)
{
  static gint last_generation = 0;

  self->public.generation = (guint) g_atomic_int_add (&last_generation, 1) + 1;
  self->version = FIN_DATA_VERSION_NONE;
  g_clear_pointer (&self->public.flows, fin_flows_free);
  g_clear_pointer (&self->public.label_set, fin_flow_labels_free);
  g_clear_pointer (&self->public.labels, g_free);
  g_clear_pointer (&self->payees, g_free);
  self->n_changed = 0;
}

FinLedger *
fin_ledger_new (void)
{
  Ledger *self = g_new0 (Ledger, 1);

  forget (self);
  return &self->public;
}

void
fin_ledger_free (FinLedger *self)
{
  if (self == NULL)
    return;
  forget ((Ledger *) self);
  g_free (self);
}

/** fin_ledger_forget_if_large: memory stays within bounds between two analyses. Returns: whether it
 * was */
gboolean
fin_ledger_forget_if_large (FinLedger *self)
{
  if (self->flows == NULL || self->flows->n_rows <= FIN_LEDGER_MAX_KEPT)
    return FALSE;
  forget ((Ledger *) self);
  return TRUE;
}

static FinFlowText
text_of_row (const FinFlows *flows, gsize row)
{
  return (FinFlowText){
    .text = flows->match_texts[row][0] != '\0' ? flows->match_texts[row] : flows->payees[row],
    .stem = flows->stems[row],
    .name = flows->payees[row],
  };
}

static void
add_text (Ledger *self, gsize row)
{
  FinFlowText text = text_of_row (self->public.flows, row);

  self->payees[row] = fin_flow_labels_add (self->public.label_set, &text);
}

static void
label_row (Ledger *self, gsize row)
{
  FinFlowText text = text_of_row (self->public.flows, row);

  self->public.labels[row] = fin_flow_labels_get (self->public.label_set, &text);
}

/* Days to come belong to it: what is planned counts, too. */
static gboolean
find_period (FinConnection *connection, FinDate today, FinPeriod *period, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  FinDate last = fin_flows_last_day (connection, today, &local_error);

  *period = (FinPeriod){ G_MININT32, G_MAXINT32 };
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (last == FIN_DATE_NONE)
    return TRUE;
  period->first = fin_date_quarter_start (fin_date_add_months (last, -12 * FIN_LEDGER_YEARS));
  return TRUE;
}

static gboolean
load (Ledger *self, FinConnection *connection, FinPeriod period, GError **error)
{
  FinLedger *public = &self->public;

  forget (self);
  public->flows = fin_flows_load (connection, 0, FIN_PROFILE_ANY, period, error);
  if (public->flows == NULL)
    return FALSE;
  public->label_set = fin_flow_labels_new ();
  public->labels = g_new (const char *, public->flows->capacity);
  self->payees = g_new (FinFlowPayee *, public->flows->capacity);
  for (gsize row = 0; row < public->flows->n_rows; row++)
    add_text (self, row);
  for (gsize row = 0; row < public->flows->n_rows; row++)
    label_row (self, row);
  for (gsize row = 0; row < public->flows->n_rows; row++)
    if (self->payees[row] != NULL)
      self->payees[row]->changed = FALSE;
  return TRUE;
}

/* What a payee's rows say of it, as they come and go. */
enum
{
  UNTOUCHED,
  TOUCHED, /* a row came or went */
  SEEN,    /* and its first row was met */
};

static void
touch (GPtrArray *touched, FinFlowPayee *payee)
{
  if (payee == NULL || payee->mark == TOUCHED)
    return;
  payee->mark = TOUCHED;
  g_ptr_array_add (touched, payee);
}

/* Counts out what goes and counts in what comes. Returns: (transfer full): the payees of fresh rows
 */
static FinFlowPayee **
count_over (Ledger *self, const FinFlowsPatch *patch, GPtrArray *touched)
{
  FinFlowPayee **fresh = g_new0 (FinFlowPayee *, patch->fresh->n_rows + 1);

  for (guint i = 0; i < patch->dropped->len; i++)
    {
      gsize row = g_array_index (patch->dropped, gsize, i);

      touch (touched, self->payees[row]);
      if (self->payees[row] != NULL)
        fin_flow_labels_remove (self->public.label_set, self->payees[row],
                                text_of_row (self->public.flows, row).text);
    }
  for (gsize i = 0; i < patch->fresh->n_rows; i++)
    {
      FinFlowText text = text_of_row (patch->fresh, i);

      fresh[i] = fin_flow_labels_add (self->public.label_set, &text);
      touch (touched, fresh[i]);
    }
  return fresh;
}

/* A payee's name is that of its first row; where that or the numbers that count are others, its
 * labels are. Fresh rows have none yet. */
static void
label_over (Ledger *self, GPtrArray *touched)
{
  const FinFlows *flows = self->public.flows;
  FinFlowLabels *labels = self->public.label_set;

  for (gsize row = 0; row < flows->n_rows; row++)
    if (self->payees[row] != NULL && self->payees[row]->mark == TOUCHED)
      {
        self->payees[row]->mark = SEEN;
        fin_flow_labels_rename (labels, self->payees[row], flows->payees[row]);
      }
  for (guint i = 0; i < touched->len; i++)
    if (((FinFlowPayee *) g_ptr_array_index (touched, i))->mark == TOUCHED)
      fin_flow_labels_rename (labels, g_ptr_array_index (touched, i), NULL);
  for (gsize row = 0; row < flows->n_rows; row++)
    if (self->public.labels[row] == NULL
        || (self->payees[row] != NULL && self->payees[row]->changed))
      label_row (self, row);
  for (guint i = 0; i < touched->len; i++)
    {
      FinFlowPayee *payee = g_ptr_array_index (touched, i);

      payee->mark = UNTOUCHED;
      payee->changed = FALSE;
    }
}

static gboolean
change (Ledger *self, FinConnection *connection, GArray *ids, GError **error)
{
  FinLedger *public = &self->public;
  g_autoptr (FinFlowsPatch) patch = fin_flows_plan (public->flows, connection, ids, error);
  g_autoptr (GPtrArray) touched = g_ptr_array_new ();
  g_autofree FinFlowPayee **fresh = NULL;

  if (patch == NULL)
    return FALSE;
  fresh = count_over (self, patch, touched);
  if (!fin_flows_change (public->flows, patch, connection, error))
    return FALSE;
  self->payees = fin_flows_patch_apply (patch, self->payees, fresh, sizeof *self->payees,
                                        public->flows->capacity);
  public->labels = fin_flows_patch_apply (patch, public->labels, NULL, sizeof *public->labels,
                                          public->flows->capacity);
  label_over (self, touched);
  self->n_changed += ids->len;
  return TRUE;
}

/* Returns: whether @changes are few, and of rows alone */
static gboolean
may_change (const Ledger *self, const FinDataChanges *changes)
{
  return changes->known && (changes->kinds & FIN_CHANGES_CATEGORIES) == 0
         && self->n_changed + changes->transactions->len
                <= self->public.flows->n_rows / MAX_CHANGED_SHARE;
}

static gboolean
bring_up_to_date (Ledger *self,
                  FinConnection *connection,
                  FinPeriod period,
                  const FinDataVersion *version,
                  GError **error)
{
  g_auto (FinDataChanges) changes = { 0 };
  FinDataVersion before = self->version;

  if (self->public.flows == NULL || period.first != self->public.flows->period.first)
    before = FIN_DATA_VERSION_NONE;
  if (fin_data_version_equal (&before, version))
    return TRUE;
  self->version = FIN_DATA_VERSION_NONE;
  if (before.schema >= 0
      && !fin_data_changes_read (connection, &before, version, (gint64) self->public.flows->n_rows,
                                 &changes, error))
    return FALSE;
  if (before.schema < 0 || !may_change (self, &changes))
    return load (self, connection, period, error);
  if (changes.transactions->len == 0 && !changes.splits)
    return TRUE;
  return change (self, connection, changes.transactions, error);
}

/**
 * fin_ledger_update: on a thread of the database.
 *
 * Whatever happened since the last time, and also where that one failed or was cancelled, the
 * ledger is then as if it were new: it knows the version of the data that it shows, and reads all
 * of them unless the undo log tells every row that differs.
 *
 * Returns: %FALSE with an error of the store; the ledger must not be used until an update is done
 */
gboolean
fin_ledger_update (FinLedger *ledger, FinConnection *connection, FinDate today, GError **error)
{
  Ledger *self = (Ledger *) ledger;
  FinDataVersion version;
  FinPeriod period;

  if (!fin_data_version_read (connection, &version, error)
      || !find_period (connection, today, &period, error)
      || !bring_up_to_date (self, connection, period, &version, error))
    return FALSE;
  self->version = version;
  return TRUE;
}
