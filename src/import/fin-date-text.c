/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as text: three numbers or a named month in many languages, with or without a time. */
#include "fin-date-text.h"

#include <string.h>

#include "fin-text.h"

/** Two-digit years from here on are of the last century. */
#define CENTURY_PIVOT 70

/* Folded beginnings of month names; a word must begin with one of these and be no other. */
static const struct
{
  const char *beginning;
  int month;
} months[] = {
  { "jan", 1 },   { "feb", 2 },   { "mar", 3 },     { "apr", 4 },    { "may", 5 },
  { "jun", 6 },   { "jul", 7 },   { "aug", 8 },     { "sep", 9 },    { "oct", 10 },
  { "nov", 11 },  { "dec", 12 },  { "mai", 5 },     { "okt", 10 },   { "dez", 12 },
  { "maerz", 3 }, { "mrz", 3 },   { "mrt", 3 },     { "maart", 3 },  { "mei", 5 },
  { "ene", 1 },   { "abr", 4 },   { "ago", 8 },     { "dic", 12 },   { "fev", 2 },
  { "avr", 4 },   { "juin", 6 },  { "juil", 7 },    { "aou", 8 },    { "set", 9 },
  { "out", 10 },  { "gen", 1 },   { "mag", 5 },     { "giu", 6 },    { "lug", 7 },
  { "ott", 10 },  { "maj", 5 },   { "sty", 1 },     { "lut", 2 },    { "kwi", 4 },
  { "cze", 6 },   { "lip", 7 },   { "sie", 8 },     { "wrz", 9 },    { "paz", 10 },
  { "lis", 11 },  { "gru", 12 },  { "tammi", 1 },   { "helmi", 2 },  { "maalis", 3 },
  { "huhti", 4 }, { "touko", 5 }, { "kesa", 6 },    { "heina", 7 },  { "elo", 8 },
  { "syys", 9 },  { "loka", 10 }, { "marras", 11 }, { "joulu", 12 }, { "oca", 1 },
  { "sub", 2 },   { "nis", 4 },   { "haz", 6 },     { "tem", 7 },    { "eyl", 9 },
  { "eki", 10 },  { "kas", 11 },  { "ara", 12 },    { "янв", 1 },    { "фев", 2 },
  { "мар", 3 },   { "апр", 4 },   { "мая", 5 },     { "май", 5 },    { "июн", 6 },
  { "июл", 7 },   { "авг", 8 },   { "сен", 9 },     { "окт", 10 },   { "ноя", 11 },
  { "дек", 12 },  { "ιαν", 1 },   { "φεβ", 2 },     { "απρ", 4 },    { "ιουν", 6 },
  { "ιουλ", 7 },  { "αυγ", 8 },   { "σεπ", 9 },     { "οκτ", 10 },   { "νοε", 11 },
  { "δεκ", 12 },
};

/* The longest beginning wins: "juil" before "jui"; "maj" and "may" are of one length and differ. */
static int
month_from_word (const char *text, gsize length)
{
  g_autofree char *word = NULL;
  gsize longest = 0;
  int month = 0;

  if (length < 3 || length > 40)
    return 0;
  word = fin_text_fold (text, length);
  for (gsize i = 0; i < G_N_ELEMENTS (months); i++)
    {
      gsize size = strlen (months[i].beginning);

      if (size > longest && g_str_has_prefix (word, months[i].beginning))
        {
          longest = size;
          month = months[i].month;
        }
    }
  return month;
}

static gboolean
is_word_byte (char c)
{
  return g_ascii_isalpha (c) || (guint8) c >= 0x80;
}

static const char *
skip_spaces (const char *p, const char *end)
{
  while (p < end && (*p == ' ' || *p == '\t'))
    p++;
  return p;
}

static const char *
scan_number (const char *p, const char *end, int most, int *number, int *digits)
{
  *number = 0;
  *digits = 0;
  while (p < end && g_ascii_isdigit (*p) && *digits < most)
    {
      *number = *number * 10 + (*p++ - '0');
      *digits += 1;
    }
  return p < end && g_ascii_isdigit (*p) ? NULL : p;
}

