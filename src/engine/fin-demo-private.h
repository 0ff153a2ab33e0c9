/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state while the demo household lives through its two years, day by day. */
#pragma once

#include "fin-demo.h"
#include "fin-rng.h"

/** FinDemoWorld: what the household knows on a day. */
typedef struct
{
  FinDemo *demo;
  GArray *drafts; /* FinDemoDraft, in the order they happen */
  FinRng rng;
  FinDate first;
  FinDate last;
  FinDate today;
  gint64 balances[FIN_DEMO_N_ACCOUNTS];
  gint64 card_bill;      /* what the last card statement asked for, not yet paid */
  FinDate holiday_first; /* the days away */
  FinDate holiday_last;
} FinDemoWorld;

/* Writing */
void fin_demo_add (FinDemoWorld *world,
                   FinDemoAccount account,
                   int minute,
                   gint64 amount,
                   const char *payee,
                   const char *memo,
                   const char *category_key);
void fin_demo_transfer (FinDemoWorld *world,
                        FinDemoAccount from,
                        FinDemoAccount to,
                        gint64 amount,
                        const char *payee_from,
                        const char *payee_to,
                        const char *category_key);

/* Chance and the calendar */
gboolean fin_demo_chance (FinDemoWorld *world, double probability);
int fin_demo_between (FinDemoWorld *world, int low, int high);
gint64 fin_demo_amount (FinDemoWorld *world, gint64 typical, double spread);
gboolean fin_demo_is_working_day (FinDate date);
FinDate fin_demo_next_working_day (FinDate date);
FinDate fin_demo_payday (int year, int month);
FinDate fin_demo_next_payday (FinDate date);

/* Parts of life */
void fin_demo_live_bills (FinDemoWorld *world);
gint64 fin_demo_bills_due (const FinDemoWorld *world, FinDate first, FinDate last);
void fin_demo_live_subscriptions (FinDemoWorld *world);
void fin_demo_live_spending (FinDemoWorld *world);
void fin_demo_live_story (FinDemoWorld *world);
void fin_demo_plan_story (FinDemoWorld *world);
