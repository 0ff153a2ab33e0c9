/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of some accounts, written as banks and other programs write them. */
#pragma once

#include "import-fixture.h"

G_BEGIN_DECLS

/* Each takes (element-type GArray of FixtureRow): the rows of the accounts 1001, 1002 ... */
char *random_format_mt940 (const GPtrArray *accounts);
char *random_format_camt (const GPtrArray *accounts);
char *random_format_gnucash (const GPtrArray *accounts);
char *random_format_homebank (const GPtrArray *accounts);

G_END_DECLS
