/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts as the keyword base sees them: folded words with one space between. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *fin_keyword_text_fold (const char *text);
gboolean fin_keyword_text_undo_digraphs (char *folded);

G_END_DECLS
