/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads and writes the classic model's parameters with every digit, and its series ds,y. */
#include "fin-cli-prophet-params.h"

#include <glib/gi18n.h>
#include <math.h>

#include "fin-cli-flow-file.h"
#include "fin-cli-table.h"
#include "fin-date.h"

void
fin_cli_prophet_add_array (JsonBuilder *builder,
                           const char *name,
                           const double *values,
                           gsize n_values)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (gsize i = 0; i < n_values; i++)
    json_builder_add_double_value (builder, values[i]);
  json_builder_end_array (builder);
}

static void
add_number (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, value);
}

/** fin_cli_prophet_params_add: adds the member "params" to the object being built. */
void
fin_cli_prophet_params_add (JsonBuilder *builder, const FinProphet *prophet)
{
  g_autofree char *start = fin_date_to_iso (prophet->start);

  json_builder_set_member_name (builder, "params");
  json_builder_begin_object (builder);
  add_number (builder, "y_scale", prophet->y_scale);
  add_number (builder, "t_scale_days", prophet->t_scale_days);
  json_builder_set_member_name (builder, "start");
  json_builder_add_string_value (builder, start);
  add_number (builder, "k", prophet->k);
  add_number (builder, "m", prophet->m);
  add_number (builder, "sigma_obs", prophet->sigma_obs);
  fin_cli_prophet_add_array (builder, "changepoints_t", prophet->changepoints_t,
                             (gsize) prophet->n_changepoints);
  fin_cli_prophet_add_array (builder, "delta", prophet->delta, (gsize) prophet->n_changepoints);
  fin_cli_prophet_add_array (builder, "beta", prophet->beta, (gsize) prophet->n_beta);
  json_builder_end_object (builder);
}

static gboolean
refuse (GError **error, const char *name)
{
  g_set_error (error, FIN_CLI_FILE_ERROR, FIN_CLI_FILE_ERROR_ROW,
               /* Translators: the placeholder is the name of a parameter in a file */
               _ ("The parameter “%s” is missing or does not fit"), name);
  return FALSE;
}

static gboolean
read_number (JsonObject *params, const char *name, double *value, GError **error)
{
  JsonNode *node = json_object_get_member (params, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || !g_value_type_transformable (json_node_get_value_type (node), G_TYPE_DOUBLE)
      || !isfinite (*value = json_node_get_double (node)))
    return refuse (error, name);
  return TRUE;
}

/* Returns: the length, or -1 with @error */
static int
read_array (JsonObject *params, const char *name, double *values, guint room, GError **error)
{
  JsonNode *node = json_object_get_member (params, name);
  JsonArray *array
      = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL || json_array_get_length (array) > room)
    {
      refuse (error, name);
      return -1;
    }
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (element) || json_node_get_value_type (element) == G_TYPE_STRING
          || !isfinite (values[i] = json_node_get_double (element)))
        {
          refuse (error, name);
          return -1;
        }
    }
  return (int) json_array_get_length (array);
}

/* The lengths of the seasonalities differ in every combination, so the length tells which. */
static gboolean
infer_seasons (JsonObject *params, FinProphetOptions *seasons)
{
  JsonNode *node = json_object_get_member (params, "beta");
  guint n_beta = node != NULL && JSON_NODE_HOLDS_ARRAY (node)
                     ? json_array_get_length (json_node_get_array (node))
                     : 0;

  for (int bits = 0; bits < 8; bits++)
    {
      *seasons = (FinProphetOptions) {
        .yearly = (bits & 1) != 0, .monthly = (bits & 2) != 0, .weekly = (bits & 4) != 0
      };
      if ((guint) fin_prophet_n_beta (seasons) == n_beta)
        return TRUE;
    }
  return FALSE;
}

static gboolean
read_params (JsonObject *params, FinProphet *prophet, GError **error)
{
  const char *start = json_object_get_string_member_with_default (params, "start", "");

  if (fin_prophet_n_beta (&prophet->options) == 0 && !infer_seasons (params, &prophet->options))
    return refuse (error, "beta");
  prophet->n_beta = fin_prophet_n_beta (&prophet->options);
  prophet->start = fin_date_from_iso (start);
  if (prophet->start == FIN_DATE_NONE)
    return refuse (error, "start");
  if (!read_number (params, "y_scale", &prophet->y_scale, error)
      || !read_number (params, "t_scale_days", &prophet->t_scale_days, error)
      || !read_number (params, "k", &prophet->k, error)
      || !read_number (params, "m", &prophet->m, error)
      || !read_number (params, "sigma_obs", &prophet->sigma_obs, error))
    return FALSE;
  if (prophet->t_scale_days <= 0.0)
    return refuse (error, "t_scale_days");
  if (prophet->sigma_obs < 0.0)
    return refuse (error, "sigma_obs");
  prophet->n_changepoints = read_array (params, "changepoints_t", prophet->changepoints_t,
                                        FIN_PROPHET_MAX_CHANGEPOINTS, error);
  if (prophet->n_changepoints < 0)
    return FALSE;
  if (read_array (params, "delta", prophet->delta, (guint) prophet->n_changepoints, error)
      != prophet->n_changepoints)
    return *error != NULL ? FALSE : refuse (error, "delta");
  if (read_array (params, "beta", prophet->beta, (guint) prophet->n_beta, error) != prophet->n_beta)
    return *error != NULL ? FALSE : refuse (error, "beta");
  return TRUE;
}

