/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The classic model's series and parameters as files. */
#pragma once

#include <json-glib/json-glib.h>

#include "fin-prophet.h"

G_BEGIN_DECLS

/** FinCliSeries: @days (gint32, ascending) and @values (double). */
typedef struct
{
  GArray *days;
  GArray *values;
} FinCliSeries;

FinCliSeries *fin_cli_series_read (const char *path, gint64 *line, GError **error);
void fin_cli_series_free (FinCliSeries *series);

void fin_cli_prophet_add_array (JsonBuilder *builder,
                                const char *name,
                                const double *values,
                                gsize n_values);
void fin_cli_prophet_params_add (JsonBuilder *builder, const FinProphet *prophet);
gboolean fin_cli_prophet_params_read (const char *path,
                                      const FinProphetOptions *seasons,
                                      FinProphet *prophet,
                                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinCliSeries, fin_cli_series_free)

G_END_DECLS
