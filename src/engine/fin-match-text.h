/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of a transaction as matching sees it: letters and digits only, one case, one space. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void fin_match_text_normalise (GString *into, const char *payee, const char *memo);
guint64 fin_match_text_hash (const char *text, gsize length);
gboolean fin_match_text_similar (const char *a, const char *b);

G_END_DECLS
