/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the payee cleaner's files: the words of a text and the tables they are looked up in. */
#pragma once

#include "fin-payee.h"

G_BEGIN_DECLS

/** What a phrase means; data/payees/README.md explains the words. */
typedef enum
{
  FIN_PHRASE_LEAD = 1 << 0,
  FIN_PHRASE_AFTER = 1 << 1,
  FIN_PHRASE_DATE = 1 << 2,
  FIN_PHRASE_STAR = 1 << 3,
  FIN_PHRASE_PROCESSOR = 1 << 4,
  FIN_PHRASE_INTRO = 1 << 5,
  FIN_PHRASE_STOP = 1 << 6,
  FIN_PHRASE_VALUE = 1 << 7,
  FIN_PHRASE_NOISE = 1 << 8,
  FIN_PHRASE_LEGAL = 1 << 9,
  FIN_PHRASE_COUNTRY = 1 << 10,
  FIN_PHRASE_KEEP = 1 << 11,
  FIN_PHRASE_MONTH = 1 << 12,
  FIN_PHRASE_TLD = 1 << 13,
  FIN_PHRASE_ACRONYM = 1 << 14,
  FIN_PHRASE_SMALL = 1 << 15,
  FIN_PHRASE_TOWN = 1 << 16,
  FIN_PHRASE_NAME = 1 << 17,
} FinPhraseKind;

typedef struct _FinPayeeTable FinPayeeTable;

FinPayeeTable *fin_payee_table_get (void);

/** What stands between a word and the one before it. */
typedef enum
{
  FIN_GAP_JOINED, /* one of . - & + and nothing else: both are one word to the eye */
  FIN_GAP_SPACE,
  FIN_GAP_COMMA,
  FIN_GAP_SLASH, /* / \ | ; > < or several of them */
  FIN_GAP_COLON,
  FIN_GAP_STAR,
  FIN_GAP_HASH,
  FIN_GAP_WIDE, /* three blanks or more: columns */
} FinGap;

/** FinPayeeWord: letters and digits in a row; an apostrophe does not part them. */
typedef struct
{
  guint raw;        /* offset in the text */
  guint raw_length; /* bytes */
  guint folded;     /* offset in the folded text */
  guint folded_length;
  guint8 n_letters;
  guint8 n_digits;
  gboolean capitals; /* no lower-case letter */
  FinGap gap;
} FinPayeeWord;

#define FIN_PAYEE_MAX_WORDS 96

/** FinPayeeText: a text cut into words. @folded: the words with one blank between. */
typedef struct
{
  GString *raw;
  GString *folded;
  FinPayeeWord words[FIN_PAYEE_MAX_WORDS];
  guint n_words;
} FinPayeeText;

void fin_payee_text_cut (FinPayeeText *self, const char *text);

guint fin_payee_table_find (
    FinPayeeTable *self, FinPayeeText *text, guint at, guint end, guint kinds, const char **name);

/** FinPayeeSpan: the words of a text that are the payee. @kept: their numbers in order. */
typedef struct
{
  guint kept[FIN_PAYEE_MAX_WORDS];
  guint n_kept;
  const char *known; /* the name of a well-known payee, or NULL */
} FinPayeeSpan;

void fin_payee_name_write (FinPayeeTable *table,
                           FinPayeeText *text,
                           const FinPayeeSpan *span,
                           GString *name);

/** What follows so many words is no name any more. */
#define FIN_PAYEE_MAX_STEM_WORDS 5

/** Digits from which on a number is a reference and not part of a name ("Super 8"). */
#define FIN_PAYEE_REFERENCE_DIGITS 3

/** Letters from which on a word can be a payee by itself, before a star or slash. */
#define FIN_PAYEE_WORD_LETTERS 4

/* A text on its way to a payee: what fin-payee.c, -word.c and -end.c share. */
struct _FinPayeeCleaner
{
  FinPayeeTable *table;
  FinPayeeText text;
  FinPayeeText second; /* the words of what was found, to be looked up in turn */
  FinPayeeSpan span;
  gboolean hyphens_part; /* "UPI-SWIGGY-swiggy@bank" */
  GString *stem;
  GString *name;
};

guint fin_payee_find (FinPayeeCleaner *self, guint at, guint kinds);
gboolean fin_payee_word_is_number (const FinPayeeWord *word);
gboolean fin_payee_ends_with_month (const char *folded, guint length);
gboolean fin_payee_is_reference (FinPayeeCleaner *self, guint at);
gboolean fin_payee_is_code (FinPayeeCleaner *self, guint at);
gboolean fin_payee_gap_after_is (FinPayeeCleaner *self, guint at, FinGap gap);
guint fin_payee_skip_value (FinPayeeCleaner *self, guint at);

gboolean fin_payee_keep_words (FinPayeeCleaner *self, guint at);
gboolean fin_payee_has_only_capitals (FinPayeeCleaner *self);
void fin_payee_drop_small_words (FinPayeeCleaner *self);
void fin_payee_drop_day (FinPayeeCleaner *self);
void fin_payee_drop_places (FinPayeeCleaner *self, gboolean machine);

G_END_DECLS
