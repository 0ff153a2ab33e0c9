/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists follow the insights; the row that had the focus has it again when they were made anew. */
#include "fin-recurring-page.h"

#include <glib/gi18n.h>

#include "fin-month-strip.h"
#include "fin-recurring-actions.h"
#include "fin-recurring-row.h"
#include "fin-series-text.h"
#include "fin-ui.h"
#include "fin-widgets.h"

struct _FinRecurringPage
{
  AdwBin parent_instance;

  /* Template */
  GtkStack *stack;
  GtkLabel *totals_label;
  GtkToggleButton *select_button;
  GtkButton *merge_button;
  FinMonthStrip *strip;
  GtkBox *groups;

  /* Owned */
  FinSession *session;
  GPtrArray *rows; /* (element-type FinRecurringRow), borrowed from their lists */
};

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FinRecurringPage, fin_recurring_page, ADW_TYPE_BIN)

static GtkWidget *
new_list (FinRecurringPage *self, GPtrArray *items, const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (guint i = 0; i < items->len; i++)
    {
      GtkWidget *row = fin_recurring_row_new (self->session, g_ptr_array_index (items, i));

      gtk_list_box_append (GTK_LIST_BOX (list), row);
      g_ptr_array_add (self->rows, row);
    }
  return list;
}

/* In @currency only: different ones never add up. */
static void
add_up (GPtrArray *items, const char *currency, gint64 *monthly, gint64 *yearly)
{
  *monthly = *yearly = 0;
  for (guint i = 0; i < items->len; i++)
    {
      const FinSeriesItem *item = g_ptr_array_index (items, i);

      if (!g_str_equal (item->currency, currency))
        continue;
      *monthly += item->monthly;
      *yearly += item->yearly;
    }
}

/* Returns: (nullable): NULL where they cancel each other out, as transfers do */
static char *
sums_text (FinRecurringPage *self, GPtrArray *items, const char *currency)
{
  gint64 monthly, yearly;
  g_autofree char *a_month = NULL;
  g_autofree char *a_year = NULL;

  add_up (items, currency, &monthly, &yearly);
  if (monthly == 0 && yearly == 0)
    return NULL;
  a_month = fin_session_format_money (self->session, monthly, currency, FIN_MONEY_ROUNDED);
  a_year = fin_session_format_money (self->session, yearly, currency, FIN_MONEY_ROUNDED);
  /* Translators: both are amounts */
  return g_strdup_printf (_ ("%1$s a month, %2$s a year"), a_month, a_year);
}

static void
append_group (FinRecurringPage *self, const char *title, GPtrArray *items, const char *currency)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *sums = sums_text (self, items, currency);

  if (items->len == 0)
    return;
  gtk_box_append (GTK_BOX (heading), fin_label_new (title, "heading"));
  if (sums != NULL)
    gtk_box_append (GTK_BOX (heading), fin_label_new (sums, "dimmed numeric"));
  gtk_box_append (GTK_BOX (group), heading);
  gtk_box_append (GTK_BOX (group), new_list (self, items, title));
  gtk_box_append (self->groups, group);
}

static void
append_folded (FinRecurringPage *self, const char *title, GPtrArray *items)
{
  if (items->len > 0)
    gtk_box_append (self->groups, fin_expander_new (title, new_list (self, items, title)));
}

static void
remove_groups (FinRecurringPage *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
}

/* What is left over of what comes in, transfers between own accounts aside. */
static void
show_totals (FinRecurringPage *self, GPtrArray *const *kinds, const char *currency)
{
  gint64 in, out, more, yearly_in, yearly_out, yearly_more;
  g_autofree char *in_text = NULL;
  g_autofree char *out_text = NULL;
  g_autofree char *year_text = NULL;
  g_autofree char *text = NULL;

  add_up (kinds[FIN_SERIES_INCOME], currency, &in, &yearly_in);
  add_up (kinds[FIN_SERIES_BILL], currency, &out, &yearly_out);
  add_up (kinds[FIN_SERIES_SUBSCRIPTION], currency, &more, &yearly_more);
  in_text = fin_session_format_money (self->session, in, currency, FIN_MONEY_ROUNDED);
  out_text = fin_session_format_money (self->session, -(out + more), currency, FIN_MONEY_ROUNDED);
  year_text = fin_session_format_money (self->session, -(yearly_out + yearly_more), currency,
                                        FIN_MONEY_ROUNDED);
  /* Translators: all are amounts */
  text = g_strdup_printf (
      _ ("%1$s comes in and %2$s goes out a month; bills and subscriptions take %3$s a year."),
      in_text, out_text, year_text);
  gtk_label_set_label (self->totals_label, text);
}

static const char *
focused_key (FinRecurringPage *self, gboolean *in_row)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, FIN_TYPE_RECURRING_ROW) : NULL;

  *in_row = row != NULL;
  return row != NULL ? fin_recurring_row_get_key (FIN_RECURRING_ROW (row)) : NULL;
}

