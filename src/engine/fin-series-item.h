/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One recurring payment as a person sees it: facts, its life, and what was said about it. */
#pragma once

#include "fin-recurring-life.h"
#include "fin-series-verdict.h"

G_BEGIN_DECLS

/** FinSeriesKind: under which heading it is listed. */
typedef enum
{
  FIN_SERIES_INCOME,
  FIN_SERIES_BILL,
  FIN_SERIES_SUBSCRIPTION,
  FIN_SERIES_TRANSFER, /* to and from the person's own accounts, and savings */
  FIN_N_SERIES_KINDS,
} FinSeriesKind;

/** FinSeriesPayment: @days_off: days after its due day, negative before it. */
typedef struct
{
  gint64 id;
  FinDate date;
  gint64 amount;
  int days_off;
} FinSeriesPayment;

/** FinSeriesPrice: from @date on it was @to, minor units. */
typedef struct
{
  FinDate date;
  gint64 from;
  gint64 to;
} FinSeriesPrice;

/**
 * FinSeriesItem: money in minor units of @currency, negative leaves the account.
 * @key: stays the same from run to run
 * @name: the person's, else the payee's
 * @label: under which its last payment was grouped
 * @word: what the person said last; @pinned: and it fixed the days
 * @category_id: 0: none; @category_key is "" then
 * @usual: of a payment at present; @low and @high: of the last six
 * @first_due, @next: due days; @expected: the one that is late or missed, else @next
 * @n_due: due days until as_of; @n_missed: the last of them that came to nothing
 * @days_late, @days_early: 0 when on time; @resumed: after a pause, or %FIN_DATE_NONE
 * @payments: (element-type FinSeriesPayment): by date
 * @prices: (element-type FinSeriesPrice): by date
 * @verdict: (nullable): what was said
 */
typedef struct
{
  char *key;
  char *name;
  char *label;
  gint64 account_id;
  char *account_name;
  char currency[4];
  FinDate as_of;
  FinSeriesKind kind;
  FinSeriesWord word;
  gboolean pinned;
  gint64 category_id;
  char *category_key;
  FinSchedule schedule;
  gint64 usual;
  gint64 low;
  gint64 high;
  gboolean fixed;
  gint64 monthly;
  gint64 yearly;
  FinDate first_due;
  FinDate next;
  FinDate expected;
  FinRecurringState state;
  int n_due;
  int n_missed;
  int days_late;
  int days_early;
  FinDate resumed;
  double confidence;
  GArray *payments;
  GArray *prices;
  FinSeriesVerdict *verdict;
} FinSeriesItem;

void fin_series_item_free (FinSeriesItem *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinSeriesItem, fin_series_item_free)

const FinSeriesPrice *fin_series_item_last_price (const FinSeriesItem *self);
FinDate fin_series_item_due (const FinSeriesItem *self, guint n);
const char *fin_series_kind_key (FinSeriesKind kind);
const char *fin_series_state_key (FinRecurringState state);

G_END_DECLS
