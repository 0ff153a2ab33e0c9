/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person said about a recurring payment, as the database keeps it. */
#pragma once

#include <glib.h>

#include "fin-connection.h"
#include "fin-date.h"
#include "fin-flow-labels.h"
#include "fin-flows.h"
#include "fin-recurring.h"

G_BEGIN_DECLS

#define FIN_SERIES_SUBJECT "series"

typedef enum
{
  FIN_SERIES_UNSAID, /* found, and nobody said anything */
  FIN_SERIES_CONFIRMED,
  FIN_SERIES_REJECTED,
  FIN_SERIES_EDITED,
  FIN_SERIES_MERGED,
  FIN_SERIES_ENDED,
  FIN_SERIES_ADDED,
  FIN_N_SERIES_WORDS,
} FinSeriesWord;

/**
 * FinSeriesVerdict: reference-counted. See #FinRecurringVerdict for what the facts mean.
 * @key: of the series; stays the same whatever is found later
 * @word: what was said last
 * @account_id: 0: of an account that was deleted, see fin_series_verdicts_adopt()
 * @evidence: (element-type FinRecurringEvidence): by day
 * @name: (nullable): the person's name for it
 * @category_id: 0: that of its payments
 */
typedef struct
{
  char *key;
  FinSeriesWord word;
  gint64 account_id;
  gboolean outgoing;
  char **labels;
  gint64 low;
  gint64 high;
  gboolean whole;
  GArray *evidence;
  FinSchedule schedule;
  gboolean pinned;
  FinDate start;
  gboolean has_amount;
  gint64 amount;
  FinDate end_date;
  char *name;
  gint64 category_id;
} FinSeriesVerdict;

FinSeriesVerdict *fin_series_verdict_new (const char *key);
FinSeriesVerdict *fin_series_verdict_copy (const FinSeriesVerdict *self);
FinSeriesVerdict *fin_series_verdict_ref (FinSeriesVerdict *self);
void fin_series_verdict_unref (FinSeriesVerdict *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinSeriesVerdict, fin_series_verdict_unref)

const char *fin_series_word_name (FinSeriesWord word);
char *fin_series_verdict_to_json (const FinSeriesVerdict *self);
FinSeriesVerdict *fin_series_verdict_from_json (const char *key,
                                                const char *word,
                                                const char *data);

/** FinSeriesVerdicts: those of one account, as analysis takes them; @said is parallel to @facts. */
typedef struct
{
  FinRecurringVerdict *facts;
  gsize n_facts;
  GPtrArray *said;   /* (element-type FinSeriesVerdict) */
  GPtrArray *labels; /* (element-type GStrv) */
} FinSeriesVerdicts;

FinSeriesVerdicts *fin_series_verdicts_new (GPtrArray *all,
                                            gint64 account_id,
                                            FinFlowLabels *labels,
                                            const FinFlow *flows,
                                            gsize n_flows);
void fin_series_verdicts_free (FinSeriesVerdicts *self);
gboolean fin_series_verdicts_same (const FinSeriesVerdicts *a, const FinSeriesVerdicts *b);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinSeriesVerdicts, fin_series_verdicts_free)

void fin_series_verdicts_adopt (GPtrArray *verdicts, const FinFlows *flows);

/* On the database thread. The step that they are part of can be undone. */
GPtrArray *fin_series_verdict_load (FinConnection *connection, GError **error);
gboolean fin_series_verdict_store (FinConnection *connection,
                                   const FinSeriesVerdict *self,
                                   GError **error);
gboolean fin_series_verdict_forget (FinConnection *connection, const char *key, GError **error);

G_END_DECLS
