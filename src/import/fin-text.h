/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to import/: from bytes in whatever encoding to valid UTF-8. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FinText:
 * @bytes: (owned): UTF-8, may contain NUL characters
 * @encoding: (transfer none): the encoding's name in lower case, "utf-8" for plain ASCII
 * @rival: (nullable): another encoding that explains the bytes as well but reads differently
 * @replaced: characters that had no meaning and became U+FFFD
 */
typedef struct
{
  GBytes *bytes;
  const char *encoding;
  const char *rival;
  guint replaced;
} FinText;

gboolean fin_text_decode (GBytes *bytes, const char *asked, FinText *text, GError **error);
void fin_text_clear (FinText *text);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FinText, fin_text_clear)

GBytes *fin_text_convert (GBytes *bytes, const char *encoding, guint *replaced, GError **error);
const char *fin_text_guess (const guint8 *data, gsize size, const char **rival);
gboolean fin_text_is_utf8 (const char *data, gsize size);
char *fin_text_fold (const char *text, gsize length);

G_END_DECLS
