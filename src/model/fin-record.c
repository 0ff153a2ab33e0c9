/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table-driven properties: a setter returns early when equal and notifies exactly once
 * otherwise. */
#include "fin-record.h"

static guint updated_signal;

G_DEFINE_ABSTRACT_TYPE (FinRecord, fin_record, G_TYPE_OBJECT)

#define FIELD(self, field, type) (*(type *) G_STRUCT_MEMBER_P (self, (field)->offset))

static const FinRecordField *
field_of (FinRecord *self, guint prop_id)
{
  FinRecordClass *klass = FIN_RECORD_GET_CLASS (self);

  g_assert (prop_id >= 1 && prop_id <= klass->n_fields);
  return &klass->fields[prop_id - 1];
}

static gboolean
set_field (FinRecord *self, const FinRecordField *field, const GValue *value)
{
  gint64 new_value;

  switch (field->kind)
    {
    case FIN_FIELD_STRING:
      if (g_strcmp0 (FIELD (self, field, char *), g_value_get_string (value)) == 0)
        return FALSE;
      g_free (FIELD (self, field, char *));
      FIELD (self, field, char *) = g_value_dup_string (value);
      return TRUE;
    case FIN_FIELD_INT64:
      new_value = g_value_get_int64 (value);
      if (FIELD (self, field, gint64) == new_value)
        return FALSE;
      FIELD (self, field, gint64) = new_value;
      return TRUE;
    case FIN_FIELD_INT:
      new_value = g_value_get_int (value);
      break;
    case FIN_FIELD_BOOLEAN:
      new_value = g_value_get_boolean (value);
      break;
    case FIN_FIELD_ENUM:
      new_value = g_value_get_enum (value);
      break;
    case FIN_FIELD_FLAGS:
      new_value = g_value_get_flags (value);
      break;
    default:
      g_assert_not_reached ();
    }
  if (FIELD (self, field, gint) == (gint) new_value)
    return FALSE;
  FIELD (self, field, gint) = (gint) new_value;
  return TRUE;
}

static void
fin_record_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  FinRecord *self = FIN_RECORD (object);

  if (set_field (self, field_of (self, prop_id), value))
    g_object_notify_by_pspec (object, pspec);
}

static void
fin_record_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FinRecord *self = FIN_RECORD (object);
  const FinRecordField *field = field_of (self, prop_id);

  switch (field->kind)
    {
    case FIN_FIELD_STRING:
      g_value_set_string (value, FIELD (self, field, char *));
      break;
    case FIN_FIELD_INT64:
      g_value_set_int64 (value, FIELD (self, field, gint64));
      break;
    case FIN_FIELD_INT:
      g_value_set_int (value, FIELD (self, field, gint));
      break;
    case FIN_FIELD_BOOLEAN:
      g_value_set_boolean (value, FIELD (self, field, gboolean));
      break;
    case FIN_FIELD_ENUM:
      g_value_set_enum (value, FIELD (self, field, gint));
      break;
    case FIN_FIELD_FLAGS:
      g_value_set_flags (value, FIELD (self, field, guint));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
fin_record_finalize (GObject *object)
{
  FinRecord *self = FIN_RECORD (object);
  FinRecordClass *klass = FIN_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].kind == FIN_FIELD_STRING)
      g_free (FIELD (self, &klass->fields[i], char *));

  G_OBJECT_CLASS (fin_record_parent_class)->finalize (object);
}

