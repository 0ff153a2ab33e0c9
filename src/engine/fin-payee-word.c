/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a word of a bank's text is: a number, a reference, a label with its value. */
#include <string.h>

#include "fin-payee-private.h"

guint
fin_payee_find (FinPayeeCleaner *self, guint at, guint kinds)
{
  return fin_payee_table_find (self->table, &self->text, at, self->text.n_words, kinds, NULL);
}

gboolean
fin_payee_word_is_number (const FinPayeeWord *word)
{
  return word->n_letters == 0;
}

/* "XXXX", "xxxx1234": a number that the bank hides. */
static gboolean
is_masked (const FinPayeeText *text, const FinPayeeWord *word)
{
  const char *folded = text->folded->str + word->folded;

  if (word->n_letters < 2 || word->n_letters + word->n_digits < 3)
    return FALSE;
  for (guint i = 0; i < word->folded_length; i++)
    if (folded[i] != 'x' && !g_ascii_isdigit (folded[i]))
      return FALSE;
  return TRUE;
}

/* "POS13SEP": a word, a day and a month without blanks. */
gboolean
fin_payee_ends_with_month (const char *folded, guint length)
{
  static const char months[] = "jan feb mar apr may jun jul aug sep oct nov dec";
  char tail[4] = { 0 };

  if (length < 5 || !g_ascii_isdigit (folded[length - 4]))
    return FALSE;
  memcpy (tail, folded + length - 3, 3);
  return strstr (months, tail) != NULL;
}

/* "DE98ZZZ0123": account numbers and creditors' ids begin like this. */
static gboolean
is_country_code (const char *folded)
{
  return g_ascii_isalpha (folded[0]) && g_ascii_isalpha (folded[1]) && g_ascii_isdigit (folded[2])
         && g_ascii_isdigit (folded[3]);
}

/* Letters and digits mixed: "K2", "A44", "PAS999", "12MAR", "1a2b3c"; but "Studio54" is a word. */
gboolean
fin_payee_is_reference (FinPayeeCleaner *self, guint at)
{
  const FinPayeeWord *word = &self->text.words[at];

  const char *folded = self->text.folded->str + word->folded;

  if (is_masked (&self->text, word) || (word->n_digits > 1 && is_country_code (folded)))
    return TRUE;
  if (word->n_digits == 0 || word->n_letters == 0)
    return FALSE;
  return word->n_digits >= FIN_PAYEE_REFERENCE_DIGITS || word->n_letters <= 3
         || g_ascii_isdigit (folded[0]) || fin_payee_ends_with_month (folded, word->folded_length);
}

gboolean
fin_payee_is_code (FinPayeeCleaner *self, guint at)
{
  return at < self->text.n_words
         && (fin_payee_word_is_number (&self->text.words[at]) || fin_payee_is_reference (self, at));
}

gboolean
fin_payee_gap_after_is (FinPayeeCleaner *self, guint at, FinGap gap)
{
  return at + 1 < self->text.n_words && self->text.words[at + 1].gap == gap;
}

/* A label and what it labels: "Kartennr. 5355 9999", "Ref: AB12". */
guint
fin_payee_skip_value (FinPayeeCleaner *self, guint at)
{
  guint n = fin_payee_find (self, at, FIN_PHRASE_VALUE);
  guint next = at + n;

  if (n == 0 || !fin_payee_is_code (self, next))
    return 0;
  while (fin_payee_is_code (self, next))
    next++;
  return next - at;
}
