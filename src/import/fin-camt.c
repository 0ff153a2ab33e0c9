/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks the elements of a CAMT message in one pass and keeps what its entries and balances need. */
#include "fin-camt.h"

#include <glib/gi18n.h>
#include <string.h>

#include "fin-camt-private.h"
#include "fin-currency.h"
#include "fin-import-error.h"

/** TxDtls kept per entry; a collective booking may have thousands. */
#define MAX_DETAILS 100000

/** Ustrd lines of one transaction; the standard has no use for more than a few. */
#define MAX_LINES 64

static const struct
{
  const char *tag;
  FinCamtElement element;
} elements[] = {
  { "AcctSvcrRef", FIN_CAMT_ACCT_SVCR_REF },
  { "Acct", FIN_CAMT_ACCT },
  { "AddtlNtryInf", FIN_CAMT_ADDTL_NTRY_INF },
  { "AddtlTxInf", FIN_CAMT_ADDTL_TX_INF },
  { "Amt", FIN_CAMT_AMT },
  { "AmtDtls", FIN_CAMT_AMT_DTLS },
  { "BIC", FIN_CAMT_BIC },
  { "BICFI", FIN_CAMT_BIC },
  { "Bal", FIN_CAMT_BAL },
  { "BkTxCd", FIN_CAMT_BK_TX_CD },
  { "BookgDt", FIN_CAMT_BOOKG_DT },
  { "Ccy", FIN_CAMT_CCY },
  { "Cd", FIN_CAMT_CD },
  { "CdOrPrtry", FIN_CAMT_CD_OR_PRTRY },
  { "CdtDbtInd", FIN_CAMT_CDT_DBT_IND },
  { "Cdtr", FIN_CAMT_CDTR },
  { "CdtrAcct", FIN_CAMT_CDTR_ACCT },
  { "CdtrRefInf", FIN_CAMT_CDTR_REF_INF },
  { "Dbtr", FIN_CAMT_DBTR },
  { "DbtrAcct", FIN_CAMT_DBTR_ACCT },
  { "Domn", FIN_CAMT_DOMN },
  { "Dt", FIN_CAMT_DT },
  { "DtTm", FIN_CAMT_DT },
  { "EndToEndId", FIN_CAMT_END_TO_END_ID },
  { "Fmly", FIN_CAMT_FMLY },
  { "FrDt", FIN_CAMT_FR_DT },
  { "FrDtTm", FIN_CAMT_FR_DT },
  { "FrToDt", FIN_CAMT_FR_TO_DT },
  { "IBAN", FIN_CAMT_IBAN },
  { "Id", FIN_CAMT_ID },
  { "Nm", FIN_CAMT_NM },
  { "Ntfctn", FIN_CAMT_STATEMENT },
  { "Ntry", FIN_CAMT_NTRY },
  { "Othr", FIN_CAMT_OTHR },
  { "Ownr", FIN_CAMT_OWNR },
  { "Prtry", FIN_CAMT_PRTRY },
  { "Ref", FIN_CAMT_REF },
  { "Refs", FIN_CAMT_REFS },
  { "RltdPties", FIN_CAMT_RLTD_PTIES },
  { "Rpt", FIN_CAMT_STATEMENT },
  { "RvslInd", FIN_CAMT_RVSL_IND },
  { "Stmt", FIN_CAMT_STATEMENT },
  { "Sts", FIN_CAMT_STS },
  { "SubFmlyCd", FIN_CAMT_SUB_FMLY_CD },
  { "Svcr", FIN_CAMT_SVCR },
  { "ToDt", FIN_CAMT_TO_DT },
  { "ToDtTm", FIN_CAMT_TO_DT },
  { "Tp", FIN_CAMT_TP },
  { "TxAmt", FIN_CAMT_TX_AMT },
  { "TxDtls", FIN_CAMT_TX_DTLS },
  { "Ustrd", FIN_CAMT_USTRD },
  { "ValDt", FIN_CAMT_VAL_DT },
};

typedef struct
{
  FinReading *reading;
  FinBankStatement *statement;
  FinCamtElement stack[FIN_XML_MAX_DEPTH + 1];
  int depth;
  gboolean in_entry;
  gboolean in_balance;
  FinCamtEntry entry;
  FinCamtBalance balance;
} Walk;

static FinCamtElement
element_of (const char *tag)
{
  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++)
    if (strcmp (elements[i].tag, tag) == 0)
      return elements[i].element;
  return FIN_CAMT_OTHER;
}

static FinCamtElement
ancestor (const Walk *walk, int generations)
{
  return walk->depth > generations ? walk->stack[walk->depth - 1 - generations] : FIN_CAMT_OTHER;
}

