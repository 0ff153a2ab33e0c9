/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What insight jobs remember: personas by month, past forecasts, verdicts, exchange rates. */
#pragma once

#include "fin-connection.h"
#include "fin-persona-month.h"

G_BEGIN_DECLS

/** FinStoredForecast: a forecast as it was made; @data is JSON. @account_id 0: the household. */
typedef struct
{
  gint64 account_id;
  FinDate as_of;
  int horizon;
  char *model;
  char *data;
} FinStoredForecast;

/** FinStoredRate: @rate decimal digits, units of @to for one of @from on @date. */
typedef struct
{
  char *from;
  char *to;
  char *rate;
  char *source;
  FinDate date;
} FinStoredRate;

void fin_stored_rate_free (FinStoredRate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinStoredRate, fin_stored_rate_free)

void fin_stored_forecast_free (FinStoredForecast *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinStoredForecast, fin_stored_forecast_free)

/* Not undoable: write with a NULL step label. */
gboolean fin_persona_store_set (FinConnection *connection,
                                FinPersonaMonth *month,
                                GError **error);
GPtrArray *fin_persona_store_list (FinConnection *connection,
                                   gint64 profile_id,
                                   int limit,
                                   GError **error);
gboolean fin_forecast_store_set (FinConnection *connection,
                                 const FinStoredForecast *record,
                                 GError **error);
gboolean fin_forecast_store_prune (FinConnection *connection, FinDate before, GError **error);
GPtrArray *fin_forecast_store_list (FinConnection *connection,
                                    gint64 account_id,
                                    const char *model,
                                    int limit,
                                    GError **error);

/** FinStoredVerdict: @data is JSON or %NULL. */
typedef struct
{
  char *key;
  char *verdict;
  char *data;
} FinStoredVerdict;

/* Undoable: the person said so. */
GPtrArray *fin_verdict_store_list (FinConnection *connection,
                                   const char *subject,
                                   GError **error);
char *fin_verdict_store_get (FinConnection *connection,
                             const char *subject,
                             const char *key,
                             GError **error);
gboolean fin_verdict_store_set (FinConnection *connection,
                                const char *subject,
                                const char *key,
                                const char *verdict,
                                const char *data,
                                GError **error);
gboolean fin_rate_is_valid (const char *rate);
gboolean fin_rate_store_set (FinConnection *connection,
                             const char *from,
                             const char *to,
                             FinDate date,
                             const char *rate,
                             const char *source,
                             GError **error);
GPtrArray *fin_rate_store_list (FinConnection *connection, GError **error);
char *fin_rate_store_get (FinConnection *connection,
                          const char *from,
                          const char *to,
                          FinDate date,
                          FinDate *rate_date,
                          GError **error);

G_END_DECLS