static void
fin_record_class_init (FinRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = fin_record_finalize;

  /**
   * FinRecord::updated:
   *
   * Once per fin_record_update() that changed something, after the notifications of each property.
   */
  updated_signal = g_signal_new ("updated", FIN_TYPE_RECORD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
fin_record_init (FinRecord *self)
{
}

static GParamSpec *
param_spec_for (const FinRecordField *field)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  gint initial = (gint) field->initial;

  switch (field->kind)
    {
    case FIN_FIELD_STRING:
      return g_param_spec_string (field->name, NULL, NULL, NULL, flags);
    case FIN_FIELD_INT64:
      return g_param_spec_int64 (field->name, NULL, NULL, G_MININT64, G_MAXINT64, field->initial,
                                 flags);
    case FIN_FIELD_INT:
      return g_param_spec_int (field->name, NULL, NULL, G_MININT, G_MAXINT, initial, flags);
    case FIN_FIELD_BOOLEAN:
      return g_param_spec_boolean (field->name, NULL, NULL, initial != 0, flags);
    case FIN_FIELD_ENUM:
      return g_param_spec_enum (field->name, NULL, NULL, field->type (), initial, flags);
    case FIN_FIELD_FLAGS:
      return g_param_spec_flags (field->name, NULL, NULL, field->type (), (guint) initial, flags);
    default:
      g_assert_not_reached ();
    }
}

/* Public API */

/**
 * fin_record_class_install_fields:
 * @fields: (array length=n_fields): static table; property ids are positions + 1
 */
void
fin_record_class_install_fields (FinRecordClass *klass, const FinRecordField *fields,
                                 guint n_fields)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  /* GObject resets these two in every derived class. */
  object_class->get_property = fin_record_get_property;
  object_class->set_property = fin_record_set_property;
  klass->fields = fields;
  klass->n_fields = n_fields;
  for (guint i = 0; i < n_fields; i++)
    g_object_class_install_property (object_class, i + 1, param_spec_for (&fields[i]));
}

/**
 * fin_record_init_fields:
 *
 * Gives the fields their initial values; every subclass calls it in its init, where the instance
 * already has its final class.
 */
void
fin_record_init_fields (FinRecord *self)
{
  FinRecordClass *klass = FIN_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const FinRecordField *field = &klass->fields[i];

      if (field->kind == FIN_FIELD_INT64)
        FIELD (self, field, gint64) = field->initial;
      else if (field->kind != FIN_FIELD_STRING)
        FIELD (self, field, gint) = (gint) field->initial;
    }
}

static gboolean
field_equal (FinRecord *self, FinRecord *other, const FinRecordField *field)
{
  if (field->kind == FIN_FIELD_STRING)
    return g_strcmp0 (FIELD (self, field, char *), FIELD (other, field, char *)) == 0;
  if (field->kind == FIN_FIELD_INT64)
    return FIELD (self, field, gint64) == FIELD (other, field, gint64);
  return FIELD (self, field, gint) == FIELD (other, field, gint);
}

/**
 * fin_record_update:
 * @other: a record of the same type
 *
 * Takes over the values of @other and notifies only the properties that changed.
 *
 * Returns: whether anything changed
 */
gboolean
fin_record_update (FinRecord *self, FinRecord *other)
{
  FinRecordClass *klass = FIN_RECORD_GET_CLASS (self);
  gboolean changed = FALSE;

  g_return_val_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (other), FALSE);

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < klass->n_fields; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      if (field_equal (self, other, &klass->fields[i]))
        continue;
      g_object_get_property (G_OBJECT (other), klass->fields[i].name, &value);
      g_object_set_property (G_OBJECT (self), klass->fields[i].name, &value);
      changed = TRUE;
    }
  g_object_thaw_notify (G_OBJECT (self));
  if (changed)
    g_signal_emit (self, updated_signal, 0);
  return changed;
}

gboolean
fin_record_equal (FinRecord *self, FinRecord *other)
{
  FinRecordClass *klass = FIN_RECORD_GET_CLASS (self);

  g_return_val_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (other), FALSE);

  for (guint i = 0; i < klass->n_fields; i++)
    if (!field_equal (self, other, &klass->fields[i]))
      return FALSE;
  return TRUE;
}

/**
 * fin_record_copy:
 * @self: (type FinRecord): a record
 *
 * The way to hand a record to another thread: the copy shares nothing.
 *
 * Returns: (transfer full): a record of the same type and values
 */
gpointer
fin_record_copy (gpointer self)
{
  FinRecord *copy = g_object_new (G_OBJECT_TYPE (self), NULL);

  fin_record_update (copy, FIN_RECORD (self));
  return copy;
}
