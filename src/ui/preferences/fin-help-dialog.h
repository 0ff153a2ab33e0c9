/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The short help behind F1: how to begin, and what the numbers mean. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwDialog *fin_help_dialog_new (void);

G_END_DECLS
