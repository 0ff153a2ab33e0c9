/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a payee ends: references, days, towns and countries behind it are dropped. */
#include "fin-payee-private.h"

static gboolean
ends_at_gap (FinPayeeCleaner *self, guint at)
{
  const FinPayeeWord *word = &self->text.words[at];
  guint letters = 0;

  for (guint i = 0; i < self->span.n_kept; i++)
    letters += self->text.words[self->span.kept[i]].n_letters;
  switch (word->gap)
    {
    case FIN_GAP_WIDE:
    case FIN_GAP_HASH:
      return TRUE;
    case FIN_GAP_STAR:
    case FIN_GAP_SLASH:
      return letters >= FIN_PAYEE_WORD_LETTERS;
    case FIN_GAP_COLON:
      return letters >= FIN_PAYEE_WORD_LETTERS && fin_payee_is_code (self, at);
    case FIN_GAP_JOINED:
      return self->hyphens_part && letters >= FIN_PAYEE_WORD_LETTERS;
    case FIN_GAP_SPACE:
    case FIN_GAP_COMMA:
    default:
      return FALSE;
    }
}

/* "VERIZON DES:PAYMENTS ID:4711": short words before a colon are labels. */
static gboolean
is_label (FinPayeeCleaner *self, guint at)
{
  return self->text.words[at].capitals && self->text.words[at].n_letters <= FIN_PAYEE_WORD_LETTERS
         && fin_payee_gap_after_is (self, at, FIN_GAP_COLON);
}

static gboolean
ends_before (FinPayeeCleaner *self, guint at)
{
  const FinPayeeWord *word = &self->text.words[at];

  if (ends_at_gap (self, at) || fin_payee_skip_value (self, at) > 0 || is_label (self, at)
      || fin_payee_find (self, at, FIN_PHRASE_STOP | FIN_PHRASE_LEGAL) > 0)
    return TRUE;
  if (fin_payee_word_is_number (word))
    return word->n_digits >= FIN_PAYEE_REFERENCE_DIGITS || word->gap == FIN_GAP_COMMA
           || fin_payee_is_code (self, at + 1)
           || fin_payee_find (self, at + 1, FIN_PHRASE_MONTH) > 0;
  return fin_payee_is_reference (self, at);
}

static gboolean
is_web_ending (FinPayeeCleaner *self, guint at)
{
  return self->text.words[at].gap == FIN_GAP_JOINED
         && fin_payee_find (self, at, FIN_PHRASE_TLD) == 1;
}

/* Returns whether something followed that only a machine writes. */
gboolean
fin_payee_keep_words (FinPayeeCleaner *self, guint at)
{
  self->span.n_kept = 0;
  while (at < self->text.n_words && self->span.n_kept < FIN_PAYEE_MAX_STEM_WORDS)
    {
      guint n;

      if (self->span.n_kept > 0 && ends_before (self, at))
        return fin_payee_find (self, at, FIN_PHRASE_LEGAL) == 0;
      n = fin_payee_find (self, at, FIN_PHRASE_NOISE);
      if (n == 0 && (fin_payee_word_is_number (&self->text.words[at]) || is_web_ending (self, at)))
        n = 1;
      if (n > 0)
        {
          at += n;
          continue;
        }
      self->span.kept[self->span.n_kept++] = at++;
    }
  return FALSE;
}

static guint
find_at_end (FinPayeeCleaner *self, guint kinds)
{
  FinPayeeSpan *span = &self->span;

  for (guint n = MIN (3, span->n_kept - 1); n > 0; n--)
    {
      guint first = span->kept[span->n_kept - n];

      if (span->kept[span->n_kept - 1] == first + n - 1
          && fin_payee_table_find (self->table, &self->text, first, first + n, kinds, NULL) == n)
        return n;
    }
  return 0;
}

/* "Stadtwerke München" is a name, "ALNATURA MUENCHEN" a shop and its town. */
static gboolean
town_belongs (FinPayeeCleaner *self, guint n)
{
  guint before = self->span.kept[self->span.n_kept - n - 1];
  const FinPayeeWord *town = &self->text.words[self->span.kept[self->span.n_kept - n]];

  return (town->gap == FIN_GAP_JOINED && fin_payee_find (self, before, FIN_PHRASE_COUNTRY) == 0)
         || fin_payee_find (self, before, FIN_PHRASE_KEEP) > 0
         || (before > 0 && fin_payee_find (self, before - 1, FIN_PHRASE_KEEP) == 2);
}

gboolean
fin_payee_has_only_capitals (FinPayeeCleaner *self)
{
  for (guint i = 0; i < self->span.n_kept; i++)
    if (!self->text.words[self->span.kept[i]].capitals)
      return FALSE;
  return TRUE;
}

static void
drop_countries (FinPayeeCleaner *self)
{
  FinPayeeSpan *span = &self->span;

  while (span->n_kept > 1 && find_at_end (self, FIN_PHRASE_COUNTRY) == 1
         && self->text.words[span->kept[span->n_kept - 1]].capitals && !town_belongs (self, 1))
    span->n_kept--;
}

static gboolean
number_follows (FinPayeeCleaner *self)
{
  guint next = self->span.kept[self->span.n_kept - 1] + 1;

  return next < self->text.n_words && fin_payee_word_is_number (&self->text.words[next]);
}

void
fin_payee_drop_small_words (FinPayeeCleaner *self)
{
  while (self->span.n_kept > 1 && find_at_end (self, FIN_PHRASE_SMALL) == 1)
    self->span.n_kept--;
}

/* "Interest for Feb-16", "COSTS OF 01-10": the day at the end and what leads to it. */
void
fin_payee_drop_day (FinPayeeCleaner *self)
{
  FinPayeeSpan *span = &self->span;

  if (!number_follows (self))
    return;
  while (span->n_kept > 1 && find_at_end (self, FIN_PHRASE_MONTH) == 1)
    span->n_kept--;
  fin_payee_drop_small_words (self);
}

/* Machines write towns and countries behind a name, people write in small letters; a month at the
 * end is what the payment was for. */
void
fin_payee_drop_places (FinPayeeCleaner *self, gboolean machine)
{
  FinPayeeSpan *span = &self->span;
  guint n;

  if (!machine && !fin_payee_has_only_capitals (self))
    return;
  while (span->n_kept > 1 && find_at_end (self, FIN_PHRASE_MONTH) == 1)
    span->n_kept--;
  drop_countries (self);
  n = span->n_kept > 1 ? find_at_end (self, FIN_PHRASE_TOWN) : 0;
  if (n > 0 && !town_belongs (self, n))
    {
      span->n_kept -= n;
      drop_countries (self);
    }
}
