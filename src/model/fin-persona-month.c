/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FinPersonaMonth: a profile's persona in one month. */
#include "fin-persona-month-private.h"

G_DEFINE_FINAL_TYPE (FinPersonaMonth, fin_persona_month, FIN_TYPE_RECORD)

static const FinRecordField fields[] = {
  { "profile-id", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinPersonaMonth, profile_id) },
  { "month", FIN_FIELD_INT, G_STRUCT_OFFSET (FinPersonaMonth, month), FIN_DATE_NONE },
  { "label", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinPersonaMonth, label) },
  { "confidence", FIN_FIELD_INT, G_STRUCT_OFFSET (FinPersonaMonth, confidence) },
  { "data", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinPersonaMonth, data) },
};

static void
fin_persona_month_class_init (FinPersonaMonthClass *klass)
{
  fin_record_class_install_fields (FIN_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
fin_persona_month_init (FinPersonaMonth *self)
{
  fin_record_init_fields (FIN_RECORD (self));
}

FinPersonaMonth *
fin_persona_month_new (void)
{
  return g_object_new (FIN_TYPE_PERSONA_MONTH, NULL);
}

#define GETTER(ctype, member, otherwise)                                                           \
  FIN_RECORD_GETTER (FinPersonaMonth, fin_persona_month, FIN_IS_PERSONA_MONTH, ctype, member,    \
                     otherwise)

GETTER (gint64, profile_id, 0)
GETTER (FinDate, month, FIN_DATE_NONE)
GETTER (const char *, label, NULL)
GETTER (gint, confidence, 0)
GETTER (const char *, data, NULL)
