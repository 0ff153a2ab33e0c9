/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli prophet and recurring --csv: JSON that scripts rely on, and what they refuse. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *csv;
  char *json;
  char *out;
  char *err;
  int status;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("finsight-files-XXXXXX", NULL);
  fixture->csv = g_build_filename (fixture->folder, "in.csv", NULL);
  fixture->json = g_build_filename (fixture->folder, "params.json", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->csv);
  g_unlink (fixture->json);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->csv);
  g_free (fixture->json);
  g_free (fixture->out);
  g_free (fixture->err);
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

static JsonObject *
parse (JsonParser *parser, const Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (fixture->status, ==, 0);
  json_parser_load_from_data (parser, fixture->out, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static void
write_text (const char *path, const char *text)
{
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
write_series (Fixture *fixture)
{
  g_autoptr (GString) csv = g_string_new ("ds,y\n");
  g_autoptr (GDate) date = g_date_new_dmy (1, 1, 2025);

  for (int i = 0; i < 120; i++, g_date_add_days (date, 1))
    g_string_append_printf (csv, "%04d-%02d-%02d,%d\n", g_date_get_year (date),
                            g_date_get_month (date), g_date_get_day (date),
                            1000 - 5 * i + 30 * (i % 7) + 17 * (i * i % 5));
  write_text (fixture->csv, csv->str);
}

static void
test_prophet (Fixture *fixture, gconstpointer data)
{
  const char *const arrays[] = { "ds", "yhat", "yhat_lower", "yhat_upper", "trend" };
  g_autoptr (JsonParser) fitted = json_parser_new ();
  g_autoptr (JsonParser) given = json_parser_new ();
  JsonObject *root, *again;

  write_series (fixture);
  run (fixture, "prophet in.csv --weekly --days 10");
  root = parse (fitted, fixture);
  g_assert_true (isfinite (json_object_get_double_member (root, "objective")));
  for (gsize i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, arrays[i])), ==,
                      130);
  g_assert_cmpstr (json_array_get_string_element (json_object_get_array_member (root, "ds"), 129),
                   ==, "2025-05-10");
  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (
          json_object_get_object_member (root, "params"), "beta")),
      ==, 6);

  /* its own output serves as parameters; which seasons they are is found out */
  write_text (fixture->json, fixture->out);
  run (fixture, "prophet in.csv --days 10 --params params.json");
  again = parse (given, fixture);
  for (guint i = 0; i < 130; i++)
    g_assert_cmpfloat (
        json_array_get_double_element (json_object_get_array_member (root, "yhat"), i), ==,
        json_array_get_double_element (json_object_get_array_member (again, "yhat"), i));
}

/* Numbers so small and so large that they need an exponent are JSON all the same. */
static void
test_prophet_exponents (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *params;

  write_text (fixture->csv, "ds,y\n2025-01-01,1e20\n2025-01-02,1e20\n2025-01-03,1e20\n");
  run (fixture, "prophet in.csv --days 1");
  g_assert_false (g_regex_match_simple ("[eE][-+]?[0-9]+\\.", fixture->out, 0, 0));
  params = json_object_get_object_member (parse (parser, fixture), "params");
  g_assert_cmpfloat (json_object_get_double_member (params, "y_scale"), ==, 1e20);
  g_assert_cmpfloat (json_object_get_double_member (params, "sigma_obs"), >, 0);
  g_assert_cmpfloat (json_object_get_double_member (params, "sigma_obs"), <, 1e-9);
}

