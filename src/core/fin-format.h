/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts, counts, shares and days as people of the current locale write them: for eyes, not for
 * files. */
#pragma once

#include <glib.h>

#include "fin-date.h"

G_BEGIN_DECLS

#define FIN_FORMAT_MINUS "\u2212"

char *fin_format_money (gint64 minor, const char *currency);
char *fin_format_money_signed (gint64 minor, const char *currency);
char *fin_format_money_plain (gint64 minor, const char *currency);
char *fin_format_money_rounded (gint64 minor, const char *currency);
char *fin_format_money_axis (gint64 minor, const char *currency, gint64 step);

char *fin_format_count (gint64 count);
char *fin_format_decimal (double value, int decimals);
char *fin_format_percent (double share, int decimals);
char *fin_format_chance (double probability);

char *fin_format_date_short (FinDate date);
char *fin_format_date_medium (FinDate date);
char *fin_format_date_long (FinDate date);
char *fin_format_date_weekday (FinDate date);
char *fin_format_date_relative (FinDate date, FinDate today);
char *fin_format_month (FinDate date);
char *fin_format_month_short (FinDate date);

G_END_DECLS
