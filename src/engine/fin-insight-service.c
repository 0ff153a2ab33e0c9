/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Debounces changes, runs one job at a time and hands out its result, unless a newer one is wanted. */
#include "fin-insight-service.h"

#include "fin-insight-job.h"

#define DEBOUNCE_MS 150

struct _FinInsightService
{
  GObject parent_instance;

  /* Owned */
  FinDatabase *database;
  FinClock *clock;
  FinInsights *insights;
  FinInsightMemory *memory;
  GCancellable *cancellable; /* of the running job */
  char *error_message;

  guint debounce_id;
  guint generation; /* of the newest wish; results of older ones are dropped */
  gboolean busy;
};

enum
{
  PROP_0,
  PROP_DATABASE,
  PROP_CLOCK,
  PROP_INSIGHTS,
  PROP_BUSY,
  PROP_ERROR_MESSAGE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FinInsightService, fin_insight_service, G_TYPE_OBJECT)

typedef struct
{
  GWeakRef service;
  guint generation;
} Run;

static Run *
run_new (FinInsightService *self)
{
  Run *run = g_new0 (Run, 1);

  g_weak_ref_init (&run->service, self);
  run->generation = self->generation;
  return run;
}

static void
run_free (Run *run)
{
  g_weak_ref_clear (&run->service);
  g_free (run);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Run, run_free)

static void
set_busy (FinInsightService *self, gboolean busy)
{
  if (self->busy == busy)
    return;
  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
set_error_message (FinInsightService *self, const char *message)
{
  if (g_strcmp0 (self->error_message, message) == 0)
    return;
  g_free (self->error_message);
  self->error_message = g_strdup (message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR_MESSAGE]);
}

static void
set_insights (FinInsightService *self, FinInsights *insights)
{
  g_clear_pointer (&self->insights, fin_insights_unref);
  self->insights = insights;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INSIGHTS]);
}

static void
job_finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Run) run = user_data;
  g_autoptr (FinInsightService) self = g_weak_ref_get (&run->service);
  g_autoptr (GError) error = NULL;
  g_autoptr (FinInsights) insights = fin_insight_job_run_finish (result, &error);

  if (self == NULL || run->generation != self->generation)
    return;
  g_clear_object (&self->cancellable);
  if (insights != NULL)
    {
      set_error_message (self, NULL);
      set_insights (self, g_steal_pointer (&insights));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_error_message (self, error->message);
  set_busy (self, FALSE);
}

