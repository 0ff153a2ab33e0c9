/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What would keep the balance above the safety margin: a few concrete steps, from the facts alone. */
#pragma once

#include "fin-session.h"

G_BEGIN_DECLS

gint64 fin_advice_shortfall (const FinBalanceForecast *forecast);
GPtrArray *fin_advice_new (FinSession *session, const FinBalanceForecast *forecast);

G_END_DECLS
