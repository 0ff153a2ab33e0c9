/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The enumerations of the model. Their values are stored in the database: never renumber them. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  FIN_ACCOUNT_CURRENT = 0,
  FIN_ACCOUNT_SAVINGS = 1,
  FIN_ACCOUNT_CARD = 2,
  FIN_ACCOUNT_CASH = 3,
  FIN_ACCOUNT_LOAN = 4,
} FinAccountKind;

typedef enum
{
  FIN_CATEGORY_SPENDING = 0,
  FIN_CATEGORY_INCOME = 1,
  FIN_CATEGORY_TRANSFER = 2,
} FinCategoryKind;

/** FinCategorySource: who gave a transaction its category; the person is never overruled. */
typedef enum
{
  FIN_CATEGORY_SOURCE_NONE = 0,
  FIN_CATEGORY_SOURCE_PERSON = 1,
  FIN_CATEGORY_SOURCE_RULE = 2,
  FIN_CATEGORY_SOURCE_LEARNED = 3,
  FIN_CATEGORY_SOURCE_KEYWORD = 4,
  FIN_CATEGORY_SOURCE_BANK = 5,
  FIN_CATEGORY_SOURCE_TRANSFER = 6,
} FinCategorySource;

/**
 * FinTransactionState:
 * @FIN_TRANSACTION_POSTED: counts in the balance
 * @FIN_TRANSACTION_HELD: shown for a decision, outside the balance
 * @FIN_TRANSACTION_DELETED: kept as a tombstone so that the same file does not bring it back
 */
typedef enum
{
  FIN_TRANSACTION_POSTED = 0,
  FIN_TRANSACTION_HELD = 1,
  FIN_TRANSACTION_DELETED = 2,
} FinTransactionState;

/**
 * FinTransactionFlags:
 * @FIN_TRANSACTION_EDITED: the person changed what the file said
 * @FIN_TRANSACTION_REPEATED_ID: the file used the bank's id for another row, too
 * @FIN_TRANSACTION_MOVED: the person changed its day, amount or account; a tombstone keeps what the
 *   file said, so that the same file is still recognised
 */
typedef enum
{
  FIN_TRANSACTION_FLAGS_NONE = 0,
  FIN_TRANSACTION_EDITED = 1 << 0,
  FIN_TRANSACTION_REPEATED_ID = 1 << 1,
  FIN_TRANSACTION_MOVED = 1 << 2,
} FinTransactionFlags;

typedef enum
{
  FIN_IMPORT_ROW_ADDED = 0,
  FIN_IMPORT_ROW_PRESENT = 1,
  FIN_IMPORT_ROW_HELD = 2,
  FIN_IMPORT_ROW_REFUSED = 3,
  FIN_IMPORT_ROW_SKIPPED = 4,
} FinImportOutcome;

typedef enum
{
  FIN_NUDGE_INFO = 0,
  FIN_NUDGE_GOOD = 1,
  FIN_NUDGE_WARNING = 2,
  FIN_NUDGE_CRITICAL = 3,
} FinNudgeSeverity;

#define FIN_TYPE_ACCOUNT_KIND (fin_account_kind_get_type ())
GType fin_account_kind_get_type (void);
#define FIN_TYPE_CATEGORY_KIND (fin_category_kind_get_type ())
GType fin_category_kind_get_type (void);
#define FIN_TYPE_CATEGORY_SOURCE (fin_category_source_get_type ())
GType fin_category_source_get_type (void);
#define FIN_TYPE_TRANSACTION_STATE (fin_transaction_state_get_type ())
GType fin_transaction_state_get_type (void);
#define FIN_TYPE_TRANSACTION_FLAGS (fin_transaction_flags_get_type ())
GType fin_transaction_flags_get_type (void);
#define FIN_TYPE_IMPORT_OUTCOME (fin_import_outcome_get_type ())
GType fin_import_outcome_get_type (void);
#define FIN_TYPE_NUDGE_SEVERITY (fin_nudge_severity_get_type ())
GType fin_nudge_severity_get_type (void);

/* The stable word of a value ("current"), as --json prints it, and back. */
const char *fin_enum_to_nick (GType type, int value);
gboolean fin_enum_from_nick (GType type, const char *nick, int *value);

G_END_DECLS
