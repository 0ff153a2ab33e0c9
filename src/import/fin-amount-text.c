/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts as text: signs, currency signs, grouping and decimal marks of all countries. */
#include "fin-amount-text.h"

#include <glib/gi18n.h>
#include <string.h>

#include "fin-currency.h"
#include "fin-money.h"

/* Characters that group digits and mean nothing else. */
static gboolean
is_grouping (gunichar c)
{
  return c == ' ' || c == '\'' || c == 0xa0 || c == 0x202f || c == 0x2019
         || (c >= 0x2000 && c <= 0x200a) || c == 0x205f || c == 0x3000;
}

static gboolean
is_minus (gunichar c)
{
  return c == '-' || c == 0x2212 || c == 0x2013 || c == 0x2010 || c == 0x2011 || c == 0xfe63
         || c == 0xff0d;
}

/* Marks of writing direction and the like, which are not seen. */
static gboolean
is_invisible (gunichar c)
{
  return c == 0x200e || c == 0x200f || c == 0x202a || c == 0x202c || c == 0x2066 || c == 0x2069
         || c == 0xfeff;
}

static gboolean
take_letters (FinAmountText *amount, const char *start, gsize length, gboolean trailing)
{
  static const struct
  {
    const char *word;
    const char *currency;
  } symbols[] = {
    { "kr", "" },     { "Kr", "" },      { "kr.", "" },     { "Rs", "" },      { "Rs.", "" },
    { "$", "" },      { "£", "" },       { "¥", "" },       { "US$", "USD" },  { "R", "" },
    { "Lt", "LTL" },  { "lei", "RON" },  { "Fr.", "CHF" },  { "Fr", "CHF" },   { "SFr.", "CHF" },
    { "€", "EUR" },   { "د.ا.", "JOD" }, { "د.إ.", "AED" }, { "ر.س.", "SAR" }, { "د.ك.", "KWD" },
    { "S/", "PEN" },  { "S/.", "PEN" },  { "RM", "MYR" },   { "DM", "DEM" },   { "RMB", "CNY" },
    { "TL", "TRY" },  { "грн", "UAH" },  { "руб", "RUB" },  { "руб.", "RUB" }, { "лв", "BGN" },
    { "лв.", "BGN" }, { "₱", "PHP" },
  };
  char word[16];

  if (length >= sizeof word)
    return FALSE;
  memcpy (word, start, length);
  word[length] = '\0';
  if (trailing && length <= 2)
    {
      gboolean credit = g_ascii_strcasecmp (word, "CR") == 0 || strcmp (word, "C") == 0
                        || strcmp (word, "H") == 0;
      gboolean debit = g_ascii_strcasecmp (word, "DR") == 0 || strcmp (word, "D") == 0
                       || strcmp (word, "S") == 0 || g_ascii_strcasecmp (word, "DB") == 0;

      if (credit || debit)
        {
          amount->direction = credit ? 1 : -1;
          return TRUE;
        }
    }
  for (gsize i = 0; i < G_N_ELEMENTS (symbols); i++)
    if (strcmp (word, symbols[i].word) == 0)
      {
        if (symbols[i].currency[0] != '\0')
          g_strlcpy (amount->currency, symbols[i].currency, sizeof amount->currency);
        return TRUE;
      }
  if (fin_currency_from_symbol (word) != NULL)
    {
      g_strlcpy (amount->currency, fin_currency_from_symbol (word), sizeof amount->currency);
      return TRUE;
    }
  if (length == 3)
    {
      for (int i = 0; i < 3; i++)
        word[i] = g_ascii_toupper (word[i]);
      if (fin_currency_is_known (word))
        {
          g_strlcpy (amount->currency, word, sizeof amount->currency);
          return TRUE;
        }
    }
  return FALSE;
}

/* A word ends at a digit, a sign or a space; dots inside an Arabic abbreviation belong to it. */
static const char *
word_end (const char *p, const char *end)
{
  while (p < end)
    {
      gunichar c = g_utf8_get_char (p);

      if (g_ascii_isdigit ((char) c) && c < 0x80)
        break;
      if (is_grouping (c) || is_minus (c) || is_invisible (c) || c == '+' || c == '(' || c == ')'
          || c == ',')
        break;
      p = g_utf8_next_char (p);
    }
  return p;
}

