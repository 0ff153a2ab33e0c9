/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours of a chart, out of CSS: the theme's text, accent, success, error and warning, light or
 * dark. */
#include "fin-chart-private.h"

#include "fin-chart-swatch.h"

#define SWATCH_GRID 0
#define SWATCH_CARD 7

static const struct
{
  const char *css_class;
  FinColorRole role;
} swatches[FIN_CHART_N_SWATCHES] = {
  { "grid", FIN_COLOR_GRID },         { "background", FIN_COLOR_BACKGROUND },
  { "accent", FIN_COLOR_ACCENT },     { "positive", FIN_COLOR_POSITIVE },
  { "negative", FIN_COLOR_NEGATIVE }, { "warning", FIN_COLOR_WARNING },
  { "muted", FIN_COLOR_MUTED },       { "card", FIN_COLOR_BACKGROUND },
};

/* The variables are those of libadwaita, with values for a display without it. */
static const char style_sheet[] =
    "finchart { border-radius: 6px; }"
    "finchart:focus-visible { outline: 2px solid color-mix(in srgb, var(--accent-color, #1c71d8) "
    "60%, transparent); outline-offset: 2px; }"
    "finchart > swatch.grid { color: color-mix(in srgb, currentColor var(--border-opacity, 15%), "
    "transparent); }"
    "finchart > swatch.muted { color: color-mix(in srgb, currentColor max(70%, var(--dim-opacity, "
    "70%)), transparent); }"
    "finchart > swatch.background { color: var(--window-bg-color, @theme_bg_color); }"
    "finchart > swatch.card { color: var(--card-bg-color, transparent); }"
    "finchart columnview { background: none; }"
    "finchart > swatch.accent { color: var(--accent-color, #1c71d8); }"
    "finchart > swatch.positive { color: var(--success-color, #1f8a4c); }"
    "finchart > swatch.negative { color: var(--error-color, #c01c28); }"
    "finchart > swatch.warning { color: var(--warning-color, #b35900); }"
    "finchart > readout { padding: 6px 10px; border-radius: 9px; color: var(--popover-fg-color, "
    "currentColor); background-color: var(--popover-bg-color, @theme_bg_color); box-shadow: 0 1px "
    "5px rgb(0 0 0 / 25%), 0 0 0 1px color-mix(in srgb, currentColor var(--border-opacity, 15%), "
    "transparent); font-size: 0.9em; }"
    "finchart > readout .value { font-feature-settings: \"tnum\"; }"
    "finchart > readout .title { font-weight: 600; }";

static void
load_style_sheet (GdkDisplay *display)
{
  static const char key[] = "fin-chart-style-sheet";
  g_autoptr (GtkCssProvider) provider = NULL;

  if (g_object_get_data (G_OBJECT (display), key) != NULL)
    return;
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_string (provider, style_sheet);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_THEME + 1);
  g_object_set_data_full (G_OBJECT (display), key, g_steal_pointer (&provider), g_object_unref);
}

void
fin_chart_style_install (GtkWidgetClass *class)
{
  gtk_widget_class_set_css_name (class, "finchart");
}

void
fin_chart_style_init (FinChart *self)
{
  load_style_sheet (gtk_widget_get_display (GTK_WIDGET (self)));
  for (gsize i = 0; i < G_N_ELEMENTS (swatches); i++)
    {
      self->swatches[i] = fin_chart_swatch_new (swatches[i].css_class);
      gtk_widget_set_child_visible (self->swatches[i], FALSE);
      gtk_widget_set_parent (self->swatches[i], GTK_WIDGET (self));
    }
}

static FinColor
read_color (GtkWidget *widget)
{
  GdkRGBA color;

  gtk_widget_get_color (widget, &color);
  return (FinColor){ color.red, color.green, color.blue, color.alpha };
}

/* What is seen of @ground through @sheet: charts lie on cards, which are translucent in the dark.
 */
static FinColor
cover (FinColor ground, FinColor sheet)
{
  double alpha = sheet.alpha;

  sheet.alpha = ground.alpha = 1;
  return fin_color_mix (ground, sheet, alpha);
}

/* Light text means a dark theme; strong borders mean high contrast: libadwaita raises their opacity
 * from 15 % to 50 %. */
static FinPlotTheme
guess_theme (FinColor foreground, FinColor grid)
{
  static const FinColor black = { 0, 0, 0, 1 };
  gboolean dark = fin_color_contrast (foreground, black) > 6;
  gboolean high_contrast = foreground.alpha > 0 && grid.alpha / foreground.alpha > 0.4;

  if (high_contrast)
    return dark ? FIN_PLOT_DARK_HIGH_CONTRAST : FIN_PLOT_LIGHT_HIGH_CONTRAST;
  return dark ? FIN_PLOT_DARK : FIN_PLOT_LIGHT;
}

/** fin_chart_style_read: the style of the moment; categories come from the preset nearest to it. */
FinPlotStyle
fin_chart_style_read (FinChart *self)
{
  FinColor foreground = read_color (GTK_WIDGET (self));
  FinColor card = read_color (self->swatches[SWATCH_CARD]);
  FinPlotStyle style =
      fin_plot_style (guess_theme (foreground, read_color (self->swatches[SWATCH_GRID])));

  style.colors[FIN_COLOR_FOREGROUND] = foreground;
  for (gsize i = 0; i < SWATCH_CARD; i++)
    style.colors[swatches[i].role] = read_color (self->swatches[i]);
  style.colors[FIN_COLOR_BACKGROUND] = cover (style.colors[FIN_COLOR_BACKGROUND], card);
  style.opaque = FALSE;
  style.mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  return style;
}
