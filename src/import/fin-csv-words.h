/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to import/: what the columns of bank exports are called, and other words that decide. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FIN_CSV_ROLE_NONE,
  FIN_CSV_ROLE_DATE,
  FIN_CSV_ROLE_VALUE_DATE,
  FIN_CSV_ROLE_PURCHASE_DATE,
  FIN_CSV_ROLE_TIME,
  FIN_CSV_ROLE_AMOUNT,
  FIN_CSV_ROLE_DEBIT,
  FIN_CSV_ROLE_CREDIT,
  FIN_CSV_ROLE_DIRECTION,
  FIN_CSV_ROLE_FEE,
  FIN_CSV_ROLE_CURRENCY,
  FIN_CSV_ROLE_BALANCE,
  FIN_CSV_ROLE_PAYEE,    /* the other side */
  FIN_CSV_ROLE_PAYER,    /* whom the money comes from, which may be the holder */
  FIN_CSV_ROLE_RECEIVER, /* whom it goes to, which may be the holder */
  FIN_CSV_ROLE_MEMO,
  FIN_CSV_ROLE_REFERENCE,
  FIN_CSV_ROLE_ID,
  FIN_CSV_ROLE_CATEGORY,
  FIN_CSV_ROLE_CODE,
  FIN_CSV_ROLE_COUNTER_ACCOUNT,
  FIN_CSV_ROLE_ACCOUNT,
  FIN_CSV_ROLE_STATUS,
  FIN_CSV_ROLE_FOREIGN,
  FIN_CSV_ROLE_UNITS,
  FIN_CSV_N_ROLES,
} FinCsvRole;

/** FinCsvMatch: @rank orders columns that claim one role: the smallest gets it. */
typedef struct
{
  FinCsvRole role;
  guint rank;
  gboolean exact;
  char currency[4];
} FinCsvMatch;

FinCsvMatch fin_csv_match_title (const char *title, gsize length);
const char *fin_csv_role_to_string (FinCsvRole role);
FinCsvRole fin_csv_role_from_string (const char *word);
int fin_csv_direction (const char *text, gsize length);

typedef enum
{
  FIN_CSV_WORDS_PENDING,
  FIN_CSV_WORDS_FAILED,
  FIN_CSV_WORDS_TOTAL,
  FIN_CSV_WORDS_STATED_BALANCE, /* the whole text must be the phrase */
  FIN_CSV_WORDS_CARD,
  FIN_CSV_WORDS_CARD_TITLE,
  FIN_CSV_WORDS_CARD_PAYMENT,
  FIN_CSV_WORDS_MAYBE_PAYMENT, /* onto a card, or from this account for one */
  FIN_CSV_WORDS_INCOME,
  FIN_CSV_WORDS_PURCHASE,
} FinCsvWords;

gboolean fin_csv_has_words (const char *text, gsize length, FinCsvWords words);

G_END_DECLS
