/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kill -9 at random moments of writing: the file is sound, no step is partial, none that was
 * acknowledged is lost. */
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store-fixture.h"

#define ROWS_PER_STEP 300

/* The steps that stand after the child's first @n_acts: it undoes one after every fourth. */
static int
steps_after (int n_acts)
{
  return n_acts - 2 * (n_acts / 5);
}

/* Lets the child write for a while, counted from its start or from its first acknowledged act, and
 * kills it. Returns how many acts it acknowledged. */
static int
write_and_kill (const char *path, gboolean after_first_act, int microseconds)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "store", "crash-child", NULL);
  const char *arguments[] = { program, path, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) output = g_string_new (NULL);
  char buffer[256];
  gssize length;
  GPid pid;
  int fd, acknowledged = 0;

  g_spawn_async_with_pipes (NULL, (char **) arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL,
                            &pid, NULL, &fd, NULL, &error);
  g_assert_no_error (error);
  /* However slow the machine, every second child gets something done. */
  if (after_first_act)
    {
      do
        length = read (fd, buffer, sizeof buffer);
      while (length < 0 && errno == EINTR);
      g_string_append_len (output, buffer, MAX (length, 0));
    }
  g_usleep ((gulong) microseconds);
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  while ((length = read (fd, buffer, sizeof buffer)) > 0 || (length < 0 && errno == EINTR))
    g_string_append_len (output, buffer, MAX (length, 0));
  close (fd);
  waitpid (pid, NULL, 0);
  g_spawn_close_pid (pid);
  for (gsize i = 0; i < output->len; i++)
    acknowledged += output->str[i] == '\n';
  return acknowledged;
}

static void
test_kill (StoreFixture *fixture, gconstpointer data)
{
  const int n_kills = g_test_slow () ? 200 : 40;
  gint64 n_before = 0;

  store_add_account (fixture->database, "A");
  for (int i = 0; i < n_kills; i++)
    {
      int acknowledged;
      gint64 n_rows, n_steps, n_done;

      fin_database_close (fixture->database);
      g_clear_object (&fixture->database);
      acknowledged = write_and_kill (fixture->path, i % 2 == 1,
                                     g_test_rand_int_range (500, 120000));
      fixture->database = fin_database_open (fixture->path, NULL);
      g_assert_nonnull (fixture->database);

      store_assert_sound (fixture->database);
      n_rows = store_query_int (fixture->database, "SELECT count(*) FROM transactions");
      n_steps = store_query_int (fixture->database,
                                 "SELECT count(*) FROM history_steps WHERE NOT undone");
      g_assert_cmpint (n_rows % ROWS_PER_STEP, ==, 0);
      g_assert_cmpint (n_rows / ROWS_PER_STEP, ==, n_steps - 1);
      /* What was acknowledged is there, and at most one act more, which the child did not come to
       * say. */
      n_done = n_rows / ROWS_PER_STEP - n_before;
      g_assert_true (n_done == steps_after (acknowledged)
                     || n_done == steps_after (acknowledged + 1));
      n_before = n_rows / ROWS_PER_STEP;
    }
  g_test_message ("%d kills, %d steps survived", n_kills, (int) n_before);
  g_assert_cmpint (n_before, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  STORE_TEST ("/store/crash/kill", test_kill);

  return g_test_run ();
}
