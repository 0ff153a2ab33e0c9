/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Activating it shows the details; everything else stands in its menu, by mouse and by keyboard. */
#include "fin-recurring-row.h"

#include <glib/gi18n.h>

#include "fin-format.h"
#include "fin-money-row.h"
#include "fin-palette.h"
#include "fin-series-text.h"
#include "fin-widgets.h"

/* An older change of price stands in the details only. */
#define NEWS_DAYS 365

struct _FinRecurringRow
{
  GtkListBoxRow parent_instance;

  GtkWidget *check;
  GtkWidget *menu_button;

  /* Owned */
  char *key;
};

G_DEFINE_FINAL_TYPE (FinRecurringRow, fin_recurring_row, GTK_TYPE_LIST_BOX_ROW)

static void
fin_recurring_row_finalize (GObject *object)
{
  g_free (FIN_RECURRING_ROW (object)->key);

  G_OBJECT_CLASS (fin_recurring_row_parent_class)->finalize (object);
}

static void
toggle_selected (GtkWidget *widget, const char *action, GVariant *parameter)
{
  FinRecurringRow *self = FIN_RECURRING_ROW (widget);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check),
                               !gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)));
}

static void
fin_recurring_row_class_init (FinRecurringRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fin_recurring_row_finalize;
  gtk_widget_class_install_action (widget_class, "row.toggle", NULL, toggle_selected);
}

static void
fin_recurring_row_init (FinRecurringRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "fin-recurring-row");
}

static void
append_action (GMenu *menu, const char *label, const char *action, const char *key)
{
  g_autoptr (GMenuItem) entry = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (entry, action, g_variant_new_string (key));
  g_menu_append_item (menu, entry);
}

static GMenuModel *
make_menu (const FinSeriesItem *item)
{
  GMenu *menu = g_menu_new ();

  append_action (menu, _ ("_Details"), "series.show", item->key);
  if (item->word == FIN_SERIES_REJECTED)
    append_action (menu, _ ("It _Is Recurring"), "series.reset", item->key);
  else
    {
      if (item->word == FIN_SERIES_UNSAID || item->word == FIN_SERIES_ENDED)
        append_action (menu, _ ("_Confirm"), "series.confirm", item->key);
      append_action (menu, _ ("_Edit…"), "series.edit", item->key);
      if (item->state != FIN_RECURRING_ENDED)
        append_action (menu, _ ("It Has E_nded"), "series.end", item->key);
      if (item->word != FIN_SERIES_ADDED)
        append_action (menu, _ ("Not _Recurring"), "series.reject", item->key);
      if (item->word == FIN_SERIES_ADDED)
        append_action (menu, _ ("_Remove"), "series.reset", item->key);
      else if (item->word != FIN_SERIES_UNSAID)
        append_action (menu, _ ("_Forget What I Said"), "series.reset", item->key);
    }
  return G_MENU_MODEL (menu);
}

static GtkWidget *
new_badge (const char *text, const char *icon_name, const char *style_class)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), fin_label_new (text, "caption"));
  gtk_widget_add_css_class (box, style_class);
  return box;
}

static char *
price_text (FinSession *session, const FinSeriesItem *item)
{
  const FinSeriesPrice *price = fin_series_item_last_price (item);
  g_autofree char *from = NULL;
  g_autofree char *day = NULL;

  if (price == NULL || item->state == FIN_RECURRING_ENDED
      || item->as_of - price->date > NEWS_DAYS)
    return NULL;
  from = fin_session_format_money (session, ABS (price->from), item->currency, FIN_MONEY_EXACT);
  day = fin_format_date_medium (price->date);
  if (ABS (price->to) > ABS (price->from))
    /* Translators: %1$s is an amount, %2$s a date */
    return g_strdup_printf (_ ("Rose from %1$s on %2$s"), from, day);
  /* Translators: %1$s is an amount, %2$s a date */
  return g_strdup_printf (_ ("Fell from %1$s on %2$s"), from, day);
}

