/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the CSV reader: what was found out about a file, step by step. */
#pragma once

#include "fin-amount-text.h"
#include "fin-csv-scan.h"
#include "fin-csv-words.h"
#include "fin-csv.h"
#include "fin-date-text.h"
#include "fin-import-error.h"
#include "fin-money.h"
#include "fin-reading-private.h"

G_BEGIN_DECLS

#define FIN_CSV_N_ORDERS    6
#define FIN_CSV_MAX_COLUMNS 256
#define FIN_CSV_MAX_MEMOS   8

/** Rows that the shape of the columns is judged on. */
#define FIN_CSV_SAMPLE_ROWS 1000

/** With so many rows or more, one at an end of the file that alone has no text is no transaction.
 */
#define FIN_CSV_BARE_ROWS 3

/** FinCsvColumn: what a column is called and what its cells look like (the first rows only). */
typedef struct
{
  const char *title;
  const char *sample;
  FinCsvMatch match;
  FinCsvRole role;
  guint filled;
  guint dates;
  guint amounts;
  guint money; /* amounts with decimals, a sign or a currency */
  guint negatives;
  guint zeros;
  guint dashes; /* a lone dash: beside amounts it is an empty cell */
  guint directions_in;
  guint directions_out;
  guint currencies;
  guint ibans;
  guint words;     /* neither date nor amount, with three letters or more */
  guint purchases; /* rows filled here whose text speaks of a purchase */
  guint64 length;  /* bytes of all cells */
  gboolean varies;
  /* Of the whole file, for the columns that hold dates: */
  guint n_dates;
  guint fits[FIN_CSV_N_ORDERS];
  guint same; /* rows where day-first and month-first give the same day */
  const char *date_sample;
  FinDateOrder order;
} FinCsvColumn;

/** FinCsvTexts: in which of the first 64 columns rows have words, a bit each. */
typedef struct
{
  guint rows;
  guint64 first;
  guint64 between; /* in all rows but the first and the last */
  guint64 last;
  guint32 first_line;
  guint32 last_line;
} FinCsvTexts;

/** FinCsvEvidence: what all rows together say about the amounts. */
typedef struct
{
  guint rows;
  guint dot;      /* amounts that make sense with a point only */
  guint comma;    /* with a comma only */
  guint either;   /* with both, and meaning different things */
  guint dot_fits; /* of those, within the currency's decimals */
  guint comma_fits;
  const char *either_sample;
  guint positive;
  guint negative;
  guint plus; /* positive, and the sign is printed */
  guint suffix_in;
  guint suffix_out;
  guint debit_negative;
  guint debit_positive;
  guint credit_negative;
  guint credit_positive;
  guint direction_in;
  guint direction_out;
  guint direction_blank;
  guint direction_other;
  guint direction_agrees; /* signed amounts whose sign is what the word says */
  guint direction_differs;
  guint payments_in; /* "payment received" printed as positive, on a card */
  guint payments_out;
  guint income_in; /* words of a wage beside a positive amount */
  guint income_out;
  guint maybe_payments;    /* negative, and perhaps a payment onto a card */
  guint purchases;         /* words of a purchase beside a positive amount */
  gboolean begins_account; /* a balance that is the row's amount: there was nothing before it */
  gboolean card;
  FinCsvTexts texts;
} FinCsvEvidence;

/** FinCsvLayout: how the file is read. Columns are 0-based, -1 for none. */
typedef struct
{
  FinReading *reading;
  const FinReadOptions *options;
  const struct _FinCsvProfile *profile;
  FinCsvScan scan;
  GArray *columns; /* FinCsvColumn */
  GString *text;   /* of the row's texts, while the last pass runs */
  gboolean has_header;
  guint32 header_line;
  gsize data_position;
  guint32 data_line;
  guint8 merge_to[FIN_CSV_MAX_COLUMNS]; /* for the scanner, where the comma is decimal mark too */
  int column[FIN_CSV_N_ROLES];
  int memos[FIN_CSV_MAX_MEMOS];
  guint n_memos;
  gboolean amount_doubtful;
  gboolean pair;         /* a debit and a credit column instead of one amount */
  gboolean pair_guessed; /* which of the two is which is not written anywhere */
  gboolean use_direction;
  int blank_direction;
  int unknown_direction;
  gboolean inverted;         /* positive leaves the holder */
  gboolean balance_inverted; /* a positive balance is owed */
  gboolean fee_apart;
  gboolean balance_contradicted; /* the column called a balance does not follow the amounts */
  FinDecimalMark mark;
  char currency[4];
  FinCsvEvidence evidence;
} FinCsvLayout;