static gboolean
inside (const Walk *walk, FinCamtElement element)
{
  for (int i = walk->depth; i > 0; i--)
    if (walk->stack[i - 1] == element)
      return TRUE;
  return FALSE;
}

static const char *
keep (Walk *walk, const char *text)
{
  return *text != '\0' ? fin_arena_intern (walk->reading->arena, text, strlen (text)) : NULL;
}

static void
take_currency (const char **attributes, char *currency)
{
  const char *code = fin_xml_attribute (attributes, "Ccy");

  if (code != NULL && fin_currency_is_known (code))
    g_strlcpy (currency, code, 4);
}

static FinCamtDetail *
current_detail (Walk *walk)
{
  GArray *details = walk->entry.details;

  if (!inside (walk, FIN_CAMT_TX_DTLS) || details->len == 0)
    return NULL;
  return &g_array_index (details, FinCamtDetail, details->len - 1);
}

static void
begin_entry (Walk *walk, guint32 line, guint64 offset)
{
  GArray *details = walk->entry.details;

  memset (&walk->entry, 0, sizeof walk->entry);
  fin_draft_init (&walk->entry.draft);
  walk->entry.draft.line = line;
  walk->entry.draft.original_offset = offset;
  walk->entry.details = details;
  g_array_set_size (details, 0);
  walk->in_entry = TRUE;
}

static void
open_amount (Walk *walk, const char **attributes)
{
  FinCamtDetail *detail = current_detail (walk);

  if (walk->in_balance)
    take_currency (attributes, walk->balance.currency);
  else if (ancestor (walk, 0) == FIN_CAMT_NTRY)
    take_currency (attributes, walk->entry.currency);
  else if (detail != NULL
           && (ancestor (walk, 0) == FIN_CAMT_TX_DTLS || ancestor (walk, 0) == FIN_CAMT_TX_AMT))
    take_currency (attributes, detail->currency);
}

static void
opened_cb (gpointer data, const char *tag, const char **attributes, guint32 line, guint64 offset)
{
  Walk *walk = data;
  FinCamtElement element = element_of (tag);
  FinCamtDetail blank = { 0 };

  if (element == FIN_CAMT_STATEMENT && !walk->in_entry)
    walk->statement = fin_reading_add_statement (walk->reading);
  else if (element == FIN_CAMT_NTRY && walk->statement != NULL)
    begin_entry (walk, line, offset);
  else if (element == FIN_CAMT_BAL && walk->statement != NULL)
    {
      memset (&walk->balance, 0, sizeof walk->balance);
      walk->in_balance = TRUE;
    }
  else if (element == FIN_CAMT_AMT)
    open_amount (walk, attributes);
  else if (element == FIN_CAMT_TX_DTLS && walk->in_entry && walk->entry.details->len < MAX_DETAILS)
    g_array_append_val (walk->entry.details, blank);
  walk->stack[walk->depth++] = element;
}

static void
take_account (Walk *walk, FinCamtElement element, const char *text)
{
  FinBankStatement *statement = walk->statement;

  if (element == FIN_CAMT_IBAN && ancestor (walk, 0) == FIN_CAMT_ID)
    statement->account_id = keep (walk, text);
  else if (element == FIN_CAMT_ID && ancestor (walk, 0) == FIN_CAMT_OTHR
           && ancestor (walk, 2) == FIN_CAMT_ACCT && statement->account_id == NULL)
    statement->account_id = keep (walk, text);
  else if (element == FIN_CAMT_CCY && fin_currency_is_known (text))
    g_strlcpy (statement->currency, text, sizeof statement->currency);
  else if (element == FIN_CAMT_NM && ancestor (walk, 0) == FIN_CAMT_ACCT)
    statement->account_name = keep (walk, text);
  else if (element == FIN_CAMT_NM && ancestor (walk, 0) == FIN_CAMT_OWNR
           && statement->account_name == NULL)
    statement->account_name = keep (walk, text);
  else if (element == FIN_CAMT_BIC && inside (walk, FIN_CAMT_SVCR))
    statement->bank_id = keep (walk, text);
}

static void
take_balance (Walk *walk, FinCamtElement element, const char *text)
{
  if (element == FIN_CAMT_CD && ancestor (walk, 0) == FIN_CAMT_CD_OR_PRTRY)
    walk->balance.code = keep (walk, text);
  else if (element == FIN_CAMT_AMT && ancestor (walk, 0) == FIN_CAMT_BAL)
    walk->balance.amount = keep (walk, text);
  else if (element == FIN_CAMT_CDT_DBT_IND && ancestor (walk, 0) == FIN_CAMT_BAL)
    walk->balance.direction = keep (walk, text);
  else if (element == FIN_CAMT_DT)
    walk->balance.date = keep (walk, text);
}

