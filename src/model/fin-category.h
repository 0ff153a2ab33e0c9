/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FinCategory: a node of the two-level category tree. */
#pragma once

#include "fin-date.h"
#include "fin-enums.h"
#include "fin-record.h"

G_BEGIN_DECLS

#define FIN_TYPE_CATEGORY (fin_category_get_type ())
G_DECLARE_FINAL_TYPE (FinCategory, fin_category, FIN, CATEGORY, FinRecord)

/* Writing goes through the properties of the same names. */
FinCategory *fin_category_new (void);

gint64 fin_category_get_id (FinCategory *self);
const char *fin_category_get_key (FinCategory *self);
gint64 fin_category_get_parent_id (FinCategory *self);
const char *fin_category_get_name (FinCategory *self);
const char *fin_category_get_icon (FinCategory *self);
const char *fin_category_get_colour (FinCategory *self);
FinCategoryKind fin_category_get_kind (FinCategory *self);
gboolean fin_category_get_builtin (FinCategory *self);
gboolean fin_category_get_hidden (FinCategory *self);
gint fin_category_get_position (FinCategory *self);

G_END_DECLS
