/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names by exact match, then by beginnings of words; else the nearest ones for the error. */
#include "fin-what-if-names.h"

#include <glib/gi18n.h>
#include <string.h>

#include "fin-card-terms.h"

#define MAX_NEAR 3
#define MAX_COMPARED 48

typedef struct
{
  const FinForecastInputs *inputs;
  gint64 account_id;
  char *wanted; /* casefolded */
  GPtrArray *labels; /* (element-type utf8): of the account or the household, each once */
} Search;

static void
search_clear (Search *search)
{
  g_free (search->wanted);
  g_clear_pointer (&search->labels, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static void
add_payees (Search *search, const FinForecastInput *input, GHashTable *seen)
{
  for (gsize row = input->n_flows; row > 0; row--)
    {
      const char *label = input->flows[row - 1].label;

      if (label[0] != '\0' && g_hash_table_add (seen, (gpointer) label))
        g_ptr_array_add (search->labels, (gpointer) label);
    }
}

/*
 * Cards that @input pays, or is, may be meant before they were paid the first time, and what is bought with them
 * is paid by @input in the end.
 */
static void
add_cards (Search *search, const FinForecastInput *input, GHashTable *seen)
{
  for (guint i = 0; i < search->inputs->accounts->len; i++)
    {
      const FinForecastInput *card = g_ptr_array_index (search->inputs->accounts, i);

      if (!fin_card_touches (search->inputs, card, input))
        continue;
      if (!g_ptr_array_find_with_equal_func (search->labels, card->name, g_str_equal, NULL))
        g_ptr_array_add (search->labels, card->name);
      add_payees (search, card, seen);
    }
}

static void
search_init (Search *search, const FinForecastInputs *inputs, gint64 account_id, const char *name)
{
  /* Labels of the inputs are interned: equal ones are the same pointer. */
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  search->inputs = inputs;
  search->account_id = account_id;
  search->wanted = g_utf8_casefold (name, -1);
  search->labels = g_ptr_array_new ();
  for (guint i = 0; i < inputs->accounts->len; i++)
    {
      const FinForecastInput *input = g_ptr_array_index (inputs->accounts, i);

      if (account_id != 0 ? input->account_id != account_id : !input->in_total)
        continue;
      add_payees (search, input, seen);
      add_cards (search, input, seen);
    }
}

static void
add_name (GArray *found, const char *name, const char *label, gint64 category_id)
{
  const FinWhatIfName match = { .name = name, .label = label, .category_id = category_id };

  g_array_append_val (found, match);
}

/* At the beginning of a word: "net" means "NETFLIX.COM" and not "Cabinet". */
static gboolean
begins_word (const char *text, const char *wanted)
{
  for (const char *hit = text; (hit = strstr (hit, wanted)) != NULL; hit++)
    if (hit == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (hit))))
      return TRUE;
  return FALSE;
}

static void
find_labels (const Search *search, gboolean exact, GArray *found)
{
  for (guint i = 0; i < search->labels->len; i++)
    {
      const char *label = g_ptr_array_index (search->labels, i);
      g_autofree char *folded = g_utf8_casefold (label, -1);

      if (exact ? strcmp (folded, search->wanted) == 0 : begins_word (folded, search->wanted))
        add_name (found, label, label, 0);
    }
}

/* Words that people say for a category of the shipped tree. */
static const struct
{
  const char *word;
  const char *key;
} aliases[] = {
  { "dining", "food.restaurants" },      { "dining out", "food.restaurants" },
  { "eating out", "food.restaurants" },  { "food", "food" },
  { "energy", "utilities.energy" },      { "electricity", "utilities.energy" },
  { "streaming", "entertainment.streaming" }, { "gym", "health.fitness" },
  { "fuel", "transport.fuel" },          { "petrol", "transport.fuel" },
};

static gboolean
is_alias (const char *wanted, const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (aliases); i++)
    if (strcmp (aliases[i].word, wanted) == 0 && strcmp (aliases[i].key, key) == 0)
      return TRUE;
  return FALSE;
}

/* A main category means those under it, too. */
static void
add_category (const Search *search, const FinForecastCategory *category, GArray *found)
{
  GPtrArray *categories = search->inputs->categories;

  add_name (found, category->name, NULL, category->id);
  for (guint i = 0; i < categories->len; i++)
    {
      const FinForecastCategory *child = g_ptr_array_index (categories, i);

      if (child->parent_id == category->id)
        add_name (found, child->name, NULL, child->id);
    }
}