typedef struct
{
  gsize length;    /* of the body */
  gboolean open;   /* a parenthesis is open */
  gboolean closed; /* it was closed */
  gboolean gap;    /* a space stood after the last digit */
  int since_group; /* digits since the last grouping character, -1 without any */
  gboolean ended;  /* the digits are over: a letter or sign followed them */
} ScanState;

static gboolean
take_digit (FinAmountText *amount, ScanState *state, char c)
{
  if (state->ended || state->length >= FIN_AMOUNT_MAX_DIGITS)
    return FALSE;
  if (state->gap && state->length > 0)
    {
      if (state->since_group >= 0 && state->since_group != 3)
        return FALSE;
      state->since_group = 0;
    }
  state->gap = FALSE;
  if (g_ascii_isdigit (c) && state->since_group >= 0)
    state->since_group++;
  else if (!g_ascii_isdigit (c))
    {
      if (state->since_group >= 0 && state->since_group != 3)
        return FALSE;
      state->since_group = -1;
    }
  amount->body[state->length++] = c;
  return TRUE;
}

static gboolean
take_sign (FinAmountText *amount, ScanState *state, gboolean negative)
{
  if (amount->signed_)
    return FALSE;
  amount->signed_ = TRUE;
  amount->negative = negative;
  state->ended = state->length > 0;
  return TRUE;
}

static gboolean
take_parenthesis (FinAmountText *amount, ScanState *state, gunichar c)
{
  if (c == '(')
    {
      if (state->open || state->length > 0 || amount->signed_)
        return FALSE;
      state->open = TRUE;
      return TRUE;
    }
  if (!state->open || state->closed || amount->signed_)
    return FALSE;
  state->closed = TRUE;
  state->ended = TRUE;
  amount->signed_ = TRUE;
  amount->negative = TRUE;
  return TRUE;
}

/** fin_amount_text_is_padded: "00037": nobody writes money that way, but references. */
gboolean
fin_amount_text_is_padded (const FinAmountText *amount)
{
  return amount->body[0] == '0' && amount->body[1] != '\0' && strpbrk (amount->body, ".,") == NULL;
}

/**
 * fin_amount_text_scan:
 * @text: not terminated, @length bytes of valid UTF-8
 *
 * Returns: %FALSE when this is no amount; whether the marks make sense is not looked at here
 */
gboolean
fin_amount_text_scan (const char *text, gsize length, FinAmountText *amount)
{
  const char *end = text + length;
  ScanState state = { .since_group = -1 };
  gboolean digit = FALSE;

  memset (amount, 0, sizeof *amount);
  if (length > 200)
    return FALSE;
  for (const char *p = text; p < end;)
    {
      gunichar c = g_utf8_get_char (p);
      gboolean taken = TRUE;

      if (c < 0x80 && g_ascii_isdigit ((char) c))
        taken = digit = take_digit (amount, &state, (char) c);
      else if ((c == '.' || c == ',')
               && (state.length > 0 || (p + 1 < end && g_ascii_isdigit (p[1]))))
        {
          gboolean dash = p + 1 < end && is_minus (g_utf8_get_char (p + 1)) && !amount->signed_;

          taken = take_digit (amount, &state, (char) c);
          if (dash && state.length > 0 && p + 2 <= end && c == ',')
            {
              /* "12,-" and "12,--": no cents */
              for (p++; p < end && is_minus (g_utf8_get_char (p)); p = g_utf8_next_char (p))
                ;
              amount->body[--state.length] = '\0';
              state.ended = TRUE;
              continue;
            }
        }
      else if (is_minus (c) || c == '+')
        taken = take_sign (amount, &state, c != '+');
      else if (c == '(' || c == ')')
        taken = take_parenthesis (amount, &state, c);
      else if (is_grouping (c) || is_invisible (c) || c == '\t')
        state.gap = state.gap || (is_grouping (c) && state.length > 0);
      else
        {
          const char *stop = word_end (p, end);

          taken = stop > p && take_letters (amount, p, (gsize) (stop - p), digit);
          state.ended = digit;
          amount->decorated = TRUE;
          p = stop;
          if (!taken)
            return FALSE;
          continue;
        }
      if (!taken)
        return FALSE;
      p = g_utf8_next_char (p);
    }
  if (state.since_group >= 0 && state.since_group != 3)
    return FALSE;
  /* "R00037" and "C0123" are numbers of something else, whatever currency R is. */
  if (amount->decorated && fin_amount_text_is_padded (amount))
    return FALSE;
  return digit && state.open == state.closed;
}

