/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the OFX reader: the state shared by its element, row and syntax parts. */
#pragma once

#include "fin-amount-text.h"
#include "fin-currency.h"
#include "fin-import-error.h"
#include "fin-ofx.h"
#include "fin-reading-private.h"
#include "fin-xml.h"

G_BEGIN_DECLS

#define FIN_OFX_MAX_DEPTH 64

typedef enum
{
  FIN_OFX_CONTEXT_OTHER,
  FIN_OFX_CONTEXT_STATUS,
  FIN_OFX_CONTEXT_STATEMENT,
  FIN_OFX_CONTEXT_ACCOUNT,
  FIN_OFX_CONTEXT_COUNTER_ACCOUNT,
  FIN_OFX_CONTEXT_ACCOUNT_INFO,
  FIN_OFX_CONTEXT_LIST,
  FIN_OFX_CONTEXT_TRANSACTION,
  FIN_OFX_CONTEXT_PENDING,
  FIN_OFX_CONTEXT_PAYEE,
  FIN_OFX_CONTEXT_CURRENCY,
  FIN_OFX_CONTEXT_LEDGER_BALANCE,
  FIN_OFX_CONTEXT_POSITIONS,
  FIN_OFX_CONTEXT_INVESTMENT,
} FinOfxContext;

/** FinOfxDeferred: an amount such as "1,234" whose mark only the whole file decides. */
typedef struct
{
  guint statement;
  guint draft; /* index in the statement's drafts, or G_MAXUINT for its balance */
  FinAmountText amount;
  guint32 line;
} FinOfxDeferred;

/** FinOfxRow: one STMTTRN being read; the texts are interned in the reading. */
typedef struct
{
  FinDraft draft;
  const char *amount;
  const char *date;
  const char *payee_name;
  const char *extended_name;
  guint32 amount_line;
  guint32 date_line;
} FinOfxRow;

struct _FinOfx
{
  FinReading *reading;
  const FinReadOptions *options;
  FinBankStatement *statement;
  struct
  {
    const char *tag;
    FinOfxContext context;
    guint32 line;
  } stack[FIN_OFX_MAX_DEPTH];
  int depth;
  gboolean too_deep;
  gboolean row_open;
  FinOfxRow row;
  GArray *deferred;     /* FinOfxDeferred */
  FinDecimalMark marks; /* the decimal marks that unambiguous amounts used */
  guint accounts;
  char status_code[16];
  const char *status_message;
  gboolean status_error;
  gboolean status_silent;
};

void fin_ofx_row_begin (FinOfx *ofx, guint32 line, guint64 offset);
void fin_ofx_row_value (
    FinOfx *ofx, FinOfxContext context, const char *tag, const char *value, guint32 line);
void fin_ofx_row_end (FinOfx *ofx, guint64 end_offset, gboolean pending);
void fin_ofx_balance_value (FinOfx *ofx, const char *tag, const char *value, guint32 line);
gboolean fin_ofx_read_date (const char *value, FinDate *date, gint32 *time);
void fin_ofx_resolve_deferred (FinOfx *ofx);
void fin_ofx_resolve_signs (FinOfx *ofx);

G_END_DECLS
