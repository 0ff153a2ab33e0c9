/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory that is freed in one go; a million short strings cheaply. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _FinArena FinArena;

FinArena *fin_arena_new (void);
void fin_arena_free (FinArena *arena);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinArena, fin_arena_free)
gpointer fin_arena_alloc (FinArena *arena, gsize size);
const char *fin_arena_strndup (FinArena *arena, const char *text, gsize length);
const char *fin_arena_strdup (FinArena *arena, const char *text);
const char *fin_arena_intern (FinArena *arena, const char *text, gsize length);
const char *fin_arena_printf (FinArena *arena, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
