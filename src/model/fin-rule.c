/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FinRule: what the person wants done with a payee: a category, a name, or both. */
#include "fin-rule-private.h"

G_DEFINE_FINAL_TYPE (FinRule, fin_rule, FIN_TYPE_RECORD)

static const FinRecordField fields[] = {
  { "id", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinRule, id) },
  { "pattern", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinRule, pattern) },
  { "is-exact", FIN_FIELD_BOOLEAN, G_STRUCT_OFFSET (FinRule, is_exact) },
  { "account-id", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinRule, account_id) },
  { "category-id", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinRule, category_id) },
  { "rename", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinRule, rename) },
  { "position", FIN_FIELD_INT, G_STRUCT_OFFSET (FinRule, position) },
};

static void
fin_rule_class_init (FinRuleClass *klass)
{
  fin_record_class_install_fields (FIN_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
fin_rule_init (FinRule *self)
{
  fin_record_init_fields (FIN_RECORD (self));
}

FinRule *
fin_rule_new (void)
{
  return g_object_new (FIN_TYPE_RULE, NULL);
}

#define GETTER(ctype, member, otherwise)                                                           \
  FIN_RECORD_GETTER (FinRule, fin_rule, FIN_IS_RULE, ctype, member, otherwise)

GETTER (gint64, id, 0)
GETTER (const char *, pattern, NULL)
GETTER (gboolean, is_exact, FALSE)
GETTER (gint64, account_id, 0)
GETTER (gint64, category_id, 0)
GETTER (const char *, rename, NULL)
GETTER (gint, position, 0)
