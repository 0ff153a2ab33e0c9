/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of profiles. A header that is in no profile is read by the vocabulary. */
#include "fin-csv-profile.h"

#include <string.h>

#include "fin-csv.h"

/* Where @columns is NULL the vocabulary finds the roles; the profile's name is kept with the
 * answers. */
static const FinCsvProfile profiles[] = {
  { "mint", "date|description|original description|amount|transaction type|category|account name",
    "date=Date,payee=Description,memo=Original Description,amount=Amount,"
    "direction=Transaction Type,category=Category,account=Account Name",
    "mdy", FALSE, FALSE },
  { "monarch", "date|merchant|category|account|original statement|amount",
    "date=Date,payee=Merchant,category=Category,account=Account,memo=Original Statement,"
    "amount=Amount",
    "ymd", FALSE, FALSE },
  { "ynab", "account|date|payee|memo|outflow|inflow|cleared", NULL, NULL, FALSE, FALSE },
  { "actual", "account|date|payee|notes|category|amount|cleared",
    "account=Account,date=Date,payee=Payee,memo=Notes,category=Category,amount=Amount", "ymd",
    FALSE },
  { "firefly", "user id|journal id|type|amount|description|date|source name|destination name",
    "id=journal_id,amount=amount,currency=currency_code,memo=description,date=date,"
    "payee=destination_name,category=category",
    "ymd", FALSE, FALSE },
  { "paypal", "date|time|name|type|status|currency|gross|fee|net", NULL, NULL, FALSE, FALSE },
  { "paypal", "datum|uhrzeit|beschreibung|wahrung|brutto|entgelt|netto", NULL, NULL, FALSE, FALSE },
  { "paypal", "datum|uhrzeit|name|typ|status|wahrung|brutto|netto", NULL, NULL, FALSE, FALSE },
  { "paypal", "date|heure|nom|type|etat|devise|brut|net", NULL, NULL, FALSE, FALSE },
  { "paypal", "fecha|hora|nombre|tipo|estado|divisa|bruto|neto", NULL, NULL, FALSE, FALSE },
  { "paypal", "data|ora|nome|tipo|stato|valuta|lordo|netto", NULL, NULL, FALSE, FALSE },
  { "paypal", "datum|tijd|naam|type|status|valuta|bruto|net", NULL, NULL, FALSE, FALSE },
  { "venmo", "id|datetime|type|status|note|from|to|amount total", NULL, "ymd", FALSE, FALSE },
  { "wise", "transferwise id|date|amount|currency|description|running balance", NULL, "dmy", FALSE,
    FALSE },
  { "wise-history",
    "id|status|direction|created on|finished on|source fee amount|source name|"
    "source amount after fees|source currency|target name",
    "id=ID,status=Status,direction=Direction,date=Finished on,purchase-date=Created on,"
    "fee=Source fee amount,memo=Source name,amount=Source amount (after fees),"
    "currency=Source currency,payee=Target name,reference=Reference",
    "ymd", FALSE, TRUE },
  { "lunch-money", "date|payee|amount|currency|category|notes|account|tags|original name", NULL,
    "ymd", TRUE, FALSE },
  { "rocket-money",
    "date|original date|account name|institution name|name|custom name|amount|description|category|"
    "ignored from",
    "date=Date,payee=Name,memo=Description,amount=Amount,category=Category,account=Account Name",
    NULL, TRUE, FALSE },
  { "copilot", "date|name|amount|status|category|parent category|excluded|account mask", NULL,
    "ymd", TRUE, FALSE },
  { "revolut",
    "type|product|started date|completed date|description|amount|fee|currency|state|balance",
    "code=Type,date=Completed Date,purchase-date=Started Date,memo=Description,amount=Amount,"
    "fee=Fee,currency=Currency,status=State,balance=Balance",
    "ymd", FALSE, FALSE },
};

/** fin_csv_profile_by_name: Returns: (nullable): %NULL when there is none of that name */
const FinCsvProfile *
fin_csv_profile_by_name (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (profiles); i++)
    if (g_ascii_strcasecmp (profiles[i].name, name) == 0)
      return &profiles[i];
  return NULL;
}

static gboolean
has_title (GPtrArray *titles, const char *title, gsize length)
{
  for (guint i = 0; i < titles->len; i++)
    {
      const char *candidate = g_ptr_array_index (titles, i);

      if (strlen (candidate) == length && memcmp (candidate, title, length) == 0)
        return TRUE;
    }
  return FALSE;
}

/** fin_csv_profile_by_titles: Returns: (nullable): the first profile whose titles are all there */
const FinCsvProfile *
fin_csv_profile_by_titles (GPtrArray *folded_titles)
{
  for (gsize i = 0; i < G_N_ELEMENTS (profiles); i++)
    {
      const char *p = profiles[i].titles;
      gboolean all = TRUE;

      while (*p != '\0' && all)
        {
          gsize length = strcspn (p, "|");

          all = has_title (folded_titles, p, length);
          p += length + (p[length] == '|');
        }
      if (all)
        return &profiles[i];
    }
  return NULL;
}

/** fin_csv_profile_names: Returns: (transfer none): %NULL-terminated */
const char *const *
fin_csv_profile_names (void)
{
  static const char *names[G_N_ELEMENTS (profiles) + 1];
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (profiles); i++)
        names[i] = profiles[i].name;
      g_once_init_leave (&once, 1);
    }
  return names;
}
