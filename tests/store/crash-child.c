/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes step after step and says so after each, until test-crash kills it: crash-child
 * DATABASE. */
#include <stdio.h>

#include "fin-history.h"
#include "store-fixture.h"

#define ROWS_PER_STEP 300

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FinDatabase) database = fin_database_open (argv[1], &error);

  if (database == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  for (int step = 0;; step++)
    {
      store_add_rows (database, "Import", 1, ROWS_PER_STEP);
      printf ("+\n");
      fflush (stdout);
      if (step % 4 == 3)
        {
          g_free (fin_history_undo (database, NULL, NULL));
          printf ("-\n");
          fflush (stdout);
        }
    }
}
