/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was said of a deleted account's payments goes with them into the account that has them now. */
#include "fin-series-verdict.h"

/* Of the payments that a verdict knows, as far as the account's rows reach. */
#define ADOPTED_SHARE 0.5
#define ADOPTED_LEAST 2

/** How many of an orphan's payments lie in one account, of those in the days that it covers. */
typedef struct
{
  gint64 account_id;
  FinDate first;
  FinDate last;
  guint n_found;
} Home;

static Home *
find_home (GArray *homes, gint64 account_id, FinDate day)
{
  Home home = { account_id, day, day, 0 };

  for (guint i = 0; i < homes->len; i++)
    if (g_array_index (homes, Home, i).account_id == account_id)
      return &g_array_index (homes, Home, i);
  g_array_append_val (homes, home);
  return &g_array_index (homes, Home, homes->len - 1);
}

static gboolean
knows (const FinSeriesVerdict *verdict, FinDate day, gint64 amount)
{
  for (guint i = 0; i < verdict->evidence->len; i++)
    {
      const FinRecurringEvidence *known =
          &g_array_index (verdict->evidence, FinRecurringEvidence, i);

      if (known->day == day && known->amount == (double) amount)
        return TRUE;
    }
  return FALSE;
}

static guint
count_known (const FinSeriesVerdict *verdict, const Home *home)
{
  guint n = 0;

  for (guint i = 0; i < verdict->evidence->len; i++)
    {
      gint32 day = g_array_index (verdict->evidence, FinRecurringEvidence, i).day;

      n += day >= home->first && day <= home->last;
    }
  return n;
}

/* The account that has most of the payments, if it has most of those that it could have; or 0. */
static gint64
choose_home (const FinSeriesVerdict *verdict, const FinFlows *flows)
{
  g_autoptr (GArray) homes = g_array_new (FALSE, FALSE, sizeof (Home));
  guint most = MIN (ADOPTED_LEAST, verdict->evidence->len) - 1;
  gint64 account_id = 0;

  for (gsize i = 0; i < flows->n_rows; i++)
    {
      Home *home = find_home (homes, flows->account_ids[i], flows->days[i]);

      home->last = flows->days[i];
      home->n_found += knows (verdict, flows->days[i], flows->amounts[i]);
    }
  for (guint i = 0; i < homes->len; i++)
    {
      const Home *home = &g_array_index (homes, Home, i);

      if (home->n_found > most && home->n_found >= ADOPTED_SHARE * count_known (verdict, home))
        {
          most = home->n_found;
          account_id = home->account_id;
        }
    }
  return account_id;
}

/**
 * fin_series_verdicts_adopt: gives verdicts whose account was deleted to the account that has their payments,
 * as when the same file was imported into a new one. Those without payments belong to no account.
 * @verdicts: (element-type FinSeriesVerdict): as loaded
 */
void
fin_series_verdicts_adopt (GPtrArray *verdicts, const FinFlows *flows)
{
  for (guint i = 0; i < verdicts->len; i++)
    {
      FinSeriesVerdict *verdict = g_ptr_array_index (verdicts, i);

      if (verdict->account_id == 0 && verdict->evidence->len > 0)
        verdict->account_id = choose_home (verdict, flows);
    }
}
