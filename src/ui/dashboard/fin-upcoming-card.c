/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is expected in the next fourteen days, bills and income alike. */
#include <glib/gi18n.h>

#include "fin-card-list.h"
#include "fin-dashboard-cards.h"
#include "fin-format.h"
#include "fin-widgets.h"

#define DAYS_AHEAD 14
#define MAX_ROWS 6
#define LIKELY 0.5

struct _FinUpcomingCard
{
  FinCard parent_instance;

  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (FinUpcomingCard, fin_upcoming_card, FIN_TYPE_CARD)

static void
append_event (FinUpcomingCard *self, FinSession *session, const FinEvent *event, const char *currency)
{
  GtkWidget *row = fin_money_row_new ();
  g_autofree char *day
      = fin_format_date_relative (event->date, fin_session_get_today (session));
  g_autofree char *amount
      = fin_session_format_money (session, event->amount, currency, FIN_MONEY_SIGNED);

  fin_money_row_set_icon (FIN_MONEY_ROW (row),
                          event->amount < 0 ? "fin-calendar-symbolic" : "fin-income-symbolic",
                          event->amount < 0 ? "slate" : "green");
  fin_money_row_set_texts (FIN_MONEY_ROW (row), event->label, day);
  fin_money_row_set_amount (FIN_MONEY_ROW (row), amount,
                            event->probability < 0.7 ? _ ("perhaps") : NULL);
  fin_money_row_set_incoming (FIN_MONEY_ROW (row), event->amount > 0);
  fin_row_set_page (fin_card_list_append (FIN_CARD_LIST (self->list), row), "insights");
}

static void
fin_upcoming_card_update (FinCard *card)
{
  FinUpcomingCard *self = FIN_UPCOMING_CARD (card);
  FinSession *session = fin_card_get_session (card);
  FinInsights *insights = fin_session_get_insights (session);
  const FinBalanceForecast *forecast
      = insights != NULL ? fin_insights_find_forecast (insights, 0) : NULL;
  guint n_rows = 0;

  fin_card_list_clear (FIN_CARD_LIST (self->list));
  if (forecast == NULL)
    return;
  for (guint i = 0; i < forecast->events->len && n_rows < MAX_ROWS; i++)
    {
      const FinEvent *event = g_ptr_array_index (forecast->events, i);

      if (event->date <= forecast->as_of || event->date > forecast->as_of + DAYS_AHEAD
          || event->probability < LIKELY)
        continue;
      append_event (self, session, event, forecast->currency);
      n_rows++;
    }
}

static void
fin_upcoming_card_class_init (FinUpcomingCardClass *klass)
{
  FIN_CARD_CLASS (klass)->update = fin_upcoming_card_update;
}

static void
fin_upcoming_card_init (FinUpcomingCard *self)
{
  FinCard *card = FIN_CARD (self);

  fin_card_set_title (card, _ ("Next 14 Days"));
  fin_card_set_page (card, "insights", _ ("Open Insights"));
  self->list = fin_card_list_new (
      _ ("Expected payments"),
      _ ("No regular payment is expected. Finsight finds them once they have come three times."));
  fin_card_append (card, self->list);
}

GtkWidget *
fin_upcoming_card_new (FinSession *session)
{
  return g_object_new (FIN_TYPE_UPCOMING_CARD, "session", session, NULL);
}
