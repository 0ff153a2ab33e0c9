/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One fact, one candidate, named by the fact's key: the policy tells each once. */
#include "fin-nudge-anomalies.h"

#include "fin-anomaly-text.h"
#include "fin-nudge-candidate.h"

/* So many days after a charge a bank still listens; statements come once a month. */
#define RELEVANT_DAYS 30

static FinNudgeRule
rule_of (FinAnomalyKind kind)
{
  switch (kind)
    {
    case FIN_ANOMALY_DUPLICATE:
      return FIN_NUDGE_RULE_DUPLICATE_CHARGE;
    case FIN_ANOMALY_PRICE_RISE:
      return FIN_NUDGE_RULE_PRICE_RISE;
    case FIN_ANOMALY_MISSING_INCOME:
      return FIN_NUDGE_RULE_MISSING_INCOME;
    case FIN_ANOMALY_UNUSUAL_AMOUNT:
    case FIN_ANOMALY_NEW_PAYEE:
    case FIN_ANOMALY_CARD_TESTING:
    case FIN_N_ANOMALY_KINDS:
    default:
      return FIN_NUDGE_RULE_UNUSUAL_CHARGE;
    }
}

static FinNudgeSeverity
severity_of (FinAnomalyKind kind)
{
  if (kind == FIN_ANOMALY_CARD_TESTING)
    return FIN_NUDGE_CRITICAL;
  return kind == FIN_ANOMALY_PRICE_RISE ? FIN_NUDGE_INFO : FIN_NUDGE_WARNING;
}

/** fin_nudge_anomalies_evaluate: adds to @candidates (element-type FinNudgeCandidate) */
void
fin_nudge_anomalies_evaluate (FinInsights *insights, GPtrArray *candidates)
{
  for (guint i = 0; insights->anomalies != NULL && i < insights->anomalies->len; i++)
    {
      const FinAnomalyItem *item = g_ptr_array_index (insights->anomalies, i);
      FinNudgeCandidate *candidate;

      if (!fin_anomaly_item_is_open (item) || item->date + RELEVANT_DAYS < insights->today)
        continue;
      candidate = fin_nudge_candidate_new (rule_of (item->kind), severity_of (item->kind));
      candidate->subject = g_strdup (item->key);
      candidate->title = g_strdup (fin_anomaly_kind_title (item->kind));
      candidate->body = fin_anomaly_sentence (item, NULL, NULL);
      candidate->reason = fin_anomaly_reason (item, NULL, NULL);
      candidate->action = g_strdup ("insights");
      candidate->harm = fin_anomaly_item_harm (item);
      candidate->relevant_until = item->date + RELEVANT_DAYS;
      g_ptr_array_add (candidates, candidate);
    }
}
