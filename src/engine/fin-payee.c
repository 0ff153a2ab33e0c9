/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the payee among what banks, terminals and payment processors write around it. */
#include "fin-payee.h"

#include <string.h>

#include "fin-payee-private.h"

/** Letters and digits that a payment processor's code has at most. */
#define CODE_LETTERS 3

/** A well-known name of so many letters is hardly the beginning of another. */
#define KNOWN_LETTERS 6

/** Fields that cut a payee off have at least so many bytes. */
#define TRUNCATED_LENGTH 20

#define KINDS_SKIPPED    (FIN_PHRASE_LEAD | FIN_PHRASE_NOISE)

/** fin_payee_cleaner_new: what it is asked lies in its own memory: one for each thread. */
FinPayeeCleaner *
fin_payee_cleaner_new (void)
{
  FinPayeeCleaner *self = g_new0 (FinPayeeCleaner, 1);

  self->table = fin_payee_table_get ();
  self->text.raw = g_string_new (NULL);
  self->text.folded = g_string_new (NULL);
  self->second.raw = g_string_new (NULL);
  self->second.folded = g_string_new (NULL);
  self->stem = g_string_new (NULL);
  self->name = g_string_new (NULL);
  return self;
}

void
fin_payee_cleaner_free (FinPayeeCleaner *self)
{
  g_string_free (self->text.raw, TRUE);
  g_string_free (self->text.folded, TRUE);
  g_string_free (self->second.raw, TRUE);
  g_string_free (self->second.folded, TRUE);
  g_string_free (self->stem, TRUE);
  g_string_free (self->name, TRUE);
  g_free (self);
}

/* "AT" between two numbers is a country. */
static gboolean
is_country_among_codes (FinPayeeCleaner *self, guint at)
{
  return at > 0 && fin_payee_is_code (self, at - 1) && fin_payee_is_code (self, at + 1)
         && fin_payee_find (self, at, FIN_PHRASE_COUNTRY) == 1;
}

/* The beginning --------------------------------------------------------------------------- */

static gboolean
is_lone_small_number (FinPayeeCleaner *self, guint at, gboolean stripped)
{
  const FinPayeeWord *word = &self->text.words[at];

  return !stripped && fin_payee_word_is_number (word) && word->n_digits < FIN_PAYEE_REFERENCE_DIGITS
         && fin_payee_gap_after_is (self, at, FIN_GAP_SPACE) && !fin_payee_is_code (self, at + 1)
         && fin_payee_find (self, at + 1, FIN_PHRASE_MONTH) == 0;
}

/* "ABC*CORNER SHOP": so few capitals before a star are a payment processor's, even of one that is
 * not known. */
static gboolean
is_processor_code (FinPayeeCleaner *self, guint at)
{
  const FinPayeeWord *word = &self->text.words[at];

  return word->capitals && word->n_letters + word->n_digits <= CODE_LETTERS
         && self->text.words[at + 1].n_letters >= CODE_LETTERS
         && fin_payee_find (self, at, FIN_PHRASE_NAME | FIN_PHRASE_ACRONYM) == 0;
}

/* How many words at @at are not yet the payee. */
static guint
skip_one (FinPayeeCleaner *self, guint at, gboolean stripped)
{
  const FinPayeeWord *word = &self->text.words[at];
  guint n = fin_payee_find (self, at, KINDS_SKIPPED);

  if (fin_payee_gap_after_is (self, at, FIN_GAP_STAR)
      && (fin_payee_find (self, at, FIN_PHRASE_STAR) == 1 || is_processor_code (self, at)))
    return 1;
  if (at + 2 < self->text.n_words && self->text.words[at + 2].gap == FIN_GAP_STAR
      && fin_payee_find (self, at, FIN_PHRASE_STAR) == 2)
    return 2;
  /* A phrase that a hyphen ties to a name is part of it: "Pay-TV Shop". */
  if (n > 0
      && !(fin_payee_gap_after_is (self, at + n - 1, FIN_GAP_JOINED)
           && !fin_payee_is_code (self, at + n) && n == 1 && !word->capitals))
    return n;
  n = fin_payee_skip_value (self, at);
  if (n > 0)
    return n;
  n = fin_payee_find (self, at, FIN_PHRASE_STOP);
  if (n > 0 && fin_payee_gap_after_is (self, at + n - 1, FIN_GAP_COLON))
    return n;
  n = stripped ? fin_payee_find (self, at, FIN_PHRASE_AFTER) : 0;
  if (n > 0)
    return n;
  n = fin_payee_find (self, at, FIN_PHRASE_DATE);
  if (n > 0 && fin_payee_is_code (self, at + n))
    return n;
  if (fin_payee_find (self, at, FIN_PHRASE_MONTH) == 1 && at > 0
      && fin_payee_is_code (self, at - 1))
    return 1;
  if (is_country_among_codes (self, at))
    return 1;
  return fin_payee_is_code (self, at) && !is_lone_small_number (self, at, stripped) ? 1 : 0;
}

