/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Repository of nudges. Their bookkeeping is not undoable: write with a NULL step label. */
#pragma once

#include "fin-connection.h"
#include "fin-nudge.h"

G_BEGIN_DECLS

/** FinNudgeEvent: what happened to a nudge; each sets its time once. */
typedef enum
{
  FIN_NUDGE_DELIVERED,
  FIN_NUDGE_READ,
  FIN_NUDGE_DISMISSED,
  FIN_NUDGE_SNOOZED, /* @at is when it comes back */
  FIN_NUDGE_ACTED,
  FIN_NUDGE_LESS,     /* less of its kind, please; this one is dismissed */
  FIN_NUDGE_RESTORED, /* neither dismissed nor unwelcome after all */
} FinNudgeEvent;

gint64 fin_nudge_store_upsert (FinConnection *connection, FinNudge *nudge, GError **error);
FinNudge *fin_nudge_store_get (FinConnection *connection, gint64 id, GError **error);
FinNudge *fin_nudge_store_find (FinConnection *connection,
                                gint64 profile_id,
                                const char *key,
                                GError **error);
GPtrArray *fin_nudge_store_list (FinConnection *connection,
                                 gboolean with_dismissed,
                                 int limit,
                                 GError **error);
GPtrArray *fin_nudge_store_list_due (FinConnection *connection,
                                     gint64 now,
                                     FinDate today,
                                     GError **error);
gint64 fin_nudge_store_count_unread (FinConnection *connection, gint64 now, GError **error);
gint64 fin_nudge_store_count_delivered (FinConnection *connection,
                                        gint64 since,
                                        const char *rule,
                                        GError **error);
gboolean fin_nudge_store_record (FinConnection *connection,
                                 gint64 id,
                                 FinNudgeEvent event,
                                 gint64 at,
                                 GError **error);
gboolean fin_nudge_store_record_all (FinConnection *connection,
                                     FinNudgeEvent event,
                                     gint64 at,
                                     GError **error);
gboolean fin_nudge_store_delete (FinConnection *connection, gint64 id, GError **error);

G_END_DECLS
