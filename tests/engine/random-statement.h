/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random statements for property tests: rows of some accounts, written in the formats of banks. */
#pragma once

#include "import-fixture.h"

G_BEGIN_DECLS

/** RandomFormat: of those with ids the bank's or the program's; of the first two one account only */
typedef enum
{
  RANDOM_CSV,
  RANDOM_QIF,
  RANDOM_OFX,
  RANDOM_OFX_IDS,
  RANDOM_OFX_SOME_IDS,
  RANDOM_MT940,
  RANDOM_MT940_SOME_IDS,
  RANDOM_CAMT,
  RANDOM_CAMT_IDS,
  RANDOM_GNUCASH,
  RANDOM_HOMEBANK,
  N_RANDOM_FORMATS,
} RandomFormat;

/** RandomStatement: @accounts: (element-type GArray of FixtureRow): each in the order of days */
typedef struct
{
  RandomFormat format;
  GPtrArray *accounts;
  GStringChunk *strings;
  FinDate first;
  FinDate last;
  guint n_rows;
} RandomStatement;

RandomStatement *random_statement_new (GRand *rand, RandomFormat format);
RandomStatement *random_statement_cut (const RandomStatement *self, FinDate first, FinDate last);
void random_statement_free (RandomStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RandomStatement, random_statement_free)

FixtureRow *random_statement_get_row (const RandomStatement *self, guint account, guint row);
FinImportResult *random_statement_import (const RandomStatement *self, ImportFixture *fixture);

G_END_DECLS
