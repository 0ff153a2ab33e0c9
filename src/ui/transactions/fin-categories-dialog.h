/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The set of categories: names, colours, icons, which are offered, new ones. */
#pragma once

#include <adwaita.h>

#include "fin-session.h"

G_BEGIN_DECLS

#define FIN_TYPE_CATEGORIES_DIALOG (fin_categories_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FinCategoriesDialog, fin_categories_dialog, FIN, CATEGORIES_DIALOG, AdwDialog)

AdwDialog *fin_categories_dialog_new (FinSession *session);

G_END_DECLS
