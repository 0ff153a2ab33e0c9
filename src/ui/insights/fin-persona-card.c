/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says how sure it is and shows the numbers behind the label; without enough data it says what is missing. */
#include "fin-persona-card.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "fin-format.h"
#include "fin-palette.h"
#include "fin-persona-text.h"
#include "fin-range-bar.h"
#include "fin-sentence.h"
#include "fin-widgets.h"

#define N_MONTHS 12

struct _FinPersonaCard
{
  FinCard parent_instance;

  GtkWidget *icon;
  GtkWidget *label;
  GtkWidget *description;
  GtkWidget *details;
  GtkWidget *average;
  GtkWidget *frequency;
  GtkWidget *category;
  GtkWidget *confidence;
  GtkWidget *tips;
  GtkWidget *why;
  GtkWidget *features;
  GtkWidget *months_box;
  GtkWidget *months;
};

G_DEFINE_FINAL_TYPE (FinPersonaCard, fin_persona_card, FIN_TYPE_CARD)

static const char *
persona_icon (FinPersona persona)
{
  switch (persona)
    {
    case FIN_PERSONA_FRUGAL_SAVER:
      return "fin-leaf-symbolic";
    case FIN_PERSONA_BALANCED_SPENDER:
      return "fin-balance-symbolic";
    case FIN_PERSONA_IMPULSIVE_TECHIE:
      return "fin-gamepad-symbolic";
    case FIN_PERSONA_WEEKEND_WARRIOR:
      return "fin-weekend-symbolic";
    case FIN_PERSONA_BIG_TICKET_BUYER:
      return "fin-bag-symbolic";
    case FIN_N_PERSONAS:
    case FIN_PERSONA_NONE:
    default:
      return "fin-person-symbolic";
    }
}

/* Name and value of a feature, in words; NULL for one that is not known here. */
static char *
describe_feature (const FinInsightFeature *feature, double value, FinSession *session,
                  const char *currency, const char **name)
{
  if (g_str_equal (feature->key, "average"))
    {
      *name = _ ("Average purchase");
      return fin_session_format_money (session, (gint64)value, currency, FIN_MONEY_ROUNDED);
    }
  if (g_str_equal (feature->key, "deviation"))
    {
      *name = _ ("How much purchases differ");
      return fin_session_format_money (session, (gint64)value, currency, FIN_MONEY_ROUNDED);
    }
  if (g_str_equal (feature->key, "frequency"))
    {
      *name = _ ("Purchases a month");
      return fin_format_decimal (value, 0);
    }
  if (g_str_equal (feature->key, "categories"))
    {
      *name = _ ("Categories used");
      return fin_format_decimal (value, 0);
    }
  if (g_str_equal (feature->key, "weekend"))
    {
      *name = _ ("Spent at weekends");
      return fin_format_percent (value, 0);
    }
  if (g_str_equal (feature->key, "evening"))
    {
      *name = _ ("Spent in the evening");
      return fin_format_percent (value, 0);
    }
  return NULL;
}

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
append_feature (FinPersonaCard *self,
                FinSession *session,
                const FinInsightFeature *feature,
                const char *currency,
                const char *colour)
{
  const char *name = NULL;
  g_autofree char *value
      = describe_feature (feature, feature->value, session, currency, &name);
  g_autofree char *median
      = describe_feature (feature, feature->population_median, session, currency, &name);
  g_autofree char *caption = NULL;
  GtkWidget *row;
  GtkWidget *texts;
  GtkWidget *bar;

  if (name == NULL)
    return;
  row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  texts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  /* Translators: your value, then the middle one of the population: "€42, others €38" */
  caption = g_strdup_printf (_ ("%s, others %s"), value, median);
  bar = fin_range_bar_new (feature->population_low, feature->population_median,
                           feature->population_high, feature->value);
  fin_palette_apply (bar, colour);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, caption, -1);
  gtk_box_append (GTK_BOX (texts), fin_label_new (name, "caption"));
  gtk_widget_set_hexpand (gtk_widget_get_first_child (texts), TRUE);
  gtk_box_append (GTK_BOX (texts), fin_label_new (caption, "caption dimmed numeric"));
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), bar);
  gtk_box_append (GTK_BOX (self->features), row);
}

