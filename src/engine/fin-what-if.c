/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads one "what if" and turns it into changes of the simulation. */
#include "fin-what-if.h"

#include <glib/gi18n.h>
#include <string.h>

#include "fin-currency.h"
#include "fin-money.h"
#include "fin-what-if-names.h"

#define MAX_DELAY 90
#define MAX_PERCENT 1000

static const char *const kind_names[] = {
  [FIN_WHAT_IF_CANCEL] = "cancel", [FIN_WHAT_IF_CUT] = "cut",     [FIN_WHAT_IF_SPEND] = "spend",
  [FIN_WHAT_IF_INCOME] = "income", [FIN_WHAT_IF_DELAY] = "delay",
};

typedef struct
{
  const FinForecastInputs *inputs;
  const FinBalanceForecast *base;
  FinWhatIf *wish;
} Parser;

const char *
fin_what_if_kind_name (FinWhatIfKind kind)
{
  return kind_names[kind];
}

void
fin_what_if_free (FinWhatIf *self)
{
  g_free (self->spec);
  g_ptr_array_unref (self->names);
  g_array_unref (self->changes);
  g_free (self);
}

static gboolean
refuse_syntax (const Parser *parser, const char *shape, GError **error)
{
  g_set_error (error, FIN_FORECAST_ERROR, FIN_FORECAST_ERROR_SYNTAX,
               /* Translators: both are words as typed: “cut:Dining” is not of the form … */
               _ ("“%s” is not of the form “%s”"), parser->wish->spec, shape);
  return FALSE;
}

/* "NAME=VALUE" at its last equals sign; @value is %NULL without one. */
static void
split_value (const char *text, char **name, char **value)
{
  const char *mark = strrchr (text, '=');

  *name = g_strstrip (mark != NULL ? g_strndup (text, (gsize) (mark - text)) : g_strdup (text));
  *value = mark != NULL ? g_strstrip (g_strdup (mark + 1)) : NULL;
}

static gboolean
parse_amount (const Parser *parser, const char *text, gint64 *amount)
{
  if (*text == '+')
    text++;
  return fin_minor_from_decimal (text, fin_currency_exponent (parser->base->currency), amount,
                                 NULL);
}

static void
add_change (const Parser *parser, const FinForecastChange *change)
{
  g_array_append_vals (parser->wish->changes, change, 1);
}

/* Is @text the unit, with blanks around it or not? "20 %" is written so in most of the world. */
static gboolean
is_unit (const char *text, const char *unit)
{
  while (g_ascii_isspace (*text))
    text++;
  return g_ascii_strcasecmp (text, unit) == 0;
}

/* One change for every payee or category that the name means. */
static gboolean
add_named (const Parser *parser, const char *name, FinForecastChange change, GError **error)
{
  g_autoptr (GArray) matches
      = fin_what_if_find_names (parser->inputs, parser->base->account_id, name,
                                parser->wish->kind == FIN_WHAT_IF_CUT, error);

  if (matches == NULL)
    return FALSE;
  for (guint i = 0; i < matches->len; i++)
    {
      const FinWhatIfName *match = &g_array_index (matches, FinWhatIfName, i);

      change.label = match->label;
      change.tag = match->category_id;
      g_ptr_array_add (parser->wish->names, g_strdup (match->name));
      add_change (parser, &change);
    }
  return TRUE;
}

static gboolean
parse_cancel (const Parser *parser, const char *text, GError **error)
{
  const FinForecastChange change = { .kind = FIN_FORECAST_CHANGE_SCALE, .factor = 0.0 };
  g_autofree char *name = g_strstrip (g_strdup (text));

  if (*name == '\0')
    return refuse_syntax (parser, "cancel:NAME", error);
  return add_named (parser, name, change, error);
}

static gboolean
parse_cut (const Parser *parser, const char *text, GError **error)
{
  g_autofree char *name = NULL, *value = NULL;
  FinForecastChange change = { .kind = FIN_FORECAST_CHANGE_SCALE };
  char *end = NULL;
  double percent;

  split_value (text, &name, &value);
  percent = value != NULL ? g_ascii_strtod (value, &end) : 0.0;
  if (*name == '\0' || value == NULL || end == value || !is_unit (end, "%"))
    return refuse_syntax (parser, "cut:NAME=PERCENT%", error);
  if (!(percent >= -MAX_PERCENT && percent <= 100))
    {
      g_set_error (error, FIN_FORECAST_ERROR, FIN_FORECAST_ERROR_RANGE,
                   percent > 100
                       ? _ ("“%s”: more than 100 %% cannot be cut")
                       /* Translators: a wish as typed; it adds instead of cutting */
                       : _ ("“%s”: nothing can be made more than ten times larger"),
                   parser->wish->spec);
      return FALSE;
    }
  change.factor = 1.0 - percent / 100.0;
  return add_named (parser, name, change, error);
}

