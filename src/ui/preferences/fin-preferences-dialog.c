/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows are bound to settings; a change counts at once. */
#include "fin-preferences-dialog.h"

#include <glib/gi18n.h>

#include "fin-amount-entry.h"
#include "fin-currency.h"
#include "fin-format.h"
#include "fin-nudge-candidate.h"
#include "fin-session-edit.h"
#include "fin-ui.h"
#include "fin-widgets.h"

/* Times of day are offered in steps of half an hour. */
#define STEP_MINUTES 30
#define N_TIMES (24 * 60 / STEP_MINUTES)

struct _FinPreferencesDialog
{
  AdwPreferencesDialog parent_instance;

  /* Template */
  AdwEntryRow *margin_row;
  AdwSwitchRow *hide_row;
  AdwSwitchRow *enabled_row;
  AdwComboRow *time_row;
  AdwSpinRow *most_row;
  AdwComboRow *quiet_start_row;
  AdwComboRow *quiet_end_row;
  AdwSwitchRow *background_row;
  AdwPreferencesGroup *rules_group;

  /* Owned */
  GSettings *settings;
  FinSession *session; /* NULL while none is opened */
  char currency[4];
};

G_DEFINE_FINAL_TYPE (FinPreferencesDialog, fin_preferences_dialog, ADW_TYPE_PREFERENCES_DIALOG)

static void
margin_applied_cb (FinPreferencesDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->margin_row));
  gint64 margin = 0;
  gboolean valid = *text == '\0'
                   || (fin_parse_amount (text, fin_currency_exponent (self->currency), &margin,
                                         NULL)
                       && margin >= 0);

  fin_row_mark_wrong (GTK_WIDGET (self->margin_row), !valid);
  if (valid)
    fin_session_set_margin (self->session, *text == '\0' ? -1 : margin);
}

static gboolean
minutes_to_position (GValue *value, GVariant *variant, gpointer user_data)
{
  g_value_set_uint (value, (guint)(g_variant_get_int32 (variant) / STEP_MINUTES) % N_TIMES);
  return TRUE;
}

static GVariant *
position_to_minutes (const GValue *value, const GVariantType *type, gpointer user_data)
{
  guint position = g_value_get_uint (value);

  return position < N_TIMES ? g_variant_new_int32 ((gint32)position * STEP_MINUTES) : NULL;
}

static void
bind_time (FinPreferencesDialog *self, AdwComboRow *row, const char *key)
{
  g_autoptr (GtkStringList) times = gtk_string_list_new (NULL);

  for (int i = 0; i < N_TIMES; i++)
    {
      g_autoptr (GDateTime) time = g_date_time_new_local (2000, 1, 1, i * STEP_MINUTES / 60,
                                                          i * STEP_MINUTES % 60, 0);
      /* Translators: a time of day; %l:%M %p where that is usual */
      g_autofree char *text = g_date_time_format (time, _ ("%H:%M"));

      gtk_string_list_append (times, text);
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (times));
  g_settings_bind_with_mapping (self->settings, key, row, "selected", G_SETTINGS_BIND_DEFAULT,
                                minutes_to_position, position_to_minutes, NULL, NULL);
}

/* A rule's switch is on while its key is not among the silenced ones. */
static gboolean
silenced_to_active (GValue *value, GVariant *variant, gpointer user_data)
{
  g_autofree const char **silenced = g_variant_get_strv (variant, NULL);

  g_value_set_boolean (value, !g_strv_contains (silenced, user_data));
  return TRUE;
}

static void
rule_toggled_cb (AdwSwitchRow *row, GParamSpec *pspec, FinPreferencesDialog *self)
{
  const char *key = g_object_get_data (G_OBJECT (row), "rule");
  g_auto (GStrv) silenced = g_settings_get_strv (self->settings, "silenced-rules");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) changed = NULL;
  gboolean active = adw_switch_row_get_active (row);

  if (active != g_strv_contains ((const char *const *)silenced, key))
    return;
  for (int i = 0; silenced[i] != NULL; i++)
    if (!g_str_equal (silenced[i], key))
      g_strv_builder_add (builder, silenced[i]);
  if (!active)
    g_strv_builder_add (builder, key);
  changed = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, "silenced-rules", (const char *const *)changed);
}