/**
 * fin_cli_prophet_params_read: a file with the object that the command prints as "params", alone
 * or as that member of its whole output.
 * @seasons: what beta must fit to; none: what it fits to is found out
 */
gboolean
fin_cli_prophet_params_read (const char *path,
                             const FinProphetOptions *seasons,
                             FinProphet *prophet,
                             GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) local_error = NULL;
  JsonNode *root;
  JsonObject *params;

  *prophet = (FinProphet) { .options = *seasons };
  if (!json_parser_load_from_file (parser, path, &local_error))
    {
      g_set_error_literal (error, FIN_CLI_FILE_ERROR, FIN_CLI_FILE_ERROR_READ,
                           local_error->message);
      return FALSE;
    }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return refuse (error, "params");
  params = json_node_get_object (root);
  if (json_object_has_member (params, "params"))
    {
      root = json_object_get_member (params, "params");
      if (!JSON_NODE_HOLDS_OBJECT (root))
        return refuse (error, "params");
      params = json_node_get_object (root);
    }
  if (!read_params (params, prophet, &local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

/* Returns: what is wrong with a row, or %NULL when it has been added */
static const char *
read_row (FinCliSeries *series, const char *day_text, const char *value_text)
{
  gint32 day = fin_date_from_iso (day_text);
  double value;

  if (day == FIN_DATE_NONE)
    return _ ("“ds” is no day: YYYY-MM-DD is needed");
  if (!fin_cli_parse_number (value_text, &value))
    return _ ("“y” is no number");
  if (series->days->len > 0
      && day <= g_array_index (series->days, gint32, series->days->len - 1))
    return _ ("The day is not after the one before: sort the rows, one for a day");
  g_array_append_val (series->days, day);
  g_array_append_val (series->values, value);
  return NULL;
}

static gboolean
read_rows (FinCliSeries *series, FinCliTable *table, GError **error)
{
  int day_column = fin_cli_table_find_column (table, "ds");
  int value_column = fin_cli_table_find_column (table, "y");
  g_autoptr (GError) cause = NULL;
  const char *wrong = NULL;

  if (day_column < 0 || value_column < 0)
    {
      g_set_error (error, FIN_CLI_FILE_ERROR, FIN_CLI_FILE_ERROR_HEADER,
                   _ ("The first line names no column “%s”"), day_column < 0 ? "ds" : "y");
      return FALSE;
    }
  while (wrong == NULL && fin_cli_table_next (table, &cause))
    wrong = read_row (series, fin_cli_table_field (table, day_column),
                      fin_cli_table_field (table, value_column));
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (wrong == NULL && series->days->len == 0)
    wrong = _ ("There are no rows below the first line");
  if (wrong == NULL)
    return TRUE;
  g_set_error_literal (error, FIN_CLI_FILE_ERROR, FIN_CLI_FILE_ERROR_ROW, wrong);
  return FALSE;
}

/** fin_cli_series_read: Returns: (transfer full) (nullable): the series ds,y of a CSV file */
FinCliSeries *
fin_cli_series_read (const char *path, gint64 *line, GError **error)
{
  g_autoptr (FinCliTable) table = fin_cli_table_open (path, line, error);
  g_autoptr (FinCliSeries) series = NULL;

  if (table == NULL)
    return NULL;
  series = g_new0 (FinCliSeries, 1);
  series->days = g_array_new (FALSE, FALSE, sizeof (gint32));
  series->values = g_array_new (FALSE, FALSE, sizeof (double));
  if (read_rows (series, table, error))
    return g_steal_pointer (&series);
  *line = MAX (table->line, 1);
  return NULL;
}

void
fin_cli_series_free (FinCliSeries *series)
{
  g_array_unref (series->days);
  g_array_unref (series->values);
  g_free (series);
}
