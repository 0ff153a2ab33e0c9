/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of FinCategory, for the store that fills them. Everyone else uses the properties. */
#pragma once

#include "fin-category.h"

G_BEGIN_DECLS

struct _FinCategory
{
  FinRecord parent_instance;

  gint64 id;
  char *key; /* stable: food.groceries */
  gint64 parent_id; /* 0: top level */
  char *name;
  char *icon;
  char *colour;
  FinCategoryKind kind;
  gboolean builtin;
  gboolean hidden;
  gint position;
};

G_END_DECLS
