/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the SWIFT reader: the lines, the field being read and the row it belongs to. */
#pragma once

#include "fin-mt940.h"
#include "fin-reading-private.h"

G_BEGIN_DECLS

typedef struct
{
  const char *start;
  gsize length;
  guint32 line;
  guint64 offset;
} FinMt940Line;

typedef struct
{
  FinReading *reading;
  FinBankStatement *statement;
  const char *text;
  const char *p;
  const char *end;
  guint32 next_line;
  FinMt940Line current;
  GString *field; /* the value of the field being read, its lines joined */
  char tag[4];
  guint32 tag_line;
  guint64 tag_offset;
  gboolean row_open;
  gboolean row_sound;
  FinDraft row;
  GString *purpose_text;
  FinMt940Purpose purpose;
} FinMt940Reader;

/* fin-mt940-lines.c */
gboolean fin_mt940_next_line (FinMt940Reader *reader);
const char *fin_mt940_field_start (const char *p, gsize length, char *tag);

/* fin-mt940.c */
FinBankStatement *fin_mt940_statement (FinMt940Reader *reader);

/* fin-mt940-row.c */
const char *fin_mt940_keep (FinMt940Reader *reader, const char *text, gsize length);
FinDate fin_mt940_read_date (const char *p);
gboolean fin_mt940_read_amount (
    const char *text, gsize length, const char *currency, gint64 *minor, GError **error);
void fin_mt940_read_row (FinMt940Reader *reader);
void fin_mt940_finish_row (FinMt940Reader *reader);

G_END_DECLS
