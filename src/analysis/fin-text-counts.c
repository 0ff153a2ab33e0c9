/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An open hash table; a count that falls back to zero stays, and is counted up again later. */
#include "fin-text-private.h"

#include <string.h>

#include "fin-memory.h"

#define FIRST_SLOTS 4096

void
fin_text_counts_init (FinTextCounts *self)
{
  self->n_slots = FIRST_SLOTS;
  self->slots = fin_new0 (FinTextSlot, self->n_slots);
  self->capacity = FIRST_SLOTS;
  self->counts = fin_new0 (FinTextCount, self->capacity);
  self->n_used = 0;
  self->n_counts = 0;
}

/** fin_text_counts_copy: @self: not initialised */
void
fin_text_counts_copy (FinTextCounts *self, const FinTextCounts *from)
{
  *self = *from;
  self->slots = fin_new0 (FinTextSlot, self->n_slots);
  memcpy (self->slots, from->slots, self->n_slots * sizeof *self->slots);
  self->counts = fin_new0 (FinTextCount, self->capacity);
  memcpy (self->counts, from->counts, self->n_counts * sizeof *self->counts);
}

void
fin_text_counts_clear (FinTextCounts *self)
{
  free (self->slots);
  free (self->counts);
}

static FinTextSlot *
find_slot (const FinTextCounts *self, uint32_t hash)
{
  size_t i = hash & (self->n_slots - 1);

  while (self->slots[i].hash != 0 && self->slots[i].hash != hash)
    i = (i + 1) & (self->n_slots - 1);
  return &self->slots[i];
}

static void
grow_slots (FinTextCounts *self)
{
  FinTextSlot *before = self->slots;
  size_t n_before = self->n_slots;

  self->n_slots *= 2;
  self->slots = fin_new0 (FinTextSlot, self->n_slots);
  for (size_t i = 0; i < n_before; i++)
    if (before[i].hash != 0)
      *find_slot (self, before[i].hash) = before[i];
  free (before);
}

static int
append_count (FinTextCounts *self, int class_index, double count, int next)
{
  if (self->n_counts == self->capacity)
    {
      FinTextCount *more = fin_new0 (FinTextCount, self->capacity * 2);

      memcpy (more, self->counts, self->n_counts * sizeof *more);
      free (self->counts);
      self->counts = more;
      self->capacity *= 2;
    }
  self->counts[self->n_counts] = (FinTextCount){ class_index, next, count };
  return (int) self->n_counts++;
}

/** fin_text_counts_add: @count: negative takes away */
void
fin_text_counts_add (FinTextCounts *self, uint32_t hash, int class_index, double count)
{
  FinTextSlot *slot;

  if (self->n_used * 2 >= self->n_slots)
    grow_slots (self);
  slot = find_slot (self, hash);
  if (slot->hash == 0)
    {
      *slot = (FinTextSlot){ hash, -1 };
      self->n_used++;
    }
  for (int i = slot->first; i >= 0; i = self->counts[i].next)
    if (self->counts[i].class_index == class_index)
      {
        self->counts[i].count += count;
        return;
      }
  slot->first = append_count (self, class_index, count, slot->first);
}

/** fin_text_counts_find: Returns: (nullable): the first class in which the feature was seen */
const FinTextCount *
fin_text_counts_find (const FinTextCounts *self, uint32_t hash)
{
  const FinTextSlot *slot = find_slot (self, hash);

  return slot->hash != 0 && slot->first >= 0 ? &self->counts[slot->first] : NULL;
}

const FinTextCount *
fin_text_counts_next (const FinTextCounts *self, const FinTextCount *count)
{
  return count->next >= 0 ? &self->counts[count->next] : NULL;
}
