/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The daily look: evaluate the rules, apply the policy, store what is told now, once per fact. */
#pragma once

#include <gio/gio.h>

#include "fin-clock.h"
#include "fin-database.h"
#include "fin-insights.h"
#include "fin-nudge-rules.h"

G_BEGIN_DECLS

GPtrArray *fin_nudge_run (FinDatabase *database,
                          FinClock *clock,
                          FinInsights *insights,
                          const FinNudgeSettings *settings,
                          GCancellable *cancellable,
                          GError **error);
void fin_nudge_run_async (FinDatabase *database,
                          FinClock *clock,
                          FinInsights *insights,
                          const FinNudgeSettings *settings,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
GPtrArray *fin_nudge_run_finish (FinDatabase *database, GAsyncResult *result, GError **error);

G_END_DECLS
