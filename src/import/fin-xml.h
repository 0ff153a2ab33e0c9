/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to import/: Expat behind limits; no DOCTYPE, no entities of the file's own, no other
 * file. */
#pragma once

#include <glib.h>

#include "fin-read-options.h"

G_BEGIN_DECLS

#define FIN_XML_MAX_DEPTH      64
#define FIN_XML_MAX_ATTRIBUTES 256
#define FIN_XML_MAX_TEXT       (1024 * 1024)

/**
 * FinXmlHandler: @tag has no namespace prefix.
 * @open: @attributes is %NULL-terminated, name and value in turn
 * @close: @text is what stands directly in the element, trimmed; @leaf without child elements
 */
typedef struct
{
  void (*open) (
      gpointer data, const char *tag, const char **attributes, guint32 line, guint64 offset);
  void (*close) (gpointer data,
                 const char *tag,
                 const char *text,
                 gboolean leaf,
                 guint32 line,
                 guint64 end_offset);
} FinXmlHandler;

/** FinXmlFault: where and why reading stopped. */
typedef struct
{
  guint32 line;
  int code; /* FIN_IMPORT_ERROR_MALFORMED, TOO_LARGE or CANCELLED */
  char *message;
} FinXmlFault;

void fin_xml_fault_clear (FinXmlFault *fault);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FinXmlFault, fin_xml_fault_clear)

gboolean fin_xml_parse (const char *text,
                        gsize length,
                        const FinXmlHandler *handler,
                        gpointer data,
                        const FinReadOptions *options,
                        FinXmlFault *fault);
const char *fin_xml_attribute (const char **attributes, const char *name);

G_END_DECLS
