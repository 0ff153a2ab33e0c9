/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one object the pages bind to; a new one is made when another database is opened. */
#include "fin-session.h"

struct _FinSession
{
  GObject parent_instance;

  FinClock *clock;
  gboolean demo;
  gboolean amounts_hidden;
};

enum
{
  PROP_0,
  PROP_CLOCK,
  PROP_DEMO,
  PROP_AMOUNTS_HIDDEN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FinSession, fin_session, G_TYPE_OBJECT)

static void
fin_session_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FinSession *self = FIN_SESSION (object);

  switch (prop_id)
    {
    case PROP_CLOCK:
      g_value_set_object (value, self->clock);
      break;
    case PROP_DEMO:
      g_value_set_boolean (value, self->demo);
      break;
    case PROP_AMOUNTS_HIDDEN:
      g_value_set_boolean (value, self->amounts_hidden);
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
    case PROP_CLOCK:
      self->clock = g_value_dup_object (value);
      break;
    case PROP_DEMO:
      self->demo = g_value_get_boolean (value);
      break;
    case PROP_AMOUNTS_HIDDEN:
      fin_session_set_amounts_hidden (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fin_session_dispose (GObject *object)
{
  FinSession *self = FIN_SESSION (object);

  g_clear_object (&self->clock);

  G_OBJECT_CLASS (fin_session_parent_class)->dispose (object);
}

static void
fin_session_class_init (FinSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags construct_only = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                     | G_PARAM_STATIC_STRINGS;

  object_class->get_property = fin_session_get_property;
  object_class->set_property = fin_session_set_property;
  object_class->dispose = fin_session_dispose;

  properties[PROP_CLOCK]
      = g_param_spec_object ("clock", NULL, NULL, FIN_TYPE_CLOCK, construct_only);
  properties[PROP_DEMO] = g_param_spec_boolean ("demo", NULL, NULL, FALSE, construct_only);
  properties[PROP_AMOUNTS_HIDDEN]
      = g_param_spec_boolean ("amounts-hidden", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                  | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
fin_session_init (FinSession *self)
{
}

/** fin_session_new: @demo: whether the database holds the demo household */
FinSession *
fin_session_new (FinClock *clock, gboolean demo)
{
  return g_object_new (FIN_TYPE_SESSION, "clock", clock, "demo", demo, NULL);
}

/** fin_session_get_clock: Returns: (transfer none): the only source of "now" */
FinClock *
fin_session_get_clock (FinSession *self)
{
  g_return_val_if_fail (FIN_IS_SESSION (self), NULL);

  return self->clock;
}

gboolean
fin_session_get_demo (FinSession *self)
{
  g_return_val_if_fail (FIN_IS_SESSION (self), FALSE);

  return self->demo;
}

gboolean
fin_session_get_amounts_hidden (FinSession *self)
{
  g_return_val_if_fail (FIN_IS_SESSION (self), FALSE);

  return self->amounts_hidden;
}

/** fin_session_set_amounts_hidden: for showing the screen to others */
void
fin_session_set_amounts_hidden (FinSession *self, gboolean hidden)
{
  g_return_if_fail (FIN_IS_SESSION (self));

  if (self->amounts_hidden == hidden)
    return;
  self->amounts_hidden = hidden;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AMOUNTS_HIDDEN]);
}
