/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives the rows of an older database their cleaned payees. */
#pragma once

#include "fin-database.h"

G_BEGIN_DECLS

gboolean fin_payee_install (FinDatabase *database, GCancellable *cancellable, GError **error);

G_END_DECLS