static void
take_party (Walk *walk, FinCamtDetail *detail, FinCamtElement element, const char *text)
{
  gboolean debtor = inside (walk, FIN_CAMT_DBTR);
  gboolean creditor = inside (walk, FIN_CAMT_CDTR);
  gboolean number =
      element == FIN_CAMT_IBAN || (element == FIN_CAMT_ID && ancestor (walk, 0) == FIN_CAMT_OTHR);

  if (element == FIN_CAMT_NM && debtor)
    detail->debtor.name = keep (walk, text);
  else if (element == FIN_CAMT_NM && creditor)
    detail->creditor.name = keep (walk, text);
  else if (number && inside (walk, FIN_CAMT_DBTR_ACCT))
    detail->debtor.account = keep (walk, text);
  else if (number && inside (walk, FIN_CAMT_CDTR_ACCT))
    detail->creditor.account = keep (walk, text);
}

static gboolean
is_no_reference (const char *text)
{
  return g_ascii_strcasecmp (text, "NOTPROVIDED") == 0 || g_ascii_strcasecmp (text, "NONREF") == 0;
}

static void
take_detail (Walk *walk, FinCamtDetail *detail, FinCamtElement element, const char *text)
{
  FinArena *arena = walk->reading->arena;

  if (inside (walk, FIN_CAMT_RLTD_PTIES))
    take_party (walk, detail, element, text);
  else if (element == FIN_CAMT_AMT && ancestor (walk, 0) == FIN_CAMT_TX_DTLS)
    detail->amount = keep (walk, text);
  else if (element == FIN_CAMT_AMT && ancestor (walk, 0) == FIN_CAMT_TX_AMT
           && detail->amount == NULL)
    detail->amount = keep (walk, text);
  else if (element == FIN_CAMT_CDT_DBT_IND && ancestor (walk, 0) == FIN_CAMT_TX_DTLS)
    detail->direction = keep (walk, text);
  else if ((element == FIN_CAMT_USTRD && detail->lines++ < MAX_LINES)
           || (element == FIN_CAMT_ADDTL_TX_INF && detail->memo == NULL))
    detail->memo = detail->memo == NULL ? keep (walk, text)
                                        : fin_arena_printf (arena, "%s %s", detail->memo, text);
  else if (element == FIN_CAMT_END_TO_END_ID && !is_no_reference (text))
    detail->reference = keep (walk, text);
  else if (element == FIN_CAMT_REF && ancestor (walk, 0) == FIN_CAMT_CDTR_REF_INF
           && detail->reference == NULL)
    detail->reference = keep (walk, text);
  else if (element == FIN_CAMT_ACCT_SVCR_REF && !is_no_reference (text))
    detail->id = keep (walk, text);
}

static void
take_code (Walk *walk, FinCamtElement element, const char *text)
{
  if (element == FIN_CAMT_SUB_FMLY_CD)
    walk->entry.subfamily = keep (walk, text);
  else if (element == FIN_CAMT_CD && ancestor (walk, 0) == FIN_CAMT_DOMN)
    walk->entry.domain = keep (walk, text);
  else if (element == FIN_CAMT_CD && ancestor (walk, 0) == FIN_CAMT_FMLY)
    walk->entry.family = keep (walk, text);
  else if (element == FIN_CAMT_CD && ancestor (walk, 0) == FIN_CAMT_PRTRY)
    walk->entry.proprietary = keep (walk, text);
}

static void
take_entry (Walk *walk, FinCamtElement element, const char *text, guint32 line)
{
  FinCamtEntry *entry = &walk->entry;
  FinCamtElement parent = ancestor (walk, 0);
  FinCamtValue value = { .line = line };

  value.text = keep (walk, text);
  if (element == FIN_CAMT_AMT && parent == FIN_CAMT_NTRY)
    entry->amount = value;
  else if (element == FIN_CAMT_CDT_DBT_IND && parent == FIN_CAMT_NTRY)
    entry->direction = value;
  else if (element == FIN_CAMT_DT && parent == FIN_CAMT_BOOKG_DT)
    entry->booked = value;
  else if (element == FIN_CAMT_DT && parent == FIN_CAMT_VAL_DT)
    entry->valued = value;
  else if ((element == FIN_CAMT_STS && parent == FIN_CAMT_NTRY)
           || (element == FIN_CAMT_CD && parent == FIN_CAMT_STS))
    entry->status = value.text;
  else if (element == FIN_CAMT_RVSL_IND && strcmp (text, "true") == 0)
    entry->draft.flags |= FIN_DRAFT_REVERSAL;
  else if (element == FIN_CAMT_ACCT_SVCR_REF && parent == FIN_CAMT_NTRY && !is_no_reference (text))
    entry->draft.id = value.text;
  else if (element == FIN_CAMT_ADDTL_NTRY_INF)
    entry->info = value.text;
  else if (inside (walk, FIN_CAMT_BK_TX_CD))
    take_code (walk, element, text);
}

