/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A forecast as it is kept: parallel arrays in a line of JSON. */
#include <json-glib/json-glib.h>

#include "fin-track-record.h"

static FinPastForecast *
past_forecast_alloc (FinDate as_of, int n_days)
{
  FinPastForecast *self = g_new0 (FinPastForecast, 1);

  self->as_of = as_of;
  self->width = 1.0;
  self->n_days = n_days;
  self->low = g_new0 (gint64, n_days);
  self->median = g_new0 (gint64, n_days);
  self->high = g_new0 (gint64, n_days);
  return self;
}

/** fin_past_forecast_new: the first %FIN_TRACK_DAYS days of a forecast. */
FinPastForecast *
fin_past_forecast_new (const FinBalanceForecast *forecast)
{
  FinPastForecast *self
      = past_forecast_alloc (forecast->as_of, MIN (forecast->n_days, FIN_TRACK_DAYS));

  self->balance = forecast->balance;
  self->width = forecast->width;
  for (int day = 0; day < self->n_days; day++)
    {
      self->low[day] = fin_balance_forecast_quantile (forecast, day, FIN_INSIGHTS_LEVEL_LOW);
      self->median[day] = fin_balance_forecast_quantile (forecast, day, FIN_INSIGHTS_LEVEL_MEDIAN);
      self->high[day] = fin_balance_forecast_quantile (forecast, day, FIN_INSIGHTS_LEVEL_HIGH);
    }
  return self;
}

void
fin_past_forecast_free (FinPastForecast *self)
{
  g_free (self->low);
  g_free (self->median);
  g_free (self->high);
  g_free (self);
}

static void
append_values (GString *json, const char *name, const gint64 *values, int n_values)
{
  g_string_append_printf (json, ",\"%s\":[", name);
  for (int i = 0; i < n_values; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", values[i]);
  g_string_append_c (json, ']');
}

/** fin_past_forecast_to_json: Returns: (transfer full): the same text for the same forecast */
char *
fin_past_forecast_to_json (const FinPastForecast *self)
{
  GString *json = g_string_new (NULL);
  char width[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (width, sizeof width, "%.4f", self->width);
  g_string_append_printf (json, "{\"balance\":%" G_GINT64_FORMAT ",\"width\":%s", self->balance,
                          width);
  append_values (json, "low", self->low, self->n_days);
  append_values (json, "median", self->median, self->n_days);
  append_values (json, "high", self->high, self->n_days);
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}

static void
read_values (JsonObject *object, const char *name, gint64 *values, int n_values)
{
  JsonArray *array = json_object_get_array_member (object, name);

  for (int i = 0; i < n_values; i++)
    values[i] = json_array_get_int_element (array, (guint) i);
}

static gboolean
has_arrays (JsonObject *object, guint *length)
{
  static const char *const names[] = { "low", "median", "high" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      JsonNode *node = json_object_get_member (object, names[i]);
      guint n;

      if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
        return FALSE;
      n = json_array_get_length (json_node_get_array (node));
      if (i > 0 && n != *length)
        return FALSE;
      *length = n;
    }
  return *length > 0 && *length <= FIN_TRACK_DAYS;
}

/** fin_past_forecast_from_json: Returns: (nullable) (transfer full): %NULL where it is something else */
FinPastForecast *
fin_past_forecast_from_json (FinDate as_of, const char *json)
{
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  FinPastForecast *self;
  JsonObject *object;
  guint length = 0;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  object = json_node_get_object (root);
  if (!has_arrays (object, &length))
    return NULL;
  self = past_forecast_alloc (as_of, (int) length);
  self->balance = json_object_get_int_member_with_default (object, "balance", 0);
  self->width = json_object_get_double_member_with_default (object, "width", 1.0);
  read_values (object, "low", self->low, self->n_days);
  read_values (object, "median", self->median, self->n_days);
  read_values (object, "high", self->high, self->n_days);
  return self;
}
