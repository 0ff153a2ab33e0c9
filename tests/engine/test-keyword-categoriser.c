/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shipped categories and keywords: sound data, and what they make of banks' texts. */
#include <gio/gio.h>
#include <string.h>

#include "fin-bank-code.h"
#include "fin-engine-data.h"
#include "fin-keyword-categoriser.h"
#include "fin-keyword-text.h"

static void
test_fold (void)
{
  static const char *const rows[][2] = {
    { "", "" },
    { "  ** ", "" },
    { "REWE Markt-Nr.4711//Köln", "rewe markt nr 4711 koln" },
    { "McDonald's", "mcdonalds" },
    { "McDonald\xe2\x80\x99s", "mcdonalds" },
    { "H&M", "h m" },
    { "7-ELEVEN", "7 eleven" },
    { "O2", "o 2" },
    { "Straße", "strasse" },
    { "Pão de Açúcar", "pao de acucar" },
    { "bad\xff\xfe"
      "bytes",
      "bad bytes" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *folded = fin_keyword_text_fold (rows[i][0]);

      g_assert_cmpstr (folded, ==, rows[i][1]);
    }
}

/* Whatever bytes a file holds, words come out, and matching them harms nobody. */
static void
test_any_bytes (void)
{
  FinKeywordCategoriser *categoriser = fin_keyword_categoriser_get ();

  for (int round = 0; round < 5000; round++)
    {
      char text[64];
      int length = g_test_rand_int_range (0, sizeof text);
      g_autofree char *folded = NULL;
      FinKeywordMatch match;
      FinKeywordQuery query = { text, g_test_rand_int_range (-9, 9), NULL, text };

      for (int i = 0; i < length; i++)
        text[i] = (char) g_test_rand_int_range (round % 2 ? 1 : 32, round % 2 ? 256 : 128);
      text[length] = '\0';
      folded = fin_keyword_text_fold (text);
      g_assert_true (g_utf8_validate (folded, -1, NULL));
      g_assert_false (g_str_has_prefix (folded, " ") || g_str_has_suffix (folded, " "));
      g_assert_null (strstr (folded, "  "));
      if (fin_keyword_categoriser_match (categoriser, &query, &match))
        g_assert_nonnull (match.category_key);
    }
}

static void
test_categories (void)
{
  g_autoptr (FinCategorySet) set = fin_category_set_new ();
  gsize n_seeds, n_groups = 0;
  const FinCategorySeed *seeds = fin_category_set_seeds (set, &n_seeds);

  for (gsize i = 0; i < n_seeds; i++)
    {
      g_test_message ("%s", seeds[i].key);
      g_assert_cmpint (fin_category_set_index (set, seeds[i].key), ==, (int) i);
      g_assert_cmpstr (seeds[i].name, !=, seeds[i].key); /* it has a name for people */
      g_assert_true (g_str_has_suffix (seeds[i].icon, "-symbolic"));
      g_assert_true (g_regex_match_simple ("^#[0-9a-f]{6}$", seeds[i].colour, 0, 0));
      n_groups += seeds[i].parent_key == NULL;
      if (seeds[i].parent_key != NULL)
        {
          int group = fin_category_set_group_index (set, seeds[i].key);

          g_assert_true (g_str_has_prefix (seeds[i].key, seeds[i].parent_key));
          g_assert_cmpint (group, >=, 0);
          g_assert_cmpint (group, <, (int) i); /* the store wants groups first */
          g_assert_cmpint (seeds[group].kind, ==, seeds[i].kind);
        }
    }
  g_assert_cmpuint (n_groups, ==, 14);
  g_assert_cmpuint (n_seeds - n_groups, >=, 60);
  g_assert_cmpint (fin_category_set_index (set, "no.such"), ==, -1);
  g_assert_cmpint (fin_category_set_group_index (set, NULL), ==, -1);
}

static void
test_icons (void)
{
  const char *const folders[] = { "/usr/share/icons/Adwaita/symbolic" };
  g_autoptr (FinCategorySet) set = fin_category_set_new ();
  g_autoptr (GHashTable) icons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GDir) dir = g_dir_open (folders[0], 0, NULL);
  const char *context, *file;
  gsize n_seeds;
  const FinCategorySeed *seeds = fin_category_set_seeds (set, &n_seeds);

  while (dir != NULL && (context = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folders[0], context, NULL);
      g_autoptr (GDir) sub = g_dir_open (path, 0, NULL);

      while (sub != NULL && (file = g_dir_read_name (sub)) != NULL)
        g_hash_table_add (icons, g_strndup (file, strcspn (file, ".")));
    }
  if (!g_hash_table_contains (icons, "user-home-symbolic"))
    {
      g_test_skip ("the Adwaita icon theme is not installed");
      return;
    }
  for (gsize i = 0; i < n_seeds; i++)
    {
      g_test_message ("%s: %s", seeds[i].key, seeds[i].icon);
      g_assert_true (g_hash_table_contains (icons, seeds[i].icon));
    }
}

