/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A timer cannot know that the machine slept or that the clock was set, so it asks once a minute whether
 * the appointment has come; asking costs nothing. Importing is a reason to look at once. */
#include "fin-nudge-scheduler.h"

#include "fin-nudge-policy.h"
#include "fin-nudge-run.h"
#include "fin-nudge-schedule.h"
#include "fin-setting-store.h"

#define CHECK_SECONDS 60
#define LAST_LOOK_KEY "nudges-last-look"

struct _FinNudgeScheduler
{
  GObject parent_instance;

  FinSession *session;
  FinNotifier *notifier; /* NULL: nothing is delivered to the desktop */
  GCancellable *cancellable;
  guint timer;
  gint64 last_look;  /* Unix seconds; 0: never */
  gboolean loaded;   /* last_look was read */
  gboolean imported; /* since the last look */
  gboolean looking;
  gboolean looked;
};

static guint looked_signal;

G_DEFINE_FINAL_TYPE (FinNudgeScheduler, fin_nudge_scheduler, G_TYPE_OBJECT)

/** fin_nudge_settings_load: @settings: (nullable): NULL gives the defaults */
FinNudgeSettings
fin_nudge_settings_load (GSettings *settings)
{
  FinNudgeSettings loaded = FIN_NUDGE_SETTINGS_DEFAULT;
  g_auto (GStrv) silenced = NULL;

  if (settings == NULL)
    return loaded;
  loaded.caution = g_settings_get_double (settings, "nudge-caution");
  loaded.overspending_ratio = g_settings_get_double (settings, "overspending-ratio");
  loaded.savings_level = g_settings_get_int64 (settings, "savings-level");
  loaded.savings_buffer = g_settings_get_int64 (settings, "savings-buffer");
  loaded.quiet_start = g_settings_get_int (settings, "quiet-hours-start");
  loaded.quiet_end = g_settings_get_int (settings, "quiet-hours-end");
  loaded.most_per_day = g_settings_get_int (settings, "nudges-per-day");
  silenced = g_settings_get_strv (settings, "silenced-rules");
  for (int i = 0; silenced[i] != NULL; i++)
    {
      FinNudgeRule rule;

      if (fin_nudge_rule_from_key (silenced[i], &rule))
        loaded.disabled_rules |= 1u << rule;
    }
  return loaded;
}

static gpointer
write_last_look (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return fin_setting_store_set_int (connection, LAST_LOOK_KEY, *(gint64 *)data, error)
             ? FIN_DATABASE_DONE
             : NULL;
}

static void
last_look_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (fin_database_write_finish (FIN_DATABASE (source), result, &error) == NULL
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("The time of the daily look was not kept: %s", error->message);
}

static void
deliver_now (FinNudgeScheduler *self)
{
  GSettings *settings = fin_session_get_settings (self->session);
  const FinNudgeSettings nudge_settings = fin_nudge_settings_load (settings);
  g_autoptr (GDateTime) now = fin_clock_get_now (fin_session_get_clock (self->session));
  int minute = g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now);

  if (self->notifier == NULL || (settings != NULL && !g_settings_get_boolean (settings, "nudges-enabled"))
      || fin_nudge_policy_is_quiet (&nudge_settings, minute))
    return;
  fin_notifier_deliver (self->notifier);
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FinNudgeScheduler) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) nudges = fin_nudge_run_finish (FIN_DATABASE (source), result, &error);

  self->looking = FALSE;
  /* It may have ended well just before the session was closed. */
  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (nudges == NULL)
    {
      fin_session_report_error (self->session, error);
      return;
    }
  self->looked = TRUE;
  fin_database_write_async (FIN_DATABASE (source), NULL, write_last_look,
                            g_memdup2 (&self->last_look, sizeof self->last_look), g_free, NULL,
                            self->cancellable, last_look_written_cb, NULL);
  deliver_now (self);
  g_signal_emit (self, looked_signal, 0);
}

