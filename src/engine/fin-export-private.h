/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to engine/: what every export format is made of. */
#pragma once

#include "fin-enums.h"
#include "fin-export.h"

G_BEGIN_DECLS

/** FinExportAccount: strings are borrowed, %NULL when absent. */
typedef struct
{
  gint64 id;
  const char *name;
  const char *number;
  const char *bank_id;
  const char *currency;
  int exponent;
  FinAccountKind kind;
  gboolean has_balance;
  gint64 balance;
  FinDate balance_date;
  gboolean has_opening;
  gint64 opening;
  FinDate opening_date;
} FinExportAccount;

/** FinExportRow: a posted transaction; strings are borrowed, %NULL when absent. */
typedef struct
{
  gint64 id;
  FinDate date;
  FinDate value_date;
  int time;
  gint64 amount;
  const char *payee;
  const char *memo;
  const char *reference;
  const char *bank_id;
  const char *category;
  FinCategoryKind category_kind;
  gint64 transfer_id;
  const char *transfer_account;
  FinAccountKind transfer_kind;
  const char *note;
  const char *splits; /* "food.groceries=-1250 shopping.books=-700" in minor units */
} FinExportRow;

/** FinExportOut: the first error stops all later writing. */
typedef struct
{
  GOutputStream *stream;
  GString *text;
  GCancellable *cancellable;
  GError *error;
  GDateTime *now;
  guint n_accounts; /* begun before, for separators */
  guint n_rows;     /* of the account, written before */
} FinExportOut;

typedef struct
{
  void (*begin) (FinExportOut *out);
  void (*begin_account) (FinExportOut *out, const FinExportAccount *account);
  void (*row) (FinExportOut *out, const FinExportAccount *account, const FinExportRow *row);
  void (*end_account) (FinExportOut *out, const FinExportAccount *account);
  void (*end) (FinExportOut *out);
} FinExportWriter;

extern const FinExportWriter fin_export_csv;
extern const FinExportWriter fin_export_json;
extern const FinExportWriter fin_export_qif;
extern const FinExportWriter fin_export_ofx;
extern const FinExportWriter fin_export_ledger;

char *fin_export_next_split (const char **cursor, gint64 *amount);

/* Appends; fin-export.c writes the text out when there is enough of it. */
void fin_export_put (FinExportOut *out, const char *text);
void fin_export_printf (FinExportOut *out, const char *format, ...) G_GNUC_PRINTF (2, 3);
void fin_export_put_amount (FinExportOut *out, gint64 amount, int exponent);
void fin_export_put_date (FinExportOut *out, FinDate date);
void fin_export_put_line (FinExportOut *out, const char *before, const char *text);

G_END_DECLS
