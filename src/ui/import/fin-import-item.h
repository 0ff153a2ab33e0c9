/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One file on its way into the database: its answers, its preview, its result. */
#pragma once

#include "fin-import-job.h"
#include "fin-session.h"

G_BEGIN_DECLS

typedef enum
{
  FIN_IMPORT_ITEM_READING,
  FIN_IMPORT_ITEM_FAILED,
  FIN_IMPORT_ITEM_ASKING, /* a question or an account is open */
  FIN_IMPORT_ITEM_READY,
  FIN_IMPORT_ITEM_IMPORTING,
  FIN_IMPORT_ITEM_DONE,
} FinImportItemState;

#define FIN_TYPE_IMPORT_ITEM (fin_import_item_get_type ())
G_DECLARE_FINAL_TYPE (FinImportItem, fin_import_item, FIN, IMPORT_ITEM, GObject)

/*
 * Properties: "state" int (FinImportItemState), "fraction" double, 0..1 of the whole job.
 * Signal "changed": the preview or the result is another one.
 */
FinImportItem *fin_import_item_new (FinSession *session, GFile *file);
const char *fin_import_item_get_path (FinImportItem *self);
const char *fin_import_item_get_name (FinImportItem *self);
FinImportItemState fin_import_item_get_state (FinImportItem *self);
double fin_import_item_get_fraction (FinImportItem *self);
const FinImportResult *fin_import_item_get_result (FinImportItem *self);
const char *fin_import_item_get_error (FinImportItem *self);
FinImportOptions *fin_import_item_get_options (FinImportItem *self);
void fin_import_item_preview (FinImportItem *self);
void fin_import_item_answer (FinImportItem *self, FinQuestionKind kind, const char *value);
gboolean fin_import_item_can_name_columns (FinImportItem *self);
void fin_import_item_set_read_options (FinImportItem *self, const FinReadOptions *options);
void fin_import_item_set_target (FinImportItem *self,
                                 guint statement,
                                 const FinImportTarget *target,
                                 gboolean match_again);
void fin_import_item_run (FinImportItem *self);
void fin_import_item_cancel (FinImportItem *self);

G_END_DECLS