static void
look (FinNudgeScheduler *self, GDateTime *now)
{
  const FinNudgeSettings settings
      = fin_nudge_settings_load (fin_session_get_settings (self->session));

  self->looking = TRUE;
  self->imported = FALSE;
  self->last_look = g_date_time_to_unix (now);
  fin_nudge_run_async (fin_session_get_database (self->session),
                       fin_session_get_clock (self->session),
                       fin_session_get_insights (self->session), &settings, self->cancellable,
                       ran_cb, g_object_ref (self));
}

/** fin_nudge_scheduler_check: takes a look when one is due; the timer calls it, and so do new insights */
void
fin_nudge_scheduler_check (FinNudgeScheduler *self)
{
  g_autoptr (GDateTime) now = NULL;
  g_autoptr (GDateTime) last = NULL;
  GSettings *settings;
  FinInsights *insights;
  int minute;

  g_return_if_fail (FIN_IS_NUDGE_SCHEDULER (self));

  insights = fin_session_get_insights (self->session);
  if (!self->loaded || self->looking || insights == NULL || insights->empty
      || fin_session_get_busy (self->session))
    return;
  settings = fin_session_get_settings (self->session);
  minute = settings != NULL ? g_settings_get_int (settings, "nudge-time") : 9 * 60;
  now = fin_clock_get_now (fin_session_get_clock (self->session));
  if (self->last_look != 0)
    last = g_date_time_new_from_unix_local (self->last_look);
  if (self->imported || fin_nudge_schedule_is_due (now, last, minute))
    look (self, now);
  else
    deliver_now (self);
}

static gboolean
timer_cb (gpointer user_data)
{
  FinNudgeScheduler *self = user_data;

  /* The command line may have imported meanwhile. */
  fin_database_look_for_changes (fin_session_get_database (self->session));
  fin_nudge_scheduler_check (self);
  return G_SOURCE_CONTINUE;
}

static gpointer
read_last_look (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 last = fin_setting_store_get_int (connection, LAST_LOOK_KEY, 0, error);

  return g_memdup2 (&last, sizeof last);
}

static void
last_look_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FinNudgeScheduler) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *last = fin_database_read_finish (FIN_DATABASE (source), result, &error);

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->last_look = last != NULL ? *last : 0;
  self->loaded = TRUE;
  fin_nudge_scheduler_check (self);
}

static void
session_changed_cb (FinSession *session, FinChanges changes, FinNudgeScheduler *self)
{
  if ((changes & FIN_CHANGES_IMPORTS) != 0)
    self->imported = TRUE;
}

static void
fin_nudge_scheduler_dispose (GObject *object)
{
  FinNudgeScheduler *self = FIN_NUDGE_SCHEDULER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->notifier);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (fin_nudge_scheduler_parent_class)->dispose (object);
}

static void
fin_nudge_scheduler_class_init (FinNudgeSchedulerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fin_nudge_scheduler_dispose;
  looked_signal = g_signal_new ("looked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
}

static void
fin_nudge_scheduler_init (FinNudgeScheduler *self)
{
  self->cancellable = g_cancellable_new ();
}

/** fin_nudge_scheduler_new: @notifier: (nullable): NULL delivers nothing to the desktop */
FinNudgeScheduler *
fin_nudge_scheduler_new (FinSession *session, FinNotifier *notifier)
{
  FinNudgeScheduler *self = g_object_new (FIN_TYPE_NUDGE_SCHEDULER, NULL);

  self->session = g_object_ref (session);
  if (notifier != NULL)
    self->notifier = g_object_ref (notifier);
  g_signal_connect_object (session, "notify::insights", G_CALLBACK (fin_nudge_scheduler_check),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::busy", G_CALLBACK (fin_nudge_scheduler_check), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, 0);
  self->timer = g_timeout_add_seconds (CHECK_SECONDS, timer_cb, self);
  fin_database_read_async (fin_session_get_database (session), read_last_look, NULL, NULL, g_free,
                           self->cancellable, last_look_read_cb, g_object_ref (self));
  return self;
}

/** fin_nudge_scheduler_get_looked: whether a look has ended since the session was opened */
gboolean
fin_nudge_scheduler_get_looked (FinNudgeScheduler *self)
{
  g_return_val_if_fail (FIN_IS_NUDGE_SCHEDULER (self), FALSE);

  return self->looked;
}
