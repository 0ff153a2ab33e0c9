/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Personas of made-up people against the shipped population. */
#include <gio/gio.h>
#include <math.h>
#include <string.h>

#include "fin-category-set.h"
#include "fin-demo.h"
#include "fin-persona-text.h"
#include "fin-persona.h"
#include "fin-population.h"
#include "fin-purchasing-power.h"
#include "fin-rng.h"

#define MONDAY   20458
#define MAX_ROWS 4000

/* Categories from here on are rent and the like. */
#define FIXED 500

/* A person to be: purchases a day, median amount, weekend factor, evening share, kinds of things.
 */
typedef struct
{
  double a_day, amount, spread, weekend, evening;
  int kinds;
} Habits;

static const Habits habits[FIN_N_PERSONAS] = {
  { .5, 12, .5, .8, .10, 6 },  { 1.4, 20, .8, 1, .22, 11 }, { 3.2, 16, .8, 1, .45, 15 },
  { 1.5, 22, .8, 4, .40, 10 }, { .6, 95, 1.0, 1, .15, 7 },
};

typedef struct
{
  int32_t days[MAX_ROWS];
  int16_t minutes[MAX_ROWS];
  double amounts[MAX_ROWS];
  int32_t categories[MAX_ROWS];
  bool fixed[MAX_ROWS];
  size_t n;
  FinPersonaInput input;
} Person;

static double *rows;
static gsize n_rows;
static FinPersonaPopulation *population;

static void
add (Person *person, int32_t day, int16_t minute, double amount, int32_t category)
{
  g_assert_cmpuint (person->n, <, MAX_ROWS);
  person->days[person->n] = day;
  person->minutes[person->n] = minute;
  person->amounts[person->n] = 100 * amount;
  person->fixed[person->n] = category >= FIXED;
  person->categories[person->n++] = category;
}

static Person *
make_person (const Habits *h, int n_days, gboolean with_bills, gboolean with_times, uint64_t seed)
{
  static const double bills[] = { 750, 95, 40, 25 };
  Person *person = g_new0 (Person, 1);
  FinRng rng;

  fin_rng_init (&rng, seed);
  for (int day = 0; day < n_days; day++)
    {
      double rate = h->a_day * (day % 7 >= 5 ? h->weekend : 1) * 7 / (5 + 2 * h->weekend);

      for (; rate > 0; rate--)
        if (fin_rng_uniform (&rng) < rate)
          {
            int16_t minute = fin_rng_uniform (&rng) < h->evening ? 19 * 60 : 11 * 60;
            double amount = h->amount * exp (h->spread * fin_rng_normal (&rng));
            int32_t kind = (int32_t) fin_rng_below (&rng, (uint32_t) h->kinds);

            add (person, MONDAY + day, with_times ? minute : FIN_SPENDING_NO_TIME, amount, kind);
          }
      for (int b = 0; b < 4 && with_bills && day % 30 == 8; b++)
        add (person, MONDAY + day, FIN_SPENDING_NO_TIME, bills[b], FIXED + b);
    }
  person->input = (FinPersonaInput){
    .spending = { .n = person->n,
                  .days = person->days,
                  .minutes = person->minutes,
                  .amounts = person->amounts,
                  .categories = person->categories,
                  .fixed = person->fixed,
                  .first_day = MONDAY,
                  .last_day = MONDAY + n_days - 1,
                  .unit = 100 },
    .population = population,
    .previous = FIN_PERSONA_NONE,
    .seed = 42,
  };
  return person;
}

static void
test_population (void)
{
  double silhouette = fin_persona_population_silhouette (population, 42);

  g_assert_cmpuint (n_rows, ==, 5000);
  for (gsize i = 0; i < n_rows * FIN_N_FEATURES; i++)
    g_assert_true (isfinite (rows[i]) && rows[i] >= 0);
  g_test_message ("silhouette %.3f", silhouette);
  g_assert_cmpfloat (silhouette, >, 0.2);
}

/* Each archetype's habits give its name, with and without bills and times of day. */
static void
test_archetypes (void)
{
  for (int p = 0; p < FIN_N_PERSONAS; p++)
    for (int with = 0; with < 3; with++)
      {
        g_autofree Person *person = make_person (&habits[p], 150, with > 0, with < 2, (uint64_t) p);
        FinPersonaResult result;

        g_assert_cmpint (fin_persona_find (&person->input, &result), ==, FIN_PERSONA_OK);
        g_test_message ("%s: %s, confidence %.2f, silhouette %.2f", fin_persona_key ((FinPersona) p),
                        fin_persona_key (result.persona), result.confidence, result.silhouette);
        g_assert_cmpint (result.persona, ==, p);
        g_assert_cmpint (result.nearest, ==, p);
        g_assert_cmpfloat (result.confidence, >, 0.3);
        g_assert_cmpfloat (result.confidence, <, 1);
        g_assert_cmpint (result.features[FIN_FEATURE_EVENING].used, ==, with < 2);
        fin_persona_result_clear (&result);
      }
}

