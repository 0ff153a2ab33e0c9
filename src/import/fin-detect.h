/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to import/: what a file is, by its content. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FIN_FORMAT_DELIMITED, /* text that no other reader claims */
  FIN_FORMAT_OFX,
  FIN_FORMAT_QIF,
  FIN_FORMAT_CAMT,
  FIN_FORMAT_MT940,
  FIN_FORMAT_GNUCASH,
  FIN_FORMAT_HOMEBANK,
} FinFormat;

gboolean fin_detect_refuse_bytes (const guint8 *data, gsize size, const char *name, GError **error);
gboolean fin_detect_is_gzip (const guint8 *data, gsize size);
gboolean
fin_detect_text (const char *text, gsize size, const char *name, FinFormat *format, GError **error);

G_END_DECLS
