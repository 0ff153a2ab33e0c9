/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of an empty database: import statements or try the demo household. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FIN_TYPE_FIRST_RUN_PAGE (fin_first_run_page_get_type ())
G_DECLARE_FINAL_TYPE (FinFirstRunPage, fin_first_run_page, FIN, FIRST_RUN_PAGE, AdwBin)

GtkWidget *fin_first_run_page_new (void);

G_END_DECLS
