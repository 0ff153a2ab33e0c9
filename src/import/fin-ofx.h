/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to import/: OFX, the same elements whether written as SGML (1.x) or XML (2.x). */
#pragma once

#include "fin-read-options.h"
#include "fin-reading.h"

G_BEGIN_DECLS

typedef struct _FinOfx FinOfx;

/* Called by the two parsers with elements in the order of the file. */
void fin_ofx_open (FinOfx *ofx, const char *tag, guint32 line, guint64 offset);
void fin_ofx_value (FinOfx *ofx, const char *tag, const char *value, guint32 line);
void fin_ofx_close (FinOfx *ofx, const char *tag, guint64 end_offset);
gboolean fin_ofx_is_aggregate (const char *tag, gsize length);

gboolean fin_ofx_recognise (const char *text, gsize length, gboolean *is_xml);
FinReading *
fin_ofx_read (GBytes *bytes, const char *name, const FinReadOptions *options, GError **error);

gboolean
fin_ofx_sgml_parse (FinOfx *ofx, const char *text, gsize length, const FinReadOptions *options);

G_END_DECLS
