/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A household in a temporary database, filled with a few lines: for tests above the store. */
#pragma once

#include "fin-clock.h"
#include "fin-database.h"
#include "fin-enums.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder; /* owned, removed in the end */
  FinDatabase *database;
  FinClock *clock;
  GArray *rows; /* FinTransactionRow, written by fin_test_household_write() */
  GStringChunk *strings;
} FinTestHousehold;

FinTestHousehold *fin_test_household_new (const char *today);
void fin_test_household_free (FinTestHousehold *self);

gint64 fin_test_household_add_account (FinTestHousehold *self,
                                       const char *name,
                                       FinAccountKind kind,
                                       const char *currency);
gint64 fin_test_household_add_category (FinTestHousehold *self,
                                        const char *key,
                                        const char *parent_key,
                                        FinCategoryKind kind);
void fin_test_household_add (FinTestHousehold *self,
                             gint64 account_id,
                             FinDate date,
                             gint64 amount,
                             const char *payee,
                             gint64 category_id);
GArray *fin_test_household_write (FinTestHousehold *self);
void fin_test_household_state_balance (FinTestHousehold *self,
                                       gint64 account_id,
                                       FinDate date,
                                       gint64 amount);
void fin_test_household_end_statements (FinTestHousehold *self, gint64 account_id, FinDate date);
void fin_test_household_link (FinTestHousehold *self, gint64 one_side, gint64 other_side);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinTestHousehold, fin_test_household_free)

G_END_DECLS
