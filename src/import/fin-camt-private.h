/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to the CAMT reader: the elements it knows and the entry being read. */
#pragma once

#include "fin-reading-private.h"
#include "fin-xml.h"

G_BEGIN_DECLS

typedef enum
{
  FIN_CAMT_OTHER,
  FIN_CAMT_STATEMENT, /* Stmt, Rpt, Ntfctn */
  FIN_CAMT_ACCT,
  FIN_CAMT_ID,
  FIN_CAMT_IBAN,
  FIN_CAMT_OTHR,
  FIN_CAMT_CCY,
  FIN_CAMT_NM,
  FIN_CAMT_OWNR,
  FIN_CAMT_SVCR,
  FIN_CAMT_BIC, /* BIC, BICFI */
  FIN_CAMT_FR_TO_DT,
  FIN_CAMT_FR_DT,
  FIN_CAMT_TO_DT,
  FIN_CAMT_BAL,
  FIN_CAMT_TP,
  FIN_CAMT_CD_OR_PRTRY,
  FIN_CAMT_CD,
  FIN_CAMT_AMT,
  FIN_CAMT_CDT_DBT_IND,
  FIN_CAMT_DT, /* Dt, DtTm */
  FIN_CAMT_NTRY,
  FIN_CAMT_RVSL_IND,
  FIN_CAMT_STS,
  FIN_CAMT_BOOKG_DT,
  FIN_CAMT_VAL_DT,
  FIN_CAMT_ACCT_SVCR_REF,
  FIN_CAMT_ADDTL_NTRY_INF,
  FIN_CAMT_BK_TX_CD,
  FIN_CAMT_DOMN,
  FIN_CAMT_FMLY,
  FIN_CAMT_SUB_FMLY_CD,
  FIN_CAMT_PRTRY,
  FIN_CAMT_TX_DTLS,
  FIN_CAMT_REFS,
  FIN_CAMT_END_TO_END_ID,
  FIN_CAMT_AMT_DTLS,
  FIN_CAMT_TX_AMT,
  FIN_CAMT_RLTD_PTIES,
  FIN_CAMT_DBTR,
  FIN_CAMT_CDTR,
  FIN_CAMT_DBTR_ACCT,
  FIN_CAMT_CDTR_ACCT,
  FIN_CAMT_USTRD,
  FIN_CAMT_REF,
  FIN_CAMT_CDTR_REF_INF,
  FIN_CAMT_ADDTL_TX_INF,
} FinCamtElement;

/** FinCamtParty: the two sides of a payment; which of them is the other one, the sign tells. */
typedef struct
{
  const char *name;
  const char *account;
} FinCamtParty;

/** FinCamtDetail: one TxDtls. */
typedef struct
{
  const char *amount;
  char currency[4];
  const char *direction;
  FinCamtParty debtor;
  FinCamtParty creditor;
  const char *memo;
  guint lines; /* of the memo */
  const char *reference;
  const char *id;
} FinCamtDetail;

/** FinCamtValue: a text and where it stands. */
typedef struct
{
  const char *text;
  guint32 line;
} FinCamtValue;

typedef struct
{
  FinDraft draft;
  FinCamtValue amount;
  FinCamtValue direction;
  FinCamtValue booked;
  FinCamtValue valued;
  char currency[4];
  const char *status;
  const char *info;
  const char *domain;
  const char *family;
  const char *subfamily;
  const char *proprietary;
  GArray *details; /* FinCamtDetail */
} FinCamtEntry;

typedef struct
{
  const char *code;
  const char *amount;
  char currency[4];
  const char *direction;
  const char *date;
} FinCamtBalance;

gboolean fin_camt_read_date (const char *text, FinDate *date, gint32 *time);
void fin_camt_finish_entry (FinReading *reading, FinBankStatement *statement, FinCamtEntry *entry);
void fin_camt_take_balance (FinReading *reading,
                            FinBankStatement *statement,
                            const FinCamtBalance *balance);

G_END_DECLS
