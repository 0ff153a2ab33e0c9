/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The syntax of OFX 1: SGML whose end tags are optional, as banks really write it. One pass, no
 * copy. */
#include <string.h>

#include "fin-ofx-private.h"

/** Longest name of an element; longer ones are taken as text. */
#define MAX_TAG 64

/** Tags between two looks at the progress callback. */
#define PROGRESS_STEP 4096

typedef struct
{
  FinOfx *ofx;
  const char *start;
  const char *p;
  const char *end;
  guint32 line;
  GString *value;
} Syntax;

static void
advance (Syntax *syntax, const char *to)
{
  for (; syntax->p < to; syntax->p++)
    if (*syntax->p == '\n' || (*syntax->p == '\r' && (to == syntax->p + 1 || syntax->p[1] != '\n')))
      syntax->line++;
}

static gboolean
starts_with (const Syntax *syntax, const char *text)
{
  gsize length = strlen (text);

  return (gsize) (syntax->end - syntax->p) >= length && memcmp (syntax->p, text, length) == 0;
}

/* The name of the tag at "<" or "</", or NULL when the sign is only text. */
static const char *
tag_at (const char *p, const char *end, char *name, gboolean *closing)
{
  gsize length = 0;

  p++;
  *closing = p < end && *p == '/';
  if (*closing)
    p++;
  if (p >= end || !g_ascii_isalpha (*p))
    return NULL;
  while (p < end && length < MAX_TAG
         && (g_ascii_isalnum (*p) || *p == '.' || *p == '_' || *p == '-' || *p == ':'))
    name[length++] = *p++;
  name[length] = '\0';
  while (p < end && g_ascii_isspace (*p))
    p++;
  if (p + 1 < end && *p == '/' && p[1] == '>')
    return p + 2;
  return p < end && *p == '>' ? p + 1 : NULL;
}

/* Where the text that begins here ends: at the next thing that is really a tag. */
static const char *
text_end (const char *p, const char *end)
{
  char name[MAX_TAG + 1];
  gboolean closing;

  for (; p < end; p++)
    {
      p = memchr (p, '<', (gsize) (end - p));
      if (p == NULL)
        return end;
      if (tag_at (p, end, name, &closing) != NULL || (end - p >= 2 && (p[1] == '!' || p[1] == '?')))
        return p;
    }
  return end;
}

static const char *
append_entity (GString *value, const char *p, const char *end)
{
  static const struct
  {
    const char *name;
    gunichar character;
  } entities[] = {
    { "&amp;", '&' },  { "&lt;", '<' },    { "&gt;", '>' },
    { "&quot;", '"' }, { "&apos;", '\'' }, { "&nbsp;", 0xa0 },
  };
  gsize left = (gsize) (end - p);

  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      gsize length = strlen (entities[i].name);

      if (left >= length && g_ascii_strncasecmp (p, entities[i].name, length) == 0)
        {
          g_string_append_unichar (value, entities[i].character);
          return p + length;
        }
    }
  if (left > 3 && p[1] == '#')
    {
      gboolean hexadecimal = p[2] == 'x' || p[2] == 'X';
      const char *q = p + (hexadecimal ? 3 : 2);
      guint32 code = 0;

      for (; q < end && q < p + 10 && g_ascii_isxdigit (*q); q++)
        code = code * (hexadecimal ? 16 : 10) + (guint32) g_ascii_xdigit_value (*q);
      if (q < end && *q == ';' && code >= 0x20 && g_unichar_validate (code))
        {
          g_string_append_unichar (value, code);
          return q + 1;
        }
    }
  g_string_append_c (value, '&');
  return p + 1;
}

/* Entities decoded once; line ends and control characters are single spaces; trimmed. */
static void
read_value (Syntax *syntax, const char *p, const char *end)
{
  g_string_truncate (syntax->value, 0);
  while (p < end && g_ascii_isspace (*p))
    p++;
  while (end > p && g_ascii_isspace (end[-1]))
    end--;
  while (p < end)
    if (*p == '&')
      p = append_entity (syntax->value, p, end);
    else
      {
        g_string_append_c (syntax->value, (guint8) *p < 0x20 || *p == 0x7f ? ' ' : *p);
        p++;
      }
}

