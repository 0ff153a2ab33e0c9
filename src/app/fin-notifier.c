/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was delivered is written to the database first, so that a crash never tells a fact twice. */
#include "fin-notifier.h"

#include <glib/gi18n.h>

#include "fin-config.h"
#include "fin-nudge-store.h"

struct _FinNotifier
{
  GObject parent_instance;

  GApplication *application; /* borrowed: it owns this */
  FinSession *session;
  GCancellable *cancellable;
  gboolean delivering;
};

G_DEFINE_FINAL_TYPE (FinNotifier, fin_notifier, G_TYPE_OBJECT)

/** fin_notifier_dup_id: Returns: (transfer full): the same for the same fact, whatever happens */
char *
fin_notifier_dup_id (FinNudge *nudge)
{
  return g_strconcat ("nudge:", fin_nudge_get_key (nudge), NULL);
}

static void
send (FinNotifier *self, FinNudge *nudge)
{
  g_autoptr (GNotification) notification = g_notification_new (fin_nudge_get_title (nudge));
  g_autoptr (GIcon) icon = g_themed_icon_new (FIN_APP_ID);
  g_autofree char *id = fin_notifier_dup_id (nudge);

  g_notification_set_body (notification, fin_nudge_get_body (nudge));
  g_notification_set_icon (notification, icon);
  g_notification_set_priority (notification,
                               fin_nudge_get_severity (nudge) == FIN_NUDGE_CRITICAL
                                   ? G_NOTIFICATION_PRIORITY_HIGH
                                   : G_NOTIFICATION_PRIORITY_NORMAL);
  g_notification_set_default_action_and_target (notification, "app.open-nudge", "x",
                                                fin_nudge_get_id (nudge));
  g_notification_add_button_with_target (notification, _ ("Dismiss"), "app.dismiss-nudge", "x",
                                         fin_nudge_get_id (nudge));
  g_application_send_notification (self->application, id, notification);
}

/* On the database thread: takes the undelivered nudges and marks them as delivered. */
static gpointer
take_due (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *times = data; /* Unix seconds, today */
  g_autoptr (GPtrArray) due
      = fin_nudge_store_list_due (connection, times[0], (FinDate)times[1], error);
  g_autoptr (GPtrArray) undelivered = g_ptr_array_new_with_free_func (g_object_unref);

  if (due == NULL)
    return NULL;
  for (guint i = 0; i < due->len; i++)
    {
      FinNudge *nudge = g_ptr_array_index (due, i);

      if (fin_nudge_get_delivered_at (nudge) != 0 || fin_nudge_get_read_at (nudge) != 0)
        continue;
      if (!fin_nudge_store_record (connection, fin_nudge_get_id (nudge), FIN_NUDGE_DELIVERED,
                                   times[0], error))
        return NULL;
      g_ptr_array_add (undelivered, g_object_ref (nudge));
    }
  return g_steal_pointer (&undelivered);
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FinNotifier) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) nudges
      = fin_database_write_finish (FIN_DATABASE (source), result, &error);

  self->delivering = FALSE;
  if (nudges == NULL)
    {
      if (self->session != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        fin_session_report_error (self->session, error);
      return;
    }
  for (guint i = 0; i < nudges->len; i++)
    send (self, g_ptr_array_index (nudges, i));
}

/** fin_notifier_deliver: sends what is due and was not sent yet */
void
fin_notifier_deliver (FinNotifier *self)
{
  g_autoptr (GDateTime) now = NULL;
  gint64 times[2];

  g_return_if_fail (FIN_IS_NOTIFIER (self));

  if (self->delivering)
    return;
  self->delivering = TRUE;
  now = fin_clock_get_now (fin_session_get_clock (self->session));
  times[0] = g_date_time_to_unix (now);
  times[1] = fin_session_get_today (self->session);
  fin_database_write_async (fin_session_get_database (self->session), NULL, take_due,
                            g_memdup2 (times, sizeof times), g_free,
                            (GDestroyNotify)g_ptr_array_unref, self->cancellable, taken_cb,
                            g_object_ref (self));
}

/* Read or dismissed in the window: the desktop need not show it any longer. A dismissed nudge leaves
 * the list, so what is no longer there is withdrawn as well. */
static void
nudges_changed_cb (GListModel *nudges, guint position, guint removed, guint added, FinNotifier *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (nudges); i++)
    {
      g_autoptr (FinNudge) nudge = g_list_model_get_item (nudges, i);
      g_autofree char *id = NULL;

      if (fin_nudge_get_delivered_at (nudge) == 0
          || (fin_nudge_get_read_at (nudge) == 0 && fin_nudge_get_dismissed_at (nudge) == 0
              && fin_nudge_get_snoozed_until (nudge) == 0))
        continue;
      id = fin_notifier_dup_id (nudge);
      g_application_withdraw_notification (self->application, id);
    }
}

static void
nudge_leaving_cb (FinSession *session, const char *key, FinNotifier *self)
{
  g_autofree char *id = g_strconcat ("nudge:", key, NULL);

  g_application_withdraw_notification (self->application, id);
}

static void
fin_notifier_dispose (GObject *object)
{
  FinNotifier *self = FIN_NOTIFIER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (fin_notifier_parent_class)->dispose (object);
}

static void
fin_notifier_class_init (FinNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fin_notifier_dispose;
}

static void
fin_notifier_init (FinNotifier *self)
{
  self->cancellable = g_cancellable_new ();
}

FinNotifier *
fin_notifier_new (GApplication *application, FinSession *session)
{
  FinNotifier *self = g_object_new (FIN_TYPE_NOTIFIER, NULL);

  self->application = application;
  self->session = g_object_ref (session);
  g_signal_connect_object (fin_session_get_nudges (session), "items-changed",
                           G_CALLBACK (nudges_changed_cb), self, 0);
  g_signal_connect_object (session, "nudge-dismissed", G_CALLBACK (nudge_leaving_cb), self, 0);
  return self;
}
