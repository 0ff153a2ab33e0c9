/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day with payments is a button: arrows and Tab reach it, its name lists what falls on it. */
#include "fin-month-strip.h"

#include <glib/gi18n.h>

#include "fin-format.h"
#include "fin-money-row.h"
#include "fin-series-item.h"
#include "fin-widgets.h"

#define N_MONTHS    2
#define MONTH_WIDTH 300

struct _FinMonthStrip
{
  AdwBin parent_instance;

  AdwWrapBox *months;
};

/* What falls on one day. */
typedef struct
{
  const FinSeriesItem *item;
  FinDate date;
  gint64 amount;
  gboolean paid;
} Due;

G_DEFINE_FINAL_TYPE (FinMonthStrip, fin_month_strip, ADW_TYPE_BIN)

static void
fin_month_strip_class_init (FinMonthStripClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "monthstrip");
}

static void
fin_month_strip_init (FinMonthStrip *self)
{
  GtkWidget *box = adw_wrap_box_new ();

  self->months = ADW_WRAP_BOX (box);
  adw_wrap_box_set_child_spacing (self->months, 36);
  adw_wrap_box_set_line_spacing (self->months, 18);
  adw_wrap_box_set_justify (self->months, ADW_JUSTIFY_FILL);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
fin_month_strip_new (void)
{
  return g_object_new (FIN_TYPE_MONTH_STRIP, NULL);
}

static int
compare_dues (gconstpointer a, gconstpointer b)
{
  const Due *first = a;
  const Due *second = b;

  if (first->date != second->date)
    return first->date < second->date ? -1 : 1;
  return (first->amount > second->amount) - (first->amount < second->amount);
}

/* Payments that came this month, and due days from today on. */
static GArray *
collect_dues (GPtrArray *series, FinDate first, FinDate last)
{
  GArray *dues = g_array_new (FALSE, FALSE, sizeof (Due));

  for (guint i = 0; i < series->len; i++)
    {
      const FinSeriesItem *item = g_ptr_array_index (series, i);

      /* What only moves between own accounts changes nothing in sum. */
      if (item->kind == FIN_SERIES_TRANSFER)
        continue;
      for (guint k = 0; k < item->payments->len; k++)
        {
          const FinSeriesPayment *payment = &g_array_index (item->payments, FinSeriesPayment, k);
          const Due due = { item, payment->date, payment->amount, TRUE };

          if (payment->date >= first && payment->date <= last)
            g_array_append_val (dues, due);
        }
      for (guint n = 0; item->state != FIN_RECURRING_ENDED; n++)
        {
          const Due due = { item, fin_series_item_due (item, n), item->usual, FALSE };

          if (due.date > last)
            break;
          if (due.date >= first)
            g_array_append_val (dues, due);
        }
    }
  g_array_sort (dues, compare_dues);
  return dues;
}

static GtkWidget *
new_due_row (FinSession *session, const Due *due)
{
  GtkWidget *row = fin_money_row_new ();
  g_autofree char *amount =
      fin_session_format_money (session, due->amount, due->item->currency, FIN_MONEY_SIGNED);

  fin_money_row_set_icon (FIN_MONEY_ROW (row), NULL, NULL);
  fin_money_row_set_texts (FIN_MONEY_ROW (row), due->item->name,
                           due->paid ? _ ("paid") : _ ("expected"));
  fin_money_row_set_amount (FIN_MONEY_ROW (row), amount, NULL);
  fin_money_row_set_incoming (FIN_MONEY_ROW (row), due->amount > 0);
  return row;
}

/* The sum in whole units: a cell has no room for more. Other currencies are told in the list. */
static char *
sum_text (FinSession *session, const Due *dues, guint n_dues)
{
  gint64 sum = 0;

  for (guint i = 0; i < n_dues; i++)
    if (g_str_equal (dues[i].item->currency, dues[0].item->currency))
      sum += dues[i].amount;
  return fin_session_format_money (session, sum, dues[0].item->currency, FIN_MONEY_ROUNDED);
}

static GtkWidget *
new_day_button (FinSession *session, FinDate date, const Due *dues, guint n_dues)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *popover = gtk_popover_new ();
  g_autofree char *title = fin_format_date_long (date);
  g_autofree char *sum = sum_text (session, dues, n_dues);
  g_autoptr (GString) spoken = g_string_new (title);
  GtkWidget *sum_label = gtk_label_new (sum);
  int day;

  fin_date_to_ymd (date, NULL, NULL, &day);
  gtk_box_append (GTK_BOX (list), fin_label_new (title, "heading"));
  for (guint i = 0; i < n_dues; i++)
    {
      g_autofree char *amount = fin_session_format_money (session, dues[i].amount,
                                                          dues[i].item->currency, FIN_MONEY_SIGNED);

      gtk_box_append (GTK_BOX (list), new_due_row (session, &dues[i]));
      g_string_append_printf (spoken, ", %s %s", dues[i].item->name, amount);
    }
  gtk_widget_set_size_request (list, 240, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), list);
  gtk_widget_add_css_class (popover, "fin-day-popover");
  {
    g_autofree char *number = g_strdup_printf ("%d", day);
    GtkWidget *day_label = gtk_label_new (number);

    gtk_widget_add_css_class (day_label, "numeric");
    gtk_box_append (GTK_BOX (cell), day_label);
  }
  gtk_widget_add_css_class (sum_label, "fin-day-sum");
  gtk_widget_add_css_class (sum_label, "numeric");
  gtk_label_set_ellipsize (GTK_LABEL (sum_label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (cell), sum_label);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), cell);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, dues[0].paid ? "fin-day-paid" : "fin-day-due");
  if (dues[n_dues - 1].amount > 0)
    gtk_widget_add_css_class (button, "fin-day-income");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken->str, -1);
  return button;
}

