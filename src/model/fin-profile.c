/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FinProfile: a person of the household. */
#include "fin-profile-private.h"

G_DEFINE_FINAL_TYPE (FinProfile, fin_profile, FIN_TYPE_RECORD)

static const FinRecordField fields[] = {
  { "id", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinProfile, id) },
  { "household-id", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinProfile, household_id) },
  { "name", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinProfile, name) },
  { "colour", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinProfile, colour) },
  { "position", FIN_FIELD_INT, G_STRUCT_OFFSET (FinProfile, position) },
};

static void
fin_profile_class_init (FinProfileClass *klass)
{
  fin_record_class_install_fields (FIN_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
fin_profile_init (FinProfile *self)
{
  fin_record_init_fields (FIN_RECORD (self));
}

FinProfile *
fin_profile_new (void)
{
  return g_object_new (FIN_TYPE_PROFILE, NULL);
}

#define GETTER(ctype, member, otherwise)                                                           \
  FIN_RECORD_GETTER (FinProfile, fin_profile, FIN_IS_PROFILE, ctype, member, otherwise)

GETTER (gint64, id, 0)
GETTER (gint64, household_id, 0)
GETTER (const char *, name, NULL)
GETTER (const char *, colour, NULL)
GETTER (gint, position, 0)
