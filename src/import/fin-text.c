/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Encodings: BOM, then the pattern of UTF-16, then strict UTF-8, then evidence, else the answer
 * given. */
#include "fin-text.h"

#include <glib/gi18n.h>
#include <string.h>

#include "fin-import-error.h"

void
fin_text_clear (FinText *text)
{
  g_clear_pointer (&text->bytes, g_bytes_unref);
}

/** fin_text_is_utf8: strict, but NUL characters are allowed. */
gboolean
fin_text_is_utf8 (const char *data, gsize size)
{
  while (size > 0)
    {
      const char *end;

      if (g_utf8_validate_len (data, size, &end))
        return TRUE;
      if (*end != '\0')
        return FALSE;
      size -= (gsize) (end + 1 - data);
      data = end + 1;
    }
  return TRUE;
}

static const char *
encoding_by_bom (const guint8 *data, gsize size, gsize *skip)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    const char *encoding;
  } marks[] = {
    { "\xef\xbb\xbf", 3, "utf-8" },    { "\xff\xfe\0\0", 4, "utf-32le" },
    { "\0\0\xfe\xff", 4, "utf-32be" }, { "\xff\xfe", 2, "utf-16le" },
    { "\xfe\xff", 2, "utf-16be" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (size >= marks[i].length && memcmp (data, marks[i].bytes, marks[i].length) == 0)
      {
        *skip = marks[i].length;
        return marks[i].encoding;
      }
  return NULL;
}

/* Text of banks is mostly ASCII: in UTF-16 every other byte is zero, and always the same one. */
static const char *
encoding_by_pattern (const guint8 *data, gsize size)
{
  gsize pairs = MIN (size, 4096) / 2;
  gsize zero_first = 0;
  gsize zero_second = 0;

  for (gsize i = 0; i < pairs; i++)
    {
      zero_first += data[2 * i] == 0;
      zero_second += data[2 * i + 1] == 0;
    }
  if (pairs >= 4 && zero_second * 10 > pairs * 6 && zero_first * 20 < pairs)
    return "utf-16le";
  if (pairs >= 4 && zero_first * 10 > pairs * 6 && zero_second * 20 < pairs)
    return "utf-16be";
  return NULL;
}

static GBytes *
convert_by_table (const guint8 *data, gsize size, const gunichar *table, guint *replaced)
{
  g_autoptr (GString) text = g_string_sized_new (size + size / 8 + 16);

  for (gsize i = 0; i < size; i++)
    if (data[i] < 0x80)
      g_string_append_c (text, (char) data[i]);
    else
      {
        g_string_append_unichar (text, table[data[i] - 0x80]);
        *replaced += table[data[i] - 0x80] == 0xfffd;
      }
  return g_string_free_to_bytes (g_steal_pointer (&text));
}

/* Fills the upper half of a single-byte encoding; FALSE when @encoding is no such thing. */
static gboolean
fill_table (const char *encoding, gunichar *table)
{
  GIConv converter;

  if (g_ascii_strncasecmp (encoding, "utf", 3) == 0)
    return FALSE;
  converter = g_iconv_open ("UTF-8", encoding);
  if (converter == (GIConv) -1)
    return FALSE;
  for (int i = 0; i < 128; i++)
    {
      char in = (char) (0x80 + i);
      char out[8] = { 0 };
      char *from = &in;
      char *to = out;
      gsize in_left = 1;
      gsize out_left = sizeof out - 1;

      /* A letter that may be joined with an accent is kept back until nothing more comes. */
      g_iconv (converter, NULL, NULL, NULL, NULL);
      if (g_iconv (converter, &from, &in_left, &to, &out_left) == (gsize) -1
          || g_iconv (converter, NULL, NULL, &to, &out_left) == (gsize) -1 || to == out)
        table[i] = 0xfffd;
      else
        table[i] = g_utf8_get_char (out);
    }
  g_iconv_close (converter);
  return TRUE;
}

static gboolean
is_multi_byte (const char *encoding)
{
  static const char *const names[] = { "gb",       "big5",  "euc",   "shift", "sjis",
                                       "iso-2022", "cp932", "cp936", "cp949", "cp950" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strncasecmp (encoding, names[i], strlen (names[i])) == 0)
      return TRUE;
  return FALSE;
}

/* UTF-8 that is broken in places: each bad byte becomes one U+FFFD. */
static GBytes *
repair_utf8 (const char *data, gsize size, guint *replaced)
{
  g_autoptr (GString) text = g_string_sized_new (size + 16);

  while (size > 0)
    {
      const char *end;
      gsize good;

      if (g_utf8_validate_len (data, size, &end))
        end = data + size;
      good = (gsize) (end - data);
      g_string_append_len (text, data, (gssize) good);
      data += good;
      size -= good;
      if (size == 0)
        break;
      if (*data == '\0')
        g_string_append_c (text, '\0');
      else
        {
          g_string_append (text, "\xef\xbf\xbd");
          *replaced += 1;
        }
      data++;
      size--;
    }
  return g_string_free_to_bytes (g_steal_pointer (&text));
}

/**
 * fin_text_convert:
 * @replaced: (inout): grows by the number of characters that became U+FFFD
 *
 * Returns: (transfer full) (nullable): UTF-8, or %NULL with %FIN_IMPORT_ERROR_ENCODING
 */
GBytes *
fin_text_convert (GBytes *bytes, const char *encoding, guint *replaced, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GError) cause = NULL;
  gunichar table[128];
  char *converted;
  gsize length;

  if (g_ascii_strcasecmp (encoding, "utf-8") == 0 || g_ascii_strcasecmp (encoding, "utf8") == 0)
    return fin_text_is_utf8 (data, size) ? g_bytes_ref (bytes) : repair_utf8 (data, size, replaced);
  if (!is_multi_byte (encoding) && fill_table (encoding, table))
    return convert_by_table ((const guint8 *) data, size, table, replaced);

  converted = g_convert (data, (gssize) size, "UTF-8", encoding, NULL, &length, &cause);
  if (converted == NULL)
    {
      g_set_error (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_ENCODING,
                   _ ("The text cannot be read as %s (%s); try another encoding"), encoding,
                   cause->message);
      return NULL;
    }
  return g_bytes_new_take (converted, length);
}

