/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli forecast --csv as scripts use it: output, exit statuses, errors with lines. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *csv;
  char *out;
  char *err;
  int status;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("finsight-bulk-XXXXXX", NULL);
  fixture->csv = g_build_filename (fixture->folder, "flows.csv", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->csv);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->csv);
  g_free (fixture->out);
  g_free (fixture->err);
}

/* Two years of two accounts up to 2025-06-30, with a comma and quotes in a description. */
static char *
make_csv (gboolean newest_first)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);
  GString *csv = g_string_new ("account,date,amount,description\n");

  for (int month = 0; month < 24; month++)
    {
      int year = 2023 + (month + 6) / 12;

      g_ptr_array_add (rows, g_strdup_printf ("7,%d-%02d-05,1500.00,\"Pay, \"\"ACME\"\"\"\n", year,
                                              (month + 6) % 12 + 1));
      g_ptr_array_add (rows, g_strdup_printf ("7,%d-%02d-%02d,-%d.55,Shop\n", year,
                                              (month + 6) % 12 + 1, 8 + month % 17,
                                              900 + 37 * month % 500));
      g_ptr_array_add (rows, g_strdup_printf ("B-2,%d-%02d-20,-20,Fee\n", year,
                                              (month + 6) % 12 + 1));
    }
  for (guint i = 0; i < rows->len; i++)
    g_string_append (csv, rows->pdata[newest_first ? rows->len - 1 - i : i]);
  return g_string_free (csv, FALSE);
}

static void
write_csv (Fixture *fixture, const char *text)
{
  g_assert_true (g_file_set_contents (fixture->csv, text, -1, NULL));
}

static void
run (Fixture *fixture, const char *options)
{
  g_autofree char *command = g_strdup_printf ("%s %s", g_getenv ("FINSIGHT_CLI"), options);
  g_auto (GStrv) argv = NULL;
  g_autoptr (GError) error = NULL;
  int wait_status;

  g_clear_pointer (&fixture->out, g_free);
  g_clear_pointer (&fixture->err, g_free);
  g_assert_true (g_shell_parse_argv (command, NULL, &argv, NULL));
  g_spawn_sync (fixture->folder, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &fixture->out,
                &fixture->err, &wait_status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (wait_status));
  fixture->status = WEXITSTATUS (wait_status);
}

#define ORDINARY "forecast --csv flows.csv --as-of 2025-06-30 --history 365 --days 10"

static guint
count_lines (const char *text)
{
  guint n_lines = 0;

  for (; *text != '\0'; text++)
    n_lines += *text == '\n';
  return n_lines;
}

static void
test_shape (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_csv (FALSE);
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) cells = NULL;

  write_csv (fixture, text);
  run (fixture, ORDINARY);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_cmpstr (fixture->err, ==, "");
  lines = g_strsplit (fixture->out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 2 * 10 + 1);
  g_assert_cmpstr (lines[0], ==,
                   "account,date,mean,q0.025,q0.1,q0.25,q0.5,q0.75,q0.9,q0.975,p_low");
  g_assert_true (g_str_has_prefix (lines[1], "7,2025-07-01,"));
  g_assert_true (g_str_has_prefix (lines[11], "B-2,2025-07-01,"));
  g_assert_true (g_str_has_prefix (lines[20], "B-2,2025-07-10,"));
  cells = g_strsplit (lines[11], ",", -1);
  g_assert_cmpuint (g_strv_length (cells), ==, 11);
  g_assert_cmpfloat_with_epsilon (g_ascii_strtod (cells[6], NULL), -480, 30);
}

static void
test_row_order (Fixture *fixture, gconstpointer data)
{
  g_autofree char *forward = make_csv (FALSE);
  g_autofree char *backward = make_csv (TRUE);
  g_autofree char *first = NULL;
  g_auto (GStrv) lines = NULL;

  write_csv (fixture, forward);
  run (fixture, ORDINARY);
  first = g_steal_pointer (&fixture->out);
  lines = g_strsplit (first, "\n", -1);
  write_csv (fixture, backward);
  run (fixture, ORDINARY);
  for (int i = 0; lines[i] != NULL; i++)
    g_assert_nonnull (strstr (fixture->out, lines[i]));
}

/* Appends @size bytes of @text to @packed as one gzip file. */
static void
pack (GByteArray *packed, const char *text, gsize size)
{
  g_autoptr (GConverter) gzip
      = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6));
  g_autofree guint8 *member = g_malloc (size + 64);
  gsize n_read, n_written;

  g_assert_cmpint (g_converter_convert (gzip, text, size, member, size + 64,
                                        G_CONVERTER_INPUT_AT_END, &n_read, &n_written, NULL),
                   ==, G_CONVERTER_FINISHED);
  g_byte_array_append (packed, member, (guint) n_written);
}

