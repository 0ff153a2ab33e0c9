/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each row offers what past payments show first; the description says which payment comes next by that. */
#include "fin-card-terms-group.h"

#include <glib/gi18n.h>

#include "fin-card-terms.h"
#include "fin-format.h"
#include "fin-ui.h"

/* The 31st is the last day of a month, whichever that is. */
#define LAST_DAY 31
/* The next payment lies within so many days. */
#define LOOK_AHEAD 70

struct _FinCardTermsGroup
{
  AdwPreferencesGroup parent_instance;

  /* Template */
  AdwComboRow *statement_row;
  AdwComboRow *due_row;
  AdwComboRow *payer_row;

  /* Borrowed; weak, for content of a dialog may outlive it */
  FinSession *session;

  /* Owned */
  GArray *payer_ids; /* gint64, by position of payer_row */

  gint64 account_id;
  gboolean loaded;
};

G_DEFINE_FINAL_TYPE (FinCardTermsGroup, fin_card_terms_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The card as forecasts know it, or NULL where it has no transactions yet. */
static const FinForecastInput *
find_input (FinCardTermsGroup *self)
{
  FinInsights *insights = fin_session_get_insights (self->session);

  return insights != NULL && insights->inputs != NULL && self->account_id != 0
             ? fin_forecast_inputs_find (insights->inputs, self->account_id)
             : NULL;
}

static const char *
name_of (FinCardTermsGroup *self, gint64 account_id)
{
  FinAccount *account = fin_session_find_account (self->session, account_id);

  return account != NULL ? fin_account_get_name (account) : "";
}

static char *
format_day (int day)
{
  if (day == LAST_DAY)
    return g_strdup (_ ("Last day of the month"));
  /* Translators: a day of the month, 1 to 30 */
  return g_strdup_printf (C_ ("day of the month", "%d"), day);
}

/* What the past shows stands below a row that is left to it. */
static void
show_seen (AdwComboRow *row, const char *seen)
{
  gboolean automatic = adw_combo_row_get_selected (row) == 0;
  /* Translators: what past payments show, such as a day of the month or the name of an account */
  g_autofree char *text = seen != NULL ? g_strdup_printf (_ ("Payments show: %s"), seen) : NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               automatic ? text != NULL ? text : _ ("Payments do not show it yet")
                                         : "");
}

static void
show_seen_terms (FinCardTermsGroup *self, const FinForecastInput *card)
{
  g_autofree char *statement
      = card->card.statement_day != 0 ? format_day (card->card.statement_day) : NULL;
  g_autofree char *due = card->card.due_day != 0 ? format_day (card->card.due_day) : NULL;

  show_seen (self->statement_row, statement);
  show_seen (self->due_row, due);
  show_seen (self->payer_row,
             card->card.payer_id != 0 ? name_of (self, card->card.payer_id) : NULL);
}

static char *
foresee (FinCardTermsGroup *self, const FinForecastInput *card)
{
  g_autoptr (GArray) payments = NULL;
  const FinCardPayment *next;
  g_autofree char *amount = NULL;
  g_autofree char *day = NULL;

  if (!fin_card_is_known (card))
    return g_strdup (_ ("Payments are foreseen as soon as all three are known."));
  payments = fin_card_payments_foresee (card, card->as_of, LOOK_AHEAD);
  if (payments->len == 0)
    return g_strdup (_ ("Nothing is owed: no payment is foreseen."));
  next = &g_array_index (payments, FinCardPayment, 0);
  amount = fin_session_format_money (self->session, next->amount, card->currency, FIN_MONEY_EXACT);
  day = fin_format_date_weekday (next->day);
  /* Translators: an amount, a day such as "Fri 27 Nov", the name of an account */
  return g_strdup_printf (_ ("Next payment foreseen: %1$s on %2$s from %3$s"), amount, day,
                          name_of (self, card->card.payer_id));
}

static void
describe (FinCardTermsGroup *self)
{
  const FinForecastInput *input = find_input (self);
  FinForecastInput card = input != NULL ? *input : (FinForecastInput) { 0 };
  g_autofree char *text = NULL;
  g_autofree char *markup = NULL;

  fin_card_terms_group_read (self, &card.card);
  fin_card_terms_complete (&card);
  show_seen_terms (self, &card);
  text = foresee (self, &card);
  markup = g_markup_escape_text (text, -1);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), markup);
}

