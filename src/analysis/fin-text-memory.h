/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was filed where: per text and class, how often and with which amounts. */
#pragma once

#include <stddef.h>
#include <stdint.h>

/** FinTextFiling: one text in one class. */
typedef struct
{
  int class_index;
  int next; /* -1: the last */
  double n;
  double sum; /* of the amounts' logarithms with their sign's side, see fin-text-memory.c */
  double squares;
} FinTextFiling;

/** FinTextEntry: one text. @hint: the one it came with last */
typedef struct
{
  uint64_t hash; /* 0: free */
  char *text;
  int first;
  int hint;
  double hint_confidence;
} FinTextEntry;

typedef struct
{
  FinTextEntry *entries; /* open hash table */
  size_t n_entries;      /* a power of two */
  size_t n_used;
  FinTextFiling *filings;
  size_t n_filings;
  size_t capacity;
} FinTextMemory;

void fin_text_memory_init (FinTextMemory *self);
void fin_text_memory_clear (FinTextMemory *self);
FinTextEntry *fin_text_memory_get (FinTextMemory *self, const char *text);
const FinTextEntry *fin_text_memory_find (const FinTextMemory *self, const char *text);
FinTextFiling *fin_text_memory_filing (FinTextMemory *self, FinTextEntry *entry, int class_index);
double fin_text_memory_size (double amount);
double fin_text_filing_fit (const FinTextFiling *filing, double amount);
