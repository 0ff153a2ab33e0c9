/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words for personas and features; analysis/ knows only their numbers. */
#include "fin-persona-text.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  const char *key; /* stable, in JSON */
  const char *name;
  const char *gist;
  const char *tips[FIN_PERSONA_N_TIPS];
  const char *colour_name; /* of the GNOME palette */
  const char *icon_name;
} PersonaText;

static const PersonaText personas[FIN_N_PERSONAS] = {
  [FIN_PERSONA_FRUGAL_SAVER] = {
    "frugal-saver",
    /* Translators: a spending persona */
    N_ ("The Frugal Saver"),
    N_ ("Few, small, planned purchases: your money waits until you decide where it goes."),
    { N_ ("Let what you save work: compare savings accounts or invest a fixed part each month."),
      N_ ("Treat yourself to a small upgrade of everyday life now and then; you can afford it."),
      N_ ("Share what works for you with family and friends.") },
    "green",
    "emoji-nature-symbolic",
  },
  [FIN_PERSONA_BALANCED_SPENDER] = {
    "balanced-spender",
    /* Translators: a spending persona */
    N_ ("The Balanced Spender"),
    N_ ("Moderate in all: neither the number nor the size of your purchases stands out."),
    { N_ ("Keep on: your habits hold up well from month to month."),
      N_ ("Set a savings goal and give it a date."),
      N_ ("Review your subscriptions once a quarter.") },
    "blue",
    "emoji-objects-symbolic",
  },
  [FIN_PERSONA_IMPULSIVE_TECHIE] = {
    "impulsive-techie",
    /* Translators: a spending persona */
    N_ ("The Impulsive Techie"),
    N_ ("Many purchases of many kinds, often in the evening: technology, entertainment, "
        "subscriptions."),
    { N_ ("Wait 24 hours before you buy what you did not plan."),
      N_ ("Give yourself a monthly budget for fun, and spend it without regret."),
      N_ ("Unsubscribe from promotions that make you buy.") },
    "purple",
    "computer-symbolic",
  },
  [FIN_PERSONA_WEEKEND_WARRIOR] = {
    "weekend-warrior",
    /* Translators: a spending persona */
    N_ ("The Weekend Warrior"),
    N_ ("Saturdays and Sundays take a far larger share of your spending than of most people’s."),
    { N_ ("Set aside a budget for the weekend before it starts."),
      N_ ("Look for something free or inexpensive to do."),
      N_ ("Cook at home before you go out.") },
    "orange",
    "emoji-activities-symbolic",
  },
  [FIN_PERSONA_BIG_TICKET_BUYER] = {
    "big-ticket-buyer",
    /* Translators: a spending persona */
    N_ ("The Big Ticket Buyer"),
    N_ ("Fewer, larger purchases: single decisions shape your month."),
    { N_ ("Do your research first: compare prices and wait for the right moment."),
      N_ ("Keep three to six months of spending as an emergency fund."),
      N_ ("Consider paying in instalments when they cost no interest.") },
    "red",
    "starred-symbolic",
  },
};

static const struct
{
  const char *key;
  const char *name;
} features[FIN_N_FEATURES] = {
  [FIN_FEATURE_AVERAGE] = { "average", N_ ("Average transaction") },
  [FIN_FEATURE_FREQUENCY] = { "frequency", N_ ("Transactions per month") },
  [FIN_FEATURE_WEEKEND] = { "weekend", N_ ("Share spent at weekends") },
  [FIN_FEATURE_CATEGORIES] = { "categories", N_ ("Different categories per month") },
  [FIN_FEATURE_DEVIATION] = { "deviation", N_ ("Spread of amounts (standard deviation)") },
  [FIN_FEATURE_EVENING] = { "evening", N_ ("Share spent in the evening (after 18:00)") },
};

static const PersonaText *
text_of (FinPersona persona)
{
  g_return_val_if_fail (persona >= 0 && persona < FIN_N_PERSONAS, &personas[0]);

  return &personas[persona];
}

/** fin_persona_key: Returns: the stable word of @persona, "none" for %FIN_PERSONA_NONE */
const char *
fin_persona_key (FinPersona persona)
{
  return persona == FIN_PERSONA_NONE ? "none" : text_of (persona)->key;
}

/** fin_persona_from_key: Returns: %FIN_PERSONA_NONE for any other word */
FinPersona
fin_persona_from_key (const char *key)
{
  for (int p = 0; key != NULL && p < FIN_N_PERSONAS; p++)
    if (strcmp (personas[p].key, key) == 0)
      return (FinPersona) p;
  return FIN_PERSONA_NONE;
}

const char *
fin_persona_name (FinPersona persona)
{
  return _ (text_of (persona)->name);
}

const char *
fin_persona_gist (FinPersona persona)
{
  return _ (text_of (persona)->gist);
}

/** fin_persona_tip: @tip: 0 .. %FIN_PERSONA_N_TIPS - 1 */
const char *
fin_persona_tip (FinPersona persona, guint tip)
{
  g_return_val_if_fail (tip < FIN_PERSONA_N_TIPS, "");

  return _ (text_of (persona)->tips[tip]);
}

/** fin_persona_colour_name: Returns: "green", "blue", "purple", "orange" or "red" */
const char *
fin_persona_colour_name (FinPersona persona)
{
  return text_of (persona)->colour_name;
}

const char *
fin_persona_icon_name (FinPersona persona)
{
  return text_of (persona)->icon_name;
}

/** fin_feature_key: Returns: the stable word of @feature */
const char *
fin_feature_key (FinFeature feature)
{
  g_return_val_if_fail (feature < FIN_N_FEATURES, "");

  return features[feature].key;
}

const char *
fin_feature_name (FinFeature feature)
{
  g_return_val_if_fail (feature < FIN_N_FEATURES, "");

  return _ (features[feature].name);
}

/** fin_persona_population_note: Returns: what the comparison stands on, for beside every persona */
const char *
fin_persona_population_note (void)
{
  return _ ("Compared with a simulated reference population of 5,000 households, generated from "
            "published payment statistics. No real person’s data are in it.");
}
