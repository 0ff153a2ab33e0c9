/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ISO 4217: which codes exist, how many decimals they have, how they are written. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** FIN_CURRENCY_NONE: ISO 4217's code for "no currency": of an account whose files state none. */
#define FIN_CURRENCY_NONE "XXX"
#define FIN_CURRENCY_UNKNOWN_EXPONENT 2

gboolean fin_currency_is_known (const char *code);
int fin_currency_exponent (const char *code);
const char *fin_currency_symbol (const char *code);
const char *fin_currency_from_symbol (const char *symbol);
const char *const *fin_currency_codes (gsize *n_codes);

G_END_DECLS
