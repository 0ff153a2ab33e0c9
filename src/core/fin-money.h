/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exact money: integer minor units with checked arithmetic. No floating point, no locale. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FIN_MONEY_ERROR (fin_money_error_quark ())

/**
 * FinMoneyError:
 * @FIN_MONEY_ERROR_SYNTAX: the text is not an amount
 * @FIN_MONEY_ERROR_OVERFLOW: the amount does not fit 64 bits of minor units
 * @FIN_MONEY_ERROR_PRECISION: non-zero digits beyond the currency's exponent
 * @FIN_MONEY_ERROR_CURRENCY: two currencies were mixed, or a code is unknown
 */
typedef enum
{
  FIN_MONEY_ERROR_SYNTAX,
  FIN_MONEY_ERROR_OVERFLOW,
  FIN_MONEY_ERROR_PRECISION,
  FIN_MONEY_ERROR_CURRENCY,
} FinMoneyError;

GQuark fin_money_error_quark (void);

/** FinMoney: @minor minor units (cents) of ISO 4217 @currency ("" when the currency is unknown). */
typedef struct
{
  gint64 minor;
  char currency[4];
} FinMoney;

FinMoney fin_money (gint64 minor, const char *currency);
gboolean fin_minor_add (gint64 a, gint64 b, gint64 *sum);
gboolean fin_minor_subtract (gint64 a, gint64 b, gint64 *difference);
gboolean fin_minor_negate (gint64 a, gint64 *negated);
gboolean fin_money_add (FinMoney a, FinMoney b, FinMoney *sum, GError **error);

gboolean fin_minor_from_decimal (const char *text, int exponent, gint64 *minor, GError **error);
char *fin_minor_to_decimal (gint64 minor, int exponent);

G_END_DECLS