static const char *
scan_two (const char *p, const char *end, int most, int *number)
{
  int digits;
  const char *stop = scan_number (p, end, 2, number, &digits);

  return stop != NULL && digits > 0 && *number <= most ? stop : NULL;
}

/* A zone such as Z, +0200, +02:00 or UTC says nothing about the calendar day: it is passed over. */
static gboolean
only_zone (const char *p, const char *end)
{
  p = skip_spaces (p, end);
  if (end - p > 8)
    return FALSE;
  for (; p < end; p++)
    if (!g_ascii_isalnum (*p) && *p != '+' && *p != '-' && *p != ':')
      return FALSE;
  return TRUE;
}

/**
 * fin_time_text_scan:
 * @time: (out): seconds of the day
 *
 * Returns: %TRUE for HH:MM, HH:MM:SS and HH.MM.SS, with fractions, AM or PM and a zone
 */
gboolean
fin_time_text_scan (const char *text, gsize length, gint32 *time)
{
  const char *end = text + length;
  const char *p = skip_spaces (text, end);
  int hour, minute;
  int second = 0;
  char separator;

  p = scan_two (p, end, 24, &hour);
  if (p == NULL || p >= end || (*p != ':' && *p != '.' && *p != 'h'))
    return FALSE;
  separator = *p;
  p = scan_two (p + 1, end, 59, &minute);
  if (p == NULL)
    return FALSE;
  if (p < end && *p == separator)
    p = scan_two (p + 1, end, 60, &second);
  if (p == NULL)
    return FALSE;
  if (p < end && (*p == '.' || *p == ',') && p + 1 < end && g_ascii_isdigit (p[1]))
    for (p++; p < end && g_ascii_isdigit (*p); p++)
      ;
  p = skip_spaces (p, end);
  if (end - p >= 2 && (p[1] == 'M' || p[1] == 'm') && strchr ("AaPp", *p) != NULL)
    {
      if (hour > 12)
        return FALSE;
      hour = hour % 12 + (*p == 'P' || *p == 'p' ? 12 : 0);
      p += 2;
    }
  if (!only_zone (p, end) || hour > 23)
    return FALSE;
  *time = (hour * 60 + minute) * 60 + MIN (second, 59);
  return TRUE;
}

/* What may follow the three numbers: nothing, a dot, a time, or "as of" and another date. */
static gboolean
scan_rest (const char *text, const char *p, const char *end, FinDateText *date)
{
  static const char *const links[] = { "as of " };

  if (p < end && (*p == '.' || *p == ','))
    p++;
  p = skip_spaces (p, end);
  if (p == end)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    if ((gsize) (end - p) > strlen (links[i]) && memcmp (p, links[i], strlen (links[i])) == 0)
      {
        date->second = (gsize) (p - text) + strlen (links[i]);
        return TRUE;
      }
  if (*p == 'T' || *p == '-' || *p == ',' || *p == '/')
    p++;
  if (g_ascii_strncasecmp (p, "at ", (gsize) MIN (3, end - p)) == 0 && end - p > 3)
    p += 3;
  return fin_time_text_scan (p, (gsize) (end - p), &date->time);
}

/* 20240131, optionally with 235959 behind it; also 240131 or 310124 is left to the caller's column.
 */
