/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts with one stem share one name; a long number that comes again and again tells contracts
 * apart. */
#include "fin-flow-labels.h"

#include <string.h>

#include "fin-payee.h"

/* Digits of an account's or a contract's number; a card's last four and a date have fewer. */
#define NUMBER_DIGITS 6
/* So often, a number is no reference of a single payment. */
#define NUMBER_TIMES 3

typedef struct
{
  const char *name;   /* of the stem */
  const char *number; /* longest run of digits, or NULL */
  guint *times;       /* that the number came under the stem */
  const char *label;
} Text;

struct _FinFlowLabels
{
  FinPayeeCleaner *cleaner;
  GString *key;
  GHashTable *texts;   /* text, and stem where that is known -> Text */
  GHashTable *names;   /* stem -> name */
  GHashTable *numbers; /* stem and number -> times */
  GStringChunk *strings;
};

FinFlowLabels *
fin_flow_labels_new (void)
{
  FinFlowLabels *self = g_new0 (FinFlowLabels, 1);

  self->cleaner = fin_payee_cleaner_new ();
  self->key = g_string_new (NULL);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->names = g_hash_table_new (g_str_hash, g_str_equal);
  self->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->strings = g_string_chunk_new (8192);
  return self;
}

void
fin_flow_labels_free (FinFlowLabels *self)
{
  fin_payee_cleaner_free (self->cleaner);
  g_string_free (self->key, TRUE);
  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->names);
  g_hash_table_unref (self->numbers);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/* The last of the longest runs of digits. Returns: its length */
static gsize
find_number (const char *text, const char **number)
{
  gsize best = 0;

  while (*text != '\0')
    {
      gsize length = strspn (text, "0123456789");

      if (length >= NUMBER_DIGITS && length >= best)
        {
          best = length;
          *number = text;
        }
      text += length > 0 ? length : 1;
    }
  return best;
}

static guint *
count_number (FinFlowLabels *self, const char *stem, const char *number)
{
  g_autofree char *key = g_strconcat (stem, "\n", number, NULL);
  guint *times = g_hash_table_lookup (self->numbers, key);

  if (times == NULL)
    {
      times = g_new0 (guint, 1);
      g_hash_table_insert (self->numbers, g_string_chunk_insert (self->strings, key), times);
    }
  return times;
}

static Text *
read_text (FinFlowLabels *self, const FinFlowText *flow)
{
  FinPayee payee = { flow->stem, flow->name };
  Text *found = g_new0 (Text, 1);
  const char *digits = NULL;
  gsize n_digits = find_number (flow->text, &digits);

  if (payee.stem == NULL || payee.name == NULL)
    payee = fin_payee_clean (self->cleaner, flow->text, NULL);
  if (payee.stem[0] == '\0' || payee.name[0] == '\0')
    {
      found->name = g_string_chunk_insert_const (self->strings, flow->text);
      return found;
    }
  found->name = g_hash_table_lookup (self->names, payee.stem);
  if (found->name == NULL)
    {
      found->name = g_string_chunk_insert_const (self->strings, payee.name);
      g_hash_table_insert (self->names, g_string_chunk_insert (self->strings, payee.stem),
                           (gpointer) found->name);
    }
  if (n_digits > 0)
    {
      found->number = g_string_chunk_insert_len (self->strings, digits, (gssize) n_digits);
      found->times = count_number (self, payee.stem, found->number);
    }
  return found;
}

static Text *
look_up (FinFlowLabels *self, const FinFlowText *flow)
{
  Text *found;

  g_string_assign (self->key, flow->text);
  if (flow->stem != NULL && flow->name != NULL)
    {
      g_string_append_c (self->key, '\n');
      g_string_append (self->key, flow->stem);
    }
  found = g_hash_table_lookup (self->texts, self->key->str);
  if (found == NULL)
    {
      found = read_text (self, flow);
      g_hash_table_insert (self->texts, g_string_chunk_insert (self->strings, self->key->str),
                           found);
    }
  return found;
}

/** fin_flow_labels_add: once for each payment, before any label is asked for. */
void
fin_flow_labels_add (FinFlowLabels *self, const FinFlowText *flow)
{
  Text *found = look_up (self, flow);

  if (found->times != NULL)
    (*found->times)++;
}

/** fin_flow_labels_get: Returns: (transfer none): lives as long as the labels */
const char *
fin_flow_labels_get (FinFlowLabels *self, const FinFlowText *flow)
{
  Text *found = look_up (self, flow);

  if (found->label == NULL)
    {
      found->label = found->name;
      if (found->times != NULL && *found->times >= NUMBER_TIMES
          && strstr (found->name, found->number) == NULL)
        {
          g_autofree char *label = g_strdup_printf ("%s %s", found->name, found->number);

          found->label = g_string_chunk_insert_const (self->strings, label);
        }
    }
  return found->label;
}