/* Several packed files one after the other are one; one that ends too early is none. */
static void
test_gzip (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_csv (FALSE);
  g_autofree char *plain = NULL;
  gsize size = strlen (text);

  write_csv (fixture, text);
  run (fixture, ORDINARY);
  plain = g_steal_pointer (&fixture->out);
  for (int n_members = 1; n_members <= 3; n_members++)
    {
      g_autoptr (GByteArray) packed = g_byte_array_new ();

      for (int i = 0; i < n_members; i++)
        {
          gsize from = size * (gsize) i / (gsize) n_members;

          pack (packed, text + from, size * (gsize) (i + 1) / (gsize) n_members - from);
        }
      g_assert_true (g_file_set_contents (fixture->csv, (char *) packed->data, packed->len, NULL));
      run (fixture, ORDINARY);
      g_assert_cmpstr (fixture->out, ==, plain);

      g_assert_true (
          g_file_set_contents (fixture->csv, (char *) packed->data, packed->len - 9, NULL));
      run (fixture, ORDINARY);
      g_assert_cmpint (fixture->status, ==, 3);
      g_assert_nonnull (strstr (fixture->err, "end of the packed file is missing"));
    }
}

/* Lines that end as on old Macintoshes; no rows at all. */
static void
test_lines (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_csv (FALSE);
  g_autofree char *plain = NULL;

  write_csv (fixture, text);
  run (fixture, ORDINARY);
  plain = g_steal_pointer (&fixture->out);
  write_csv (fixture, g_strdelimit (text, "\n", '\r'));
  run (fixture, ORDINARY);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_cmpstr (fixture->out, ==, plain);

  write_csv (fixture, "account,date,amount\n");
  run (fixture, ORDINARY);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_nonnull (strstr (fixture->err, "no rows"));
}

static void
test_locale (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_csv (FALSE);
  g_autofree char *plain = NULL;
  const char *const locales[] = { "de_DE.UTF-8", "fr_FR.UTF-8", "ar_EG.UTF-8", "C" };

  write_csv (fixture, text);
  run (fixture, ORDINARY);
  plain = g_steal_pointer (&fixture->out);
  for (gsize i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_setenv ("LC_ALL", locales[i], TRUE);
      run (fixture, ORDINARY);
      g_unsetenv ("LC_ALL");
      g_assert_cmpstr (fixture->out, ==, plain);
    }
}

static void
test_bad_rows (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *error;
  } cases[] = {
    { "", "flows.csv:1: " },
    { "account,date\n1,2025-01-01\n", "flows.csv:1: " },
    { "account,date,amount\n1,2025-01-01,5\n1,2025-02-30,5\n", "flows.csv:3: " },
    { "account,date,amount\n1,2025-01-01,5\n\n1,01.02.2025,5\n", "flows.csv:4: " },
    { "account,date,amount\n1,2025-01-01,5\n1,2025-02-01,\"1,5\"\n", "flows.csv:3: " },
    { "account,date,amount\n1,2025-01-01,nan\n", "flows.csv:2: " },
    { "account,date,amount\n1,2025-01-01,inf\n", "flows.csv:2: " },
    { "account,date,amount\n1,2025-01-01,0x10\n", "flows.csv:2: " },
    { "account,date,amount\n1,2025-01-01,1e999\n", "flows.csv:2: " },
    { "account,date,amount\n1,2025-01-01,1e15\n", "flows.csv:2: " },
    { "account,date,amount\n1,2025-01-01\n", "flows.csv:2: " },
    { "account,date,amount\n,2025-01-01,5\n", "flows.csv:2: " },
    { "account,description,date,amount\n1,\"two\nlines\",2025-01-01,5\n1,x,?,5\n",
      "flows.csv:4: " },
    { "account,date,amount\n1,2025-01-01,\xff\n", "flows.csv:2: " },
    { "account,date,amount\n1,2025-01-01,1,50\n", "flows.csv:2: " },
    { "account,date,amount,description\n1,2025-01-01,5,a\n1,2025-01-02,5,\"b\n1,2025-01-03,5,c\n",
      "flows.csv:3: " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      write_csv (fixture, cases[i].text);
      run (fixture, ORDINARY);
      g_assert_cmpint (fixture->status, ==, 3);
      g_assert_cmpstr (fixture->out, ==, "");
      g_assert_true (g_str_has_prefix (fixture->err, cases[i].error));
    }
  run (fixture, "--json " ORDINARY);
  g_assert_nonnull (strstr (fixture->out, "\"row\""));
  g_assert_nonnull (strstr (fixture->out, "\"line\" : 3"));
  g_unlink (fixture->csv);
  run (fixture, "--json " ORDINARY);
  g_assert_cmpint (fixture->status, ==, 3);
  g_assert_nonnull (strstr (fixture->out, "\"error\""));
}

