/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Delimited text of any bank: CSV, TSV, semicolons, pipes. */
#pragma once

#include "fin-read-options.h"
#include "fin-reading.h"

G_BEGIN_DECLS

FinReading *
fin_csv_read (GBytes *bytes, const char *name, const FinReadOptions *options, GError **error);

const char *const *fin_csv_roles (void);
const char *const *fin_csv_profile_names (void);

G_END_DECLS
