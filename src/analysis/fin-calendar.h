/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calendar for analysis/, which knows no GLib; day numbers are those of FinDate in core/. */
#pragma once

#include <stdint.h>

void fin_calendar_split (int32_t day, int *year, int *month, int *month_day);
int32_t fin_calendar_join (int year, int month, int month_day);
int fin_calendar_month_length (int year, int month);

/** fin_calendar_weekday: Returns: 0 = Monday ... 6 = Sunday */
static inline int
fin_calendar_weekday (int32_t day)
{
  /* 1970-01-01 was a Thursday, 3; a multiple of seven less four in front keeps the division unsigned. */
  return (int) (((uint32_t) day + UINT32_C (2147483642)) % 7U);
}