static void
take_period (Walk *walk, FinCamtElement element, const char *text)
{
  FinDate date;

  if (!fin_camt_read_date (text, &date, NULL))
    return;
  if (element == FIN_CAMT_FR_DT)
    walk->statement->period.first = date;
  else if (element == FIN_CAMT_TO_DT)
    walk->statement->period.last = date;
}

static void
take_value (Walk *walk, FinCamtElement element, const char *text, guint32 line)
{
  FinCamtDetail *detail = current_detail (walk);

  if (walk->statement == NULL || element == FIN_CAMT_OTHER)
    return;
  if (walk->in_entry && detail != NULL)
    take_detail (walk, detail, element, text);
  else if (walk->in_entry)
    take_entry (walk, element, text, line);
  else if (walk->in_balance)
    take_balance (walk, element, text);
  else if (inside (walk, FIN_CAMT_ACCT))
    take_account (walk, element, text);
  else if (inside (walk, FIN_CAMT_FR_TO_DT))
    take_period (walk, element, text);
}

static void
closed_cb (gpointer data,
           const char *tag,
           const char *text,
           gboolean leaf,
           guint32 line,
           guint64 end_offset)
{
  Walk *walk = data;
  FinCamtElement element = walk->stack[--walk->depth];

  if (leaf)
    take_value (walk, element, text, line);
  if (element == FIN_CAMT_NTRY && walk->in_entry)
    {
      walk->in_entry = FALSE;
      walk->entry.draft.original_length =
          (guint32) (end_offset - walk->entry.draft.original_offset);
      fin_camt_finish_entry (walk->reading, walk->statement, &walk->entry);
    }
  else if (element == FIN_CAMT_BAL && walk->in_balance)
    {
      walk->in_balance = FALSE;
      fin_camt_take_balance (walk->reading, walk->statement, &walk->balance);
    }
}

static const char *
format_of (const char *data, gsize size)
{
  gsize head = MIN (size, 4096);

  if (memmem (data, head, "BkToCstmrAcctRpt", 16) != NULL)
    return "camt.052";
  if (memmem (data, head, "BkToCstmrDbtCdtNtfctn", 21) != NULL)
    return "camt.054";
  return "camt.053";
}

/* A collective amount without a statement currency is in the currency of its entries. */
static void
name_currency (FinBankStatement *statement)
{
  if (statement->currency[0] == '\0' && statement->drafts->len > 0)
    g_strlcpy (statement->currency, fin_bank_statement_get_draft (statement, 0)->currency,
               sizeof statement->currency);
}

/**
 * fin_camt_read:
 *
 * What was complete before a damage is kept, and the loss is listed as refused.
 *
 * Returns: (transfer full) (nullable): %NULL with a #FinImportError when there is no statement
 */
FinReading *
fin_camt_read (const FinText *text, const char *name, const FinReadOptions *options, GError **error)
{
  static const FinXmlHandler handler = { opened_cb, closed_cb };
  g_auto (FinXmlFault) fault = { 0 };
  g_autoptr (FinReading) reading = NULL;
  g_autoptr (GArray) details = g_array_new (FALSE, TRUE, sizeof (FinCamtDetail));
  Walk walk = { 0 };
  gsize size;
  const char *data = g_bytes_get_data (text->bytes, &size);
  gboolean whole;

  reading = fin_reading_new (name, format_of (data, size));
  reading->encoding = text->encoding;
  reading->text = g_bytes_ref (text->bytes);
  walk.reading = reading;
  walk.entry.details = details;
  whole = fin_xml_parse (data, size, &handler, &walk, options, &fault);
  if (reading->statements->len == 0 || (!whole && fin_reading_count_rows (reading) == 0)
      || fault.code == FIN_IMPORT_ERROR_CANCELLED)
    {
      g_set_error (error, FIN_IMPORT_ERROR, whole ? (int) FIN_IMPORT_ERROR_MALFORMED : fault.code,
                   _ ("“%s” is a damaged CAMT file: %s"), name,
                   whole ? _ ("there is no statement in it") : fault.message);
      return NULL;
    }
  if (!whole)
    fin_reading_add_refusal (reading, fault.line, NULL, NULL, fault.message);
  for (guint i = 0; i < reading->statements->len; i++)
    name_currency (fin_reading_get_statement (reading, i));
  if (fin_reading_count_rows (reading) == 0)
    fin_reading_add_note (reading, _ ("There are no transactions in this file"));
  fin_reading_finish (reading);
  return g_steal_pointer (&reading);
}
