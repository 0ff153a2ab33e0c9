/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Finsight knows about a household at one moment: immutable facts without words or widgets. */
#pragma once

#include <glib-object.h>

#include "fin-anomaly-item.h"
#include "fin-date.h"
#include "fin-enums.h"
#include "fin-forecast.h"
#include "fin-persona.h"
#include "fin-series-list.h"

G_BEGIN_DECLS

/** Probability levels of the quantiles of a #FinBalanceForecast: .025 .1 .25 .5 .75 .9 .975. */
#define FIN_INSIGHTS_N_LEVELS 7
#define FIN_INSIGHTS_LEVEL_LOW 0    /* 2.5 %: lower edge of the 95 % band */
#define FIN_INSIGHTS_LEVEL_MEDIAN 3 /* 50 %: the point forecast */
#define FIN_INSIGHTS_LEVEL_HIGH 6   /* 97.5 %: upper edge of the 95 % band */

/** Statements that end this many days before today are still fresh: banks are closed on weekends. */
#define FIN_INSIGHTS_FRESH_DAYS 3

/** FinEvent: a payment that is expected (or was seen) on a day. @amount is negative when it leaves. */
typedef struct
{
  FinDate date;
  char *label;
  gint64 amount;      /* minor units */
  double probability; /* 0..1 that it comes in this occurrence */
  gint64 account_id;
} FinEvent;

/**
 * FinTrackSource: what a track record stands on.
 * @FIN_TRACK_NONE: too little history for any
 * @FIN_TRACK_BACKTEST: forecasts made now from past days, which saw only what was known then
 * @FIN_TRACK_KEPT: forecasts that were made and kept, against what came
 */
typedef enum
{
  FIN_TRACK_NONE,
  FIN_TRACK_BACKTEST,
  FIN_TRACK_KEPT,
} FinTrackSource;

/** FinTrackRecord: @n_inside of @n_days were inside the band; errors in minor units. */
typedef struct
{
  FinTrackSource source;
  int n_days;
  int n_inside;
  int n_forecasts; /* that these days were forecast by */
  int span_days;   /* the days compared lie in the last so many days */
  gint64 error;    /* mean absolute error of the median */
  gint64 bias;     /* mean of median less truth: positive = forecasts were too high */
  double width;    /* factor on the band that follows from it */
} FinTrackRecord;

/** FinBalanceForecast: history and forecast of one account, or of all accounts of one currency. */
typedef struct
{
  gint64 account_id; /* 0: the household's accounts in @currency together */
  char currency[4];
  gboolean relative;  /* no balance was ever stated: levels mean nothing, changes do */
  FinDate as_of;      /* min (today, last statement) */
  gboolean stale;     /* as_of lies more than FIN_INSIGHTS_FRESH_DAYS before today */
  int n_history;      /* end-of-day balances of the days as_of - n_history + 1 .. as_of */
  gint64 *history;    /* minor units */
  FinForecastModel model;
  gint64 balance;     /* at the end of as_of */
  FinForecastBasis basis; /* meaningful when n_days > 0 */
  int history_days;   /* days of history the model used */
  gboolean awaits_pay; /* hardly anything came in then: a month's pay is supposed to be yet to come */
  double width;       /* what the account's own record made of the band: 1 = as simulated */
  int n_days;         /* forecast days as_of + 1 .. as_of + n_days; 0: no history, no forecast */
  gint64 *quantiles;  /* n_days x FIN_INSIGHTS_N_LEVELS, row-major, minor units, never clamped */
  gint64 *mean;       /* n_days */
  gint64 *change;     /* n_days: what the question's changes make of the balance */
  gint64 *known;      /* n_days: expected from recurring payments on that day */
  gint64 *everyday;   /* n_days: and from everything else; mean is balance and both, summed up */
  FinDate next_payday; /* FIN_DATE_NONE when no pay cycle is known */
  gint64 low_balance; /* lowest median before the next payday (or within risk_days) */
  FinDate low_date;
  int risk_days;       /* that the probabilities below look ahead */
  double p_below_zero; /* within risk_days */
  FinDate below_zero_date; /* most likely first day, or FIN_DATE_NONE */
  gint64 margin; /* safety margin, minor units: set by the person, else a week of usual spending */
  double p_below_margin;
  FinDate below_margin_date;
  gint64 critical; /* critical level: set by the person, else a fifth of the margin */
  double p_below_critical;
  FinDate below_critical_date;
  gint64 daily_spending; /* usual spending a day, positive minor units; 0 when unknown */
  int days_covered;      /* days of that which the balance covers, -1 when unknown */
  FinTrackRecord record; /* how forecasts of this account did */
  GPtrArray *events; /* (element-type FinEvent): expected, by date */
} FinBalanceForecast;

