/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demo household: two years of a lifelike, invented family's money, the same for the same seed.
 */
#pragma once

#include <glib.h>

#include "fin-date.h"
#include "fin-enums.h"

G_BEGIN_DECLS

/** FIN_DEMO_DAYS: two years, the last day included. */
#define FIN_DEMO_DAYS       730
#define FIN_DEMO_SEED       20
#define FIN_DEMO_NO_TIME    (-1)
#define FIN_DEMO_NO_PARTNER (-1)

typedef enum
{
  FIN_DEMO_CURRENT,
  FIN_DEMO_SAVINGS,
  FIN_DEMO_CARD,
  FIN_DEMO_N_ACCOUNTS,
} FinDemoAccount;

/** FinDemoDraft: one transaction. @category_key and the texts live as long as the #FinDemo. */
typedef struct
{
  FinDate date;
  int minute; /* since midnight, or FIN_DEMO_NO_TIME */
  FinDemoAccount account;
  gint64 amount; /* minor units, negative leaves the holder */
  const char *payee;
  const char *memo;
  const char *category_key; /* NULL: uncategorised */
  int partner;              /* the other side of a transfer, an index, or FIN_DEMO_NO_PARTNER */
} FinDemoDraft;

/** FinDemo: drafts by date and time; the opening balances stand at the start of @period's first
 * day. */
typedef struct
{
  FinPeriod period;
  gint64 opening[FIN_DEMO_N_ACCOUNTS];
  FinDemoDraft *drafts;
  gsize n_drafts;
  GStringChunk *strings;
} FinDemo;

FinDemo *fin_demo_generate (FinDate last_day, guint64 seed);
void fin_demo_free (FinDemo *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinDemo, fin_demo_free)

FinAccountKind fin_demo_account_kind (FinDemoAccount account);
const char *fin_demo_account_name (FinDemoAccount account);
#define FIN_DEMO_CURRENCY "GBP"

G_END_DECLS
