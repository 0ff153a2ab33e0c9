/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings that belong to the household rather than to the desktop; "demo" marks a demo
 * database. */
#pragma once

#include "fin-connection.h"

G_BEGIN_DECLS

#define FIN_SETTING_DEMO "demo"

char *fin_setting_store_get (FinConnection *connection, const char *key, GError **error);
gint64 fin_setting_store_get_int (FinConnection *connection,
                                  const char *key,
                                  gint64 otherwise,
                                  GError **error);
gboolean fin_setting_store_set (FinConnection *connection,
                                const char *key,
                                const char *value,
                                GError **error);
gboolean fin_setting_store_set_int (FinConnection *connection,
                                    const char *key,
                                    gint64 value,
                                    GError **error);

G_END_DECLS