static void
show_months (FinPersonaCard *self, const FinPersonaInsight *persona)
{
  guint first = persona->months->len > N_MONTHS ? persona->months->len - N_MONTHS : 0;
  gboolean any = FALSE;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->months)) != NULL)
    adw_wrap_box_remove (ADW_WRAP_BOX (self->months), child);
  for (guint i = first; i < persona->months->len; i++)
    {
      const FinInsightMonth *month = g_ptr_array_index (persona->months, i);
      gboolean known = month->persona != FIN_PERSONA_NONE;
      GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
      GtkWidget *icon = gtk_image_new_from_icon_name (persona_icon (month->persona));
      g_autofree char *name = fin_format_month_short (month->month);
      g_autofree char *full_name = fin_format_month (month->month);
      const char *label = known ? fin_persona_name (month->persona) : _ ("Not enough data");
      /* Translators: a month, then a persona: "November 2026: The Frugal Saver" */
      g_autofree char *tooltip = g_strdup_printf (_ ("%s: %s"), full_name, label);

      any |= known;
      fin_palette_apply (icon, known ? fin_persona_colour_name (month->persona) : NULL);
      gtk_widget_add_css_class (icon, "fin-month-icon");
      gtk_widget_set_halign (icon, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (column, tooltip);
      gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      tooltip, -1);
      gtk_box_append (GTK_BOX (column), icon);
      gtk_box_append (GTK_BOX (column), fin_label_new (name, "caption dimmed"));
      gtk_label_set_xalign (GTK_LABEL (gtk_widget_get_last_child (column)), 0.5f);
      gtk_label_set_width_chars (GTK_LABEL (gtk_widget_get_last_child (column)), 4);
      adw_wrap_box_append (ADW_WRAP_BOX (self->months), column);
    }
  gtk_widget_set_visible (self->months_box, any);
}

static void
show_tips (FinPersonaCard *self, FinPersona persona)
{
  clear_box (self->tips);
  for (guint i = 0; i < FIN_PERSONA_N_TIPS; i++)
    {
      g_autofree char *tip = g_strdup_printf (_ ("• %s"), fin_persona_tip (persona, i));

      gtk_box_append (GTK_BOX (self->tips), fin_label_new (tip, NULL));
    }
}

static void
show_missing (FinPersonaCard *self, const FinPersonaInsight *persona)
{
  g_autofree char *missing = fin_sentence_persona_missing (persona);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), "fin-person-symbolic");
  fin_palette_apply (self->icon, NULL);
  fin_label_set (self->label, _ ("Not Enough Data Yet"));
  fin_label_set (self->description, missing);
  gtk_widget_set_visible (self->details, FALSE);
}

static void
show_persona (FinPersonaCard *self,
              FinSession *session,
              const FinPersonaInsight *persona,
              const char *currency)
{
  const char *colour = fin_persona_colour_name (persona->persona);
  g_autofree char *average = fin_session_format_money (session, persona->average_transaction,
                                                       currency, FIN_MONEY_EXACT);
  g_autofree char *frequency = fin_format_decimal (persona->monthly_frequency, 0);
  g_autofree char *confidence = fin_format_percent (persona->confidence, 0);

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), persona_icon (persona->persona));
  fin_palette_apply (self->icon, colour);
  fin_label_set (self->label, fin_persona_name (persona->persona));
  fin_label_set (self->description, fin_persona_gist (persona->persona));
  fin_label_set (self->average, average);
  fin_label_set (self->frequency, frequency);
  fin_label_set (self->category,
                 persona->top_category != NULL ? persona->top_category : _ ("None yet"));
  fin_label_set (self->confidence, confidence);
  show_tips (self, persona->persona);
  clear_box (self->features);
  for (guint i = 0; i < persona->features->len; i++)
    append_feature (self, session, g_ptr_array_index (persona->features, i), currency, colour);
  show_months (self, persona);
  gtk_widget_set_visible (self->details, TRUE);
}

