/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli recurring: the household's database, or with --csv the accounts of a plain file. */
#include "fin-cli.h"

FinCliStatus
fin_cli_recurring (FinCli *cli, int argc, char **argv)
{
  if (fin_cli_has_option (argc, argv, "--csv"))
    return fin_cli_recurring_bulk (cli, argc, argv);
  return fin_cli_recurring_database (cli, argc, argv);
}
