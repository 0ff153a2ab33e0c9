/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes a payee's name as a person would, out of what a terminal printed in capitals. */
#include <string.h>

#include "fin-payee-private.h"

/** Words with so few letters are initials more often than not when they have no vowel. */
#define SHORT_WORD 3

static guint
kind_at (FinPayeeTable *table, FinPayeeText *text, guint at, guint kind)
{
  return fin_payee_table_find (table, text, at, at + 1, kind, NULL);
}

static gboolean
has_vowel (const char *folded, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (strchr ("aeiouy", folded[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Initials stay as they are: "BMW", "H&M", "TGI". */
static gboolean
stays_capital (FinPayeeTable *table, FinPayeeText *text, guint at)
{
  const FinPayeeWord *word = &text->words[at];
  const char *folded = text->folded->str + word->folded;

  if (word->n_letters == 1 || kind_at (table, text, at, FIN_PHRASE_ACRONYM) > 0)
    return TRUE;
  return word->n_letters <= SHORT_WORD + 1 && !has_vowel (folded, word->folded_length);
}

static gboolean
is_ascii_after_apostrophe_s (const char *p, const char *end)
{
  return g_ascii_tolower (*p) == 's' && p + 1 >= end;
}

/* "O'NEILL" is "O'Neill", "CONNIE'S" is "Connie's", "MCDONALD" is "McDonald". */
static void
append_capitalised (GString *name, const char *raw, gsize length)
{
  const char *end = raw + length;
  gboolean capital = TRUE;
  gboolean mc = length > 5 && g_ascii_strncasecmp (raw, "mc", 2) == 0;

  for (const char *p = raw; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (p == raw + 2 && mc)
        capital = TRUE;
      if (capital && p > raw && is_ascii_after_apostrophe_s (p, end))
        capital = FALSE;
      if (c == 0xfffd || c == 0xad)
        continue;
      g_string_append_unichar (name, capital ? g_unichar_totitle (c) : g_unichar_tolower (c));
      capital = c == '\'' || c == 0x2019;
    }
}

static gboolean
is_written_small (const FinPayeeText *text, const FinPayeeSpan *span)
{
  for (guint i = 0; i < span->n_kept; i++)
    {
      const FinPayeeWord *word = &text->words[span->kept[i]];
      gunichar c = g_utf8_get_char (text->raw->str + word->raw);

      if (g_unichar_isupper (c) || g_unichar_isdigit (c))
        return FALSE;
    }
  return TRUE;
}

static void
append_word (FinPayeeTable *table, FinPayeeText *text, guint at, gboolean all_small, GString *name)
{
  const FinPayeeWord *word = &text->words[at];
  const char *raw = text->raw->str + word->raw;
  gboolean shouted = word->capitals && word->n_letters > 0;

  if (name->len > 0 && (shouted || all_small) && kind_at (table, text, at, FIN_PHRASE_SMALL) > 0
      && word->gap != FIN_GAP_JOINED)
    {
      g_autofree char *lower = g_utf8_strdown (raw, word->raw_length);

      g_string_append (name, lower);
    }
  else if ((shouted && !stays_capital (table, text, at)) || all_small)
    append_capitalised (name, raw, word->raw_length);
  else
    g_string_append_len (name, raw, word->raw_length);
}

/* What joins two words to the eye is kept: "Coca-Cola", "H&M", "U.G.C". A number that was no part
 * of the stem is part of the name when it stands inside it: "Super 8 Motel". */
static void
append_between (FinPayeeText *text, guint before, guint at, GString *name)
{
  const FinPayeeWord *word = &text->words[at];

  if (word->gap == FIN_GAP_JOINED && before + 1 == at)
    {
      const FinPayeeWord *last = &text->words[before];

      g_string_append_len (name, text->raw->str + last->raw + last->raw_length,
                           (gssize) word->raw - (gssize) (last->raw + last->raw_length));
      return;
    }
  if (before + 2 == at && text->words[at - 1].n_letters == 0 && text->words[at - 1].n_digits < 3
      && text->words[at - 1].gap == FIN_GAP_SPACE)
    {
      g_string_append_c (name, ' ');
      g_string_append_len (name, text->raw->str + text->words[at - 1].raw,
                           text->words[at - 1].raw_length);
    }
  g_string_append_c (name, ' ');
  /* "Marks & Spencer": a sign between two blanks is part of the name. */
  if (before + 1 == at)
    {
      const char *from = text->raw->str + text->words[before].raw + text->words[before].raw_length;
      const char *sign = memchr (from, '&', (gsize) (text->raw->str + word->raw - from));

      if (sign != NULL)
        g_string_append (name, "& ");
    }
}

/** fin_payee_name_write: @name is overwritten. */
void
fin_payee_name_write (FinPayeeTable *table,
                      FinPayeeText *text,
                      const FinPayeeSpan *span,
                      GString *name)
{
  gboolean all_small = is_written_small (text, span);

  g_string_truncate (name, 0);
  if (span->known != NULL)
    {
      g_string_append (name, span->known);
      return;
    }
  for (guint i = 0; i < span->n_kept; i++)
    {
      if (i > 0)
        append_between (text, span->kept[i - 1], span->kept[i], name);
      append_word (table, text, span->kept[i], all_small, name);
    }
}
