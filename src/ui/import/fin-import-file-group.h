/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one file would bring, problems first: questions, account, refused and held rows, counts. */
#pragma once

#include <adwaita.h>

#include "fin-import-item.h"

G_BEGIN_DECLS

GtkWidget *fin_import_file_group_new (FinSession *session, FinImportItem *item, guint index);

G_END_DECLS