/* Groups of three, or the Indian way with pairs before the last three. */
static gboolean
groups_fit (const char *body, gsize length, char separator)
{
  gsize digits = 0;
  gsize groups = 0;

  if (memchr (body, separator, length) == NULL)
    return TRUE;
  if (length == 0 || body[0] == '0' || body[0] == separator)
    return FALSE;
  for (gsize i = length; i > 0; i--)
    if (body[i - 1] == separator)
      {
        if (groups == 0 ? digits != 3 : digits != 3 && digits != 2)
          return FALSE;
        groups++;
        digits = 0;
      }
    else
      digits++;
  return digits >= 1 && digits <= 3;
}

static gboolean
fits (const char *body, char mark, char separator)
{
  const char *decimal = strchr (body, mark);
  gsize whole = decimal != NULL ? (gsize) (decimal - body) : strlen (body);

  if (decimal != NULL
      && (strchr (decimal + 1, mark) != NULL || strchr (decimal, separator) != NULL))
    return FALSE;
  return groups_fit (body, whole, separator);
}

/** fin_amount_text_marks: Returns: under which decimal marks the digits make sense; 0 for none */
FinDecimalMark
fin_amount_text_marks (const FinAmountText *amount)
{
  FinDecimalMark marks = 0;

  if (fits (amount->body, '.', ','))
    marks |= FIN_DECIMAL_MARK_DOT;
  if (fits (amount->body, ',', '.'))
    marks |= FIN_DECIMAL_MARK_COMMA;
  return marks;
}

/** fin_amount_text_has_decimals: whether a mark is followed by one or two last digits. */
gboolean
fin_amount_text_has_decimals (const FinAmountText *amount)
{
  gsize length = strlen (amount->body);

  for (gsize back = 2; back <= 3 && back < length + 1; back++)
    if (length >= back
        && (amount->body[length - back] == '.' || amount->body[length - back] == ','))
      return TRUE;
  return FALSE;
}

gboolean
fin_amount_text_is_zero (const FinAmountText *amount)
{
  return strpbrk (amount->body, "123456789") == NULL;
}

/**
 * fin_amount_text_parse:
 * @mark: exactly one mark
 * @exponent: decimals of the currency
 * @minor: (out): with the written sign; @amount's direction is left to the caller
 *
 * Returns: %FALSE with a #FinMoneyError of code SYNTAX, OVERFLOW or PRECISION
 */
gboolean
fin_amount_text_parse (
    const FinAmountText *amount, FinDecimalMark mark, int exponent, gint64 *minor, GError **error)
{
  char canonical[FIN_AMOUNT_MAX_DIGITS + 3];
  char decimal = mark == FIN_DECIMAL_MARK_COMMA ? ',' : '.';
  gsize n = 0;

  if ((fin_amount_text_marks (amount) & mark) == 0)
    {
      g_set_error (error, FIN_MONEY_ERROR, FIN_MONEY_ERROR_SYNTAX,
                   _ ("“%s” is not an amount where “%c” is the decimal mark"), amount->body,
                   decimal);
      return FALSE;
    }
  if (amount->negative)
    canonical[n++] = '-';
  for (const char *p = amount->body; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      canonical[n++] = *p;
    else if (*p == decimal)
      canonical[n++] = '.';
  canonical[n] = '\0';
  return fin_minor_from_decimal (canonical, exponent, minor, error);
}
