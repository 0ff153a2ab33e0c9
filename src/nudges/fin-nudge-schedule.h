/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the daily look is due, on the wall clock: right across daylight saving and clock changes. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean fin_nudge_schedule_is_due (GDateTime *now, GDateTime *last, int minute_of_day);
GDateTime *fin_nudge_schedule_next (GDateTime *now, GDateTime *last, int minute_of_day);

G_END_DECLS
