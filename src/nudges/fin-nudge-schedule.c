/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The daily time as a wall-clock appointment; the caller re-arms its timeout to it. */
#include "fin-nudge-schedule.h"

#include "fin-date.h"

/* The appointment on @now's calendar day @days later. A local time that daylight saving skips is
 * moved on by GLib; one that comes twice is taken at its first coming. */
static GDateTime *
appointment (GDateTime *now, int days, int minute_of_day)
{
  FinDate date = fin_date_from_date_time (now) + days;
  int year, month, day;

  fin_date_to_ymd (date, &year, &month, &day);
  return g_date_time_new (g_date_time_get_timezone (now), year, month, day, minute_of_day / 60,
                          minute_of_day % 60, 0);
}

/**
 * fin_nudge_schedule_is_due:
 * @last: (nullable): when the last look was taken
 *
 * Due when today's time has come and no look was taken since, or when a whole day was missed. A look
 * from the future (the clock was set back) does not silence the nudges.
 */
gboolean
fin_nudge_schedule_is_due (GDateTime *now, GDateTime *last, int minute_of_day)
{
  g_autoptr (GDateTime) today = appointment (now, 0, minute_of_day);
  g_autoptr (GDateTime) yesterday = appointment (now, -1, minute_of_day);

  if (last == NULL || g_date_time_compare (last, now) > 0)
    return TRUE;
  if (g_date_time_compare (now, today) >= 0)
    return g_date_time_compare (last, today) < 0;
  return g_date_time_compare (last, yesterday) < 0;
}

/** fin_nudge_schedule_next: Returns: (transfer full): @now when a look is due, else the next time */
GDateTime *
fin_nudge_schedule_next (GDateTime *now, GDateTime *last, int minute_of_day)
{
  g_autoptr (GDateTime) today = NULL;

  if (fin_nudge_schedule_is_due (now, last, minute_of_day))
    return g_date_time_ref (now);
  today = appointment (now, 0, minute_of_day);
  if (g_date_time_compare (now, today) < 0)
    return g_steal_pointer (&today);
  return appointment (now, 1, minute_of_day);
}
