/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How soon the forecast card of the demo household answers a "what if": from the change of a number to
 * the frame with the new curve and figures, on one account and on all together. Processor time is that
 * of the whole process; the time that passes also waits for the screen's next frame.
 */
#include <time.h>

#include "fin-forecast-card.h"
#include "fin-test-ui.h"
#include "fin-test-window.h"
#include "fin-ui.h"

#define N_CHANGES 40

typedef struct
{
  GtkWidget *spin;
  gboolean painted;
} Bench;

static void
find_cb (GtkWidget *widget, gpointer data)
{
  Bench *bench = data;

  if (ADW_IS_SPIN_ROW (widget) && bench->spin == NULL)
    bench->spin = widget;
}

static double
processor_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static void
painted_cb (GdkFrameClock *clock, Bench *bench)
{
  bench->painted = TRUE;
}

static int
compare (const void *a, const void *b)
{
  return *(const double *) a < *(const double *) b ? -1 : *(const double *) a > *(const double *) b;
}

/* The first number of the panel is what a purchase costs; whole pounds stand in the difference. */
static void
change (Bench *bench, GtkWidget *card, int price, double *answered, double *processor, double *passed)
{
  g_autofree char *difference = g_strdup_printf ("−\u2060£%d.00", price);
  gint64 began = g_get_monotonic_time ();
  double used = processor_ms ();

  adw_spin_row_set_value (ADW_SPIN_ROW (bench->spin), price);
  while (!fin_test_shows (card, difference))
    g_main_context_iteration (NULL, TRUE);
  *answered = (double) (g_get_monotonic_time () - began) / 1e3;
  bench->painted = FALSE;
  while (!bench->painted)
    g_main_context_iteration (NULL, TRUE);
  *processor = processor_ms () - used;
  *passed = (double) (g_get_monotonic_time () - began) / 1e3;
}

static void
run (FinTestUi *ui, const char *what, gint64 account_id)
{
  GtkWidget *card = fin_forecast_card_new (ui->session);
  double answered[N_CHANGES], processor[N_CHANGES], passed[N_CHANGES];
  Bench bench = { 0 };
  GtkWidget *window;

  fin_forecast_card_set_account (FIN_FORECAST_CARD (card), account_id);
  window = fin_test_window_new (card, 900, 1400);
  fin_forecast_card_show_what_if (FIN_FORECAST_CARD (card));
  fin_test_settle (window);
  fin_test_drain ();
  fin_test_walk (card, find_cb, &bench);
  g_signal_connect (gtk_widget_get_frame_clock (card), "after-paint", G_CALLBACK (painted_cb),
                    &bench);
  for (int i = 0; i < N_CHANGES; i++)
    {
      change (&bench, card, 101 + i, &answered[i], &processor[i], &passed[i]);
      fin_test_settle (window);
    }
  qsort (answered, N_CHANGES, sizeof (double), compare);
  qsort (processor, N_CHANGES, sizeof (double), compare);
  qsort (passed, N_CHANGES, sizeof (double), compare);
  g_print ("%-14s | %8.1f %8.1f | %8.1f %8.1f | %8.1f %8.1f\n", what, answered[N_CHANGES / 2],
           answered[N_CHANGES * 9 / 10], processor[N_CHANGES / 2], processor[N_CHANGES * 9 / 10],
           passed[N_CHANGES / 2], passed[N_CHANGES * 9 / 10]);
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (card), &bench);
  gtk_window_destroy (GTK_WINDOW (window));
  fin_test_drain ();
}

int
main (int argc, char **argv)
{
  g_autoptr (FinTestUi) ui = NULL;

  if (!gtk_init_check ())
    return 77;
  adw_init ();
  fin_ui_init ();
  ui = fin_test_ui_new_demo ();
  g_print ("ms, of %d changes: median and 90 %%\n", N_CHANGES);
  g_print ("%-14s | %17s | %17s | %17s\n", "", "figures there", "processor, drawn", "drawn");
  run (ui, "one account", 1);
  run (ui, "all accounts", 0);
  return 0;
}
