/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows that analyses look at, in memory: loaded once, then brought up to date. */
#pragma once

#include "fin-flow-labels.h"
#include "fin-flows.h"

G_BEGIN_DECLS

/**
 * What a household did longer ago says little about what it will do, and memory and time stay
 * within bounds however long it keeps its books. The first year is whole from its quarter on, so
 * that the window does not move with every import.
 */
#define FIN_LEDGER_YEARS 5

/** So many rows are kept in memory between two analyses; more are loaded anew each time. */
#define FIN_LEDGER_MAX_KEPT 250000

/**
 * FinLedger: for one thread at a time.
 * @flows: the posted rows of all accounts in the last #FIN_LEDGER_YEARS years that have any, by day
 * @label_set: of their payees
 * @labels: per row: the payee's name, by which analyses group payments. The same words are the same
 *   pointer as long as the ledger lives
 * @generation: another one, of all ledgers, as soon as these pointers are others
 *
 * Between two updates nothing changes. What an update leaves is what a new ledger would be.
 */
typedef struct _FinLedger
{
  /*< public, read-only >*/
  FinFlows *flows;
  FinFlowLabels *label_set;
  const char **labels;
  guint generation;
} FinLedger;

FinLedger *fin_ledger_new (void);
void fin_ledger_free (FinLedger *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinLedger, fin_ledger_free)

gboolean
fin_ledger_update (FinLedger *self, FinConnection *connection, FinDate today, GError **error);
gboolean fin_ledger_forget_if_large (FinLedger *self);

G_END_DECLS
