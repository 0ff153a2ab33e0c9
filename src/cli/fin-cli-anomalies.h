/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Anomalies as JSON and for people, of a database and of a plain file alike. */
#pragma once

#include "fin-anomaly-item.h"
#include "fin-cli.h"

G_BEGIN_DECLS

void fin_cli_anomaly_build (JsonBuilder *builder, const FinAnomalyItem *item, const char *ids);
void fin_cli_anomaly_print (const FinAnomalyItem *item);

FinCliStatus fin_cli_anomalies_bulk (FinCli *cli, int argc, char **argv);
FinCliStatus fin_cli_anomalies_database (FinCli *cli, int argc, char **argv);

G_END_DECLS
