/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli forecast: the household's database, or with --csv many accounts of a plain file. */
#include "fin-cli.h"

FinCliStatus
fin_cli_forecast (FinCli *cli, int argc, char **argv)
{
  if (fin_cli_has_option (argc, argv, "--csv"))
    return fin_cli_forecast_bulk (cli, argc, argv);
  return fin_cli_forecast_database (cli, argc, argv);
}
