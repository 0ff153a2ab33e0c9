/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the person decided reaches the rules; the same fact has the same id on the desktop. */
#include "fin-config.h"
#include "fin-notifier.h"
#include "fin-nudge-scheduler.h"

static void
test_defaults (void)
{
  const FinNudgeSettings expected = FIN_NUDGE_SETTINGS_DEFAULT;
  g_autoptr (GSettings) settings = g_settings_new (FIN_APP_ID);
  FinNudgeSettings without = fin_nudge_settings_load (NULL);
  FinNudgeSettings with = fin_nudge_settings_load (settings);

  g_assert_cmpfloat (without.caution, ==, expected.caution);
  g_assert_cmpfloat (with.caution, ==, expected.caution);
  g_assert_cmpfloat (with.overspending_ratio, ==, expected.overspending_ratio);
  g_assert_cmpint (with.quiet_start, ==, expected.quiet_start);
  g_assert_cmpint (with.quiet_end, ==, expected.quiet_end);
  g_assert_cmpint (with.most_per_day, ==, expected.most_per_day);
  g_assert_cmpuint (with.disabled_rules, ==, 0);
}

static void
test_silenced (void)
{
  const char *const silenced[] = { fin_nudge_rule_key (FIN_NUDGE_RULE_OVERSPENDING), "unknown", NULL };
  g_autoptr (GSettings) settings = g_settings_new (FIN_APP_ID);
  FinNudgeSettings loaded;

  g_settings_set_strv (settings, "silenced-rules", silenced);
  g_settings_set_int (settings, "nudges-per-day", 1);
  loaded = fin_nudge_settings_load (settings);
  g_assert_cmpuint (loaded.disabled_rules, ==, 1u << FIN_NUDGE_RULE_OVERSPENDING);
  g_assert_cmpint (loaded.most_per_day, ==, 1);
}

static void
test_stable_id (void)
{
  g_autoptr (FinNudge) nudge = fin_nudge_new ();
  g_autofree char *id = NULL;

  g_object_set (nudge, "key", "low-balance:account:1@20779", "id", G_GINT64_CONSTANT (5), NULL);
  id = fin_notifier_dup_id (nudge);
  g_assert_cmpstr (id, ==, "nudge:low-balance:account:1@20779");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/nudge-defaults", test_defaults);
  g_test_add_func ("/app/nudge-silenced", test_silenced);
  g_test_add_func ("/app/nudge-stable-id", test_stable_id);
  return g_test_run ();
}
