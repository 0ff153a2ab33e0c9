/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formats that are read are recognised by content; others that banks offer are refused by name. */
#include "fin-detect.h"

#include <glib/gi18n.h>
#include <string.h>

#include "fin-import-error.h"
#include "fin-mt940.h"
#include "fin-ofx.h"
#include "fin-qif.h"

static gboolean
refuse (const char *name, const char *what, GError **error)
{
  /* Translators: the file's name, then what kind of file it is ("an Excel workbook"). */
  g_set_error (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_REFUSED_FORMAT,
               _ ("“%s” is %s, which Finsight does not read; export it as CSV or OFX"), name, what);
  return TRUE;
}

gboolean
fin_detect_is_gzip (const guint8 *data, gsize size)
{
  return size > 18 && data[0] == 0x1f && data[1] == 0x8b;
}

static gboolean
refuse_archive (const guint8 *data, gsize size, const char *name, GError **error)
{
  gsize head = MIN (size, 16384);

  if (memmem (data, head, "xl/", 3) != NULL)
    return refuse (name, _ ("an Excel workbook"), error);
  if (memmem (data, head, "opendocument.spreadsheet", 24) != NULL)
    return refuse (name, _ ("an OpenDocument spreadsheet"), error);
  if (memmem (data, head, "word/", 5) != NULL
      || memmem (data, head, "opendocument.text", 17) != NULL)
    return refuse (name, _ ("a text document"), error);
  if (memmem (data, head, "Index/Document.iwa", 18) != NULL)
    return refuse (name, _ ("a Numbers or Pages document"), error);
  if (memmem (data, head, "[Content_Types]", 15) != NULL)
    return refuse (name, _ ("an Excel or other Office document"), error);
  g_set_error (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_REFUSED_FORMAT,
               _ ("“%s” is a zip archive; unpack it and import the files in it"), name);
  return TRUE;
}

/**
 * fin_detect_refuse_bytes: files that are no text.
 *
 * Returns: %TRUE with %FIN_IMPORT_ERROR_REFUSED_FORMAT when @data is known by name and not read
 */
gboolean
fin_detect_refuse_bytes (const guint8 *data, gsize size, const char *name, GError **error)
{
  static const struct
  {
    const char *magic;
    gsize length;
    const char *what;
  } kinds[] = {
    { "%PDF", 4, N_ ("a PDF document") },
    { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8,
      N_ ("an Excel or other Office document of the old kind") },
    { "SQLite format 3", 16, N_ ("a database of another program") },
    { "\x89PNG", 4, N_ ("a picture") },
    { "\xff\xd8\xff", 3, N_ ("a picture") },
    { "GIF8", 4, N_ ("a picture") },
    { "II*\0", 4, N_ ("a picture") },
    { "MM\0*", 4, N_ ("a picture") },
    { "RIFF", 4, N_ ("a picture or a recording") },
    { "\xac\x9e\xbd\x8f", 4, N_ ("a Quicken file") },
    { "MIME-Version:", 13, N_ ("a saved web page or message") },
    { "7z\xbc\xaf\x27\x1c", 6, N_ ("a 7z archive") },
    { "Rar!", 4, N_ ("a rar archive") },
    { "{\\rtf", 5, N_ ("a text document") },
    { "\x09\x08\x08\0", 4, N_ ("an Excel workbook") },
    { "\x09\x08\x10\0", 4, N_ ("an Excel workbook") },
    { "\x09\x04\x06\0", 4, N_ ("an Excel workbook") },
    { "\x09\x02\x06\0", 4, N_ ("an Excel workbook") },
    { "\x09\0\x04\0", 4, N_ ("an Excel workbook") },
    { "\x00\x01\x00\x00MSISAM Database", 19, N_ ("a Microsoft Money file") },
    { "\x7f"
      "ELF",
      4, N_ ("a program") },
    { "BZh", 3, N_ ("a compressed file") },
    { "\xfd"
      "7zXZ",
      5, N_ ("a compressed file") },
  };

  if (size > 4 && memcmp (data, "PK\x03\x04", 4) == 0)
    return refuse_archive (data, size, name, error);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (size >= kinds[i].length && memcmp (data, kinds[i].magic, kinds[i].length) == 0)
      return refuse (name, _ (kinds[i].what), error);
  return FALSE;
}