/* The end of <!-- -->, <![CDATA[ ]]>, <? ?> or any other declaration. */
static const char *
declaration_end (const Syntax *syntax)
{
  const char *closing = ">";
  const char *found;

  if (starts_with (syntax, "<!--"))
    closing = "-->";
  else if (starts_with (syntax, "<?"))
    closing = "?>";
  found = memmem (syntax->p, (gsize) (syntax->end - syntax->p), closing, strlen (closing));
  return found != NULL ? found + strlen (closing) : syntax->end;
}

static void
take_cdata (Syntax *syntax, GString *name)
{
  const char *p = syntax->p + strlen ("<![CDATA[");
  const char *stop = memmem (p, (gsize) (syntax->end - p), "]]>", 3);

  if (stop == NULL)
    stop = syntax->end;
  if (name->len > 0)
    {
      g_autofree char *value = g_strndup (p, (gsize) (stop - p));

      fin_ofx_value (syntax->ofx, name->str, g_strstrip (value), syntax->line);
      g_string_truncate (name, 0);
    }
  advance (syntax, MIN (stop + 3, syntax->end));
}

static void
take_tag (Syntax *syntax, const char *name, gboolean closing, const char *after, GString *open)
{
  guint32 line = syntax->line;
  guint64 offset = (guint64) (syntax->p - syntax->start);
  const char *stop;

  if (closing)
    {
      fin_ofx_close (syntax->ofx, name, (guint64) (after - syntax->start));
      advance (syntax, after);
      return;
    }
  if (fin_ofx_is_aggregate (name, strlen (name)))
    {
      /* The next transaction begins though the last was not ended. */
      if (g_ascii_strcasecmp (name, "STMTTRN") == 0 && syntax->ofx->row_open)
        fin_ofx_close (syntax->ofx, "STMTTRN", offset);
      fin_ofx_open (syntax->ofx, name, line, offset);
      advance (syntax, after);
      return;
    }
  stop = text_end (after, syntax->end);
  read_value (syntax, after, stop);
  advance (syntax, stop);
  if (syntax->value->len > 0)
    fin_ofx_value (syntax->ofx, name, syntax->value->str, line);
  g_string_assign (open, syntax->value->len > 0 ? "" : name);
}

/**
 * fin_ofx_sgml_parse: hands the elements of @text to @ofx.
 *
 * Time is linear: every character is passed over once, and a "<" that begins no tag is text.
 *
 * Returns: %FALSE when the progress callback asked to stop
 */
gboolean
fin_ofx_sgml_parse (FinOfx *ofx, const char *text, gsize length, const FinReadOptions *options)
{
  g_autoptr (GString) value = g_string_new (NULL);
  g_autoptr (GString) open = g_string_new (NULL);
  Syntax syntax = { .ofx = ofx, .start = text, .p = text, .end = text + length, .line = 1 };
  guint tags = 0;

  syntax.value = value;
  while (syntax.p < syntax.end)
    {
      const char *next = memchr (syntax.p, '<', (gsize) (syntax.end - syntax.p));
      char name[MAX_TAG + 1];
      gboolean closing;
      const char *after;

      advance (&syntax, next != NULL ? next : syntax.end);
      if (next == NULL)
        break;
      if (++tags % PROGRESS_STEP == 0 && options != NULL && options->progress != NULL
          && !options->progress ((guint64) (next - text), length, options->progress_data))
        return FALSE;
      if (starts_with (&syntax, "<![CDATA["))
        take_cdata (&syntax, open);
      else if (starts_with (&syntax, "<!") || starts_with (&syntax, "<?"))
        advance (&syntax, declaration_end (&syntax));
      else if ((after = tag_at (next, syntax.end, name, &closing)) != NULL)
        take_tag (&syntax, name, closing, after, open);
      else
        advance (&syntax, next + 1);
    }
  return TRUE;
}
