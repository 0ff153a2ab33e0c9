/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks for damage without changing anything. */
#pragma once

#include "fin-connection.h"

G_BEGIN_DECLS

/**
 * FinFinding: @code is a stable word ("integrity", "foreign-key", "balance", "orphan", "history"),
 * @text a sentence for people, @is_damage whether the file is damaged (a balance that differs from
 * the stated one is news, not damage).
 */
typedef struct
{
  const char *code;
  char *text;
  gboolean is_damage;
} FinFinding;

void fin_finding_free (FinFinding *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinFinding, fin_finding_free)

GPtrArray *fin_database_check (FinConnection *connection,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
