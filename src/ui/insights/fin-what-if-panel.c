/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows whose values are changes of the simulation; the rows follow the account that is shown. */
#include "fin-what-if-panel.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "fin-currency.h"
#include "fin-forecast-inputs.h"
#include "fin-format.h"

#define MAX_BILLS 20
/* In units of a currency with cents; one without them has as many more units. */
#define MAX_AMOUNT 1000000
#define AMOUNT_STEP 50
#define DAYS_UNTIL_PURCHASE 7

struct _FinWhatIfPanel
{
  AdwBin parent_instance;

  FinSession *session;
  FinForecastInputs *inputs; /* what the rows were made of */
  gint64 account_id;
  char currency[4];
  FinDate as_of;
  FinDate payday;
  gboolean filling;

  GtkWidget *expander;
  GPtrArray *bills;  /* (element-type GtkWidget): switch rows, borrowed */
  GPtrArray *labels; /* (element-type utf8): of the bills, borrowed from the inputs */
  GArray *categories; /* gint64: by position of the chooser; 0 = none */
  GtkWidget *category;
  GtkWidget *cut;
  GtkWidget *delayed;
  GtkWidget *delay;
  GtkWidget *price;
  GtkWidget *days;
  GtkWidget *income;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FinWhatIfPanel, fin_what_if_panel, ADW_TYPE_BIN)

static double
spin_value (GtkWidget *row)
{
  return adw_spin_row_get_value (ADW_SPIN_ROW (row));
}

static double
to_minor (const FinWhatIfPanel *self, double major)
{
  return round (major * pow (10.0, fin_currency_exponent (self->currency)));
}

static void
show_purchase_day (FinWhatIfPanel *self)
{
  g_autofree char *day
      = fin_format_date_weekday (self->as_of + (FinDate)spin_value (self->days));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->days), day);
}

static void
row_changed_cb (FinWhatIfPanel *self)
{
  if (self->filling)
    return;
  show_purchase_day (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
add_row (FinWhatIfPanel *self, GtkWidget *row, const char *property)
{
  g_autofree char *detailed = g_strdup_printf ("notify::%s", property);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  g_signal_connect_object (row, detailed, G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self->expander), row);
}

static GtkWidget *
add_spin (FinWhatIfPanel *self, const char *title, double least, double most, double step)
{
  GtkAdjustment *range = gtk_adjustment_new (least, least, most, step, 10 * step, 0);
  /* As libadwaita makes it, the row and all that is in it is hidden from screen readers. */
  GtkWidget *row = g_object_new (ADW_TYPE_SPIN_ROW, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                 "title", title, "adjustment", range, "numeric", TRUE, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  add_row (self, row, "value");
  return row;
}

static GtkWidget *
add_chooser (FinWhatIfPanel *self, const char *title)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  add_row (self, row, "selected");
  return row;
}

/* The label that the inputs hold for a payee, so that it lives as long as they do. */
static const char *
find_label (const FinForecastInputs *inputs, const char *payee)
{
  for (guint i = 0; i < inputs->accounts->len; i++)
    {
      const FinForecastInput *input = g_ptr_array_index (inputs->accounts, i);

      for (gsize row = input->n_flows; row > 0; row--)
        if (strcmp (input->flows[row - 1].label, payee) == 0)
          return input->flows[row - 1].label;
    }
  return NULL;
}

static void
add_bill (FinWhatIfPanel *self, const FinEvent *event, const char *label)
{
  GtkWidget *row = adw_switch_row_new ();
  g_autofree char *amount
      = fin_session_format_money (self->session, event->amount, self->currency, FIN_MONEY_EXACT);
  g_autofree char *day = fin_format_date_weekday (event->date);
  /* Translators: an amount, then a day */
  g_autofree char *subtitle = g_strdup_printf (_ ("%s on %s"), amount, day);

  add_row (self, row, "active");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
  g_ptr_array_add (self->bills, row);
  g_ptr_array_add (self->labels, (gpointer)label);
}

/* What is expected to be paid, each payee once, the soonest first. */
static void
fill_bills (FinWhatIfPanel *self, const FinBalanceForecast *forecast)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->bills->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self->expander), self->bills->pdata[i]);
  g_ptr_array_set_size (self->bills, 0);
  g_ptr_array_set_size (self->labels, 0);
  gtk_string_list_append (names, _ ("None"));
  for (guint i = 0; i < forecast->events->len && self->bills->len < MAX_BILLS; i++)
    {
      const FinEvent *event = g_ptr_array_index (forecast->events, i);
      const char *label = find_label (self->inputs, event->label);

      if (event->amount >= 0 || label == NULL || g_ptr_array_find (self->labels, label, NULL))
        continue;
      add_bill (self, event, label);
      gtk_string_list_append (names, label);
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (self->delayed), G_LIST_MODEL (names));
}