static GtkWidget *
new_plain_day (FinDate date)
{
  g_autofree char *text = NULL;
  GtkWidget *label;
  int day;

  fin_date_to_ymd (date, NULL, NULL, &day);
  text = g_strdup_printf ("%d", day);
  label = gtk_label_new (text);
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  return label;
}

static void
attach_weekdays (GtkGrid *grid)
{
  for (int i = 0; i < 7; i++)
    {
      /* 1 January 1979 was a Monday. */
      g_autoptr (GDateTime) time = g_date_time_new_utc (1979, 1, 1 + i, 12, 0, 0);
      g_autofree char *name = g_date_time_format (time, "%a");
      GtkWidget *label = gtk_label_new (name);

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dimmed");
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_grid_attach (grid, label, i, 0, 1, 1);
    }
}

static GtkWidget *
new_month (FinSession *session, FinDate first, const GArray *dues)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *grid = gtk_grid_new ();
  FinDate last = fin_date_add_months (first, 1) - 1;
  FinDate today = fin_session_get_today (session);
  int column = (int) fin_date_weekday (first) - FIN_WEEKDAY_MONDAY;
  g_autofree char *name = fin_format_month (first);
  guint at = 0;

  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 2);
  attach_weekdays (GTK_GRID (grid));
  while (at < dues->len && g_array_index (dues, Due, at).date < first)
    at++;
  for (FinDate date = first; date <= last; date++)
    {
      int cell = column + date - first;
      guint n = 0;
      GtkWidget *day;

      while (at + n < dues->len && g_array_index (dues, Due, at + n).date == date)
        n++;
      day = n > 0 ? new_day_button (session, date, &g_array_index (dues, Due, at), n)
                  : new_plain_day (date);
      at += n;
      gtk_widget_add_css_class (day, "fin-day");
      if (date == today)
        gtk_widget_add_css_class (day, "fin-today");
      gtk_grid_attach (GTK_GRID (grid), day, cell % 7, 1 + cell / 7, 1, 1);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), fin_label_new (name, "heading"));
  gtk_box_append (GTK_BOX (box), grid);
  gtk_widget_set_size_request (box, MONTH_WIDTH, -1);
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

/**
 * fin_month_strip_show:
 * @series: (element-type FinSeriesItem): only looked at now
 */
void
fin_month_strip_show (FinMonthStrip *self, FinSession *session, GPtrArray *series)
{
  FinDate first = fin_date_month_start (fin_session_get_today (session));
  FinDate last = fin_date_add_months (first, N_MONTHS) - 1;
  g_autoptr (GArray) dues = NULL;
  GtkWidget *child;

  g_return_if_fail (FIN_IS_MONTH_STRIP (self));

  dues = collect_dues (series, first, last);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->months))) != NULL)
    adw_wrap_box_remove (self->months, child);
  for (int i = 0; i < N_MONTHS; i++)
    adw_wrap_box_append (self->months, new_month (session, fin_date_add_months (first, i), dues));
}
