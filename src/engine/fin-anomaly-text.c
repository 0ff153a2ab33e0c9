/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences with the numbers behind them; they ask, where only the person can know. */
#include "fin-anomaly-text.h"

#include <glib/gi18n.h>
#include <math.h>

#include "fin-format.h"

/* Nobody has seen enough payments to say more than one in some 16,000. */
#define MOST_BITS 14.0

static const struct
{
  const char *title;
  const char *icon;
} kinds[FIN_N_ANOMALY_KINDS] = {
  [FIN_ANOMALY_DUPLICATE] = { N_ ("Charged twice?"), "fin-credit-card-symbolic" },
  [FIN_ANOMALY_UNUSUAL_AMOUNT] = { N_ ("Unusual amount"), "fin-warning-symbolic" },
  [FIN_ANOMALY_NEW_PAYEE] = { N_ ("Large charge from someone new"), "fin-person-symbolic" },
  [FIN_ANOMALY_CARD_TESTING] = { N_ ("Card tried out?"), "fin-critical-symbolic" },
  [FIN_ANOMALY_PRICE_RISE] = { N_ ("Price rise"), "fin-balance-symbolic" },
  [FIN_ANOMALY_MISSING_INCOME] = { N_ ("Missing income"), "fin-income-symbolic" },
};

/** fin_anomaly_kind_title: Returns: a few words, translated */
const char *
fin_anomaly_kind_title (FinAnomalyKind kind)
{
  g_return_val_if_fail ((guint) kind < FIN_N_ANOMALY_KINDS, NULL);
  return _ (kinds[kind].title);
}

const char *
fin_anomaly_icon_name (FinAnomalyKind kind)
{
  g_return_val_if_fail ((guint) kind < FIN_N_ANOMALY_KINDS, NULL);
  return kinds[kind].icon;
}

static char *
describe_duplicate (const FinAnomalyItem *item, const char *amount, const char *day)
{
  if (item->days == 0)
    /* Translators: 1: a payee, 2: an amount, 3: a day such as "Saturday 14 November" */
    return g_strdup_printf (_ ("%1$s took %2$s twice on %3$s."), item->payee, amount, day);
  return g_strdup_printf (
      /* Translators: 1: a payee, 2: an amount, 3: a day, 4: a number of days */
      ngettext ("%1$s took %2$s again on %3$s, %4$d day after the first time.",
                "%1$s took %2$s again on %3$s, %4$d days after the first time.",
                (gulong) item->days),
      item->payee, amount, day, item->days);
}

static char *
describe_burst (const FinAnomalyItem *item, const char *amount, const char *day)
{
  return g_strdup_printf (
      /* Translators: 1: a number, 2: an amount, 3: a day */
      ngettext ("%1$u small charge from someone new around %3$s, %2$s together.",
                "%1$u small charges from someone new around %3$s, %2$s together.", item->count),
      item->count, amount, day);
}

static char *
format_money (const FinAnomalyItem *item, gint64 amount, FinAnomalyMoney money, gpointer data)
{
  return money != NULL ? money (amount, item->currency, data)
                       : fin_format_money (amount, item->currency);
}

/**
 * fin_anomaly_sentence:
 * @money: (nullable): how amounts are shown; %NULL: as the locale writes them
 *
 * Returns: (transfer full): what happened, with its numbers
 */
char *
fin_anomaly_sentence (const FinAnomalyItem *item, FinAnomalyMoney money, gpointer data)
{
  g_autofree char *amount = format_money (item, item->amount, money, data);
  g_autofree char *usual = format_money (item, item->usual, money, data);
  g_autofree char *day = fin_format_date_weekday (item->date);
  g_autofree char *number = NULL;

  switch (item->kind)
    {
    case FIN_ANOMALY_DUPLICATE:
      return describe_duplicate (item, amount, day);
    case FIN_ANOMALY_UNUSUAL_AMOUNT:
      number = fin_format_decimal (item->ratio, item->ratio < 10 ? 1 : 0);
      /* Translators: 1: an amount, 2: a payee, 3: a number such as 4.5, 4: an amount */
      return g_strdup_printf (_ ("%1$s at %2$s, %3$s times the usual %4$s."), amount, item->payee,
                              number, usual);
    case FIN_ANOMALY_NEW_PAYEE:
      /* Translators: 1: an amount, 2: a payee, 3: a day */
      return g_strdup_printf (_ ("%1$s to %2$s on %3$s, where you never paid before."), amount,
                              item->payee, day);
    case FIN_ANOMALY_CARD_TESTING:
      return describe_burst (item, amount, day);
    case FIN_ANOMALY_PRICE_RISE:
      number = fin_format_percent (item->ratio - 1, item->ratio < 1.1 ? 1 : 0);
      /* Translators: 1: a payee, 2: an amount, 3: an amount, 4: a percentage */
      return g_strdup_printf (_ ("%1$s takes %2$s instead of %3$s: %4$s more."), item->payee,
                              amount, usual, number);
    case FIN_ANOMALY_MISSING_INCOME:
      /* Translators: 1: an amount, 2: a payee, 3: a day */
      return g_strdup_printf (_ ("About %1$s from %2$s was due on %3$s and did not come."), amount,
                              item->payee, day);
    case FIN_N_ANOMALY_KINDS:
      break;
    }
  g_return_val_if_reached (NULL);
}

