/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that one bank file says: every record is in exactly one of drafts, held and refused. */
#pragma once

#include "fin-draft.h"

G_BEGIN_DECLS

/** FinBankStatement: one per account and message. Strings may be %NULL. */
typedef struct
{
  const char *account_id; /* IBAN or number, as the file states it */
  const char *bank_id;
  const char *account_name;
  const char *kind; /* "current", "savings", "card", "cash", "loan", "investment" or NULL */
  char currency[4]; /* "" when not stated */
  gboolean has_balance;
  gint64 balance; /* the stated (closing booked) balance, minor units of balance_currency */
  char balance_currency[4];
  FinDate balance_date; /* FIN_DATE_NONE when the file does not say as of when */
  gboolean has_opening;
  gint64 opening; /* a stated opening balance */
  FinDate opening_date;
  FinPeriod period; /* stated, or spanned by the drafts; empty without either */
  GArray *drafts;   /* FinDraft, in the order of the file */
} FinBankStatement;

/** FinHeld: a sound record that waits for a decision, such as a pending payment. */
typedef struct
{
  guint statement; /* index in FinReading.statements */
  guint32 line;
  const char *reason;
  FinDraft draft;
} FinHeld;

/** FinRefusal: a record, or a lost stretch of the file, that could not be understood. */
typedef struct
{
  guint32 line;
  const char *field;  /* "amount", "date", a tag or a column title; NULL for a whole record */
  const char *value;  /* what stands there */
  const char *reason; /* a sentence for a person */
  guint64 original_offset;
  guint32 original_length;
} FinRefusal;

/** FinSkipped: something that is no transaction: a header, a total, an investment record. */
typedef struct
{
  guint32 line;
  const char *reason;
} FinSkipped;

typedef enum
{
  FIN_QUESTION_DATE_ORDER,
  FIN_QUESTION_DECIMAL_MARK,
  FIN_QUESTION_SIGN,
  FIN_QUESTION_COLUMNS,
  FIN_QUESTION_ENCODING,
} FinQuestionKind;

/**
 * FinChoice:
 * @value: what FinReadOptions take as the answer ("dmy", ",", "negative", "windows-1250")
 * @label: for a person
 * @sample: the first differing row under this choice
 */
typedef struct
{
  const char *value;
  const char *label;
  const char *sample;
} FinChoice;

/** FinQuestion: two readings fit every row. The drafts stand under the first choice. */
typedef struct
{
  FinQuestionKind kind;
  const char *text;
  GArray *choices; /* FinChoice */
} FinQuestion;

/**
 * FinColumn: one column of a delimited file, for a mapping dialog.
 * @role: the role it was read as ("date", "amount" ...), or %NULL when it is not used
 */
typedef struct
{
  const char *title;
  const char *sample;
  const char *role;
} FinColumn;

/** FinReading: read-only for everyone but the readers. Everything is freed with it. */
typedef struct
{
  char *file;            /* the name that was given */
  const char *format;    /* "csv", "ofx1", "ofx2", "qif", "camt.053" ... */
  const char *encoding;  /* the name of the encoding that was used */
  const char *profile;   /* (nullable): the CSV profile or bank layout that was recognised */
  GPtrArray *statements; /* FinBankStatement, at least one when there is any draft or held row */
  GArray *held;          /* FinHeld */
  GArray *refused;       /* FinRefusal */
  GArray *skipped;       /* FinSkipped */
  GPtrArray *questions;  /* FinQuestion; when not empty all drafts are tentative */
  GPtrArray *notes;      /* char *: sentences for a person */
  GArray *columns;       /* FinColumn; empty unless delimited text */
  char *layout_key;      /* (nullable): the same for files of one layout; answers are kept by it */
  GBytes *text;          /* UTF-8 that offsets point into */
  struct _FinArena *arena;
} FinReading;

void fin_reading_free (FinReading *reading);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinReading, fin_reading_free)

/** FinKeepDraft: Returns: whether the draft at these indices is kept */
typedef gboolean (*FinKeepDraft) (guint statement, guint draft, gpointer data);

void fin_reading_trim (FinReading *reading, FinKeepDraft keep, gpointer data);
guint64 fin_reading_count_rows (const FinReading *reading);
FinBankStatement *fin_reading_get_statement (const FinReading *reading, guint index);
const FinDraft *fin_bank_statement_get_draft (const FinBankStatement *statement, guint index);
char *fin_reading_dup_original (const FinReading *reading, const FinDraft *draft);
char *fin_reading_dup_refused_original (const FinReading *reading, const FinRefusal *refusal);
const char *fin_question_kind_to_string (FinQuestionKind kind);

G_END_DECLS
