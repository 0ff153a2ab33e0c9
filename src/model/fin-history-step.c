/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FinHistoryStep: one entry of undo and redo. */
#include "fin-history-step-private.h"

G_DEFINE_FINAL_TYPE (FinHistoryStep, fin_history_step, FIN_TYPE_RECORD)

static const FinRecordField fields[] = {
  { "id", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinHistoryStep, id) },
  { "label", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinHistoryStep, label) },
  { "made-at", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinHistoryStep, made_at) },
  { "undone", FIN_FIELD_BOOLEAN, G_STRUCT_OFFSET (FinHistoryStep, undone) },
  { "n-changes", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinHistoryStep, n_changes) },
};

static void
fin_history_step_class_init (FinHistoryStepClass *klass)
{
  fin_record_class_install_fields (FIN_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
fin_history_step_init (FinHistoryStep *self)
{
  fin_record_init_fields (FIN_RECORD (self));
}

FinHistoryStep *
fin_history_step_new (void)
{
  return g_object_new (FIN_TYPE_HISTORY_STEP, NULL);
}

#define GETTER(ctype, member, otherwise)                                                           \
  FIN_RECORD_GETTER (FinHistoryStep, fin_history_step, FIN_IS_HISTORY_STEP, ctype, member,    \
                     otherwise)

GETTER (gint64, id, 0)
GETTER (const char *, label, NULL)
GETTER (gint64, made_at, 0)
GETTER (gboolean, undone, FALSE)
GETTER (gint64, n_changes, 0)
