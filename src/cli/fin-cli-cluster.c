/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli cluster: K-Means over the numbers of a CSV file. */
#include <glib/gi18n.h>
#include <stdio.h>

#include "fin-cli-matrix.h"
#include "fin-cli.h"
#include "fin-kmeans.h"
#include "fin-silhouette.h"

typedef struct
{
  const FinCliMatrix *matrix;
  FinKmeansResult result;
  double silhouette;
  size_t silhouette_sample;
  gsize k;
} Clustering;

static FinCliStatus
fail (FinCli *cli, FinKmeansStatus status, const char *path, const FinCliMatrix *matrix, gsize k)
{
  g_autoptr (GError) error = NULL;

  switch (status)
    {
    case FIN_KMEANS_TOO_FEW_ROWS:
      g_set_error (&error, FIN_CLI_MATRIX_ERROR, FIN_CLI_MATRIX_ERROR_RANGE,
                   _ ("%zu clusters need at least as many rows; there are "
                      "%zu. Ask for fewer with --k"),
                   k, matrix->n_rows);
      break;
    case FIN_KMEANS_OK:
    case FIN_KMEANS_EMPTY:
    case FIN_KMEANS_NOT_FINITE:
    case FIN_KMEANS_CANCELLED:
    default:
      g_set_error_literal (&error, FIN_CLI_MATRIX_ERROR, FIN_CLI_MATRIX_ERROR_RANGE,
                           _ ("The numbers are too large: their squares cannot be added up"));
      break;
    }
  return fin_cli_fail (cli, error, path, 0);
}

static void
append_number (GString *text, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (text, g_ascii_dtostr (buffer, sizeof buffer, value));
}

static void
append_centroids (GString *text, const Clustering *self)
{
  gsize n_columns = self->matrix->n_columns;

  for (gsize c = 0; c < self->k; c++)
    {
      g_string_append (text, c > 0 ? ",\n    [" : "\n    [");
      for (gsize j = 0; j < n_columns; j++)
        {
          if (j > 0)
            g_string_append (text, ", ");
          append_number (text, self->result.centroids[c * n_columns + j]);
        }
      g_string_append_c (text, ']');
    }
}

/* Written by hand: a tree of a million labels would cost more than the clustering. */
static void
print_json (const Clustering *self)
{
  g_autoptr (GString) text = g_string_new ("{\n  \"inertia\" : ");

  append_number (text, self->result.inertia);
  g_string_append (text, ",\n  \"silhouette\" : ");
  append_number (text, self->silhouette);
  g_string_append_printf (text,
                          ",\n  \"silhouette_sample\" : %zu"
                          ",\n  \"iterations\" : %zu,\n  \"converged\" : %s"
                          ",\n  \"labels\" : [",
                          self->silhouette_sample, self->result.iterations,
                          self->result.converged ? "true" : "false");
  for (gsize i = 0; i < self->matrix->n_rows; i++)
    g_string_append_printf (text, i > 0 ? ",%u" : "%u", self->result.labels[i]);
  g_string_append (text, "],\n  \"centroids\" : [");
  append_centroids (text, self);
  g_string_append (text, "\n  ]\n}\n");
  fputs (text->str, stdout);
}

static void
print_text (const Clustering *self)
{
  const FinCliMatrix *matrix = self->matrix;

  g_print (_ ("Rows: %zu\n"), matrix->n_rows);
  g_print (_ ("Inertia: %.4f\n"), self->result.inertia);
  g_print (_ ("Silhouette: %.4f (from %zu rows)\n"), self->silhouette, self->silhouette_sample);
  g_print (_ ("Iterations: %zu\n"), self->result.iterations);
  g_print ("\n%7s %9s", _ ("Cluster"), _ ("Rows"));
  for (guint j = 0; j < matrix->names->len; j++)
    g_print (" %12s", (const char *) g_ptr_array_index (matrix->names, j));
  g_print ("\n");
  for (gsize c = 0; c < self->k; c++)
    {
      g_print ("%7" G_GSIZE_FORMAT " %9" G_GSIZE_FORMAT, c, self->result.sizes[c]);
      for (gsize j = 0; j < matrix->n_columns; j++)
        g_print (" %12.4f", self->result.centroids[c * matrix->n_columns + j]);
      g_print ("\n");
    }
}

static FinCliStatus
cluster (FinCli *cli, const char *path, const FinKmeansOptions *options, gboolean standardise)
{
  gint64 line = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (FinCliMatrix) matrix = fin_cli_matrix_read (path, &line, &error);
  Clustering self = { .matrix = matrix, .k = options->k };
  FinKmeansStatus status;

  if (matrix == NULL)
    return fin_cli_fail (cli, error, path, line);
  for (guint i = 0; i < matrix->ignored->len; i++)
    fin_cli_note (cli, _ ("The column “%s” holds no numbers and is left out"),
                  (const char *) g_ptr_array_index (matrix->ignored, i));
  if (standardise && !fin_kmeans_standardise (matrix->values, matrix->n_rows, matrix->n_columns))
    return fail (cli, FIN_KMEANS_NOT_FINITE, path, matrix, options->k);
  status = fin_kmeans (matrix->values, matrix->n_rows, matrix->n_columns, options, &self.result);
  if (status != FIN_KMEANS_OK)
    return fail (cli, status, path, matrix, options->k);

  fin_silhouette_mean (matrix->values, matrix->n_rows, matrix->n_columns, self.result.labels,
                       options->k, options->seed, NULL, NULL, &self.silhouette,
                       &self.silhouette_sample);
  if (cli->json)
    print_json (&self);
  else
    print_text (&self);
  fin_kmeans_result_clear (&self.result);
  return FIN_CLI_DONE;
}

FinCliStatus
fin_cli_cluster (FinCli *cli, int argc, char **argv)
{
  FinKmeansOptions options = FIN_KMEANS_DEFAULTS;
  gint64 k = (gint64) options.k, n_init = (gint64) options.n_init, seed = (gint64) options.seed;
  gboolean standardise = FALSE;
  const GOptionEntry entries[] = {
    { "k", 0, 0, G_OPTION_ARG_INT64, &k, N_ ("Clusters (5)"), N_ ("N") },
    { "n-init", 0, 0, G_OPTION_ARG_INT64, &n_init, N_ ("Restarts, the best one counts (10)"),
      N_ ("N") },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_ ("Seed of the restarts (42)"), N_ ("N") },
    { "standardise", 0, 0, G_OPTION_ARG_NONE, &standardise,
      N_ ("Take every column to mean 0 and deviation 1; centroids are on that scale"), NULL },
    { NULL },
  };
  FinCliStatus status = FIN_CLI_DONE;

  if (!fin_cli_parse_options (cli, entries, &argc, &argv, &status))
    return status;
  if (argc < 2)
    return fin_cli_usage_error (cli, _ ("cluster needs a file"));
  if (argc > 2)
    return fin_cli_usage_error (cli, _ ("“%s” is one word too many"), argv[2]);
  if (k < 1 || n_init < 1)
    return fin_cli_usage_error (cli, _ ("--k and --n-init must be at least 1"));
  options.k = (size_t) k;
  options.n_init = (size_t) n_init;
  options.seed = (guint64) seed;
  return cluster (cli, argv[1], &options, standardise);
}
