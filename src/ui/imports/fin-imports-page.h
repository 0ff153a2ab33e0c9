/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of imports: each file with what became of its rows, for ever. */
#pragma once

#include <adwaita.h>

#include "fin-session.h"

G_BEGIN_DECLS

#define FIN_TYPE_IMPORTS_PAGE (fin_imports_page_get_type ())
G_DECLARE_FINAL_TYPE (FinImportsPage, fin_imports_page, FIN, IMPORTS_PAGE, AdwBin)

GtkWidget *fin_imports_page_new (FinSession *session);
void fin_imports_page_set_search_mode (FinImportsPage *self, gboolean search_mode);
GListModel *fin_imports_page_get_model (FinImportsPage *self);

G_END_DECLS
