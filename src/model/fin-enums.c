/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GTypes of the model's enumerations and the words for their values. */
#include "fin-enums.h"

G_DEFINE_ENUM_TYPE (FinAccountKind, fin_account_kind,
                    G_DEFINE_ENUM_VALUE (FIN_ACCOUNT_CURRENT, "current"),
                    G_DEFINE_ENUM_VALUE (FIN_ACCOUNT_SAVINGS, "savings"),
                    G_DEFINE_ENUM_VALUE (FIN_ACCOUNT_CARD, "card"),
                    G_DEFINE_ENUM_VALUE (FIN_ACCOUNT_CASH, "cash"),
                    G_DEFINE_ENUM_VALUE (FIN_ACCOUNT_LOAN, "loan"))

G_DEFINE_ENUM_TYPE (FinCategoryKind, fin_category_kind,
                    G_DEFINE_ENUM_VALUE (FIN_CATEGORY_SPENDING, "spending"),
                    G_DEFINE_ENUM_VALUE (FIN_CATEGORY_INCOME, "income"),
                    G_DEFINE_ENUM_VALUE (FIN_CATEGORY_TRANSFER, "transfer"))

G_DEFINE_ENUM_TYPE (FinCategorySource, fin_category_source,
                    G_DEFINE_ENUM_VALUE (FIN_CATEGORY_SOURCE_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (FIN_CATEGORY_SOURCE_PERSON, "person"),
                    G_DEFINE_ENUM_VALUE (FIN_CATEGORY_SOURCE_RULE, "rule"),
                    G_DEFINE_ENUM_VALUE (FIN_CATEGORY_SOURCE_LEARNED, "learned"),
                    G_DEFINE_ENUM_VALUE (FIN_CATEGORY_SOURCE_KEYWORD, "keyword"),
                    G_DEFINE_ENUM_VALUE (FIN_CATEGORY_SOURCE_BANK, "bank"),
                    G_DEFINE_ENUM_VALUE (FIN_CATEGORY_SOURCE_TRANSFER, "transfer"))

G_DEFINE_ENUM_TYPE (FinTransactionState, fin_transaction_state,
                    G_DEFINE_ENUM_VALUE (FIN_TRANSACTION_POSTED, "posted"),
                    G_DEFINE_ENUM_VALUE (FIN_TRANSACTION_HELD, "held"),
                    G_DEFINE_ENUM_VALUE (FIN_TRANSACTION_DELETED, "deleted"))

G_DEFINE_FLAGS_TYPE (FinTransactionFlags, fin_transaction_flags,
                     G_DEFINE_ENUM_VALUE (FIN_TRANSACTION_EDITED, "edited"),
                     G_DEFINE_ENUM_VALUE (FIN_TRANSACTION_REPEATED_ID, "repeated-id"),
                     G_DEFINE_ENUM_VALUE (FIN_TRANSACTION_MOVED, "moved"))

G_DEFINE_ENUM_TYPE (FinImportOutcome, fin_import_outcome,
                    G_DEFINE_ENUM_VALUE (FIN_IMPORT_ROW_ADDED, "added"),
                    G_DEFINE_ENUM_VALUE (FIN_IMPORT_ROW_PRESENT, "present"),
                    G_DEFINE_ENUM_VALUE (FIN_IMPORT_ROW_HELD, "held"),
                    G_DEFINE_ENUM_VALUE (FIN_IMPORT_ROW_REFUSED, "refused"),
                    G_DEFINE_ENUM_VALUE (FIN_IMPORT_ROW_SKIPPED, "skipped"))

G_DEFINE_ENUM_TYPE (FinNudgeSeverity, fin_nudge_severity,
                    G_DEFINE_ENUM_VALUE (FIN_NUDGE_INFO, "info"),
                    G_DEFINE_ENUM_VALUE (FIN_NUDGE_GOOD, "good"),
                    G_DEFINE_ENUM_VALUE (FIN_NUDGE_WARNING, "warning"),
                    G_DEFINE_ENUM_VALUE (FIN_NUDGE_CRITICAL, "critical"))

/** fin_enum_to_nick: Returns: (nullable): the word for @value of the enumeration @type */
const char *
fin_enum_to_nick (GType type, int value)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);
  GEnumValue *found = g_enum_get_value (G_ENUM_CLASS (klass), value);

  return found != NULL ? found->value_nick : NULL;
}

/** fin_enum_from_nick: Returns: whether @nick is a word of the enumeration @type */
gboolean
fin_enum_from_nick (GType type, const char *nick, int *value)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);
  GEnumValue *found;

  if (nick == NULL)
    return FALSE;
  found = g_enum_get_value_by_nick (G_ENUM_CLASS (klass), nick);
  if (found == NULL)
    return FALSE;
  *value = found->value;
  return TRUE;
}
