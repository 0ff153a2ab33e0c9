/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What could be told today: each rule looks at the insights and may make a candidate. */
#pragma once

#include "fin-insights.h"
#include "fin-nudge-candidate.h"

G_BEGIN_DECLS

/**
 * FinNudgeSettings: what the person decided.
 * @caution: how many times worse a missed warning is than a false one; a balance warning is given
 *   from the chance 1 / (1 + caution) on
 * @savings_level: projected balance in minor units from which saving is proposed, 0: three months
 *   of usual spending
 * @savings_buffer: what must stay on the account, 0: two months of usual spending
 */
typedef struct
{
  double caution;
  double overspending_ratio;
  gint64 savings_level;
  gint64 savings_buffer;
  guint disabled_rules; /* bit per FinNudgeRule */
  int quiet_start;      /* minutes since midnight */
  int quiet_end;        /* equal to @quiet_start: no quiet hours */
  int most_per_day;
} FinNudgeSettings;

#define FIN_NUDGE_SETTINGS_DEFAULT \
  { \
    .caution = 4, .overspending_ratio = 1.5, .quiet_start = 21 * 60, .quiet_end = 8 * 60, \
    .most_per_day = 3, \
  }

GPtrArray *fin_nudge_rules_evaluate (FinInsights *insights, const FinNudgeSettings *settings);

G_END_DECLS
