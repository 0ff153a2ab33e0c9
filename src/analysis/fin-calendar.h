/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The calendar for analysis/, which knows no GLib; day numbers are those of FinDate in core/. */
#pragma once

#include <stdint.h>

void fin_calendar_split (int32_t day, int *year, int *month, int *month_day);
int32_t fin_calendar_join (int year, int month, int month_day);
int fin_calendar_month_length (int year, int month);
int fin_calendar_weekday (int32_t day);
