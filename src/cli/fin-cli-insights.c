/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dating and computing, with the command line's errors. */
#include "fin-cli-insights.h"

#include "fin-insight-job.h"

/** fin_cli_set_as_of: (nullable) @as_of: the clock stands at that day or time from here on. */
gboolean
fin_cli_set_as_of (FinCli *cli, const char *as_of, FinCliStatus *status)
{
  g_autoptr (GError) error = NULL;
  FinClock *clock;

  if (as_of == NULL)
    return TRUE;
  clock = fin_clock_new_fake_iso8601 (as_of, &error);
  if (clock == NULL)
    {
      *status = fin_cli_usage_error (cli, "%s", error->message);
      return FALSE;
    }
  g_object_unref (cli->clock);
  cli->clock = clock;
  return TRUE;
}

FinInsights *
fin_cli_compute_insights (FinCli *cli, FinDatabase *database, FinCliStatus *status)
{
  g_autoptr (GError) error = NULL;
  FinInsights *insights = fin_insight_job_run (database, cli->clock, NULL, NULL, &error);

  if (insights == NULL)
    *status = fin_cli_database_error (cli, error);
  return insights;
}
