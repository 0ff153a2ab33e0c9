/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Finsight says about something that stands out: a heading, a sentence, its reason. Translated. */
#pragma once

#include "fin-anomaly-item.h"

G_BEGIN_DECLS

const char *fin_anomaly_kind_title (FinAnomalyKind kind);
const char *fin_anomaly_icon_name (FinAnomalyKind kind);

/** FinAnomalyMoney: Returns: (transfer full): an amount as it may be shown */
typedef char *(*FinAnomalyMoney) (gint64 minor, const char *currency, gpointer data);

char *fin_anomaly_sentence (const FinAnomalyItem *item, FinAnomalyMoney money, gpointer data);
char *fin_anomaly_reason (const FinAnomalyItem *item, FinAnomalyMoney money, gpointer data);

G_END_DECLS
