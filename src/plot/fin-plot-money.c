/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rounds plotted values to minor units, within what 64 bits hold. */
#include "fin-plot-money.h"

#include <glib/gi18n.h>
#include <math.h>

#include "fin-format.h"

/** fin_plot_minor: Returns: the nearest minor unit; 0 for NaN */
gint64
fin_plot_minor (double value)
{
  if (isnan (value))
    return 0;
  if (value >= 9.2e18)
    return G_MAXINT64;
  if (value <= -9.2e18)
    return G_MININT64;
  return llround (value);
}

char *
fin_plot_money (double value, const char *currency)
{
  return fin_format_money (fin_plot_minor (value), currency);
}

/** fin_plot_money_interval: in whole units: an interval is an estimate, cents would feign
 * precision. */
char *
fin_plot_money_interval (double low, double high, const char *currency)
{
  g_autofree char *from = fin_format_money_rounded (fin_plot_minor (low), currency);
  g_autofree char *to = fin_format_money_rounded (fin_plot_minor (high), currency);

  /* Translators: an interval of amounts, as in "€120 to €480" */
  return g_strdup_printf (_ ("%s to %s"), from, to);
}
