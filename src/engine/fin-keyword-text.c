/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Folds case and accents away and cuts words where letters meet digits or punctuation. */
#include "fin-keyword-text.h"

#include <string.h>

typedef enum
{
  CHARACTER_OTHER,
  CHARACTER_LETTER,
  CHARACTER_DIGIT,
} CharacterKind;

static CharacterKind
kind_of (gunichar c)
{
  if (g_unichar_isdigit (c))
    return CHARACTER_DIGIT;
  return g_unichar_isalpha (c) ? CHARACTER_LETTER : CHARACTER_OTHER;
}

static gboolean
is_mark (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK;
}

/* An apostrophe joins (McDonald's is one word); everything else that is no letter or digit parts.
 */
static char *
fold_valid (const char *text)
{
  GString *folded = g_string_sized_new (strlen (text) + 2);
  CharacterKind previous = CHARACTER_OTHER;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      CharacterKind kind = kind_of (c);

      if (is_mark (c) || c == '\'' || c == 0x2019 || c == '`')
        continue;
      if (kind != CHARACTER_OTHER && kind != previous && folded->len > 0)
        g_string_append_c (folded, ' ');
      if (kind != CHARACTER_OTHER && c < 0x80)
        g_string_append_c (folded, g_ascii_tolower ((char) c));
      else if (kind != CHARACTER_OTHER)
        g_string_append_unichar (folded, c);
      previous = kind;
    }
  return g_string_free (folded, FALSE);
}

/**
 * fin_keyword_text_fold:
 * @text: anything; what is not UTF-8 parts words
 *
 * Returns: (transfer full): lower-case words without accents, one space between: "REWE
 * Markt-Nr.4711" becomes "rewe markt nr 4711", "Müller's" becomes "mullers"
 */
char *
fin_keyword_text_fold (const char *text)
{
  g_autofree char *valid = NULL;
  g_autofree char *decomposed = NULL;
  g_autofree char *lower = NULL;

  if (g_str_is_ascii (text))
    return fold_valid (text);
  valid = g_utf8_make_valid (text, -1);
  decomposed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  lower = g_utf8_casefold (decomposed, -1);
  return fold_valid (lower);
}

/**
 * fin_keyword_text_undo_digraphs: "baeckerei" becomes "backerei", in place; for banks that write
 * umlauts as two letters.
 *
 * Returns: whether there was one
 */
gboolean
fin_keyword_text_undo_digraphs (char *folded)
{
  char *to = folded;
  gboolean any = FALSE;

  for (const char *from = folded; *from != '\0'; from++)
    {
      gboolean digraph = *from == 'e' && to > folded && strchr ("aou", to[-1]) != NULL;

      any = any || digraph;
      if (!digraph)
        *to++ = *from;
    }
  *to = '\0';
  return any;
}
