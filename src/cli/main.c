/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli's entry point; everything is in the library so that tests can call it. */
#include "fin-cli.h"

int
main (int argc, char **argv)
{
  return fin_cli_main (argc, argv);
}
