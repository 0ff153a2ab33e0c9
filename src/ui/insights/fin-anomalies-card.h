/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands out of late, each with its reason; "expected" teaches. */
#pragma once

#include "fin-card.h"

G_BEGIN_DECLS

#define FIN_TYPE_ANOMALIES_CARD (fin_anomalies_card_get_type ())
G_DECLARE_FINAL_TYPE (FinAnomaliesCard, fin_anomalies_card, FIN, ANOMALIES_CARD, FinCard)

GtkWidget *fin_anomalies_card_new (FinSession *session);

G_END_DECLS
