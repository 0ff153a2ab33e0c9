/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli prophet: the classic model on a plain series, its parameters and fit as JSON. */
#include <glib/gi18n.h>
#include <string.h>

#include "fin-cli-flow-file.h"
#include "fin-cli-prophet-params.h"
#include "fin-cli.h"
#include "fin-date.h"
#include "fin-prophet.h"

typedef struct
{
  gboolean weekly;
  gboolean yearly;
  gboolean monthly;
  int n_days;
  int n_samples;
  char *params_path;
  const char *series_path;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->params_path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
parse_options (FinCli *cli, Options *options, int argc, char **argv, FinCliStatus *status)
{
  const GOptionEntry entries[] = {
    { "weekly", 0, 0, G_OPTION_ARG_NONE, &options->weekly, N_ ("Weekly seasonality"), NULL },
    { "yearly", 0, 0, G_OPTION_ARG_NONE, &options->yearly, N_ ("Yearly seasonality"), NULL },
    { "monthly", 0, 0, G_OPTION_ARG_NONE, &options->monthly, N_ ("Monthly seasonality"), NULL },
    { "days", 0, 0, G_OPTION_ARG_INT, &options->n_days,
      N_ ("Forecast so many days after the last (0 to 3650)"), N_ ("N") },
    { "samples", 0, 0, G_OPTION_ARG_INT, &options->n_samples,
      N_ ("Simulated courses for the interval (2 to 100000)"), N_ ("N") },
    { "params", 0, 0, G_OPTION_ARG_FILENAME, &options->params_path,
      N_ ("Take the parameters from here and do not fit"), N_ ("FILE.json") },
    { NULL },
  };

  if (!fin_cli_parse_options (cli, entries, &argc, &argv, status))
    return FALSE;
  *status = FIN_CLI_USAGE;
  if (argc != 2)
    fin_cli_usage_error (cli, _ ("one FILE.csv with the columns ds and y is needed"));
  else if (options->n_days < 0 || options->n_days > 3650)
    fin_cli_usage_error (cli, _ ("--days takes 0 to %d"), 3650);
  else if (options->n_samples < 2 || options->n_samples > 100000)
    fin_cli_usage_error (cli, _ ("--samples takes %d to %d"), 2, 100000);
  else
    {
      options->series_path = argv[1];
      return TRUE;
    }
  return FALSE;
}

static gboolean
fit (const FinCliSeries *series,
     const FinProphetOptions *seasons,
     FinProphet *prophet,
     GError **error)
{
  FinProphetStatus status
      = fin_prophet_fit ((const int32_t *) series->days->data,
                         (const double *) series->values->data, series->days->len, seasons, NULL,
                         NULL, prophet);

  if (status == FIN_PROPHET_OK)
    return TRUE;
  if (status == FIN_PROPHET_TOO_FEW)
    g_set_error_literal (error, FIN_CLI_FILE_ERROR, FIN_CLI_FILE_ERROR_ROW,
                         _ ("At least two days are needed"));
  else
    g_set_error_literal (error, FIN_CLI_FILE_ERROR, FIN_CLI_FILE_ERROR_ROW,
                         _ ("A day occurs twice, or a value cannot be computed with"));
  return FALSE;
}

static void
add_days (JsonBuilder *builder, const GArray *days)
{
  json_builder_set_member_name (builder, "ds");
  json_builder_begin_array (builder);
  for (guint i = 0; i < days->len; i++)
    {
      g_autofree char *text = fin_date_to_iso (g_array_index (days, gint32, i));

      json_builder_add_string_value (builder, text);
    }
  json_builder_end_array (builder);
}

/* History first, then the future. */
static void
print_result (const Options *options, const FinProphet *prophet, GArray *days)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  guint n_days = days->len + (guint) options->n_days;
  g_autofree double *trend = g_new (double, n_days);
  g_autofree double *yhat = g_new (double, n_days);
  g_autofree double *lower = g_new (double, n_days);
  g_autofree double *upper = g_new (double, n_days);

  for (int i = 1; i <= options->n_days; i++)
    {
      gint32 day = g_array_index (days, gint32, days->len - 1) + 1;

      g_array_append_val (days, day);
    }
  fin_prophet_predict (prophet, (const int32_t *) days->data, n_days, trend, yhat);
  fin_prophet_interval (prophet, (const int32_t *) days->data, n_days, (size_t) options->n_samples,
                        1, NULL, NULL, lower, upper);

  json_builder_begin_object (builder);
  fin_cli_prophet_params_add (builder, prophet);
  if (options->params_path == NULL)
    {
      json_builder_set_member_name (builder, "objective");
      json_builder_add_double_value (builder, prophet->objective);
    }
  add_days (builder, days);
  fin_cli_prophet_add_array (builder, "yhat", yhat, n_days);
  fin_cli_prophet_add_array (builder, "yhat_lower", lower, n_days);
  fin_cli_prophet_add_array (builder, "yhat_upper", upper, n_days);
  fin_cli_prophet_add_array (builder, "trend", trend, n_days);
  json_builder_end_object (builder);
  fin_cli_print_json (builder);
}

/** fin_cli_prophet: prophet FILE.csv [--weekly] [--yearly] [--monthly] [--params FILE.json]. */
FinCliStatus
fin_cli_prophet (FinCli *cli, int argc, char **argv)
{
  g_auto (Options) options = { .n_days = 30, .n_samples = 1000 };
  g_autoptr (FinCliSeries) series = NULL;
  g_autoptr (GError) error = NULL;
  FinProphetOptions seasons;
  FinProphet prophet;
  FinCliStatus status;
  gint64 line = 0;

  if (!parse_options (cli, &options, argc, argv, &status))
    return status;
  seasons = (FinProphetOptions) { .yearly = options.yearly,
                                  .monthly = options.monthly,
                                  .weekly = options.weekly };
  series = fin_cli_series_read (options.series_path, &line, &error);
  if (series == NULL)
    return fin_cli_fail (cli, error, options.series_path, line);
  if (options.params_path != NULL)
    {
      if (!fin_cli_prophet_params_read (options.params_path, &seasons, &prophet, &error))
        return fin_cli_fail (cli, error, options.params_path, 0);
    }
  else if (!fit (series, &seasons, &prophet, &error))
    return fin_cli_fail (cli, error, options.series_path, 0);
  print_result (&options, &prophet, series->days);
  return FIN_CLI_DONE;
}
