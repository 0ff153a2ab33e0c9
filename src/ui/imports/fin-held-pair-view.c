/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A difference is bold, carries a sign between the two, and is spoken; its colour is not needed. */
#include "fin-held-pair-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "fin-format.h"
#include "fin-widgets.h"

typedef struct
{
  const FinHeldPair *pair;
  GtkWidget *list;
} Builder;

/** How the two values of a field stand to each other. */
typedef enum
{
  RELATION_ALONE, /* nothing to compare with, or one side does not say */
  RELATION_EQUAL,
  RELATION_DIFFERENT,
} Relation;

static Relation
relate (const char *held, const char *similar)
{
  if (similar == NULL || *similar == '\0' || held == NULL || *held == '\0')
    return RELATION_ALONE;
  return g_str_equal (held, similar) ? RELATION_EQUAL : RELATION_DIFFERENT;
}

static GtkWidget *
new_value (const char *text, Relation relation)
{
  GtkWidget *label = fin_label_new (text != NULL && *text != '\0' ? text : "–",
                                    relation == RELATION_DIFFERENT ? "heading" : NULL);

  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

/* Unequal texts of two banks may still mean the same: what differs is shown, not judged. */
static GtkWidget *
new_sign (Relation relation)
{
  const char *const signs[] = { "", "=", "≠" };
  GtkWidget *sign = gtk_label_new (signs[relation]);

  gtk_label_set_width_chars (GTK_LABEL (sign), 2);
  gtk_widget_add_css_class (sign, relation == RELATION_DIFFERENT ? "warning" : "dimmed");
  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_accessible_update_state (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  return sign;
}

/* Takes over the two halves; @right: (nullable): */
static GtkWidget *
new_halves (GtkWidget *left, GtkWidget *right, Relation relation)
{
  GtkWidget *halves = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *half;

  gtk_box_append (GTK_BOX (halves), left);
  if (right == NULL)
    return halves;
  half = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (half), new_sign (relation));
  gtk_box_append (GTK_BOX (half), right);
  gtk_box_append (GTK_BOX (halves), half);
  gtk_box_set_homogeneous (GTK_BOX (halves), TRUE);
  return halves;
}

static char *
speak (const char *title, const char *held, const char *similar, Relation relation)
{
  if (similar == NULL)
    return g_strdup_printf ("%s: %s", title, held);
  if (relation == RELATION_EQUAL)
    /* Translators: a field, then its value */
    return g_strdup_printf (_ ("%s, the same in both: %s"), title, held);
  if (relation == RELATION_DIFFERENT)
    /* Translators: a field, its value in the file, its value in the ledger */
    return g_strdup_printf (_ ("%s differs: %s in the file, %s in the ledger"), title, held,
                            similar);
  return *held != '\0' ? g_strdup_printf (_ ("%s: %s in the file, nothing in the ledger"), title, held)
                       : g_strdup_printf (_ ("%s: nothing in the file, %s in the ledger"), title,
                                          similar);
}

/* Takes over @content. */
static void
append_row (Builder *builder, GtkWidget *content, const char *spoken)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_widget_add_css_class (content, "fin-pair-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), content);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_list_box_append (GTK_LIST_BOX (builder->list), row);
}

/* @similar: (nullable): NULL where there is nothing to compare with */
static void
add_field (Builder *builder, const char *title, const char *held, const char *similar)
{
  Relation relation = relate (held, similar);
  g_autofree char *spoken = NULL;
  GtkWidget *box;

  if ((held == NULL || *held == '\0') && (similar == NULL || *similar == '\0'))
    return;
  spoken = speak (title, held != NULL ? held : "", similar, relation);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (box), fin_label_new (title, "caption dimmed"));
  gtk_box_append (GTK_BOX (box),
                  new_halves (new_value (held, relation),
                              similar != NULL ? new_value (similar, relation) : NULL, relation));
  append_row (builder, box, spoken);
}

static GtkWidget *
new_source (const char *title, const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = fin_label_new (name, "caption dimmed");

  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), fin_label_new (title, "heading"));
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

/* Where each of the two comes from. */
static void
add_sources (Builder *builder)
{
  const FinHeldPair *pair = builder->pair;
  int line = fin_import_row_get_line (pair->row);
  /* Translators: a file's name, then the number of a line in it */
  g_autofree char *held = line > 0 ? g_strdup_printf (_ ("%s, line %d"), pair->file_name, line)
                                   : g_strdup (pair->file_name);
  const char *similar = pair->similar_file_name != NULL ? pair->similar_file_name
                                                        : _ ("Added by hand");
  g_autofree char *spoken
      = speak (_ ("Source"), held, pair->similar != NULL ? similar : NULL, RELATION_DIFFERENT);
  GtkWidget *right = pair->similar != NULL ? new_source (_ ("In Your Ledger"), similar) : NULL;

  append_row (builder,
              new_halves (new_source (_ ("In the File"), held), right, RELATION_ALONE), spoken);
}

static char *
format_amount (FinSession *session, FinTransaction *transaction)
{
  return transaction == NULL
             ? NULL
             : fin_session_format_money (session, fin_transaction_get_amount (transaction),
                                         fin_transaction_get_currency (transaction),
                                         FIN_MONEY_SIGNED);
}

static char *
format_day (FinTransaction *transaction)
{
  return transaction == NULL
             ? NULL
             : fin_format_date_weekday (fin_transaction_get_posting_date (transaction));
}

static void
add_text_field (Builder *builder, const char *title,
                const char *(*get) (FinTransaction *transaction))
{
  FinTransaction *similar = builder->pair->similar;
  const char *held = get (builder->pair->held);
  const char *other = similar != NULL ? get (similar) : NULL;

  if (similar != NULL && other == NULL)
    other = "";
  add_field (builder, title, held != NULL ? held : "", other);
}

/** fin_held_pair_view_new: @pair is only read, now */
GtkWidget *
fin_held_pair_view_new (FinSession *session, const FinHeldPair *pair)
{
  Builder builder = { pair, gtk_list_box_new () };
  g_autofree char *held_day = format_day (pair->held);
  g_autofree char *similar_day = format_day (pair->similar);
  g_autofree char *held_amount = format_amount (session, pair->held);
  g_autofree char *similar_amount = format_amount (session, pair->similar);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (builder.list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (builder.list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (builder.list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Comparison"), -1);
  add_sources (&builder);
  add_field (&builder, _ ("Date"), held_day, similar_day);
  add_field (&builder, _ ("Amount"), held_amount, similar_amount);
  add_text_field (&builder, _ ("Payee"), fin_transaction_get_payee);
  add_text_field (&builder, _ ("Text"), fin_transaction_get_memo);
  add_text_field (&builder, _ ("Account"), fin_transaction_get_account_name);
  add_text_field (&builder, _ ("Reference"), fin_transaction_get_reference);
  add_text_field (&builder, _ ("The bank’s id"), fin_transaction_get_bank_id);
  return builder.list;
}
