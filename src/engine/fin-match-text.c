/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Normalised texts, their hashes, and whether two of them may speak of one payment. */
#include "fin-match-text.h"

#include <string.h>

/** Only so many words of a text are compared: longer ones are hostile or prose. */
#define MAX_WORDS 32

/** A shorter word agrees only as a whole, a longer one also as the beginning of another. */
#define MIN_PREFIX 4

static void
end_word (GString *into)
{
  if (into->len > 0 && into->str[into->len - 1] != ' ')
    g_string_append_c (into, ' ');
}

static void
append_folded (GString *into, const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (composed != NULL ? composed : "", -1);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        g_string_append_unichar (into, c);
      else
        end_word (into);
    }
}

/* Most statements are ASCII: they are folded in place, without a copy. */
static void
append_field (GString *into, const char *text)
{
  gsize start = into->len;

  if (text == NULL)
    return;
  end_word (into);
  for (const char *p = text; *p != '\0'; p++)
    {
      if ((guchar) *p >= 0x80)
        {
          g_string_truncate (into, start);
          end_word (into);
          append_folded (into, text);
          return;
        }
      if (g_ascii_isalnum (*p))
        g_string_append_c (into, g_ascii_tolower (*p));
      else
        end_word (into);
    }
}

/**
 * fin_match_text_normalise:
 * @into: is overwritten with the words of both, in lower case, with single spaces between
 * @payee: (nullable):
 * @memo: (nullable):
 *
 * How a reader divides a text between payee and memo does not change the result.
 */
void
fin_match_text_normalise (GString *into, const char *payee, const char *memo)
{
  g_string_truncate (into, 0);
  append_field (into, payee);
  append_field (into, memo);
  if (into->len > 0 && into->str[into->len - 1] == ' ')
    g_string_truncate (into, into->len - 1);
}

/**
 * fin_match_text_hash: FNV-1a with the finaliser of MurmurHash3.
 *
 * Returns: 64 bits, never 0
 */
guint64
fin_match_text_hash (const char *text, gsize length)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) text[i]) * G_GUINT64_CONSTANT (1099511628211);
  hash ^= hash >> 33;
  hash *= G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  hash ^= hash >> 33;
  hash *= G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  hash ^= hash >> 33;
  return hash != 0 ? hash : 1;
}

typedef struct
{
  const char *start;
  gsize length;
} Word;

/* Numbers are references, cards and terminals more often than names: they say nothing here. */
static gsize
split_words (const char *text, Word *words)
{
  gsize n = 0;

  while (*text != '\0' && n < MAX_WORDS)
    {
      gsize length = strcspn (text, " ");
      gboolean has_letter = FALSE;

      for (gsize i = 0; i < length; i++)
        has_letter = has_letter || !g_ascii_isdigit (text[i]);
      if (has_letter)
        words[n++] = (Word) { text, length };
      text += length;
      while (*text == ' ')
        text++;
    }
  return n;
}

static gboolean
words_agree (const Word *a, const Word *b)
{
  gsize shorter = MIN (a->length, b->length);

  if (a->length != b->length && shorter < MIN_PREFIX)
    return FALSE;
  return memcmp (a->start, b->start, shorter) == 0;
}

/**
 * fin_match_text_similar: whether two normalised texts may speak of one payment: at least half of
 * the words of the one with fewer words stand in the other. A text without words says nothing and
 * contradicts nothing.
 */
gboolean
fin_match_text_similar (const char *a, const char *b)
{
  Word words_a[MAX_WORDS];
  Word words_b[MAX_WORDS];
  gsize n_a = split_words (a, words_a);
  gsize n_b = split_words (b, words_b);
  const Word *few = n_a <= n_b ? words_a : words_b;
  const Word *many = n_a <= n_b ? words_b : words_a;
  gsize n_few = MIN (n_a, n_b);
  gsize n_many = MAX (n_a, n_b);
  gsize found = 0;

  if (n_few == 0)
    return TRUE;
  for (gsize i = 0; i < n_few; i++)
    for (gsize k = 0; k < n_many; k++)
      if (words_agree (&few[i], &many[k]))
        {
          found++;
          break;
        }
  return found * 2 >= n_few;
}
