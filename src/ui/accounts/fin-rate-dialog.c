/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No rate is invented: a currency counts in totals by the last one that somebody stated. */
#include "fin-rate-dialog.h"

#include <glib/gi18n.h>

#include "fin-date-row.h"
#include "fin-insight-store.h"
#include "fin-session-accounts.h"
#include "fin-ui.h"
#include "fin-widgets.h"

struct _FinRateDialog
{
  AdwDialog parent_instance;

  /* Template */
  GtkWidget *save_button;
  AdwPreferencesGroup *group;
  AdwEntryRow *rate_row;
  GtkLabel *currency_label;
  FinDateRow *date_row;

  /* Owned */
  FinSession *session;
  char *from;
  char *to;
};

G_DEFINE_FINAL_TYPE (FinRateDialog, fin_rate_dialog, ADW_TYPE_DIALOG)

/* A rate has one mark at most, and that is the decimal one, point or comma. */
static char *
read_rate (FinRateDialog *self)
{
  g_autofree char *rate = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->rate_row)));

  g_strdelimit (g_strstrip (rate), ",", '.');
  return fin_rate_is_valid (rate) ? g_steal_pointer (&rate) : NULL;
}

static void
input_changed_cb (FinRateDialog *self)
{
  g_autofree char *rate = read_rate (self);
  gboolean empty = *gtk_editable_get_text (GTK_EDITABLE (self->rate_row)) == '\0';

  gtk_widget_set_sensitive (self->save_button, rate != NULL);
  fin_row_mark_wrong (GTK_WIDGET (self->rate_row), rate == NULL && !empty);
}

static void
cancel_clicked_cb (FinRateDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static void
save_clicked_cb (FinRateDialog *self)
{
  g_autofree char *rate = read_rate (self);

  if (rate == NULL)
    return;
  fin_session_state_rate (self->session, self->from, self->to,
                          fin_date_row_get_date (self->date_row), rate);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
fin_rate_dialog_dispose (GObject *object)
{
  FinRateDialog *self = FIN_RATE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), FIN_TYPE_RATE_DIALOG);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (fin_rate_dialog_parent_class)->dispose (object);
}

static void
fin_rate_dialog_finalize (GObject *object)
{
  FinRateDialog *self = FIN_RATE_DIALOG (object);

  g_free (self->from);
  g_free (self->to);

  G_OBJECT_CLASS (fin_rate_dialog_parent_class)->finalize (object);
}

static void
fin_rate_dialog_class_init (FinRateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fin_rate_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = fin_rate_dialog_finalize;

  g_type_ensure (FIN_TYPE_DATE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               FIN_UI_RESOURCE_PATH "/fin-rate-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FinRateDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, FinRateDialog, group);
  gtk_widget_class_bind_template_child (widget_class, FinRateDialog, rate_row);
  gtk_widget_class_bind_template_child (widget_class, FinRateDialog, currency_label);
  gtk_widget_class_bind_template_child (widget_class, FinRateDialog, date_row);
  gtk_widget_class_bind_template_callback (widget_class, input_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
fin_rate_dialog_init (FinRateDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/** fin_rate_dialog_new: @from: the code of the currency that is asked about; @to: in which one */
AdwDialog *
fin_rate_dialog_new (FinSession *session, const char *from, const char *to)
{
  FinRateDialog *self = g_object_new (FIN_TYPE_RATE_DIALOG, NULL);
  g_autofree char *description = NULL;

  self->session = g_object_ref (session);
  self->from = g_strdup (from);
  self->to = g_strdup (to);
  /* Translators: two currency codes */
  description = g_strdup_printf (_ ("What was 1 %1$s worth in %2$s? It counts in totals by the last "
                                    "rate that you state."),
                                 from, to);
  adw_preferences_group_set_description (self->group, description);
  gtk_label_set_label (self->currency_label, to);
  fin_date_row_set_date (self->date_row, fin_session_get_today (session));
  return ADW_DIALOG (self);
}
