/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to import/: what banks write where an amount belongs, read without floating point. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FIN_AMOUNT_MAX_DIGITS 63

typedef enum
{
  FIN_DECIMAL_MARK_DOT = 1 << 0,
  FIN_DECIMAL_MARK_COMMA = 1 << 1,
  FIN_DECIMAL_MARK_ANY = FIN_DECIMAL_MARK_DOT | FIN_DECIMAL_MARK_COMMA,
} FinDecimalMark;

/**
 * FinAmountText: an amount taken apart, before it is known which mark is the decimal one.
 * @body: digits with "." and ","; grouping spaces and apostrophes are gone
 * @negative: a minus in any of its shapes, or parentheses
 * @signed_: a sign of any kind is written
 * @direction: -1 for a trailing DR, D or S, +1 for CR, C or H, else 0
 * @decorated: letters or a currency sign stand beside the digits
 * @currency: a code or unambiguous symbol found beside the digits, or ""
 */
typedef struct
{
  char body[FIN_AMOUNT_MAX_DIGITS + 1];
  gboolean negative;
  gboolean signed_;
  gboolean decorated;
  int direction;
  char currency[4];
} FinAmountText;

gboolean fin_amount_text_scan (const char *text, gsize length, FinAmountText *amount);
FinDecimalMark fin_amount_text_marks (const FinAmountText *amount);
gboolean fin_amount_text_has_decimals (const FinAmountText *amount);
gboolean fin_amount_text_is_padded (const FinAmountText *amount);
gboolean fin_amount_text_is_zero (const FinAmountText *amount);
gboolean fin_amount_text_parse (
    const FinAmountText *amount, FinDecimalMark mark, int exponent, gint64 *minor, GError **error);

G_END_DECLS
