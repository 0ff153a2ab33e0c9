/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What banks say themselves about a transaction's kind: MCC, OFX types, ISO 20022 codes. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** FinBankCodes: the merchant category codes; immutable. */
typedef struct _FinBankCodes FinBankCodes;

FinBankCodes *fin_bank_codes_new (void);
void fin_bank_codes_free (FinBankCodes *self);
const char *
fin_bank_codes_find (FinBankCodes *self, const char *code, gint64 amount, double *confidence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinBankCodes, fin_bank_codes_free)

G_END_DECLS
