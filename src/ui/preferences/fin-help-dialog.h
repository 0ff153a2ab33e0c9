/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The short help behind F1: how to begin, and what the numbers mean. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** FIN_HELP_OUTCOMES: a topic: what becomes of each row of an imported file */
#define FIN_HELP_OUTCOMES "outcomes"

AdwDialog *fin_help_dialog_new (const char *topic);

G_END_DECLS
