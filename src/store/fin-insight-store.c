/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Personas, past forecasts, verdicts and exchange rates in SQL. */
#include "fin-insight-store.h"

#include "fin-connection-private.h"
#include "fin-persona-month-private.h"

void
fin_stored_forecast_free (FinStoredForecast *self)
{
  g_free (self->model);
  g_free (self->data);
  g_free (self);
}

void
fin_stored_rate_free (FinStoredRate *self)
{
  g_free (self->from);
  g_free (self->to);
  g_free (self->rate);
  g_free (self->source);
  g_free (self);
}

static void
free_rate (gpointer rate)
{
  fin_stored_rate_free (rate);
}

static gpointer
read_rate (FinStatement *row)
{
  FinStoredRate *rate = g_new0 (FinStoredRate, 1);

  rate->from = fin_statement_dup_text (row, 0);
  rate->to = fin_statement_dup_text (row, 1);
  rate->date = fin_statement_column_date (row, 2);
  rate->rate = fin_statement_dup_text (row, 3);
  rate->source = fin_statement_dup_text (row, 4);
  return rate;
}

static gpointer
read_text (FinStatement *row)
{
  return fin_statement_dup_text (row, 0);
}

static gpointer
read_persona (FinStatement *row)
{
  FinPersonaMonth *month = fin_persona_month_new ();

  month->profile_id = fin_statement_column_int (row, 0);
  month->month = fin_statement_column_date (row, 1);
  month->label = fin_statement_dup_text (row, 2);
  month->confidence = (gint) fin_statement_column_int (row, 3);
  month->data = fin_statement_dup_text (row, 4);
  return month;
}

static gpointer
read_forecast (FinStatement *row)
{
  FinStoredForecast *record = g_new0 (FinStoredForecast, 1);

  record->account_id = fin_statement_column_int (row, 0);
  record->as_of = fin_statement_column_date (row, 1);
  record->horizon = (int) fin_statement_column_int (row, 2);
  record->model = fin_statement_dup_text (row, 3);
  record->data = fin_statement_dup_text (row, 4);
  return record;
}

static gpointer
read_verdict (FinStatement *row)
{
  FinStoredVerdict *verdict = g_new0 (FinStoredVerdict, 1);

  verdict->key = fin_statement_dup_text (row, 0);
  verdict->verdict = fin_statement_dup_text (row, 1);
  verdict->data = fin_statement_dup_text (row, 2);
  return verdict;
}

static void
free_verdict (gpointer data)
{
  FinStoredVerdict *verdict = data;

  g_free (verdict->key);
  g_free (verdict->verdict);
  g_free (verdict->data);
  g_free (verdict);
}

static void
free_forecast (gpointer record)
{
  fin_stored_forecast_free (record);
}

/* Public API */

/** fin_persona_store_set: one per profile and month; a later run replaces it. */
gboolean
fin_persona_store_set (FinConnection *connection, FinPersonaMonth *month, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "INSERT INTO persona_months (profile_id, month, label, confidence, data) "
      "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (profile_id, month) DO UPDATE SET "
      "label = excluded.label, confidence = excluded.confidence, data = excluded.data",
      error);

  if (statement == NULL)
    return FALSE;
  fin_statement_bind (statement, "idsns", month->profile_id, month->month, month->label,
                      month->confidence, month->data);
  return fin_statement_execute (statement, error);
}

/** fin_persona_store_list: Returns: (element-type FinPersonaMonth): newest first; @limit -1: all */
GPtrArray *
fin_persona_store_list (FinConnection *connection, gint64 profile_id, int limit, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "SELECT profile_id, month, label, confidence, data FROM persona_months "
      "WHERE profile_id = ?1 ORDER BY month DESC LIMIT ?2",
      error);

  if (statement == NULL)
    return NULL;
  fin_statement_bind (statement, "in", profile_id, limit);
  return fin_statement_collect (statement, read_persona, g_object_unref, error);
}

/** fin_forecast_store_set: one per account, day, horizon and model; a later run replaces it. */
gboolean
fin_forecast_store_set (FinConnection *connection, const FinStoredForecast *record, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "INSERT INTO forecast_records (account_id, as_of, horizon, model, data) "
      "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (coalesce (account_id, 0), as_of, horizon, model) "
      "DO UPDATE SET data = excluded.data",
      error);

  if (statement == NULL)
    return FALSE;
  fin_statement_bind (statement, "kdnss", record->account_id, record->as_of, record->horizon,
                      record->model, record->data);
  return fin_statement_execute (statement, error);
}

/** fin_forecast_store_prune: throws away what was forecast before that day. */
gboolean
fin_forecast_store_prune (FinConnection *connection, FinDate before, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection, "DELETE FROM forecast_records WHERE as_of < ?1", error);

  if (statement == NULL)
    return FALSE;
  fin_statement_bind (statement, "d", before);
  return fin_statement_execute (statement, error);
}

