/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one object the pages bind to; a new one is made when another database is opened. */
#include "fin-session-private.h"

#include <gtk/gtk.h>

#include "fin-format.h"
#include "fin-nudge.h"
#include "fin-record.h"
#include "fin-transaction.h"

enum
{
  PROP_0,
  PROP_DATABASE,
  PROP_CLOCK,
  PROP_SERVICE,
  PROP_SETTINGS,
  PROP_DEMO,
  PROP_AMOUNTS_HIDDEN,
  PROP_INSIGHTS,
  PROP_BUSY,
  PROP_ERROR_MESSAGE,
  PROP_LOADED,
  PROP_EMPTY,
  PROP_UNREAD,
  PROP_HELD,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_PROFILE_NAME,
  N_PROPS
};

enum
{
  CHANGED,
  FAILED,
  DONE,
  NUDGE_DISMISSED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FinSession, fin_session, G_TYPE_OBJECT)

static void
set_boolean (FinSession *self, gboolean *field, gboolean value, int property)
{
  if (*field == value)
    return;
  *field = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_string (FinSession *self, char **field, const char *value, int property)
{
  if (g_set_str (field, value))
    g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* A nudge that is no longer in @nudges was dismissed. */
static void
announce_dismissed (FinSession *self, GPtrArray *nudges)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->nudges)); i++)
    {
      g_autoptr (FinNudge) nudge = g_list_model_get_item (G_LIST_MODEL (self->nudges), i);
      gboolean found = FALSE;

      for (guint j = 0; j < nudges->len && !found; j++)
        found = fin_nudge_get_id (g_ptr_array_index (nudges, j)) == fin_nudge_get_id (nudge);
      if (!found)
        g_signal_emit (self, signals[NUDGE_DISMISSED], 0, fin_nudge_get_key (nudge));
    }
}

static gboolean
holds_same (GListStore *store, GPtrArray *items)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (store)) != items->len)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (FinRecord) known = g_list_model_get_item (G_LIST_MODEL (store), i);

      if (!fin_record_equal (known, items->pdata[i]))
        return FALSE;
    }
  return TRUE;
}

/* Menus and rows are built anew from a list that changes; most changes leave most lists alone. */
static void
fill_store (GListStore *store, GPtrArray *items)
{
  if (holds_same (store, items))
    return;
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), items->pdata,
                       items->len);
}

/* Called when @lists came from the database; tests call it with lists of their own. */
void
fin_session_take_lists (FinSession *self, const FinSessionLists *lists)
{
  GObject *object = G_OBJECT (self);

  g_object_freeze_notify (object);
  fill_store (self->accounts, lists->accounts);
  fill_store (self->categories, lists->categories);
  announce_dismissed (self, lists->nudges);
  fill_store (self->nudges, lists->nudges);
  fill_store (self->recent, lists->recent);
  if (self->unread != lists->n_unread)
    {
      self->unread = (guint)lists->n_unread;
      g_object_notify_by_pspec (object, properties[PROP_UNREAD]);
    }
  if (self->held != lists->n_held)
    {
      self->held = (guint)lists->n_held;
      g_object_notify_by_pspec (object, properties[PROP_HELD]);
    }
  self->margin = lists->margin;
  set_string (self, &self->undo_label, lists->history->undo_label, PROP_UNDO_LABEL);
  set_string (self, &self->redo_label, lists->history->redo_label, PROP_REDO_LABEL);
  set_string (self, &self->profile_name, lists->profile_name, PROP_PROFILE_NAME);
  set_boolean (self, &self->empty, lists->n_transactions == 0, PROP_EMPTY);
  set_boolean (self, &self->loaded, TRUE, PROP_LOADED);
  g_object_thaw_notify (object);
}

static void
database_changed_cb (FinDatabase *database, FinChanges changes, FinSession *self)
{
  fin_session_load (self);
  g_signal_emit (self, signals[CHANGED], 0, changes);
}

