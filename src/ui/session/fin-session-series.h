/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person says about recurring payments: each is one undoable step, insights follow. */
#pragma once

#include "fin-series-act.h"
#include "fin-session.h"

G_BEGIN_DECLS

const FinSeriesItem *fin_session_find_series (FinSession *self, const char *key);
void fin_session_say_series (FinSession *self, const char *key, FinSeriesWord word);
void fin_session_merge_series (FinSession *self, const char *const *keys);
void fin_session_edit_series (FinSession *self, const char *key, const FinSeriesEdit *edit);
void fin_session_add_series (FinSession *self, const FinSeriesAddition *addition);

G_END_DECLS
