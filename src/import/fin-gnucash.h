/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to import/: files of other finance programs in XML: GnuCash and HomeBank. */
#pragma once

#include "fin-read-options.h"
#include "fin-reading.h"
#include "fin-text.h"

G_BEGIN_DECLS

FinReading *fin_gnucash_read (const FinText *text,
                              const char *name,
                              const FinReadOptions *options,
                              GError **error);
FinReading *fin_homebank_read (const FinText *text,
                               const char *name,
                               const FinReadOptions *options,
                               GError **error);

G_END_DECLS