static void
service_notify_cb (FinSession *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  fin_session_set_insights (self, fin_insight_service_get_insights (self->service));
  set_boolean (self, &self->busy, fin_insight_service_get_busy (self->service), PROP_BUSY);
  set_string (self, &self->error_message,
              fin_insight_service_get_error_message (self->service), PROP_ERROR_MESSAGE);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
fin_session_constructed (GObject *object)
{
  FinSession *self = FIN_SESSION (object);

  G_OBJECT_CLASS (fin_session_parent_class)->constructed (object);

  if (self->database != NULL)
    g_signal_connect_object (self->database, "changed", G_CALLBACK (database_changed_cb), self, 0);
  if (self->service != NULL)
    {
      g_signal_connect_object (self->service, "notify", G_CALLBACK (service_notify_cb), self,
                               G_CONNECT_SWAPPED);
      service_notify_cb (self);
    }
  fin_session_refresh (self);
}

static void
fin_session_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FinSession *self = FIN_SESSION (object);

  switch (prop_id)
    {
    case PROP_DATABASE:
      g_value_set_object (value, self->database);
      break;
    case PROP_CLOCK:
      g_value_set_object (value, self->clock);
      break;
    case PROP_SERVICE:
      g_value_set_object (value, self->service);
      break;
    case PROP_SETTINGS:
      g_value_set_object (value, self->settings);
      break;
    case PROP_DEMO:
      g_value_set_boolean (value, self->demo);
      break;
    case PROP_AMOUNTS_HIDDEN:
      g_value_set_boolean (value, self->amounts_hidden);
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
    case PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    case PROP_EMPTY:
      g_value_set_boolean (value, self->empty);
      break;
    case PROP_UNREAD:
      g_value_set_uint (value, self->unread);
      break;
    case PROP_HELD:
      g_value_set_uint (value, self->held);
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, self->undo_label);
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, self->redo_label);
      break;
    case PROP_PROFILE_NAME:
      g_value_set_string (value, self->profile_name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fin_session_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  FinSession *self = FIN_SESSION (object);

  switch (prop_id)
    {
    case PROP_DATABASE:
      self->database = g_value_dup_object (value);
      break;
    case PROP_CLOCK:
      self->clock = g_value_dup_object (value);
      break;
    case PROP_SERVICE:
      self->service = g_value_dup_object (value);
      break;
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    case PROP_DEMO:
      self->demo = g_value_get_boolean (value);
      break;
    case PROP_AMOUNTS_HIDDEN:
      fin_session_set_amounts_hidden (self, g_value_get_boolean (value));
      break;
    case PROP_INSIGHTS:
      fin_session_set_insights (self, g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fin_session_dispose (GObject *object)
{
  FinSession *self = FIN_SESSION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->service);
  g_clear_object (&self->database);
  g_clear_object (&self->settings);
  g_clear_object (&self->clock);
  g_clear_object (&self->accounts);
  g_clear_object (&self->categories);
  g_clear_object (&self->nudges);
  g_clear_object (&self->recent);
  g_clear_pointer (&self->insights, fin_insights_unref);

  G_OBJECT_CLASS (fin_session_parent_class)->dispose (object);
}

static void
fin_session_finalize (GObject *object)
{
  FinSession *self = FIN_SESSION (object);

  g_free (self->undo_label);
  g_free (self->redo_label);
  g_free (self->profile_name);
  g_free (self->error_message);

  G_OBJECT_CLASS (fin_session_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags once = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags write = read | G_PARAM_WRITABLE;

  properties[PROP_DATABASE]
      = g_param_spec_object ("database", NULL, NULL, FIN_TYPE_DATABASE, once);
  properties[PROP_CLOCK] = g_param_spec_object ("clock", NULL, NULL, FIN_TYPE_CLOCK, once);
  properties[PROP_SERVICE]
      = g_param_spec_object ("service", NULL, NULL, FIN_TYPE_INSIGHT_SERVICE, once);
  properties[PROP_SETTINGS]
      = g_param_spec_object ("settings", NULL, NULL, G_TYPE_SETTINGS, once);
  properties[PROP_DEMO] = g_param_spec_boolean ("demo", NULL, NULL, FALSE, once);
  properties[PROP_AMOUNTS_HIDDEN]
      = g_param_spec_boolean ("amounts-hidden", NULL, NULL, FALSE, write);
  properties[PROP_INSIGHTS]
      = g_param_spec_boxed ("insights", NULL, NULL, FIN_TYPE_INSIGHTS, write);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, read);
  properties[PROP_ERROR_MESSAGE] = g_param_spec_string ("error-message", NULL, NULL, NULL, read);
  properties[PROP_LOADED] = g_param_spec_boolean ("loaded", NULL, NULL, FALSE, read);
  properties[PROP_EMPTY] = g_param_spec_boolean ("empty", NULL, NULL, FALSE, read);
  properties[PROP_UNREAD] = g_param_spec_uint ("unread", NULL, NULL, 0, G_MAXUINT, 0, read);
  properties[PROP_HELD] = g_param_spec_uint ("held", NULL, NULL, 0, G_MAXUINT, 0, read);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, read);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, read);
  properties[PROP_PROFILE_NAME] = g_param_spec_string ("profile-name", NULL, NULL, NULL, read);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fin_session_class_init (FinSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->constructed = fin_session_constructed;
  object_class->get_property = fin_session_get_property;
  object_class->set_property = fin_session_set_property;
  object_class->dispose = fin_session_dispose;
  object_class->finalize = fin_session_finalize;
  install_properties (object_class);

  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, FIN_TYPE_CHANGES);
  signals[FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[DONE] = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);
  signals[NUDGE_DISMISSED] = g_signal_new ("nudge-dismissed", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
fin_session_init (FinSession *self)
{
  self->margin = -1;
  self->accounts = g_list_store_new (FIN_TYPE_ACCOUNT);
  self->categories = g_list_store_new (FIN_TYPE_CATEGORY);
  self->nudges = g_list_store_new (FIN_TYPE_NUDGE);
  self->recent = g_list_store_new (FIN_TYPE_TRANSACTION);
}

/**
 * fin_session_new:
 * @database: (nullable): without one the lists stay empty
 * @service: (nullable): without one the insights are what was set
 * @settings: (nullable):
 * @demo: whether the database holds the demo household
 */
FinSession *
fin_session_new (FinDatabase *database,
                 FinClock *clock,
                 FinInsightService *service,
                 GSettings *settings,
                 gboolean demo)
{
  return g_object_new (FIN_TYPE_SESSION,
                       "database", database,
                       "clock", clock,
                       "service", service,
                       "settings", settings,
                       "demo", demo,
                       NULL);
}

/** fin_session_set_amounts_hidden: for showing the screen to others */
void
fin_session_set_amounts_hidden (FinSession *self, gboolean hidden)
{
  g_return_if_fail (FIN_IS_SESSION (self));

  set_boolean (self, &self->amounts_hidden, hidden, PROP_AMOUNTS_HIDDEN);
}

/** fin_session_set_insights: @insights: (nullable): what the pages show from now on */
void
fin_session_set_insights (FinSession *self, FinInsights *insights)
{
  g_return_if_fail (FIN_IS_SESSION (self));

  if (self->insights == insights)
    return;
  g_clear_pointer (&self->insights, fin_insights_unref);
  if (insights != NULL)
    self->insights = fin_insights_ref (insights);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INSIGHTS]);
}