/* Every cluster is a real part of the population and every archetype has one. */
static void
test_clusters (void)
{
  g_autofree Person *person = make_person (&habits[1], 150, TRUE, TRUE, 1);
  FinPersonaResult result;
  double sum = 0, membership = 0;

  g_assert_cmpint (fin_persona_find (&person->input, &result), ==, FIN_PERSONA_OK);
  for (int p = 0; p < FIN_N_PERSONAS; p++)
    {
      g_test_message ("%s: %.3f", fin_persona_key ((FinPersona) p), result.cluster_share[p]);
      g_assert_cmpfloat (result.cluster_share[p], >, 0.08);
      sum += result.cluster_share[p];
      membership += result.membership[p];
    }
  g_assert_cmpfloat_with_epsilon (sum, 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (membership, 1, 1e-9);
  for (int f = 0; f < FIN_N_FEATURES; f++)
    {
      const FinFeatureProfile *feature = &result.features[f];

      g_assert_cmpfloat (feature->q10, <=, feature->q25);
      g_assert_cmpfloat (feature->q25, <, feature->q50);
      g_assert_cmpfloat (feature->q50, <, feature->q75);
      g_assert_cmpfloat (feature->q75, <=, feature->q90);
      g_assert_cmpfloat (feature->rank, >=, 0);
      g_assert_cmpfloat (feature->rank, <=, 1);
      g_assert_true (feature->used && isfinite (feature->centroid) && isfinite (feature->z));
    }
  fin_persona_result_clear (&result);
}

/* Typical habits are surer than habits between two archetypes. */
static void
test_confidence (void)
{
  Habits between = habits[FIN_PERSONA_BALANCED_SPENDER];
  g_autofree Person *typical =
      make_person (&habits[FIN_PERSONA_BIG_TICKET_BUYER], 200, TRUE, TRUE, 3);
  g_autofree Person *mixed = NULL;
  FinPersonaResult sure, unsure;

  between.a_day = 2.3;
  between.evening = .34;
  between.kinds = 13;
  mixed = make_person (&between, 200, TRUE, TRUE, 3);
  g_assert_cmpint (fin_persona_find (&typical->input, &sure), ==, FIN_PERSONA_OK);
  g_assert_cmpint (fin_persona_find (&mixed->input, &unsure), ==, FIN_PERSONA_OK);
  g_assert_cmpfloat (sure.confidence, >, unsure.confidence + 0.1);
  fin_persona_result_clear (&sure);
  fin_persona_result_clear (&unsure);
}

static void
test_not_enough (void)
{
  g_autofree Person *few = make_person (&habits[0], 150, FALSE, TRUE, 1);
  g_autofree Person *brief = make_person (&habits[2], 20, FALSE, TRUE, 1);
  FinPersonaResult result;

  few->input.spending.n = 29;
  g_assert_cmpint (fin_persona_find (&few->input, &result), ==, FIN_PERSONA_NOT_ENOUGH);
  g_assert_cmpuint (result.missing_transactions, ==, 1);
  g_assert_cmpint (result.missing_days, ==, 0);
  g_assert_cmpint (result.persona, ==, FIN_PERSONA_NONE);
  fin_persona_result_clear (&result);

  g_assert_cmpint (fin_persona_find (&brief->input, &result), ==, FIN_PERSONA_NOT_ENOUGH);
  g_assert_cmpuint (result.missing_transactions, ==, 0);
  g_assert_cmpint (result.missing_days, ==, 8);
  fin_persona_result_clear (&result);

  brief->input.spending.n = 0;
  g_assert_cmpint (fin_persona_find (&brief->input, &result), ==, FIN_PERSONA_NOT_ENOUGH);
  g_assert_cmpuint (result.missing_transactions, ==, 30);
  g_assert_cmpint (result.missing_days, ==, 28);
  fin_persona_result_clear (&result);
}

static void
test_months (void)
{
  g_autofree Person *person = make_person (&habits[2], 150, TRUE, TRUE, 5);
  FinPersonaResult result;

  g_assert_cmpint (fin_persona_find (&person->input, &result), ==, FIN_PERSONA_OK);
  g_assert_cmpuint (result.n_months, ==, 6); /* 5 January to 3 June */
  g_assert_cmpint (result.months[0].year, ==, 2026);
  g_assert_cmpint (result.months[0].month, ==, 1);
  g_assert_cmpint (result.months[0].summary.first_day, ==, MONDAY);
  for (int m = 0; m < 5; m++)
    {
      g_assert_cmpint (result.months[m].persona, ==, FIN_PERSONA_IMPULSIVE_TECHIE);
      g_assert_cmpfloat (result.months[m].confidence, >, 0.3);
    }
  g_assert_cmpint (result.months[5].persona, ==, FIN_PERSONA_NONE); /* three days */
  fin_persona_result_clear (&result);
}

/* A label on show gives way to clear evidence only. */
static void
test_hysteresis (void)
{
  g_autofree Person *person = make_person (&habits[1], 150, TRUE, TRUE, 1);
  FinPersona nearest;
  FinPersonaResult result;
  int n_held = 0, n_changed = 0;

  g_assert_cmpint (fin_persona_find (&person->input, &result), ==, FIN_PERSONA_OK);
  nearest = result.nearest;
  fin_persona_result_clear (&result);
  person->input.previous = FIN_PERSONA_BIG_TICKET_BUYER; /* far away */
  g_assert_cmpint (fin_persona_find (&person->input, &result), ==, FIN_PERSONA_OK);
  g_assert_cmpint (result.persona, ==, nearest);
  fin_persona_result_clear (&result);

  /* From one persona's habits to another's: first the old label holds, then it gives way. */
  for (double a_day = 1.8; a_day < 3.2; a_day += 0.1)
    {
      Habits between = habits[1];
      g_autofree Person *mixed = NULL;

      between.a_day = a_day;
      between.evening = .22 + (a_day - 1.4) * .12;
      between.kinds = 11 + (int) ((a_day - 1.4) * 2);
      mixed = make_person (&between, 150, TRUE, TRUE, 7);
      mixed->input.previous = nearest;
      g_assert_cmpint (fin_persona_find (&mixed->input, &result), ==, FIN_PERSONA_OK);
      n_held += result.nearest != nearest && result.persona == nearest;
      n_changed += result.persona != nearest;
      g_assert_true (result.persona == nearest || result.persona == result.nearest);
      fin_persona_result_clear (&result);
    }
  g_assert_cmpint (n_held, >, 0);
  g_assert_cmpint (n_changed, >, 0);
}

static bool
always (void *data)
{
  return true;
}

static void
test_refusals (void)
{
  g_autofree Person *person = make_person (&habits[1], 150, TRUE, TRUE, 1);
  g_autofree double *bad = g_memdup2 (rows, n_rows * FIN_N_FEATURES * sizeof (double));
  FinPersonaResult result;

  person->input.population = fin_persona_population_new (rows, FIN_PERSONA_MIN_POPULATION - 1);
  g_assert_cmpint (fin_persona_find (&person->input, &result), ==, FIN_PERSONA_BAD_POPULATION);
  fin_persona_result_clear (&result);
  fin_persona_population_free (person->input.population);
  bad[777] = NAN;
  person->input.population = fin_persona_population_new (bad, n_rows);
  g_assert_cmpint (fin_persona_find (&person->input, &result), ==, FIN_PERSONA_BAD_POPULATION);
  fin_persona_result_clear (&result);
  fin_persona_population_free (person->input.population);
  person->input.population = fin_persona_population_new (rows, n_rows);
  person->input.cancel = always;
  for (int i = 0; i < 2; i++) /* nothing half done is remembered */
    {
      g_assert_cmpint (fin_persona_find (&person->input, &result), ==, FIN_PERSONA_CANCELLED);
      fin_persona_result_clear (&result);
    }
  person->input.cancel = NULL;
  g_assert_cmpint (fin_persona_find (&person->input, &result), ==, FIN_PERSONA_OK);
  fin_persona_result_clear (&result);
  fin_persona_population_free (person->input.population);
}

/* Whom the population was asked about before changes nothing, to the last bit. */
static void
test_memory (void)
{
  for (int p = 0; p < FIN_N_PERSONAS; p++)
    {
      g_autofree Person *person = make_person (&habits[p], 150, p % 2 == 0, p % 3 > 0, (uint64_t) p);
      FinPersonaResult kept, anew;

      g_assert_cmpint (fin_persona_find (&person->input, &kept), ==, FIN_PERSONA_OK);
      person->input.population = fin_persona_population_new (rows, n_rows);
      g_assert_cmpint (fin_persona_find (&person->input, &anew), ==, FIN_PERSONA_OK);
      fin_persona_population_free (person->input.population);
      g_assert_cmpint (kept.persona, ==, anew.persona);
      g_assert_cmpmem (&kept.confidence, sizeof (double), &anew.confidence, sizeof (double));
      g_assert_cmpmem (kept.membership, sizeof kept.membership, anew.membership,
                       sizeof anew.membership);
      for (int f = 0; f < FIN_N_FEATURES; f++)
        g_assert_cmpmem (&kept.features[f].centroid, sizeof (double), &anew.features[f].centroid,
                         sizeof (double));
      g_assert_cmpuint (kept.n_months, ==, anew.n_months);
      for (gsize m = 0; m < kept.n_months; m++)
        g_assert_cmpmem (&kept.months[m].confidence, sizeof (double), &anew.months[m].confidence,
                         sizeof (double));
      fin_persona_result_clear (&kept);
      fin_persona_result_clear (&anew);
    }
}

/* The same habits in yen are the same person. */
static void
test_currency (void)
{
  g_assert_cmpfloat (fin_purchasing_power_unit ("USD"), ==, 100);
  g_assert_cmpfloat (fin_purchasing_power_unit ("JPY"), ==, 105);
  g_assert_cmpfloat (fin_purchasing_power_unit ("KWD"), ==, 190);
  g_assert_cmpfloat (fin_purchasing_power_unit (NULL), ==, 100);
}

static void
test_texts (void)
{
  for (int p = 0; p < FIN_N_PERSONAS; p++)
    {
      FinPersona persona = (FinPersona) p;

      g_assert_cmpint (fin_persona_from_key (fin_persona_key (persona)), ==, persona);
      g_assert_true (g_str_has_prefix (fin_persona_name (persona), "The "));
      g_assert_cmpuint (strlen (fin_persona_gist (persona)), >, 20);
      g_assert_true (g_str_has_suffix (fin_persona_icon_name (persona), "-symbolic"));
      g_assert_cmpstr (fin_persona_colour_name (persona), !=, NULL);
      for (guint t = 0; t < FIN_PERSONA_N_TIPS; t++)
        g_assert_cmpuint (strlen (fin_persona_tip (persona, t)), >, 20);
    }
  g_assert_cmpint (fin_persona_from_key ("nobody"), ==, FIN_PERSONA_NONE);
  for (int f = 0; f < FIN_N_FEATURES; f++)
    g_assert_cmpuint (strlen (fin_feature_name ((FinFeature) f)), >, 5);
}

static void
test_demo_has_one (void)
{
  g_autoptr (FinDemo) demo = fin_demo_generate (fin_date_from_iso ("2026-11-21"), FIN_DEMO_SEED);
  g_autoptr (FinCategorySet) set = fin_category_set_new ();
  g_autofree Person *person = make_person (&habits[1], 1, FALSE, FALSE, 1);
  FinPersonaResult result;

  person->n = 0;
  for (gsize i = 0; i < demo->n_drafts; i++)
    if (demo->drafts[i].amount < 0 && demo->drafts[i].partner == FIN_DEMO_NO_PARTNER)
      {
        const char *key = demo->drafts[i].category_key;

        add (person, demo->drafts[i].date, (int16_t) demo->drafts[i].minute,
             (double) -demo->drafts[i].amount / 100, fin_category_set_index (set, key));
        person->fixed[person->n - 1] = fin_category_is_fixed (key);
      }
  person->input.spending.n = person->n;
  person->input.spending.last_day = 0;
  person->input.spending.unit = fin_purchasing_power_unit (FIN_DEMO_CURRENCY);
  g_assert_cmpint (fin_persona_find (&person->input, &result), ==, FIN_PERSONA_OK);
  g_test_message ("%s, confidence %.2f", fin_persona_key (result.persona), result.confidence);
  for (int f = 0; f < FIN_N_FEATURES; f++)
    g_test_message ("%s: %.3f, above %.0f %% of the population", fin_feature_key ((FinFeature) f),
                    result.features[f].value, 100 * result.features[f].rank);
  for (size_t m = 0; m < result.n_months; m++)
    g_test_message ("%d-%02d %s %.2f", result.months[m].year, result.months[m].month,
                    fin_persona_key (result.months[m].persona), result.months[m].confidence);
  g_assert_cmpint (result.persona, !=, FIN_PERSONA_NONE);
  g_assert_cmpfloat (result.confidence, >, 0.4);
  fin_persona_result_clear (&result);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  rows = fin_population_load (&n_rows);
  population = fin_persona_population_new (rows, n_rows);
  g_test_add_func ("/persona/population", test_population);
  g_test_add_func ("/persona/archetypes", test_archetypes);
  g_test_add_func ("/persona/clusters", test_clusters);
  g_test_add_func ("/persona/confidence", test_confidence);
  g_test_add_func ("/persona/not-enough", test_not_enough);
  g_test_add_func ("/persona/months", test_months);
  g_test_add_func ("/persona/hysteresis", test_hysteresis);
  g_test_add_func ("/persona/refusals", test_refusals);
  g_test_add_func ("/persona/memory", test_memory);
  g_test_add_func ("/persona/currency", test_currency);
  g_test_add_func ("/persona/texts", test_texts);
  g_test_add_func ("/persona/demo-has-one", test_demo_has_one);
  status = g_test_run ();
  fin_persona_population_free (population);
  g_free (rows);
  return status;
}