static void
chosen_cb (FinCardTermsGroup *self)
{
  if (!self->loaded || self->session == NULL)
    return;
  describe (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
fin_card_terms_group_dispose (GObject *object)
{
  FinCardTermsGroup *self = FIN_CARD_TERMS_GROUP (object);

  self->loaded = FALSE;
  g_clear_weak_pointer (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), FIN_TYPE_CARD_TERMS_GROUP);
  g_clear_pointer (&self->payer_ids, g_array_unref);

  G_OBJECT_CLASS (fin_card_terms_group_parent_class)->dispose (object);
}

static void
fin_card_terms_group_class_init (FinCardTermsGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fin_card_terms_group_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               FIN_UI_RESOURCE_PATH "/fin-card-terms-group.ui");
  gtk_widget_class_bind_template_child (widget_class, FinCardTermsGroup, statement_row);
  gtk_widget_class_bind_template_child (widget_class, FinCardTermsGroup, due_row);
  gtk_widget_class_bind_template_child (widget_class, FinCardTermsGroup, payer_row);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
fin_card_terms_group_init (FinCardTermsGroup *self)
{
  self->payer_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_days (AdwComboRow *row)
{
  g_autoptr (GtkStringList) days = gtk_string_list_new (NULL);

  /* Translators: instead of a day of the month or an account: what past payments show */
  gtk_string_list_append (days, _ ("Automatic"));
  for (int day = 1; day <= LAST_DAY; day++)
    gtk_string_list_take (days, format_day (day));
  adw_combo_row_set_model (row, G_LIST_MODEL (days));
}

/* No card pays a card, but for one that was told to. */
static void
fill_payers (FinCardTermsGroup *self, gint64 said)
{
  GListModel *accounts = fin_session_get_accounts (self->session);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gint64 nobody = 0;
  guint chosen = 0;

  gtk_string_list_append (names, _ ("Automatic"));
  g_array_append_val (self->payer_ids, nobody);
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr (FinAccount) account = g_list_model_get_item (accounts, i);
      gint64 id = fin_account_get_id (account);

      if (id != said
          && (id == self->account_id || fin_account_get_closed (account)
              || fin_account_get_kind (account) == FIN_ACCOUNT_CARD))
        continue;
      chosen = id == said ? self->payer_ids->len : chosen;
      g_array_append_val (self->payer_ids, id);
      gtk_string_list_append (names, fin_account_get_name (account));
    }
  adw_combo_row_set_model (self->payer_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->payer_row, chosen);
}

static void
fill (FinCardTermsGroup *self, const FinCardTerms *said)
{
  fill_days (self->statement_row);
  fill_days (self->due_row);
  fill_payers (self, said->payer_id);
  adw_combo_row_set_selected (self->statement_row, (guint) said->statement_day);
  adw_combo_row_set_selected (self->due_row, (guint) said->due_day);
  self->loaded = TRUE;
  chosen_cb (self);
}

static void
card_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FinCardTermsGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  FinCardTerms said;

  if (!fin_session_load_card_finish (FIN_SESSION (source), result, &said, &error))
    fin_session_report_error (FIN_SESSION (source), error);
  else if (self->session != NULL)
    fill (self, &said);
}

/** fin_card_terms_group_load: shows the terms of a card as soon as they are read; 0: a new card */
void
fin_card_terms_group_load (FinCardTermsGroup *self, FinSession *session, gint64 account_id)
{
  const FinCardTerms unsaid = { 0 };

  g_return_if_fail (FIN_IS_CARD_TERMS_GROUP (self));
  g_return_if_fail (self->session == NULL);

  g_set_weak_pointer (&self->session, session);
  self->account_id = account_id;
  if (account_id == 0)
    fill (self, &unsaid);
  else
    fin_session_load_card_async (session, account_id, card_loaded_cb, g_object_ref (self));
}

/** fin_card_terms_group_read: Returns: whether @terms (out) are known: not before they were read */
gboolean
fin_card_terms_group_read (FinCardTermsGroup *self, FinCardTerms *terms)
{
  g_return_val_if_fail (FIN_IS_CARD_TERMS_GROUP (self), FALSE);

  if (!self->loaded)
    return FALSE;
  *terms = (FinCardTerms) {
    .account_id = self->account_id,
    .statement_day = (int) adw_combo_row_get_selected (self->statement_row),
    .due_day = (int) adw_combo_row_get_selected (self->due_row),
    .payer_id = g_array_index (self->payer_ids, gint64,
                               adw_combo_row_get_selected (self->payer_row)),
  };
  return TRUE;
}