/** fin_session_refresh: reads the lists and computes the insights anew */
void
fin_session_refresh (FinSession *self)
{
  g_return_if_fail (FIN_IS_SESSION (self));

  fin_session_load (self);
  if (self->service != NULL)
    fin_insight_service_refresh (self->service);
}

/** fin_session_report_error: cancelling is no error and is not reported */
void
fin_session_report_error (FinSession *self, const GError *error)
{
  g_return_if_fail (FIN_IS_SESSION (self));
  g_return_if_fail (error != NULL);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error->message);
}

/** fin_session_report_done: @message: what was changed, for a toast with Undo */
void
fin_session_report_done (FinSession *self, const char *message)
{
  g_return_if_fail (FIN_IS_SESSION (self));

  g_signal_emit (self, signals[DONE], 0, message);
}

static char *
format_money (gint64 minor, const char *currency, FinMoneyStyle style)
{
  switch (style)
    {
    case FIN_MONEY_SIGNED:
      return fin_format_money_signed (minor, currency);
    case FIN_MONEY_ROUNDED:
      return fin_format_money_rounded (minor, currency);
    case FIN_MONEY_ROUNDED_SIGNED:
      {
        g_autofree char *rounded = fin_format_money_rounded (minor, currency);

        return g_strconcat (minor > 0 ? "+" : "", rounded, NULL);
      }
    case FIN_MONEY_EXACT:
    default:
      return fin_format_money (minor, currency);
    }
}

/** fin_session_format_money: Returns: (transfer full): as the locale writes it, or dots when hidden */
char *
fin_session_format_money (FinSession *self,
                          gint64 minor,
                          const char *currency,
                          FinMoneyStyle style)
{
  g_autofree char *amount = NULL;

  g_return_val_if_fail (FIN_IS_SESSION (self), NULL);

  if (self->amounts_hidden)
    return g_strdup ("•••");
  amount = format_money (minor, currency, style);
  if (gtk_widget_get_default_direction () != GTK_TEXT_DIR_RTL)
    return g_steal_pointer (&amount);
  /* Isolated, so that text from right to left does not carry the sign to the other end. */
  return g_strconcat ("\u2066", amount, "\u2069", NULL);
}
