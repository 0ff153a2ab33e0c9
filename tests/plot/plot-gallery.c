/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saves every kind of plot in every theme and several sizes, to look at: plot-gallery FOLDER. */
#include <glib/gstdio.h>
#include <locale.h>

#include "fin-plot-export.h"
#include "fin-plot-samples.h"

static const struct
{
  const char *name;
  int width, height;
} sizes[] = {
  { "wide", 1200, 500 },
  { "medium", 640, 300 },
  { "small", 320, 180 },
};

static const char *const themes[] = { "light", "dark", "light-hc", "dark-hc" };

static void
save (const char *folder, const char *name, FinPlot *plot)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (int theme = FIN_PLOT_LIGHT; theme <= FIN_PLOT_DARK_HIGH_CONTRAST; theme++)
      {
        FinPlotStyle style = fin_plot_style ((FinPlotTheme) theme);
        g_autofree char *file =
            g_strdup_printf ("%s/%s-%s-%s.png", folder, name, sizes[i].name, themes[theme]);
        g_autoptr (GError) error = NULL;

        if (!fin_plot_export (plot, file, sizes[i].width, sizes[i].height, &style, &error))
          g_error ("%s", error->message);
      }
  g_object_unref (plot);
}

int
main (int argc, char **argv)
{
  const char *folder = argc > 1 ? argv[1] : g_getenv ("FINSIGHT_GALLERY");

  setlocale (LC_ALL, "");
  if (folder == NULL)
    {
      g_printerr ("Usage: plot-gallery FOLDER\n");
      return 2;
    }
  g_mkdir_with_parents (folder, 0755);
  save (folder, "forecast", fin_plot_sample_forecast (FALSE, FALSE));
  save (folder, "tight", fin_plot_sample_forecast (FALSE, TRUE));
  save (folder, "what-if", fin_plot_sample_forecast (TRUE, TRUE));
  save (folder, "overdraft", fin_plot_sample_overdraft ());
  save (folder, "bars", fin_plot_sample_bars ());
  save (folder, "months", fin_plot_sample_months ());
  save (folder, "pace", fin_plot_sample_pace ());
  save (folder, "strip", fin_plot_sample_strip ());
  save (folder, "spark", fin_plot_sample_spark ());
  save (folder, "long", fin_plot_sample_long_history (15));
  return 0;
}
