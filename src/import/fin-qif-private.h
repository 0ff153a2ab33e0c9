/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the QIF reader: records as texts, until the whole file has decided how to read them.
 */
#pragma once

#include "fin-amount-text.h"
#include "fin-date-text.h"
#include "fin-import-error.h"
#include "fin-money.h"
#include "fin-qif.h"
#include "fin-reading-private.h"

G_BEGIN_DECLS

/** FinQifSplit: S, E and $ of a record. */
typedef struct
{
  const char *category;
  const char *memo;
  const char *amount;
} FinQifSplit;

/** FinQifRecord: one record of an account's register. */
typedef struct
{
  guint statement;
  guint32 line;
  guint64 offset;
  guint32 length;
  guint32 date_line;
  guint32 amount_line;
  const char *date;
  const char *amount;
  const char *payee;
  const char *memo;
  const char *number;
  const char *category;
  const char *action; /* of an investment account, else NULL */
  gboolean investment;
  guint first_split;
  guint n_splits;
} FinQifRecord;

typedef struct
{
  FinReading *reading;
  const FinReadOptions *options;
  GArray *records; /* FinQifRecord */
  GArray *splits;  /* FinQifSplit */
  FinDateOrder order;
  FinDecimalMark mark;
} FinQif;

gboolean fin_qif_scan_date (const char *text, FinDateText *date);
gboolean fin_qif_decide (FinQif *qif, GError **error);
void fin_qif_resolve (FinQif *qif);

G_END_DECLS
