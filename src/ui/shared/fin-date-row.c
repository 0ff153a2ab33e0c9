/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calendar opens from the whole row; the row's subtitle is the day in words. */
#include "fin-date-row.h"

#include "fin-format.h"
#include "fin-ui.h"

struct _FinDateRow
{
  AdwActionRow parent_instance;

  /* Template */
  GtkPopover *popover;
  GtkCalendar *calendar;

  FinDate date;
};

G_DEFINE_FINAL_TYPE (FinDateRow, fin_date_row, ADW_TYPE_ACTION_ROW)

static void
show (FinDateRow *self)
{
  g_autofree char *text = fin_format_date_long (self->date);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
}

static void
day_selected_cb (FinDateRow *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);

  self->date = fin_date_from_date_time (day);
  show (self);
  gtk_popover_popdown (self->popover);
}

static void
fin_date_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FIN_TYPE_DATE_ROW);

  G_OBJECT_CLASS (fin_date_row_parent_class)->dispose (object);
}

static void
fin_date_row_class_init (FinDateRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fin_date_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               FIN_UI_RESOURCE_PATH "/fin-date-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FinDateRow, popover);
  gtk_widget_class_bind_template_child (widget_class, FinDateRow, calendar);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
}

static void
fin_date_row_init (FinDateRow *self)
{
  self->date = FIN_DATE_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

FinDate
fin_date_row_get_date (FinDateRow *self)
{
  g_return_val_if_fail (FIN_IS_DATE_ROW (self), FIN_DATE_NONE);

  return self->date;
}

void
fin_date_row_set_date (FinDateRow *self, FinDate date)
{
  g_autoptr (GDateTime) day = fin_date_to_date_time_local (date);

  g_return_if_fail (FIN_IS_DATE_ROW (self));

  gtk_calendar_select_day (self->calendar, day);
  self->date = date;
  show (self);
}
