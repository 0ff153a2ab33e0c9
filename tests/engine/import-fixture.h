/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A database in a folder of its own, files written as banks write them, and a dump of every row. */
#pragma once

#include "fin-database.h"
#include "fin-import-job.h"
#include "fin-transaction-filter.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  FinDatabase *database;
  FinClock *clock;
} ImportFixture;

/** FixtureRow: a transaction as a bank would print it. @id: (nullable) */
typedef struct
{
  FinDate date;
  gint64 amount;
  const char *payee;
  const char *id;
} FixtureRow;

void import_fixture_open (ImportFixture *fixture);
void import_fixture_close (ImportFixture *fixture);

char *import_fixture_write (ImportFixture *fixture, const char *name, const char *text);
char *import_fixture_ofx (const char *account,
                          const FixtureRow *rows,
                          gsize n_rows,
                          const char *balance,
                          FinDate balance_date);
char *import_fixture_ofx_accounts (const GPtrArray *accounts);
char *import_fixture_qif (const FixtureRow *rows, gsize n_rows);
char *import_fixture_csv (const FixtureRow *rows, gsize n_rows);

FinImportResult *import_fixture_run (ImportFixture *fixture,
                                     const char *name,
                                     const char *text,
                                     const char *account,
                                     GError **error);
char *import_fixture_dump (ImportFixture *fixture);
FinDate import_fixture_day (int month, int number);
gint64 import_fixture_sum (ImportFixture *fixture);
guint import_fixture_count (ImportFixture *fixture, guint states);
gint64 import_fixture_count_steps (ImportFixture *fixture);
GPtrArray *import_fixture_list (ImportFixture *fixture, guint states);

#define IMPORT_FIXTURE_ALL_STATES                                                                  \
  (FIN_TRANSACTION_STATES_SHOWN | (1u << FIN_TRANSACTION_DELETED))

#define assert_counts(result, added, present, held, refused)                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_assert_nonnull (result);                                                                     \
    g_assert_cmpuint ((result)->n_added, ==, (added));                                             \
    g_assert_cmpuint ((result)->n_present, ==, (present));                                         \
    g_assert_cmpuint ((result)->n_held, ==, (held));                                               \
    g_assert_cmpuint ((result)->n_refused, ==, (refused));                                         \
    g_assert_cmpuint ((result)->n_rows, ==, (added) + (present) + (held) + (refused));             \
  }                                                                                                \
  G_STMT_END

G_END_DECLS
