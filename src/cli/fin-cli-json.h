/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON members as the manual promises them: money a decimal string, days ISO dates, absent things null. */
#pragma once

#include <json-glib/json-glib.h>

#include "fin-date.h"

G_BEGIN_DECLS

void fin_cli_json_string (JsonBuilder *builder, const char *name, const char *value);
void fin_cli_json_int (JsonBuilder *builder, const char *name, gint64 value);
void fin_cli_json_boolean (JsonBuilder *builder, const char *name, gboolean value);
void fin_cli_json_double (JsonBuilder *builder, const char *name, double value);
void fin_cli_json_date (JsonBuilder *builder, const char *name, FinDate value);
void fin_cli_json_money (JsonBuilder *builder,
                         const char *name,
                         gint64 minor,
                         const char *currency);

G_END_DECLS
