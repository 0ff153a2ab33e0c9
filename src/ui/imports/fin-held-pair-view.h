/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two transactions side by side, field by field, with what differs marked. */
#pragma once

#include <gtk/gtk.h>

#include "fin-import-review.h"
#include "fin-session.h"

G_BEGIN_DECLS

GtkWidget *fin_held_pair_view_new (FinSession *session, const FinHeldPair *pair);

G_END_DECLS
