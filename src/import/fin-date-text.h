/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to import/: what banks write where a date belongs. */
#pragma once

#include "fin-date.h"

G_BEGIN_DECLS

/** FinDateOrder: bits, so that the orders that fit a whole column can be intersected. */
typedef enum
{
  FIN_DATE_ORDER_DMY = 1 << 0,
  FIN_DATE_ORDER_MDY = 1 << 1,
  FIN_DATE_ORDER_YMD = 1 << 2,
  FIN_DATE_ORDER_YDM = 1 << 3,
  FIN_DATE_ORDER_MYD = 1 << 4,
  FIN_DATE_ORDER_DYM = 1 << 5,
  FIN_DATE_ORDER_ANY = (1 << 6) - 1,
} FinDateOrder;

/**
 * FinDateText: a date taken apart, before it is known which number is the day.
 * @number: the three numbers as written; a named month is already a number
 * @digits: how many digits each was written with
 * @named: index of the month that was written as a word, or -1
 * @dotted: separated by dots
 * @time: seconds of the day, or -1
 * @second: offset of another date after "as of", or 0
 */
typedef struct
{
  int number[3];
  int digits[3];
  int named;
  gboolean dotted;
  gint32 time;
  gsize second;
} FinDateText;

gboolean fin_date_text_scan (const char *text, gsize length, FinDateText *date);
FinDateOrder fin_date_text_orders (const FinDateText *date);
FinDate fin_date_text_resolve (const FinDateText *date, FinDateOrder order);
gboolean fin_time_text_scan (const char *text, gsize length, gint32 *time);
const char *fin_date_order_to_string (FinDateOrder order);
FinDateOrder fin_date_order_from_string (const char *word);

G_END_DECLS
