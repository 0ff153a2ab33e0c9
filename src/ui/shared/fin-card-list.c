/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows are few and made anew at each update; long lists are a GtkListView's work. */
#include "fin-card-list.h"

struct _FinCardList
{
  GtkWidget parent_instance;

  GtkWidget *list;
  GtkWidget *empty_label;
  guint n_rows;
};

G_DEFINE_FINAL_TYPE (FinCardList, fin_card_list, GTK_TYPE_WIDGET)

static void
fin_card_list_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (fin_card_list_parent_class)->dispose (object);
}

static void
fin_card_list_class_init (FinCardListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fin_card_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
fin_card_list_init (FinCardList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "fin-card-list");

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_set_visible (self->list, FALSE);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));

  self->empty_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->empty_label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->empty_label), TRUE);
  gtk_widget_add_css_class (self->empty_label, "dimmed");
  gtk_widget_set_parent (self->empty_label, GTK_WIDGET (self));
}

GtkWidget *
fin_card_list_new (const char *accessible_label, const char *empty_text)
{
  FinCardList *self = g_object_new (FIN_TYPE_CARD_LIST, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  accessible_label, -1);
  gtk_label_set_label (GTK_LABEL (self->empty_label), empty_text);
  return GTK_WIDGET (self);
}

void
fin_card_list_clear (FinCardList *self)
{
  g_return_if_fail (FIN_IS_CARD_LIST (self));

  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  self->n_rows = 0;
  gtk_widget_set_visible (self->list, FALSE);
  gtk_widget_set_visible (self->empty_label, TRUE);
}

/** fin_card_list_append: Returns: (transfer none): the row, to give it an action */
GtkListBoxRow *
fin_card_list_append (FinCardList *self, GtkWidget *content)
{
  GtkWidget *row = gtk_list_box_row_new ();

  g_return_val_if_fail (FIN_IS_CARD_LIST (self), NULL);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), content);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  self->n_rows++;
  gtk_widget_set_visible (self->list, TRUE);
  gtk_widget_set_visible (self->empty_label, FALSE);
  return GTK_LIST_BOX_ROW (row);
}

guint
fin_card_list_get_n_rows (FinCardList *self)
{
  g_return_val_if_fail (FIN_IS_CARD_LIST (self), 0);

  return self->n_rows;
}
