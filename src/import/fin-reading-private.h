/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to import/: how readers build a reading. */
#pragma once

#include "fin-arena.h"
#include "fin-reading.h"

G_BEGIN_DECLS

FinReading *fin_reading_new (const char *name, const char *format);
FinBankStatement *fin_reading_add_statement (FinReading *reading);
void fin_draft_init (FinDraft *draft);
void fin_reading_add_held (FinReading *reading, const FinDraft *draft, const char *reason);
FinRefusal *fin_reading_add_refusal (
    FinReading *reading, guint32 line, const char *field, const char *value, const char *reason);
void fin_reading_add_skipped (FinReading *reading, guint32 line, const char *reason);
FinQuestion *fin_reading_add_question (FinReading *reading, FinQuestionKind kind, const char *text);
void fin_question_add_choice (FinReading *reading,
                              FinQuestion *question,
                              const char *value,
                              const char *label,
                              const char *sample);
void fin_reading_add_note (FinReading *reading, const char *format, ...) G_GNUC_PRINTF (2, 3);
void fin_reading_finish (FinReading *reading);

G_END_DECLS
