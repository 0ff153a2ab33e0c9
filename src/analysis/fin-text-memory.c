/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums that can be taken back: an example that is unlearned leaves no trace. */
#include "fin-text-memory.h"

#include <math.h>
#include <string.h>

#include "fin-memory.h"
#include "fin-text-private.h"

#define FIRST_ENTRIES 1024

/** Money in and money out are this far apart on the scale of logarithms. */
#define SIDES_APART 20.0

/** Amounts of one class differ at least by so much (a factor of 1.5). */
#define MIN_SPREAD 0.4

void
fin_text_memory_init (FinTextMemory *self)
{
  self->n_entries = FIRST_ENTRIES;
  self->entries = fin_new0 (FinTextEntry, self->n_entries);
  self->n_used = 0;
  self->capacity = FIRST_ENTRIES;
  self->filings = fin_new0 (FinTextFiling, self->capacity);
  self->n_filings = 0;
}

void
fin_text_memory_clear (FinTextMemory *self)
{
  for (size_t i = 0; i < self->n_entries; i++)
    free (self->entries[i].text);
  free (self->entries);
  free (self->filings);
}

static FinTextEntry *
find (const FinTextMemory *self, uint64_t hash)
{
  size_t i = hash & (self->n_entries - 1);

  while (self->entries[i].hash != 0 && self->entries[i].hash != hash)
    i = (i + 1) & (self->n_entries - 1);
  return &self->entries[i];
}

static void
grow (FinTextMemory *self)
{
  FinTextEntry *before = self->entries;
  size_t n_before = self->n_entries;

  self->n_entries *= 2;
  self->entries = fin_new0 (FinTextEntry, self->n_entries);
  for (size_t i = 0; i < n_before; i++)
    if (before[i].hash != 0)
      *find (self, before[i].hash) = before[i];
  free (before);
}

/** fin_text_memory_get: Returns: the entry of a text, made when there is none */
FinTextEntry *
fin_text_memory_get (FinTextMemory *self, const char *text)
{
  uint64_t hash = fin_text_hash (text);
  FinTextEntry *entry;

  if (self->n_used * 2 >= self->n_entries)
    grow (self);
  entry = find (self, hash);
  if (entry->hash != 0)
    return entry;
  *entry = (FinTextEntry){ .hash = hash, .first = -1, .hint = -1 };
  entry->text = fin_new0 (char, strlen (text) + 1);
  strcpy (entry->text, text);
  self->n_used++;
  return entry;
}

/** fin_text_memory_find: Returns: (nullable): */
const FinTextEntry *
fin_text_memory_find (const FinTextMemory *self, const char *text)
{
  const FinTextEntry *entry = find (self, fin_text_hash (text));

  return entry->hash != 0 ? entry : NULL;
}

/** fin_text_memory_filing: Returns: that of a class, made when there is none; valid until the next
 */
FinTextFiling *
fin_text_memory_filing (FinTextMemory *self, FinTextEntry *entry, int class_index)
{
  for (int i = entry->first; i >= 0; i = self->filings[i].next)
    if (self->filings[i].class_index == class_index)
      return &self->filings[i];
  if (self->n_filings == self->capacity)
    {
      FinTextFiling *more = fin_new0 (FinTextFiling, self->capacity * 2);

      memcpy (more, self->filings, self->n_filings * sizeof *more);
      free (self->filings);
      self->filings = more;
      self->capacity *= 2;
    }
  self->filings[self->n_filings] =
      (FinTextFiling){ .class_index = class_index, .next = entry->first };
  entry->first = (int) self->n_filings;
  return &self->filings[self->n_filings++];
}

/** fin_text_memory_size: a scale on which a factor is a distance, and the sign a great one */
double
fin_text_memory_size (double amount)
{
  double size = log (fabs (amount) + 1.0);

  return amount < 0 ? size : size + SIDES_APART;
}

/** fin_text_filing_fit: how well an amount fits those filed here: a density, not normalised */
double
fin_text_filing_fit (const FinTextFiling *filing, double amount)
{
  double mean = filing->sum / filing->n;
  double variance = fmax (filing->squares / filing->n - mean * mean, 0.0);
  double spread = sqrt (variance + MIN_SPREAD * MIN_SPREAD);
  double distance = (fin_text_memory_size (amount) - mean) / spread;

  /* Heavy tails: an unusual amount decides between classes, but never alone. */
  return 1.0 / (spread * (1.0 + distance * distance));
}
