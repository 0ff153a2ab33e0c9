/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of FinHistoryStep, for the store that fills them. Everyone else uses the
 * properties. */
#pragma once

#include "fin-history-step.h"

G_BEGIN_DECLS

struct _FinHistoryStep
{
  FinRecord parent_instance;

  gint64 id;
  char *label;
  gint64 made_at; /* Unix seconds */
  gboolean undone;
  gint64 n_changes;
};

G_END_DECLS
