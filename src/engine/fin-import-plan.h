/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to engine/: a file's rows sorted by account, what they are worth there, and their counts. Knows no database. */
#pragma once

#include <gio/gio.h>

#include "fin-import-options.h"
#include "fin-import-result-private.h"

G_BEGIN_DECLS

/**
 * FinImportGroup: the rows of one account and currency, from however many statements of the file.
 * @index: in FinImportPlan.groups and FinImportResult.statements
 * @statement: the first of them, which describes the account
 * @bank_statements: (element-type FinBankStatement): all of them
 * @rows: guint32, indices in FinImportResult.verdicts
 * @days: from the first to the last of them, once matched; empty without rows
 * @is_matched: the rows have their verdicts
 * @gets_currency: the account has none so far; the file says it
 * @out: (transfer none): the group in the result
 */
typedef struct
{
  guint index;
  const FinBankStatement *statement;
  GPtrArray *bank_statements;
  GArray *rows;
  FinPeriod days;
  gboolean is_matched;
  gboolean gets_currency;
  FinImportStatement *out;
} FinImportGroup;

/** FinImportPlan: the rows of one file by account. */
typedef struct
{
  FinImportResult *result; /* borrowed */
  GPtrArray *groups;       /* FinImportGroup, parallel to FinImportResult.statements */
  GHashTable *by_account;  /* account and currency -> FinImportGroup */
  FinDate today;           /* for held rows without any date */
  gint64 suggested_account; /* where the last file of this layout went, 0 when unknown */
} FinImportPlan;

FinImportPlan *fin_import_plan_new (FinImportResult *result, FinDate today);
void fin_import_plan_free (FinImportPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinImportPlan, fin_import_plan_free)

FinImportGroup *fin_import_plan_get_group (const FinImportPlan *plan, guint index);
guint fin_import_plan_count_accounts (const FinImportPlan *plan);
gboolean fin_import_scale_amount (const FinDraft *draft, const char *currency, gint64 *amount);
gboolean fin_import_group_amounts_fit (const FinImportPlan *plan, const FinImportGroup *group);
const FinDraft *fin_import_group_get_draft (const FinImportPlan *plan,
                                            const FinImportGroup *group,
                                            guint row);
FinImportVerdict *fin_import_group_get_verdict (const FinImportPlan *plan,
                                                const FinImportGroup *group,
                                                guint row);
FinDate fin_import_group_get_date (const FinImportPlan *plan, const FinImportGroup *group, guint row);
gint64 fin_import_group_get_amount (const FinImportPlan *plan,
                                    const FinImportGroup *group,
                                    guint row);
void fin_import_plan_hold_all (FinImportPlan *plan, FinHoldReason reason);
void fin_import_plan_count (FinImportPlan *plan);

G_END_DECLS
