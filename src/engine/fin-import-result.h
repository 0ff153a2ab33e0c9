/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of a file's rows: every one is added, present, held or refused. */
#pragma once

#include <glib.h>

#include "fin-enums.h"
#include "fin-read-options.h"
#include "fin-reading.h"

G_BEGIN_DECLS

/**
 * FinHoldReason:
 * @FIN_HOLD_NONE: the row is not held
 * @FIN_HOLD_READER: the reader held it (pending, no posting date); FinHeld has its words
 * @FIN_HOLD_ID_DIFFERS: the bank's id is known with another amount or date
 * @FIN_HOLD_LIKELY_DUPLICATE: another source brought an equal amount within four days, alike in text
 * @FIN_HOLD_WAITING: an earlier import held the same row; it still waits for a decision
 * @FIN_HOLD_QUESTION: the file cannot be understood before a question is answered
 * @FIN_HOLD_ACCOUNT: it is not known to which account the row belongs
 */
typedef enum
{
  FIN_HOLD_NONE,
  FIN_HOLD_READER,
  FIN_HOLD_ID_DIFFERS,
  FIN_HOLD_LIKELY_DUPLICATE,
  FIN_HOLD_WAITING,
  FIN_HOLD_QUESTION,
  FIN_HOLD_ACCOUNT,
} FinHoldReason;

/**
 * FinImportVerdict: what became of one draft; the draft itself is fin_import_result_get_draft().
 * @outcome: %FIN_IMPORT_ROW_ADDED, %FIN_IMPORT_ROW_PRESENT (or a person deleted or edited it) or
 *   %FIN_IMPORT_ROW_HELD: stored, outside the balance, for a person to decide
 */
typedef struct
{
  guint32 statement;       /* index in FinImportResult.statements */
  guint32 draft_statement; /* index in FinReading.statements; a message may hold several currencies */
  guint32 draft;           /* index among its drafts, or in FinReading.held for FIN_HOLD_READER */
  guint8 outcome;          /* FinImportOutcome */
  guint8 hold_reason;      /* FinHoldReason */
  guint8 repeated_id;      /* the file carries this bank id more than once */
  guint8 already_held;     /* HELD, by an earlier import: stored once */
  gint64 transaction_id;   /* PRESENT: the one that is there, 0 when deleted; HELD: the similar one */
} FinImportVerdict;

/** FinImportRefusal: a row that could not be understood or taken. */
typedef struct
{
  guint32 line;
  char *field; /* nullable */
  char *value; /* nullable */
  char *reason;
} FinImportRefusal;

/** FinImportStatement: one account of the file. */
typedef struct
{
  gint64 account_id;    /* 0 while unknown; in a preview also when the account is yet to be made */
  char *account_name;   /* of the account, or as it would be named */
  char *account_number; /* (nullable): the identifier in the file */
  char currency[4];     /* "" when neither the file nor the account says */
  int kind;             /* FinAccountKind */
  gboolean account_is_new;
  gboolean account_open; /* it is for the person to say which account this is */
  gint64 suggested_account_id; /* when open: where the last file of this layout went, or 0 */
  FinPeriod period;
  guint n_rows;
  guint n_added;
  guint n_present;
  guint n_held;
  gint64 sum_added; /* minor units */
  gboolean has_balance;
  gint64 balance_stated;
  gint64 balance_computed; /* the ledger's balance on balance_date, after the import */
  FinDate balance_date;
  gboolean balance_fixed_opening; /* the stated balance fixed the opening balance: nothing to differ */
} FinImportStatement;

/** FinImportResult: read-only; everything in it is freed with it. */
typedef struct
{
  char *file;
  gboolean dry_run;
  gint64 import_id; /* 0 when nothing was written */
  gint64 undo_step; /* what fin_database_undo() would take back, 0 when nothing was written */
  guint64 n_rows;   /* n_added + n_present + n_held + n_refused */
  guint64 n_added;
  guint64 n_present;
  guint64 n_held;
  guint64 n_refused;
  guint64 n_transfers;   /* pairs of transfers found */
  guint64 n_categorised; /* added rows that got a category */
  gboolean account_open; /* of any statement */
  gboolean read_as_before; /* by answers that a person gave for an earlier file of this layout */
  GPtrArray *statements; /* (element-type FinImportStatement) */
  GArray *verdicts;      /* FinImportVerdict: drafts as they stand, then the reader's held;
                          * not of all rows once it was trimmed */
  GPtrArray *refused;    /* (element-type FinImportRefusal) */
  GPtrArray *notes;      /* (element-type utf8) */
  FinReadOptions *read_options; /* the answers it was read by, remembered ones among them */
  FinReading *reading;   /* format, encoding, profile, skipped, questions, columns, drafts */
} FinImportResult;

void fin_import_result_free (FinImportResult *result);
const FinImportStatement *fin_import_result_get_statement (const FinImportResult *result,
                                                           guint index);
const FinDraft *fin_import_result_get_draft (const FinImportResult *result,
                                             const FinImportVerdict *verdict);
char *fin_import_result_dup_hold_text (const FinImportResult *result, const FinImportVerdict *verdict);
void fin_import_result_trim (FinImportResult *result, guint max);
gboolean fin_import_result_needs_attention (const FinImportResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinImportResult, fin_import_result_free)

G_END_DECLS
