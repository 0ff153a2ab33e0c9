/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row to unfold per group; within it a row per category. A change counts at once. */
#include "fin-categories-dialog.h"

#include <glib/gi18n.h>

#include "fin-session-file.h"
#include "fin-ui.h"

struct _FinCategoriesDialog
{
  AdwDialog parent_instance;

  /* Template */
  AdwEntryRow *name_row;
  AdwComboRow *group_row;
  AdwPreferencesGroup *group;

  /* Owned */
  FinSession *session;
  GPtrArray *groups; /* (element-type FinCategory): by position of group_row */
  GPtrArray *rows;   /* (element-type GtkWidget): those of group, borrowed */
};

G_DEFINE_FINAL_TYPE (FinCategoriesDialog, fin_categories_dialog, ADW_TYPE_DIALOG)

static FinCategory *
category_of (gpointer widget)
{
  return g_object_get_data (G_OBJECT (widget), "category");
}

static void
remember (gpointer widget, FinCategory *category)
{
  g_object_set_data_full (G_OBJECT (widget), "category", g_object_ref (category), g_object_unref);
}

/* Only what differs is written: rows are filled again after each change. */
static void
save_string (FinCategoriesDialog *self,
             FinCategory *category,
             const char *property,
             const char *before,
             const char *value)
{
  g_autoptr (FinCategory) changed = NULL;

  if (g_strcmp0 (before, value) == 0 || *value == '\0')
    return;
  changed = fin_record_copy (category);
  g_object_set (changed, property, value, NULL);
  fin_session_save_category (self->session, changed);
}

static void
name_applied_cb (AdwEntryRow *row, FinCategoriesDialog *self)
{
  FinCategory *category = category_of (row);

  save_string (self, category, "name", fin_category_get_name (category),
               gtk_editable_get_text (GTK_EDITABLE (row)));
}

static void
icon_applied_cb (AdwEntryRow *row, FinCategoriesDialog *self)
{
  FinCategory *category = category_of (row);

  save_string (self, category, "icon", fin_category_get_icon (category),
               gtk_editable_get_text (GTK_EDITABLE (row)));
}

static void
colour_changed_cb (GtkColorDialogButton *button, GParamSpec *pspec, FinCategoriesDialog *self)
{
  FinCategory *category = category_of (button);
  const GdkRGBA *colour = gtk_color_dialog_button_get_rgba (button);
  g_autofree char *text = g_strdup_printf ("#%02x%02x%02x", (guint) (colour->red * 255.0f + 0.5f),
                                           (guint) (colour->green * 255.0f + 0.5f),
                                           (guint) (colour->blue * 255.0f + 0.5f));

  save_string (self, category, "colour", fin_category_get_colour (category), text);
}

static void
shown_changed_cb (GtkSwitch *toggle, GParamSpec *pspec, FinCategoriesDialog *self)
{
  FinCategory *category = category_of (toggle);
  gboolean hidden = !gtk_switch_get_active (toggle);
  g_autoptr (FinCategory) changed = NULL;

  if (hidden == fin_category_get_hidden (category))
    return;
  changed = fin_record_copy (category);
  g_object_set (changed, "hidden", hidden, NULL);
  fin_session_save_category (self->session, changed);
}

static void
label_widget (GtkWidget *widget, const char *label)
{
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (widget, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static GtkWidget *
make_entry (FinCategoriesDialog *self,
            FinCategory *category,
            const char *title,
            const char *text,
            GCallback callback)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  remember (row, category);
  g_signal_connect_object (row, "apply", callback, self, 0);
  return row;
}

static GtkWidget *
make_name_row (FinCategoriesDialog *self, FinCategory *category)
{
  GtkWidget *row = make_entry (self, category, _ ("Name"), fin_category_get_name (category),
                               G_CALLBACK (name_applied_cb));
  GtkWidget *colour = gtk_color_dialog_button_new (gtk_color_dialog_new ());
  GtkWidget *shown = gtk_switch_new ();
  GdkRGBA rgba = { 0.5f, 0.5f, 0.5f, 1.0f };

  if (fin_category_get_colour (category) != NULL)
    gdk_rgba_parse (&rgba, fin_category_get_colour (category));
  gtk_color_dialog_button_set_rgba (GTK_COLOR_DIALOG_BUTTON (colour), &rgba);
  gtk_switch_set_active (GTK_SWITCH (shown), !fin_category_get_hidden (category));
  label_widget (colour, _ ("Colour"));
  label_widget (shown, _ ("Offer This Category"));
  remember (colour, category);
  remember (shown, category);
  g_signal_connect_object (colour, "notify::rgba", G_CALLBACK (colour_changed_cb), self, 0);
  g_signal_connect_object (shown, "notify::active", G_CALLBACK (shown_changed_cb), self, 0);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), colour);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), shown);
  return row;
}

