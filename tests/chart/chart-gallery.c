/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saves the chart widget as the program shows it, light and dark, to look at: chart-gallery FOLDER.
 */
#include <adwaita.h>
#include <locale.h>

#include "fin-chart.h"
#include "fin-plot-samples.h"
#include "fin-test-window.h"

static void
save (const char *folder,
      const char *name,
      FinPlot *plot,
      int width,
      int height,
      guint selected,
      gboolean table)
{
  GtkWidget *chart = fin_chart_new ();
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window;

  gtk_widget_set_vexpand (chart, TRUE);
  g_object_set (chart, "margin-top", 12, "margin-bottom", 12, "margin-start", 12, "margin-end", 12,
                NULL);
  gtk_box_append (GTK_BOX (card), chart);
  gtk_widget_add_css_class (card, "card");
  g_object_set (card, "margin-top", 12, "margin-bottom", 12, "margin-start", 12, "margin-end", 12,
                NULL);
  gtk_widget_add_css_class (page, "background");
  gtk_box_append (GTK_BOX (page), card);
  fin_chart_set_plot (FIN_CHART (chart), plot);
  window = fin_test_window_new (page, width, height);
  if (selected != FIN_PLOT_NO_ITEM)
    {
      fin_chart_set_selected (FIN_CHART (chart), selected);
      fin_test_settle (chart);
    }
  fin_chart_set_table_shown (FIN_CHART (chart), table);
  fin_test_settle (page);
  fin_test_save_png (page, folder, name);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (plot);
}

static void
save_all (const char *folder, const char *theme)
{
  const struct
  {
    const char *name;
    FinPlot *plot;
    int width, height;
    guint selected;
    gboolean table;
  } pictures[] = {
    { "forecast", fin_plot_sample_forecast (FALSE, TRUE), 800, 380, FIN_PLOT_NO_ITEM, FALSE },
    { "hover", fin_plot_sample_forecast (TRUE, TRUE), 800, 380, 98, FALSE },
    { "narrow", fin_plot_sample_forecast (FALSE, TRUE), 340, 220, 99, FALSE },
    { "table", fin_plot_sample_forecast (FALSE, TRUE), 800, 300, 99, TRUE },
    { "bars", fin_plot_sample_bars (), 400, 100, 2, FALSE },
    { "months", fin_plot_sample_months (), 600, 260, 7, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s-%s", pictures[i].name, theme);

      save (folder, name, pictures[i].plot, pictures[i].width, pictures[i].height,
            pictures[i].selected, pictures[i].table);
    }
}

int
main (int argc, char **argv)
{
  const char *folder = argc > 1 ? argv[1] : g_getenv ("FINSIGHT_GALLERY");
  AdwStyleManager *manager;

  setlocale (LC_ALL, "");
  if (folder == NULL)
    {
      g_printerr ("Usage: chart-gallery FOLDER\n");
      return 2;
    }
  adw_init ();
  manager = adw_style_manager_get_default ();
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_LIGHT);
  save_all (folder, "light");
  adw_style_manager_set_color_scheme (manager, ADW_COLOR_SCHEME_FORCE_DARK);
  save_all (folder, "dark");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  save_all (folder, "rtl");
  return 0;
}