static void
add_rules (FinPreferencesDialog *self)
{
  for (int rule = 0; rule < FIN_N_NUDGE_RULES; rule++)
    {
      const char *key = fin_nudge_rule_key ((FinNudgeRule)rule);
      GtkWidget *row = adw_switch_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     fin_nudge_rule_title ((FinNudgeRule)rule));
      g_object_set_data_full (G_OBJECT (row), "rule", g_strdup (key), g_free);
      g_settings_bind_with_mapping (self->settings, "silenced-rules", row, "active",
                                    G_SETTINGS_BIND_GET, silenced_to_active, NULL,
                                    g_strdup (key), g_free);
      g_signal_connect_object (row, "notify::active", G_CALLBACK (rule_toggled_cb), self, 0);
      adw_preferences_group_add (self->rules_group, row);
    }
}

static void
show_margin (FinPreferencesDialog *self)
{
  gint64 margin = fin_session_get_margin (self->session);
  g_autofree char *text
      = margin >= 0 ? fin_format_money_plain (margin, self->currency) : g_strdup ("");

  gtk_editable_set_text (GTK_EDITABLE (self->margin_row), text);
}

static void
bind_settings (FinPreferencesDialog *self)
{
  g_settings_bind (self->settings, "hide-amounts", self->hide_row, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "nudges-enabled", self->enabled_row, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "nudges-per-day", self->most_row, "value",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "run-in-background", self->background_row, "active",
                   G_SETTINGS_BIND_DEFAULT);
  bind_time (self, self->time_row, "nudge-time");
  bind_time (self, self->quiet_start_row, "quiet-hours-start");
  bind_time (self, self->quiet_end_row, "quiet-hours-end");
  add_rules (self);
}

static void
fin_preferences_dialog_dispose (GObject *object)
{
  FinPreferencesDialog *self = FIN_PREFERENCES_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), FIN_TYPE_PREFERENCES_DIALOG);
  g_clear_object (&self->settings);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (fin_preferences_dialog_parent_class)->dispose (object);
}

static void
fin_preferences_dialog_class_init (FinPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fin_preferences_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               FIN_UI_RESOURCE_PATH "/fin-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FinPreferencesDialog, margin_row);
  gtk_widget_class_bind_template_child (widget_class, FinPreferencesDialog, hide_row);
  gtk_widget_class_bind_template_child (widget_class, FinPreferencesDialog, enabled_row);
  gtk_widget_class_bind_template_child (widget_class, FinPreferencesDialog, time_row);
  gtk_widget_class_bind_template_child (widget_class, FinPreferencesDialog, most_row);
  gtk_widget_class_bind_template_child (widget_class, FinPreferencesDialog, quiet_start_row);
  gtk_widget_class_bind_template_child (widget_class, FinPreferencesDialog, quiet_end_row);
  gtk_widget_class_bind_template_child (widget_class, FinPreferencesDialog, background_row);
  gtk_widget_class_bind_template_child (widget_class, FinPreferencesDialog, rules_group);
  gtk_widget_class_bind_template_callback (widget_class, margin_applied_cb);
}

static void
fin_preferences_dialog_init (FinPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * fin_preferences_dialog_new:
 * @settings: (nullable): without them nothing can be changed
 * @session: (nullable): its currency is that of the safety margin
 */
AdwDialog *
fin_preferences_dialog_new (GSettings *settings, FinSession *session)
{
  FinPreferencesDialog *self = g_object_new (FIN_TYPE_PREFERENCES_DIALOG, NULL);
  FinInsights *insights = session != NULL ? fin_session_get_insights (session) : NULL;

  if (insights != NULL)
    g_strlcpy (self->currency, insights->currency, sizeof self->currency);
  gtk_widget_set_sensitive (GTK_WIDGET (self->margin_row), session != NULL);
  if (session != NULL)
    {
      self->session = g_object_ref (session);
      show_margin (self);
    }
  if (settings != NULL)
    {
      self->settings = g_object_ref (settings);
      bind_settings (self);
    }
  return ADW_DIALOG (self);
}