static void
restore_focus (FinRecurringPage *self, const char *key)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_strcmp0 (fin_recurring_row_get_key (g_ptr_array_index (self->rows, i)), key) == 0)
      {
        gtk_widget_grab_focus (g_ptr_array_index (self->rows, i));
        return;
      }
  if (self->rows->len > 0)
    gtk_widget_grab_focus (g_ptr_array_index (self->rows, 0));
}

static void
fill (FinRecurringPage *self, FinInsights *insights)
{
  GPtrArray *kinds[FIN_N_SERIES_KINDS];
  g_autoptr (GPtrArray) ended = g_ptr_array_new ();

  for (int kind = 0; kind < FIN_N_SERIES_KINDS; kind++)
    kinds[kind] = g_ptr_array_new ();
  for (guint i = 0; i < insights->series->shown->len; i++)
    {
      FinSeriesItem *item = g_ptr_array_index (insights->series->shown, i);

      g_ptr_array_add (item->state == FIN_RECURRING_ENDED ? ended : kinds[item->kind], item);
    }
  show_totals (self, kinds, insights->currency);
  for (int kind = 0; kind < FIN_N_SERIES_KINDS; kind++)
    {
      append_group (self, fin_series_kind_text ((FinSeriesKind) kind), kinds[kind],
                    insights->currency);
      g_ptr_array_unref (kinds[kind]);
    }
  append_folded (self, _ ("Ended"), ended);
  append_folded (self, _ ("Not Recurring"), insights->series->rejected);
  fin_month_strip_show (self->strip, self->session, insights->series->shown);
}

static void
update (FinRecurringPage *self)
{
  FinInsights *insights = fin_session_get_insights (self->session);
  gboolean had_focus;
  g_autofree char *key = g_strdup (focused_key (self, &had_focus));
  gboolean any = insights != NULL && insights->series != NULL
                 && insights->series->shown->len + insights->series->rejected->len > 0;

  gtk_toggle_button_set_active (self->select_button, FALSE);
  remove_groups (self);
  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "empty");
  if (any)
    fill (self, insights);
  if (had_focus)
    restore_focus (self, key);
}

static void
select_toggled_cb (FinRecurringPage *self)
{
  gboolean selecting = gtk_toggle_button_get_active (self->select_button);

  for (guint i = 0; i < self->rows->len; i++)
    fin_recurring_row_set_selecting (g_ptr_array_index (self->rows, i), selecting);
}

static void
merge_clicked_cb (FinRecurringPage *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) keys = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    if (fin_recurring_row_get_selected (g_ptr_array_index (self->rows, i)))
      g_strv_builder_add (builder, fin_recurring_row_get_key (g_ptr_array_index (self->rows, i)));
  keys = g_strv_builder_end (builder);
  gtk_widget_activate_action (GTK_WIDGET (self), "series.merge", "^as", keys);
  gtk_toggle_button_set_active (self->select_button, FALSE);
}

static void
fin_recurring_page_constructed (GObject *object)
{
  FinRecurringPage *self = FIN_RECURRING_PAGE (object);
  g_autoptr (GSimpleActionGroup) actions =
      fin_recurring_actions_new (self->session, GTK_WIDGET (self));

  G_OBJECT_CLASS (fin_recurring_page_parent_class)->constructed (object);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "series", G_ACTION_GROUP (actions));
  g_signal_connect_object (self->session, "notify::insights", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::amounts-hidden", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

static void
fin_recurring_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, FIN_RECURRING_PAGE (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
fin_recurring_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_SESSION:
      FIN_RECURRING_PAGE (object)->session = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
fin_recurring_page_dispose (GObject *object)
{
  FinRecurringPage *self = FIN_RECURRING_PAGE (object);

  gtk_widget_insert_action_group (GTK_WIDGET (self), "series", NULL);
  g_clear_object (&self->session);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (fin_recurring_page_parent_class)->dispose (object);
}

static void
fin_recurring_page_class_init (FinRecurringPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = fin_recurring_page_constructed;
  object_class->get_property = fin_recurring_page_get_property;
  object_class->set_property = fin_recurring_page_set_property;
  object_class->dispose = fin_recurring_page_dispose;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, FIN_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (FIN_TYPE_MONTH_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FIN_UI_RESOURCE_PATH "/fin-recurring-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FinRecurringPage, stack);
  gtk_widget_class_bind_template_child (widget_class, FinRecurringPage, totals_label);
  gtk_widget_class_bind_template_child (widget_class, FinRecurringPage, select_button);
  gtk_widget_class_bind_template_child (widget_class, FinRecurringPage, merge_button);
  gtk_widget_class_bind_template_child (widget_class, FinRecurringPage, strip);
  gtk_widget_class_bind_template_child (widget_class, FinRecurringPage, groups);
  gtk_widget_class_bind_template_callback (widget_class, select_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, merge_clicked_cb);
}

static void
fin_recurring_page_init (FinRecurringPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
fin_recurring_page_new (FinSession *session)
{
  return g_object_new (FIN_TYPE_RECURRING_PAGE, "session", session, NULL);
}
