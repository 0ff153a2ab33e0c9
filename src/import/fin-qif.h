/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to import/: Quicken Interchange Format. */
#pragma once

#include "fin-read-options.h"
#include "fin-reading.h"
#include "fin-text.h"

G_BEGIN_DECLS

gboolean fin_qif_recognise (const char *text, gsize size);
FinReading *
fin_qif_read (const FinText *text, const char *name, const FinReadOptions *options, GError **error);

G_END_DECLS