/* Within one country a keyword means one thing. */
static void
test_keywords_once (void)
{
  static const char *const countries[] = { "any", "au", "br", "de", "es", "fr",
                                           "gb",  "in", "it", "nl", "us" };
  gsize n_keywords = 0;

  for (gsize c = 0; c < G_N_ELEMENTS (countries); c++)
    {
      g_autofree char *name = g_strdup_printf ("categories/keywords-%s.tsv", countries[c]);
      g_autofree char *text = fin_engine_data_read (name);
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      FinEngineTable table = { .cursor = text };

      while (fin_engine_table_next (&table))
        {
          g_auto (GStrv) keywords = g_strsplit (table.fields[2], ",", -1);

          g_assert_cmpuint (table.n_fields, ==, 3);
          for (gsize i = 0; keywords[i] != NULL; i++, n_keywords++)
            {
              g_autofree char *folded = fin_keyword_text_fold (keywords[i]);
              g_autofree char *key =
                  g_strconcat (strchr (keywords[i], '*') ? "*" : "", folded, NULL);

              if (g_hash_table_contains (seen, key))
                {
                  g_test_message ("%s: %s appears twice", name, key);
                  g_test_fail ();
                }
              g_assert_cmpuint (strlen (folded), >=, 2);
              g_hash_table_add (seen, g_steal_pointer (&key));
            }
        }
    }
  g_assert_cmpuint (n_keywords, >, 4000);
}

static const struct
{
  const char *text;
  const char *country;
  gint64 amount;
  const char *bank_code;
  const char *category; /* NULL: uncategorised */
} rows[] = {
  { "TESCO STORES 3297 LONDON", "gb", -2311, NULL, "food.groceries" },
  { "REWE SAGT DANKE. 45012345", "de", -2311, NULL, "food.groceries" },
  { "Baeckerei Schmidt GmbH", "de", -431, NULL, "food.cafes" },
  { "STADT-APOTHEKE AM MARKT", "de", -1899, NULL, "health.pharmacy" },
  { "UBER *EATS HELP.UBER.COM", "us", -2311, NULL, "food.takeaway" },
  { "UBER *TRIP", "us", -1311, NULL, "transport.taxi" },
  { "AMZN Mktp US*2K4", "us", -2311, NULL, "shopping.general" },
  { "AMAZON PRIME VIDEO", NULL, -799, NULL, "entertainment.streaming" },
  { "PAYPAL *SPOTIFY", NULL, -999, NULL, "entertainment.music" },
  { "NETFLIX.COM 866-579-7172", NULL, -1549, NULL, "entertainment.streaming" },
  { "LOHN/GEHALT 03/26", "de", 281234, NULL, "income.salary" },
  { "VIR SALAIRE MARS", "fr", 281234, NULL, "income.salary" },
  { "Nómina marzo", "es", 181234, NULL, "income.salary" },
  { "PRLV EDF CLIENTS PARTICULIERS", "fr", -8123, NULL, "utilities.energy" },
  { "Recibo Iberdrola", "es", -8123, NULL, "utilities.energy" },
  { "ESSELUNGA MILANO", "it", -4123, NULL, "food.groceries" },
  { "ALBERT HEIJN 1521 AMSTERDAM", "nl", -4123, NULL, "food.groceries" },
  { "UPI-SWIGGY-123@okaxis", "in", -4123, NULL, "food.takeaway" },
  { "BUNNINGS 367000 FYSHWICK", "au", -4123, NULL, "housing.maintenance" },
  { "PAG*Supermercado Zona Sul", "br", -4123, NULL, "food.groceries" },
  { "Geldautomat 14:22 Hauptstr.", "de", -10000, NULL, "finance.cash" },
  /* An income word on money that leaves, and a refund. */
  { "Salary advance repayment", "gb", -10000, NULL, NULL },
  { "IKEA REFUND", "gb", 4999, NULL, "income.refund" },
  /* Country decides between meanings. */
  { "Praxis Dr. Weber", "de", -5000, NULL, "health.doctor" },
  { "PRAXIS AMSTERDAM", "nl", -5000, NULL, "housing.maintenance" },
  /* Nothing known: rather uncategorised than wrong. */
  { "XQZT 8831", "gb", -1234, NULL, NULL },
  { "", NULL, -1234, NULL, NULL },
  { NULL, NULL, -1234, NULL, NULL },
  { "Shellac Nails Ltd", "gb", -2500, NULL, "health.care" }, /* not Shell */
  { "Penrith", "gb", -2500, NULL, NULL },                    /* not rent */
  /* The bank's codes. */
  { "XQZT 8831", NULL, -1234, "5411", "food.groceries" },
  { "TESCO BANK", "gb", -5000, "ATM", "food.groceries" },
  { "XQZT", NULL, -5000, "ATM", "finance.cash" },
  { "XQZT", NULL, 12, "INT", "income.interest" },
  { "XQZT", NULL, -12, "INT", "finance.fees" },
  { "XQZT", NULL, 250000, "PMNT/RCDT/SALA", "income.salary" },
  { "XQZT", NULL, -1234, "Restaurants", "food.restaurants" },
  { "XQZT", NULL, -1234, "4", NULL },
};