static guint
find_known (FinPayeeCleaner *self, guint at, const char **name)
{
  guint n = fin_payee_table_find (self->table, &self->text, at, self->text.n_words, FIN_PHRASE_NAME,
                                  name);
  guint letters = 0;
  gboolean digits = FALSE;

  for (guint i = at; i < at + n; i++)
    {
      letters += self->text.words[i].n_letters;
      digits = digits || self->text.words[i].n_digits > 0;
    }
  /* One short word may be the beginning of any name; two, or one with a digit, hardly. */
  return (n > 1 && letters > FIN_PAYEE_WORD_LETTERS) || (digits && n > 0) ? n : 0;
}

/* Where the payee begins, the kinds of payment, days and numbers before it skipped. */
static guint
skip_beginning (FinPayeeCleaner *self, guint at, gboolean *stripped)
{
  while (at < self->text.n_words)
    {
      guint known = find_known (self, at, NULL);
      guint n = skip_one (self, at, *stripped);

      if (n == 0 || known > n)
        break;
      *stripped = TRUE;
      at += n;
    }
  return at;
}

static guint
find_intro (FinPayeeCleaner *self, guint at)
{
  for (; at < self->text.n_words; at++)
    {
      guint n = fin_payee_find (self, at, FIN_PHRASE_INTRO);

      /* A single word is a label only with its colon: "Random Name" is none. */
      if (n > 1
          || (n == 1
              && (fin_payee_gap_after_is (self, at, FIN_GAP_COLON)
                  || fin_payee_gap_after_is (self, at, FIN_GAP_SLASH))))
        if (at + n < self->text.n_words && fin_payee_find (self, at, FIN_PHRASE_STOP) <= n)
          return at + n;
    }
  return 0;
}

/* One text -------------------------------------------------------------------------------- */

static void
use_known (FinPayeeCleaner *self, const char *name, guint at, guint n)
{
  self->span.known = name;
  self->span.n_kept = 0;
  for (guint i = 0; i < n; i++)
    self->span.kept[self->span.n_kept++] = at + i;
}

/* A name that is well known as a whole; one that only a machine continues, by its first word. */
static void
recognise (FinPayeeCleaner *self, gboolean machine)
{
  FinPayeeSpan *span = &self->span;
  const char *name = NULL;
  guint first = span->kept[0];
  guint end = span->kept[span->n_kept - 1] + 1;
  guint n = fin_payee_table_find (self->table, &self->text, first, end, FIN_PHRASE_NAME, &name);

  if (n > 0
      && (n >= end - first || (machine && self->text.words[first].n_letters >= KNOWN_LETTERS)))
    use_known (self, name, first, n);
}

/* FALSE when nothing but kinds of payment, days and numbers is left. */
static gboolean
find_payee (FinPayeeCleaner *self, guint at, gboolean stripped)
{
  const char *name = NULL;
  gboolean machine;
  guint known;

  at = skip_beginning (self, at, &stripped);
  self->span.known = NULL;
  self->span.n_kept = 0;
  known = find_known (self, at, &name);
  if (known > 0)
    {
      use_known (self, name, at, known);
      return TRUE;
    }
  machine = fin_payee_keep_words (self, at) || stripped;
  if (self->span.n_kept == 0)
    return FALSE;
  fin_payee_drop_day (self);
  fin_payee_drop_places (self, machine);
  recognise (self, machine && fin_payee_has_only_capitals (self));
  return TRUE;
}

/* Indian banks part the fields of a transfer by hyphens. */
static gboolean
is_parted_by_hyphens (const FinPayeeText *text)
{
  static const char *const beginnings[] = { "upi ", "neft ", "imps ", "rtgs ", "nach ", "mmt " };

  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (text->folded->str, beginnings[i]))
      return TRUE;
  return FALSE;
}

static gboolean
clean_text (FinPayeeCleaner *self, const char *text)
{
  guint intro;

  if (text == NULL || *text == '\0')
    return FALSE;
  fin_payee_text_cut (&self->text, text);
  self->hyphens_part = is_parted_by_hyphens (&self->text);
  intro = find_intro (self, 0);
  return (intro > 0 && find_payee (self, intro, TRUE)) || find_payee (self, 0, FALSE);
}

