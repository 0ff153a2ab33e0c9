/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Filing, naming, splitting and rules from the window: each change one undoable step. */
#pragma once

#include "fin-category-store.h"
#include "fin-session.h"
#include "fin-split-store.h"
#include "fin-transaction.h"

G_BEGIN_DECLS

/** What a person said about a payee while editing one transaction. */
typedef enum
{
  FIN_ALWAYS_NOTHING = 0,
  FIN_ALWAYS_NAME = 1 << 0,
  FIN_ALWAYS_CATEGORY = 1 << 1,
} FinAlways;

/** FinRuleTrial: what a rule would do. @samples: names of payees it would change */
typedef struct
{
  guint n_matching;
  guint n_changing;
  char *samples;
} FinRuleTrial;

void fin_rule_trial_free (FinRuleTrial *trial);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinRuleTrial, fin_rule_trial_free)

typedef enum
{
  FIN_RULE_ADD,
  FIN_RULE_REMOVE,
  FIN_RULE_MOVE,
} FinRuleEdit;

void fin_session_file (FinSession *self, GArray *ids, gint64 category_id, gboolean always);
void fin_session_save_and_file (FinSession *self, FinTransaction *transaction, FinAlways always);
void fin_session_split (FinSession *self, gint64 id, GArray *splits);
void fin_session_edit_rule (FinSession *self, FinRuleEdit edit, FinRule *rule, guint to);
void fin_session_save_category (FinSession *self, FinCategory *category);

void fin_session_explain_async (FinSession *self,
                                gint64 id,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
char *fin_session_explain_finish (FinSession *self, GAsyncResult *result, GError **error);
void fin_session_load_splits_async (FinSession *self,
                                    gint64 id,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
GArray *fin_session_load_splits_finish (FinSession *self, GAsyncResult *result, GError **error);
void fin_session_load_rules_async (FinSession *self,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GPtrArray *fin_session_load_rules_finish (FinSession *self, GAsyncResult *result, GError **error);
void fin_session_try_rule_async (FinSession *self,
                                 FinRule *rule,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
FinRuleTrial *fin_session_try_rule_finish (FinSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