/* "about one payment in 1,200": two digits are all that is known of it. */
static char *
describe_chance (const FinAnomalyItem *item)
{
  double payments = exp2 (MIN (item->surprise, MOST_BITS));
  double unit = pow (10, MAX (floor (log10 (payments)) - 1, 0));
  g_autofree char *count = fin_format_count ((gint64) (round (payments / unit) * unit));

  /* Translators: %s is a number such as 1,200 */
  return g_strdup_printf (_ ("By chance about one payment in %s is as odd."), count);
}

static char *
describe_usual (const FinAnomalyItem *item, FinAnomalyMoney money, gpointer data)
{
  g_autofree char *usual = format_money (item, item->usual, money, data);
  g_autofree char *low = format_money (item, item->low, money, data);
  g_autofree char *high = format_money (item, item->high, money, data);

  switch (item->kind)
    {
    case FIN_ANOMALY_DUPLICATE:
      if (item->count == 0)
        return g_strdup (_ ("You paid nothing there before."));
      return g_strdup_printf (
          /* Translators: the placeholder is a number of charges */
          ngettext ("%u charge of this payee before was not repeated so soon.",
                    "The %u charges of this payee before say that this is not a habit.", item->count),
          item->count);
    case FIN_ANOMALY_UNUSUAL_AMOUNT:
      return g_strdup_printf (
          item->basis == FIN_ANOMALY_BASIS_PAYEE
              /* Translators: 1: a number, 2: an amount, 3: an amount */
              ? ngettext ("The last %1$u charge there lay between %2$s and %3$s.",
                          "Most of the last %1$u charges there lay between %2$s and %3$s.", item->count)
              /* Translators: 1: a number, 2: an amount, 3: an amount */
              : ngettext ("The last %1$u charge in this category lay between %2$s and %3$s.",
                          "Most of the last %1$u charges in this category lay between %2$s and %3$s.",
                          item->count),
          item->count, low, high);
    case FIN_ANOMALY_NEW_PAYEE:
      /* Translators: 1: an amount, 2: an amount */
      return g_strdup_printf (
          _ ("The first charge of someone new is usually %1$s, nine in ten are below %2$s."), usual,
          high);
    case FIN_ANOMALY_CARD_TESTING:
      return g_strdup (_ ("Stolen cards are tried out like this. If you do not know these payees, "
                          "have the card blocked."));
    case FIN_ANOMALY_PRICE_RISE:
      return g_strdup_printf (
          /* Translators: 1: a number of payments, 2: an amount */
          ngettext ("It took %2$s %1$u time before.", "It took %2$s the last %1$u times.", item->count),
          item->count, usual);
    case FIN_ANOMALY_MISSING_INCOME:
      return g_strdup_printf (
          /* Translators: the placeholder is a number of payments */
          ngettext ("It came %1$u time before; it is later than it ever was.",
                    "It came %1$u times before; it is later than it ever was.", item->count),
          item->count);
    case FIN_N_ANOMALY_KINDS:
      break;
    }
  g_return_val_if_reached (NULL);
}

/** fin_anomaly_reason: Returns: (transfer full): why it stands out, and how rare that is */
char *
fin_anomaly_reason (const FinAnomalyItem *item, FinAnomalyMoney money, gpointer data)
{
  char *usual = describe_usual (item, money, data);

  if (item->kind <= FIN_ANOMALY_CARD_TESTING)
    {
      g_autofree char *said = usual;
      g_autofree char *chance = describe_chance (item);

      return g_strconcat (said, " ", chance, NULL);
    }
  return usual;
}
