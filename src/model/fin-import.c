/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FinImport: one imported file and its counts. */
#include "fin-import-private.h"

G_DEFINE_FINAL_TYPE (FinImport, fin_import, FIN_TYPE_RECORD)

static const FinRecordField fields[] = {
  { "id", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinImport, id) },
  { "account-id", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinImport, account_id) },
  { "file-name", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinImport, file_name) },
  { "sha256", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinImport, sha256) },
  { "format", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinImport, format) },
  { "encoding", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinImport, encoding) },
  { "first-date", FIN_FIELD_INT, G_STRUCT_OFFSET (FinImport, first_date), FIN_DATE_NONE },
  { "last-date", FIN_FIELD_INT, G_STRUCT_OFFSET (FinImport, last_date), FIN_DATE_NONE },
  { "imported-at", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinImport, imported_at) },
  { "n-rows", FIN_FIELD_INT, G_STRUCT_OFFSET (FinImport, n_rows) },
  { "n-added", FIN_FIELD_INT, G_STRUCT_OFFSET (FinImport, n_added) },
  { "n-present", FIN_FIELD_INT, G_STRUCT_OFFSET (FinImport, n_present) },
  { "n-held", FIN_FIELD_INT, G_STRUCT_OFFSET (FinImport, n_held) },
  { "n-refused", FIN_FIELD_INT, G_STRUCT_OFFSET (FinImport, n_refused) },
  { "n-skipped", FIN_FIELD_INT, G_STRUCT_OFFSET (FinImport, n_skipped) },
  { "has-stated-balance", FIN_FIELD_BOOLEAN, G_STRUCT_OFFSET (FinImport, has_stated_balance) },
  { "stated-balance", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinImport, stated_balance) },
  { "stated-date", FIN_FIELD_INT, G_STRUCT_OFFSET (FinImport, stated_date), FIN_DATE_NONE },
  { "computed-balance", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinImport, computed_balance) },
  { "n-undecided", FIN_FIELD_INT, G_STRUCT_OFFSET (FinImport, n_undecided) },
};

static void
fin_import_class_init (FinImportClass *klass)
{
  fin_record_class_install_fields (FIN_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
fin_import_init (FinImport *self)
{
  fin_record_init_fields (FIN_RECORD (self));
}

FinImport *
fin_import_new (void)
{
  return g_object_new (FIN_TYPE_IMPORT, NULL);
}

#define GETTER(ctype, member, otherwise)                                                           \
  FIN_RECORD_GETTER (FinImport, fin_import, FIN_IS_IMPORT, ctype, member, otherwise)

GETTER (gint64, id, 0)
GETTER (gint64, account_id, 0)
GETTER (const char *, file_name, NULL)
GETTER (const char *, sha256, NULL)
GETTER (const char *, format, NULL)
GETTER (const char *, encoding, NULL)
GETTER (FinDate, first_date, FIN_DATE_NONE)
GETTER (FinDate, last_date, FIN_DATE_NONE)
GETTER (gint64, imported_at, 0)
GETTER (gint, n_rows, 0)
GETTER (gint, n_added, 0)
GETTER (gint, n_present, 0)
GETTER (gint, n_held, 0)
GETTER (gint, n_refused, 0)
GETTER (gint, n_skipped, 0)
GETTER (gboolean, has_stated_balance, FALSE)
GETTER (gint64, stated_balance, 0)
GETTER (FinDate, stated_date, FIN_DATE_NONE)
GETTER (gint64, computed_balance, 0)
GETTER (gint, n_undecided, 0)
