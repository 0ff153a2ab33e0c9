/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A household as lives have it, and what may happen to one, by chance: for tests of what is kept.
 */
#pragma once

#include "fin-insight-memory.h"
#include "fin-insights.h"
#include "fin-test-household.h"

G_BEGIN_DECLS

#define WORLD_N_ACCOUNTS 4

/** World: @insights: (nullable): what was found last, for things that are said of it */
typedef struct
{
  FinTestHousehold *household;
  GRand *random;
  gint64 accounts[WORLD_N_ACCOUNTS];
  gint64 categories[4];
  FinDate today;
  FinInsightMemory *memory;
  FinInsights *insights;
  char *backup;
} World;

World *world_new (guint seed);
void world_free (World *world);
int below (World *world, int n);
const char *world_do_something (World *world);

G_END_DECLS
