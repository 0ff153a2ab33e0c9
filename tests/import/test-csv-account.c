/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV: whose account a file is of, and which of several amounts is in the account's currency. */
#include "fin-csv.h"
#include "import-fixture.h"

#define TABLE "Date;Text;Amount\n2024-01-31;TEA;-3,50\n2024-02-01;PAY;10,00\n"

static void
test_named_above_the_table (void)
{
  static const struct
  {
    const char *above;
    const char *account;
  } cases[] = {
    { "IBAN;DE89 3704 0044 0532 0130 00\n\n", "DE89370400440532013000" },
    { "Girokonto;DE89370400440532013000;\n\n", "DE89370400440532013000" },
    { "accountId;2400222222\nbankId;2010\niban;CZ6508000000192000145399\n\n",
      "CZ6508000000192000145399" },
    { "Account:;62000000000;[Easy]\nBalance:;1250,55;1250,55\n\n", "62000000000" },
    { "Kontonummer: 123 456 789\n\n", "123456789" },
    { "Account Number;;xxxx-xxxx-1234-5678\n\n", "XXXX-XXXX-1234-5678" },
    { "Account: 12-3456-0123456-50\n\n", "12-3456-0123456-50" },
    { "Account Number;;000401234567 ( INR )  - A NAME\n\n", "000401234567" },
    /* A wrong check digit is no IBAN, a day and an amount are no numbers. */
    { "Bank;DE88370400440532013000;\n\n", NULL },
    { "Account;31/01/2024\n\n", NULL },
    { "Account;12345.67\n\n", NULL },
    { "Customer;1234567890\n\n", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (cases[i].above, TABLE, NULL);
      g_autoptr (FinReading) reading = fixture_read (text, -1, NULL);

      g_test_message ("%s", text);
      g_assert_cmpuint (fixture_count (reading), ==, 2);
      g_assert_cmpstr (fin_reading_get_statement (reading, 0)->account_id, ==, cases[i].account);
    }
}

/* What stands below the table, or in its cells, names other accounts. */
static void
test_named_elsewhere (void)
{
  g_autoptr (FinReading) below = fixture_read (TABLE "\nIBAN;DE89370400440532013000\n", -1, NULL);
  g_autoptr (FinReading) rows = fixture_read ("IBAN;DE89370400440532013000\n\n"
                                              "Date;Account;Text;Amount\n"
                                              "2024-01-31;111111;TEA;-3,50\n"
                                              "2024-02-01;222222;PAY;10,00\n",
                                              -1, NULL);

  g_assert_null (fin_reading_get_statement (below, 0)->account_id);
  g_assert_cmpuint (rows->statements->len, ==, 2);
  g_assert_cmpstr (fin_reading_get_statement (rows, 0)->account_id, ==, "111111");
}

/* A table without titles: the holder's IBAN is in every row, the others' are not. */
static void
test_without_titles (void)
{
  g_autoptr (FinReading) reading =
      fixture_read ("DE89370400440532013000;-15,00;EUR;2025-03-03;CZ6508000000192000145399;SHOP\n"
                    "DE89370400440532013000;265,00;EUR;2025-03-01;GB82WEST12345698765432;PAY\n",
                    -1, NULL);

  g_assert_cmpuint (reading->statements->len, ==, 1);
  g_assert_cmpstr (fin_reading_get_statement (reading, 0)->account_id, ==,
                   "DE89370400440532013000");
  g_assert_cmpstr (fixture_draft (reading, 1)->counter_account, ==, "GB82WEST12345698765432");
  g_assert_cmpstr (fixture_draft (reading, 1)->memo, ==, "PAY");
}

/* Cards abroad: what the shop asked for, and what the account paid. */
static void
test_amount_in_own_currency (void)
{
  static const char *const texts[] = {
    "Date;Operation amount;Operation currency;Payment amount;Payment currency;Text\n"
    "31.01.2024;-350,00;RUB;-350,00;RUB;A\n30.01.2024;-10,00;USD;-985,00;RUB;B\n",
    "Date;Payment amount;Payment currency;Operation amount;Operation currency;Text\n"
    "31.01.2024;-350,00;RUB;-350,00;RUB;A\n30.01.2024;-985,00;RUB;-10,00;USD;B\n",
    "Date;Amount (RUB);Operation amount;Currency;Text\n"
    "31.01.2024;-350,00;-350,00;RUB;A\n30.01.2024;-985,00;-10,00;USD;B\n",
    "Date;Currency;Amount;Account currency;Amount paid;Text\n"
    "31.01.2024;RUB;-350,00;RUB;-350,00;A\n30.01.2024;USD;-10,00;RUB;-985,00;B\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (FinReading) reading = fixture_read (texts[i], -1, NULL);

      g_test_message ("%s", texts[i]);
      fixture_assert_draft (reading, 0, "2024-01-31", "-350.00");
      fixture_assert_draft (reading, 1, "2024-01-30", "-985.00");
      g_assert_cmpstr (fixture_draft (reading, 1)->currency, ==, "RUB");
    }
}

/* The balance knows better than titles, and runs in one currency whatever was asked for abroad. */
static void
test_amount_that_balance_follows (void)
{
  static const char *const texts[] = {
    "Date;Aaaa;Bbbb;Original amount;Original currency;Balance;Text\n"
    "05.03.2025;4567,00;;4567,00;RSD;95433,00;A\n10.03.2025;2340,00;;20,00;EUR;93093,00;B\n"
    "15.03.2025;;150000,00;150000,00;RSD;243093,00;C\n",
    "Date;Amount;Booked;Currency;Balance;Text\n"
    "05.03.2025;-4567,00;-4567,00;RSD;95433,00;A\n10.03.2025;-20,00;-2340,00;EUR;93093,00;B\n"
    "15.03.2025;150000,00;150000,00;RSD;243093,00;C\n",
    "Date;Debit;Credit;Currency;Balance;Text\n"
    "05.03.2025;4567,00;;RSD;95433,00;A\n10.03.2025;2340,00;;EUR;93093,00;B\n"
    "15.03.2025;;150000,00;RSD;243093,00;C\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (FinReading) reading = fixture_read (texts[i], -1, NULL);

      g_test_message ("%s", texts[i]);
      g_assert_cmpuint (reading->questions->len, ==, 0);
      fixture_assert_draft (reading, 0, "2025-03-05", "-4567.00");
      fixture_assert_draft (reading, 1, "2025-03-10", "-2340.00");
      fixture_assert_draft (reading, 2, "2025-03-15", "150000.00");
      g_assert_cmpstr (fixture_draft (reading, 1)->currency, ==,
                       fixture_draft (reading, 0)->currency);
    }
}

/* Where both currencies change, or there is one only, the title decides as ever. */
static void
test_amounts_of_many_currencies (void)
{
  g_autoptr (FinReading) one = fixture_read ("Date;Amount;Currency;Text\n"
                                             "31.01.2024;-3,50;EUR;A\n30.01.2024;-10,00;USD;B\n",
                                             -1, NULL);
  g_autoptr (FinReading) both =
      fixture_read ("Date;Amount;Currency;Foreign amount;Foreign currency;Text\n"
                    "31.01.2024;-3,50;EUR;-4,00;USD;A\n30.01.2024;-10,00;USD;-8,00;EUR;B\n",
                    -1, NULL);

  g_assert_cmpstr (fixture_draft (one, 1)->currency, ==, "USD");
  fixture_assert_draft (both, 1, "2024-01-30", "-10.00");
  g_assert_cmpstr (fixture_draft (both, 1)->currency, ==, "USD");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/csv-account/above-the-table", test_named_above_the_table);
  g_test_add_func ("/import/csv-account/elsewhere", test_named_elsewhere);
  g_test_add_func ("/import/csv-account/without-titles", test_without_titles);
  g_test_add_func ("/import/csv-account/amount-in-own-currency", test_amount_in_own_currency);
  g_test_add_func ("/import/csv-account/balance", test_amount_that_balance_follows);
  g_test_add_func ("/import/csv-account/many-currencies", test_amounts_of_many_currencies);
  return g_test_run ();
}
