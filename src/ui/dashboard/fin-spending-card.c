/* SPDX-License-Identifier: GPL-3.0-or-later */
/* This month's spending against the usual pace, and where it went. */
#include <glib/gi18n.h>

#include "fin-dashboard-cards.h"
#include "fin-format.h"
#include "fin-pace-bar.h"
#include "fin-palette.h"
#include "fin-sentence.h"
#include "fin-widgets.h"

#define N_CATEGORIES 6

struct _FinSpendingCard
{
  FinCard parent_instance;

  GtkWidget *spent;
  GtkWidget *pace;
  GtkWidget *bar;
  GtkWidget *categories;
};

G_DEFINE_FINAL_TYPE (FinSpendingCard, fin_spending_card, FIN_TYPE_CARD)

static void
append_category (FinSpendingCard *self,
                 FinSession *session,
                 const FinCategorySpending *category,
                 const char *currency,
                 gint64 largest)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = fin_label_new (category->name, NULL);
  GtkWidget *bar = fin_pace_bar_new ();
  g_autofree char *amount
      = fin_session_format_money (session, category->spent, currency, FIN_MONEY_EXACT);

  gtk_label_set_wrap (GTK_LABEL (name), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (texts), name);
  gtk_box_append (GTK_BOX (texts), fin_label_new (amount, "numeric"));
  fin_palette_apply (bar, category->colour);
  fin_pace_bar_set_values (FIN_PACE_BAR (bar), (double)category->spent, (double)category->usual,
                           (double)largest);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_RELATION_LABELLED_BY, name,
                                  NULL, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, amount,
                                  -1);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), bar);
  gtk_box_append (GTK_BOX (self->categories), row);
}

static void
show_categories (FinSpendingCard *self,
                 FinSession *session,
                 const FinMonthSpending *spending,
                 const char *currency)
{
  guint n = MIN (spending->categories->len, N_CATEGORIES);
  gint64 largest = 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->categories)) != NULL)
    gtk_box_remove (GTK_BOX (self->categories), child);
  for (guint i = 0; i < n; i++)
    {
      const FinCategorySpending *category = g_ptr_array_index (spending->categories, i);

      largest = MAX (largest, MAX (category->spent, category->usual));
    }
  for (guint i = 0; i < n; i++)
    append_category (self, session, g_ptr_array_index (spending->categories, i), currency, largest);
}

static void
fin_spending_card_update (FinCard *card)
{
  FinSpendingCard *self = FIN_SPENDING_CARD (card);
  FinSession *session = fin_card_get_session (card);
  FinInsights *insights = fin_session_get_insights (session);
  const FinMonthSpending *spending = insights != NULL ? insights->spending : NULL;
  g_autofree char *month = NULL;
  g_autofree char *title = NULL;
  g_autofree char *spent = NULL;
  g_autofree char *pace = NULL;

  if (spending == NULL || insights->empty)
    {
      fin_label_set (self->spent, "–");
      return;
    }
  month = fin_format_month (spending->month.first);
  /* Translators: %s is a month such as "November 2026" */
  title = g_strdup_printf (_ ("Spent in %s"), month);
  spent = fin_session_format_money (session, spending->spent, insights->currency, FIN_MONEY_EXACT);
  pace = fin_sentence_pace (session, spending, insights->currency);
  fin_card_set_title (card, title);
  fin_label_set (self->spent, spent);
  fin_label_set (self->pace, pace);
  gtk_widget_set_visible (self->bar, spending->usual > 0);
  fin_pace_bar_set_values (FIN_PACE_BAR (self->bar), (double)spending->spent,
                           (double)spending->usual, 1.25 * (double)spending->usual);
  fin_palette_apply (self->bar, spending->usual > 0 && spending->spent > 1.25 * spending->usual
                                    ? "orange"
                                    : "blue");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  pace, -1);
  show_categories (self, session, spending, insights->currency);
}

static void
fin_spending_card_class_init (FinSpendingCardClass *klass)
{
  FIN_CARD_CLASS (klass)->update = fin_spending_card_update;
}

static void
fin_spending_card_init (FinSpendingCard *self)
{
  FinCard *card = FIN_CARD (self);
  GtkWidget *amounts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  fin_card_set_title (card, _ ("Spent this month"));
  fin_card_set_page (card, "transactions", _ ("Open Transactions"));

  self->spent = fin_label_new (NULL, "title-2 numeric");
  self->pace = fin_label_new (NULL, "caption dimmed");
  self->bar = fin_pace_bar_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Spending against the usual pace"), -1);
  gtk_widget_set_visible (self->bar, FALSE);
  self->categories = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_box_append (GTK_BOX (amounts), self->spent);
  gtk_box_append (GTK_BOX (amounts), self->pace);
  fin_card_append (card, amounts);
  fin_card_append (card, self->bar);
  fin_card_append (card, self->categories);
}

GtkWidget *
fin_spending_card_new (FinSession *session)
{
  return g_object_new (FIN_TYPE_SPENDING_CARD, "session", session, NULL);
}
