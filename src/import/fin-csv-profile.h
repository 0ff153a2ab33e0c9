/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the CSV reader: layouts of well-known programs and services, recognised by their
 * header. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FinCsvProfile:
 * @titles: folded titles that must all be there, cut by "|"
 * @columns: (nullable): roles by title, as in --columns; %NULL leaves them to the vocabulary
 * @date_order: (nullable): the order that this program always writes
 * @inverted: positive leaves the holder
 * @fee_apart: what leaves is more than the amount by the fee
 */
typedef struct _FinCsvProfile
{
  const char *name;
  const char *titles;
  const char *columns;
  const char *date_order;
  gboolean inverted;
  gboolean fee_apart;
} FinCsvProfile;

const FinCsvProfile *fin_csv_profile_by_name (const char *name);
const FinCsvProfile *fin_csv_profile_by_titles (GPtrArray *folded_titles);

G_END_DECLS
