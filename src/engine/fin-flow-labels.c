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
  guint times;
  const char *label; /* with the number, once it is asked for */
} Number;

struct _FinFlowLabels
{
  FinPayeeCleaner *cleaner;
  GString *digits;
  GHashTable *read;    /* text whose payee had to be read out of it -> FinPayee */
  GHashTable *payees;  /* stem -> FinFlowPayee */
  GStringChunk *strings;
};

static void
payee_free (gpointer data)
{
  FinFlowPayee *self = data;

  g_clear_pointer (&self->numbers, g_hash_table_unref);
  g_free (self);
}

FinFlowLabels *
fin_flow_labels_new (void)
{
  FinFlowLabels *self = g_new0 (FinFlowLabels, 1);

  self->cleaner = fin_payee_cleaner_new ();
  self->digits = g_string_new (NULL);
  self->read = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->payees = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, payee_free);
  self->strings = g_string_chunk_new (8192);
  return self;
}

void
fin_flow_labels_free (FinFlowLabels *self)
{
  fin_payee_cleaner_free (self->cleaner);
  g_string_free (self->digits, TRUE);
  g_hash_table_unref (self->read);
  g_hash_table_unref (self->payees);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/* The stem and name that are known, or that the text has; empty where it has none. */
static FinPayee
find_payee (FinFlowLabels *self, const FinFlowText *flow)
{
  const FinPayee *known;
  FinPayee payee = { flow->stem, flow->name };

  if (payee.stem != NULL && payee.name != NULL)
    return payee;
  known = g_hash_table_lookup (self->read, flow->text);
  if (known != NULL)
    return *known;
  payee = fin_payee_clean (self->cleaner, flow->text, NULL);
  payee.stem = g_string_chunk_insert_const (self->strings, payee.stem);
  payee.name = g_string_chunk_insert_const (self->strings, payee.name);
  g_hash_table_insert (self->read, g_string_chunk_insert (self->strings, flow->text),
                       g_memdup2 (&payee, sizeof payee));
  return payee;
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

/* Returns: whether the text has a number, which @digits then is */
static gboolean
read_number (FinFlowLabels *self, const char *text)
{
  const char *digits = NULL;
  gsize n_digits = find_number (text, &digits);

  g_string_truncate (self->digits, 0);
  g_string_append_len (self->digits, digits, (gssize) n_digits);
  return n_digits > 0;
}

static void
count_number (FinFlowLabels *self, FinFlowPayee *payee, const char *text)
{
  Number *number;

  if (!read_number (self, text))
    return;
  if (payee->numbers == NULL)
    payee->numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  number = g_hash_table_lookup (payee->numbers, self->digits->str);
  if (number == NULL)
    {
      number = g_new0 (Number, 1);
      g_hash_table_insert (payee->numbers, g_strdup (self->digits->str), number);
    }
  number->times++;
  payee->changed = payee->changed || number->times == NUMBER_TIMES;
}

/**
 * fin_flow_labels_add: once for each payment, in their order, before any label is asked for.
 *
 * Returns: (transfer none) (nullable): whom it went to; %NULL when that cannot be told
 */
FinFlowPayee *
fin_flow_labels_add (FinFlowLabels *self, const FinFlowText *flow)
{
  FinPayee read = find_payee (self, flow);
  FinFlowPayee *payee;

  if (read.stem[0] == '\0' || read.name[0] == '\0')
    return NULL;
  payee = g_hash_table_lookup (self->payees, read.stem);
  if (payee == NULL)
    {
      payee = g_new0 (FinFlowPayee, 1);
      g_hash_table_insert (self->payees, g_string_chunk_insert (self->strings, read.stem), payee);
    }
  if (payee->name == NULL)
    fin_flow_labels_rename (self, payee, read.name);
  count_number (self, payee, flow->text);
  return payee;
}

/** fin_flow_labels_remove: takes back one fin_flow_labels_add(); the name stays until the payee is renamed */
void
fin_flow_labels_remove (FinFlowLabels *self, FinFlowPayee *payee, const char *text)
{
  Number *number;

  if (!read_number (self, text))
    return;
  number = g_hash_table_lookup (payee->numbers, self->digits->str);
  payee->changed = payee->changed || number->times == NUMBER_TIMES;
  if (--number->times == 0)
    g_hash_table_remove (payee->numbers, self->digits->str);
}

static void
forget_label (gpointer digits, gpointer number, gpointer unused)
{
  ((Number *) number)->label = NULL;
}

/** fin_flow_labels_rename: @name: (nullable): of the first text that there is now */
void
fin_flow_labels_rename (FinFlowLabels *self, FinFlowPayee *payee, const char *name)
{
  if (g_strcmp0 (payee->name, name) == 0)
    return;
  payee->name = name != NULL ? g_string_chunk_insert_const (self->strings, name) : NULL;
  payee->changed = TRUE;
  if (payee->numbers != NULL)
    g_hash_table_foreach (payee->numbers, forget_label, NULL);
}

/**
 * fin_flow_labels_get: also of a text that was not added.
 *
 * Returns: (transfer none): lives as long as the labels; the same for the same words
 */
const char *
fin_flow_labels_get (FinFlowLabels *self, const FinFlowText *flow)
{
  FinPayee read = find_payee (self, flow);
  const FinFlowPayee *payee = g_hash_table_lookup (self->payees, read.stem);
  Number *number = NULL;

  if (read.stem[0] == '\0' || read.name[0] == '\0')
    return g_string_chunk_insert_const (self->strings, flow->text);
  if (payee == NULL || payee->name == NULL)
    return g_string_chunk_insert_const (self->strings, read.name);
  if (payee->numbers != NULL && read_number (self, flow->text))
    number = g_hash_table_lookup (payee->numbers, self->digits->str);
  if (number == NULL || number->times < NUMBER_TIMES
      || strstr (payee->name, self->digits->str) != NULL)
    return payee->name;
  if (number->label == NULL)
    {
      g_autofree char *label = g_strdup_printf ("%s %s", payee->name, self->digits->str);

      number->label = g_string_chunk_insert_const (self->strings, label);
    }
  return number->label;
}
