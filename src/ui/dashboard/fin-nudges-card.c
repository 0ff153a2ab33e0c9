/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two nudges that matter most: the most severe unread ones, newest first. */
#include <glib/gi18n.h>

#include "fin-card-list.h"
#include "fin-dashboard-cards.h"
#include "fin-nudge-row.h"
#include "fin-widgets.h"

#define N_NUDGES 2

struct _FinNudgesCard
{
  FinCard parent_instance;

  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (FinNudgesCard, fin_nudges_card, FIN_TYPE_CARD)

static int
compare_urgency (gconstpointer a, gconstpointer b, gpointer user_data)
{
  FinNudge *one = *(FinNudge *const *)a;
  FinNudge *other = *(FinNudge *const *)b;
  gboolean one_read = fin_nudge_get_read_at (one) != 0;
  gboolean other_read = fin_nudge_get_read_at (other) != 0;

  if (one_read != other_read)
    return one_read - other_read;
  if (fin_nudge_get_severity (one) != fin_nudge_get_severity (other))
    return (int)fin_nudge_get_severity (other) - (int)fin_nudge_get_severity (one);
  return (fin_nudge_get_created_at (other) > fin_nudge_get_created_at (one))
         - (fin_nudge_get_created_at (other) < fin_nudge_get_created_at (one));
}

static void
fin_nudges_card_update (FinCard *card)
{
  FinNudgesCard *self = FIN_NUDGES_CARD (card);
  FinSession *session = fin_card_get_session (card);
  GListModel *nudges = fin_session_get_nudges (session);
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_object_unref);

  fin_card_list_clear (FIN_CARD_LIST (self->list));
  for (guint i = 0; i < g_list_model_get_n_items (nudges); i++)
    {
      g_autoptr (FinNudge) nudge = g_list_model_get_item (nudges, i);

      if (fin_nudge_is_shown (nudge, session))
        g_ptr_array_add (shown, g_steal_pointer (&nudge));
    }
  g_ptr_array_sort_with_data (shown, compare_urgency, NULL);
  for (guint i = 0; i < MIN (shown->len, N_NUDGES); i++)
    {
      GtkWidget *row = fin_nudge_row_new_brief (session, g_ptr_array_index (shown, i));

      fin_row_set_page (fin_card_list_append (FIN_CARD_LIST (self->list), row), "notifications");
    }
}

static void
fin_nudges_card_constructed (GObject *object)
{
  G_OBJECT_CLASS (fin_nudges_card_parent_class)->constructed (object);
  g_signal_connect_object (fin_session_get_nudges (fin_card_get_session (FIN_CARD (object))),
                           "items-changed", G_CALLBACK (fin_card_update), object,
                           G_CONNECT_SWAPPED);
}

static void
fin_nudges_card_class_init (FinNudgesCardClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = fin_nudges_card_constructed;
  FIN_CARD_CLASS (klass)->update = fin_nudges_card_update;
}

static void
fin_nudges_card_init (FinNudgesCard *self)
{
  FinCard *card = FIN_CARD (self);

  fin_card_set_title (card, _ ("What Matters Now"));
  fin_card_set_page (card, "notifications", _ ("Open Notifications"));
  self->list = fin_card_list_new (_ ("Notifications"), _ ("All caught up. Nothing needs you."));
  fin_card_append (card, self->list);
}

GtkWidget *
fin_nudges_card_new (FinSession *session)
{
  return g_object_new (FIN_TYPE_NUDGES_CARD, "session", session, NULL);
}
