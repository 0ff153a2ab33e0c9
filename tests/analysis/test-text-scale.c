/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How sure answers deserve to be: what is shipped, and what a household's own answers make of it.
 */
#include <glib.h>

#include "fin-text-scale.h"

static const FinTextScale as_it_is = { 1.0, 0.0 };

static void
test_apply (void)
{
  const FinTextScale flatter = { 0.5, 0.0 };
  const FinTextScale surer = { 1.0, 1.0 };

  g_assert_cmpfloat_with_epsilon (fin_text_scale_apply (&as_it_is, 0.3), 0.3, 1e-9);
  g_assert_cmpfloat_with_epsilon (fin_text_scale_apply (&flatter, 0.9), 0.75, 1e-9);
  g_assert_cmpfloat (fin_text_scale_apply (&surer, 0.5), >, 0.7);
  g_assert_cmpfloat (fin_text_scale_apply (&surer, 1.0), <, 1.0);
  g_assert_cmpfloat (fin_text_scale_apply (&surer, 0.0), >, 0.0);
}

/* @n answers given with probabilities of .3 to .9, of which a share of (given ^ 2) is right. */
static FinTextOutcome *
make_boasts (size_t n)
{
  FinTextOutcome *outcomes = g_new0 (FinTextOutcome, n);

  for (size_t i = 0; i < n; i++)
    {
      double given = 0.3 + 0.1 * (double) (i % 7);

      outcomes[i].probability = given;
      outcomes[i].right = (double) (i / 7 % 100) < 100.0 * given * given;
    }
  return outcomes;
}

/* With many answers the shares are found, whatever was shipped. */
static void
test_many (void)
{
  g_autofree FinTextOutcome *outcomes = make_boasts (7000);
  FinTextScale fitted = fin_text_scale_fit (&as_it_is, outcomes, 7000);

  for (double given = 0.3; given < 0.95; given += 0.1)
    g_assert_cmpfloat_with_epsilon (fin_text_scale_apply (&fitted, given), given * given, 0.05);
}

static void
test_none (void)
{
  const FinTextScale shipped = { 0.54, 0.2 };
  FinTextScale fitted = fin_text_scale_fit (&shipped, NULL, 0);

  g_assert_cmpfloat_with_epsilon (fitted.slope, shipped.slope, 1e-9);
  g_assert_cmpfloat_with_epsilon (fitted.offset, shipped.offset, 1e-9);
}

/* Three misses move the scale, but not far; three hundred do. */
static void
test_few (void)
{
  FinTextOutcome misses[300];
  double after_few;
  double after_many;
  FinTextScale fitted;

  for (gsize i = 0; i < G_N_ELEMENTS (misses); i++)
    misses[i] = (FinTextOutcome){ 0.8, FALSE };
  fitted = fin_text_scale_fit (&as_it_is, misses, 3);
  after_few = fin_text_scale_apply (&fitted, 0.8);
  fitted = fin_text_scale_fit (&as_it_is, misses, G_N_ELEMENTS (misses));
  after_many = fin_text_scale_apply (&fitted, 0.8);
  g_assert_cmpfloat (after_few, <, 0.8);
  g_assert_cmpfloat (after_few, >, 0.5);
  g_assert_cmpfloat (after_many, <, 0.1);
}

/* Answers that are right the less the surer they are: the order of answers is kept all the same. */
static void
test_upside_down (void)
{
  FinTextOutcome outcomes[2000];
  FinTextScale fitted;

  for (gsize i = 0; i < G_N_ELEMENTS (outcomes); i++)
    outcomes[i] = (FinTextOutcome){ i % 2 == 0 ? 0.95 : 0.05, i % 2 != 0 };
  fitted = fin_text_scale_fit (&as_it_is, outcomes, G_N_ELEMENTS (outcomes));
  g_assert_cmpfloat (fitted.slope, >, 0.0);
  g_assert_cmpfloat (fin_text_scale_apply (&fitted, 0.9), >, fin_text_scale_apply (&fitted, 0.1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-scale/apply", test_apply);
  g_test_add_func ("/text-scale/many", test_many);
  g_test_add_func ("/text-scale/none", test_none);
  g_test_add_func ("/text-scale/few", test_few);
  g_test_add_func ("/text-scale/upside-down", test_upside_down);
  return g_test_run ();
}