static void
test_prophet_refuses (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *csv;
    const char *params;
    const char *options;
    int status;
    const char *error;
  } cases[] = {
    { NULL, NULL, "prophet", 2, "" },
    { NULL, NULL, "prophet in.csv --days -1", 2, "" },
    { NULL, NULL, "prophet in.csv --samples 1", 2, "" },
    { "", NULL, "prophet in.csv", 3, "in.csv:1: " },
    { "ds,y\n", NULL, "prophet in.csv", 3, "in.csv:1: " },
    { "ds,y\n2025-01-01,5\n", NULL, "prophet in.csv", 3, "in.csv: " },
    { "ds,y\n2025-01-01,5\n2025-01-02,x\n", NULL, "prophet in.csv", 3, "in.csv:3: “y”" },
    { "ds,y\n2025-01-01,nan\n2025-01-02,5\n", NULL, "prophet in.csv", 3, "in.csv:2: “y”" },
    { "ds,y\n2025-01-01,5\n2025-01-02,inf\n", NULL, "prophet in.csv", 3, "in.csv:3: “y”" },
    { "ds,y\n2025-01-01,5\n2025-01-02,\n", NULL, "prophet in.csv", 3, "in.csv:3: “y”" },
    { "ds,y\n2025-01-01,5\n2025-02-30,5\n", NULL, "prophet in.csv", 3, "in.csv:3: “ds”" },
    { "ds,y\n2025-01-02,5\n2025-01-01,5\n", NULL, "prophet in.csv", 3, "in.csv:3: The day" },
    { "ds,y\n2025-01-01,5\n2025-01-01,5\n", NULL, "prophet in.csv", 3, "in.csv:3: The day" },
    { NULL, "nonsense", "prophet in.csv --params params.json", 3, "params.json: " },
    { NULL, "[]", "prophet in.csv --params params.json", 3, "params.json: " },
    { NULL, "{\"start\":\"2025-01-01\",\"beta\":[1]}", "prophet in.csv --params params.json", 3,
      "params.json: " },
    { NULL,
      "{\"start\":\"2025-01-01\",\"beta\":[],\"y_scale\":1,\"t_scale_days\":0,\"k\":1,\"m\":0,"
      "\"sigma_obs\":1,\"changepoints_t\":[],\"delta\":[]}",
      "prophet in.csv --params params.json", 3, "params.json: " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      write_series (fixture);
      if (cases[i].csv != NULL)
        write_text (fixture->csv, cases[i].csv);
      if (cases[i].params != NULL)
        write_text (fixture->json, cases[i].params);
      run (fixture, cases[i].options);
      g_assert_cmpint (fixture->status, ==, cases[i].status);
      g_assert_cmpstr (fixture->out, ==, "");
      g_assert_true (g_str_has_prefix (fixture->err, cases[i].error));
    }
}

static void
test_recurring (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) csv = g_string_new ("account,date,amount,description\n");
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *series;
  JsonObject *rent;

  for (int month = 1; month <= 12; month++)
    g_string_append_printf (csv, "A,2025-%02d-03,-750.50,Rent\nA,2025-%02d-%02d,-%d,Shop\n", month,
                            month, 1 + month * 7 % 27, month * 13);
  g_string_append (csv, "A,2026-01-03,-750.50,Rent\n");
  write_text (fixture->csv, csv->str);
  run (fixture, "recurring --csv in.csv --as-of 2025-12-31");
  series = json_object_get_array_member (parse (parser, fixture), "series");
  g_assert_cmpuint (json_array_get_length (series), ==, 1);
  rent = json_array_get_object_element (series, 0);
  g_assert_cmpstr (json_object_get_string_member (rent, "account"), ==, "A");
  g_assert_cmpstr (json_object_get_string_member (rent, "description"), ==, "Rent");
  g_assert_cmpstr (json_object_get_string_member (rent, "cadence"), ==, "monthly");
  g_assert_cmpstr (json_object_get_string_member (rent, "anchor"), ==, "2025-01-03");
  g_assert_cmpstr (json_object_get_string_member (rent, "next"), ==, "2026-01-03");
  g_assert_cmpstr (json_object_get_string_member (rent, "amount"), ==, "-750.50");
  g_assert_cmpint (json_object_get_int_member (rent, "count"), ==, 12);
  g_assert_cmpfloat (json_object_get_double_member (rent, "confidence"), >, 0.9);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (rent, "rows")), ==, 12);
  g_assert_cmpint (
      json_array_get_int_element (json_object_get_array_member (rent, "rows"), 1), ==, 3);

  run (fixture, "recurring --csv in.csv --as-of 2025-12-31 --history 0");
  g_assert_cmpint (fixture->status, ==, 2);
  write_text (fixture->csv, "account,date,amount\n1,2025-01-01,?\n");
  run (fixture, "recurring --csv in.csv --as-of 2025-12-31");
  g_assert_cmpint (fixture->status, ==, 3);
  g_assert_true (g_str_has_prefix (fixture->err, "in.csv:2: "));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/analysis-files/prophet", test_prophet);
  ADD ("/analysis-files/prophet-exponents", test_prophet_exponents);
  ADD ("/analysis-files/prophet-refuses", test_prophet_refuses);
  ADD ("/analysis-files/recurring", test_recurring);
  return g_test_run ();
}
