/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli recurring: with --csv the recurring payments of a plain file, no database. */
#include "fin-cli.h"

FinCliStatus
fin_cli_recurring (FinCli *cli, int argc, char **argv)
{
  return fin_cli_recurring_bulk (cli, argc, argv);
}
