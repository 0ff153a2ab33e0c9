/* SPDX-License-Identifier: GPL-3.0-or-later */
/* K-Means over any rows: restarts from greedy k-means++, the least inertia wins. */
#include "fin-kmeans-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fin-memory.h"

/* More rows than this: restarts settle on a sample first and meet all rows nearly at rest. */
#define SAMPLE_ROWS 16384
#define SAMPLE_FROM (4 * SAMPLE_ROWS)

/* Single exchanges pay off where one row weighs something. */
#define POLISH_ROWS 20000

typedef struct
{
  const FinKmeansOptions *options;
  FinKmeansData data;
  FinKmeansData sample; /* empty when there are too few rows to need one */
  FinKmeansRun best;    /* k == 0: none yet */
  double *seen;         /* inertias on the sample of restarts that were carried on */
  size_t n_seen;
} Search;

/* Runs @centroids on the sample. Returns: whether it ended where an earlier restart did. */
static bool
settle_on_sample (Search *self, double *centroids, bool *cancelled)
{
  FinKmeansRun run;
  size_t size = self->options->k * self->data.n_columns * sizeof (double);
  bool known = false;

  fin_kmeans_run_init (&run, &self->sample, self->options->k);
  memcpy (run.centroids, centroids, size);
  *cancelled = !fin_kmeans_lloyd (&self->sample, &run, self->options);
  /* A cluster of few rows may have none in the sample: the seed stays what it was then. */
  for (size_t c = 0; c < run.k; c++)
    if (run.sizes[c] == 0)
      memcpy (run.centroids + c * self->data.n_columns, centroids + c * self->data.n_columns,
              self->data.n_columns * sizeof (double));
  memcpy (centroids, run.centroids, size);
  for (size_t s = 0; s < self->n_seen; s++)
    known = known || fabs (run.inertia - self->seen[s]) <= 1e-9 * run.inertia;
  if (!known)
    self->seen[self->n_seen++] = run.inertia;
  fin_kmeans_run_clear (&run);
  return known;
}

static bool
keep_better (Search *self, FinKmeansRun *run)
{
  bool better = self->best.k == 0 || run->inertia < self->best.inertia;

  if (better)
    {
      fin_kmeans_run_clear (&self->best);
      self->best = *run;
      memset (run, 0, sizeof *run);
    }
  else
    fin_kmeans_run_clear (run);
  return better;
}

/* From its centroids to where @run rests. Returns: false when cancelled */
static bool
settle (Search *self, FinKmeansRun *run)
{
  if (!fin_kmeans_lloyd (&self->data, run, self->options))
    return false;
  if (!run->converged || self->data.n_rows > POLISH_ROWS)
    return true;
  fin_kmeans_polish (&self->data, run);
  return fin_kmeans_lloyd (&self->data, run, self->options);
}

/* The one run from known centroids. Returns: false when cancelled */
static bool
go_on (Search *self, const double *start)
{
  FinKmeansRun run;
  bool settled;

  fin_kmeans_run_init (&run, &self->data, self->options->k);
  for (size_t i = 0; i < run.k * self->data.n_columns; i++)
    run.centroids[i] = start[i] - self->data.mean[i % self->data.n_columns];
  settled = settle (self, &run);
  keep_better (self, &run);
  return settled;
}

/* One restart. Returns: false when cancelled */
static bool
restart (Search *self, FinRng *rng)
{
  const FinKmeansOptions *options = self->options;
  FinKmeansRun run;
  bool cancelled, known = false;

  fin_kmeans_run_init (&run, &self->data, options->k);
  cancelled = !fin_kmeans_seed (&self->data, options->k, rng, options->cancel, options->cancel_data,
                                run.centroids);
  if (!cancelled && self->sample.n_rows > 0)
    known = settle_on_sample (self, run.centroids, &cancelled);
  if (!cancelled && !known)
    cancelled = !settle (self, &run);
  if (cancelled || known)
    fin_kmeans_run_clear (&run);
  else
    keep_better (self, &run);
  return !cancelled;
}

