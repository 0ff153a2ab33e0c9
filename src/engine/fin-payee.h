/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who was paid, out of what a bank wrote: a stem to match by and a name to show. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Stored with the database: a greater number makes every stem and name be computed again. */
#define FIN_PAYEE_VERSION 2

/**
 * FinPayee: both valid until the next call on the same cleaner.
 * @stem: lower-case words without accents, the same for every row of one payee, whatever card,
 *   reference, day, terminal or town the bank wrote; "" when the text has no letters
 * @name: as a person would write it: "Amazon Marketplace", "REWE"; never empty when there was text
 */
typedef struct
{
  const char *stem;
  const char *name;
} FinPayee;

/** FinPayeeCleaner: the tables of how banks write, and room to work in; for one thread. */
typedef struct _FinPayeeCleaner FinPayeeCleaner;

FinPayeeCleaner *fin_payee_cleaner_new (void);
void fin_payee_cleaner_free (FinPayeeCleaner *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinPayeeCleaner, fin_payee_cleaner_free)

char *fin_payee_fold (const char *text);
FinPayee fin_payee_clean (FinPayeeCleaner *self, const char *payee, const char *memo);

G_END_DECLS
