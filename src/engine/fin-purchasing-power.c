/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Purchasing power parities, rounded. No exchange rates: amounts are never converted with them. */
#include "fin-purchasing-power.h"

#include <math.h>
#include <string.h>

#include "fin-currency.h"

/* Units of the currency per international dollar, private consumption: World Bank, International
 * Comparison Program, indicator PA.NUS.PRVT.PP, 2021-2023, rounded. EUR is a mean over the euro
 * area. */
static const struct
{
  const char *currency;
  double parity;
} parities[] = {
  { "AED", 2.4 },  { "ARS", 120 },  { "AUD", 1.5 },  { "BDT", 32 },   { "BGN", 0.8 },
  { "BRL", 2.6 },  { "CAD", 1.25 }, { "CHF", 1.15 }, { "CLP", 460 },  { "CNY", 4.1 },
  { "COP", 1450 }, { "CZK", 14.5 }, { "DKK", 7.0 },  { "EGP", 5.5 },  { "EUR", 0.75 },
  { "GBP", 0.75 }, { "HKD", 6.2 },  { "HUF", 185 },  { "IDR", 5200 }, { "ILS", 4.1 },
  { "INR", 22 },   { "ISK", 155 },  { "JPY", 105 },  { "KES", 46 },   { "KRW", 930 },
  { "KWD", 0.19 }, { "LKR", 72 },   { "MAD", 4.2 },  { "MXN", 10.5 }, { "MYR", 1.65 },
  { "NGN", 160 },  { "NOK", 10.5 }, { "NZD", 1.6 },  { "PEN", 2.0 },  { "PHP", 20.5 },
  { "PKR", 48 },   { "PLN", 2.1 },  { "RON", 2.0 },  { "RSD", 48 },   { "RUB", 29 },
  { "SAR", 1.9 },  { "SEK", 9.2 },  { "SGD", 1.1 },  { "THB", 12.5 }, { "TRY", 6.5 },
  { "TWD", 16 },   { "UAH", 11 },   { "USD", 1.0 },  { "VND", 7900 }, { "ZAR", 7.6 },
};

/**
 * fin_purchasing_power_unit:
 *
 * Returns: minor units of @currency that buy what one international dollar buys; for a currency
 * that is not in the table its major unit is taken for a dollar
 */
double
fin_purchasing_power_unit (const char *currency)
{
  int exponent = fin_currency_exponent (currency != NULL ? currency : "");
  double parity = 1;

  for (gsize i = 0; currency != NULL && i < G_N_ELEMENTS (parities); i++)
    if (strcmp (parities[i].currency, currency) == 0)
      parity = parities[i].parity;
  return parity * pow (10, exponent);
}
