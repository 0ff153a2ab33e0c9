/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One function per kind of member, so that no command writes money or dates in a way of its own. */
#include "fin-cli-json.h"

#include <math.h>

#include "fin-currency.h"
#include "fin-money.h"

/** fin_cli_json_string: %NULL becomes null. */
void
fin_cli_json_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

void
fin_cli_json_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

void
fin_cli_json_boolean (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

/** fin_cli_json_double: JSON has no NaN and no infinity; they become null. */
void
fin_cli_json_double (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  if (isfinite (value))
    json_builder_add_double_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

/** fin_cli_json_date: YYYY-MM-DD; %FIN_DATE_NONE becomes null. */
void
fin_cli_json_date (JsonBuilder *builder, const char *name, FinDate value)
{
  g_autofree char *text = value != FIN_DATE_NONE ? fin_date_to_iso (value) : NULL;

  fin_cli_json_string (builder, name, text);
}

/** fin_cli_json_money: "-12.34" with the decimals of @currency; the currency is its own member. */
void
fin_cli_json_money (JsonBuilder *builder, const char *name, gint64 minor, const char *currency)
{
  g_autofree char *text = fin_minor_to_decimal (minor, fin_currency_exponent (currency));

  fin_cli_json_string (builder, name, text);
}
