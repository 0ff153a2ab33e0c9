/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds payments that stand out from what a household is used to, each with how rare it is. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fin-cancel.h"
#include "fin-flow.h"
#include "fin-recurring.h"

typedef enum
{
  FIN_ANOMALY_DUPLICATE,      /* the same payee and amount again within days */
  FIN_ANOMALY_UNUSUAL_AMOUNT, /* far above what this payee, or this category, usually takes */
  FIN_ANOMALY_NEW_PAYEE,      /* a large charge of a payee never seen before */
  FIN_ANOMALY_CARD_TESTING,   /* several small charges of new payees in a short time */
  FIN_ANOMALY_PRICE_RISE,     /* a fixed recurring payment takes more */
  FIN_ANOMALY_MISSING_INCOME, /* recurring income is later than it ever was */
  FIN_N_ANOMALY_KINDS,
} FinAnomalyKind;

/** FinAnomalyBasis: what an unusual amount is compared with. */
typedef enum
{
  FIN_ANOMALY_BASIS_PAYEE,
  FIN_ANOMALY_BASIS_CATEGORY,
  FIN_ANOMALY_BASIS_NEW_PAYEES,
  FIN_ANOMALY_BASIS_SERIES,
} FinAnomalyBasis;

/**
 * FinAnomalyRow: a booked row; all rows of one call are of one currency.
 * @flow: its label is the payee's stem, without which a row is not judged; its tag the category
 * @account: the caller's number of the account; a charge is doubled on one account only
 * @ignored: a transfer between the person's own accounts: neither judged nor learned from
 * @scheduled: belongs to a recurring payment of fixed amount, whose price is judged there
 */
typedef struct
{
  FinFlow flow;
  int32_t account;
  bool ignored;
  bool scheduled;
} FinAnomalyRow;

#define FIN_ANOMALY_MAX_ROWS 8

/**
 * FinAnomaly:
 * @rows: what it is about, indices of the caller's, oldest first; the last is the odd one. Of
 *   missing income: the last one that came
 * @day: of the odd row; of missing income: the day it was due
 * @amount: minor units, positive: of the odd row, together of a burst, the usual one of what is missing
 * @usual, @low, @high: median, 10 % and 90 % quantile of what it is compared with, minor units
 * @count: how many observations those stand on
 * @ratio: @amount / @usual
 * @days: between two equal charges, from first to last of a burst, or how late income is
 * @chance: how often something at least as odd is expected by chance per payment judged
 * @refunded: the same amount has come back since
 */
typedef struct
{
  FinAnomalyKind kind;
  FinAnomalyBasis basis;
  size_t rows[FIN_ANOMALY_MAX_ROWS];
  size_t n_rows;
  int32_t day;
  double amount;
  double usual;
  double low;
  double high;
  size_t count;
  double ratio;
  int days;
  double chance;
  bool refunded;
} FinAnomaly;

/** FinAnomalies: @items by day, @cancelled when the list is incomplete for that reason. */
typedef struct
{
  FinAnomaly *items;
  size_t n_items;
  bool cancelled;
  /* How many payments were judged, and the chance of each: what calibration is checked on. */
  float *chances[FIN_N_ANOMALY_KINDS];
  size_t n_chances[FIN_N_ANOMALY_KINDS];
} FinAnomalies;

/**
 * FinAnomalyMemory: of a pass through rows, for the next one through nearly the same: what is found is
 * the same as without. Equal labels must be equal pointers, and live as long as it does.
 */
typedef struct FinAnomalyMemory FinAnomalyMemory;

FinAnomalyMemory *fin_anomaly_memory_new (void);
void fin_anomaly_memory_free (FinAnomalyMemory *self);

/**
 * FinAnomalyOptions:
 * @memory: (nullable): not used with @keep_chances
 * @keep_chances: fill in the chance of every payment judged, not of the odd ones alone
 */
typedef struct
{
  FinAnomalyMemory *memory;
  bool keep_chances;
  FinCancelFunc cancel;
  void *cancel_data;
} FinAnomalyOptions;

FinAnomalies *fin_anomalies_detect (const FinAnomalyRow *rows,
                                    size_t n_rows,
                                    int32_t as_of,
                                    const FinAnomalyOptions *options);
void fin_anomaly_mark_scheduled (FinAnomalyRow *rows,
                                 const FinRecurring *recurring,
                                 const size_t *series_rows);
void fin_anomalies_add_series (FinAnomalies *anomalies,
                               const FinAnomalyRow *rows,
                               size_t n_rows,
                               const FinRecurring *recurring,
                               const size_t *series_rows,
                               int32_t as_of);
void fin_anomalies_free (FinAnomalies *anomalies);
double fin_anomaly_bits (const FinAnomaly *anomaly);
const char *fin_anomaly_kind_name (FinAnomalyKind kind);
