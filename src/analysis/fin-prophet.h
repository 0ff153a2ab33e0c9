/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The classic model: a piecewise linear trend with Fourier seasonality, fitted exactly. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fin-cancel.h"

#define FIN_PROPHET_MAX_CHANGEPOINTS 25
#define FIN_PROPHET_MAX_BETA 36

/** FinProphetOptions: which seasonalities to fit; none of them leaves a trend. */
typedef struct
{
  bool yearly;  /* 10 harmonics of 365.25 days */
  bool monthly; /* 5 harmonics of 30.5 days */
  bool weekly;  /* 3 harmonics of 7 days */
} FinProphetOptions;

/**
 * FinProphet: a fitted model (Taylor and Letham, "Forecasting at scale", 2018).
 * @start: the first day of the history; @t_scale_days: its length; t = (day - start) / t_scale_days
 * @y_scale: the largest |y|; parameters are in y / y_scale
 * @k, @m: slope and offset of the trend; @delta: change of slope at each of @changepoints_t
 * @beta: sine and cosine of each harmonic; yearly, then monthly, then weekly
 * @sigma_obs: standard deviation of the observations
 * @objective: negative log posterior, without constants
 */
typedef struct
{
  FinProphetOptions options;
  int32_t start;
  double t_scale_days;
  double y_scale;
  double k;
  double m;
  double sigma_obs;
  int n_changepoints;
  double changepoints_t[FIN_PROPHET_MAX_CHANGEPOINTS];
  double delta[FIN_PROPHET_MAX_CHANGEPOINTS];
  int n_beta;
  double beta[FIN_PROPHET_MAX_BETA];
  double objective;
} FinProphet;

typedef enum
{
  FIN_PROPHET_OK,
  FIN_PROPHET_CANCELLED,
  FIN_PROPHET_TOO_FEW, /* under two days of history */
  FIN_PROPHET_INVALID, /* days not ascending, or a value that is not finite */
} FinProphetStatus;

int fin_prophet_n_beta (const FinProphetOptions *options);
FinProphetStatus fin_prophet_fit (const int32_t *days,
                                  const double *y,
                                  size_t n_rows,
                                  const FinProphetOptions *options,
                                  FinCancelFunc cancel,
                                  void *cancel_data,
                                  FinProphet *prophet);
void fin_prophet_predict (const FinProphet *prophet,
                          const int32_t *days,
                          size_t n_days,
                          double *trend,
                          double *yhat);
bool fin_prophet_sample (const FinProphet *prophet,
                         int32_t first_day,
                         size_t n_days,
                         size_t n_samples,
                         uint64_t seed,
                         FinCancelFunc cancel,
                         void *cancel_data,
                         double *samples);
bool fin_prophet_interval (const FinProphet *prophet,
                           const int32_t *days,
                           size_t n_days,
                           size_t n_samples,
                           uint64_t seed,
                           FinCancelFunc cancel,
                           void *cancel_data,
                           double *lower,
                           double *upper);
