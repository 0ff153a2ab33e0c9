/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One record of a bank file as it was understood: a transaction before it knows any account of
 * ours. */
#pragma once

#include "fin-date.h"

G_BEGIN_DECLS

/** Seconds of the day that mean "the file gives no time". */
#define FIN_TIME_NONE (-1)

/**
 * FinDraftFlags:
 * @FIN_DRAFT_TENTATIVE: read under the first choice of an open question; never to be stored
 * @FIN_DRAFT_REPEATED_ID: another row of the same file carries the same bank id
 * @FIN_DRAFT_HAS_BALANCE: @balance is set
 * @FIN_DRAFT_PARTS_DIFFER: the parts do not add up to the amount
 * @FIN_DRAFT_REVERSAL: the bank marks the row as the reversal of another
 */
typedef enum
{
  FIN_DRAFT_TENTATIVE = 1 << 0,
  FIN_DRAFT_REPEATED_ID = 1 << 1,
  FIN_DRAFT_HAS_BALANCE = 1 << 2,
  FIN_DRAFT_PARTS_DIFFER = 1 << 3,
  FIN_DRAFT_REVERSAL = 1 << 4,
} FinDraftFlags;

typedef struct _FinDraftPart FinDraftPart;

/** FinDraftPart: a detail of a collective booking or a split. Strings may be %NULL. */
struct _FinDraftPart
{
  const FinDraftPart *next;
  gint64 amount;
  const char *payee;
  const char *memo;
  const char *reference;
  const char *category;
};

/**
 * FinDraft:
 * @line: 1-based line of the file on which the record begins
 * @original_offset: where the record begins in the reading's text
 * @original_length: its length in bytes; see fin_reading_dup_original()
 * @posting_date: never %FIN_DATE_NONE in a statement's drafts, may be in a held row's
 * @value_date: or %FIN_DATE_NONE
 * @time: seconds of the day, or %FIN_TIME_NONE
 * @amount: minor units of @currency; negative leaves the holder
 * @balance: the running balance after the row, when %FIN_DRAFT_HAS_BALANCE
 * @currency: ISO 4217, or "" when the file does not state it (then 2 decimals are meant)
 * @payee: the other side; strings are UTF-8, owned by the reading, %NULL when absent
 * @memo: the purpose or description
 * @reference: a cheque number or an end-to-end reference
 * @id: the bank's own id of the transaction
 * @category: the category as the file words it
 * @code: the bank's kind of transaction: OFX TRNTYPE, ISO 20022 code, SWIFT type
 * @counter_account: IBAN or number of the other side's account
 * @parts: (nullable): splits or details, a chain
 */
typedef struct
{
  guint64 original_offset;
  guint32 original_length;
  guint32 line;
  FinDate posting_date;
  FinDate value_date;
  gint32 time;
  guint32 flags;
  gint64 amount;
  gint64 balance;
  char currency[4];
  const char *payee;
  const char *memo;
  const char *reference;
  const char *id;
  const char *category;
  const char *code;
  const char *counter_account;
  const FinDraftPart *parts;
} FinDraft;

G_END_DECLS
