/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which payees or categories a person means by a name. */
#pragma once

#include "fin-forecast-inputs.h"

G_BEGIN_DECLS

/** FinWhatIfName: a payee (@label, of the inputs) or a category (@label %NULL). */
typedef struct
{
  const char *name;
  const char *label;
  gint64 category_id;
} FinWhatIfName;

GArray *fin_what_if_find_names (const FinForecastInputs *inputs,
                                gint64 account_id,
                                const char *name,
                                gboolean category_first,
                                GError **error);

G_END_DECLS
