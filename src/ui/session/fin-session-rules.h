/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The person's rules as a file. */
#pragma once

#include "fin-session.h"

G_BEGIN_DECLS

void fin_session_export_rules (FinSession *self, GFile *file);
void fin_session_import_rules (FinSession *self, GFile *file);

G_END_DECLS
