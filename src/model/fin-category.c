/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FinCategory: a node of the two-level category tree. */
#include "fin-category-private.h"

G_DEFINE_FINAL_TYPE (FinCategory, fin_category, FIN_TYPE_RECORD)

static const FinRecordField fields[] = {
  { "id", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinCategory, id) },
  { "key", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinCategory, key) },
  { "parent-id", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinCategory, parent_id) },
  { "name", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinCategory, name) },
  { "icon", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinCategory, icon) },
  { "colour", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinCategory, colour) },
  { "kind", FIN_FIELD_ENUM, G_STRUCT_OFFSET (FinCategory, kind), 0, fin_category_kind_get_type },
  { "builtin", FIN_FIELD_BOOLEAN, G_STRUCT_OFFSET (FinCategory, builtin) },
  { "hidden", FIN_FIELD_BOOLEAN, G_STRUCT_OFFSET (FinCategory, hidden) },
  { "position", FIN_FIELD_INT, G_STRUCT_OFFSET (FinCategory, position) },
};

static void
fin_category_class_init (FinCategoryClass *klass)
{
  fin_record_class_install_fields (FIN_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
fin_category_init (FinCategory *self)
{
  fin_record_init_fields (FIN_RECORD (self));
}

FinCategory *
fin_category_new (void)
{
  return g_object_new (FIN_TYPE_CATEGORY, NULL);
}

#define GETTER(ctype, member, otherwise)                                                           \
  FIN_RECORD_GETTER (FinCategory, fin_category, FIN_IS_CATEGORY, ctype, member, otherwise)

GETTER (gint64, id, 0)
GETTER (const char *, key, NULL)
GETTER (gint64, parent_id, 0)
GETTER (const char *, name, NULL)
GETTER (const char *, icon, NULL)
GETTER (const char *, colour, NULL)
GETTER (FinCategoryKind, kind, 0)
GETTER (gboolean, builtin, FALSE)
GETTER (gboolean, hidden, FALSE)
GETTER (gint, position, 0)
