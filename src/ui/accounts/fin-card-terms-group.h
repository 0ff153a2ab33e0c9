/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a credit card makes up its statement, when and from which account it is paid, and what follows. */
#pragma once

#include <adwaita.h>

#include "fin-session-accounts.h"

G_BEGIN_DECLS

#define FIN_TYPE_CARD_TERMS_GROUP (fin_card_terms_group_get_type ())
G_DECLARE_FINAL_TYPE (FinCardTermsGroup, fin_card_terms_group, FIN, CARD_TERMS_GROUP,
                      AdwPreferencesGroup)

/*
 * Signal "changed": what is chosen is another thing now, or was read from the database.
 */
void fin_card_terms_group_load (FinCardTermsGroup *self, FinSession *session, gint64 account_id);
gboolean fin_card_terms_group_read (FinCardTermsGroup *self, FinCardTerms *terms);

G_END_DECLS