static gboolean
parse_spend (const Parser *parser, const char *text, GError **error)
{
  g_autofree char *day = NULL, *value = NULL;
  FinForecastChange change = { .kind = FIN_FORECAST_CHANGE_ONCE };
  FinDate last = parser->base->as_of + MAX (parser->base->n_days, 1);
  gint64 amount = 0;

  split_value (text, &day, &value);
  change.day = fin_date_from_iso (day);
  if (value == NULL || change.day == FIN_DATE_NONE || !parse_amount (parser, value, &amount))
    return refuse_syntax (parser, "spend:YYYY-MM-DD=AMOUNT", error);
  if (change.day <= parser->base->as_of || change.day > last)
    {
      g_autofree char *from = fin_date_to_iso (parser->base->as_of + 1);
      g_autofree char *to = fin_date_to_iso (last);

      g_set_error (error, FIN_FORECAST_ERROR, FIN_FORECAST_ERROR_RANGE,
                   /* Translators: a wish as typed, then the first and the last day */
                   _ ("“%s”: the forecast reaches from %s to %s"), parser->wish->spec, from, to);
      return FALSE;
    }
  change.amount = -(double) amount;
  add_change (parser, &change);
  return TRUE;
}

/* From the next payday on, or from tomorrow where no pay is known. */
static gboolean
parse_income (const Parser *parser, const char *text, GError **error)
{
  static const char month[] = "/month";
  FinForecastChange change = { .kind = FIN_FORECAST_CHANGE_MONTHLY };
  FinDate payday = parser->base->next_payday;
  g_autofree char *value = NULL;
  gint64 amount = 0;

  if (!g_str_has_suffix (text, month))
    return refuse_syntax (parser, "income:+AMOUNT/month", error);
  value = g_strstrip (g_strndup (text, strlen (text) - strlen (month)));
  if (!parse_amount (parser, value, &amount))
    return refuse_syntax (parser, "income:+AMOUNT/month", error);
  change.day = payday != FIN_DATE_NONE ? payday : parser->base->as_of + 1;
  change.amount = (double) amount;
  add_change (parser, &change);
  return TRUE;
}

static gboolean
parse_delay (const Parser *parser, const char *text, GError **error)
{
  g_autofree char *name = NULL, *value = NULL;
  FinForecastChange change = { .kind = FIN_FORECAST_CHANGE_DELAY };
  char *end = NULL;
  gint64 days;

  split_value (text, &name, &value);
  days = value != NULL ? g_ascii_strtoll (value, &end, 10) : 0;
  if (*name == '\0' || value == NULL || end == value || !is_unit (end, "d"))
    return refuse_syntax (parser, "delay:NAME=DAYSd", error);
  if (ABS (days) > MAX_DELAY)
    {
      g_set_error (error, FIN_FORECAST_ERROR, FIN_FORECAST_ERROR_RANGE,
                   /* Translators: a wish as typed, then a number */
                   _ ("“%s”: a payment can be moved by up to %d days"), parser->wish->spec,
                   MAX_DELAY);
      return FALSE;
    }
  change.days = (int) days;
  return add_named (parser, name, change, error);
}

static gboolean
parse_rest (const Parser *parser, const char *text, GError **error)
{
  switch (parser->wish->kind)
    {
    case FIN_WHAT_IF_CANCEL:
      return parse_cancel (parser, text, error);
    case FIN_WHAT_IF_CUT:
      return parse_cut (parser, text, error);
    case FIN_WHAT_IF_SPEND:
      return parse_spend (parser, text, error);
    case FIN_WHAT_IF_INCOME:
      return parse_income (parser, text, error);
    case FIN_WHAT_IF_DELAY:
    default:
      return parse_delay (parser, text, error);
    }
}

static gboolean
parse (const Parser *parser, GError **error)
{
  for (gsize kind = 0; kind < G_N_ELEMENTS (kind_names); kind++)
    {
      gsize length = strlen (kind_names[kind]);
      const char *spec = parser->wish->spec;

      if (g_ascii_strncasecmp (spec, kind_names[kind], length) != 0 || spec[length] != ':')
        continue;
      parser->wish->kind = (FinWhatIfKind) kind;
      return parse_rest (parser, spec + length + 1, error);
    }
  g_set_error (error, FIN_FORECAST_ERROR, FIN_FORECAST_ERROR_SYNTAX,
               /* Translators: a wish as typed; the words before the colons stay as they are */
               _ ("“%s” is none of cancel:NAME, cut:NAME=20%%, spend:YYYY-MM-DD=AMOUNT, "
                  "income:+AMOUNT/month and delay:NAME=5d"),
               parser->wish->spec);
  return FALSE;
}

/**
 * fin_what_if_parse:
 * @base: the forecast without any change: its account, currency, payday and days
 *
 * Returns: (transfer full): the wish; %NULL with #FinForecastError's SYNTAX, UNKNOWN or RANGE
 */
FinWhatIf *
fin_what_if_parse (const FinForecastInputs *inputs,
                   const FinBalanceForecast *base,
                   const char *spec,
                   GError **error)
{
  g_autoptr (FinWhatIf) wish = g_new0 (FinWhatIf, 1);
  const Parser parser = { .inputs = inputs, .base = base, .wish = wish };

  wish->spec = g_strdup (spec);
  wish->names = g_ptr_array_new_with_free_func (g_free);
  wish->changes = g_array_new (FALSE, FALSE, sizeof (FinForecastChange));
  if (!parse (&parser, error))
    return NULL;
  return g_steal_pointer (&wish);
}

/**
 * fin_what_if_collect:
 * @wishes: (element-type FinWhatIf)
 *
 * Returns: (element-type FinForecastChange) (transfer full): all of their changes
 */
GArray *
fin_what_if_collect (GPtrArray *wishes)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (FinForecastChange));

  for (guint i = 0; i < wishes->len; i++)
    {
      const FinWhatIf *wish = g_ptr_array_index (wishes, i);

      g_array_append_vals (changes, wish->changes->data, wish->changes->len);
    }
  return changes;
}