static gboolean
is_spent_on (const FinWhatIfPanel *self, gint64 category_id)
{
  for (guint i = 0; i < self->inputs->accounts->len; i++)
    {
      const FinForecastInput *input = g_ptr_array_index (self->inputs->accounts, i);

      if (self->account_id != 0 && input->account_id != self->account_id)
        continue;
      for (gsize row = 0; row < input->n_flows; row++)
        if (input->flows[row].tag == category_id && input->flows[row].amount < 0)
          return TRUE;
    }
  return FALSE;
}

static void
fill_categories (FinWhatIfPanel *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gint64 none = 0;

  g_array_set_size (self->categories, 0);
  g_array_append_val (self->categories, none);
  gtk_string_list_append (names, _ ("None"));
  for (guint i = 0; i < self->inputs->categories->len; i++)
    {
      const FinForecastCategory *category = g_ptr_array_index (self->inputs->categories, i);

      if (!is_spent_on (self, category->id))
        continue;
      g_array_append_val (self->categories, category->id);
      gtk_string_list_append (names, category->name);
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (self->category), G_LIST_MODEL (names));
}

/* Amounts are in the currency of the account; a yen is no euro, so the steps are larger. */
static void
show_currency (FinWhatIfPanel *self)
{
  double scale = pow (10.0, 2 - fin_currency_exponent (self->currency));
  /* Translators: %s is the code of a currency: the amount typed here is in it */
  g_autofree char *once = g_strdup_printf (_ ("In %s"), self->currency);
  /* Translators: %s is the code of a currency: the amount typed here is in it */
  g_autofree char *monthly = g_strdup_printf (_ ("Each month, in %s"), self->currency);
  GtkAdjustment *price = adw_spin_row_get_adjustment (ADW_SPIN_ROW (self->price));
  GtkAdjustment *income = adw_spin_row_get_adjustment (ADW_SPIN_ROW (self->income));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->price), once);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->income), monthly);
  gtk_adjustment_configure (price, 0, 0, MAX_AMOUNT * scale, AMOUNT_STEP * scale,
                            10 * AMOUNT_STEP * scale, 0);
  gtk_adjustment_configure (income, 0, -MAX_AMOUNT * scale, MAX_AMOUNT * scale,
                            AMOUNT_STEP * scale, 10 * AMOUNT_STEP * scale, 0);
}

static void
set_defaults (FinWhatIfPanel *self)
{
  for (guint i = 0; i < self->bills->len; i++)
    adw_switch_row_set_active (self->bills->pdata[i], TRUE);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->category), 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->delayed), 0);
  adw_spin_row_set_value (ADW_SPIN_ROW (self->cut), 20);
  adw_spin_row_set_value (ADW_SPIN_ROW (self->delay), 5);
  adw_spin_row_set_value (ADW_SPIN_ROW (self->price), 0);
  adw_spin_row_set_value (ADW_SPIN_ROW (self->days), DAYS_UNTIL_PURCHASE);
  adw_spin_row_set_value (ADW_SPIN_ROW (self->income), 0);
  show_purchase_day (self);
}

static void
fin_what_if_panel_dispose (GObject *object)
{
  FinWhatIfPanel *self = FIN_WHAT_IF_PANEL (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->inputs, fin_forecast_inputs_unref);

  G_OBJECT_CLASS (fin_what_if_panel_parent_class)->dispose (object);
}

static void
fin_what_if_panel_finalize (GObject *object)
{
  FinWhatIfPanel *self = FIN_WHAT_IF_PANEL (object);

  g_ptr_array_unref (self->bills);
  g_ptr_array_unref (self->labels);
  g_array_unref (self->categories);

  G_OBJECT_CLASS (fin_what_if_panel_parent_class)->finalize (object);
}

static void
fin_what_if_panel_class_init (FinWhatIfPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fin_what_if_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = fin_what_if_panel_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_rows (FinWhatIfPanel *self)
{
  self->price = add_spin (self, _ ("A purchase of"), 0, MAX_AMOUNT, AMOUNT_STEP);
  self->days = add_spin (self, _ ("Bought in so many days"), 1, FIN_FORECAST_MAX_HORIZON, 1);
  self->income = add_spin (self, _ ("More income"), -MAX_AMOUNT, MAX_AMOUNT,
                           AMOUNT_STEP);
  self->category = add_chooser (self, _ ("Spend less on"));
  self->cut = add_spin (self, _ ("Less by percent"), 0, 100, 5);
  self->delayed = add_chooser (self, _ ("A payment comes later"));
  self->delay = add_spin (self, _ ("Later by days"), -30, 30, 1);
}

static void
fin_what_if_panel_init (FinWhatIfPanel *self)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *reset = gtk_button_new_with_mnemonic (_ ("_Reset"));

  self->bills = g_ptr_array_new ();
  self->labels = g_ptr_array_new ();
  self->categories = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->filling = TRUE;
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  self->expander = adw_expander_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->expander), _ ("What If…"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->expander),
                                 _ ("Switch a bill off, cut a category, buy something"));
  gtk_widget_set_valign (reset, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (reset, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (reset), "forecast.reset");
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (self->expander), reset);
  add_rows (self);
  set_defaults (self);
  gtk_list_box_append (GTK_LIST_BOX (list), self->expander);
  adw_bin_set_child (ADW_BIN (self), list);
  self->filling = FALSE;
}

