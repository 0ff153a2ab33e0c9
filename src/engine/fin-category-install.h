/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts the shipped categories into a database that lacks them. */
#pragma once

#include "fin-database.h"

G_BEGIN_DECLS

gboolean fin_category_install (FinDatabase *database, GCancellable *cancellable, GError **error);

G_END_DECLS