/** FinAccountBalance: what one account holds. */
typedef struct
{
  gint64 account_id;
  char *name;
  FinAccountKind kind;
  char currency[4];
  gint64 balance;
  gboolean relative;
  FinDate as_of;
  gboolean stale;
} FinAccountBalance;

/** FinCategorySpending: @spent and @usual are positive minor units that left, transfers left out. */
typedef struct
{
  gint64 category_id; /* 0: uncategorised */
  char *key;
  char *name;
  char *icon_name;
  char *colour;
  gint64 spent; /* this calendar month, to as_of */
  gint64 usual; /* median of up to six full months before, to the same day of the month */
} FinCategorySpending;

/** FinMonthSpending: this month against the usual pace. */
typedef struct
{
  FinPeriod month; /* the calendar month of as_of */
  gint64 spent;    /* to as_of */
  gint64 usual;    /* median spending of earlier months to the same day; 0 without earlier months */
  int n_months;    /* how many full months @usual stands on */
  gint64 week_spent; /* the last seven days */
  gint64 week_usual; /* days 31-60 back, per seven days; 0 when unknown */
  GPtrArray *categories; /* (element-type FinCategorySpending): by spent, largest first */
} FinMonthSpending;

/** FinInsightFeature: the person's value beside the reference population's. */
typedef struct
{
  FinFeature feature; /* its name is fin_feature_name() */
  char *key;          /* fin_feature_key() */
  double value;
  double population_low;    /* 10 % quantile */
  double population_median;
  double population_high;   /* 910 % quantile */
  double rank;              /* share of the population below the value, 0..1 */
} FinInsightFeature;

/** FinInsightMonth: one past month; @persona is FIN_PERSONA_NONE where data were missing. */
typedef struct
{
  FinDate month;
  FinPersona persona;
  double confidence;
} FinInsightMonth;

/** FinPersonaInsight: texts for @persona come from fin-persona-text.h. */
typedef struct
{
  gboolean enough;
  int n_transactions; /* spending transactions seen; 30 are needed */
  int n_days;         /* days covered; 28 are needed */
  FinPersona persona; /* FIN_PERSONA_NONE unless @enough */
  double confidence;  /* 0..1 */
  gint64 average_transaction; /* minor units */
  double monthly_frequency;   /* spending transactions per 30.44 days */
  char *top_category;         /* name */
  GPtrArray *features; /* (element-type FinInsightFeature) */
  GPtrArray *months;   /* (element-type FinInsightMonth), oldest first */
} FinPersonaInsight;

/** FinInsightRate: @rate units of the main currency for one of @currency, last known on @date. */
typedef struct
{
  char currency[4];
  double rate;
  FinDate date;
} FinInsightRate;

/** FinInsights: reference-counted and immutable, safe to share between threads. */
typedef struct _FinInsights FinInsights;

struct _FinInsights
{
  /*< private >*/
  gatomicrefcount ref_count;

  /*< public, read-only >*/
  gboolean empty; /* no transaction at all */
  FinDate today;
  FinDate as_of;
  char currency[4];     /* the household's main currency: the one most transactions have */
  GPtrArray *accounts;  /* (element-type FinAccountBalance), in the person's order */
  GPtrArray *forecasts; /* (element-type FinBalanceForecast): [0] the household in the main currency,
                           then each account */
  FinMonthSpending *spending;
  FinPersonaInsight *persona;
  char **other_currencies; /* currencies left out of the household's totals, no rate being known */
  GPtrArray *rates; /* (element-type FinInsightRate): by which the others count in the totals */
  FinSeriesList *series; /* recurring payments */
  GPtrArray *anomalies;  /* (element-type FinAnomalyItem): of the last 90 days, newest first */
  struct _FinForecastInputs *inputs; /* what the forecasts were made from, to ask "what if" */
};

typedef struct _FinForecastInputs FinForecastInputs;

#define FIN_TYPE_INSIGHTS (fin_insights_get_type ())
GType fin_insights_get_type (void);
FinInsights *fin_insights_new (void);
FinInsights *fin_insights_ref (FinInsights *self);
void fin_insights_unref (FinInsights *self);
const FinBalanceForecast *fin_insights_find_forecast (FinInsights *self, gint64 account_id);
gint64 fin_balance_forecast_quantile (const FinBalanceForecast *self, int day, int level);
FinBalanceForecast *fin_balance_forecast_new (void);
void fin_balance_forecast_free (FinBalanceForecast *self);
FinEvent *fin_event_new (FinDate date, const char *label, gint64 amount, double probability);
void fin_event_free (FinEvent *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinInsights, fin_insights_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinBalanceForecast, fin_balance_forecast_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinEvent, fin_event_free)

G_END_DECLS
