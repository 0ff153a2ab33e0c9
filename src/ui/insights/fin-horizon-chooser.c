/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Toggles for the usual horizons and a spin button in a popover for the others. */
#include "fin-horizon-chooser.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _FinHorizonChooser
{
  GtkBox parent_instance;

  int days;
  GtkWidget *toggles;
  GtkWidget *more;
  GtkWidget *spin;
};

enum
{
  PROP_0,
  PROP_DAYS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FinHorizonChooser, fin_horizon_chooser, GTK_TYPE_BOX)

static void
toggle_notify_cb (FinHorizonChooser *self)
{
  const char *name = adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (self->toggles));

  if (name != NULL)
    fin_horizon_chooser_set_days (self, (int)g_ascii_strtoll (name, NULL, 10));
}

static void
spin_changed_cb (FinHorizonChooser *self)
{
  fin_horizon_chooser_set_days (self,
                                gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->spin)));
}

static void
fin_horizon_chooser_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_DAYS:
      g_value_set_int (value, FIN_HORIZON_CHOOSER (object)->days);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fin_horizon_chooser_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_DAYS:
      fin_horizon_chooser_set_days (FIN_HORIZON_CHOOSER (object), g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fin_horizon_chooser_class_init (FinHorizonChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fin_horizon_chooser_get_property;
  object_class->set_property = fin_horizon_chooser_set_property;

  properties[PROP_DAYS]
      = g_param_spec_int ("days", NULL, NULL, FIN_HORIZON_LEAST, FIN_HORIZON_MOST, 30,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
add_toggles (FinHorizonChooser *self)
{
  const struct
  {
    const char *name;
    const char *label;
    const char *tooltip;
  } toggles[] = {
    { "30", _ ("30"), _ ("30 Days") },
    { "60", _ ("60"), _ ("60 Days") },
    { "90", _ ("90"), _ ("90 Days") },
  };

  self->toggles = GTK_WIDGET (adw_toggle_group_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggles), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Days ahead"), -1);
  for (gsize i = 0; i < G_N_ELEMENTS (toggles); i++)
    {
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_name (toggle, toggles[i].name);
      adw_toggle_set_label (toggle, toggles[i].label);
      adw_toggle_set_tooltip (toggle, toggles[i].tooltip);
      adw_toggle_group_add (ADW_TOGGLE_GROUP (self->toggles), toggle);
    }
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (self->toggles), "30");
  gtk_widget_add_css_class (self->toggles, "round");
  g_signal_connect_swapped (self->toggles, "notify::active-name", G_CALLBACK (toggle_notify_cb),
                            self);
  gtk_box_append (GTK_BOX (self), self->toggles);
}

static void
add_more (FinHorizonChooser *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->spin = gtk_spin_button_new_with_range (FIN_HORIZON_LEAST, FIN_HORIZON_MOST, 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->spin), self->days);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Days ahead, a week to a year"), -1);
  g_signal_connect_swapped (self->spin, "value-changed", G_CALLBACK (spin_changed_cb), self);
  gtk_popover_set_child (GTK_POPOVER (popover), self->spin);
  self->more = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->more), "view-more-horizontal-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->more), popover);
  gtk_widget_set_tooltip_text (self->more, _ ("Other number of days"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Other number of days"), -1);
  gtk_widget_add_css_class (self->more, "flat");
  gtk_widget_set_valign (self->more, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self), self->more);
}

static void
fin_horizon_chooser_init (FinHorizonChooser *self)
{
  self->days = 30;
  gtk_box_set_spacing (GTK_BOX (self), 6);
  add_toggles (self);
  add_more (self);
}

GtkWidget *
fin_horizon_chooser_new (void)
{
  return g_object_new (FIN_TYPE_HORIZON_CHOOSER, NULL);
}

int
fin_horizon_chooser_get_days (FinHorizonChooser *self)
{
  g_return_val_if_fail (FIN_IS_HORIZON_CHOOSER (self), 0);

  return self->days;
}

void
fin_horizon_chooser_set_days (FinHorizonChooser *self, int days)
{
  g_return_if_fail (FIN_IS_HORIZON_CHOOSER (self));

  days = CLAMP (days, FIN_HORIZON_LEAST, FIN_HORIZON_MOST);
  if (self->days == days)
    return;
  self->days = days;
  if (days == 30 || days == 60 || days == 90)
    {
      g_autofree char *name = g_strdup_printf ("%d", days);

      adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (self->toggles), name);
    }
  else
    adw_toggle_group_set_active (ADW_TOGGLE_GROUP (self->toggles), GTK_INVALID_LIST_POSITION);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->spin), days);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAYS]);
}
