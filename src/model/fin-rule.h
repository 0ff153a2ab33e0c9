/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FinRule: what the person wants done with a payee: a category, a name, or both. */
#pragma once

#include "fin-date.h"
#include "fin-enums.h"
#include "fin-record.h"

G_BEGIN_DECLS

#define FIN_TYPE_RULE (fin_rule_get_type ())
G_DECLARE_FINAL_TYPE (FinRule, fin_rule, FIN, RULE, FinRecord)

/* Writing goes through the properties of the same names. */
FinRule *fin_rule_new (void);

gint64 fin_rule_get_id (FinRule *self);
const char *fin_rule_get_pattern (FinRule *self);
gboolean fin_rule_get_is_exact (FinRule *self);
gint64 fin_rule_get_account_id (FinRule *self);
gint64 fin_rule_get_category_id (FinRule *self);
const char *fin_rule_get_rename (FinRule *self);
gint fin_rule_get_position (FinRule *self);

G_END_DECLS
