/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records a plot once per size, style and data; a snapshot then only replays what was recorded. */
#include "fin-chart-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "fin-chart-table.h"
#include "fin-plot-export.h"

#define LEAST_WIDTH    160
#define LEAST_HEIGHT   80
#define NATURAL_WIDTH  480
#define NATURAL_HEIGHT 220

G_DEFINE_FINAL_TYPE (FinChart, fin_chart, GTK_TYPE_WIDGET)

enum
{
  PROP_PLOT = 1,
  PROP_SUMMARY,
  PROP_SELECTED,
  PROP_TABLE_SHOWN,
  N_PROPS,
};

enum
{
  ITEM_ACTIVATED,
  ANNOUNCED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* An empty drawing of the chart's size. */
GskRenderNode *
fin_chart_start_node (FinChart *self, cairo_t **cr)
{
  GskRenderNode *node = gsk_cairo_node_new (
      &GRAPHENE_RECT_INIT (0, 0, (float) self->geometry->width, (float) self->geometry->height));

  *cr = gsk_cairo_node_get_draw_context (node);
  return node;
}

static void
record_picture (FinChart *self, int width, int height)
{
  FinPlotStyle style = fin_chart_style_read (self);
  gboolean same_size =
      self->geometry != NULL && self->geometry->width == width && self->geometry->height == height;
  cairo_t *cr;

  if (self->picture != NULL && self->plot != NULL && self->data_changed && same_size)
    fin_chart_fade_start (self, g_steal_pointer (&self->picture));
  else
    fin_chart_fade_stop (self);
  self->data_changed = FALSE;
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  g_clear_pointer (&self->geometry, fin_plot_geometry_free);
  self->stale = FALSE;
  if (self->plot == NULL)
    return;
  self->geometry = fin_plot_measure (self->plot, gtk_widget_get_pango_context (GTK_WIDGET (self)),
                                     &style, width, height);
  self->picture = fin_chart_start_node (self, &cr);
  fin_plot_draw (self->plot, self->geometry, cr);
  cairo_destroy (cr);
}

static void
fin_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FinChart *self = FIN_CHART (widget);

  if (self->stale || self->geometry == NULL || self->geometry->width != width
      || self->geometry->height != height)
    {
      record_picture (self, width, height);
      fin_chart_record_selection (self);
    }
  fin_chart_allocate_readout (self, width, height);
  if (self->table != NULL)
    gtk_widget_allocate (self->table, width, height, -1, NULL);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static int
find_natural_height (FinChart *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  double line_height = (double) pango_font_metrics_get_height (metrics) / PANGO_SCALE;

  pango_font_metrics_unref (metrics);
  return self->plot != NULL ? (int) ceil (fin_plot_get_natural_height (self->plot, line_height))
                            : 0;
}

static void
fin_chart_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;
  int height = across ? 0 : find_natural_height (FIN_CHART (widget));

  *minimum = height > 0 ? height : across ? LEAST_WIDTH : LEAST_HEIGHT;
  *natural = height > 0 ? height : across ? NATURAL_WIDTH : NATURAL_HEIGHT;
  if (FIN_CHART (widget)->table != NULL)
    {
      int table_minimum;

      gtk_widget_measure (FIN_CHART (widget)->table, orientation, for_size, &table_minimum, NULL,
                          NULL, NULL);
      *minimum = MAX (*minimum, table_minimum);
      *natural = MAX (*natural, table_minimum);
    }
}

static void
fin_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  FinChart *self = FIN_CHART (widget);

  if (self->table != NULL)
    {
      gtk_widget_snapshot_child (widget, self->table, snapshot);
      return;
    }
  if (self->picture != NULL)
    fin_chart_fade_snapshot (self, snapshot);
  if (self->selection != NULL)
    gtk_snapshot_append_node (snapshot, self->selection);
  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->readout), snapshot);
}

static void
mark_stale (FinChart *self)
{
  self->stale = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
fin_chart_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (fin_chart_parent_class)->css_changed (widget, change);
  mark_stale (FIN_CHART (widget));
}

static void
fin_chart_direction_changed (GtkWidget *widget, GtkTextDirection previous)
{
  GTK_WIDGET_CLASS (fin_chart_parent_class)->direction_changed (widget, previous);
  mark_stale (FIN_CHART (widget));
}

static void
fin_chart_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (fin_chart_parent_class)->system_setting_changed (widget, setting);
  mark_stale (FIN_CHART (widget));
}

static void
update_description (FinChart *self)
{
  const char *summary = fin_chart_get_summary (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  summary != NULL ? summary : "", -1);
}

