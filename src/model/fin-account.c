/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FinAccount: an account of the household: whose it is, its currency, and what is known of its
 * balance. */
#include "fin-account-private.h"

G_DEFINE_FINAL_TYPE (FinAccount, fin_account, FIN_TYPE_RECORD)

static const FinRecordField fields[] = {
  { "id", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinAccount, id) },
  { "profile-id", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinAccount, profile_id) },
  { "name", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinAccount, name) },
  { "kind", FIN_FIELD_ENUM, G_STRUCT_OFFSET (FinAccount, kind), 0, fin_account_kind_get_type },
  { "currency", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinAccount, currency) },
  { "bank-id", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinAccount, bank_id) },
  { "number", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinAccount, number) },
  { "has-opening-balance", FIN_FIELD_BOOLEAN, G_STRUCT_OFFSET (FinAccount, has_opening_balance) },
  { "opening-balance", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinAccount, opening_balance) },
  { "opening-date", FIN_FIELD_INT, G_STRUCT_OFFSET (FinAccount, opening_date), FIN_DATE_NONE },
  { "last-statement-date", FIN_FIELD_INT,
    G_STRUCT_OFFSET (FinAccount, last_statement_date), FIN_DATE_NONE },
  { "safety-margin", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinAccount, safety_margin) },
  { "has-safety-margin", FIN_FIELD_BOOLEAN, G_STRUCT_OFFSET (FinAccount, has_safety_margin) },
  { "closed", FIN_FIELD_BOOLEAN, G_STRUCT_OFFSET (FinAccount, closed) },
  { "position", FIN_FIELD_INT, G_STRUCT_OFFSET (FinAccount, position) },
  { "balance", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinAccount, balance) },
};

static void
fin_account_class_init (FinAccountClass *klass)
{
  fin_record_class_install_fields (FIN_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
fin_account_init (FinAccount *self)
{
  fin_record_init_fields (FIN_RECORD (self));
}

FinAccount *
fin_account_new (void)
{
  return g_object_new (FIN_TYPE_ACCOUNT, NULL);
}

#define GETTER(ctype, member, otherwise)                                                           \
  FIN_RECORD_GETTER (FinAccount, fin_account, FIN_IS_ACCOUNT, ctype, member, otherwise)

GETTER (gint64, id, 0)
GETTER (gint64, profile_id, 0)
GETTER (const char *, name, NULL)
GETTER (FinAccountKind, kind, 0)
GETTER (const char *, currency, NULL)
GETTER (const char *, bank_id, NULL)
GETTER (const char *, number, NULL)
GETTER (gboolean, has_opening_balance, FALSE)
GETTER (gint64, opening_balance, 0)
GETTER (FinDate, opening_date, FIN_DATE_NONE)
GETTER (FinDate, last_statement_date, FIN_DATE_NONE)
GETTER (gint64, safety_margin, 0)
GETTER (gboolean, has_safety_margin, FALSE)
GETTER (gboolean, closed, FALSE)
GETTER (gint, position, 0)
GETTER (gint64, balance, 0)