static gboolean
decode_as (GBytes *bytes, gsize skip, const char *encoding, FinText *text, GError **error)
{
  g_autoptr (GBytes) rest = g_bytes_new_from_bytes (bytes, skip, g_bytes_get_size (bytes) - skip);

  text->encoding = g_intern_string (encoding);
  text->bytes = fin_text_convert (rest, encoding, &text->replaced, error);
  if (text->bytes == NULL)
    return FALSE;
  /* A file of nothing but a mark: readers rely on a pointer even then. */
  if (g_bytes_get_size (text->bytes) == 0)
    {
      g_bytes_unref (text->bytes);
      text->bytes = g_bytes_new_static ("", 0);
    }
  return TRUE;
}

/* <?xml version="1.0" encoding="ISO-8859-1"?>: taken at its word where the text is no UTF-8. */
static char *
encoding_by_declaration (const guint8 *data, gsize size)
{
  g_autofree char *head = g_strndup ((const char *) data, MIN (size, 200));
  const char *end = strstr (head, "?>");
  const char *p = strstr (head, "encoding=");
  char *name;
  GIConv known;

  if (!g_str_has_prefix (head, "<?xml") || p == NULL || end == NULL || p > end)
    return NULL;
  p += strlen ("encoding=");
  name = g_ascii_strdown (p + 1, (gssize) strcspn (p + 1, "\"' ?"));
  known = g_iconv_open ("UTF-8", name);
  if (known == (GIConv) -1 || g_str_has_prefix (name, "utf") || strcmp (name, "us-ascii") == 0)
    g_clear_pointer (&name, g_free);
  if (known != (GIConv) -1)
    g_iconv_close (known);
  return name;
}

/**
 * fin_text_decode:
 * @asked: (nullable): the encoding that a person named; a byte order mark does not overrule it
 * @text: (out): to be cleared with fin_text_clear()
 *
 * Returns: %FALSE with %FIN_IMPORT_ERROR_ENCODING
 */
gboolean
fin_text_decode (GBytes *bytes, const char *asked, FinText *text, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autofree char *declared = NULL;
  gsize skip = 0;
  const char *encoding;

  memset (text, 0, sizeof *text);
  encoding = encoding_by_bom (data, size, &skip);
  if (asked != NULL)
    {
      g_autofree char *lower = g_ascii_strdown (asked, -1);

      if (g_strcmp0 (lower, encoding) != 0)
        skip = 0;
      return decode_as (bytes, skip, lower, text, error);
    }
  if (encoding == NULL)
    encoding = encoding_by_pattern (data, size);
  if (encoding == NULL && fin_text_is_utf8 ((const char *) data, size))
    encoding = "utf-8";
  if (encoding == NULL)
    encoding = declared = encoding_by_declaration (data, size);
  if (encoding == NULL)
    encoding = fin_text_guess (data, size, &text->rival);
  return decode_as (bytes, skip, encoding, text, error);
}

/**
 * fin_text_fold: for comparing words: no case, no diacritics, everything else single spaces.
 *
 * Returns: (transfer full): "Währung (EUR)" becomes "wahrung eur"
 */
char *
fin_text_fold (const char *text, gsize length)
{
  g_autofree char *valid = g_utf8_make_valid (text, (gssize) length);
  g_autofree char *decomposed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFKD);
  g_autofree char *folded = g_utf8_casefold (decomposed != NULL ? decomposed : valid, -1);
  GString *words = g_string_sized_new (length + 1);
  gboolean hangul = FALSE; /* Korean syllables come apart like accents, and must come together */

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x142)
        c = 'l'; /* Polish l with stroke does not decompose */
      else if (c == 0xf8)
        c = 'o';
      else if (c == 0x131)
        c = 'i'; /* Turkish dotless i */
      else if (c == 0x111)
        c = 'd';
      if (g_unichar_ismark (c))
        continue;
      hangul = hangul || (c >= 0x1100 && c < 0x1200);
      if (g_unichar_isalnum (c) || c == '+' || (c == '#' && words->len > 0))
        g_string_append_unichar (words, c);
      else if (words->len > 0 && words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
    }
  if (words->len > 0 && words->str[words->len - 1] == ' ')
    g_string_truncate (words, words->len - 1);
  if (hangul)
    {
      char *composed = g_utf8_normalize (words->str, -1, G_NORMALIZE_NFC);

      g_string_free (words, TRUE);
      return composed;
    }
  return g_string_free (words, FALSE);
}
