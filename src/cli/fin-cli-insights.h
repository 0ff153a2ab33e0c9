/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the insight commands share: the day they stand at and one computation of the insights. */
#pragma once

#include "fin-cli-database.h"
#include "fin-insights.h"

G_BEGIN_DECLS

gboolean fin_cli_set_as_of (FinCli *cli, const char *as_of, FinCliStatus *status);
FinInsights *fin_cli_compute_insights (FinCli *cli, FinDatabase *database, FinCliStatus *status);

G_END_DECLS
