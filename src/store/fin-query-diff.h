/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What changed between two ordered lists of ids, as few ranges as are worth telling. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FinQueryRange: @n_old ids from @old_position on were replaced by @n_new ids from @new_position
 * on. Ranges are in order and do not touch; what lies between them is equal in both lists.
 */
typedef struct
{
  guint old_position;
  guint n_old;
  guint new_position;
  guint n_new;
} FinQueryRange;

GArray *fin_query_diff (const gint64 *old_ids, guint n_old, const gint64 *new_ids, guint n_new);

G_END_DECLS
