/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli cluster as scripts use it: the JSON, the forms a CSV may have, errors with their
 * lines. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
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
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("finsight-cluster-XXXXXX", NULL);
  self->csv = g_build_filename (self->folder, "points.csv", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_unlink (self->csv);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->csv);
  g_free (self->out);
  g_free (self->err);
}

static void
run (Fixture *self, const char *text, gssize size, const char *options)
{
  g_autofree char *command =
      g_strdup_printf ("%s --json cluster points.csv %s", g_getenv ("FINSIGHT_CLI"), options);
  g_auto (GStrv) argv = NULL;
  g_autoptr (GError) error = NULL;
  int wait_status;

  g_assert_true (g_file_set_contents (self->csv, text, size, NULL));
  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->err, g_free);
  g_assert_true (g_shell_parse_argv (command, NULL, &argv, NULL));
  g_spawn_sync (self->folder, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &self->out, &self->err,
                &wait_status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (wait_status));
  self->status = WEXITSTATUS (wait_status);
}

static JsonObject *
parse (Fixture *self, JsonParser *parser)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (json_parser_load_from_data (parser, self->out, -1, &error));
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

/* Two clusters of two, whatever the form of the file. */
static void
test_forms (Fixture *self, gconstpointer data)
{
  static const char *const forms[] = {
    "x,y\n0,0\n0,1\n10,10\n10,11\n",
    "x,y\r\n0,0\r\n0,1\r\n10,10\r\n10,11",
    "\xef\xbb\xbfx;y\n0;0\n0;1\n10;10\n10;11\n",
    "x\ty\n0\t0\n0\t1\n10\t10\n10\t11\n\n",
    "0,0\n0,1\n10,10\n10,11\n",
    "\"x\",\"y\"\n\"0\",\"0\"\n0 , 1\n 1e1,10.000000000000000000\n+10.0,1.1e1\n",
    "name,x,y\n\"a, b\",0,0\nc,0,1\nd,10,10\ne,10,11\n",
    "\n\nx,y\n\n0,0\n0,1\n\n10,10\n10,11\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();
      JsonObject *result;
      JsonArray *labels, *centroids;

      run (self, forms[i], -1, "--k 2");
      g_test_message ("form %d: %s", (int) i, self->err);
      g_assert_cmpint (self->status, ==, 0);
      result = parse (self, parser);
      g_assert_cmpfloat_with_epsilon (json_object_get_double_member (result, "inertia"), 1, 1e-12);
      g_assert_cmpfloat (json_object_get_double_member (result, "silhouette"), >, .9);
      g_assert_cmpint (json_object_get_int_member (result, "silhouette_sample"), ==, 4);
      g_assert_cmpint (json_object_get_int_member (result, "iterations"), >, 0);
      labels = json_object_get_array_member (result, "labels");
      g_assert_cmpuint (json_array_get_length (labels), ==, 4);
      g_assert_cmpint (json_array_get_int_element (labels, 0), ==,
                       json_array_get_int_element (labels, 1));
      g_assert_cmpint (json_array_get_int_element (labels, 0), !=,
                       json_array_get_int_element (labels, 2));
      centroids = json_object_get_array_member (result, "centroids");
      g_assert_cmpuint (json_array_get_length (centroids), ==, 2);
      g_assert_cmpuint (json_array_get_length (json_array_get_array_element (centroids, 0)), ==, 2);
    }
}

static void
test_standardise (Fixture *self, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *centroid;

  run (self, "x,y\n1,500\n3,500\n5,500\n", -1, "--k 1 --standardise");
  g_assert_cmpint (self->status, ==, 0);
  centroid = json_array_get_array_element (
      json_object_get_array_member (parse (self, parser), "centroids"), 0);
  g_assert_cmpfloat_with_epsilon (json_array_get_double_element (centroid, 0), 0, 1e-12);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (parse (self, parser), "inertia"),
                                  3, 1e-12);
}

static void
test_same_seed (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) csv = g_string_new ("x,y\n");
  g_autofree char *first = NULL;

  for (int i = 0; i < 300; i++)
    g_string_append_printf (csv, "%d,%d\n", (i * 37) % 101, (i * 53) % 89);
  run (self, csv->str, -1, "--seed 7 --n-init 3");
  first = g_strdup (self->out);
  run (self, csv->str, -1, "--seed 7 --n-init 3");
  g_assert_cmpstr (first, ==, self->out);
}

static void
test_bad_files (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *text;
    gssize size;
    int line; /* 0: none */
  } rows[] = {
    { "", 0, 0 },
    { "\n \n", -1, 0 },
    { "a,b\n", -1, 0 },
    { "a,b\nx,y\n", -1, 0 },
    { "a,b\n1,2\n3,x\n", -1, 3 },
    { "a,b\n1,2\n3,\n", -1, 3 },
    { "a,b\n1,2\n3\n", -1, 3 },
    { "a,b\n1,2\n3,4,5\n", -1, 3 },
    { "a,b\n1,2\n3,nan\n", -1, 3 },
    { "a,b\n1,2\n3,inf\n", -1, 3 },
    { "a,b\n1,2\n3,0x10\n", -1, 3 },
    { "a,b\n1,2\n3,1e999\n", -1, 3 },
    { "a,b\n1,2\n3,4.5.6\n", -1, 3 },
    { "a,b\n1,2\n1.234,5\0,6\n3,4\n", 23, 3 },
    { "\x7f"
      "ELF\x02\x01\x01\x00\x00",
      9, 0 },
    { "1,2\n1e300,2\n3,4\n5,6\n7,8\n9,9\n", -1, 0 },
    { "1,2\n3,4\n", -1, 0 }, /* five clusters of two rows */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();
      JsonObject *error;

      run (self, rows[i].text, rows[i].size, "");
      g_test_message ("file %d: %s", (int) i, self->out);
      g_assert_cmpint (self->status, ==, 3);
      error = json_object_get_object_member (parse (self, parser), "error");
      g_assert_cmpstr (json_object_get_string_member (error, "file"), ==, "points.csv");
      g_assert_cmpuint (strlen (json_object_get_string_member (error, "message")), >, 10);
      if (rows[i].line > 0)
        g_assert_cmpint (json_object_get_int_member (error, "line"), ==, rows[i].line);
    }
}

static void
test_usage (Fixture *self, gconstpointer data)
{
  run (self, "1\n2\n", -1, "--k 0");
  g_assert_cmpint (self->status, ==, 2);
  run (self, "1\n2\n", -1, "--k 2 --n-init -1");
  g_assert_cmpint (self->status, ==, 2);
  run (self, "1\n2\n", -1, "--k many");
  g_assert_cmpint (self->status, ==, 2);
  run (self, "1\n2\n", -1, "other.csv");
  g_assert_cmpint (self->status, ==, 2);
  run (self, "1\n2\n", -1, "--nonsense");
  g_assert_cmpint (self->status, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(name, func) g_test_add ("/cluster/" name, Fixture, NULL, set_up, func, tear_down)
  TEST ("forms", test_forms);
  TEST ("standardise", test_standardise);
  TEST ("same-seed", test_same_seed);
  TEST ("bad-files", test_bad_files);
  TEST ("usage", test_usage);
  return g_test_run ();
}