static void
test_usage (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_csv (FALSE);
  const char *const wrong[] = {
    "forecast --csv flows.csv",
    "forecast --csv flows.csv --as-of yesterday --days 10",
    "forecast --csv flows.csv --as-of 2025-06-30 --days 0",
    "forecast --csv flows.csv --as-of 2025-06-30 --days 366",
    "forecast --csv flows.csv --as-of 2025-06-30 --history 0",
    "forecast --csv flows.csv --as-of 2025-06-30 --days ten",
    "forecast --csv flows.csv --as-of 2025-06-30 --model crystal-ball",
    "forecast --csv flows.csv --as-of 2025-06-30 more",
  };

  write_csv (fixture, text);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      run (fixture, wrong[i]);
      g_assert_cmpint (fixture->status, ==, 2);
      g_assert_cmpstr (fixture->out, ==, "");
      g_assert_cmpstr (fixture->err, !=, "");
    }
}

static void
test_thresholds (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_csv (FALSE);
  g_autofree char *path = g_build_filename (fixture->folder, "levels.csv", NULL);

  write_csv (fixture, text);
  g_assert_true (g_file_set_contents (path, "account,threshold\n7,-1e6\nB-2,1e6\n", -1, NULL));
  run (fixture, ORDINARY " --thresholds levels.csv");
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_nonnull (strstr (fixture->out, ",0.000000\nB-2,2025-07-01"));
  g_assert_true (g_str_has_suffix (fixture->out, ",1.000000\n"));

  g_assert_true (g_file_set_contents (path, "account,threshold\n7,low\n", -1, NULL));
  run (fixture, ORDINARY " --thresholds levels.csv");
  g_assert_cmpint (fixture->status, ==, 3);
  g_assert_true (g_str_has_prefix (fixture->err, "levels.csv:2: "));
  g_unlink (path);
}

/* Only old rows, one row, a future row: a warning or a wide forecast, never a failure. */
static void
test_little_history (Fixture *fixture, gconstpointer data)
{
  write_csv (fixture, "account,date,amount\n"
                      "old,2023-01-01,500\n"
                      "future,2025-07-01,500\n"
                      "new,2025-06-29,500\n");
  run (fixture, ORDINARY);
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_cmpuint (count_lines (fixture->out), ==, 1 + 10);
  g_assert_cmpuint (count_lines (fixture->err), ==, 2);
  g_assert_nonnull (strstr (fixture->err, "old"));
  g_assert_nonnull (strstr (fixture->err, "future"));
  g_assert_nonnull (strstr (fixture->out, "new,2025-07-10,"));
  run (fixture, "--quiet " ORDINARY);
  g_assert_cmpstr (fixture->err, ==, "");
}

/* Rows before the window set the balance and nothing else. */
static void
test_window (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;

  write_csv (fixture, "account,date,amount\n1,2020-01-01,700\n1,2020-03-01,300\n"
                      "1,2025-05-01,-10\n1,2025-06-01,-10\n");
  run (fixture, ORDINARY);
  first = g_steal_pointer (&fixture->out);
  write_csv (fixture, "account,date,amount\n1,2019-01-01,1000\n"
                      "1,2025-05-01,-10\n1,2025-06-01,-10\n");
  run (fixture, ORDINARY " --model cashflow");
  g_assert_cmpstr (fixture->out, ==, first);
  run (fixture, ORDINARY " --model replay");
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_cmpstr (fixture->out, !=, first);
}

/* Prophet's minimum counts what is in the history; 24 + 24 rows are enough, 12 + 12 are not. */
static void
test_prophet_minimum (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_csv (FALSE);

  write_csv (fixture, text);
  run (fixture, ORDINARY " --model prophet");
  g_assert_cmpint (fixture->status, ==, 0);
  g_assert_cmpuint (count_lines (fixture->out), ==, 1);
  g_assert_nonnull (strstr (fixture->err, "Account 7: Prophet needs 30 transactions"));
  g_assert_nonnull (strstr (fixture->err, "only 24 in the history"));
  run (fixture, "forecast --csv flows.csv --as-of 2025-06-30 --history 730 --days 10 --model prophet");
  g_assert_cmpuint (count_lines (fixture->out), ==, 11);
  g_assert_nonnull (strstr (fixture->err, "Account B-2: Prophet needs 30"));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/forecast-bulk/shape", test_shape);
  ADD ("/forecast-bulk/row-order", test_row_order);
  ADD ("/forecast-bulk/gzip", test_gzip);
  ADD ("/forecast-bulk/locale", test_locale);
  ADD ("/forecast-bulk/lines", test_lines);
  ADD ("/forecast-bulk/bad-rows", test_bad_rows);
  ADD ("/forecast-bulk/usage", test_usage);
  ADD ("/forecast-bulk/thresholds", test_thresholds);
  ADD ("/forecast-bulk/little-history", test_little_history);
  ADD ("/forecast-bulk/window", test_window);
  ADD ("/forecast-bulk/prophet-minimum", test_prophet_minimum);
  return g_test_run ();
}
