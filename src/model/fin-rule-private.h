/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of FinRule, for the store that fills them. Everyone else uses the properties. */
#pragma once

#include "fin-rule.h"

G_BEGIN_DECLS

struct _FinRule
{
  FinRecord parent_instance;

  gint64 id;
  char *pattern; /* against the match text */
  gboolean is_exact;
  gint64 account_id; /* 0: all */
  gint64 category_id; /* 0: none */
  char *rename;
  gint position;
};

G_END_DECLS