static void
cancel_running (FinInsightService *self)
{
  self->generation++;
  g_clear_handle_id (&self->debounce_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
debounced_cb (gpointer user_data)
{
  FinInsightService *self = FIN_INSIGHT_SERVICE (user_data);

  self->debounce_id = 0;
  fin_insight_service_refresh (self);
  return G_SOURCE_REMOVE;
}

static void
database_changed_cb (FinDatabase *database, FinChanges changes, FinInsightService *self)
{
  const FinChanges relevant = FIN_CHANGES_ACCOUNTS | FIN_CHANGES_TRANSACTIONS
                              | FIN_CHANGES_CATEGORIES | FIN_CHANGES_RATES
                              | FIN_CHANGES_VERDICTS;

  if ((changes & relevant) == 0)
    return;
  cancel_running (self);
  set_busy (self, TRUE);
  self->debounce_id = g_timeout_add (DEBOUNCE_MS, debounced_cb, self);
}

static void
fin_insight_service_constructed (GObject *object)
{
  FinInsightService *self = FIN_INSIGHT_SERVICE (object);

  G_OBJECT_CLASS (fin_insight_service_parent_class)->constructed (object);
  g_signal_connect_object (self->database, "changed", G_CALLBACK (database_changed_cb), self,
                           (GConnectFlags) 0);
}

static void
fin_insight_service_dispose (GObject *object)
{
  FinInsightService *self = FIN_INSIGHT_SERVICE (object);

  cancel_running (self);
  g_clear_object (&self->database);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (fin_insight_service_parent_class)->dispose (object);
}

static void
fin_insight_service_finalize (GObject *object)
{
  FinInsightService *self = FIN_INSIGHT_SERVICE (object);

  g_clear_pointer (&self->insights, fin_insights_unref);
  g_clear_pointer (&self->memory, fin_insight_memory_unref);
  g_clear_pointer (&self->error_message, g_free);

  G_OBJECT_CLASS (fin_insight_service_parent_class)->finalize (object);
}

static void
fin_insight_service_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  FinInsightService *self = FIN_INSIGHT_SERVICE (object);

  switch (id)
    {
    case PROP_DATABASE:
      g_value_set_object (value, self->database);
      break;
    case PROP_CLOCK:
      g_value_set_object (value, self->clock);
      break;
    case PROP_INSIGHTS:
      g_value_set_boxed (value, self->insights);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    case PROP_ERROR_MESSAGE:
      g_value_set_string (value, self->error_message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
fin_insight_service_set_property (GObject *object,
                                  guint id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  FinInsightService *self = FIN_INSIGHT_SERVICE (object);

  switch (id)
    {
    case PROP_DATABASE:
      self->database = g_value_dup_object (value);
      break;
    case PROP_CLOCK:
      self->clock = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
fin_insight_service_class_init (FinInsightServiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags construct
      = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = fin_insight_service_constructed;
  object_class->dispose = fin_insight_service_dispose;
  object_class->finalize = fin_insight_service_finalize;
  object_class->get_property = fin_insight_service_get_property;
  object_class->set_property = fin_insight_service_set_property;

  properties[PROP_DATABASE]
      = g_param_spec_object ("database", NULL, NULL, FIN_TYPE_DATABASE, construct);
  properties[PROP_CLOCK] = g_param_spec_object ("clock", NULL, NULL, FIN_TYPE_CLOCK, construct);
  properties[PROP_INSIGHTS]
      = g_param_spec_boxed ("insights", NULL, NULL, FIN_TYPE_INSIGHTS, read);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, read);
  properties[PROP_ERROR_MESSAGE] = g_param_spec_string ("error-message", NULL, NULL, NULL, read);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fin_insight_service_init (FinInsightService *self)
{
  self->memory = fin_insight_memory_new ();
}

FinInsightService *
fin_insight_service_new (FinDatabase *database, FinClock *clock)
{
  return g_object_new (FIN_TYPE_INSIGHT_SERVICE, "database", database, "clock", clock, NULL);
}

/** fin_insight_service_get_insights: Returns: (nullable) (transfer none): the last result */
FinInsights *
fin_insight_service_get_insights (FinInsightService *self)
{
  g_return_val_if_fail (FIN_IS_INSIGHT_SERVICE (self), NULL);
  return self->insights;
}

gboolean
fin_insight_service_get_busy (FinInsightService *self)
{
  g_return_val_if_fail (FIN_IS_INSIGHT_SERVICE (self), FALSE);
  return self->busy;
}

const char *
fin_insight_service_get_error_message (FinInsightService *self)
{
  g_return_val_if_fail (FIN_IS_INSIGHT_SERVICE (self), NULL);
  return self->error_message;
}

/** fin_insight_service_refresh: computes now; a run under way is cancelled and its result dropped. */
void
fin_insight_service_refresh (FinInsightService *self)
{
  g_return_if_fail (FIN_IS_INSIGHT_SERVICE (self));

  cancel_running (self);
  set_busy (self, TRUE);
  self->cancellable = g_cancellable_new ();
  fin_insight_job_run_async (self->database, self->clock, self->memory, self->cancellable,
                             job_finished_cb, run_new (self));
}

/** fin_insight_service_cancel: keeps the last result. */
void
fin_insight_service_cancel (FinInsightService *self)
{
  g_return_if_fail (FIN_IS_INSIGHT_SERVICE (self));

  cancel_running (self);
  set_busy (self, FALSE);
}
