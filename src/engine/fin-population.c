/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads data/population/population.csv, which data/population/generate.py writes. */
#include "fin-population.h"

#include <string.h>

#include "fin-engine-data.h"

/**
 * fin_population_load:
 * @n_rows: (out): simulated households
 *
 * Returns: (transfer full): @n_rows x %FIN_N_FEATURES, row-major; free with g_free()
 */
double *
fin_population_load (gsize *n_rows)
{
  g_autofree char *text = fin_engine_data_read ("population/population.csv");
  GArray *values = g_array_new (FALSE, FALSE, sizeof (double));
  char *p = strchr (text, '\n');

  g_assert (p != NULL);
  for (p++; *p != '\0'; p++)
    {
      char *end;
      double value = g_ascii_strtod (p, &end);

      g_assert (end > p && (*end == ',' || *end == '\n'));
      g_array_append_val (values, value);
      p = end;
    }
  g_assert (values->len % FIN_N_FEATURES == 0);
  *n_rows = values->len / FIN_N_FEATURES;
  return (double *) (gpointer) g_array_free (values, FALSE);
}
