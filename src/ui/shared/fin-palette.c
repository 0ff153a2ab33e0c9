/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any colour that data name is brought to the nearest of the theme's accent colours by its hue. */
#include "fin-palette.h"

#include <glib/gi18n.h>

static const struct
{
  const char *name;
  const char *style_class;
  double hue; /* degrees; the theme's own */
} palette[] = {
  { "red", "fin-red", 356 },      { "orange", "fin-orange", 24 }, { "yellow", "fin-yellow", 41 },
  { "green", "fin-green", 131 },  { "teal", "fin-teal", 191 },    { "blue", "fin-blue", 213 },
  { "purple", "fin-purple", 281 }, { "pink", "fin-pink", 330 },
};

#define GREY_CLASS "fin-slate"
/* Below this difference between the largest and the smallest channel a colour counts as grey. */
#define GREY_CHROMA 0.12

static double
hue_of (const GdkRGBA *colour, double *chroma)
{
  double high = MAX (MAX (colour->red, colour->green), colour->blue);
  double low = MIN (MIN (colour->red, colour->green), colour->blue);
  double hue;

  *chroma = high - low;
  if (*chroma <= 0)
    return 0;
  if (high == colour->red)
    hue = (colour->green - colour->blue) / *chroma;
  else if (high == colour->green)
    hue = 2 + (colour->blue - colour->red) / *chroma;
  else
    hue = 4 + (colour->red - colour->green) / *chroma;
  return hue < 0 ? hue * 60 + 360 : hue * 60;
}

static const char *
nearest_class (const GdkRGBA *colour)
{
  double chroma;
  double hue = hue_of (colour, &chroma);
  double best_distance = 360;
  const char *best = GREY_CLASS;

  if (chroma < GREY_CHROMA)
    return GREY_CLASS;
  for (gsize i = 0; i < G_N_ELEMENTS (palette); i++)
    {
      double distance = ABS (palette[i].hue - hue);

      distance = MIN (distance, 360 - distance);
      if (distance < best_distance)
        {
          best_distance = distance;
          best = palette[i].style_class;
        }
    }
  return best;
}

/** fin_palette_class: @colour: (nullable): a name or anything gdk_rgba_parse() reads */
const char *
fin_palette_class (const char *colour)
{
  GdkRGBA rgba;

  if (colour == NULL)
    return GREY_CLASS;
  for (gsize i = 0; i < G_N_ELEMENTS (palette); i++)
    if (g_str_equal (palette[i].name, colour))
      return palette[i].style_class;
  return gdk_rgba_parse (&rgba, colour) ? nearest_class (&rgba) : GREY_CLASS;
}

/** fin_palette_apply: gives @widget the class of @colour and takes any other of the palette away */
void
fin_palette_apply (GtkWidget *widget, const char *colour)
{
  for (gsize i = 0; i < G_N_ELEMENTS (palette); i++)
    gtk_widget_remove_css_class (widget, palette[i].style_class);
  gtk_widget_remove_css_class (widget, GREY_CLASS);
  gtk_widget_add_css_class (widget, fin_palette_class (colour));
}

const char *
fin_severity_icon (FinNudgeSeverity severity)
{
  switch (severity)
    {
    case FIN_NUDGE_CRITICAL:
      return "fin-critical-symbolic";
    case FIN_NUDGE_WARNING:
      return "fin-warning-symbolic";
    case FIN_NUDGE_GOOD:
      return "fin-good-symbolic";
    case FIN_NUDGE_INFO:
    default:
      return "fin-info-symbolic";
    }
}

const char *
fin_severity_colour (FinNudgeSeverity severity)
{
  switch (severity)
    {
    case FIN_NUDGE_CRITICAL:
      return "red";
    case FIN_NUDGE_WARNING:
      return "orange";
    case FIN_NUDGE_GOOD:
      return "green";
    case FIN_NUDGE_INFO:
    default:
      return "blue";
    }
}

/** fin_severity_title: what the colour says, in a word, for those who do not see it */
const char *
fin_severity_title (FinNudgeSeverity severity)
{
  switch (severity)
    {
    case FIN_NUDGE_CRITICAL:
      return _ ("Critical");
    case FIN_NUDGE_WARNING:
      return _ ("Warning");
    case FIN_NUDGE_GOOD:
      return _ ("Good news");
    case FIN_NUDGE_INFO:
    default:
      return _ ("Information");
    }
}

const char *
fin_account_icon (FinAccountKind kind)
{
  switch (kind)
    {
    case FIN_ACCOUNT_SAVINGS:
      return "fin-savings-symbolic";
    case FIN_ACCOUNT_CARD:
      return "fin-credit-card-symbolic";
    case FIN_ACCOUNT_CASH:
      return "fin-cash-symbolic";
    case FIN_ACCOUNT_LOAN:
      return "fin-loan-symbolic";
    case FIN_ACCOUNT_CURRENT:
    default:
      return "fin-bank-symbolic";
    }
}

const char *
fin_account_kind_title (FinAccountKind kind)
{
  switch (kind)
    {
    case FIN_ACCOUNT_SAVINGS:
      return _ ("Savings");
    case FIN_ACCOUNT_CARD:
      return _ ("Card");
    case FIN_ACCOUNT_CASH:
      return _ ("Cash");
    case FIN_ACCOUNT_LOAN:
      return _ ("Loan");
    case FIN_ACCOUNT_CURRENT:
    default:
      return _ ("Current account");
    }
}
