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

/* A person is taken to welcome four nudges of a kind for one that is too much, until they say. */
#define PRIOR_WELCOME 4.0
#define PRIOR_UNWELCOME 1.0
/* Each doubling of the odds against a kind of nudge lets it rest so many days. */
#define REST_DAYS 14
/* Nobody asks for years of silence by a button; that is what the switch in Preferences is for. */
#define LONGEST_REST 180

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
is_of_rule (const FinNudgeTold *entry, FinNudgeRule rule)
{
  const char *key = fin_nudge_rule_key (rule);
  gsize length = strlen (key);

  return strncmp (entry->key, key, length) == 0 && entry->key[length] == ':';
}

/**
 * fin_nudge_policy_rest:
 * @told: (element-type FinNudgeTold): everything told before, with what the person thought of it
 *
 * Beta-Bernoulli: whether a nudge of a kind is welcome has a Beta (4, 1) prior; each one followed
 * counts for it, each "less of this" against it. The odds against, beyond those of the prior, are the
 * rest that the kind takes about any subject.
 *
 * Returns: days that must pass after the last nudge of @rule; 0 until the person asks for less
 */
int
fin_nudge_policy_rest (FinNudgeRule rule, GPtrArray *told)
{
  double welcome = PRIOR_WELCOME, unwelcome = PRIOR_UNWELCOME, excess;

  for (guint i = 0; i < told->len; i++)
    {
      const FinNudgeTold *entry = g_ptr_array_index (told, i);

      if (!is_of_rule (entry, rule))
        continue;
      if (entry->less)
        unwelcome++;
      else if (entry->acted)
        welcome++;
    }
  excess = unwelcome / welcome / (PRIOR_UNWELCOME / PRIOR_WELCOME) - 1;
  return (int) CLAMP (REST_DAYS * excess + 0.5, 0, LONGEST_REST);
}

static gboolean
is_resting (FinNudgeRule rule, GPtrArray *told, FinDate today)
{
  int rest = fin_nudge_policy_rest (rule, told);

  for (guint i = 0; i < told->len; i++)
    {
      const FinNudgeTold *entry = g_ptr_array_index (told, i);

      if (is_of_rule (entry, rule) && today - entry->day < rest)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_news (const FinNudgeCandidate *candidate, GPtrArray *told, FinDate today)
{
  const FinNudgeTold *latest = find_latest (candidate, told);

  if (is_covered (candidate, told, today))
    return FALSE;
  if (latest == NULL)
    return !is_resting (candidate->rule, told, today);
  if (latest->day >= today)
    return FALSE;
  /* What got worse breaks the rest: silence about it would be a false "all is well". */
  if ((int) candidate->severity > latest->severity
      || (latest->harm > 0 && candidate->harm / WORSE_FACTOR >= latest->harm))
    return TRUE;
  return !is_resting (candidate->rule, told, today)
         && today - latest->day >= cool_downs[candidate->rule]
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