/**
 * fin_forecast_store_list:
 * @account_id: 0: the household's
 * @model: (nullable): %NULL: all
 *
 * Returns: (element-type FinStoredForecast) (transfer full): newest first; @limit -1: all
 */
GPtrArray *
fin_forecast_store_list (FinConnection *connection, gint64 account_id, const char *model, int limit,
                         GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "SELECT account_id, as_of, horizon, model, data FROM forecast_records "
      "WHERE account_id IS ?1 AND (?2 IS NULL OR model = ?2) ORDER BY as_of DESC, id DESC LIMIT ?3",
      error);

  if (statement == NULL)
    return NULL;
  fin_statement_bind (statement, "ksn", account_id, model, limit);
  return fin_statement_collect (statement, read_forecast, free_forecast, error);
}

/** fin_verdict_store_get: Returns: (nullable): the verdict; %NULL without @error: none */
char *
fin_verdict_store_get (FinConnection *connection, const char *subject, const char *key,
                       GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection, "SELECT verdict FROM verdicts WHERE subject = ?1 AND key = ?2", error);

  if (statement == NULL)
    return NULL;
  fin_statement_bind (statement, "ss", subject, key);
  return fin_statement_fetch (statement, read_text, error);
}

/** fin_verdict_store_list: Returns: (transfer full) (element-type FinStoredVerdict): oldest first */
GPtrArray *
fin_verdict_store_list (FinConnection *connection, const char *subject, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection, "SELECT key, verdict, data FROM verdicts WHERE subject = ?1 ORDER BY id", error);

  if (statement == NULL)
    return NULL;
  fin_statement_bind (statement, "s", subject);
  return fin_statement_collect (statement, read_verdict, free_verdict, error);
}

/** fin_verdict_store_set: @verdict %NULL takes the verdict back. */
gboolean
fin_verdict_store_set (FinConnection *connection, const char *subject, const char *key,
                       const char *verdict, const char *data, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      verdict != NULL
          ? "INSERT INTO verdicts (subject, key, verdict, data) VALUES (?1, ?2, ?3, ?4) "
            "ON CONFLICT (subject, key) DO UPDATE SET verdict = excluded.verdict, "
            "data = excluded.data"
          : "DELETE FROM verdicts WHERE subject = ?1 AND key = ?2 AND ?3 IS NULL AND ?4 IS NULL",
      error);

  if (statement == NULL)
    return FALSE;
  fin_statement_bind (statement, "ssss", subject, key, verdict, verdict != NULL ? data : NULL);
  return fin_statement_execute (statement, error);
}

/** fin_rate_is_valid: Returns: whether @rate is digits with a point, above zero and sane: 1e-9 to 1e9 */
gboolean
fin_rate_is_valid (const char *rate)
{
  char *end = NULL;
  double value = g_ascii_strtod (rate, &end);

  for (const char *at = rate; *at != '\0'; at++)
    if (!g_ascii_isdigit (*at) && *at != '.')
      return FALSE;
  return end != rate && *end == '\0' && value >= 1e-9 && value <= 1e9;
}

/** fin_rate_store_set: @rate: decimal digits with a point, units of @to for one of @from. */
gboolean
fin_rate_store_set (FinConnection *connection, const char *from, const char *to, FinDate date,
                    const char *rate, const char *source, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "INSERT INTO exchange_rates (from_currency, to_currency, date, rate, source) "
      "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (from_currency, to_currency, date) DO UPDATE SET "
      "rate = excluded.rate, source = excluded.source",
      error);

  if (statement == NULL)
    return FALSE;
  fin_statement_bind (statement, "ssdss", from, to, date, rate, source);
  return fin_statement_execute (statement, error);
}

/** fin_rate_store_list: Returns: (element-type FinStoredRate) (transfer full): newest first */
GPtrArray *
fin_rate_store_list (FinConnection *connection, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "SELECT from_currency, to_currency, date, rate, source FROM exchange_rates "
      "ORDER BY date DESC, from_currency, to_currency",
      error);

  if (statement == NULL)
    return NULL;
  return fin_statement_collect (statement, read_rate, free_rate, error);
}

/**
 * fin_rate_store_get:
 * @date: the latest rate of this day or before is meant; none is invented
 * @rate_date: (out) (optional): the day of the rate
 *
 * Returns: (nullable) (transfer full): decimal digits; %NULL without @error when none is known
 */
char *
fin_rate_store_get (FinConnection *connection, const char *from, const char *to, FinDate date,
                    FinDate *rate_date, GError **error)
{
  g_autoptr (FinStatement) statement = fin_connection_prepare (
      connection,
      "SELECT rate, date FROM exchange_rates WHERE from_currency = ?1 AND to_currency = ?2 "
      "AND date <= ?3 ORDER BY date DESC LIMIT 1",
      error);

  if (statement == NULL)
    return NULL;
  fin_statement_bind (statement, "ssd", from, to, date);
  if (!fin_statement_step (statement, error))
    return NULL;
  if (rate_date != NULL)
    *rate_date = fin_statement_column_date (statement, 1);
  return fin_statement_dup_text (statement, 0);
}
