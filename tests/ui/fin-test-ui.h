/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session on a small household, waiting, and walking through widgets. */
#pragma once

#include <adwaita.h>

#include "fin-session.h"
#include "fin-test-household.h"

G_BEGIN_DECLS

typedef struct
{
  FinTestHousehold *household;
  FinSession *session;
  gint64 account_id;
  guint n_rows;
} FinTestUi;

int fin_test_ui_run (int argc, char **argv, void (*add_tests) (void));
FinTestUi *fin_test_ui_new (gboolean with_rows);
FinTestUi *fin_test_ui_new_demo (void);
void fin_test_ui_free (FinTestUi *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinTestUi, fin_test_ui_free)

#define fin_test_wait_until(condition)                                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 deadline = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;                           \
    while (!(condition) && g_get_monotonic_time () < deadline)                                     \
      if (!g_main_context_iteration (NULL, FALSE))                                                 \
        g_usleep (1000);                                                                           \
    g_assert_true (condition);                                                                     \
  }                                                                                                \
  G_STMT_END

void fin_test_drain (void);

typedef void (*FinTestVisit) (GtkWidget *widget, gpointer data);
void fin_test_walk (GtkWidget *root, FinTestVisit visit, gpointer data);
gboolean fin_test_shows (GtkWidget *root, const char *text);

G_END_DECLS
