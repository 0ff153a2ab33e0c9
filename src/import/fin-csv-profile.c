/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of profiles. A header that is in no profile is read by the vocabulary. */
#include "fin-csv-profile.h"

#include <string.h>

#include "fin-csv.h"

static const FinCsvProfile profiles[] = {
  { "mint",
    "date|description|original description|amount|transaction type|category|account name",
    "date=Date,payee=Description,memo=Original Description,amount=Amount,"
    "direction=Transaction Type,category=Category,account=Account Name",
    "mdy", FALSE },
  { "monarch",
    "date|merchant|category|account|original statement|notes|amount|tags",
    "date=Date,payee=Merchant,category=Category,account=Account,memo=Original Statement,"
    "amount=Amount",
    "ymd", FALSE },
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
