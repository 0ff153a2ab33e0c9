/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the payee among what banks, terminals and payment processors write around it. */
#include "fin-payee.h"

#include <string.h>

#include "fin-payee-private.h"

/** What follows so many words is no name any more. */
#define MAX_STEM_WORDS 5

/** Digits from which on a number is a reference and not part of a name ("Super 8"). */
#define REFERENCE_DIGITS 3

/** Letters from which on a word can be a payee by itself, before a star or slash. */
#define WORD_LETTERS 4

/** Letters and digits that a payment processor's code has at most. */
#define CODE_LETTERS 3

/** A well-known name of so many letters is hardly the beginning of another. */
#define KNOWN_LETTERS 6

/** Fields that cut a payee off have at least so many bytes. */
#define TRUNCATED_LENGTH 20

#define KINDS_SKIPPED    (FIN_PHRASE_LEAD | FIN_PHRASE_NOISE)

struct _FinPayeeCleaner
{
  FinPayeeTable *table;
  FinPayeeText text;
  FinPayeeText second; /* the words of what was found, to be looked up in turn */
  FinPayeeSpan span;
  gboolean hyphens_part; /* "UPI-SWIGGY-swiggy@bank" */
  GString *stem;
  GString *name;
};

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

/* What a word is -------------------------------------------------------------------------- */

static guint
find (FinPayeeCleaner *self, guint at, guint kinds)
{
  return fin_payee_table_find (self->table, &self->text, at, self->text.n_words, kinds, NULL);
}

static gboolean
is_number (const FinPayeeWord *word)
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
static gboolean
ends_with_month (const char *folded, guint length)
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
static gboolean
is_reference (FinPayeeCleaner *self, guint at)
{
  const FinPayeeWord *word = &self->text.words[at];

  const char *folded = self->text.folded->str + word->folded;

  if (is_masked (&self->text, word) || (word->n_digits > 1 && is_country_code (folded)))
    return TRUE;
  if (word->n_digits == 0 || word->n_letters == 0)
    return FALSE;
  return word->n_digits >= REFERENCE_DIGITS || word->n_letters <= 3 || g_ascii_isdigit (folded[0])
         || ends_with_month (folded, word->folded_length);
}

static gboolean
is_code (FinPayeeCleaner *self, guint at)
{
  return at < self->text.n_words && (is_number (&self->text.words[at]) || is_reference (self, at));
}

static gboolean
gap_after_is (FinPayeeCleaner *self, guint at, FinGap gap)
{
  return at + 1 < self->text.n_words && self->text.words[at + 1].gap == gap;
}

/* "AT" between two numbers is a country. */
static gboolean
is_country_among_codes (FinPayeeCleaner *self, guint at)
{
  return at > 0 && is_code (self, at - 1) && is_code (self, at + 1)
         && find (self, at, FIN_PHRASE_COUNTRY) == 1;
}

/* The beginning --------------------------------------------------------------------------- */

/* A label and what it labels: "Kartennr. 5355 9999", "Ref: AB12". */
static guint
skip_value (FinPayeeCleaner *self, guint at)
{
  guint n = find (self, at, FIN_PHRASE_VALUE);
  guint next = at + n;

  if (n == 0 || !is_code (self, next))
    return 0;
  while (is_code (self, next))
    next++;
  return next - at;
}

static gboolean
is_lone_small_number (FinPayeeCleaner *self, guint at, gboolean stripped)
{
  const FinPayeeWord *word = &self->text.words[at];

  return !stripped && is_number (word) && word->n_digits < REFERENCE_DIGITS
         && gap_after_is (self, at, FIN_GAP_SPACE) && !is_code (self, at + 1)
         && find (self, at + 1, FIN_PHRASE_MONTH) == 0;
}

/* "ABC*CORNER SHOP": so few capitals before a star are a payment processor's, even of one that is
 * not known. */
static gboolean
is_processor_code (FinPayeeCleaner *self, guint at)
{
  const FinPayeeWord *word = &self->text.words[at];

  return word->capitals && word->n_letters + word->n_digits <= CODE_LETTERS
         && self->text.words[at + 1].n_letters >= CODE_LETTERS
         && find (self, at, FIN_PHRASE_NAME | FIN_PHRASE_ACRONYM) == 0;
}

