/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person decides before a file is imported: which account, and answers for the reader. */
#pragma once

#include <glib.h>

#include "fin-read-options.h"

G_BEGIN_DECLS

/**
 * FinImportTargetMode: where the rows of a statement go.
 * @FIN_IMPORT_TARGET_ASK: to the account that has the file's identifier; without one nothing is
 *   added and FinImportStatement.account_open is set. What a window wants.
 * @FIN_IMPORT_TARGET_CREATE: as ASK, but an account is made where none is known. What a script wants.
 * @FIN_IMPORT_TARGET_EXISTING: to the account @account_id
 * @FIN_IMPORT_TARGET_NEW: to a new account with @name, @kind and @currency
 */
typedef enum
{
  FIN_IMPORT_TARGET_ASK,
  FIN_IMPORT_TARGET_CREATE,
  FIN_IMPORT_TARGET_EXISTING,
  FIN_IMPORT_TARGET_NEW,
} FinImportTargetMode;

/**
 * FinImportTarget:
 * @account_id: of EXISTING
 * @name: (nullable): of NEW; for CREATE a wish, else the file's account name or the file's name
 * @kind: a FinAccountKind, or -1 to take the file's word
 * @currency: "" to take the file's
 */
typedef struct
{
  FinImportTargetMode mode;
  gint64 account_id;
  char *name;
  int kind;
  char currency[4];
} FinImportTarget;

/**
 * FinImportOptions:
 * @target: for every statement that @targets does not name
 * @targets: (nullable) (element-type FinImportTarget): by the statement's index in the result; an
 *   element may be %NULL
 * @read: answers to the reader's questions
 * @dry_run: match and count, write nothing
 */
typedef struct
{
  FinImportTarget target;
  GPtrArray *targets;
  FinReadOptions *read;
  gboolean dry_run;
} FinImportOptions;

FinImportOptions *fin_import_options_new (void);
FinImportOptions *fin_import_options_copy (const FinImportOptions *options);
void fin_import_options_free (FinImportOptions *options);
void fin_import_options_set_target (FinImportOptions *options,
                                    guint statement,
                                    const FinImportTarget *target);
const FinImportTarget *fin_import_options_get_target (const FinImportOptions *options,
                                                      guint statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinImportOptions, fin_import_options_free)

G_END_DECLS
