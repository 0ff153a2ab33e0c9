/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the files of the text classifier: features of a text, and counts of them by class. */
#pragma once

#include <stddef.h>
#include <stdint.h>

/** A text has at most so many features; what comes later in it is not looked at. */
#define FIN_TEXT_MAX_FEATURES 256

/** FinTextFeature: a word or n letters of the text. @start and @length point at it. */
typedef struct
{
  uint32_t hash;
  float weight;
  uint16_t start;
  uint16_t length;
} FinTextFeature;

size_t fin_text_features (const char *text, FinTextFeature *features);
uint64_t fin_text_hash (const char *text);

/** FinTextCount: how often a feature was seen in a class; a chain for each feature. */
typedef struct
{
  int class_index;
  int next; /* index of the next one, -1: the last */
  double count;
} FinTextCount;

typedef struct
{
  uint32_t hash; /* 0: free */
  int first;
} FinTextSlot;

/** FinTextCounts: a hash table from features to their chains. */
typedef struct
{
  FinTextSlot *slots;
  size_t n_slots; /* a power of two */
  size_t n_used;
  FinTextCount *counts;
  size_t n_counts;
  size_t capacity;
} FinTextCounts;

void fin_text_counts_init (FinTextCounts *self);
void fin_text_counts_copy (FinTextCounts *self, const FinTextCounts *from);
void fin_text_counts_clear (FinTextCounts *self);
void fin_text_counts_add (FinTextCounts *self, uint32_t hash, int class_index, double count);
const FinTextCount *fin_text_counts_find (const FinTextCounts *self, uint32_t hash);
const FinTextCount *fin_text_counts_next (const FinTextCounts *self, const FinTextCount *count);
