/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of FinNudge, for the store that fills them. Everyone else uses the properties. */
#pragma once

#include "fin-nudge.h"

G_BEGIN_DECLS

struct _FinNudge
{
  FinRecord parent_instance;

  gint64 id;
  gint64 profile_id; /* 0: the household */
  char *key; /* one per fact */
  char *rule;
  FinNudgeSeverity severity;
  char *title;
  char *body;
  char *reason;
  char *action; /* GAction name */
  char *target; /* printed GVariant */
  gint64 harm; /* expected harm avoided, minor units */
  FinDate relevant_date;
  gint64 created_at; /* Unix seconds, as all times here; 0: not */
  gint64 delivered_at;
  gint64 read_at;
  gint64 dismissed_at;
  gint64 snoozed_until;
  gint64 acted_at; /* its proposal was followed */
  gint64 less_at;  /* the person wants less of its kind */
};

G_END_DECLS
