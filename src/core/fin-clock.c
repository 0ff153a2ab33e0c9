/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A clock that is either the system's or stands where a test put it. Thread-safe. */
#include "fin-clock.h"

#include <gio/gio.h>

struct _FinClock
{
  GObject parent_instance;

  GMutex mutex;
  GDateTime *fake_now; /* NULL: the system's clock */
};

G_DEFINE_FINAL_TYPE (FinClock, fin_clock, G_TYPE_OBJECT)

static void
fin_clock_finalize (GObject *object)
{
  FinClock *self = FIN_CLOCK (object);

  g_clear_pointer (&self->fake_now, g_date_time_unref);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (fin_clock_parent_class)->finalize (object);
}

static void
fin_clock_class_init (FinClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fin_clock_finalize;
}

static void
fin_clock_init (FinClock *self)
{
  g_mutex_init (&self->mutex);
}

FinClock *
fin_clock_new_real (void)
{
  return g_object_new (FIN_TYPE_CLOCK, NULL);
}

FinClock *
fin_clock_new_fake (GDateTime *now)
{
  FinClock *self = g_object_new (FIN_TYPE_CLOCK, NULL);

  self->fake_now = g_date_time_ref (now);
  return self;
}

/**
 * fin_clock_new_fake_iso8601:
 * @now: "2026-11-22" (noon local time) or "2026-11-22T09:00[:00][zone]"
 *
 * Returns: (nullable): a clock that stands at @now; %G_IO_ERROR_INVALID_ARGUMENT otherwise
 */
FinClock *
fin_clock_new_fake_iso8601 (const char *now, GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) date_time = NULL;
  FinDate date = fin_date_from_iso (now);

  if (date != FIN_DATE_NONE)
    date_time = fin_date_to_date_time_local (date);
  else
    date_time = g_date_time_new_from_iso8601 (now, zone);
  if (date_time == NULL)
    {
      g_autofree char *with_seconds = g_strconcat (now, ":00", NULL);

      date_time = g_date_time_new_from_iso8601 (with_seconds, zone);
    }
  if (date_time == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   "“%s” is not a date (2026-11-22) or time (2026-11-22T09:00)", now);
      return NULL;
    }
  return fin_clock_new_fake (date_time);
}

/** fin_clock_get_now: Returns: (transfer full): the current time in the local zone */
GDateTime *
fin_clock_get_now (FinClock *self)
{
  GDateTime *now;

  g_return_val_if_fail (FIN_IS_CLOCK (self), NULL);

  g_mutex_lock (&self->mutex);
  now = self->fake_now != NULL ? g_date_time_ref (self->fake_now) : g_date_time_new_now_local ();
  g_mutex_unlock (&self->mutex);
  return now;
}

FinDate
fin_clock_get_today (FinClock *self)
{
  g_autoptr (GDateTime) now = fin_clock_get_now (self);

  return fin_date_from_date_time (now);
}

/** fin_clock_set_now: moves a fake clock; a programming error on a real one. */
void
fin_clock_set_now (FinClock *self, GDateTime *now)
{
  g_return_if_fail (FIN_IS_CLOCK (self));

  g_mutex_lock (&self->mutex);
  g_assert (self->fake_now != NULL);
  g_date_time_unref (self->fake_now);
  self->fake_now = g_date_time_ref (now);
  g_mutex_unlock (&self->mutex);
}
