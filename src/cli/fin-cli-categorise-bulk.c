/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli categorise --csv: categories for the rows of a file, learning as it goes along. */
#include <glib/gi18n.h>

#include "fin-categoriser.h"
#include "fin-category-set.h"
#include "fin-cli-table.h"
#include "fin-cli.h"
#include "fin-keyword-categoriser.h"
#include "fin-match-text.h"
#include "fin-payee.h"

#define AMOUNT_SCALE 100.0

/** Looks anew at how sure is right after so many corrections, each time twice as many. */
#define FIRST_CALIBRATION 25

typedef struct
{
  FinCliTable *table;
  int description;
  int amount;
  int country;
  int currency;
  int code;
  int category;
  FinCategoriser *categoriser;
  FinPayeeCleaner *cleaner;
  GHashTable *ids; /* key -> index + 1 */
  GPtrArray *keys; /* char *, by index */
  GString *text;
  guint row;
  guint n_learned;
  guint next_calibration;
} Bulk;

static void
bulk_clear (Bulk *bulk)
{
  g_clear_pointer (&bulk->table, fin_cli_table_free);
  g_clear_pointer (&bulk->categoriser, fin_categoriser_free);
  g_clear_pointer (&bulk->cleaner, fin_payee_cleaner_free);
  g_clear_pointer (&bulk->ids, g_hash_table_unref);
  g_clear_pointer (&bulk->keys, g_ptr_array_unref);
  if (bulk->text != NULL)
    g_string_free (bulk->text, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bulk, bulk_clear)

/* The shipped set, numbered as a database would. */
static void
make_categoriser (Bulk *bulk)
{
  g_autoptr (FinCategorySet) set = fin_category_set_new ();
  g_autoptr (GPtrArray) categories = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) rules = g_ptr_array_new ();
  gsize n_seeds;
  const FinCategorySeed *seeds = fin_category_set_seeds (set, &n_seeds);

  bulk->ids = g_hash_table_new (g_str_hash, g_str_equal);
  bulk->keys = g_ptr_array_new_with_free_func (g_free);
  for (gsize i = 0; i < n_seeds; i++)
    {
      FinCategory *category = fin_category_new ();

      g_object_set (category, "id", (gint64) i + 1, "key", seeds[i].key, "name", seeds[i].name,
                    "kind", seeds[i].kind, NULL);
      g_ptr_array_add (categories, category);
      g_ptr_array_add (bulk->keys, g_strdup (seeds[i].key));
      g_hash_table_insert (bulk->ids, bulk->keys->pdata[i], GUINT_TO_POINTER (i + 1));
    }
  bulk->categoriser = fin_categoriser_new (categories, rules);
  bulk->cleaner = fin_payee_cleaner_new ();
  bulk->text = g_string_new (NULL);
  bulk->next_calibration = FIRST_CALIBRATION;
}

static gboolean
open_file (Bulk *bulk, const char *path, gint64 *line, GError **error)
{
  bulk->table = fin_cli_table_open (path, line, error);
  if (bulk->table == NULL)
    return FALSE;
  bulk->description = fin_cli_table_find_column (bulk->table, "description");
  bulk->amount = fin_cli_table_find_column (bulk->table, "amount");
  bulk->country = fin_cli_table_find_column (bulk->table, "country");
  bulk->currency = fin_cli_table_find_column (bulk->table, "currency");
  bulk->code = fin_cli_table_find_column (bulk->table, "code");
  bulk->category = fin_cli_table_find_column (bulk->table, "category");
  if (bulk->description >= 0)
    return TRUE;
  g_set_error (error, FIN_CLI_FILE_ERROR, FIN_CLI_FILE_ERROR_HEADER,
               _ ("The first line names no column “%s”"), "description");
  return FALSE;
}

static const char *
get_field (Bulk *bulk, int column)
{
  const char *text = column >= 0 ? fin_cli_table_field (bulk->table, column) : NULL;

  return text != NULL && *text != '\0' ? text : NULL;
}

