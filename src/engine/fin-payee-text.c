/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cuts a bank's text into words and mends text that went through a wrong code page. */
#include <string.h>

#include "fin-payee-private.h"

/** Longer texts are prose or hostile; the payee stands at the beginning. */
#define MAX_TEXT 1024

/* Windows-1252 where it differs from Latin-1, 0x80 to 0x9f. */
static const guint16 windows_1252[32] = { 0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020,
                                          0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d,
                                          0x017d, 0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d,
                                          0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
                                          0x0153, 0x9d,   0x017e, 0x0178 };

static int
byte_of (gunichar c)
{
  if (c < 0x80 || (c >= 0xa0 && c <= 0xff))
    return (int) c;
  for (int i = 0; i < 32; i++)
    if (windows_1252[i] == c)
      return 0x80 + i;
  return -1;
}

/* UTF-8 that was read as Windows-1252 ("MÃ¼nchen") turns back into valid UTF-8. */
static void
undo_wrong_code_page (GString *text)
{
  g_autoptr (GString) bytes = NULL;

  if (strstr (text->str, "\303\203") == NULL && strstr (text->str, "\303\202") == NULL
      && strstr (text->str, "\303\242\342") == NULL)
    return;
  bytes = g_string_sized_new (text->len);
  for (const char *p = text->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      int byte = byte_of (g_utf8_get_char (p));

      if (byte < 0)
        return;
      g_string_append_c (bytes, (char) byte);
    }
  if (g_utf8_validate (bytes->str, (gssize) bytes->len, NULL))
    g_string_assign (text, bytes->str);
}

/* A letter without its accent, in lower case. */
static void
append_folded (GString *folded, gunichar c)
{
  gunichar parts[8];

  if (c < 0x80)
    {
      g_string_append_c (folded, g_ascii_tolower ((char) c));
      return;
    }
  switch (g_unichar_tolower (c))
    {
    case 0xdf: /* ß */
      g_string_append (folded, "ss");
      return;
    case 0xe6: /* æ */
      g_string_append (folded, "ae");
      return;
    case 0xf8: /* ø */
      g_string_append_c (folded, 'o');
      return;
    case 0x142: /* ł */
      g_string_append_c (folded, 'l');
      return;
    default:
      g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));
      g_string_append_unichar (folded, g_unichar_tolower (parts[0]));
    }
}

/* Soft hyphens and lost bytes ("Kontof??hrung") stand inside words; apostrophes join. */
static gboolean
is_glue (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  if (c == '?')
    {
      while (*p == '?')
        p++;
      return g_unichar_isalpha (g_utf8_get_char (p));
    }
  return c == '\'' || c == 0x2019 || c == '`' || c == 0xb4 || c == 0xad || c == 0xfffd
         || g_unichar_ismark (c);
}

typedef struct
{
  guint blanks;
  guint joints;
  FinGap strong; /* FIN_GAP_JOINED: none */
} Between;

static void
see_separator (Between *between, gunichar c)
{
  if (g_unichar_isspace (c))
    between->blanks++;
  else if (c == '.' || c == '-' || c == '&' || c == '+' || c == 0x2010 || c == 0x2011)
    between->joints++;
  else if (c == '*')
    between->strong = FIN_GAP_STAR;
  else if (between->strong == FIN_GAP_STAR)
    return;
  else if (c == '#')
    between->strong = FIN_GAP_HASH;
  else if (c == ':')
    between->strong = FIN_GAP_COLON;
  else if (c == '/' || c == '\\' || c == '|' || c == ';' || c == '<' || c == '>' || c == '_')
    between->strong = FIN_GAP_SLASH;
  else if (between->strong == FIN_GAP_JOINED && c != '"' && c != '?')
    between->strong = FIN_GAP_COMMA;
}

static FinGap
end_gap (const Between *between)
{
  if (between->strong != FIN_GAP_JOINED)
    return between->strong;
  if (between->blanks >= 3)
    return FIN_GAP_WIDE;
  return between->blanks == 0 && between->joints == 1 ? FIN_GAP_JOINED : FIN_GAP_SPACE;
}

static FinPayeeWord *
begin_word (FinPayeeText *self, guint raw, const Between *between)
{
  FinPayeeWord *word = &self->words[self->n_words];

  if (self->n_words > 0)
    g_string_append_c (self->folded, ' ');
  *word = (FinPayeeWord){ .raw = raw,
                          .folded = (guint) self->folded->len,
                          .capitals = TRUE,
                          .gap = self->n_words > 0 ? end_gap (between) : FIN_GAP_SPACE };
  self->n_words++;
  return word;
}

static void
add_to_word (FinPayeeText *self, FinPayeeWord *word, gunichar c, guint raw_end)
{
  append_folded (self->folded, c);
  word->folded_length = (guint) self->folded->len - word->folded;
  word->raw_length = raw_end - word->raw;
  if (g_unichar_isdigit (c))
    word->n_digits += word->n_digits < G_MAXUINT8;
  else
    {
      word->n_letters += word->n_letters < G_MAXUINT8;
      word->capitals = word->capitals && !g_unichar_islower (c);
    }
}

/** fin_payee_text_cut: @text: anything; what is not UTF-8 parts words */
void
fin_payee_text_cut (FinPayeeText *self, const char *text)
{
  g_autofree char *valid = NULL;
  FinPayeeWord *word = NULL;
  Between between = { 0 };

  if (!g_utf8_validate (text, -1, NULL))
    text = valid = g_utf8_make_valid (text, -1);
  g_string_assign (self->raw, text);
  if (!g_str_is_ascii (text))
    undo_wrong_code_page (self->raw);
  g_string_truncate (self->folded, 0);
  self->n_words = 0;
  for (const char *p = self->raw->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      guint at = (guint) (p - self->raw->str);

      if (at >= MAX_TEXT)
        break;
      if (g_unichar_isalnum (c))
        {
          if (word == NULL && self->n_words == FIN_PAYEE_MAX_WORDS)
            break;
          if (word == NULL)
            word = begin_word (self, at, &between);
          add_to_word (self, word, c, (guint) (g_utf8_next_char (p) - self->raw->str));
        }
      else if (word == NULL || !is_glue (p))
        {
          if (word != NULL)
            between = (Between){ 0 };
          word = NULL;
          see_separator (&between, c);
        }
    }
}

/** fin_payee_fold: Returns: (transfer full): the words of @text as a stem has them */
char *
fin_payee_fold (const char *text)
{
  FinPayeeText *cut = g_new0 (FinPayeeText, 1);
  char *folded;

  cut->raw = g_string_new (NULL);
  cut->folded = g_string_new (NULL);
  fin_payee_text_cut (cut, text != NULL ? text : "");
  g_string_free (cut->raw, TRUE);
  folded = g_string_free (cut->folded, FALSE);
  g_free (cut);
  return folded;
}