static void
test_match (void)
{
  FinKeywordCategoriser *categoriser = fin_keyword_categoriser_get ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      FinKeywordQuery query = { rows[i].text, rows[i].amount, rows[i].country, rows[i].bank_code };
      FinKeywordMatch match = { 0 };
      gboolean found = fin_keyword_categoriser_match (categoriser, &query, &match);

      g_test_message ("%s (%s): %s by “%s”, %.2f", rows[i].text, rows[i].country,
                      found ? match.category_key : "-", match.keyword, match.confidence);
      g_assert_cmpint (found, ==, rows[i].category != NULL);
      if (!found)
        continue;
      g_assert_cmpstr (match.category_key, ==, rows[i].category);
      g_assert_cmpfloat (match.confidence, >=, FIN_KEYWORD_MIN_CONFIDENCE);
      g_assert_cmpfloat (match.confidence, <, 1);
    }
}

/* Every merchant of every list is found again under its own country. */
static void
test_merchants (void)
{
  static const char *const countries[] = { "au", "br", "de", "es", "fr",
                                           "gb", "in", "it", "nl", "us" };
  FinKeywordCategoriser *categoriser = fin_keyword_categoriser_get ();

  for (gsize c = 0; c < G_N_ELEMENTS (countries); c++)
    {
      g_autofree char *name = g_strdup_printf ("categories/keywords-%s.tsv", countries[c]);
      g_autofree char *text = fin_engine_data_read (name);
      FinEngineTable table = { .cursor = text };

      while (fin_engine_table_next (&table))
        {
          g_auto (GStrv) keywords = g_strsplit (table.fields[2], ",", -1);
          gint64 amount = g_str_has_prefix (table.fields[1], "income") ? 1000 : -1000;

          for (gsize i = 0; keywords[i] != NULL; i++)
            {
              g_autofree char *payee = g_strdup_printf ("CARD 1234 %s", g_strstrip (keywords[i]));
              FinKeywordQuery query = { payee, amount, countries[c], NULL };
              FinKeywordMatch match;

              if (strcmp (table.fields[0], "merchant") != 0)
                continue;
              g_assert_true (fin_keyword_categoriser_match (categoriser, &query, &match));
              if (strcmp (match.category_key, table.fields[1]) != 0)
                {
                  g_test_message ("%s: %s is taken for %s by “%s”", name, keywords[i],
                                  match.category_key, match.keyword);
                  g_test_fail ();
                }
            }
        }
    }
}

static void
test_country_of_currency (void)
{
  g_assert_cmpstr (fin_keyword_country_of_currency ("GBP"), ==, "gb");
  g_assert_cmpstr (fin_keyword_country_of_currency ("EUR"), ==, "eu");
  g_assert_cmpstr (fin_keyword_country_of_currency ("ITL"), ==, "it");
  g_assert_null (fin_keyword_country_of_currency ("JPY"));
  g_assert_null (fin_keyword_country_of_currency (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keyword-categoriser/fold", test_fold);
  g_test_add_func ("/keyword-categoriser/any-bytes", test_any_bytes);
  g_test_add_func ("/keyword-categoriser/categories", test_categories);
  g_test_add_func ("/keyword-categoriser/icons", test_icons);
  g_test_add_func ("/keyword-categoriser/keywords-once", test_keywords_once);
  g_test_add_func ("/keyword-categoriser/match", test_match);
  g_test_add_func ("/keyword-categoriser/merchants", test_merchants);
  g_test_add_func ("/keyword-categoriser/country-of-currency", test_country_of_currency);
  return g_test_run ();
}
