/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Draws the reliability diagram of docs/forecast.md for build-aux/evaluate-forecast:
 *   plot-reliability POINTS.csv FILE.svg
 * POINTS.csv has a line method,said,happened,count per point, said ascending within a method.
 */
#include <glib.h>
#include <stdlib.h>

#include "fin-plot-export.h"
#include "fin-reliability-plot.h"

#define WIDTH     520
#define HEIGHT    460
#define N_COLUMNS 4

typedef struct
{
  char *name;
  GArray *columns[N_COLUMNS - 1]; /* of double: said, happened, count */
} Method;

static void
method_free (gpointer data)
{
  Method *method = data;

  for (int c = 0; c < N_COLUMNS - 1; c++)
    g_array_unref (method->columns[c]);
  g_free (method->name);
  g_free (method);
}

/* A method's points stand together. */
static Method *
find_method (GPtrArray *methods, const char *name)
{
  Method *method = methods->len > 0 ? methods->pdata[methods->len - 1] : NULL;

  if (method != NULL && g_str_equal (method->name, name))
    return method;
  method = g_new0 (Method, 1);
  method->name = g_strdup (name);
  for (int c = 0; c < N_COLUMNS - 1; c++)
    method->columns[c] = g_array_new (FALSE, FALSE, sizeof (double));
  g_ptr_array_add (methods, method);
  return method;
}

static GPtrArray *
read_methods (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  GPtrArray *methods = g_ptr_array_new_with_free_func (method_free);

  if (!g_file_get_contents (path, &text, NULL, &error))
    g_error ("%s", error->message);
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) cells = g_strsplit (*line, ",", -1);

      if (g_strv_length (cells) != N_COLUMNS)
        continue;
      for (int c = 1; c < N_COLUMNS; c++)
        {
          double value = g_ascii_strtod (cells[c], NULL);

          g_array_append_val (find_method (methods, cells[0])->columns[c - 1], value);
        }
    }
  return methods;
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) methods = NULL;
  g_autoptr (FinXyPlot) plot = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree FinReliability *shown = NULL;
  FinPlotStyle style = fin_plot_style (FIN_PLOT_LIGHT);

  if (argc != 3)
    {
      g_printerr ("Usage: plot-reliability POINTS.csv FILE.svg\n");
      return 2;
    }
  methods = read_methods (argv[1]);
  shown = g_new0 (FinReliability, methods->len + 1);
  for (guint i = 0; i < methods->len; i++)
    {
      const Method *method = methods->pdata[i];

      shown[i] = (FinReliability){ .name = method->name,
                                   .n_points = method->columns[0]->len,
                                   .said = (const double *) (void *) method->columns[0]->data,
                                   .happened = (const double *) (void *) method->columns[1]->data,
                                   .counts = (const double *) (void *) method->columns[2]->data };
    }
  plot = fin_reliability_plot_new (shown, methods->len);
  style.opaque = TRUE;
  if (!fin_plot_export (FIN_PLOT (plot), argv[2], WIDTH, HEIGHT, &style, &error))
    g_error ("%s", error->message);
  return 0;
}
