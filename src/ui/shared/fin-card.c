/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lays out header and content, listens to the session; what is shown is up to the subclass. */
#include "fin-card.h"

typedef struct
{
  GtkWidget *header;
  GtkWidget *title;
  GtkWidget *button;
  FinSession *session;
} FinCardPrivate;

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (FinCard, fin_card, GTK_TYPE_WIDGET)

static void
fin_card_constructed (GObject *object)
{
  FinCard *self = FIN_CARD (object);
  FinCardPrivate *priv = fin_card_get_instance_private (self);
  const char *const news[]
      = { "notify::insights", "notify::amounts-hidden", "notify::loaded", "notify::busy" };

  G_OBJECT_CLASS (fin_card_parent_class)->constructed (object);

  for (gsize i = 0; i < G_N_ELEMENTS (news); i++)
    g_signal_connect_object (priv->session, news[i], G_CALLBACK (fin_card_update), self,
                             G_CONNECT_SWAPPED);
  fin_card_update (self);
}

static void
fin_card_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FinCardPrivate *priv = fin_card_get_instance_private (FIN_CARD (object));

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, priv->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fin_card_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  FinCardPrivate *priv = fin_card_get_instance_private (FIN_CARD (object));

  switch (prop_id)
    {
    case PROP_SESSION:
      priv->session = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fin_card_dispose (GObject *object)
{
  FinCardPrivate *priv = fin_card_get_instance_private (FIN_CARD (object));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&priv->session);

  G_OBJECT_CLASS (fin_card_parent_class)->dispose (object);
}

static void
fin_card_class_init (FinCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = fin_card_constructed;
  object_class->get_property = fin_card_get_property;
  object_class->set_property = fin_card_set_property;
  object_class->dispose = fin_card_dispose;

  properties[PROP_SESSION]
      = g_param_spec_object ("session", NULL, NULL, FIN_TYPE_SESSION,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fin_card_init (FinCard *self)
{
  FinCardPrivate *priv = fin_card_get_instance_private (self);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "fin-card");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  priv->header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  priv->title = gtk_label_new (NULL);
  gtk_widget_add_css_class (priv->title, "heading");
  gtk_label_set_xalign (GTK_LABEL (priv->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (priv->title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (priv->title, TRUE);
  priv->button = gtk_button_new_from_icon_name ("go-next-symbolic");
  gtk_widget_add_css_class (priv->button, "flat");
  gtk_widget_add_css_class (priv->button, "circular");
  gtk_widget_add_css_class (priv->button, "fin-card-button");
  gtk_widget_set_valign (priv->button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (priv->button, FALSE);
  gtk_box_append (GTK_BOX (priv->header), priv->title);
  gtk_box_append (GTK_BOX (priv->header), priv->button);
  gtk_widget_set_parent (priv->header, GTK_WIDGET (self));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  priv->title, NULL, -1);
}

/** fin_card_get_session: Returns: (transfer none): */
FinSession *
fin_card_get_session (FinCard *self)
{
  FinCardPrivate *priv = fin_card_get_instance_private (self);

  g_return_val_if_fail (FIN_IS_CARD (self), NULL);

  return priv->session;
}

void
fin_card_update (FinCard *self)
{
  g_return_if_fail (FIN_IS_CARD (self));

  if (FIN_CARD_GET_CLASS (self)->update != NULL)
    FIN_CARD_GET_CLASS (self)->update (self);
}

/** fin_card_set_title: @title: (nullable): without one there is no header */
void
fin_card_set_title (FinCard *self, const char *title)
{
  FinCardPrivate *priv = fin_card_get_instance_private (self);

  g_return_if_fail (FIN_IS_CARD (self));

  gtk_label_set_label (GTK_LABEL (priv->title), title != NULL ? title : "");
  gtk_widget_set_visible (priv->header, title != NULL);
}

/** fin_card_set_page: @page: the page that the arrow beside the title opens; @tooltip: its words */
void
fin_card_set_page (FinCard *self, const char *page, const char *tooltip)
{
  FinCardPrivate *priv = fin_card_get_instance_private (self);

  g_return_if_fail (FIN_IS_CARD (self));

  gtk_actionable_set_action_target (GTK_ACTIONABLE (priv->button), "s", page);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (priv->button), "win.page");
  gtk_widget_set_tooltip_text (priv->button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tooltip, -1);
  gtk_widget_set_visible (priv->button, TRUE);
}

/** fin_card_set_suffix: @suffix: stands at the end of the header, before the arrow */
void
fin_card_set_suffix (FinCard *self, GtkWidget *suffix)
{
  FinCardPrivate *priv = fin_card_get_instance_private (self);

  g_return_if_fail (FIN_IS_CARD (self));

  gtk_box_insert_child_after (GTK_BOX (priv->header), suffix, priv->title);
}

void
fin_card_append (FinCard *self, GtkWidget *child)
{
  g_return_if_fail (FIN_IS_CARD (self));

  gtk_widget_set_parent (child, GTK_WIDGET (self));
}
