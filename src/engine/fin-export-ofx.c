/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OFX 2.2: one bank statement per account; ids are the bank's, or ours where it gave none. */
#include "fin-export-private.h"

/** The format's limit on NAME; a longer payee stands whole in MEMO. */
#define MAX_NAME 32

static void
put_escaped (FinExportOut *out, const char *tag, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  fin_export_printf (out, "<%s>%s</%s>", tag, escaped, tag);
}

static void
put_day (FinExportOut *out, const char *tag, FinDate date)
{
  int year, month, day;

  fin_date_to_ymd (date, &year, &month, &day);
  fin_export_printf (out, "<%s>%04d%02d%02d</%s>", tag, year, month, day, tag);
}

static void
begin (FinExportOut *out)
{
  g_autofree char *now = g_date_time_format (out->now, "%Y%m%d%H%M%S");

  fin_export_printf (out,
                     "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                     "<?OFX OFXHEADER=\"200\" VERSION=\"220\" SECURITY=\"NONE\""
                     " OLDFILEUID=\"NONE\" NEWFILEUID=\"NONE\"?>\n"
                     "<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0</CODE><SEVERITY>INFO</SEVERITY>"
                     "</STATUS><DTSERVER>%s</DTSERVER><LANGUAGE>ENG</LANGUAGE></SONRS>"
                     "</SIGNONMSGSRSV1>\n<BANKMSGSRSV1>\n",
                     now);
}

static void
begin_account (FinExportOut *out, const FinExportAccount *account)
{
  fin_export_printf (out,
                     "<STMTTRNRS><TRNUID>%u</TRNUID><STATUS><CODE>0</CODE>"
                     "<SEVERITY>INFO</SEVERITY></STATUS><STMTRS><CURDEF>%s</CURDEF><BANKACCTFROM>",
                     out->n_accounts + 1, account->currency);
  put_escaped (out, "BANKID", account->bank_id != NULL ? account->bank_id : "0");
  put_escaped (out, "ACCTID", account->number != NULL ? account->number : account->name);
  fin_export_printf (out, "<ACCTTYPE>%s</ACCTTYPE></BANKACCTFROM><BANKTRANLIST>\n",
                     account->kind == FIN_ACCOUNT_SAVINGS ? "SAVINGS" : "CHECKING");
}

static void
row (FinExportOut *out, const FinExportAccount *account, const FinExportRow *row)
{
  const char *payee = row->payee != NULL ? row->payee : "";
  g_autofree char *name = g_utf8_substring (payee, 0, MIN (g_utf8_strlen (payee, -1), MAX_NAME));
  gboolean is_cut = g_utf8_strlen (payee, -1) > MAX_NAME;
  g_autofree char *memo = NULL;

  fin_export_printf (out, "<STMTTRN><TRNTYPE>%s</TRNTYPE>",
                     row->transfer_id != 0 ? "XFER" : row->amount < 0 ? "DEBIT" : "CREDIT");
  put_day (out, "DTPOSTED", row->date);
  fin_export_put (out, "<TRNAMT>");
  fin_export_put_amount (out, row->amount, account->exponent);
  fin_export_put (out, "</TRNAMT>");
  if (row->bank_id != NULL)
    put_escaped (out, "FITID", row->bank_id);
  else
    fin_export_printf (out, "<FITID>finsight-%" G_GINT64_FORMAT "</FITID>", row->id);
  if (row->reference != NULL)
    put_escaped (out, "REFNUM", row->reference);
  put_escaped (out, "NAME", name);
  memo = is_cut ? g_strdup_printf ("%s %s", payee, row->memo != NULL ? row->memo : "")
                : g_strdup (row->memo);
  if (memo != NULL)
    put_escaped (out, "MEMO", g_strstrip (memo));
  fin_export_put (out, "</STMTTRN>\n");
}

static void
end_account (FinExportOut *out, const FinExportAccount *account)
{
  fin_export_put (out, "</BANKTRANLIST>");
  if (account->has_balance)
    {
      fin_export_put (out, "<LEDGERBAL><BALAMT>");
      fin_export_put_amount (out, account->balance, account->exponent);
      fin_export_put (out, "</BALAMT>");
      put_day (out, "DTASOF", account->balance_date);
      fin_export_put (out, "</LEDGERBAL>");
    }
  fin_export_put (out, "</STMTRS></STMTTRNRS>\n");
}

static void
end (FinExportOut *out)
{
  fin_export_put (out, "</BANKMSGSRSV1></OFX>\n");
}

const FinExportWriter fin_export_ofx = { begin, begin_account, row, end_account, end };
