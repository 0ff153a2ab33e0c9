/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A prepared statement, borrowed from its connection's cache until the autoptr gives it back. */
#pragma once

#include <glib.h>

#include "fin-date.h"

G_BEGIN_DECLS

typedef struct _FinStatement FinStatement;

/* Parameters count from 1, columns from 0. Binding resets a statement that was stepped. */
void fin_statement_bind_int (FinStatement *self, int parameter, gint64 value);
void fin_statement_bind_id (FinStatement *self, int parameter, gint64 id);
void fin_statement_bind_date (FinStatement *self, int parameter, FinDate date);
void fin_statement_bind_text (FinStatement *self, int parameter, const char *text);
void fin_statement_bind_real (FinStatement *self, int parameter, double value);
void fin_statement_bind_null (FinStatement *self, int parameter);
void fin_statement_bind (FinStatement *self, const char *types, ...);

gboolean fin_statement_step (FinStatement *self, GError **error);
gboolean fin_statement_execute (FinStatement *self, GError **error);
gboolean fin_statement_get_int (FinStatement *self, gint64 *value, GError **error);

gint64 fin_statement_column_int (FinStatement *self, int column);
FinDate fin_statement_column_date (FinStatement *self, int column);
const char *fin_statement_column_text (FinStatement *self, int column);
double fin_statement_column_real (FinStatement *self, int column);
gboolean fin_statement_column_is_null (FinStatement *self, int column);

void fin_statement_release (FinStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinStatement, fin_statement_release)

G_END_DECLS