/* Words with an icon: nothing is told by colour alone. */
static void
append_badges (GtkBox *box, FinSession *session, const FinSeriesItem *item, GString *spoken)
{
  const struct
  {
    char *text;
    const char *icon_name;
    const char *style_class;
  } badges[] = {
    { fin_series_state_text (item), "fin-warning-symbolic",
      item->state == FIN_RECURRING_ENDED ? "dimmed" : "warning" },
    { fin_series_note_text (item), "fin-info-symbolic", "dimmed" },
    { price_text (session, item), "fin-info-symbolic", "accent" },
    { g_strdup (fin_series_word_text (item->word)), "fin-good-symbolic", "dimmed" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (badges); i++)
    {
      if (badges[i].text != NULL && badges[i].text[0] != '\0')
        {
          gtk_box_append (box,
                          new_badge (badges[i].text, badges[i].icon_name, badges[i].style_class));
          g_string_append_printf (spoken, ", %s", badges[i].text);
        }
      g_free (badges[i].text);
    }
  gtk_widget_set_visible (GTK_WIDGET (box), gtk_widget_get_first_child (GTK_WIDGET (box)) != NULL);
}

static const char *
kind_icon (FinSeriesKind kind)
{
  static const char *const icons[FIN_N_SERIES_KINDS] = {
    [FIN_SERIES_INCOME] = "fin-income-symbolic",
    [FIN_SERIES_BILL] = "fin-calendar-symbolic",
    [FIN_SERIES_SUBSCRIPTION] = "fin-bag-symbolic",
    [FIN_SERIES_TRANSFER] = "fin-transfer-symbolic",
  };

  return icons[kind];
}

static char *
when_text (FinSession *session, const FinSeriesItem *item)
{
  g_autofree char *schedule = fin_series_schedule_text (item);
  g_autofree char *next = NULL;

  if (item->state == FIN_RECURRING_ENDED)
    return g_steal_pointer (&schedule);
  next = fin_format_date_relative (item->next, fin_session_get_today (session));
  /* Translators: %1$s is a day such as "tomorrow" or "5 Dec", %2$s such as "monthly on day 5" */
  return g_strdup_printf (_ ("%1$s · %2$s"), next, schedule);
}

static char *
amount_text (FinSession *session, const FinSeriesItem *item)
{
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (item->fixed || item->prices->len > 0 || item->payments->len < 3)
    return fin_session_format_money (session, item->usual, item->currency, FIN_MONEY_SIGNED);
  low = fin_session_format_money (session, item->low, item->currency, FIN_MONEY_ROUNDED);
  high = fin_session_format_money (session, item->high, item->currency, FIN_MONEY_ROUNDED);
  /* Translators: a range of amounts, from the smaller to the larger */
  return g_strdup_printf (_ ("%1$s to %2$s"), item->usual < 0 ? high : low,
                          item->usual < 0 ? low : high);
}

static GtkWidget *
new_content (FinSession *session, const FinSeriesItem *item, GString *spoken)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *money = fin_money_row_new ();
  GtkWidget *badges = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  FinCategory *category = fin_session_find_category (session, item->category_id);
  g_autofree char *when = when_text (session, item);
  g_autofree char *amount = amount_text (session, item);
  g_autofree char *yearly =
      fin_session_format_money (session, item->yearly, item->currency, FIN_MONEY_ROUNDED);
  /* Translators: %s is an amount */
  g_autofree char *a_year = g_strdup_printf (_ ("%s a year"), yearly);

  if (category != NULL && fin_category_get_icon (category) != NULL)
    fin_money_row_set_icon (FIN_MONEY_ROW (money), fin_category_get_icon (category),
                            fin_category_get_colour (category));
  else
    fin_money_row_set_icon (FIN_MONEY_ROW (money), kind_icon (item->kind),
                            item->usual > 0 ? "green" : "slate");
  fin_money_row_set_texts (FIN_MONEY_ROW (money), item->name, when);
  fin_money_row_set_amount (FIN_MONEY_ROW (money), amount, a_year);
  fin_money_row_set_incoming (FIN_MONEY_ROW (money), item->usual > 0);
  gtk_widget_add_css_class (badges, "fin-recurring-badges");
  g_string_append_printf (spoken, "%s, %s, %s, %s", item->name, amount, when, a_year);
  append_badges (GTK_BOX (badges), session, item, spoken);
  gtk_box_append (GTK_BOX (box), money);
  gtk_box_append (GTK_BOX (box), badges);
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

/** fin_recurring_row_new: Returns: a row that needs the "series" actions around it */
GtkWidget *
fin_recurring_row_new (FinSession *session, const FinSeriesItem *item)
{
  FinRecurringRow *self = g_object_new (FIN_TYPE_RECURRING_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autoptr (GString) spoken = g_string_new (NULL);
  g_autoptr (GMenuModel) menu = make_menu (item);
  /* Translators: %s is a name */
  g_autofree char *label = g_strdup_printf (_ ("Actions for %s"), item->name);
  /* Translators: %s is a name */
  g_autofree char *select = g_strdup_printf (_ ("Select %s"), item->name);

  self->key = g_strdup (item->key);
  self->check = gtk_check_button_new ();
  gtk_widget_set_visible (self->check, FALSE);
  gtk_widget_set_valign (self->check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  select, -1);
  self->menu_button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->menu_button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->menu_button), menu);
  gtk_widget_set_valign (self->menu_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->menu_button, "flat");
  gtk_widget_set_tooltip_text (self->menu_button, _ ("Actions"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_box_append (GTK_BOX (box), self->check);
  gtk_box_append (GTK_BOX (box), new_content (session, item, spoken));
  gtk_box_append (GTK_BOX (box), self->menu_button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken->str,
                                  -1);
  fin_recurring_row_set_selecting (self, FALSE);
  return GTK_WIDGET (self);
}

const char *
fin_recurring_row_get_key (FinRecurringRow *self)
{
  g_return_val_if_fail (FIN_IS_RECURRING_ROW (self), NULL);

  return self->key;
}

/** fin_recurring_row_set_selecting: while selecting, activating it selects */
void
fin_recurring_row_set_selecting (FinRecurringRow *self, gboolean selecting)
{
  g_return_if_fail (FIN_IS_RECURRING_ROW (self));

  gtk_widget_set_visible (self->check, selecting);
  gtk_widget_set_visible (self->menu_button, !selecting);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), FALSE);
  if (selecting)
    gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self), "row.toggle");
  else
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", self->key);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "series.show");
    }
}

gboolean
fin_recurring_row_get_selected (FinRecurringRow *self)
{
  g_return_val_if_fail (FIN_IS_RECURRING_ROW (self), FALSE);

  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check));
}
