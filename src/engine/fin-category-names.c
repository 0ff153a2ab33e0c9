/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of the shipped categories, for people and translators. */
#include <glib/gi18n.h>
#include <string.h>

#include "fin-category-set.h"

/* Translators: names of spending categories, as short as they can be. */
static const struct
{
  const char *key;
  const char *name;
} names[] = {
  { "income", N_ ("Income") },
  { "income.salary", N_ ("Salary") },
  { "income.benefits", N_ ("Benefits") },
  { "income.pension", N_ ("Pension") },
  { "income.interest", N_ ("Interest and dividends") },
  { "income.refund", N_ ("Refunds") },
  { "income.other", N_ ("Other income") },
  { "housing", N_ ("Housing") },
  { "housing.rent", N_ ("Rent") },
  { "housing.mortgage", N_ ("Mortgage") },
  { "housing.maintenance", N_ ("Repairs and garden") },
  { "housing.furniture", N_ ("Furniture") },
  { "utilities", N_ ("Utilities") },
  { "utilities.energy", N_ ("Electricity and heating") },
  { "utilities.water", N_ ("Water and waste") },
  { "utilities.internet", N_ ("Internet") },
  { "utilities.phone", N_ ("Mobile phone") },
  { "utilities.broadcast", N_ ("Television and licence fees") },
  { "food", N_ ("Food and drink") },
  { "food.groceries", N_ ("Groceries") },
  { "food.restaurants", N_ ("Restaurants") },
  { "food.cafes", N_ ("Cafés and bakeries") },
  { "food.takeaway", N_ ("Takeaway") },
  { "food.bars", N_ ("Bars and drinks") },
  { "transport", N_ ("Transport") },
  { "transport.fuel", N_ ("Fuel and charging") },
  { "transport.public", N_ ("Public transport") },
  { "transport.taxi", N_ ("Taxi and ride sharing") },
  { "transport.parking", N_ ("Parking and tolls") },
  { "transport.car", N_ ("Car upkeep") },
  { "shopping", N_ ("Shopping") },
  { "shopping.general", N_ ("General shopping") },
  { "shopping.clothing", N_ ("Clothing and shoes") },
  { "shopping.household", N_ ("Household goods") },
  { "shopping.books", N_ ("Books and stationery") },
  { "shopping.sports", N_ ("Sports goods") },
  { "technology", N_ ("Technology") },
  { "technology.electronics", N_ ("Electronics") },
  { "technology.software", N_ ("Apps and software") },
  { "technology.cloud", N_ ("Cloud and hosting") },
  { "entertainment", N_ ("Entertainment") },
  { "entertainment.streaming", N_ ("Video streaming") },
  { "entertainment.music", N_ ("Music and audio") },
  { "entertainment.games", N_ ("Games") },
  { "entertainment.events", N_ ("Going out and events") },
  { "entertainment.news", N_ ("News and magazines") },
  { "entertainment.hobbies", N_ ("Hobbies and lotteries") },
  { "health", N_ ("Health and care") },
  { "health.pharmacy", N_ ("Pharmacy") },
  { "health.doctor", N_ ("Doctors and opticians") },
  { "health.fitness", N_ ("Fitness") },
  { "health.care", N_ ("Personal care") },
  { "travel", N_ ("Travel") },
  { "travel.flights", N_ ("Flights") },
  { "travel.lodging", N_ ("Hotels and lodging") },
  { "travel.trains", N_ ("Long-distance trains and coaches") },
  { "travel.holiday", N_ ("Holidays and car hire") },
  { "family", N_ ("Family and giving") },
  { "family.childcare", N_ ("Childcare") },
  { "family.education", N_ ("Education") },
  { "family.pets", N_ ("Pets") },
  { "family.gifts", N_ ("Gifts") },
  { "family.donations", N_ ("Donations") },
  { "insurance", N_ ("Insurance") },
  { "insurance.health", N_ ("Health insurance") },
  { "insurance.car", N_ ("Car insurance") },
  { "insurance.home", N_ ("Home and liability insurance") },
  { "insurance.life", N_ ("Life insurance") },
  { "finance", N_ ("Bank and taxes") },
  { "finance.fees", N_ ("Bank fees") },
  { "finance.loan", N_ ("Loans") },
  { "finance.taxes", N_ ("Taxes") },
  { "finance.fines", N_ ("Fines") },
  { "finance.cash", N_ ("Cash withdrawals") },
  { "transfer", N_ ("Transfers") },
  { "transfer.own", N_ ("Between own accounts") },
  { "transfer.card", N_ ("Card payments") },
  { "transfer.savings", N_ ("Savings") },
  { "transfer.investment", N_ ("Investments") },
};

/** fin_category_name: Returns: the translated name of a shipped category, or @key of any other */
const char *
fin_category_name (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i].key, key) == 0)
      return _ (names[i].name);
  return key;
}
