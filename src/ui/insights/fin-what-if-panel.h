/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What could be different: bills switched off, a category cut, a purchase, more income, a delay. */
#pragma once

#include <adwaita.h>

#include "fin-session.h"

G_BEGIN_DECLS

#define FIN_TYPE_WHAT_IF_PANEL (fin_what_if_panel_get_type ())
G_DECLARE_FINAL_TYPE (FinWhatIfPanel, fin_what_if_panel, FIN, WHAT_IF_PANEL, AdwBin)

/*
 * Signal "changed": what the person wishes for is another thing now.
 */
GtkWidget *fin_what_if_panel_new (FinSession *session);
void fin_what_if_panel_show (FinWhatIfPanel *self, const FinBalanceForecast *forecast);
GArray *fin_what_if_panel_collect (FinWhatIfPanel *self);
void fin_what_if_panel_reset (FinWhatIfPanel *self);
void fin_what_if_panel_set_expanded (FinWhatIfPanel *self, gboolean expanded);

G_END_DECLS
