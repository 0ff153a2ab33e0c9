/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles give way before amounts do: an amount is never cut off. */
#include "fin-money-row.h"

#include "fin-palette.h"
#include "fin-widgets.h"

struct _FinMoneyRow
{
  GtkWidget parent_instance;

  GtkWidget *icon;
  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *amount;
  GtkWidget *caption;
};

G_DEFINE_FINAL_TYPE (FinMoneyRow, fin_money_row, GTK_TYPE_WIDGET)

static void
fin_money_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (fin_money_row_parent_class)->dispose (object);
}

static void
fin_money_row_class_init (FinMoneyRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fin_money_row_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static GtkWidget *
new_label (GtkWidget *box, float xalign, const char *style_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  if (style_class != NULL)
    gtk_widget_add_css_class (label, style_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
new_column (FinMoneyRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  return box;
}

/* Over a second line where it is narrow; more than two would be a text, not a row. */
static void
let_wrap (GtkWidget *label)
{
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
}

static void
fin_money_row_init (FinMoneyRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *texts;
  GtkWidget *amounts;

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "fin-money-row");

  self->icon = gtk_image_new ();
  gtk_widget_add_css_class (self->icon, "fin-icon");
  gtk_widget_set_valign (self->icon, GTK_ALIGN_CENTER);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_parent (self->icon, GTK_WIDGET (self));

  texts = new_column (self);
  gtk_widget_set_hexpand (texts, TRUE);
  self->title = new_label (texts, 0, NULL);
  self->subtitle = new_label (texts, 0, "caption");
  gtk_widget_add_css_class (self->subtitle, "dimmed");
  let_wrap (self->title);
  /* Room for a word: what is less would break in the middle. */
  gtk_label_set_width_chars (GTK_LABEL (self->title), 7);
  let_wrap (self->subtitle);

  amounts = new_column (self);
  self->amount = new_label (amounts, 1, "numeric");
  self->caption = new_label (amounts, 1, "caption");
  gtk_widget_add_css_class (self->caption, "dimmed");
  gtk_widget_add_css_class (self->caption, "numeric");
  /* Between words only, as in "£75 to £475": an amount stays whole. */
  gtk_label_set_wrap (GTK_LABEL (self->amount), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->amount), GTK_JUSTIFY_RIGHT);
  gtk_label_set_wrap (GTK_LABEL (self->caption), TRUE);
  gtk_label_set_justify (GTK_LABEL (self->caption), GTK_JUSTIFY_RIGHT);
}

GtkWidget *
fin_money_row_new (void)
{
  return g_object_new (FIN_TYPE_MONEY_ROW, NULL);
}

/** fin_money_row_set_icon: @icon_name: (nullable): hides the icon; @colour: see fin_palette_class() */
void
fin_money_row_set_icon (FinMoneyRow *self, const char *icon_name, const char *colour)
{
  g_return_if_fail (FIN_IS_MONEY_ROW (self));

  gtk_widget_set_visible (self->icon, icon_name != NULL);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_name);
  fin_palette_apply (self->icon, colour);
}

void
fin_money_row_set_texts (FinMoneyRow *self, const char *title, const char *subtitle)
{
  g_return_if_fail (FIN_IS_MONEY_ROW (self));

  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->subtitle), subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (self->subtitle, subtitle != NULL && *subtitle != '\0');
}

void
fin_money_row_set_amount (FinMoneyRow *self, const char *amount, const char *caption)
{
  g_autofree char *kept_amount = fin_keep_signs (amount);
  g_autofree char *kept_caption = fin_keep_signs (caption != NULL ? caption : "");

  g_return_if_fail (FIN_IS_MONEY_ROW (self));

  gtk_label_set_label (GTK_LABEL (self->amount), kept_amount);
  gtk_label_set_label (GTK_LABEL (self->caption), kept_caption);
  gtk_widget_set_visible (self->caption, caption != NULL && *caption != '\0');
}

/** fin_money_row_set_incoming: money that comes in is green; it carries a "+" as well */
void
fin_money_row_set_incoming (FinMoneyRow *self, gboolean incoming)
{
  g_return_if_fail (FIN_IS_MONEY_ROW (self));

  if (incoming)
    gtk_widget_add_css_class (self->amount, "success");
  else
    gtk_widget_remove_css_class (self->amount, "success");
}
