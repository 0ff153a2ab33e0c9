/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Verdicts as rows of the database, their data as JSON; and which anomalies a verdict is about. */
#include "fin-anomaly-verdict.h"

#include <json-glib/json-glib.h>

#include "fin-insight-store.h"

#define EXPECTED "expected"

/* What was expected once of a payee covers as much again and a quarter. */
#define LENIENCE 1.25

void
fin_anomaly_verdict_free (FinAnomalyVerdict *self)
{
  g_free (self->key);
  g_free (self->payee);
  g_free (self->text);
  g_free (self);
}

/**
 * fin_anomaly_verdict_covers:
 * @same_payee: whether both are of one payee
 *
 * A payee that may charge twice may do so with any amount; one that may charge so much may do so
 * again, and a little more. A price, missing pay and a burst of small charges are facts of their own.
 */
gboolean
fin_anomaly_verdict_covers (const FinAnomalyVerdict *self,
                            const FinAnomalyItem *item,
                            gboolean same_payee)
{
  if (g_strcmp0 (self->key, item->key) == 0)
    return TRUE;
  if (!same_payee || g_strcmp0 (self->currency, item->currency) != 0)
    return FALSE;
  switch (item->kind)
    {
    case FIN_ANOMALY_DUPLICATE:
      return self->kind == FIN_ANOMALY_DUPLICATE;
    case FIN_ANOMALY_UNUSUAL_AMOUNT:
    case FIN_ANOMALY_NEW_PAYEE:
      return (self->kind == FIN_ANOMALY_UNUSUAL_AMOUNT || self->kind == FIN_ANOMALY_NEW_PAYEE)
             && (double) item->amount <= LENIENCE * (double) self->amount;
    case FIN_ANOMALY_CARD_TESTING:
    case FIN_ANOMALY_PRICE_RISE:
    case FIN_ANOMALY_MISSING_INCOME:
    case FIN_N_ANOMALY_KINDS:
      break;
    }
  return FALSE;
}

static gboolean
find_kind (const char *name, FinAnomalyKind *kind)
{
  for (int i = 0; i < FIN_N_ANOMALY_KINDS; i++)
    if (g_strcmp0 (fin_anomaly_kind_name ((FinAnomalyKind) i), name) == 0)
      {
        *kind = (FinAnomalyKind) i;
        return TRUE;
      }
  return FALSE;
}

/* What cannot be read still counts for its key. */
static FinAnomalyVerdict *
read_verdict (const FinStoredVerdict *stored)
{
  FinAnomalyVerdict *self = g_new0 (FinAnomalyVerdict, 1);
  g_autoptr (JsonNode) node = json_from_string (stored->data != NULL ? stored->data : "{}", NULL);

  self->key = g_strdup (stored->key);
  self->kind = FIN_N_ANOMALY_KINDS;
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);

      find_kind (json_object_get_string_member_with_default (object, "kind", NULL), &self->kind);
      self->payee = g_strdup (json_object_get_string_member_with_default (object, "payee", NULL));
      self->text = g_strdup (json_object_get_string_member_with_default (object, "text", NULL));
      self->amount = json_object_get_int_member_with_default (object, "amount", 0);
      g_strlcpy (self->currency,
                 json_object_get_string_member_with_default (object, "currency", ""),
                 sizeof self->currency);
    }
  return self;
}

/** fin_anomaly_verdict_load: Returns: (transfer full) (element-type FinAnomalyVerdict) */
GPtrArray *
fin_anomaly_verdict_load (FinConnection *connection, GError **error)
{
  g_autoptr (GPtrArray) stored
      = fin_verdict_store_list (connection, FIN_ANOMALY_SUBJECT, error);
  GPtrArray *verdicts;

  if (stored == NULL)
    return NULL;
  verdicts = g_ptr_array_new_with_free_func ((GDestroyNotify) fin_anomaly_verdict_free);
  for (guint i = 0; i < stored->len; i++)
    {
      const FinStoredVerdict *row = g_ptr_array_index (stored, i);

      if (g_strcmp0 (row->verdict, EXPECTED) == 0)
        g_ptr_array_add (verdicts, read_verdict (row));
    }
  return verdicts;
}

/** fin_anomaly_verdict_store: @item was expected. */
gboolean
fin_anomaly_verdict_store (FinConnection *connection, const FinAnomalyItem *item, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *data = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "kind");
  json_builder_add_string_value (builder, fin_anomaly_kind_name (item->kind));
  json_builder_set_member_name (builder, "payee");
  json_builder_add_string_value (builder, item->payee);
  json_builder_set_member_name (builder, "text");
  json_builder_add_string_value (builder, item->text);
  json_builder_set_member_name (builder, "amount");
  json_builder_add_int_value (builder, item->amount);
  json_builder_set_member_name (builder, "currency");
  json_builder_add_string_value (builder, item->currency);
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);
  data = json_to_string (node, FALSE);
  return fin_verdict_store_set (connection, FIN_ANOMALY_SUBJECT, item->key, EXPECTED, data, error);
}

gboolean
fin_anomaly_verdict_forget (FinConnection *connection, const char *key, GError **error)
{
  return fin_verdict_store_set (connection, FIN_ANOMALY_SUBJECT, key, NULL, NULL, error);
}