GtkWidget *
fin_what_if_panel_new (FinSession *session)
{
  FinWhatIfPanel *self = g_object_new (FIN_TYPE_WHAT_IF_PANEL, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

/** fin_what_if_panel_show: rows for an account; wishes that were made about other data are dropped */
void
fin_what_if_panel_show (FinWhatIfPanel *self, const FinBalanceForecast *forecast)
{
  FinInsights *insights = fin_session_get_insights (self->session);

  g_return_if_fail (FIN_IS_WHAT_IF_PANEL (self));

  if (insights->inputs == self->inputs && self->account_id == forecast->account_id)
    return;
  g_clear_pointer (&self->inputs, fin_forecast_inputs_unref);
  self->inputs = fin_forecast_inputs_ref (insights->inputs);
  self->account_id = forecast->account_id;
  g_strlcpy (self->currency, forecast->currency, sizeof self->currency);
  self->as_of = forecast->as_of;
  self->payday = forecast->next_payday;
  self->filling = TRUE;
  fill_bills (self, forecast);
  fill_categories (self);
  show_currency (self);
  set_defaults (self);
  self->filling = FALSE;
}

static void
collect_bills (FinWhatIfPanel *self, GArray *changes)
{
  for (guint i = 0; i < self->bills->len; i++)
    if (!adw_switch_row_get_active (self->bills->pdata[i]))
      {
        const FinForecastChange change
            = { .kind = FIN_FORECAST_CHANGE_SCALE, .label = self->labels->pdata[i] };

        g_array_append_val (changes, change);
      }
}

static void
collect_choices (FinWhatIfPanel *self, GArray *changes)
{
  guint category = adw_combo_row_get_selected (ADW_COMBO_ROW (self->category));
  guint delayed = adw_combo_row_get_selected (ADW_COMBO_ROW (self->delayed));

  if (category > 0 && category < self->categories->len)
    {
      const FinForecastChange change
          = { .kind = FIN_FORECAST_CHANGE_SCALE,
              .tag = g_array_index (self->categories, gint64, category),
              .factor = 1.0 - spin_value (self->cut) / 100.0 };

      g_array_append_val (changes, change);
    }
  if (delayed > 0 && delayed <= self->labels->len)
    {
      const FinForecastChange change = { .kind = FIN_FORECAST_CHANGE_DELAY,
                                         .label = self->labels->pdata[delayed - 1],
                                         .days = (int)spin_value (self->delay) };

      g_array_append_val (changes, change);
    }
}

/** fin_what_if_panel_collect: Returns: (element-type FinForecastChange) (transfer full): none at first */
GArray *
fin_what_if_panel_collect (FinWhatIfPanel *self)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (FinForecastChange));

  g_return_val_if_fail (FIN_IS_WHAT_IF_PANEL (self), changes);

  collect_bills (self, changes);
  collect_choices (self, changes);
  if (spin_value (self->price) > 0)
    {
      const FinForecastChange change = { .kind = FIN_FORECAST_CHANGE_ONCE,
                                         .day = self->as_of + (FinDate)spin_value (self->days),
                                         .amount = -to_minor (self, spin_value (self->price)) };

      g_array_append_val (changes, change);
    }
  if (spin_value (self->income) != 0.0)
    {
      const FinForecastChange change
          = { .kind = FIN_FORECAST_CHANGE_MONTHLY,
              .day = self->payday != FIN_DATE_NONE ? self->payday : self->as_of + 1,
              .amount = to_minor (self, spin_value (self->income)) };

      g_array_append_val (changes, change);
    }
  return changes;
}

/** fin_what_if_panel_reset: everything as it is. */
void
fin_what_if_panel_reset (FinWhatIfPanel *self)
{
  g_return_if_fail (FIN_IS_WHAT_IF_PANEL (self));

  self->filling = TRUE;
  set_defaults (self);
  self->filling = FALSE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
fin_what_if_panel_set_expanded (FinWhatIfPanel *self, gboolean expanded)
{
  g_return_if_fail (FIN_IS_WHAT_IF_PANEL (self));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self->expander), expanded);
}
