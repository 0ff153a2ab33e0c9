/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The recurring payments found last in each account, with all that they were found in. */
#pragma once

#include "fin-recurring.h"
#include "fin-series-verdict.h"

G_BEGIN_DECLS

/**
 * FinSeriesMemory: for one thread at a time. Equal labels of flows must be equal pointers, and live
 * as long as it does.
 */
typedef struct _FinSeriesMemory FinSeriesMemory;

FinSeriesMemory *fin_series_memory_new (void);
void fin_series_memory_free (FinSeriesMemory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinSeriesMemory, fin_series_memory_free)

const FinRecurring *fin_series_memory_detect (FinSeriesMemory *self,
                                              gint64 account_id,
                                              FinFlow *flows,
                                              gsize n_flows,
                                              FinDate as_of,
                                              FinSeriesVerdicts *verdicts);

G_END_DECLS