static void
fin_persona_card_update (FinCard *card)
{
  FinPersonaCard *self = FIN_PERSONA_CARD (card);
  FinSession *session = fin_card_get_session (card);
  FinInsights *insights = fin_session_get_insights (session);

  if (insights == NULL)
    {
      fin_label_set (self->label, _ ("Looking at Your Purchases…"));
      gtk_widget_set_visible (self->details, FALSE);
      return;
    }
  if (insights->persona->enough && insights->persona->persona != FIN_PERSONA_NONE)
    show_persona (self, session, insights->persona, insights->currency);
  else
    show_missing (self, insights->persona);
}

static void
fin_persona_card_class_init (FinPersonaCardClass *klass)
{
  FIN_CARD_CLASS (klass)->update = fin_persona_card_update;
}

static void
add_head (FinPersonaCard *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  self->icon = gtk_image_new ();
  gtk_image_set_pixel_size (GTK_IMAGE (self->icon), 32);
  gtk_widget_add_css_class (self->icon, "fin-icon");
  gtk_widget_add_css_class (self->icon, "fin-persona-icon");
  gtk_widget_set_valign (self->icon, GTK_ALIGN_CENTER);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  self->label = fin_label_new (NULL, "title-3");
  self->description = fin_label_new (NULL, "dimmed");
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), self->label);
  gtk_box_append (GTK_BOX (texts), self->description);
  gtk_box_append (GTK_BOX (head), self->icon);
  gtk_box_append (GTK_BOX (head), texts);
  fin_card_append (FIN_CARD (self), head);
}

static GtkWidget *
append_fact (GtkWidget *grid, int row, const char *caption)
{
  GtkWidget *value = fin_label_new (NULL, "numeric");
  GtkWidget *title = fin_label_new (caption, "dimmed");

  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_xalign (GTK_LABEL (value), 1);
  gtk_grid_attach (GTK_GRID (grid), title, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), value, 1, row, 1, 1);
  return value;
}

static GtkWidget *
new_section (const char *title, GtkWidget *content)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), fin_label_new (title, "heading"));
  gtk_box_append (GTK_BOX (box), content);
  return box;
}

static void
add_details (FinPersonaCard *self)
{
  GtkWidget *facts = gtk_grid_new ();
  GtkWidget *why_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  self->details = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_grid_set_row_spacing (GTK_GRID (facts), 6);
  gtk_grid_set_column_spacing (GTK_GRID (facts), 12);
  self->average = append_fact (facts, 0, _ ("Average purchase"));
  self->frequency = append_fact (facts, 1, _ ("Purchases a month"));
  self->category = append_fact (facts, 2, _ ("Most goes to"));
  self->confidence = append_fact (facts, 3, _ ("Confidence"));

  self->tips = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  /* A year fits into one line, or into two where letters are large. */
  self->months = adw_wrap_box_new ();
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->months), 6);
  self->months_box = new_section (_ ("Month by month"), self->months);

  self->features = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_box_append (GTK_BOX (why_box), self->features);
  gtk_box_append (
      GTK_BOX (why_box),
      fin_label_new (_ ("The dot is you. The line spans nine in ten of the others, the tick is "
                        "their middle."),
                     "caption dimmed"));
  gtk_box_append (GTK_BOX (why_box),
                  fin_label_new (fin_persona_population_note (), "caption dimmed"));
  self->why = fin_expander_new (_ ("Why this persona?"), why_box);

  gtk_box_append (GTK_BOX (self->details), facts);
  gtk_box_append (GTK_BOX (self->details), new_section (_ ("Tips"), self->tips));
  gtk_box_append (GTK_BOX (self->details), self->months_box);
  gtk_box_append (GTK_BOX (self->details), self->why);
  fin_card_append (FIN_CARD (self), self->details);
}

static void
fin_persona_card_init (FinPersonaCard *self)
{
  fin_card_set_title (FIN_CARD (self), _ ("Spending Persona"));
  add_head (self);
  add_details (self);
}

GtkWidget *
fin_persona_card_new (FinSession *session)
{
  return g_object_new (FIN_TYPE_PERSONA_CARD, "session", session, NULL);
}
