/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person can say about recurring payments: each call is a part of one undoable step. */
#pragma once

#include "fin-series-item.h"

G_BEGIN_DECLS

#define FIN_SERIES_ERROR (fin_series_error_quark ())

/**
 * FinSeriesError:
 * @FIN_SERIES_ERROR_MERGE: fewer than two, or not of one account and direction
 * @FIN_SERIES_ERROR_VALUE: an amount of zero, no name, or no such day
 */
typedef enum
{
  FIN_SERIES_ERROR_MERGE,
  FIN_SERIES_ERROR_VALUE,
} FinSeriesError;

GQuark fin_series_error_quark (void);

/**
 * FinSeriesEdit: %NULL, 0 or %FIN_DATE_NONE leave a thing as it is.
 * @next: the next due day; with @cadence it says when all the others are
 * @category_id: -1: none of its own
 */
typedef struct
{
  const char *name;
  gboolean has_cadence;
  FinCadence cadence;
  FinDate next;
  gint64 amount;
  gint64 category_id;
} FinSeriesEdit;

/** FinSeriesAddition: a recurring payment by hand. @amount in minor units, with its sign. */
typedef struct
{
  gint64 account_id;
  const char *name;
  FinCadence cadence;
  FinDate next;
  gint64 amount;
  gint64 category_id;
} FinSeriesAddition;

gboolean fin_series_confirm (FinConnection *connection, const FinSeriesItem *item, GError **error);
gboolean fin_series_reject (FinConnection *connection, const FinSeriesItem *item, GError **error);
gboolean fin_series_end (FinConnection *connection,
                         const FinSeriesItem *item,
                         FinDate on,
                         GError **error);
gboolean fin_series_edit (FinConnection *connection,
                          const FinSeriesItem *item,
                          const FinSeriesEdit *edit,
                          GError **error);
gboolean fin_series_merge (FinConnection *connection,
                           const FinSeriesItem *const *items,
                           guint n_items,
                           GError **error);
char *fin_series_add (FinConnection *connection, const FinSeriesAddition *addition, GError **error);
gboolean fin_series_reset (FinConnection *connection, const FinSeriesItem *item, GError **error);

G_END_DECLS
