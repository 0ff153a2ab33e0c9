/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows are made when they are asked for; the model follows the plot's ::changed. */
#include "fin-chart-table.h"

#include <string.h>

struct _FinChartRow
{
  GObject parent_instance;

  char *title;
  char *text;
};

enum
{
  ROW_PROP_TITLE = 1,
  ROW_PROP_TEXT,
  N_ROW_PROPS,
};

static GParamSpec *row_properties[N_ROW_PROPS];

G_DEFINE_FINAL_TYPE (FinChartRow, fin_chart_row, G_TYPE_OBJECT)

static void
fin_chart_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FinChartRow *self = FIN_CHART_ROW (object);

  switch (id)
    {
    case ROW_PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case ROW_PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
fin_chart_row_finalize (GObject *object)
{
  FinChartRow *self = FIN_CHART_ROW (object);

  g_free (self->title);
  g_free (self->text);
  G_OBJECT_CLASS (fin_chart_row_parent_class)->finalize (object);
}

static void
fin_chart_row_class_init (FinChartRowClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = fin_chart_row_get_property;
  object_class->finalize = fin_chart_row_finalize;
  row_properties[ROW_PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  row_properties[ROW_PROP_TEXT] =
      g_param_spec_string ("text", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_ROW_PROPS, row_properties);
}

static void
fin_chart_row_init (FinChartRow *self)
{
}

/** fin_chart_row_get_title: Returns: (transfer none): the day or category of the row */
const char *
fin_chart_row_get_title (FinChartRow *self)
{
  return self->title;
}

/** fin_chart_row_get_text: Returns: (transfer none): its values with their names */
const char *
fin_chart_row_get_text (FinChartRow *self)
{
  return self->text;
}

struct _FinChartTable
{
  GObject parent_instance;

  FinPlot *plot;
  guint n_rows;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FinChartTable,
                               fin_chart_table,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static FinChartRow *
create_row (FinPlot *plot, guint item)
{
  g_autoptr (FinReadout) readout = fin_plot_read_item (plot, item);
  FinChartRow *row = g_object_new (FIN_TYPE_CHART_ROW, NULL);

  row->title = g_steal_pointer (&readout->title);
  readout->title = g_strdup ("");
  row->text = fin_readout_to_text (readout);
  /* The text starts with the title, which is empty here, and the mark after it. */
  memmove (row->text, row->text + MIN (strlen (row->text), 2),
           strlen (row->text) + 1 - MIN (strlen (row->text), 2));
  return row;
}

static GType
fin_chart_table_get_item_type (GListModel *model)
{
  return FIN_TYPE_CHART_ROW;
}

static guint
fin_chart_table_get_n_items (GListModel *model)
{
  return FIN_CHART_TABLE (model)->n_rows;
}

static gpointer
fin_chart_table_get_item (GListModel *model, guint position)
{
  FinChartTable *self = FIN_CHART_TABLE (model);

  return position < self->n_rows ? create_row (self->plot, position) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = fin_chart_table_get_item_type;
  iface->get_n_items = fin_chart_table_get_n_items;
  iface->get_item = fin_chart_table_get_item;
}

static void
plot_changed_cb (FinPlot *plot, FinChartTable *self)
{
  guint n_removed = self->n_rows;

  self->n_rows = fin_plot_get_n_items (plot);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_removed, self->n_rows);
}

static void
fin_chart_table_dispose (GObject *object)
{
  g_clear_object (&FIN_CHART_TABLE (object)->plot);
  G_OBJECT_CLASS (fin_chart_table_parent_class)->dispose (object);
}

static void
fin_chart_table_class_init (FinChartTableClass *class)
{
  G_OBJECT_CLASS (class)->dispose = fin_chart_table_dispose;
}

static void
fin_chart_table_init (FinChartTable *self)
{
}

/** fin_chart_table_new: Returns: (transfer full): a model of #FinChartRow that keeps @plot */
GListModel *
fin_chart_table_new (FinPlot *plot)
{
  FinChartTable *self = g_object_new (FIN_TYPE_CHART_TABLE, NULL);

  self->plot = g_object_ref (plot);
  self->n_rows = fin_plot_get_n_items (plot);
  g_signal_connect_object (plot, "changed", G_CALLBACK (plot_changed_cb), self, 0);
  return G_LIST_MODEL (self);
}
