/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds a household's recurring payments in a snapshot, with what the person said about them. */
#pragma once

#include "fin-insight-memory.h"
#include "fin-insight-snapshot.h"
#include "fin-series-item.h"

G_BEGIN_DECLS

/** Of the window that is learned from, days; yearly payments need two of their kind. */
#define FIN_SERIES_HISTORY 760

/**
 * FinSeriesList:
 * @shown: (element-type FinSeriesItem): what a person is shown, soonest first, ended ones last
 * @rejected: (element-type FinSeriesItem): those they said are not recurring
 */
typedef struct
{
  GPtrArray *shown;
  GPtrArray *rejected;
} FinSeriesList;

FinSeriesList *fin_series_list_new (const FinInsightSnapshot *snapshot,
                                    int history,
                                    FinInsightMemory *memory);
void fin_series_list_free (FinSeriesList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinSeriesList, fin_series_list_free)

const FinSeriesItem *fin_series_list_find (const FinSeriesList *self, const char *key);
void fin_series_list_find_named (const FinSeriesList *self, const char *words, GPtrArray *found);

G_END_DECLS
