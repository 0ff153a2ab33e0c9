/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Allocation for analysis/, which knows no GLib: like g_new0(), no memory ends the program. */
#pragma once

#include <stdlib.h>

/* Never NULL, zeroed; free with free(). */
static inline void *
fin_allocate (size_t count, size_t size)
{
  void *memory = calloc (count > 0 ? count : 1, size);

  if (memory == NULL)
    abort ();
  return memory;
}

/* Never NULL; what is new is not zeroed. */
static inline void *
fin_resize (void *memory, size_t count, size_t size)
{
  memory = realloc (memory, (count > 0 ? count : 1) * size);
  if (memory == NULL)
    abort ();
  return memory;
}

#define fin_new0(Type, count) ((Type *) fin_allocate ((count), sizeof (Type)))
