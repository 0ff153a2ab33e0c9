/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The phrases, names and towns of data/payees, found by their words. */
#include <string.h>

#include "fin-engine-data.h"
#include "fin-payee-private.h"

/** What is known of a phrase; also of the first word of one. */
typedef struct
{
  guint kinds;
  guint longest;    /* words of the longest phrase that begins with this one */
  const char *name; /* of %FIN_PHRASE_NAME */
} Entry;

struct _FinPayeeTable
{
  GHashTable *entries; /* folded phrase -> Entry */
  GStringChunk *strings;
  FinPayeeText text; /* while loading */
};

static const struct
{
  const char *word;
  FinPhraseKind kind;
} kinds[] = {
  { "lead", FIN_PHRASE_LEAD },           { "after", FIN_PHRASE_AFTER },
  { "date", FIN_PHRASE_DATE },           { "star", FIN_PHRASE_STAR },
  { "processor", FIN_PHRASE_PROCESSOR }, { "intro", FIN_PHRASE_INTRO },
  { "stop", FIN_PHRASE_STOP },           { "value", FIN_PHRASE_VALUE },
  { "noise", FIN_PHRASE_NOISE },         { "legal", FIN_PHRASE_LEGAL },
  { "country", FIN_PHRASE_COUNTRY },     { "keep", FIN_PHRASE_KEEP },
  { "month", FIN_PHRASE_MONTH },         { "tld", FIN_PHRASE_TLD },
  { "acronym", FIN_PHRASE_ACRONYM },     { "small", FIN_PHRASE_SMALL },
};

static Entry *
get_entry (FinPayeeTable *self, const char *phrase)
{
  Entry *entry = g_hash_table_lookup (self->entries, phrase);

  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      g_hash_table_insert (self->entries, g_string_chunk_insert (self->strings, phrase), entry);
    }
  return entry;
}

/* The first table that names a phrase wins: names are not taken from each other. */
static void
add_phrase (FinPayeeTable *self, const char *phrase, FinPhraseKind kind, const char *name)
{
  Entry *entry;
  Entry *first;
  g_autofree char *word = NULL;

  fin_payee_text_cut (&self->text, phrase);
  if (self->text.n_words == 0)
    return;
  entry = get_entry (self, self->text.folded->str);
  entry->kinds |= kind;
  if (name != NULL && entry->name == NULL)
    entry->name = name;
  word = g_strndup (self->text.folded->str, self->text.words[0].folded_length);
  first = get_entry (self, word);
  first->longest = MAX (first->longest, self->text.n_words);
}

static void
add_list (FinPayeeTable *self, char *list, FinPhraseKind kind, const char *name)
{
  for (char *phrase = list; phrase != NULL;)
    {
      char *comma = strchr (phrase, ',');

      if (comma != NULL)
        *comma = '\0';
      add_phrase (self, phrase, kind, name);
      phrase = comma != NULL ? comma + 1 : NULL;
    }
}

static FinPhraseKind
kind_of (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].word, word) == 0)
      return kinds[i].kind;
  g_error ("“%s” is no kind of phrase", word);
}

static void
load_phrases (FinPayeeTable *self)
{
  g_autofree char *text = fin_engine_data_read ("payees/phrases.tsv");
  FinEngineTable table = { .cursor = text };

  while (fin_engine_table_next (&table))
    {
      g_assert (table.n_fields == 2);
      add_list (self, table.fields[1], kind_of (table.fields[0]), NULL);
    }
}

static void
load_towns (FinPayeeTable *self)
{
  g_autofree char *text = fin_engine_data_read ("payees/towns.tsv");
  FinEngineTable table = { .cursor = text };

  while (fin_engine_table_next (&table))
    {
      g_assert (table.n_fields == 2);
      add_list (self, table.fields[1], FIN_PHRASE_TOWN, NULL);
    }
}

static void
load_names (FinPayeeTable *self)
{
  g_autofree char *text = fin_engine_data_read ("payees/names.tsv");
  FinEngineTable table = { .cursor = text };

  while (fin_engine_table_next (&table))
    {
      const char *name = g_string_chunk_insert (self->strings, table.fields[0]);

      g_assert (table.n_fields <= 2);
      add_phrase (self, name, FIN_PHRASE_NAME, name);
      if (table.n_fields == 2)
        add_list (self, table.fields[1], FIN_PHRASE_NAME, name);
    }
}

static FinPayeeTable *
load (void)
{
  FinPayeeTable *self = g_new0 (FinPayeeTable, 1);

  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->strings = g_string_chunk_new (1 << 16);
  self->text.raw = g_string_new (NULL);
  self->text.folded = g_string_new (NULL);
  load_phrases (self);
  load_towns (self);
  load_names (self);
  g_string_free (g_steal_pointer (&self->text.raw), TRUE);
  g_string_free (g_steal_pointer (&self->text.folded), TRUE);
  return self;
}

/**
 * fin_payee_table_get: loaded by the first to ask, immutable from then on, usable from any thread.
 *
 * Returns: (transfer none): lives as long as the program
 */
FinPayeeTable *
fin_payee_table_get (void)
{
  static gsize shared = 0;

  if (g_once_init_enter (&shared))
    g_once_init_leave (&shared, (gsize) load ());
  return (FinPayeeTable *) shared;
}

static const Entry *
look_up (FinPayeeTable *self, FinPayeeText *text, guint at, guint n)
{
  const FinPayeeWord *first = &text->words[at];
  const FinPayeeWord *last = &text->words[at + n - 1];
  char *end = text->folded->str + last->folded + last->folded_length;
  char kept = *end;
  const Entry *entry;

  *end = '\0';
  entry = g_hash_table_lookup (self->entries, text->folded->str + first->folded);
  *end = kept;
  return entry;
}

/**
 * fin_payee_table_find:
 * @end: the phrase ends before this word
 * @kinds: any of these
 * @name: (out) (optional): of a name
 *
 * Returns: how many words the longest such phrase at word @at has, 0: none
 */
guint
fin_payee_table_find (
    FinPayeeTable *self, FinPayeeText *text, guint at, guint end, guint wanted, const char **name)
{
  const Entry *first = at < end ? look_up (self, text, at, 1) : NULL;

  if (first == NULL)
    return 0;
  for (guint n = MIN (first->longest, end - at); n > 0; n--)
    {
      const Entry *entry = n == 1 ? first : look_up (self, text, at, n);

      if (entry == NULL || (entry->kinds & wanted) == 0)
        continue;
      if (name != NULL)
        *name = entry->name;
      return n;
    }
  return 0;
}
