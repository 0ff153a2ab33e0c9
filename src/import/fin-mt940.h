/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to import/: SWIFT MT940 and MT942 statements. */
#pragma once

#include "fin-read-options.h"
#include "fin-reading.h"
#include "fin-text.h"

G_BEGIN_DECLS

gboolean fin_mt940_recognise (const char *text, gsize size);
FinReading *fin_mt940_read (const FinText *text,
                            const char *name,
                            const FinReadOptions *options,
                            GError **error);

/** FinMt940Purpose: what an :86: field says; parts that it does not say are empty. */
typedef struct
{
  GString *memo;
  GString *payee;
  GString *account;
  GString *reference;
  GString *type;
} FinMt940Purpose;

void fin_mt940_purpose_init (FinMt940Purpose *purpose);
void fin_mt940_purpose_clear (FinMt940Purpose *purpose);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FinMt940Purpose, fin_mt940_purpose_clear)
void fin_mt940_purpose_parse (FinMt940Purpose *purpose, const char *text);

G_END_DECLS
