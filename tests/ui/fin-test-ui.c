/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The household: sixty days of pay, rent and purchases in one account with a known balance. */
#include "fin-test-ui.h"

#include "fin-demo-fill.h"
#include "fin-test-window.h"
#include "fin-ui.h"

#define TODAY "2026-11-22"

/** fin_test_ui_run: registers and runs, or skips everything where there is no display */
int
fin_test_ui_run (int argc, char **argv, void (*add_tests) (void))
{
  g_test_init (&argc, &argv, NULL);
  fin_ui_init ();
  if (gtk_init_check ())
    adw_init ();
  add_tests ();
  return fin_test_run ();
}

static void
add_rows (FinTestUi *self)
{
  FinDate today = fin_date_from_iso (TODAY);
  gint64 food = fin_test_household_add_category (self->household, "food", NULL,
                                                 FIN_CATEGORY_SPENDING);

  for (int days = 60; days > 0; days--)
    fin_test_household_add (self->household, self->account_id, today - days, -1000 - days,
                            days % 2 == 0 ? "Corner shop" : "Bakery", food);
  fin_test_household_add (self->household, self->account_id, today - 30, 200000, "Employer", 0);
  g_array_unref (fin_test_household_write (self->household));
  fin_test_household_state_balance (self->household, self->account_id, today - 1, 123456);
  self->n_rows = 61;
}

static void
open_session (FinTestUi *self, gboolean demo)
{
  g_autoptr (FinInsightService) service
      = fin_insight_service_new (self->household->database, self->household->clock);

  self->session = fin_session_new (self->household->database, self->household->clock, service,
                                   NULL, demo);
  fin_test_wait_until (fin_session_get_loaded (self->session)
                       && fin_session_get_insights (self->session) != NULL
                       && !fin_session_get_busy (self->session));
}

FinTestUi *
fin_test_ui_new (gboolean with_rows)
{
  FinTestUi *self = g_new0 (FinTestUi, 1);

  self->household = fin_test_household_new (TODAY);
  self->account_id = fin_test_household_add_account (self->household, "Everyday",
                                                     FIN_ACCOUNT_CURRENT, "EUR");
  if (with_rows)
    add_rows (self);
  open_session (self, FALSE);
  return self;
}

/** fin_test_ui_new_demo: the demo household, where every card has something to show */
FinTestUi *
fin_test_ui_new_demo (void)
{
  FinTestUi *self = g_new0 (FinTestUi, 1);
  GError *error = NULL;

  self->household = fin_test_household_new (TODAY);
  fin_demo_fill (self->household->database, fin_date_from_iso (TODAY) - 1, FIN_DEMO_SEED, NULL,
                 &error);
  g_assert_no_error (error);
  open_session (self, TRUE);
  return self;
}

void
fin_test_ui_free (FinTestUi *self)
{
  fin_insight_service_cancel (fin_session_get_service (self->session));
  g_object_add_weak_pointer (G_OBJECT (self->session), (gpointer *) &self->session);
  g_object_unref (self->session);
  /* Whatever is still on its way to it keeps it for a moment, longer on a machine under load. */
  fin_test_wait_until (self->session == NULL);
  fin_test_household_free (self->household);
  g_free (self);
}

void
fin_test_drain (void)
{
  gint64 deadline = g_get_monotonic_time () + G_TIME_SPAN_SECOND / 5;

  while (g_get_monotonic_time () < deadline)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

void
fin_test_walk (GtkWidget *root, FinTestVisit visit, gpointer data)
{
  visit (root, data);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    fin_test_walk (child, visit, data);
}

typedef struct
{
  const char *text;
  gboolean found;
} Search;

static void
look_for_text (GtkWidget *widget, gpointer data)
{
  Search *search = data;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && strstr (gtk_label_get_label (GTK_LABEL (widget)), search->text) != NULL)
    search->found = TRUE;
}

/** fin_test_shows: whether any label that is on the screen contains @text */
gboolean
fin_test_shows (GtkWidget *root, const char *text)
{
  Search search = { text, FALSE };

  fin_test_walk (root, look_for_text, &search);
  return search.found;
}
