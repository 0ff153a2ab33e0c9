/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every page works on: one opened database, its insights and lists, and how amounts are shown. */
#pragma once

#include <gio/gio.h>

#include "fin-account.h"
#include "fin-category.h"
#include "fin-clock.h"
#include "fin-database.h"
#include "fin-insight-service.h"

G_BEGIN_DECLS

/** FinMoneyStyle: exact; with "+" for what comes in; to whole units for what is estimated; both. */
typedef enum
{
  FIN_MONEY_EXACT,
  FIN_MONEY_SIGNED,
  FIN_MONEY_ROUNDED,
  FIN_MONEY_ROUNDED_SIGNED,
} FinMoneyStyle;

#define FIN_TYPE_SESSION (fin_session_get_type ())
G_DECLARE_FINAL_TYPE (FinSession, fin_session, FIN, SESSION, GObject)

/*
 * Properties:
 *   "database" FinDatabase (nullable), "clock" FinClock, "service" FinInsightService (nullable),
 *   "settings" GSettings (nullable), "demo" gboolean: construct only
 *   "amounts-hidden" gboolean: for showing the screen to others
 *   "insights" FinInsights (boxed, nullable): the last result
 *   "busy" gboolean: insights are being computed
 *   "error-message" string (nullable): why they could not be
 *   "loaded" gboolean: the lists were filled at least once
 *   "empty" gboolean: loaded, and there is no transaction
 *   "unread" uint: nudges not read yet
 *   "held" uint: rows of imports that wait for a decision
 *   "undo-label", "redo-label" string (nullable): what win.undo and win.redo would do
 *   "profile-name" string (nullable)
 * Signals:
 *   "changed" (FinChanges): the database changed; the lists are being refreshed
 *   "failed" (string): a change or a list failed, in words for a toast
 *   "done" (string): a change of the person's was made and can be undone
 *   "nudge-dismissed" (string): the key of a nudge that has left the list
 */
FinSession *fin_session_new (FinDatabase *database,
                             FinClock *clock,
                             FinInsightService *service,
                             GSettings *settings,
                             gboolean demo);

FinDatabase *fin_session_get_database (FinSession *self);
FinClock *fin_session_get_clock (FinSession *self);
FinInsightService *fin_session_get_service (FinSession *self);
GSettings *fin_session_get_settings (FinSession *self);
FinDate fin_session_get_today (FinSession *self);
gboolean fin_session_get_demo (FinSession *self);
gboolean fin_session_get_amounts_hidden (FinSession *self);
void fin_session_set_amounts_hidden (FinSession *self, gboolean hidden);
FinInsights *fin_session_get_insights (FinSession *self);
void fin_session_set_insights (FinSession *self, FinInsights *insights);
gboolean fin_session_get_busy (FinSession *self);
const char *fin_session_get_error_message (FinSession *self);
gboolean fin_session_get_loaded (FinSession *self);
gboolean fin_session_get_empty (FinSession *self);
guint fin_session_get_unread (FinSession *self);
guint fin_session_get_held (FinSession *self);
gint64 fin_session_get_margin (FinSession *self);

/* (element-type FinAccount, FinCategory, FinNudge, FinTransaction): kept in step with the database. */
GListModel *fin_session_get_accounts (FinSession *self);
GListModel *fin_session_get_categories (FinSession *self);
GListModel *fin_session_get_nudges (FinSession *self);
GListModel *fin_session_get_recent (FinSession *self);
FinAccount *fin_session_find_account (FinSession *self, gint64 id);
FinCategory *fin_session_find_category (FinSession *self, gint64 id);

void fin_session_refresh (FinSession *self);
void fin_session_report_error (FinSession *self, const GError *error);
void fin_session_report_done (FinSession *self, const char *message);

char *fin_session_format_money (FinSession *self,
                                gint64 minor,
                                const char *currency,
                                FinMoneyStyle style);

G_END_DECLS
