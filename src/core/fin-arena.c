/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A bump allocator in blocks, with a small table that shares repeated strings. */
#include "fin-arena.h"

#include <string.h>

#define BLOCK_SIZE   (64 * 1024)
#define INTERN_SLOTS 4096

struct _FinArena
{
  GPtrArray *blocks;
  char *next;
  gsize left;
  const char *interned[INTERN_SLOTS];
};

FinArena *
fin_arena_new (void)
{
  FinArena *arena = g_new0 (FinArena, 1);

  arena->blocks = g_ptr_array_new_with_free_func (g_free);
  return arena;
}

void
fin_arena_free (FinArena *arena)
{
  if (arena == NULL)
    return;
  g_ptr_array_unref (arena->blocks);
  g_free (arena);
}

static char *
take (FinArena *arena, gsize size)
{
  char *start;

  if (size > BLOCK_SIZE / 4)
    {
      start = g_malloc (size);
      g_ptr_array_add (arena->blocks, start);
      return start;
    }
  if (size > arena->left)
    {
      arena->next = g_malloc (BLOCK_SIZE);
      arena->left = BLOCK_SIZE;
      g_ptr_array_add (arena->blocks, arena->next);
    }
  start = arena->next;
  arena->next += size;
  arena->left -= size;
  return start;
}

/** fin_arena_alloc: Returns: (transfer none): @size zeroed bytes, aligned for any structure */
gpointer
fin_arena_alloc (FinArena *arena, gsize size)
{
  gsize padding = arena->next != NULL ? (-(gsize) arena->next) & 15 : 0;

  if (padding <= arena->left)
    {
      arena->next += padding;
      arena->left -= padding;
    }
  else
    arena->left = 0;
  return memset (take (arena, (size + 15) & ~(gsize) 15), 0, size);
}

const char *
fin_arena_strndup (FinArena *arena, const char *text, gsize length)
{
  char *copy = take (arena, length + 1);

  memcpy (copy, text, length);
  copy[length] = '\0';
  return copy;
}

/** fin_arena_strdup: Returns: (transfer none) (nullable): %NULL for %NULL */
const char *
fin_arena_strdup (FinArena *arena, const char *text)
{
  return text != NULL ? fin_arena_strndup (arena, text, strlen (text)) : NULL;
}

/**
 * fin_arena_intern: like fin_arena_strndup(), but a string seen lately is shared.
 *
 * The table is direct-mapped and forgets: it bounds memory, it does not promise uniqueness.
 */
const char *
fin_arena_intern (FinArena *arena, const char *text, gsize length)
{
  guint32 hash = 2166136261u;
  const char **slot;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8) text[i]) * 16777619u;
  slot = &arena->interned[(hash ^ (hash >> 16)) % INTERN_SLOTS];
  if (*slot == NULL || strncmp (*slot, text, length) != 0 || (*slot)[length] != '\0')
    *slot = fin_arena_strndup (arena, text, length);
  return *slot;
}

const char *
fin_arena_printf (FinArena *arena, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return fin_arena_strdup (arena, text);
}
