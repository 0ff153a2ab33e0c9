/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Presets for files, and the little colour arithmetic that layers need. */
#include "fin-plot-style.h"

#include <math.h>

#define RGB(hex)                                                                                   \
  {                                                                                                \
    ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex) &0xff) / 255.0, 1.0          \
  }

typedef struct
{
  FinColor foreground, background, accent, positive, negative, warning, comparison;
  double muted, grid;
  FinColor categories[FIN_PLOT_N_CATEGORIES];
} Preset;

/* Every mark stands out from its background by at least 3:1, text by 4.5:1; a test keeps it so.
 * Neighbouring categories differ in lightness too, for eyes that do not tell the hues apart. */
static const Preset presets[] = {
  [FIN_PLOT_LIGHT] = {
    RGB (0x1f1f24), RGB (0xffffff), RGB (0x1c71d8), RGB (0x1f8a4c), RGB (0xc01c28), RGB (0xb35900),
    RGB (0x813d9c), 0.68, 0.12,
    { RGB (0x1c71d8), RGB (0xc64600), RGB (0x26855a), RGB (0x813d9c), RGB (0x9c6a00), RGB (0x0f7a8a),
      RGB (0xb4326b), RGB (0x63605c) },
  },
  [FIN_PLOT_DARK] = {
    RGB (0xf2f2f4), RGB (0x222226), RGB (0x78aeed), RGB (0x57e389), RGB (0xff7b78), RGB (0xffb35c),
    RGB (0xd9a5f0), 0.70, 0.14,
    { RGB (0x78aeed), RGB (0xff9f5a), RGB (0x5fd49a), RGB (0xcf9be8), RGB (0xe5c04a), RGB (0x4fc6d6),
      RGB (0xf28ab5), RGB (0xa8a5a0) },
  },
  [FIN_PLOT_LIGHT_HIGH_CONTRAST] = {
    RGB (0x000000), RGB (0xffffff), RGB (0x0b4fa0), RGB (0x0b5e2e), RGB (0x9b0d18), RGB (0x7a3c00),
    RGB (0x5c2273), 0.90, 0.50,
    { RGB (0x0b4fa0), RGB (0x8f3200), RGB (0x0b5e3a), RGB (0x5c2273), RGB (0x6b4900), RGB (0x005766),
      RGB (0x8a1a4c), RGB (0x3d3a37) },
  },
  [FIN_PLOT_DARK_HIGH_CONTRAST] = {
    RGB (0xffffff), RGB (0x000000), RGB (0xa8ceff), RGB (0x8ff0a4), RGB (0xffa3a0), RGB (0xffcf8f),
    RGB (0xecc8ff), 0.92, 0.55,
    { RGB (0xa8ceff), RGB (0xffbe91), RGB (0x9becc4), RGB (0xe6c3f7), RGB (0xf9e08a), RGB (0x93e6f2),
      RGB (0xffbcd6), RGB (0xd0cdc8) },
  },
};

/** fin_plot_style: a complete style that depends on nothing, for files and as a widget's start. */
FinPlotStyle
fin_plot_style (FinPlotTheme theme)
{
  const Preset *preset = &presets[theme];
  FinPlotStyle style = { .line_width = 2, .opaque = TRUE };

  style.colors[FIN_COLOR_FOREGROUND] = preset->foreground;
  style.colors[FIN_COLOR_MUTED] = fin_color_with_alpha (preset->foreground, preset->muted);
  style.colors[FIN_COLOR_GRID] = fin_color_with_alpha (preset->foreground, preset->grid);
  style.colors[FIN_COLOR_BACKGROUND] = preset->background;
  style.colors[FIN_COLOR_ACCENT] = preset->accent;
  style.colors[FIN_COLOR_POSITIVE] = preset->positive;
  style.colors[FIN_COLOR_NEGATIVE] = preset->negative;
  style.colors[FIN_COLOR_WARNING] = preset->warning;
  style.colors[FIN_COLOR_COMPARISON] = preset->comparison;
  for (int i = 0; i < FIN_PLOT_N_CATEGORIES; i++)
    style.colors[FIN_COLOR_CATEGORY + i] = preset->categories[i];
  style.high_contrast =
      theme == FIN_PLOT_LIGHT_HIGH_CONTRAST || theme == FIN_PLOT_DARK_HIGH_CONTRAST;
  if (style.high_contrast)
    style.line_width = 2.5;
  return style;
}

/** fin_plot_style_get_color: @role is a #FinColorRole, or %FIN_COLOR_CATEGORY plus any index. */
FinColor
fin_plot_style_get_color (const FinPlotStyle *style, int role)
{
  g_return_val_if_fail (role >= 0, style->colors[FIN_COLOR_FOREGROUND]);

  if (role >= FIN_COLOR_CATEGORY)
    role = FIN_COLOR_CATEGORY + (role - FIN_COLOR_CATEGORY) % FIN_PLOT_N_CATEGORIES;
  return style->colors[role];
}

/** fin_color_with_alpha: multiplies the alpha. */
FinColor
fin_color_with_alpha (FinColor color, double alpha)
{
  color.alpha *= alpha;
  return color;
}

FinColor
fin_color_mix (FinColor a, FinColor b, double share_of_b)
{
  double share_of_a = 1 - share_of_b;

  return (FinColor){
    a.red * share_of_a + b.red * share_of_b,
    a.green * share_of_a + b.green * share_of_b,
    a.blue * share_of_a + b.blue * share_of_b,
    a.alpha * share_of_a + b.alpha * share_of_b,
  };
}

static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (FinColor color)
{
  return 0.2126 * linear (color.red) + 0.7152 * linear (color.green) + 0.0722 * linear (color.blue);
}

/** fin_color_contrast: the contrast ratio of WCAG 2, 1 to 21, of two opaque colours. */
double
fin_color_contrast (FinColor a, FinColor b)
{
  double first = luminance (a) + 0.05;
  double second = luminance (b) + 0.05;

  return MAX (first, second) / MIN (first, second);
}

void
fin_color_set_source (FinColor color, cairo_t *cr)
{
  cairo_set_source_rgba (cr, color.red, color.green, color.blue, color.alpha);
}
