/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking for recurring payments is nearly all of a forecast's time. */
#include "fin-forecast-findings.h"

typedef struct
{
  FinDate as_of;
  gboolean for_total;
  FinRecurring *found;
} Finding;

struct _FinForecastFindings
{
  GMutex lock;
  GArray *findings; /* (element-type Finding) */
};

static void
finding_clear (gpointer finding)
{
  fin_recurring_free (((Finding *) finding)->found);
}

FinForecastFindings *
fin_forecast_findings_new (void)
{
  FinForecastFindings *self = g_new0 (FinForecastFindings, 1);

  g_mutex_init (&self->lock);
  self->findings = g_array_new (FALSE, FALSE, sizeof (Finding));
  g_array_set_clear_func (self->findings, finding_clear);
  return self;
}

void
fin_forecast_findings_free (FinForecastFindings *self)
{
  g_array_unref (self->findings);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static const FinRecurring *
find (const FinForecastFindings *self, FinDate as_of, gboolean for_total)
{
  for (guint i = 0; i < self->findings->len; i++)
    {
      const Finding *finding = &g_array_index (self->findings, Finding, i);

      if (finding->as_of == as_of && finding->for_total == for_total)
        return finding->found;
    }
  return NULL;
}

/**
 * fin_forecast_findings_get: the first of several threads that ask looks; the others wait.
 * @account: always the same but for its day and for what @for_total leaves out of its flows
 *
 * Returns: (transfer none): of @account on its day; until that is forgotten
 */
const FinRecurring *
fin_forecast_findings_get (FinForecastFindings *self,
                           const FinForecastAccount *account,
                           gboolean for_total)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  const FinRecurring *found = find (self, account->as_of, for_total);
  Finding finding = { account->as_of, for_total, NULL };

  if (found != NULL)
    return found;
  finding.found = fin_forecast_find_recurring (account);
  g_array_append_val (self->findings, finding);
  return finding.found;
}

static void
relabel (FinRecurringSeries *series, gsize n_series, GStringChunk *labels)
{
  for (gsize i = 0; i < n_series; i++)
    series[i].label = g_string_chunk_insert_const (labels, series[i].label);
}

/**
 * fin_forecast_findings_adopt: takes over what was found in the same rows before.
 * @first, @end: as of days from @first on and before @end
 * @labels: those of the flows that @self is of
 */
void
fin_forecast_findings_adopt (FinForecastFindings *self,
                             FinForecastFindings *from,
                             FinDate first,
                             FinDate end,
                             GStringChunk *labels)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&from->lock);

  for (guint i = 0; i < from->findings->len; i++)
    {
      Finding finding = g_array_index (from->findings, Finding, i);

      if (finding.as_of < first || finding.as_of >= end)
        continue;
      finding.found = fin_recurring_copy (finding.found);
      relabel (finding.found->series, finding.found->n_series, labels);
      relabel (finding.found->rejected, finding.found->n_rejected, labels);
      g_array_append_val (self->findings, finding);
    }
}

/** fin_forecast_findings_forget_before: as of days before @day; while nobody else asks. */
void
fin_forecast_findings_forget_before (FinForecastFindings *self, FinDate day)
{
  for (guint i = self->findings->len; i > 0; i--)
    if (g_array_index (self->findings, Finding, i - 1).as_of < day)
      g_array_remove_index_fast (self->findings, i - 1);
}