/* The payee itself, without its legal form, only passes money on. */
static gboolean
is_processor (FinPayeeCleaner *self)
{
  for (guint end = self->text.n_words; end > 0; end--)
    {
      guint rest = self->text.n_words - end;

      if (rest > 0 && fin_payee_find (self, end, FIN_PHRASE_LEGAL) != rest)
        continue;
      if (fin_payee_table_find (self->table, &self->text, 0, end, FIN_PHRASE_PROCESSOR, NULL)
          == end)
        return TRUE;
    }
  return FALSE;
}

/* The result ------------------------------------------------------------------------------ */

/* The stem of a well-known payee is its name, whichever way the bank wrote it. */
static void
write_stem (FinPayeeCleaner *self)
{
  FinPayeeText *text = &self->text;

  g_string_truncate (self->stem, 0);
  if (self->span.known != NULL)
    {
      fin_payee_text_cut (&self->second, self->span.known);
      g_string_append_len (self->stem, self->second.folded->str, (gssize) self->second.folded->len);
      return;
    }
  for (guint i = 0; i < self->span.n_kept; i++)
    {
      const FinPayeeWord *word = &text->words[self->span.kept[i]];

      if (self->stem->len > 0)
        g_string_append_c (self->stem, ' ');
      g_string_append_len (self->stem, text->folded->str + word->folded, word->folded_length);
    }
}

static void
write_result (FinPayeeCleaner *self)
{
  write_stem (self);
  fin_payee_name_write (self->table, &self->text, &self->span, self->name);
}

/* "ATM08SEP": the letters before the day. */
static gboolean
cut_day_off (FinPayeeText *text, FinPayeeWord *word)
{
  const char *folded = text->folded->str + word->folded;
  guint n = 0;

  if (!fin_payee_ends_with_month (folded, word->folded_length))
    return FALSE;
  while (g_ascii_isalpha (folded[n]))
    n++;
  word->folded_length = word->raw_length = n;
  word->n_letters = (guint8) n;
  word->n_digits = 0;
  return n > 0;
}

/* @with_labels: "Ref 4711" is kept as "Ref". */
static void
keep_rest (FinPayeeCleaner *self, gboolean with_labels)
{
  FinPayeeText *text = &self->text;

  self->span.n_kept = 0;
  for (guint i = 0; i < text->n_words && self->span.n_kept < FIN_PAYEE_MAX_STEM_WORDS; i++)
    if (cut_day_off (text, &text->words[i])
        || (!fin_payee_is_code (self, i) && fin_payee_find (self, i, FIN_PHRASE_MONTH) != 1
            && (with_labels || fin_payee_skip_value (self, i) == 0)))
      self->span.kept[self->span.n_kept++] = i;
}

/* There is nothing but how it was paid: that is said then ("Überweisung", "ATM"). */
static void
write_rest (FinPayeeCleaner *self, const char *text)
{
  fin_payee_text_cut (&self->text, text);
  self->span.known = NULL;
  keep_rest (self, FALSE);
  if (self->span.n_kept == 0)
    keep_rest (self, TRUE);
  if (self->span.n_kept > 0)
    {
      fin_payee_drop_small_words (self);
      recognise (self, FALSE);
    }
  write_result (self);
  if (self->name->len > 0)
    return;
  g_string_assign (self->name, self->text.raw->str);
  g_strstrip (self->name->str);
  self->name->len = strlen (self->name->str);
}

/* A payee that is cut off where its field was full goes on in the memo. */
static gboolean
goes_on (const char *payee, const char *memo)
{
  gsize n = 0;

  if (payee == NULL || memo == NULL || *payee == '\0')
    return FALSE;
  while (*payee != '\0' && g_ascii_tolower (*payee) == g_ascii_tolower (*memo))
    {
      payee++;
      memo++;
      n++;
    }
  return *payee == '\0' && *memo != '\0' && n >= TRUNCATED_LENGTH;
}

/**
 * fin_payee_clean:
 * @payee: (nullable): as the bank wrote it
 * @memo: (nullable): asked when the payee says nothing, or names only who passed the money on
 *
 * The same texts give the same result on every machine, in every locale.
 */
FinPayee
fin_payee_clean (FinPayeeCleaner *self, const char *payee, const char *memo)
{
  const char *either = payee != NULL && *payee != '\0' ? payee : memo;

  g_string_truncate (self->stem, 0);
  g_string_truncate (self->name, 0);
  if (goes_on (payee, memo))
    payee = memo;
  if (clean_text (self, payee))
    {
      write_result (self);
      if (memo != NULL && is_processor (self))
        {
          guint intro;

          fin_payee_text_cut (&self->text, memo);
          intro = find_intro (self, 0);
          if (intro > 0 && find_payee (self, intro, TRUE))
            write_result (self);
        }
    }
  else if (clean_text (self, memo))
    write_result (self);
  else if (either != NULL)
    write_rest (self, either);
  return (FinPayee){ self->stem->str, self->name->str };
}
