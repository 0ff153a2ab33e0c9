/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules about what stands out: a candidate for each fact that is open and fresh. */
#pragma once

#include "fin-insights.h"

G_BEGIN_DECLS

void fin_nudge_anomalies_evaluate (FinInsights *insights, GPtrArray *candidates);

G_END_DECLS
