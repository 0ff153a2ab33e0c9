/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One bounded pass of Expat over a document that is already UTF-8, for all XML formats. */
#include "fin-xml.h"

#include <expat.h>
#include <glib/gi18n.h>
#include <string.h>

#include "fin-import-error.h"

/** Bytes between two looks at the progress callback. */
#define CHUNK_SIZE (256 * 1024)

/* Expat 2.9 gives the positions a width of their own and deprecates the old names. */
#if XML_MAJOR_VERSION == 2 && XML_MINOR_VERSION < 9
#define XML_GetCurrentLineNumber64 XML_GetCurrentLineNumber
#define XML_GetCurrentByteIndex64  XML_GetCurrentByteIndex
#define XML_GetCurrentByteCount64  XML_GetCurrentByteCount
#endif

typedef struct
{
  XML_Parser parser;
  const FinXmlHandler *handler;
  gpointer data;
  FinXmlFault *fault;
  GString *text;
  int depth;
  gboolean leaf[FIN_XML_MAX_DEPTH + 1];
} Pass;

void
fin_xml_fault_clear (FinXmlFault *fault)
{
  g_clear_pointer (&fault->message, g_free);
}

static void
stop (Pass *pass, int code, const char *message)
{
  if (pass->fault->message == NULL)
    {
      pass->fault->line = (guint32) XML_GetCurrentLineNumber64 (pass->parser);
      pass->fault->code = code;
      pass->fault->message = g_strdup (message);
    }
  XML_StopParser (pass->parser, XML_FALSE);
}

static const char *
local_name (const char *name)
{
  const char *colon = strrchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

static void
element_opened_cb (void *data, const XML_Char *name, const XML_Char **attributes)
{
  Pass *pass = data;

  if (pass->fault->message != NULL)
    return;
  if (pass->depth >= FIN_XML_MAX_DEPTH)
    {
      stop (pass, FIN_IMPORT_ERROR_TOO_LARGE, _ ("its elements are nested too deeply"));
      return;
    }
  if (XML_GetSpecifiedAttributeCount (pass->parser) > 2 * FIN_XML_MAX_ATTRIBUTES)
    {
      stop (pass, FIN_IMPORT_ERROR_TOO_LARGE, _ ("an element has too many attributes"));
      return;
    }
  pass->leaf[pass->depth] = FALSE;
  pass->leaf[++pass->depth] = TRUE;
  g_string_truncate (pass->text, 0);
  pass->handler->open (pass->data, local_name (name), attributes,
                       (guint32) XML_GetCurrentLineNumber64 (pass->parser),
                       (guint64) XML_GetCurrentByteIndex64 (pass->parser));
}

static void
element_closed_cb (void *data, const XML_Char *name)
{
  Pass *pass = data;
  guint64 end;

  if (pass->fault->message != NULL)
    return;
  end = (guint64) XML_GetCurrentByteIndex64 (pass->parser)
        + (guint64) XML_GetCurrentByteCount64 (pass->parser);
  g_strstrip (pass->text->str);
  pass->handler->close (pass->data, local_name (name), pass->text->str, pass->leaf[pass->depth],
                        (guint32) XML_GetCurrentLineNumber64 (pass->parser), end);
  pass->depth--;
  g_string_truncate (pass->text, 0);
}

static void
text_found_cb (void *data, const XML_Char *text, int length)
{
  Pass *pass = data;

  if (pass->fault->message != NULL)
    return;
  if (pass->text->len + (gsize) length > FIN_XML_MAX_TEXT)
    stop (pass, FIN_IMPORT_ERROR_TOO_LARGE, _ ("a text in it is longer than 1 MiB"));
  else
    g_string_append_len (pass->text, text, length);
}

static void
doctype_found_cb (void *data,
                  const XML_Char *name,
                  const XML_Char *system_id,
                  const XML_Char *public_id,
                  int has_internal_subset)
{
  stop (data, FIN_IMPORT_ERROR_MALFORMED,
        _ ("it has a DOCTYPE, which no bank writes and which can be used for attacks"));
}

static gboolean
feed (Pass *pass, const char *text, gsize length, const FinReadOptions *options)
{
  for (gsize done = 0; done < length || length == 0;)
    {
      gsize size = MIN (length - done, CHUNK_SIZE);
      enum XML_Status status =
          XML_Parse (pass->parser, text + done, (int) size, done + size == length);

      if (status != XML_STATUS_OK && pass->fault->message == NULL)
        stop (pass, FIN_IMPORT_ERROR_MALFORMED, XML_ErrorString (XML_GetErrorCode (pass->parser)));
      if (status != XML_STATUS_OK || length == 0)
        return pass->fault->message == NULL;
      done += size;
      if (options != NULL && options->progress != NULL
          && !options->progress (done, length, options->progress_data))
        {
          stop (pass, FIN_IMPORT_ERROR_CANCELLED, _ ("reading was stopped"));
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * fin_xml_parse:
 * @text: UTF-8; an encoding that the document declares is no longer true and not looked at
 * @fault: (out): set when the document could not be read to its end; elements that were complete
 *   before have been handed out
 *
 * Returns: %TRUE when the whole document was read
 */
gboolean
fin_xml_parse (const char *text,
               gsize length,
               const FinXmlHandler *handler,
               gpointer data,
               const FinReadOptions *options,
               FinXmlFault *fault)
{
  g_autoptr (GString) buffer = g_string_new (NULL);
  Pass pass = { .handler = handler, .data = data, .fault = fault, .text = buffer };
  gboolean read;

  memset (fault, 0, sizeof *fault);
  pass.parser = XML_ParserCreate ("UTF-8");
  XML_SetUserData (pass.parser, &pass);
  XML_SetElementHandler (pass.parser, element_opened_cb, element_closed_cb);
  XML_SetCharacterDataHandler (pass.parser, text_found_cb);
  XML_SetStartDoctypeDeclHandler (pass.parser, doctype_found_cb);
  read = feed (&pass, text, length, options);
  XML_ParserFree (pass.parser);
  return read;
}

/** fin_xml_attribute: Returns: (nullable): its value; the name is compared without its prefix */
const char *
fin_xml_attribute (const char **attributes, const char *name)
{
  for (; attributes[0] != NULL; attributes += 2)
    if (strcmp (local_name (attributes[0]), name) == 0)
      return attributes[1];
  return NULL;
}
