/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the demo household into an empty database, never into any other. */
#pragma once

#include "fin-database.h"
#include "fin-demo.h"

G_BEGIN_DECLS

#define FIN_DEMO_ERROR (fin_demo_error_quark ())

/**
 * FinDemoError:
 * @FIN_DEMO_ERROR_NOT_EMPTY: the database holds something; the demo never mixes with it
 * @FIN_DEMO_ERROR_IS_DEMO: the database holds the demo household; nobody's own data go into it
 */
typedef enum
{
  FIN_DEMO_ERROR_NOT_EMPTY,
  FIN_DEMO_ERROR_IS_DEMO,
} FinDemoError;

GQuark fin_demo_error_quark (void);

gboolean fin_demo_refuse (FinConnection *connection, GError **error);
gboolean fin_demo_fill (FinDatabase *database,
                        FinDate last_day,
                        guint64 seed,
                        GCancellable *cancellable,
                        GError **error);
void fin_demo_fill_async (FinDatabase *database,
                          FinDate last_day,
                          guint64 seed,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
gboolean fin_demo_fill_finish (GAsyncResult *result, GError **error);

G_END_DECLS
