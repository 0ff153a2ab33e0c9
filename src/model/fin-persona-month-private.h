/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of FinPersonaMonth, for the store that fills them. Everyone else uses the
 * properties. */
#pragma once

#include "fin-persona-month.h"

G_BEGIN_DECLS

struct _FinPersonaMonth
{
  FinRecord parent_instance;

  gint64 profile_id; /* 0: the household */
  FinDate month; /* its first day */
  char *label;
  gint confidence; /* per mille */
  char *data; /* JSON */
};

G_END_DECLS
