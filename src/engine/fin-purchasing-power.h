/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much of a currency buys what one international dollar buys: so that personas know no borders.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double fin_purchasing_power_unit (const char *currency);

G_END_DECLS
