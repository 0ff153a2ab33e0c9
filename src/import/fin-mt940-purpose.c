/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The :86: field: German "?20" subfields, Dutch "/NAME/" words, or plain text. */
#include "fin-mt940.h"

#include <string.h>

void
fin_mt940_purpose_init (FinMt940Purpose *purpose)
{
  purpose->memo = g_string_new (NULL);
  purpose->payee = g_string_new (NULL);
  purpose->account = g_string_new (NULL);
  purpose->reference = g_string_new (NULL);
  purpose->type = g_string_new (NULL);
}

void
fin_mt940_purpose_clear (FinMt940Purpose *purpose)
{
  g_string_free (purpose->memo, TRUE);
  g_string_free (purpose->payee, TRUE);
  g_string_free (purpose->account, TRUE);
  g_string_free (purpose->reference, TRUE);
  g_string_free (purpose->type, TRUE);
}

/* Three digits, then the sign that begins each subfield, then two digits. */
static gboolean
is_structured (const char *text)
{
  return strlen (text) >= 6 && g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[1])
         && g_ascii_isdigit (text[2]) && g_ascii_ispunct (text[3]) && text[3] != ','
         && text[3] != '.' && text[3] != '-' && g_ascii_isdigit (text[4])
         && g_ascii_isdigit (text[5]);
}

static void
take_subfield (FinMt940Purpose *purpose, int number, const char *text, gsize length)
{
  if (number == 0)
    g_string_append_len (purpose->type, text, (gssize) length);
  else if ((number >= 20 && number <= 29) || (number >= 60 && number <= 63))
    g_string_append_len (purpose->memo, text, (gssize) length);
  else if (number == 31)
    g_string_append_len (purpose->account, text, (gssize) length);
  else if (number == 32 || number == 33)
    g_string_append_len (purpose->payee, text, (gssize) length);
}

static void
parse_structured (FinMt940Purpose *purpose, const char *text)
{
  char mark = text[3];
  const char *p = text + 3;

  while (*p == mark)
    {
      int number = (p[1] - '0') * 10 + (p[2] - '0');
      const char *start = p + 3;
      const char *end = start;

      while (*end != '\0'
             && !(*end == mark && g_ascii_isdigit (end[1]) && g_ascii_isdigit (end[2])))
        end++;
      take_subfield (purpose, number, start, (gsize) (end - start));
      p = end;
    }
}

/* The SEPA words within the joined purpose: the text after SVWZ+ is what people wrote. */
static void
split_sepa (FinMt940Purpose *purpose)
{
  static const char *const words[] = { "EREF+", "KREF+", "MREF+", "CRED+", "DEBT+", "COAM+",
                                       "OAMT+", "SVWZ+", "ABWA+", "ABWE+", "IBAN+", "BIC+" };
  g_autofree char *all = g_strdup (purpose->memo->str);
  const char *begin[G_N_ELEMENTS (words)];
  gboolean any = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      begin[i] = strstr (all, words[i]);
      any = any || begin[i] != NULL;
    }
  if (!any)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *start = begin[i] != NULL ? begin[i] + strlen (words[i]) : NULL;
      gsize length = start != NULL ? strlen (start) : 0;

      for (gsize k = 0; k < G_N_ELEMENTS (words) && start != NULL; k++)
        if (begin[k] != NULL && begin[k] >= start)
          length = MIN (length, (gsize) (begin[k] - start));
      if (start == NULL)
        continue;
      if (strcmp (words[i], "SVWZ+") == 0)
        {
          g_string_truncate (purpose->memo, 0);
          g_string_append_len (purpose->memo, start, (gssize) length);
        }
      else if (strcmp (words[i], "EREF+") == 0 && !g_str_has_prefix (start, "NOTPROVIDED"))
        g_string_append_len (purpose->reference, start, (gssize) length);
    }
}

/* /NAME/.../REMI/...: a word between slashes, its text up to the next such word. */
static gsize
slash_word (const char *p, char *word, gsize size)
{
  gsize n = 0;

  if (*p != '/')
    return 0;
  while (n + 1 < size && g_ascii_isupper (p[n + 1]))
    {
      word[n] = p[n + 1];
      n++;
    }
  word[n] = '\0';
  return n >= 3 && p[n + 1] == '/' ? n + 2 : 0;
}

static gboolean
parse_slashes (FinMt940Purpose *purpose, const char *text)
{
  char word[12];
  char next[12];
  gboolean found = FALSE;

  for (const char *p = text; *p != '\0';)
    {
      gsize skip = slash_word (p, word, sizeof word);
      const char *end;

      if (skip == 0)
        {
          p++;
          continue;
        }
      for (end = p + skip; *end != '\0' && slash_word (end, next, sizeof next) == 0; end++)
        ;
      if (strcmp (word, "NAME") == 0)
        g_string_append_len (purpose->payee, p + skip, end - p - (gssize) skip);
      else if (strcmp (word, "REMI") == 0)
        g_string_append_len (purpose->memo, p + skip, end - p - (gssize) skip);
      else if (strcmp (word, "EREF") == 0)
        g_string_append_len (purpose->reference, p + skip, end - p - (gssize) skip);
      else if (strcmp (word, "IBAN") == 0)
        g_string_append_len (purpose->account, p + skip, end - p - (gssize) skip);
      found = found || strcmp (word, "NAME") == 0 || strcmp (word, "REMI") == 0;
      p = end;
    }
  return found;
}

/** fin_mt940_purpose_parse: @text is the whole field, its lines joined. */
void
fin_mt940_purpose_parse (FinMt940Purpose *purpose, const char *text)
{
  g_string_truncate (purpose->memo, 0);
  g_string_truncate (purpose->payee, 0);
  g_string_truncate (purpose->account, 0);
  g_string_truncate (purpose->reference, 0);
  g_string_truncate (purpose->type, 0);
  if (is_structured (text))
    {
      parse_structured (purpose, text);
      split_sepa (purpose);
    }
  else if (!parse_slashes (purpose, text))
    {
      g_string_truncate (purpose->reference, 0);
      g_string_truncate (purpose->account, 0);
      g_string_assign (purpose->memo, text);
    }
}
