/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said about recurring payments, in the person's language. */
#pragma once

#include "fin-series-item.h"

G_BEGIN_DECLS

const char *fin_cadence_text (FinCadence cadence);
char *fin_series_schedule_text (const FinSeriesItem *item);
char *fin_series_state_text (const FinSeriesItem *item);
char *fin_series_note_text (const FinSeriesItem *item);
char *fin_series_evidence_text (const FinSeriesItem *item);
const char *fin_series_word_text (FinSeriesWord word);
const char *fin_series_kind_text (FinSeriesKind kind);

G_END_DECLS
