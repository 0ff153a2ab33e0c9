/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The count is part of what a screen reader says about the row, not only a coloured bubble. */
#include "fin-sidebar-row.h"

#include <glib/gi18n.h>

struct _FinSidebarRow
{
  GtkListBoxRow parent_instance;

  GtkWidget *badge;
  char *name;
  char *title;
  guint count;
};

enum
{
  PROP_0,
  PROP_COUNT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FinSidebarRow, fin_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static void
update_badge (FinSidebarRow *self)
{
  g_autofree char *text = g_strdup_printf ("%u", self->count);
  g_autofree char *label = NULL;

  gtk_label_set_text (GTK_LABEL (self->badge), text);
  gtk_widget_set_visible (self->badge, self->count > 0);
  if (self->count > 0)
    /* Translators: spoken by a screen reader: page title, number of items that want to be looked at. */
    label = g_strdup_printf (ngettext ("%s, %u waiting", "%s, %u waiting", self->count),
                             self->title, self->count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : self->title, -1);
}

static void
fin_sidebar_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FinSidebarRow *self = FIN_SIDEBAR_ROW (object);

  switch (prop_id)
    {
    case PROP_COUNT:
      g_value_set_uint (value, self->count);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fin_sidebar_row_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  FinSidebarRow *self = FIN_SIDEBAR_ROW (object);

  switch (prop_id)
    {
    case PROP_COUNT:
      fin_sidebar_row_set_count (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fin_sidebar_row_finalize (GObject *object)
{
  FinSidebarRow *self = FIN_SIDEBAR_ROW (object);

  g_free (self->name);
  g_free (self->title);

  G_OBJECT_CLASS (fin_sidebar_row_parent_class)->finalize (object);
}

static void
fin_sidebar_row_class_init (FinSidebarRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = fin_sidebar_row_get_property;
  object_class->set_property = fin_sidebar_row_set_property;
  object_class->finalize = fin_sidebar_row_finalize;

  properties[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0,
                                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                  | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fin_sidebar_row_init (FinSidebarRow *self)
{
}

/** fin_sidebar_row_new: @name: the page; @title: what people read */
GtkWidget *
fin_sidebar_row_new (const char *name, const char *title, const char *icon_name)
{
  FinSidebarRow *self = g_object_new (FIN_TYPE_SIDEBAR_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (title);

  self->name = g_strdup (name);
  self->title = g_strdup (title);
  self->badge = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->badge, "badge");
  gtk_widget_add_css_class (self->badge, "numeric");
  gtk_widget_set_valign (self->badge, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon_name));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->badge);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  update_badge (self);
  return GTK_WIDGET (self);
}

const char *
fin_sidebar_row_get_name (FinSidebarRow *self)
{
  g_return_val_if_fail (FIN_IS_SIDEBAR_ROW (self), NULL);

  return self->name;
}

const char *
fin_sidebar_row_get_title (FinSidebarRow *self)
{
  g_return_val_if_fail (FIN_IS_SIDEBAR_ROW (self), NULL);

  return self->title;
}

guint
fin_sidebar_row_get_count (FinSidebarRow *self)
{
  g_return_val_if_fail (FIN_IS_SIDEBAR_ROW (self), 0);

  return self->count;
}

void
fin_sidebar_row_set_count (FinSidebarRow *self, guint count)
{
  g_return_if_fail (FIN_IS_SIDEBAR_ROW (self));

  if (self->count == count)
    return;
  self->count = count;
  update_badge (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}
