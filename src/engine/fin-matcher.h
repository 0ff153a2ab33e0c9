/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows of a file are in the ledger already: pure comparison of two lists, no database. */
#pragma once

#include "fin-import-result.h"

G_BEGIN_DECLS

/** Rows of different sources this many days apart may be one payment. */
#define FIN_MATCHER_MAX_DAYS 4

/**
 * FinMatchState: what a person did with a row that an earlier import (or a hand) brought.
 * @FIN_MATCH_LEDGER: it is a transaction, or was one and was deleted or edited
 * @FIN_MATCH_HELD: it waits for a decision
 * @FIN_MATCH_REJECTED: the decision was not to take it
 */
typedef enum
{
  FIN_MATCH_LEDGER,
  FIN_MATCH_HELD,
  FIN_MATCH_REJECTED,
} FinMatchState;

/**
 * FinMatchEntry: a row as it stood in its file, whatever a person made of it since. A file of a million
 * rows has a million of these: they are kept small.
 * @amount: minor units of the account's currency
 * @text_hash: fin_match_text_hash() of the normalised text
 * @id_hash: the same of the bank's id, 0 without
 * @text: (nullable): the normalised text, needed only where the sources differ
 * @other_source: of the ledger: it came in another format than the file, or by hand
 */
typedef struct
{
  gint64 amount;
  guint64 text_hash;
  guint64 id_hash;
  const char *text;
  FinDate date;
  guint8 state; /* FinMatchState */
  guint8 other_source;
} FinMatchEntry;

/**
 * FinMatch: the verdict on one row of the file.
 * @entry: index of the ledger's entry it agrees or collides with, or -1
 * @already_held: HELD, and stored by an earlier import: nothing is to be stored again
 */
typedef struct
{
  gint32 entry;
  guint8 outcome;     /* FinImportOutcome */
  guint8 hold_reason; /* FinHoldReason */
  guint8 repeated_id;
  guint8 already_held;
} FinMatch;

FinMatch *fin_matcher_match (const FinMatchEntry *ledger,
                             gsize n_ledger,
                             const FinMatchEntry *file,
                             gsize n_file);

G_END_DECLS
