/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One recurring payment in full: why it is one, what it costs, its prices and its payments. */
#pragma once

#include <adwaita.h>

#include "fin-series-item.h"
#include "fin-session.h"

G_BEGIN_DECLS

AdwDialog *fin_recurring_details_dialog_new (FinSession *session, const FinSeriesItem *item);

G_END_DECLS