static void
add_to_expander (FinCategoriesDialog *self, AdwExpanderRow *expander, FinCategory *category)
{
  adw_expander_row_add_row (expander, make_name_row (self, category));
  adw_expander_row_add_row (expander, make_entry (self, category, _ ("Name of its symbolic icon"),
                                                  fin_category_get_icon (category),
                                                  G_CALLBACK (icon_applied_cb)));
}

static void
add_group (FinCategoriesDialog *self, FinCategory *top, GtkStringList *names)
{
  GListModel *categories = fin_session_get_categories (self->session);
  AdwExpanderRow *expander = ADW_EXPANDER_ROW (adw_expander_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (expander), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), fin_category_get_name (top));
  add_to_expander (self, expander, top);
  for (guint i = 0; i < g_list_model_get_n_items (categories); i++)
    {
      g_autoptr (FinCategory) category = g_list_model_get_item (categories, i);

      if (fin_category_get_parent_id (category) == fin_category_get_id (top))
        add_to_expander (self, expander, category);
    }
  adw_preferences_group_add (self->group, GTK_WIDGET (expander));
  g_ptr_array_add (self->rows, expander);
  g_ptr_array_add (self->groups, g_object_ref (top));
  gtk_string_list_append (names, fin_category_get_name (top));
}

static void
fill (FinCategoriesDialog *self)
{
  GListModel *categories = fin_session_get_categories (self->session);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint position = adw_combo_row_get_selected (self->group_row);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->groups, 0);
  for (guint i = 0; i < g_list_model_get_n_items (categories); i++)
    {
      g_autoptr (FinCategory) top = g_list_model_get_item (categories, i);

      if (fin_category_get_parent_id (top) == 0)
        add_group (self, top, names);
    }
  adw_combo_row_set_model (self->group_row, G_LIST_MODEL (names));
  if (position < self->groups->len)
    adw_combo_row_set_selected (self->group_row, position);
}

static void
add_applied_cb (FinCategoriesDialog *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name_row));
  guint position = adw_combo_row_get_selected (self->group_row);
  g_autoptr (FinCategory) category = fin_category_new ();
  FinCategory *top;

  if (*name == '\0' || position >= self->groups->len)
    return;
  top = g_ptr_array_index (self->groups, position);
  g_object_set (category, "name", name, "parent-id", fin_category_get_id (top), "kind",
                fin_category_get_kind (top), "icon", fin_category_get_icon (top), "colour",
                fin_category_get_colour (top), "position", G_MAXINT16, NULL);
  fin_session_save_category (self->session, category);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), "");
}

static void
fin_categories_dialog_dispose (GObject *object)
{
  FinCategoriesDialog *self = FIN_CATEGORIES_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), FIN_TYPE_CATEGORIES_DIALOG);
  g_clear_pointer (&self->groups, g_ptr_array_unref);

  G_OBJECT_CLASS (fin_categories_dialog_parent_class)->dispose (object);
}

static void
fin_categories_dialog_class_init (FinCategoriesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fin_categories_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               FIN_UI_RESOURCE_PATH "/fin-categories-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FinCategoriesDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, FinCategoriesDialog, group_row);
  gtk_widget_class_bind_template_child (widget_class, FinCategoriesDialog, group);
  gtk_widget_class_bind_template_callback (widget_class, add_applied_cb);
}

static void
fin_categories_dialog_init (FinCategoriesDialog *self)
{
  self->groups = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** fin_categories_dialog_new: @session: with an open database */
AdwDialog *
fin_categories_dialog_new (FinSession *session)
{
  FinCategoriesDialog *self = g_object_new (FIN_TYPE_CATEGORIES_DIALOG, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (fin_session_get_categories (session), "items-changed", G_CALLBACK (fill),
                           self, G_CONNECT_SWAPPED);
  fill (self);
  return ADW_DIALOG (self);
}
