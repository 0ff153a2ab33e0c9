/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli forecast: the household's database, or with --csv many accounts of a plain file. */
#include <string.h>

#include "fin-cli.h"

static gboolean
has_option (int argc, char **argv, const char *name)
{
  gsize length = strlen (name);

  for (int i = 1; i < argc; i++)
    if (strncmp (argv[i], name, length) == 0 && (argv[i][length] == '\0' || argv[i][length] == '='))
      return TRUE;
  return FALSE;
}

FinCliStatus
fin_cli_forecast (FinCli *cli, int argc, char **argv)
{
  if (has_option (argc, argv, "--csv"))
    return fin_cli_forecast_bulk (cli, argc, argv);
  return fin_cli_forecast_database (cli, argc, argv);
}
