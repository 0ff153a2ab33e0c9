/* SPDX-License-Identifier: GPL-3.0-or-later */
/* forecast as JSON: points with components, risks, events, record, and what a change makes of it. */
#include "fin-cli-forecast-output.h"

#include "fin-cli-json.h"
#include "fin-forecast-text.h"
#include "fin-what-if.h"

static const char *const level_names[FIN_INSIGHTS_N_LEVELS]
    = { "q0.025", "q0.1", "q0.25", "q0.5", "q0.75", "q0.9", "q0.975" };

static const char *const basis_names[] = {
  [FIN_FORECAST_BASIS_SCANT] = "scant",
  [FIN_FORECAST_BASIS_SHORT] = "short",
  [FIN_FORECAST_BASIS_PART] = "part",
  [FIN_FORECAST_BASIS_FULL] = "full",
};

static const char *const source_names[] = {
  [FIN_TRACK_NONE] = "none",
  [FIN_TRACK_BACKTEST] = "backtest",
  [FIN_TRACK_KEPT] = "kept",
};

static void
add_components (JsonBuilder *builder, const FinBalanceForecast *forecast, int day)
{
  json_builder_set_member_name (builder, "components");
  json_builder_begin_object (builder);
  fin_cli_json_money (builder, "recurring", forecast->known[day], forecast->currency);
  fin_cli_json_money (builder, "everyday", forecast->everyday[day], forecast->currency);
  json_builder_set_member_name (builder, "payments");
  json_builder_begin_array (builder);
  for (guint i = 0; i < forecast->events->len; i++)
    {
      const FinEvent *event = g_ptr_array_index (forecast->events, i);

      if (event->date == forecast->as_of + 1 + day)
        json_builder_add_string_value (builder, event->label);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/* @before: (nullable): the forecast without the change */
static void
add_points (JsonBuilder *builder,
            const FinBalanceForecast *forecast,
            const FinBalanceForecast *before)
{
  json_builder_set_member_name (builder, "points");
  json_builder_begin_array (builder);
  for (int day = 0; day < forecast->n_days; day++)
    {
      json_builder_begin_object (builder);
      fin_cli_json_date (builder, "date", forecast->as_of + 1 + day);
      fin_cli_json_money (builder, "mean", forecast->mean[day], forecast->currency);
      for (int level = 0; level < FIN_INSIGHTS_N_LEVELS; level++)
        fin_cli_json_money (builder, level_names[level],
                            fin_balance_forecast_quantile (forecast, day, level),
                            forecast->currency);
      if (before != NULL)
        fin_cli_json_money (builder, "difference", forecast->change[day] - before->change[day],
                            forecast->currency);
      else
        add_components (builder, forecast, day);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_risk (JsonBuilder *builder,
          const char *name,
          const FinBalanceForecast *forecast,
          gint64 level,
          double probability,
          FinDate date)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  fin_cli_json_money (builder, "level", level, forecast->currency);
  fin_cli_json_double (builder, "probability", probability);
  fin_cli_json_date (builder, "date", date);
  json_builder_end_object (builder);
}

static void
add_events (JsonBuilder *builder, const FinBalanceForecast *forecast)
{
  json_builder_set_member_name (builder, "events");
  json_builder_begin_array (builder);
  for (guint i = 0; i < forecast->events->len; i++)
    {
      const FinEvent *event = g_ptr_array_index (forecast->events, i);

      json_builder_begin_object (builder);
      fin_cli_json_date (builder, "date", event->date);
      fin_cli_json_string (builder, "label", event->label);
      fin_cli_json_money (builder, "amount", event->amount, forecast->currency);
      fin_cli_json_double (builder, "probability", event->probability);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* Levels mean nothing while no balance was ever stated; then only the low point is told. */
static void
add_low_and_risks (JsonBuilder *builder, const FinBalanceForecast *forecast)
{
  json_builder_set_member_name (builder, "low");
  json_builder_begin_object (builder);
  fin_cli_json_money (builder, "balance", forecast->low_balance, forecast->currency);
  fin_cli_json_date (builder, "date", forecast->low_date);
  fin_cli_json_boolean (builder, "before_payday", forecast->next_payday != FIN_DATE_NONE);
  json_builder_end_object (builder);
  if (forecast->relative)
    return;
  add_risk (builder, "below_zero", forecast, 0, forecast->p_below_zero, forecast->below_zero_date);
  add_risk (builder, "below_margin", forecast, forecast->margin, forecast->p_below_margin,
            forecast->below_margin_date);
}

static void
add_record (JsonBuilder *builder, const FinBalanceForecast *forecast)
{
  const FinTrackRecord *record = &forecast->record;
  g_autofree char *text = fin_forecast_record_text (forecast);

  json_builder_set_member_name (builder, "record");
  json_builder_begin_object (builder);
  fin_cli_json_string (builder, "source", source_names[record->source]);
  fin_cli_json_int (builder, "days", record->n_days);
  fin_cli_json_int (builder, "inside", record->n_inside);
  fin_cli_json_int (builder, "forecasts", record->n_forecasts);
  fin_cli_json_int (builder, "span_days", record->span_days);
  if (record->n_days > 0)
    {
      fin_cli_json_double (builder, "coverage", (double) record->n_inside / record->n_days);
      fin_cli_json_money (builder, "error", record->error, forecast->currency);
      fin_cli_json_money (builder, "bias", record->bias, forecast->currency);
    }
  fin_cli_json_double (builder, "width", forecast->width);
  fin_cli_json_string (builder, "text", text);
  json_builder_end_object (builder);
}

static void
add_what_if (JsonBuilder *builder, const FinCliForecast *forecast)
{
  json_builder_set_member_name (builder, "what_if");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "changes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < forecast->wishes->len; i++)
    {
      const FinWhatIf *wish = g_ptr_array_index (forecast->wishes, i);

      json_builder_begin_object (builder);
      fin_cli_json_string (builder, "spec", wish->spec);
      fin_cli_json_string (builder, "kind", fin_what_if_kind_name (wish->kind));
      json_builder_set_member_name (builder, "names");
      json_builder_begin_array (builder);
      for (guint j = 0; j < wish->names->len; j++)
        json_builder_add_string_value (builder, g_ptr_array_index (wish->names, j));
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  if (forecast->changed->n_days > 0)
    add_low_and_risks (builder, forecast->changed);
  add_points (builder, forecast->changed, forecast->base);
  json_builder_end_object (builder);
}

/* As it was stated, without the dust of converting units: 3 and not 3.0000000000000004. */
static double
tidy_rate (double rate)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_ascii_strtod (g_ascii_formatd (text, sizeof text, "%.12g", rate), NULL);
}

static void
add_rates (JsonBuilder *builder, FinInsights *insights)
{
  json_builder_set_member_name (builder, "rates");
  json_builder_begin_array (builder);
  for (guint i = 0; i < insights->rates->len; i++)
    {
      const FinInsightRate *rate = g_ptr_array_index (insights->rates, i);

      json_builder_begin_object (builder);
      fin_cli_json_string (builder, "from", rate->currency);
      fin_cli_json_string (builder, "to", insights->currency);
      fin_cli_json_double (builder, "rate", tidy_rate (rate->rate));
      fin_cli_json_date (builder, "date", rate->date);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "left_out");
  json_builder_begin_array (builder);
  for (char **currency = insights->other_currencies; *currency != NULL; currency++)
    json_builder_add_string_value (builder, *currency);
  json_builder_end_array (builder);
}

static void
add_basics (JsonBuilder *builder, const FinCliForecast *forecast)
{
  const FinBalanceForecast *base = forecast->base;
  g_autofree char *why = fin_forecast_why (base);

  fin_cli_json_string (builder, "account", forecast->name);
  fin_cli_json_string (builder, "currency", base->currency);
  fin_cli_json_string (builder, "model", fin_cli_forecast_model_name (base->model));
  fin_cli_json_date (builder, "as_of", base->as_of);
  fin_cli_json_boolean (builder, "stale", base->stale);
  fin_cli_json_boolean (builder, "relative", base->relative);
  fin_cli_json_money (builder, "balance", base->balance, base->currency);
  fin_cli_json_string (builder, "basis", base->n_days > 0 ? basis_names[base->basis] : "none");
  fin_cli_json_int (builder, "history_days", base->history_days);
  fin_cli_json_date (builder, "next_payday", base->next_payday);
  fin_cli_json_money (builder, "daily_spending", base->daily_spending, base->currency);
  json_builder_set_member_name (builder, "days_covered");
  if (base->days_covered >= 0)
    json_builder_add_int_value (builder, base->days_covered);
  else
    json_builder_add_null_value (builder);
  fin_cli_json_string (builder, "why", why);
}

/** fin_cli_forecast_print_json: one document on stdout. */
void
fin_cli_forecast_print_json (const FinCliForecast *forecast)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_basics (builder, forecast);
  if (forecast->base->account_id == 0)
    add_rates (builder, forecast->insights);
  if (forecast->base->n_days > 0)
    add_low_and_risks (builder, forecast->base);
  add_record (builder, forecast->base);
  add_points (builder, forecast->base, NULL);
  add_events (builder, forecast->base);
  if (forecast->changed != NULL)
    add_what_if (builder, forecast);
  json_builder_end_object (builder);
  fin_cli_print_json (builder);
}
