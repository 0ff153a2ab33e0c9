/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sentences of the pages, as functions of the facts, so that tests can read them. */
#pragma once

#include "fin-session.h"

G_BEGIN_DECLS

const FinBalanceForecast *fin_find_tightest_forecast (FinInsights *insights);

char *fin_sentence_balance_scope (FinSession *session, const FinBalanceForecast *forecast);
char *fin_sentence_low_title (const FinBalanceForecast *forecast);
char *fin_sentence_low (FinSession *session, const FinBalanceForecast *forecast);
char *fin_sentence_low_point (FinSession *session, const FinBalanceForecast *forecast);
char *fin_sentence_low_chance (FinSession *session, const FinBalanceForecast *forecast);
char *fin_sentence_below_zero (FinSession *session, const FinBalanceForecast *forecast);
char *fin_sentence_below_margin (FinSession *session, const FinBalanceForecast *forecast);
char *fin_sentence_stale (FinSession *session, const FinBalanceForecast *forecast);
char *fin_sentence_pace (FinSession *session, const FinMonthSpending *spending, const char *currency);
char *fin_sentence_persona_missing (const FinPersonaInsight *persona);

G_END_DECLS
