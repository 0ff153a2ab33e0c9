/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The policy over weeks: once per fact, three a day, worse is told again, quiet hours. */
#include "fin-nudge-policy.h"

#define TODAY 20000

static FinNudgeCandidate *
candidate_new (FinNudgeRule rule, const char *subject, gint64 harm)
{
  FinNudgeCandidate *candidate = fin_nudge_candidate_new (
      rule, rule == FIN_NUDGE_RULE_CRITICAL_BALANCE ? FIN_NUDGE_CRITICAL : FIN_NUDGE_WARNING);

  candidate->subject = g_strdup (subject);
  candidate->harm = harm;
  candidate->relevant_until = TODAY + 10;
  return candidate;
}

static GPtrArray *
candidates_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) fin_nudge_candidate_free);
}

static GPtrArray *
told_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) fin_nudge_told_free);
}

static void
add_told (GPtrArray *told, const FinNudgeCandidate *candidate, FinDate day)
{
  g_autofree char *key = fin_nudge_policy_key (candidate, day);
  FinNudgeTold *entry = fin_nudge_told_new (key, (int) candidate->severity, candidate->harm);

  entry->day = day;
  entry->relevant_until = day + 5;
  g_ptr_array_add (told, entry);
}

static guint
count_selected (GPtrArray *candidates, GPtrArray *told, FinDate today)
{
  FinNudgeSettings settings = FIN_NUDGE_SETTINGS_DEFAULT;
  g_autoptr (GPtrArray) selected = fin_nudge_policy_select (candidates, told, today, &settings);

  return selected->len;
}

/* "Less of this" lets a kind rest about anything; following it shortens the rest again. */
static void
test_less (void)
{
  g_autoptr (GPtrArray) candidates = candidates_new ();
  g_autoptr (GPtrArray) told = told_new ();
  FinNudgeCandidate *earlier = candidate_new (FIN_NUDGE_RULE_LOW_BALANCE, "account:1", 1000);
  FinNudgeCandidate *other = candidate_new (FIN_NUDGE_RULE_LOW_BALANCE, "account:2", 1000);
  g_autoptr (FinNudgeCandidate) another_kind
      = candidate_new (FIN_NUDGE_RULE_UNUSUAL_CHARGE, "payment:9", 1000);

  g_ptr_array_add (candidates, other);
  other->relevant_until = TODAY + 100;
  add_told (told, earlier, TODAY);
  add_told (told, earlier, TODAY - 60);
  g_assert_cmpint (fin_nudge_policy_rest (FIN_NUDGE_RULE_LOW_BALANCE, told), ==, 0);
  g_assert_cmpuint (count_selected (candidates, told, TODAY + 1), ==, 1);

  ((FinNudgeTold *) told->pdata[0])->less = TRUE;
  g_assert_cmpint (fin_nudge_policy_rest (FIN_NUDGE_RULE_LOW_BALANCE, told), ==, 14);
  g_assert_cmpint (fin_nudge_policy_rest (FIN_NUDGE_RULE_UNUSUAL_CHARGE, told), ==, 0);
  g_assert_cmpuint (count_selected (candidates, told, TODAY + 13), ==, 0);
  g_assert_cmpuint (count_selected (candidates, told, TODAY + 14), ==, 1);

  ((FinNudgeTold *) told->pdata[1])->less = TRUE;
  g_assert_cmpint (fin_nudge_policy_rest (FIN_NUDGE_RULE_LOW_BALANCE, told), ==, 28);
  for (int i = 0; i < 8; i++)
    {
      add_told (told, earlier, TODAY - 200 - i);
      ((FinNudgeTold *) told->pdata[told->len - 1])->acted = TRUE;
    }
  g_assert_cmpint (fin_nudge_policy_rest (FIN_NUDGE_RULE_LOW_BALANCE, told), ==, 0);
  for (int i = 0; i < 100; i++)
    {
      add_told (told, another_kind, TODAY - i);
      ((FinNudgeTold *) told->pdata[told->len - 1])->less = TRUE;
    }
  g_assert_cmpint (fin_nudge_policy_rest (FIN_NUDGE_RULE_UNUSUAL_CHARGE, told), ==, 180);
  fin_nudge_candidate_free (earlier);
}

/* What got twice as bad is told though its kind rests. */
static void
test_less_but_worse (void)
{
  g_autoptr (GPtrArray) candidates = candidates_new ();
  g_autoptr (GPtrArray) told = told_new ();
  FinNudgeCandidate *candidate
      = candidate_new (FIN_NUDGE_RULE_CRITICAL_BALANCE, "account:1", 1000);

  g_ptr_array_add (candidates, candidate);
  add_told (told, candidate, TODAY);
  ((FinNudgeTold *) told->pdata[0])->less = TRUE;
  g_assert_cmpuint (count_selected (candidates, told, TODAY + 5), ==, 0);
  candidate->harm = 2000;
  g_assert_cmpuint (count_selected (candidates, told, TODAY + 5), ==, 1);
}

static void
test_once (void)
{
  g_autoptr (GPtrArray) candidates = candidates_new ();
  g_autoptr (GPtrArray) told = told_new ();
  FinNudgeCandidate *candidate
      = candidate_new (FIN_NUDGE_RULE_LOW_BALANCE, "account:1", 1000);

  g_ptr_array_add (candidates, candidate);
  g_assert_cmpuint (count_selected (candidates, told, TODAY), ==, 1);
  add_told (told, candidate, TODAY);
  for (FinDate day = TODAY; day < TODAY + 10; day++)
    g_assert_cmpuint (count_selected (candidates, told, day), ==, 0);

  candidate->relevant_until = TODAY + 60;
  g_assert_cmpuint (count_selected (candidates, told, TODAY + 13), ==, 0);
  g_assert_cmpuint (count_selected (candidates, told, TODAY + 14), ==, 1);
}