/** FinCsvAmount: how the cells of a row end as an amount. */
typedef enum
{
  FIN_CSV_AMOUNT_OK,
  FIN_CSV_AMOUNT_EMPTY,
  FIN_CSV_AMOUNT_BAD,
} FinCsvAmountState;

typedef struct
{
  FinCsvAmountState state;
  gint64 minor;
  char currency[4];
  FinCsvCell cell; /* the cell that decided or is wrong */
  FinCsvRole field;
  const char *reason;
} FinCsvAmount;

/* fin-csv-sniff.c */
char fin_csv_sniff_delimiter (const char *text, gsize size, gsize *skip);
void fin_csv_find_header (FinCsvLayout *layout);

/* fin-csv-columns.c */
void fin_csv_rewind_to_data (FinCsvLayout *layout);
FinCsvColumn *fin_csv_column (const FinCsvLayout *layout, int index);
void fin_csv_find_cut_decimals (FinCsvLayout *layout);
void fin_csv_gather_columns (FinCsvLayout *layout);
void fin_csv_claim (FinCsvLayout *layout, int index, FinCsvRole role);
gboolean fin_csv_assign_roles (FinCsvLayout *layout, GError **error);

/* fin-csv-infer.c */
int fin_csv_infer_column (const FinCsvLayout *layout, gboolean dates);
gboolean fin_csv_infer_other_half (FinCsvLayout *layout);
void fin_csv_infer_amount (FinCsvLayout *layout);
void fin_csv_infer_direction (FinCsvLayout *layout);
void fin_csv_infer_partial_direction (FinCsvLayout *layout);
void fin_csv_infer_balance (FinCsvLayout *layout);
void fin_csv_infer_currency (FinCsvLayout *layout);
gboolean fin_csv_exclude_each_other (FinCsvLayout *layout, int a, int b);
void fin_csv_infer_own_amount (FinCsvLayout *layout);
void fin_csv_prove_amount (FinCsvLayout *layout);
void fin_csv_infer_texts (FinCsvLayout *layout);
void fin_csv_ask_for_amount (FinCsvLayout *layout);

/* fin-csv-evidence.c */
extern const FinDateOrder fin_csv_order_bits[FIN_CSV_N_ORDERS];
int fin_csv_row_exponent (const FinCsvLayout *layout, const FinAmountText *amount);
void fin_csv_gather_evidence (FinCsvLayout *layout);
guint32 fin_csv_bare_line (const FinCsvLayout *layout);

/* fin-csv-notation.c */
gboolean fin_csv_decide_order (FinCsvLayout *layout, GError **error);
void fin_csv_decide_mark (FinCsvLayout *layout);

/* fin-csv-sign.c */
gboolean fin_csv_decide (FinCsvLayout *layout, GError **error);
guint fin_csv_balance_agreement (FinCsvLayout *layout, guint *checked);

/* fin-csv-preamble.c */
gboolean fin_csv_is_iban (const char *text, gsize length);
void fin_csv_infer_accounts (FinCsvLayout *layout);
const char *fin_csv_role_text (FinCsvLayout *layout, FinCsvRole role);
const char *fin_csv_row_memo (FinCsvLayout *layout);
gboolean fin_csv_row_date (
    const FinCsvLayout *layout, FinCsvRole role, FinDate *date, gint32 *time, FinDate *second);
void fin_csv_draft_begin (FinCsvLayout *layout, FinDraft *draft, const FinCsvAmount *amount);
void fin_csv_draft_fill (FinCsvLayout *layout, FinDraft *draft);
void fin_csv_note_account (FinCsvLayout *layout);
void fin_csv_note_balance (FinCsvLayout *layout);
void fin_csv_settle_balance (FinCsvLayout *layout);

/* fin-csv-amount.c */
FinCsvAmountState fin_csv_read_cell (const FinCsvLayout *layout,
                                     FinCsvRole role,
                                     FinAmountText *amount,
                                     FinCsvAmount *result);
FinCsvAmount fin_csv_row_amount (FinCsvLayout *layout);

static inline FinCsvCell
fin_csv_role_cell (const FinCsvLayout *layout, FinCsvRole role)
{
  return fin_csv_scan_cell (&layout->scan, layout->column[role]);
}

static inline gint64
fin_csv_magnitude (gint64 minor)
{
  return minor < 0 && minor != G_MININT64 ? -minor : minor;
}

/* fin-csv-rows.c */
gboolean fin_csv_read_rows (FinCsvLayout *layout, GError **error);

G_END_DECLS