/* How many words at @at are not yet the payee. */
static guint
skip_one (FinPayeeCleaner *self, guint at, gboolean stripped)
{
  const FinPayeeWord *word = &self->text.words[at];
  guint n = find (self, at, KINDS_SKIPPED);

  if (gap_after_is (self, at, FIN_GAP_STAR)
      && (find (self, at, FIN_PHRASE_STAR) == 1 || is_processor_code (self, at)))
    return 1;
  if (at + 2 < self->text.n_words && self->text.words[at + 2].gap == FIN_GAP_STAR
      && find (self, at, FIN_PHRASE_STAR) == 2)
    return 2;
  /* A phrase that a hyphen ties to a name is part of it: "Pay-TV Shop". */
  if (n > 0
      && !(gap_after_is (self, at + n - 1, FIN_GAP_JOINED) && !is_code (self, at + n) && n == 1
           && !word->capitals))
    return n;
  n = skip_value (self, at);
  if (n > 0)
    return n;
  n = find (self, at, FIN_PHRASE_STOP);
  if (n > 0 && gap_after_is (self, at + n - 1, FIN_GAP_COLON))
    return n;
  n = stripped ? find (self, at, FIN_PHRASE_AFTER) : 0;
  if (n > 0)
    return n;
  n = find (self, at, FIN_PHRASE_DATE);
  if (n > 0 && is_code (self, at + n))
    return n;
  if (find (self, at, FIN_PHRASE_MONTH) == 1 && at > 0 && is_code (self, at - 1))
    return 1;
  if (is_country_among_codes (self, at))
    return 1;
  return is_code (self, at) && !is_lone_small_number (self, at, stripped) ? 1 : 0;
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
  return (n > 1 && letters > WORD_LETTERS) || (digits && n > 0) ? n : 0;
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
      guint n = find (self, at, FIN_PHRASE_INTRO);

      /* A single word is a label only with its colon: "Random Name" is none. */
      if (n > 1
          || (n == 1
              && (gap_after_is (self, at, FIN_GAP_COLON)
                  || gap_after_is (self, at, FIN_GAP_SLASH))))
        if (at + n < self->text.n_words && find (self, at, FIN_PHRASE_STOP) <= n)
          return at + n;
    }
  return 0;
}

/* The end --------------------------------------------------------------------------------- */

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
      return letters >= WORD_LETTERS;
    case FIN_GAP_COLON:
      return letters >= WORD_LETTERS && is_code (self, at);
    case FIN_GAP_JOINED:
      return self->hyphens_part && letters >= WORD_LETTERS;
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
  return self->text.words[at].capitals && self->text.words[at].n_letters <= WORD_LETTERS
         && gap_after_is (self, at, FIN_GAP_COLON);
}

static gboolean
ends_before (FinPayeeCleaner *self, guint at)
{
  const FinPayeeWord *word = &self->text.words[at];

  if (ends_at_gap (self, at) || skip_value (self, at) > 0 || is_label (self, at)
      || find (self, at, FIN_PHRASE_STOP | FIN_PHRASE_LEGAL) > 0)
    return TRUE;
  if (is_number (word))
    return word->n_digits >= REFERENCE_DIGITS || word->gap == FIN_GAP_COMMA
           || is_code (self, at + 1) || find (self, at + 1, FIN_PHRASE_MONTH) > 0;
  return is_reference (self, at);
}

static gboolean
is_web_ending (FinPayeeCleaner *self, guint at)
{
  return self->text.words[at].gap == FIN_GAP_JOINED && find (self, at, FIN_PHRASE_TLD) == 1;
}

/* Returns whether something followed that only a machine writes. */
static gboolean
keep_words (FinPayeeCleaner *self, guint at)
{
  self->span.n_kept = 0;
  while (at < self->text.n_words && self->span.n_kept < MAX_STEM_WORDS)
    {
      guint n;

      if (self->span.n_kept > 0 && ends_before (self, at))
        return find (self, at, FIN_PHRASE_LEGAL) == 0;
      n = find (self, at, FIN_PHRASE_NOISE);
      if (n == 0 && (is_number (&self->text.words[at]) || is_web_ending (self, at)))
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

  return (town->gap == FIN_GAP_JOINED && find (self, before, FIN_PHRASE_COUNTRY) == 0)
         || find (self, before, FIN_PHRASE_KEEP) > 0
         || (before > 0 && find (self, before - 1, FIN_PHRASE_KEEP) == 2);
}

static gboolean
has_only_capitals (FinPayeeCleaner *self)
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

  return next < self->text.n_words && is_number (&self->text.words[next]);
}

static void
drop_small_words (FinPayeeCleaner *self)
{
  while (self->span.n_kept > 1 && find_at_end (self, FIN_PHRASE_SMALL) == 1)
    self->span.n_kept--;
}

/* "Interest for Feb-16", "COSTS OF 01-10": the day at the end and what leads to it. */
static void
drop_day (FinPayeeCleaner *self)
{
  FinPayeeSpan *span = &self->span;

  if (!number_follows (self))
    return;
  while (span->n_kept > 1 && find_at_end (self, FIN_PHRASE_MONTH) == 1)
    span->n_kept--;
  drop_small_words (self);
}

/* Machines write towns and countries behind a name, people write in small letters; a month at the
 * end is what the payment was for. */
static void
drop_places (FinPayeeCleaner *self, gboolean machine)
{
  FinPayeeSpan *span = &self->span;
  guint n;

  if (!machine && !has_only_capitals (self))
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
  machine = keep_words (self, at) || stripped;
  if (self->span.n_kept == 0)
    return FALSE;
  drop_day (self);
  drop_places (self, machine);
  recognise (self, machine && has_only_capitals (self));
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

      if (rest > 0 && find (self, end, FIN_PHRASE_LEGAL) != rest)
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

  if (!ends_with_month (folded, word->folded_length))
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
  for (guint i = 0; i < text->n_words && self->span.n_kept < MAX_STEM_WORDS; i++)
    if (cut_day_off (text, &text->words[i])
        || (!is_code (self, i) && find (self, i, FIN_PHRASE_MONTH) != 1
            && (with_labels || skip_value (self, i) == 0)))
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
      drop_small_words (self);
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
