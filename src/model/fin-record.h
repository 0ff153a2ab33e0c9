/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Base of the model's objects: a table of fields becomes GObject properties with exact notifies. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define FIN_TYPE_RECORD (fin_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (FinRecord, fin_record, FIN, RECORD, GObject)

/**
 * FinFieldKind:
 * @FIN_FIELD_INT: gint, also a FinDate
 * @FIN_FIELD_INT64: gint64: minor units, row ids, Unix seconds
 * @FIN_FIELD_BOOLEAN: gboolean
 * @FIN_FIELD_ENUM: an enumeration of type @FinRecordField.type
 * @FIN_FIELD_FLAGS: flags of type @FinRecordField.type
 * @FIN_FIELD_STRING: an owned char *, NULL allowed
 */
typedef enum
{
  FIN_FIELD_INT,
  FIN_FIELD_INT64,
  FIN_FIELD_BOOLEAN,
  FIN_FIELD_ENUM,
  FIN_FIELD_FLAGS,
  FIN_FIELD_STRING,
} FinFieldKind;

/** FinRecordField: a property @name kept at @offset of the instance. @initial: its first value. */
typedef struct
{
  const char *name;
  FinFieldKind kind;
  gsize offset;
  gint64 initial;
  GType (*type) (void);
} FinRecordField;

struct _FinRecordClass
{
  GObjectClass parent_class;

  const FinRecordField *fields;
  guint n_fields;
};

void fin_record_class_install_fields (FinRecordClass *klass,
                                      const FinRecordField *fields,
                                      guint n_fields);

void fin_record_init_fields (FinRecord *self);

gboolean fin_record_update (FinRecord *self, FinRecord *other);
gboolean fin_record_equal (FinRecord *self, FinRecord *other);
gpointer fin_record_copy (gpointer self);

/* Defines the read accessor of one field. */
#define FIN_RECORD_GETTER(Type, prefix, CHECK, ctype, member, otherwise)                           \
  ctype prefix##_get_##member (Type *self)                                                         \
  {                                                                                                \
    g_return_val_if_fail (CHECK (self), otherwise);                                                \
    return self->member;                                                                           \
  }

G_END_DECLS
