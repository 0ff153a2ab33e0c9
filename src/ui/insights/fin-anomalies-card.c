/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A calm list: icon, what happened, why that is odd, and the two things a person can do about it. */
#include "fin-anomalies-card.h"

#include <glib/gi18n.h>

#include "fin-anomaly-text.h"
#include "fin-card-list.h"
#include "fin-format.h"
#include "fin-palette.h"
#include "fin-widgets.h"

struct _FinAnomaliesCard
{
  FinCard parent_instance;

  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (FinAnomaliesCard, fin_anomalies_card, FIN_TYPE_CARD)

static char *
format_money (gint64 minor, const char *currency, gpointer data)
{
  return fin_session_format_money (data, minor, currency, FIN_MONEY_EXACT);
}

static const char *
colour_of (FinAnomalyKind kind)
{
  switch (kind)
    {
    case FIN_ANOMALY_CARD_TESTING:
    case FIN_ANOMALY_MISSING_INCOME:
      return "red";
    case FIN_ANOMALY_PRICE_RISE:
      return "blue";
    case FIN_ANOMALY_DUPLICATE:
    case FIN_ANOMALY_UNUSUAL_AMOUNT:
    case FIN_ANOMALY_NEW_PAYEE:
    case FIN_N_ANOMALY_KINDS:
    default:
      return "orange";
    }
}

/* Every row has these buttons, named by their labels: the description says which it is about. */
static GtkWidget *
new_button (const char *label, const char *tooltip, const char *action, const FinAnomalyItem *item)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  /* Translators: what a button does, then what it is about: "Expect this: Charged twice? Tesco" */
  g_autofree char *about = g_strdup_printf (_ ("%1$s: %2$s %3$s"), tooltip,
                                            fin_anomaly_kind_title (item->kind), item->payee);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", item->key);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  about, -1);
  return button;
}

static GtkWidget *
new_icon (const FinAnomalyItem *item)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (fin_anomaly_icon_name (item->kind));

  gtk_widget_add_css_class (icon, "fin-icon");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  fin_palette_apply (icon, colour_of (item->kind));
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  return icon;
}

static GtkWidget *
new_head (FinSession *session, const FinAnomalyItem *item)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = fin_label_new (fin_anomaly_kind_title (item->kind), "heading");
  g_autofree char *day = fin_format_date_relative (item->date, fin_session_get_today (session));
  GtkWidget *date = fin_label_new (day, "caption dimmed");

  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_wrap (GTK_LABEL (date), FALSE);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), date);
  return head;
}

static GtkWidget *
new_row (FinSession *session, const FinAnomalyItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *sentence = fin_anomaly_sentence (item, format_money, session);
  g_autofree char *reason = fin_anomaly_reason (item, format_money, session);

  gtk_widget_add_css_class (row, "fin-anomaly");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), new_head (session, item));
  gtk_box_append (GTK_BOX (texts), fin_label_new (sentence, NULL));
  gtk_box_append (GTK_BOX (texts), fin_label_new (reason, "caption dimmed"));
  gtk_box_append (GTK_BOX (buttons),
                  new_button (_ ("_Expected"), _ ("Do not tell me of this and its like"),
                              "win.expect-anomaly", item));
  gtk_box_append (GTK_BOX (buttons), new_button (_ ("_Show"), _ ("Show the transactions"),
                                                 "win.show-anomaly", item));
  gtk_box_append (GTK_BOX (texts), buttons);
  gtk_box_append (GTK_BOX (row), new_icon (item));
  gtk_box_append (GTK_BOX (row), texts);
  return row;
}

static void
append_row (FinAnomaliesCard *self, FinSession *session, const FinAnomalyItem *item)
{
  GtkListBoxRow *row = fin_card_list_append (FIN_CARD_LIST (self->list), new_row (session, item));
  g_autofree char *sentence = fin_anomaly_sentence (item, format_money, session);
  g_autofree char *reason = fin_anomaly_reason (item, format_money, session);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason, -1);
}

static void
fin_anomalies_card_update (FinCard *card)
{
  FinAnomaliesCard *self = FIN_ANOMALIES_CARD (card);
  FinSession *session = fin_card_get_session (card);
  FinInsights *insights = fin_session_get_insights (session);

  fin_card_list_clear (FIN_CARD_LIST (self->list));
  if (insights == NULL || insights->anomalies == NULL)
    return;
  for (guint i = 0; i < insights->anomalies->len; i++)
    {
      const FinAnomalyItem *item = g_ptr_array_index (insights->anomalies, i);

      if (fin_anomaly_item_is_open (item))
        append_row (self, session, item);
    }
}

static void
fin_anomalies_card_class_init (FinAnomaliesCardClass *klass)
{
  FIN_CARD_CLASS (klass)->update = fin_anomalies_card_update;
}

static void
fin_anomalies_card_init (FinAnomaliesCard *self)
{
  fin_card_set_title (FIN_CARD (self), _ ("What Stands Out"));
  self->list = fin_card_list_new (_ ("What Stands Out"),
                                  _ ("Nothing unusual in the last 90 days."));
  fin_card_append (FIN_CARD (self), self->list);
}

GtkWidget *
fin_anomalies_card_new (FinSession *session)
{
  return g_object_new (FIN_TYPE_ANOMALIES_CARD, "session", session, NULL);
}
