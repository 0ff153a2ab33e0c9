/* SPDX-License-Identifier: GPL-3.0-or-later */
/* At most three a day, the same fact once, again only when it got materially worse. */
#include "fin-nudge-policy.h"

#include <string.h>

/* Days in which a rule stays silent about the same subject unless it got materially worse. */
static const int cool_downs[FIN_N_NUDGE_RULES] = {
  [FIN_NUDGE_RULE_CRITICAL_BALANCE] = 14,
  [FIN_NUDGE_RULE_LOW_BALANCE] = 14,
  [FIN_NUDGE_RULE_OVERSPENDING] = 14,
  [FIN_NUDGE_RULE_SAVINGS_OPPORTUNITY] = 60,
  /* Facts of one day: told again only when they got worse. */
  [FIN_NUDGE_RULE_DUPLICATE_CHARGE] = 365,
  [FIN_NUDGE_RULE_UNUSUAL_CHARGE] = 365,
  [FIN_NUDGE_RULE_MISSING_INCOME] = 365,
  [FIN_NUDGE_RULE_PRICE_RISE] = 365,
};

/* "Materially worse": the expected harm at least doubled. */
#define WORSE_FACTOR 2

FinNudgeTold *
fin_nudge_told_new (const char *key, int severity, gint64 harm)
{
  FinNudgeTold *self = g_new0 (FinNudgeTold, 1);

  self->key = g_strdup (key);
  self->severity = severity;
  self->harm = harm;
  self->day = FIN_DATE_NONE;
  self->relevant_until = FIN_DATE_NONE;
  return self;
}

void
fin_nudge_told_free (FinNudgeTold *self)
{
  g_free (self->key);
  g_free (self);
}

static char *
make_stem (const FinNudgeCandidate *candidate)
{
  return g_strdup_printf ("%s:%s@", fin_nudge_rule_key (candidate->rule), candidate->subject);
}

/** fin_nudge_policy_key: Returns: (transfer full): the stable key of this fact told on @today */
char *
fin_nudge_policy_key (const FinNudgeCandidate *candidate, FinDate today)
{
  g_autofree char *stem = make_stem (candidate);
  g_autofree char *day = fin_date_to_iso (today);

  return g_strconcat (stem, day, NULL);
}

static const FinNudgeTold *
find_latest (const FinNudgeCandidate *candidate, GPtrArray *told)
{
  g_autofree char *stem = make_stem (candidate);
  const FinNudgeTold *latest = NULL;

  for (guint i = 0; i < told->len; i++)
    {
      const FinNudgeTold *entry = g_ptr_array_index (told, i);

      if (g_str_has_prefix (entry->key, stem) && (latest == NULL || entry->day > latest->day))
        latest = entry;
    }
  return latest;
}

/* Going from "low" to "critical" is news; the critical rule speaking covers the low one. */
static gboolean
is_covered (const FinNudgeCandidate *candidate, GPtrArray *told, FinDate today)
{
  FinNudgeCandidate critical = *candidate;
  const FinNudgeTold *latest;

  if (candidate->rule != FIN_NUDGE_RULE_LOW_BALANCE)
    return FALSE;
  critical.rule = FIN_NUDGE_RULE_CRITICAL_BALANCE;
  latest = find_latest (&critical, told);
  return latest != NULL && today - latest->day < cool_downs[critical.rule];
}

static gboolean
is_news (const FinNudgeCandidate *candidate, GPtrArray *told, FinDate today)
{
  const FinNudgeTold *latest = find_latest (candidate, told);

  if (is_covered (candidate, told, today))
    return FALSE;
  if (latest == NULL)
    return TRUE;
  if (latest->day >= today)
    return FALSE;
  if ((int) candidate->severity > latest->severity
      || (latest->harm > 0 && candidate->harm / WORSE_FACTOR >= latest->harm))
    return TRUE;
  return today - latest->day >= cool_downs[candidate->rule]
         && today > latest->relevant_until;
}

/**
 * fin_nudge_policy_select:
 * @candidates: (element-type FinNudgeCandidate): from fin_nudge_rules_evaluate(), best first
 * @told: (element-type FinNudgeTold): everything told before
 *
 * Returns: (transfer container) (element-type FinNudgeCandidate): what to tell now, borrowed from
 *   @candidates
 */
GPtrArray *
fin_nudge_policy_select (GPtrArray *candidates,
                         GPtrArray *told,
                         FinDate today,
                         const FinNudgeSettings *settings)
{
  GPtrArray *selected = g_ptr_array_new ();
  int left = settings->most_per_day;

  for (guint i = 0; i < told->len; i++)
    if (((const FinNudgeTold *) g_ptr_array_index (told, i))->day == today)
      left--;
  for (guint i = 0; i < candidates->len && left > 0; i++)
    {
      FinNudgeCandidate *candidate = g_ptr_array_index (candidates, i);

      if (candidate->relevant_until < today || !is_news (candidate, told, today))
        continue;
      g_ptr_array_add (selected, candidate);
      left--;
    }
  return selected;
}

/** fin_nudge_policy_is_quiet: whether the desktop must not be disturbed now. */
gboolean
fin_nudge_policy_is_quiet (const FinNudgeSettings *settings, int minute_of_day)
{
  int start = settings->quiet_start;
  int end = settings->quiet_end;

  if (start == end)
    return FALSE;
  if (start < end)
    return minute_of_day >= start && minute_of_day < end;
  return minute_of_day >= start || minute_of_day < end;
}