/* The first lines of @text, each with its length, for formats with lines of a fixed width. */
static guint
first_lines (const char *text, gsize size, const char **lines, gsize *lengths, guint most)
{
  guint n = 0;

  for (const char *p = text; p < text + size && n < most;)
    {
      gsize length = 0;

      while (p + length < text + size && p[length] != '\n' && p[length] != '\r')
        length++;
      if (length > 0)
        {
          lines[n] = p;
          lengths[n++] = length;
        }
      p += length + 1;
    }
  return n;
}

static gboolean
all_digits (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

/* Lines of a text, the first few of it. */
typedef struct
{
  const char *text[3];
  gsize length[3];
  guint n;
} Lines;

static gboolean
starts (const Lines *lines, guint line, const char *word)
{
  return line < lines->n && lines->length[line] >= strlen (word)
         && memcmp (lines->text[line], word, strlen (word)) == 0;
}

static gboolean
starts_with_digits (const Lines *lines, gsize from, gsize n)
{
  return lines->length[0] >= from + n && all_digits (lines->text[0] + from, n);
}

static const char *
fixed_width_format (const char *text, gsize size)
{
  Lines lines = { 0 };
  gsize width;

  lines.n = first_lines (text, size, lines.text, lines.length, G_N_ELEMENTS (lines.text));
  width = lines.length[0];
  if (width >= 77 && width <= 80 && starts (&lines, 0, "11") && starts_with_digits (&lines, 0, 30)
      && starts (&lines, 1, "2"))
    return _ ("a Norma 43 (AEB43) file");
  if (width == 128 && starts (&lines, 0, "00000") && starts (&lines, 1, "1"))
    return _ ("a CODA file");
  if (width == 120 && starts (&lines, 0, "01") && starts_with_digits (&lines, 2, 5)
      && starts (&lines, 1, "04"))
    return _ ("a CFONB 120 file");
  if (width > 8 && starts (&lines, 0, "01,") && lines.text[0][width - 1] == '/'
      && starts (&lines, 1, "02,"))
    return _ ("a BAI2 file");
  if (starts (&lines, 0, "ID;P"))
    return _ ("a SYLK spreadsheet");
  if (starts (&lines, 0, "!HDR\t") || starts (&lines, 0, "!TRNS") || starts (&lines, 0, "!ACCNT"))
    return _ ("a QuickBooks (IIF) file");
  if (width > 4 && starts (&lines, 0, "UNA"))
    return _ ("an EDIFACT message");
  if (width >= 128 && starts (&lines, 0, "0128A"))
    return _ ("a DTAUS file");
  if (width > 20 && starts (&lines, 0, "T00") && starts_with_digits (&lines, 3, 12))
    return _ ("a TITO bank statement");
  return NULL;
}

/* The local name of the first element; "" for none, "!DOCTYPE" when one comes before it. */
static void
root_name (const char *text, gsize size, char *root, gsize length)
{
  const char *end = text + size;
  const char *p = text;
  gsize n = 0;

  root[0] = '\0';
  for (;;)
    {
      const char *close;

      p = memchr (p, '<', (gsize) (end - p));
      if (p == NULL || p + 1 >= end)
        return;
      if (p[1] == '?')
        close = memmem (p, (gsize) (end - p), "?>", 2);
      else if (end - p > 3 && memcmp (p, "<!--", 4) == 0)
        close = memmem (p, (gsize) (end - p), "-->", 3);
      else
        break;
      if (close == NULL)
        return;
      p = close + 1;
    }
  for (p++; p < end && n + 1 < length && !g_ascii_isspace (*p) && *p != '>' && *p != '/'; p++)
    {
      root[n++] = *p;
      if (*p == ':')
        n = 0;
    }
  root[n] = '\0';
}

/* Tables of a web page are often called .xls. */
static gboolean
is_web_root (const char *root)
{
  static const char *const roots[] = { "html", "table", "head", "body", "meta", "style", "div" };

  for (gsize i = 0; i < G_N_ELEMENTS (roots); i++)
    if (g_ascii_strcasecmp (root, roots[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
detect_xml (const char *text, gsize size, const char *name, FinFormat *format, GError **error)
{
  char root[64];
  g_autofree char *what = NULL;

  root_name (text, size, root, sizeof root);
  if (strcmp (root, "Document") == 0 && memmem (text, MIN (size, 8192), "BkToCstmr", 9) != NULL)
    *format = FIN_FORMAT_CAMT;
  else if (strcmp (root, "Document") == 0 && memmem (text, MIN (size, 2048), "camt.05", 7) != NULL)
    *format = FIN_FORMAT_CAMT;
  else if (g_str_has_prefix (root, "BkToCstmr"))
    *format = FIN_FORMAT_CAMT;
  else if (strcmp (root, "gnc-v2") == 0)
    *format = FIN_FORMAT_GNUCASH;
  else if (strcmp (root, "gnc") == 0)
    return !refuse (name, _ ("a GnuCash file of version 1"), error);
  else if (strcmp (root, "homebank") == 0)
    *format = FIN_FORMAT_HOMEBANK;
  else if (is_web_root (root))
    return !refuse (name, _ ("a web page"), error);
  else if (g_ascii_strcasecmp (root, "!DOCTYPE") == 0)
    {
      if (g_ascii_strncasecmp (text, "<!DOCTYPE html", 14) == 0)
        return !refuse (name, _ ("a web page"), error);
      g_set_error (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_MALFORMED,
                   _ ("“%s” has a DOCTYPE, which no bank writes and which can be used for attacks; "
                      "it was not read"),
                   name);
      return FALSE;
    }
  else if (strcmp (root, "KMYMONEY-FILE") == 0)
    return !refuse (name, _ ("a KMyMoney file"), error);
  else if (strcmp (root, "Workbook") == 0)
    return !refuse (name, _ ("an Excel workbook"), error);
  else if (strcmp (root, "QxfFile") == 0 || strcmp (root, "QXF") == 0)
    return !refuse (name, _ ("a Quicken file"), error);
  else if (strcmp (root, "Document") == 0 && memmem (text, MIN (size, 2048), "pain.0", 6) != NULL)
    return !refuse (name, _ ("a payment order, no statement"), error);
  else
    {
      g_autofree char *shown = g_utf8_make_valid (root, -1);

      what = g_strdup_printf (_ ("an XML file of another kind (%s)"), shown);
      return !refuse (name, what, error);
    }
  return TRUE;
}

/**
 * fin_detect_text:
 * @text: decoded
 *
 * Returns: %FALSE with %FIN_IMPORT_ERROR_REFUSED_FORMAT or %FIN_IMPORT_ERROR_MALFORMED
 */
gboolean
fin_detect_text (const char *text, gsize size, const char *name, FinFormat *format, GError **error)
{
  gsize start = 0;
  const char *what;
  gboolean is_xml;

  while (start < size && g_ascii_isspace (text[start]))
    start++;
  *format = FIN_FORMAT_DELIMITED;
  if (fin_ofx_recognise (text, size, &is_xml))
    *format = FIN_FORMAT_OFX;
  else if (start < size && text[start] == '<')
    return detect_xml (text + start, size - start, name, format, error);
  else if (fin_qif_recognise (text, size))
    *format = FIN_FORMAT_QIF;
  else if (fin_mt940_recognise (text, size))
    *format = FIN_FORMAT_MT940;
  else if (size - start > 1 && (text[start] == '{' || text[start] == '['))
    return !refuse (name, _ ("a JSON file"), error);
  else if ((what = fixed_width_format (text, size)) != NULL)
    return !refuse (name, what, error);
  return TRUE;
}