static void
find_categories (const Search *search, GArray *found)
{
  GPtrArray *categories = search->inputs->categories;

  for (guint i = 0; i < categories->len; i++)
    {
      const FinForecastCategory *category = g_ptr_array_index (categories, i);
      g_autofree char *folded = g_utf8_casefold (category->name, -1);

      if (strcmp (folded, search->wanted) == 0 || is_alias (search->wanted, category->key))
        {
          add_category (search, category, found);
          return;
        }
    }
}

/* Letters to change to get from one name to the other, by Wagner and Fischer. */
static int
distance (const char *a, const char *b)
{
  int row[MAX_COMPARED + 1];
  int length_a = (int) MIN (strlen (a), MAX_COMPARED), length_b = (int) MIN (strlen (b), MAX_COMPARED);

  for (int j = 0; j <= length_b; j++)
    row[j] = j;
  for (int i = 1; i <= length_a; i++)
    {
      int diagonal = row[0];

      row[0] = i;
      for (int j = 1; j <= length_b; j++)
        {
          int changed = diagonal + (a[i - 1] != b[j - 1]);

          diagonal = row[j];
          row[j] = MIN (changed, MIN (row[j], row[j - 1]) + 1);
        }
    }
  return row[length_b];
}

typedef struct
{
  const char *name;
  int distance;
} Near;

static void
consider (const Search *search, const char *name, Near *near)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  int far = distance (folded, search->wanted);
  int place = MAX_NEAR;

  for (int i = 0; i < MAX_NEAR; i++)
    if (near[i].name != NULL && strcmp (near[i].name, name) == 0)
      return;
  while (place > 0 && (near[place - 1].name == NULL || far < near[place - 1].distance))
    place--;
  if (place == MAX_NEAR)
    return;
  memmove (near + place + 1, near + place, sizeof (Near) * (gsize) (MAX_NEAR - 1 - place));
  near[place] = (Near) { name, far };
}

static void
refuse_unknown (const Search *search, const char *name, GError **error)
{
  Near near[MAX_NEAR] = { { NULL, 0 } };
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < search->labels->len; i++)
    consider (search, g_ptr_array_index (search->labels, i), near);
  for (guint i = 0; i < search->inputs->categories->len; i++)
    consider (search,
              ((const FinForecastCategory *) g_ptr_array_index (search->inputs->categories, i))
                  ->name,
              near);
  for (int i = 0; i < MAX_NEAR && near[i].name != NULL; i++)
    g_string_append_printf (list, "%s“%s”", i > 0 ? ", " : "", near[i].name);
  if (list->len == 0)
    g_set_error (error, FIN_FORECAST_ERROR, FIN_FORECAST_ERROR_UNKNOWN,
                 _ ("there is no payee or category “%s”"), name);
  else
    g_set_error (error, FIN_FORECAST_ERROR, FIN_FORECAST_ERROR_UNKNOWN,
                 /* Translators: a name as typed, then a list of quoted names */
                 _ ("there is no payee or category “%s”; the nearest are %s"), name, list->str);
}

/**
 * fin_what_if_find_names: a payee or category of exactly this name, whatever its case, else all payees
 * with a word that begins so.
 * @account_id: 0 = of all accounts
 * @category_first: where both bear the name the category is meant
 *
 * Returns: (element-type FinWhatIfName) (transfer full): at least one; %NULL with
 *   %FIN_FORECAST_ERROR_UNKNOWN, which lists the nearest
 */
GArray *
fin_what_if_find_names (const FinForecastInputs *inputs,
                        gint64 account_id,
                        const char *name,
                        gboolean category_first,
                        GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (FinWhatIfName));
  g_auto (Search) search = { 0 };

  search_init (&search, inputs, account_id, name);
  if (category_first)
    find_categories (&search, found);
  if (found->len == 0)
    find_labels (&search, TRUE, found);
  if (found->len == 0 && !category_first)
    find_categories (&search, found);
  if (found->len == 0)
    find_labels (&search, FALSE, found);
  if (found->len > 0)
    return g_steal_pointer (&found);
  refuse_unknown (&search, name, error);
  return NULL;
}