static gboolean
read_query (Bulk *bulk, FinCategoriserQuery *query, GError **error)
{
  const char *amount = get_field (bulk, bulk->amount);
  const char *country = get_field (bulk, bulk->country);
  double number = 0;
  FinPayee payee;

  if (amount != NULL && !fin_cli_parse_number (amount, &number))
    {
      g_set_error (error, FIN_CLI_FILE_ERROR, FIN_CLI_FILE_ERROR_ROW,
                   _ ("“%s” is not an amount such as -12.34"), amount);
      return FALSE;
    }
  *query = (FinCategoriserQuery){ .payee = get_field (bulk, bulk->description),
                                  .amount = (gint64) (number * AMOUNT_SCALE),
                                  .code = get_field (bulk, bulk->code) };
  query->country = country != NULL
                       ? country
                       : fin_keyword_country_of_currency (get_field (bulk, bulk->currency));
  payee = fin_payee_clean (bulk->cleaner, query->payee, NULL);
  fin_match_text_normalise (bulk->text, query->payee, NULL);
  query->match_text = bulk->text->str;
  query->stem = payee.stem;
  return TRUE;
}

static void
print_row (const Bulk *bulk, const FinCategoriserQuery *query, const FinCategoryChoice *choice)
{
  static const char *const reasons[] = { "",        "rule", "same",  "file",
                                         "keyword", "code", "habit", "likeness" };

  g_print ("%u,%s,%.3f,%s,%s,%s\n", bulk->row,
           choice->category_id != 0 ? (char *) bulk->keys->pdata[choice->category_id - 1] : "",
           choice->confidence / 1000.0,
           choice->likely_id != 0 ? (char *) bulk->keys->pdata[choice->likely_id - 1] : "",
           reasons[choice->reason], query->stem);
}

static gboolean
learn (Bulk *bulk, const FinCategoriserQuery *query, GError **error)
{
  const char *key = get_field (bulk, bulk->category);
  guint id = key != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (bulk->ids, key)) : 0;

  if (key == NULL)
    return TRUE;
  if (id == 0)
    {
      g_set_error (error, FIN_CLI_FILE_ERROR, FIN_CLI_FILE_ERROR_ROW,
                   _ ("there is no category “%s”"), key);
      return FALSE;
    }
  fin_categoriser_learn (bulk->categoriser, query, id);
  if (++bulk->n_learned == bulk->next_calibration)
    {
      fin_categoriser_calibrate (bulk->categoriser);
      bulk->next_calibration *= 2;
    }
  return TRUE;
}

static gboolean
run_rows (Bulk *bulk, GError **error)
{
  GError *cause = NULL;

  g_print ("row,category,confidence,likely,reason,stem\n");
  while (fin_cli_table_next (bulk->table, &cause))
    {
      FinCategoriserQuery query;
      FinCategoryChoice choice;

      bulk->row++;
      if (!read_query (bulk, &query, error))
        return FALSE;
      choice = fin_categoriser_choose (bulk->categoriser, &query);
      print_row (bulk, &query, &choice);
      if (!learn (bulk, &query, error))
        return FALSE;
    }
  if (cause != NULL)
    g_propagate_error (error, cause);
  return cause == NULL;
}

/**
 * fin_cli_categorise_bulk: categorise --csv FILE; each row is answered before it is learned from.
 */
FinCliStatus
fin_cli_categorise_bulk (FinCli *cli, int argc, char **argv)
{
  g_auto (Bulk) bulk = { 0 };
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "csv", 0, 0, G_OPTION_ARG_FILENAME, &path,
      N_ ("Rows: description[,amount][,country][,currency][,code][,category]"), N_ ("FILE") },
    { NULL },
  };
  FinCliStatus status = FIN_CLI_DONE;
  gint64 line = 0;

  if (!fin_cli_parse_options (cli, entries, &argc, &argv, &status))
    return status;
  if (argc > 1)
    return fin_cli_usage_error (cli, _ ("“%s” is one argument too many"), argv[1]);
  make_categoriser (&bulk);
  if (open_file (&bulk, path, &line, &error) && run_rows (&bulk, &error))
    return FIN_CLI_DONE;
  return fin_cli_fail (cli, error, path, bulk.table != NULL ? bulk.table->line : line);
}
