/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The features of a text: its words, pairs of neighbours, and runs of three to five letters. */
#include <string.h>

#include "fin-text-private.h"

#define MIN_GRAM 3
#define MAX_GRAM 5
#define MAX_TEXT 400

/** A whole word says more than a run of letters; two words together more than each. */
#define WORD_WEIGHT 3.0f
#define PAIR_WEIGHT 2.0f

/** Runs at the edge of a word say more than those inside. */
#define EDGE_WEIGHT  1.0f
#define INNER_WEIGHT 0.5f

static uint32_t
hash_bytes (const char *bytes, size_t length, uint32_t seed)
{
  uint32_t hash = 2166136261u ^ (seed * 16777619u);

  for (size_t i = 0; i < length; i++)
    hash = (hash ^ (unsigned char) bytes[i]) * 16777619u;
  hash ^= hash >> 15;
  hash *= 0x2c1b3c6du;
  hash ^= hash >> 12;
  return hash != 0 ? hash : 1;
}

/** fin_text_hash: FNV-1a with 64 bits of the whole text. Returns: never 0 */
uint64_t
fin_text_hash (const char *text)
{
  uint64_t hash = 14695981039346656037u;

  for (; *text != '\0'; text++)
    hash = (hash ^ (unsigned char) *text) * 1099511628211u;
  return hash != 0 ? hash : 1;
}

typedef struct
{
  const char *text;
  FinTextFeature *features;
  size_t n;
} Builder;

static void
add (Builder *builder, size_t start, size_t length, uint32_t seed, float weight)
{
  if (builder->n == FIN_TEXT_MAX_FEATURES)
    return;
  builder->features[builder->n++] =
      (FinTextFeature){ hash_bytes (builder->text + start, length, seed), weight, (uint16_t) start,
                        (uint16_t) length };
}

/* Runs of letters of one word; the seed tells the beginning and the end of a word from its middle.
 */
static void
add_grams (Builder *builder, size_t start, size_t length)
{
  for (size_t gram = MIN_GRAM; gram <= MAX_GRAM && gram <= length; gram++)
    for (size_t i = 0; i + gram <= length; i++)
      {
        uint32_t place = (i == 0 ? 1u : 0u) | (i + gram == length ? 2u : 0u);

        add (builder, start + i, gram, 16 + place, place != 0 ? EDGE_WEIGHT : INNER_WEIGHT);
      }
}

/**
 * fin_text_features:
 * @text: lower-case words, one blank between
 * @features: room for %FIN_TEXT_MAX_FEATURES
 *
 * Returns: how many there are
 */
size_t
fin_text_features (const char *text, FinTextFeature *features)
{
  Builder builder = { text, features, 0 };
  size_t length = strnlen (text, MAX_TEXT);
  size_t previous = 0;
  int n_words = 0;

  for (size_t start = 0; start < length;)
    {
      size_t word = strcspn (text + start, " ");

      if (start + word > length)
        word = length - start;
      if (word > 0)
        {
          add (&builder, start, word, 1, WORD_WEIGHT);
          if (n_words > 0)
            add (&builder, previous, start + word - previous, 2, PAIR_WEIGHT);
          add_grams (&builder, start, word);
          previous = start;
          n_words++;
        }
      start += word + 1;
    }
  return builder.n;
}
