/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to import/: ISO 20022 bank to customer messages, camt.052, .053 and .054 of all versions.
 */
#pragma once

#include "fin-read-options.h"
#include "fin-reading.h"
#include "fin-text.h"

G_BEGIN_DECLS

FinReading *fin_camt_read (const FinText *text,
                           const char *name,
                           const FinReadOptions *options,
                           GError **error);

G_END_DECLS