static gboolean
scan_compact (const char *text, gsize length, FinDateText *date)
{
  int value[3];

  for (int i = 0; i < 8; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  if (length > 8 && g_ascii_isdigit (text[8]))
    {
      gint32 clock[3] = { 0 };
      gsize n = 0;

      if (length != 14 && length != 12)
        return FALSE;
      for (gsize i = 8; i < length; i += 2, n++)
        {
          if (!g_ascii_isdigit (text[i]) || !g_ascii_isdigit (text[i + 1]))
            return FALSE;
          clock[n] = (text[i] - '0') * 10 + text[i + 1] - '0';
        }
      if (clock[0] > 23 || clock[1] > 59 || clock[2] > 60)
        return FALSE;
      /* A leap second belongs to its minute: a day has 86,400 seconds here. */
      date->time = (clock[0] * 60 + clock[1]) * 60 + MIN (clock[2], 59);
    }
  value[0] = (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + text[3] - '0';
  value[1] = (text[4] - '0') * 10 + text[5] - '0';
  value[2] = (text[6] - '0') * 10 + text[7] - '0';
  if (value[0] >= 1900 && value[0] < 2200 && value[1] >= 1 && value[1] <= 12)
    {
      memcpy (date->number, value, sizeof value);
      date->digits[0] = 4;
      date->digits[1] = date->digits[2] = 2;
    }
  else
    {
      date->number[0] = (text[0] - '0') * 10 + text[1] - '0';
      date->number[1] = (text[2] - '0') * 10 + text[3] - '0';
      date->number[2] =
          (text[4] - '0') * 1000 + (text[5] - '0') * 100 + (text[6] - '0') * 10 + text[7] - '0';
      date->digits[0] = date->digits[1] = 2;
      date->digits[2] = 4;
      if (date->number[2] < 1900 || date->number[2] >= 2200)
        return FALSE;
    }
  return length == 8 || date->time >= 0 || scan_rest (text, text + 8, text + length, date);
}

/* "Mon, " or "Fr. " before the date. */
static const char *
skip_weekday (const char *p, const char *end)
{
  const char *start = p;

  while (p < end && is_word_byte (*p))
    p++;
  if (p == start || p >= end || month_from_word (start, (gsize) (p - start)) != 0)
    return start;
  while (p < end && (*p == ',' || *p == '.' || *p == ' '))
    p++;
  return p < end && g_ascii_isdigit (*p) ? p : start;
}

/* "00:00, 24/03/2024": the time before the day. */
static const char *
skip_time (const char *p, const char *end, FinDateText *date)
{
  const char *comma = memchr (p, ',', (gsize) (end - p));

  if (comma == NULL || comma - p < 4 || comma - p > 8 || p[2] != ':'
      || !fin_time_text_scan (p, (gsize) (comma - p), &date->time))
    return p;
  return skip_spaces (comma + 1, end);
}

static gboolean
is_separator (char c)
{
  return c == '-' || c == '/' || c == '.' || c == ' ' || c == '\'' || c == ',';
}

static const char *
scan_part (const char *p, const char *end, int index, FinDateText *date)
{
  const char *stop = p;

  if (p < end && g_ascii_isdigit (*p))
    {
      stop = scan_number (p, end, 4, &date->number[index], &date->digits[index]);
      if (stop != NULL && end - stop > 2 && date->digits[index] <= 2
          && (memcmp (stop, "st", 2) == 0 || memcmp (stop, "nd", 2) == 0
              || memcmp (stop, "rd", 2) == 0 || memcmp (stop, "th", 2) == 0))
        stop += 2;
      return stop;
    }
  while (stop < end && is_word_byte (*stop))
    stop++;
  if (stop - p == 2 && memcmp (p, "de", 2) == 0)
    return NULL;
  date->number[index] = month_from_word (p, (gsize) (stop - p));
  if (date->number[index] == 0 || date->named >= 0)
    return NULL;
  date->named = index;
  return stop;
}

/**
 * fin_date_text_scan:
 * @text: not terminated, @length bytes of valid UTF-8
 *
 * Returns: %FALSE when this is no date; which number is the day is not decided here
 */
gboolean
fin_date_text_scan (const char *text, gsize length, FinDateText *date)
{
  const char *end = text + length;
  const char *p = skip_spaces (text, end);
  const char *parts[3];

  memset (date, 0, sizeof *date);
  date->named = -1;
  date->time = -1;
  while (end > p && (end[-1] == ' ' || end[-1] == '\t'))
    end--;
  if (end - p > 64 || end - p < 6)
    return FALSE;
  if (end - p >= 8 && scan_compact (p, (gsize) (end - p), date))
    return fin_date_text_orders (date) != 0;
  date->time = -1;
  p = skip_time (p, end, date);
  p = skip_weekday (p, end);
  for (int i = 0; i < 3; i++)
    {
      parts[i] = p;
      p = scan_part (p, end, i, date);
      if (p == NULL)
        return FALSE;
      if (i == 2)
        break;
      /* "18MAR24" */
      if (p < end && g_ascii_isdigit (*p) && i == 1 && date->named == 1)
        continue;
      if (p >= end || (!is_separator (*p) && !is_word_byte (*p)))
        return FALSE;
      if (is_word_byte (*p) && (date->named >= 0 || date->digits[i] == 0))
        return FALSE;
      if (i == 0)
        date->dotted = *p == '.';
      if (*p == '.' || *p == '-' || *p == '/' || *p == '\'' || *p == ',')
        p++;
      p = skip_spaces (p, end);
    }
  return parts[2] < end && scan_rest (text, p, end, date) && fin_date_text_orders (date) != 0;
}

static int
full_year (int number, int digits)
{
  if (digits == 4)
    return number;
  if (digits != 2)
    return -1;
  return number + (number < CENTURY_PIVOT ? 2000 : 1900);
}

/* Which place holds the year, the month and the day. */
static const struct
{
  FinDateOrder order;
  const char *word;
  gint8 year, month, day;
} orders[] = {
  { FIN_DATE_ORDER_DMY, "dmy", 2, 1, 0 }, { FIN_DATE_ORDER_MDY, "mdy", 2, 0, 1 },
  { FIN_DATE_ORDER_YMD, "ymd", 0, 1, 2 }, { FIN_DATE_ORDER_YDM, "ydm", 0, 2, 1 },
  { FIN_DATE_ORDER_MYD, "myd", 1, 0, 2 }, { FIN_DATE_ORDER_DYM, "dym", 1, 2, 0 },
};

static FinDate
resolve (const FinDateText *date, gsize index)
{
  int year = orders[index].year;
  int month = orders[index].month;
  int day = orders[index].day;

  if (date->named >= 0 && date->named != month)
    return FIN_DATE_NONE;
  if (date->digits[month] > 2 || date->digits[day] > 2)
    return FIN_DATE_NONE;
  return fin_date_from_ymd (full_year (date->number[year], date->digits[year]), date->number[month],
                            date->number[day]);
}

/**
 * fin_date_text_orders: Returns: the orders under which this is a day of the calendar.
 *
 * A year in the middle occurs in month-year-day order only; dotted dates with the year last are
 * day-first; two digits first are a year only where the other orders fail.
 */
FinDateOrder
fin_date_text_orders (const FinDateText *date)
{
  FinDateOrder fit = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    if (resolve (date, i) != FIN_DATE_NONE)
      fit |= orders[i].order;
  if (date->digits[1] != 4)
    fit &= ~(FinDateOrder) (FIN_DATE_ORDER_MYD | FIN_DATE_ORDER_DYM);
  if (date->digits[0] != 4)
    fit &= ~(FinDateOrder) FIN_DATE_ORDER_YDM;
  if (date->named >= 0 && (fit & (FIN_DATE_ORDER_DMY | FIN_DATE_ORDER_MDY)) != 0)
    fit &= FIN_DATE_ORDER_DMY | FIN_DATE_ORDER_MDY;
  if (date->dotted && date->digits[0] <= 2 && (fit & FIN_DATE_ORDER_DMY) != 0)
    fit &= FIN_DATE_ORDER_DMY | FIN_DATE_ORDER_YMD;
  return fit;
}

/** fin_date_text_resolve: @order is exactly one. Returns: %FIN_DATE_NONE when no such day exists.
 */
FinDate
fin_date_text_resolve (const FinDateText *date, FinDateOrder order)
{
  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    if (orders[i].order == order)
      return resolve (date, i);
  return FIN_DATE_NONE;
}

const char *
fin_date_order_to_string (FinDateOrder order)
{
  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    if (orders[i].order == order)
      return orders[i].word;
  return "";
}

/** fin_date_order_from_string: Returns: 0 for an unknown word */
FinDateOrder
fin_date_order_from_string (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    if (g_strcmp0 (orders[i].word, word) == 0)
      return orders[i].order;
  return 0;
}