static void
hand_over (Search *self, FinKmeansResult *result)
{
  FinKmeansRun *best = &self->best;

  for (size_t c = 0; c < best->k; c++)
    for (size_t j = 0; j < self->data.n_columns; j++)
      best->centroids[c * self->data.n_columns + j] += self->data.mean[j];
  result->labels = best->labels;
  result->centroids = best->centroids;
  result->sizes = best->sizes;
  result->inertia = best->inertia;
  result->iterations = best->iterations;
  result->converged = best->converged;
  best->labels = NULL;
  best->centroids = NULL;
  best->sizes = NULL;
}

/**
 * fin_kmeans:
 * @rows: @n_rows x @n_columns, row-major, any unit; borrowed and not changed
 * @result: (out): left empty unless the status is %FIN_KMEANS_OK
 *
 * Every restart ends in a partition at which Lloyd's algorithm rests; up to 20,000 rows also one
 * that no exchange of a single row improves. Beyond 65,536 rows a restart first rests on
 * a seeded sample, and those that rest in the same place there go on only once.
 * Deterministic for the same rows, options and build.
 *
 * Returns: a #FinKmeansStatus
 */
FinKmeansStatus
fin_kmeans (const double *rows,
            size_t n_rows,
            size_t n_columns,
            const FinKmeansOptions *options,
            FinKmeansResult *result)
{
  Search self = { .options = options };
  size_t n_init = options->start != NULL ? 0 : options->n_init > 0 ? options->n_init : 1;
  FinKmeansStatus status;
  FinRng rng;

  memset (result, 0, sizeof *result);
  if (n_rows == 0 || n_columns == 0 || options->k == 0)
    return FIN_KMEANS_EMPTY;
  if (options->k > n_rows)
    return FIN_KMEANS_TOO_FEW_ROWS;

  status = fin_kmeans_data_init (&self.data, rows, n_rows, n_columns);
  fin_rng_init (&rng, options->seed);
  self.seen = fin_new0 (double, n_init + 1);
  if (status == FIN_KMEANS_OK && options->start != NULL && !go_on (&self, options->start))
    status = FIN_KMEANS_CANCELLED;
  if (status == FIN_KMEANS_OK && n_init > 0 && n_rows > SAMPLE_FROM && options->k <= SAMPLE_ROWS / 64)
    fin_kmeans_data_sample (&self.sample, &self.data, SAMPLE_ROWS, &rng);
  for (size_t i = 0; i < n_init && status == FIN_KMEANS_OK; i++)
    if (!restart (&self, &rng))
      status = FIN_KMEANS_CANCELLED;
  if (status == FIN_KMEANS_OK)
    hand_over (&self, result);

  free (self.seen);
  fin_kmeans_run_clear (&self.best);
  fin_kmeans_data_clear (&self.sample);
  fin_kmeans_data_clear (&self.data);
  return status;
}

void
fin_kmeans_result_clear (FinKmeansResult *result)
{
  free (result->labels);
  free (result->centroids);
  free (result->sizes);
  memset (result, 0, sizeof *result);
}

/**
 * fin_kmeans_standardise: takes every column to mean 0 and (population) standard deviation 1, in
 * place; a constant column becomes 0.
 *
 * Returns: false when a value is not finite; @rows are then useless
 */
bool
fin_kmeans_standardise (double *rows, size_t n_rows, size_t n_columns)
{
  double *means = fin_new0 (double, n_columns);
  double *scales = fin_new0 (double, n_columns);
  bool finite = true;

  for (size_t i = 0; i < n_rows; i++)
    for (size_t j = 0; j < n_columns; j++)
      means[j] += rows[i * n_columns + j] / (double) n_rows;
  for (size_t i = 0; i < n_rows; i++)
    for (size_t j = 0; j < n_columns; j++)
      {
        double difference = rows[i * n_columns + j] - means[j];

        scales[j] += difference * difference / (double) n_rows;
      }
  for (size_t j = 0; j < n_columns; j++)
    {
      finite = finite && isfinite (scales[j]);
      scales[j] = sqrt (scales[j]);
      /* What rounding leaves of a constant column is not a spread. */
      if (!(scales[j] > 1e-14 * fabs (means[j])))
        scales[j] = INFINITY;
    }
  for (size_t i = 0; i < n_rows; i++)
    for (size_t j = 0; j < n_columns; j++)
      rows[i * n_columns + j] = (rows[i * n_columns + j] - means[j]) / scales[j];

  free (scales);
  free (means);
  return finite;
}
