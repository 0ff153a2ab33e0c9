/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text classifier: each example counts at once, can be taken back, and says how sure it is. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "fin-text-classifier.h"

#define N_CLASSES 6

static FinTextExample
example (const char *text, double amount)
{
  return (FinTextExample){ text, amount, 1, FIN_TEXT_NO_CLASS, 0 };
}

static FinTextClassifier *
make_taught (void)
{
  FinTextClassifier *self = fin_text_classifier_new (N_CLASSES);

  fin_text_classifier_learn_word (self, "bakery", 0, 1);
  fin_text_classifier_learn_word (self, "petrol station", 1, 1);
  fin_text_classifier_learn_word (self, "pharmacy", 2, 1);
  return self;
}

static void
test_at_once (void)
{
  FinTextClassifier *self = make_taught ();
  double p[N_CLASSES];
  FinTextExample query = example ("corner shop", -500);
  FinTextPrediction prediction = fin_text_classifier_predict (self, &query, p);

  g_assert_cmpfloat (prediction.probability, <, 0.5);
  fin_text_classifier_learn (self, &query, 4);
  prediction = fin_text_classifier_predict (self, &query, p);
  g_assert_cmpint (prediction.best, ==, 4);
  g_assert_cmpfloat (prediction.probability, >, 0.6);
  g_assert_cmpint (prediction.reason, ==, FIN_TEXT_REASON_SAME);
  g_assert_cmpfloat (prediction.n_same, ==, 1);
  fin_text_classifier_free (self);
}

/* Whatever the order, what was taken back leaves no trace. */
static void
test_unlearn (void)
{
  FinTextClassifier *self = make_taught ();
  FinTextExample examples[] = { example ("corner shop", -500), example ("corner shop", -90000),
                                example ("old bakery", -300), example ("corner shop", 700) };
  FinTextExample query = example ("corner bakery", -400);
  double before[N_CLASSES];
  double after[N_CLASSES];

  examples[3].hint = 2;
  examples[3].hint_confidence = 0.8;
  fin_text_classifier_predict (self, &query, before);
  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    fin_text_classifier_learn (self, &examples[i], (int) i % N_CLASSES);
  g_assert_cmpuint (fin_text_classifier_n_examples (self), ==, 4);
  g_assert_false (fin_text_classifier_unlearn (self, &examples[0], 5));
  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    g_assert_true (fin_text_classifier_unlearn (self, &examples[i], (int) i % N_CLASSES));
  fin_text_classifier_predict (self, &query, after);
  for (int c = 0; c < N_CLASSES; c++)
    g_assert_cmpfloat_with_epsilon (before[c], after[c], 1e-12);
  g_assert_cmpuint (fin_text_classifier_n_examples (self), ==, 0);
  fin_text_classifier_free (self);
}

static void
test_likeness (void)
{
  FinTextClassifier *self = make_taught ();
  double p[N_CLASSES];
  double total = 0;
  FinTextExample query = example ("smiths bakeryhouse", -500);
  FinTextPrediction prediction = fin_text_classifier_predict (self, &query, p);

  g_assert_cmpint (prediction.best, ==, 0);
  g_assert_cmpint (prediction.reason, ==, FIN_TEXT_REASON_LIKE);
  g_assert_cmpuint (prediction.part_length, >, 2);
  g_assert_nonnull (strstr ("smiths bakeryhouse", "bakery"));
  g_assert_true (prediction.part >= strstr (query.text, "bakery"));
  for (int c = 0; c < N_CLASSES; c++)
    total += p[c];
  g_assert_cmpfloat_with_epsilon (total, 1.0, 1e-9);
  fin_text_classifier_free (self);
}

/* A person who files cafes as something else is believed about the next cafe, too. */
static void
test_hints_are_learned (void)
{
  FinTextClassifier *self = fin_text_classifier_new (N_CLASSES);
  FinTextExample cafe = { "blue cup", -400, 1, 3, 0.9 };
  FinTextExample next = { "red mug", -450, 1, 3, 0.9 };
  static const char *const names[] = { "one",  "two", "three", "four",
                                       "five", "six", "seven", "eight" };
  double p[N_CLASSES];

  g_assert_cmpint (fin_text_classifier_predict (self, &next, p).best, ==, 3);
  g_assert_cmpint (fin_text_classifier_predict (self, &next, p).reason, ==, FIN_TEXT_REASON_HINT);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      cafe.text = names[i];
      fin_text_classifier_learn (self, &cafe, 5);
    }
  g_assert_cmpint (fin_text_classifier_predict (self, &next, p).best, ==, 5);
  g_assert_cmpfloat (fin_text_classifier_predict (self, &next, p).n_hints, >, 7);
  fin_text_classifier_free (self);
}

/* One payee, two purposes: the amount tells them apart. */
static void
test_amounts (void)
{
  FinTextClassifier *self = fin_text_classifier_new (N_CLASSES);
  FinTextExample rent = example ("j smith", -90000);
  FinTextExample lunch = example ("j smith", -1200);
  double p[N_CLASSES];

  for (int i = 0; i < 4; i++)
    {
      fin_text_classifier_learn (self, &rent, 1);
      fin_text_classifier_learn (self, &lunch, 2);
    }
  rent.amount = -91000;
  lunch.amount = -1350;
  g_assert_cmpint (fin_text_classifier_predict (self, &rent, p).best, ==, 1);
  g_assert_cmpint (fin_text_classifier_predict (self, &lunch, p).best, ==, 2);
  fin_text_classifier_free (self);
}

/* Texts that say nothing about their class: calibration makes it less sure of new ones. */
static void
test_calibration (void)
{
  FinTextClassifier *self = fin_text_classifier_new (2);
  double p[2];
  FinTextExample query = { "market nine", -100, 0, 0, 0.95 };
  double before;

  for (int i = 0; i < 60; i++)
    {
      g_autofree char *text = g_strdup_printf ("market %c%c", 'a' + i % 26, 'a' + i / 26);
      FinTextExample one = { text, -100, 0, i % 2, 0.95 };

      /* The hint is wrong as often as right. */
      fin_text_classifier_learn (self, &one, (i / 2) % 2);
    }
  before = fin_text_classifier_predict (self, &query, p).probability;
  fin_text_classifier_calibrate (self);
  g_assert_cmpfloat (fin_text_classifier_predict (self, &query, p).probability, <, before);
  fin_text_classifier_free (self);
}

static void
test_nothing (void)
{
  FinTextClassifier *self = fin_text_classifier_new (N_CLASSES);
  double p[N_CLASSES];
  FinTextExample query = example ("", 0);
  FinTextPrediction prediction = fin_text_classifier_predict (self, &query, p);

  g_assert_cmpint (prediction.reason, ==, FIN_TEXT_REASON_NONE);
  g_assert_cmpfloat_with_epsilon (p[0], 1.0 / N_CLASSES, 1e-9);
  fin_text_classifier_free (self);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-classifier/at-once", test_at_once);
  g_test_add_func ("/text-classifier/unlearn", test_unlearn);
  g_test_add_func ("/text-classifier/likeness", test_likeness);
  g_test_add_func ("/text-classifier/hints-are-learned", test_hints_are_learned);
  g_test_add_func ("/text-classifier/amounts", test_amounts);
  g_test_add_func ("/text-classifier/calibration", test_calibration);
  g_test_add_func ("/text-classifier/nothing", test_nothing);
  return g_test_run ();
}