static void
test_other_subject (void)
{
  g_autoptr (GPtrArray) candidates = candidates_new ();
  g_autoptr (GPtrArray) told = told_new ();

  g_ptr_array_add (candidates, candidate_new (FIN_NUDGE_RULE_LOW_BALANCE, "account:11", 1000));
  g_ptr_array_add (candidates, candidate_new (FIN_NUDGE_RULE_LOW_BALANCE, "account:1", 1000));
  add_told (told, g_ptr_array_index (candidates, 0), TODAY - 1);
  g_assert_cmpuint (count_selected (candidates, told, TODAY), ==, 1);
}

static void
test_worse (void)
{
  g_autoptr (GPtrArray) candidates = candidates_new ();
  g_autoptr (GPtrArray) told = told_new ();
  FinNudgeCandidate *candidate
      = candidate_new (FIN_NUDGE_RULE_CRITICAL_BALANCE, "account:1", 1000);

  g_ptr_array_add (candidates, candidate);
  add_told (told, candidate, TODAY - 1);
  candidate->harm = 1999;
  g_assert_cmpuint (count_selected (candidates, told, TODAY), ==, 0);
  candidate->harm = 2000;
  g_assert_cmpuint (count_selected (candidates, told, TODAY), ==, 1);
}

static void
test_critical_covers_low (void)
{
  g_autoptr (GPtrArray) candidates = candidates_new ();
  g_autoptr (GPtrArray) told = told_new ();
  g_autoptr (FinNudgeCandidate) critical
      = candidate_new (FIN_NUDGE_RULE_CRITICAL_BALANCE, "account:1", 1000);

  g_ptr_array_add (candidates, candidate_new (FIN_NUDGE_RULE_LOW_BALANCE, "account:1", 500));
  add_told (told, critical, TODAY - 2);
  g_assert_cmpuint (count_selected (candidates, told, TODAY), ==, 0);

  /* the other way round it is news */
  g_ptr_array_set_size (told, 0);
  add_told (told, g_ptr_array_index (candidates, 0), TODAY - 2);
  g_ptr_array_set_size (candidates, 0);
  g_ptr_array_add (candidates,
                   candidate_new (FIN_NUDGE_RULE_CRITICAL_BALANCE, "account:1", 500));
  g_assert_cmpuint (count_selected (candidates, told, TODAY), ==, 1);
}

static void
test_three_a_day (void)
{
  g_autoptr (GPtrArray) candidates = candidates_new ();
  g_autoptr (GPtrArray) told = told_new ();
  g_autoptr (FinNudgeCandidate) earlier
      = candidate_new (FIN_NUDGE_RULE_OVERSPENDING, "household", 1);

  for (int i = 0; i < 8; i++)
    {
      g_autofree char *subject = g_strdup_printf ("account:%d", i);

      g_ptr_array_add (candidates, candidate_new (FIN_NUDGE_RULE_LOW_BALANCE, subject, 1000));
    }
  g_assert_cmpuint (count_selected (candidates, told, TODAY), ==, 3);
  add_told (told, earlier, TODAY);
  g_assert_cmpuint (count_selected (candidates, told, TODAY), ==, 2);
}

static void
test_irrelevant (void)
{
  g_autoptr (GPtrArray) candidates = candidates_new ();
  g_autoptr (GPtrArray) told = told_new ();

  g_ptr_array_add (candidates, candidate_new (FIN_NUDGE_RULE_OVERSPENDING, "household", 1000));
  g_assert_cmpuint (count_selected (candidates, told, TODAY + 10), ==, 1);
  g_assert_cmpuint (count_selected (candidates, told, TODAY + 11), ==, 0);
}

static void
test_quiet_hours (void)
{
  FinNudgeSettings settings = FIN_NUDGE_SETTINGS_DEFAULT;

  settings.quiet_start = 22 * 60;
  settings.quiet_end = 7 * 60;
  g_assert_true (fin_nudge_policy_is_quiet (&settings, 23 * 60));
  g_assert_true (fin_nudge_policy_is_quiet (&settings, 0));
  g_assert_false (fin_nudge_policy_is_quiet (&settings, 7 * 60));
  g_assert_false (fin_nudge_policy_is_quiet (&settings, 12 * 60));
  settings.quiet_start = 12 * 60;
  settings.quiet_end = 13 * 60;
  g_assert_true (fin_nudge_policy_is_quiet (&settings, 12 * 60 + 59));
  g_assert_false (fin_nudge_policy_is_quiet (&settings, 13 * 60));
  settings.quiet_end = settings.quiet_start;
  g_assert_false (fin_nudge_policy_is_quiet (&settings, 12 * 60));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nudges/policy/once", test_once);
  g_test_add_func ("/nudges/policy/less", test_less);
  g_test_add_func ("/nudges/policy/less-but-worse", test_less_but_worse);
  g_test_add_func ("/nudges/policy/other-subject", test_other_subject);
  g_test_add_func ("/nudges/policy/worse", test_worse);
  g_test_add_func ("/nudges/policy/critical-covers-low", test_critical_covers_low);
  g_test_add_func ("/nudges/policy/three-a-day", test_three_a_day);
  g_test_add_func ("/nudges/policy/irrelevant", test_irrelevant);
  g_test_add_func ("/nudges/policy/quiet-hours", test_quiet_hours);

  return g_test_run ();
}
