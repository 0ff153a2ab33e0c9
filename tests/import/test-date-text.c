/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as banks write them, and which orders each of them leaves open. */
#include <string.h>

#include "fin-date-text.h"

#define DMY FIN_DATE_ORDER_DMY
#define MDY FIN_DATE_ORDER_MDY
#define YMD FIN_DATE_ORDER_YMD
#define YDM FIN_DATE_ORDER_YDM

static void
test_readings (void)
{
  static const struct
  {
    const char *text;
    FinDateOrder order;
    const char *iso;
    gint32 time;
  } cases[] = {
    { "2024-01-31", YMD, "2024-01-31", -1 },
    { "2012/3/22", YMD, "2012-03-22", -1 },
    { "2019.04.19.", YMD, "2019-04-19", -1 },
    { "20190311", YMD, "2019-03-11", -1 },
    { "31012024", DMY, "2024-01-31", -1 },
    { "20240131235959", YMD, "2024-01-31", 86399 },
    { "20240131235960", YMD, "2024-01-31", 86399 },
    { "31.01.2024", DMY, "2024-01-31", -1 },
    { "22.02.18", DMY, "2018-02-22", -1 },
    { "31/12/99", DMY, "1999-12-31", -1 },
    { "1/2/2024", MDY, "2024-01-02", -1 },
    { "12-Dec-2019", DMY, "2019-12-12", -1 },
    { "10 Feb 18", DMY, "2018-02-10", -1 },
    { "27 Feb 2018", DMY, "2018-02-27", -1 },
    { "Feb 27, 2018", MDY, "2018-02-27", -1 },
    { "3 mars 2020", DMY, "2020-03-03", -1 },
    { "3. März 2020", DMY, "2020-03-03", -1 },
    { "15 février 2021", DMY, "2021-02-15", -1 },
    { "7 août 2021", DMY, "2021-08-07", -1 },
    { "5 października 2021", DMY, "2021-10-05", -1 },
    { "1 juin 2021", DMY, "2021-06-01", -1 },
    { "1 juil. 2021", DMY, "2021-07-01", -1 },
    { "9 мая 2021", DMY, "2021-05-09", -1 },
    { "Mon, 12 Feb 2018", DMY, "2018-02-12", -1 },
    { "1st Mar 2020", DMY, "2020-03-01", -1 },
    { "2018-02-25 12:34:56 +0000", YMD, "2018-02-25", 45296 },
    { "2017-04-25T03:15:53", YMD, "2017-04-25", 11753 },
    { "2017-04-25T03:15:53.123Z", YMD, "2017-04-25", 11753 },
    { "01/02/2020 3:05 PM", DMY, "2020-02-01", 54300 },
    { "09/16/2020 as of 09/15/2020", MDY, "2020-09-16", -1 },
    { "10/2009/09", FIN_DATE_ORDER_MYD, "2009-10-09", -1 },
    { "29.02.2024", DMY, "2024-02-29", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FinDateText date;
      g_autofree char *iso = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_true (fin_date_text_scan (cases[i].text, strlen (cases[i].text), &date));
      g_assert_true ((fin_date_text_orders (&date) & cases[i].order) != 0);
      iso = fin_date_to_iso (fin_date_text_resolve (&date, cases[i].order));
      g_assert_cmpstr (iso, ==, cases[i].iso);
      g_assert_cmpint (date.time, ==, cases[i].time);
    }
}

static void
test_orders (void)
{
  static const struct
  {
    const char *text;
    FinDateOrder orders;
  } cases[] = {
    { "01/02/2024", DMY | MDY }, { "13/02/2024", DMY },       { "02/13/2024", MDY },
    { "01.02.2024", DMY },       { "2024-01-02", YMD | YDM }, { "2024-01-13", YMD },
    { "2024-13-01", YDM },       { "12-Dec-2019", DMY },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FinDateText date;

      g_test_message ("%s", cases[i].text);
      g_assert_true (fin_date_text_scan (cases[i].text, strlen (cases[i].text), &date));
      g_assert_cmpint (fin_date_text_orders (&date), ==, cases[i].orders);
    }
}

static void
test_no_dates (void)
{
  static const char *const texts[] = {
    "",           "hello",    "30.02.2024",  "2024-02-30",  "2023-02-29",
    "1.5.",       "12345678", "31/04/2021",  "12.50",       "2024",
    "2024-01",    "Pending",  "10.10.10.10", "01/02/2024x", "2024-01-32",
    "00/00/0000", "1 2 3 4",  "99999999"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      FinDateText date;

      g_test_message ("%s", texts[i]);
      g_assert_false (fin_date_text_scan (texts[i], strlen (texts[i]), &date));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/date-text/readings", test_readings);
  g_test_add_func ("/import/date-text/orders", test_orders);
  g_test_add_func ("/import/date-text/no-dates", test_no_dates);
  return g_test_run ();
}
