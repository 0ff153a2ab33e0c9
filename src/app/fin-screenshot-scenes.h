/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is pictured: every page and dialog, each by the actions that lead there. */
#pragma once

#include "fin-screenshots.h"

G_BEGIN_DECLS

/**
 * FinScene:
 * @steps: detailed actions, one after the other; each in the dialog or the page that the last one showed
 * @end: the end of what scrolls is shown
 */
typedef struct
{
  char *name;
  char **steps;
  gboolean end;
} FinScene;

GArray *fin_scenes_list (FinWindow *window, FinScreenshotSet set, const char *const *files);

G_END_DECLS
