/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that insights say, as text: two that are equal to the last bit have the same. */
#pragma once

#include "fin-insights.h"

char *fin_test_dump_insights (const FinInsights *insights);
