/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FinNudge: one fact told once: what, why, and what to do. */
#include "fin-nudge-private.h"

G_DEFINE_FINAL_TYPE (FinNudge, fin_nudge, FIN_TYPE_RECORD)

static const FinRecordField fields[] = {
  { "id", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinNudge, id) },
  { "profile-id", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinNudge, profile_id) },
  { "key", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinNudge, key) },
  { "rule", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinNudge, rule) },
  { "severity", FIN_FIELD_ENUM,
    G_STRUCT_OFFSET (FinNudge, severity), 0, fin_nudge_severity_get_type },
  { "title", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinNudge, title) },
  { "body", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinNudge, body) },
  { "reason", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinNudge, reason) },
  { "action", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinNudge, action) },
  { "target", FIN_FIELD_STRING, G_STRUCT_OFFSET (FinNudge, target) },
  { "harm", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinNudge, harm) },
  { "relevant-date", FIN_FIELD_INT, G_STRUCT_OFFSET (FinNudge, relevant_date), FIN_DATE_NONE },
  { "created-at", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinNudge, created_at) },
  { "delivered-at", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinNudge, delivered_at) },
  { "read-at", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinNudge, read_at) },
  { "dismissed-at", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinNudge, dismissed_at) },
  { "snoozed-until", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinNudge, snoozed_until) },
  { "acted-at", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinNudge, acted_at) },
  { "less-at", FIN_FIELD_INT64, G_STRUCT_OFFSET (FinNudge, less_at) },
};

static void
fin_nudge_class_init (FinNudgeClass *klass)
{
  fin_record_class_install_fields (FIN_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
fin_nudge_init (FinNudge *self)
{
  fin_record_init_fields (FIN_RECORD (self));
}

FinNudge *
fin_nudge_new (void)
{
  return g_object_new (FIN_TYPE_NUDGE, NULL);
}

#define GETTER(ctype, member, otherwise)                                                           \
  FIN_RECORD_GETTER (FinNudge, fin_nudge, FIN_IS_NUDGE, ctype, member, otherwise)

GETTER (gint64, id, 0)
GETTER (gint64, profile_id, 0)
GETTER (const char *, key, NULL)
GETTER (const char *, rule, NULL)
GETTER (FinNudgeSeverity, severity, 0)
GETTER (const char *, title, NULL)
GETTER (const char *, body, NULL)
GETTER (const char *, reason, NULL)
GETTER (const char *, action, NULL)
GETTER (const char *, target, NULL)
GETTER (gint64, harm, 0)
GETTER (FinDate, relevant_date, FIN_DATE_NONE)
GETTER (gint64, created_at, 0)
GETTER (gint64, delivered_at, 0)
GETTER (gint64, read_at, 0)
GETTER (gint64, dismissed_at, 0)
GETTER (gint64, snoozed_until, 0)
GETTER (gint64, acted_at, 0)
GETTER (gint64, less_at, 0)