static void
plot_changed_cb (FinPlot *plot, FinChart *self)
{
  if (self->selected != FIN_PLOT_NO_ITEM && self->selected >= fin_plot_get_n_items (plot))
    fin_chart_select (self, FIN_PLOT_NO_ITEM, FALSE);
  update_description (self);
  self->data_changed = TRUE;
  mark_stale (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
fin_chart_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FinChart *self = FIN_CHART (object);

  switch (id)
    {
    case PROP_PLOT:
      g_value_set_object (value, self->plot);
      break;
    case PROP_SUMMARY:
      g_value_set_string (value, fin_chart_get_summary (self));
      break;
    case PROP_SELECTED:
      g_value_set_uint (value, self->selected);
      break;
    case PROP_TABLE_SHOWN:
      g_value_set_boolean (value, fin_chart_get_table_shown (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
fin_chart_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  FinChart *self = FIN_CHART (object);

  switch (id)
    {
    case PROP_PLOT:
      fin_chart_set_plot (self, g_value_get_object (value));
      break;
    case PROP_SUMMARY:
      fin_chart_set_summary (self, g_value_get_string (value));
      break;
    case PROP_SELECTED:
      fin_chart_set_selected (self, g_value_get_uint (value));
      break;
    case PROP_TABLE_SHOWN:
      fin_chart_set_table_shown (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
fin_chart_dispose (GObject *object)
{
  FinChart *self = FIN_CHART (object);

  if (self->plot != NULL)
    g_signal_handlers_disconnect_by_func (self->plot, plot_changed_cb, self);
  g_clear_object (&self->plot);
  g_clear_pointer (&self->geometry, fin_plot_geometry_free);
  fin_chart_fade_stop (self);
  g_clear_pointer (&self->picture, gsk_render_node_unref);
  g_clear_pointer (&self->selection, gsk_render_node_unref);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->table, gtk_widget_unparent);
  for (gsize i = 0; i < FIN_CHART_N_SWATCHES; i++)
    g_clear_pointer (&self->swatches[i], gtk_widget_unparent);
  if (self->readout != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->readout)));
  G_OBJECT_CLASS (fin_chart_parent_class)->dispose (object);
}

static void
fin_chart_finalize (GObject *object)
{
  g_free (FIN_CHART (object)->summary);
  G_OBJECT_CLASS (fin_chart_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /** FinChart:plot: (nullable): what is shown */
  properties[PROP_PLOT] = g_param_spec_object ("plot", NULL, NULL, FIN_TYPE_PLOT, flags);
  /** FinChart:summary: (nullable): the chart in a sentence; by default that of the plot */
  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, flags);
  /** FinChart:selected: the item that is read, or %FIN_PLOT_NO_ITEM */
  properties[PROP_SELECTED] =
      g_param_spec_uint ("selected", NULL, NULL, 0, G_MAXUINT, FIN_PLOT_NO_ITEM, flags);
  /** FinChart:table-shown: a table of the items stands in for the picture */
  properties[PROP_TABLE_SHOWN] = g_param_spec_boolean ("table-shown", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fin_chart_class_init (FinChartClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = fin_chart_get_property;
  object_class->set_property = fin_chart_set_property;
  object_class->dispose = fin_chart_dispose;
  object_class->finalize = fin_chart_finalize;
  widget_class->measure = fin_chart_measure;
  widget_class->size_allocate = fin_chart_size_allocate;
  widget_class->snapshot = fin_chart_snapshot;
  widget_class->css_changed = fin_chart_css_changed;
  widget_class->direction_changed = fin_chart_direction_changed;
  widget_class->system_setting_changed = fin_chart_system_setting_changed;
  install_properties (object_class);

  /**
   * FinChart::item-activated:
   * @item: clicked, or chosen with Enter
   */
  signals[ITEM_ACTIVATED] = g_signal_new ("item-activated", FIN_TYPE_CHART, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  /**
   * FinChart::announced:
   * @text: what a screen reader was told
   */
  signals[ANNOUNCED] = g_signal_new ("announced", FIN_TYPE_CHART, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  fin_chart_style_install (widget_class);
  fin_chart_input_install (widget_class);
  fin_chart_menu_install (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
fin_chart_init (FinChart *self)
{
  self->selected = FIN_PLOT_NO_ITEM;
  self->stale = TRUE;
  fin_chart_style_init (self);
  fin_chart_input_init (self);
  fin_chart_menu_init (self);
  self->readout = fin_chart_readout_new ();
  gtk_widget_set_child_visible (GTK_WIDGET (self->readout), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->readout), GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_VISIBLE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Chart"),
                                  -1);
}

GtkWidget *
fin_chart_new (void)
{
  return g_object_new (FIN_TYPE_CHART, NULL);
}

/** fin_chart_get_plot: Returns: (transfer none) (nullable): what is shown */
FinPlot *
fin_chart_get_plot (FinChart *self)
{
  g_return_val_if_fail (FIN_IS_CHART (self), NULL);

  return self->plot;
}

/**
 * fin_chart_set_plot:
 * @plot: (nullable): may be shown by several charts
 *
 * The selection stays when the new plot has as many items: the same days, reckoned again.
 */
void
fin_chart_set_plot (FinChart *self, FinPlot *plot)
{
  gboolean table_shown = fin_chart_get_table_shown (self);
  guint selected, n_items;

  g_return_if_fail (FIN_IS_CHART (self));

  if (self->plot == plot)
    return;
  selected = self->selected;
  n_items = self->plot != NULL ? fin_plot_get_n_items (self->plot) : 0;
  fin_chart_set_table_shown (self, FALSE);
  fin_chart_select (self, FIN_PLOT_NO_ITEM, FALSE);
  if (self->plot != NULL)
    g_signal_handlers_disconnect_by_func (self->plot, plot_changed_cb, self);
  g_set_object (&self->plot, plot);
  if (plot != NULL)
    g_signal_connect (plot, "changed", G_CALLBACK (plot_changed_cb), self);
  fin_chart_set_table_shown (self, table_shown);
  if (plot != NULL && selected < n_items && fin_plot_get_n_items (plot) == n_items)
    fin_chart_select (self, selected, FALSE);
  update_description (self);
  self->data_changed = TRUE;
  mark_stale (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLOT]);
}

const char *
fin_chart_get_summary (FinChart *self)
{
  g_return_val_if_fail (FIN_IS_CHART (self), NULL);

  if (self->summary != NULL)
    return self->summary;
  return self->plot != NULL ? fin_plot_get_summary (self->plot) : NULL;
}

/** fin_chart_set_summary: @summary: (nullable): %NULL to use that of the plot */
void
fin_chart_set_summary (FinChart *self, const char *summary)
{
  g_return_if_fail (FIN_IS_CHART (self));

  if (!g_set_str (&self->summary, summary))
    return;
  update_description (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMMARY]);
}

guint
fin_chart_get_selected (FinChart *self)
{
  g_return_val_if_fail (FIN_IS_CHART (self), FIN_PLOT_NO_ITEM);

  return self->selected;
}

void
fin_chart_set_selected (FinChart *self, guint selected)
{
  g_return_if_fail (FIN_IS_CHART (self));
  g_return_if_fail (selected == FIN_PLOT_NO_ITEM
                    || (self->plot != NULL && selected < fin_plot_get_n_items (self->plot)));

  fin_chart_select (self, selected, FALSE);
}

void
fin_chart_notify_selected (FinChart *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

void
fin_chart_notify_table_shown (FinChart *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TABLE_SHOWN]);
}

void
fin_chart_emit_announced (FinChart *self, const char *text)
{
  g_signal_emit (self, signals[ANNOUNCED], 0, text);
}

void
fin_chart_activate_item (FinChart *self, guint item)
{
  g_signal_emit (self, signals[ITEM_ACTIVATED], 0, item);
}

/** fin_chart_get_style: Returns: the colours of the moment, to draw something that matches */
FinPlotStyle
fin_chart_get_style (FinChart *self)
{
  return fin_chart_style_read (self);
}

/** fin_chart_create_table: Returns: (transfer full) (nullable): #FinChartRow for each item */
GListModel *
fin_chart_create_table (FinChart *self)
{
  g_return_val_if_fail (FIN_IS_CHART (self), NULL);

  return self->plot != NULL ? fin_chart_table_new (self->plot) : NULL;
}

/**
 * fin_chart_export:
 *
 * As fin_plot_export(), in colours for paper: light, or light with high contrast.
 *
 * Returns: %FALSE with any #FinPlotError
 */
gboolean
fin_chart_export (FinChart *self, const char *path, int width, int height, GError **error)
{
  FinPlotStyle style;

  g_return_val_if_fail (FIN_IS_CHART (self) && self->plot != NULL, FALSE);

  style = fin_plot_style (fin_chart_style_read (self).high_contrast ? FIN_PLOT_LIGHT_HIGH_CONTRAST
                                                                    : FIN_PLOT_LIGHT);
  style.mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  return fin_plot_export (self->plot, path, width, height, &style, error);
}
