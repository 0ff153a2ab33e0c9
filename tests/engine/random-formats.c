/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Only what the formats demand and rows have: other tests read what banks add. */
#include "random-formats.h"

#include "fin-money.h"

/** Days from HomeBank's day 1, 1 January of the year 1, to 1970-01-01. */
#define HOMEBANK_DAY_OF_1970 719163

typedef void (*AppendRow) (GString *text, const FixtureRow *row, guint account, guint number);

static void
append_rows (GString *text, const GPtrArray *accounts, guint account, AppendRow append)
{
  const GArray *rows = g_ptr_array_index (accounts, account);

  for (guint i = 0; i < rows->len; i++)
    append (text, &g_array_index (rows, FixtureRow, i), account, i);
}

/* --- MT940 ---------------------------------------------------------------------------------- */

static void
append_mt940_row (GString *text, const FixtureRow *row, guint account, guint number)
{
  g_autofree char *amount = fin_minor_to_decimal (ABS (row->amount), 2);
  int year, month, day;

  fin_date_to_ymd (row->date, &year, &month, &day);
  g_strdelimit (amount, ".", ',');
  g_string_append_printf (text, ":61:%02d%02d%02d%02d%02d%c%sNTRFNONREF", year % 100, month, day,
                          month, day, row->amount < 0 ? 'D' : 'C', amount);
  if (row->id != NULL)
    g_string_append_printf (text, "//%s", row->id);
  g_string_append_printf (text, "\r\n:86:166?00BUCHUNG?32%s\r\n", row->payee);
}

char *
random_format_mt940 (const GPtrArray *accounts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < accounts->len; i++)
    {
      g_string_append_printf (
          text, ":20:STARTUMS\r\n:25:10020030/%u\r\n:28C:1/1\r\n:60F:C250101EUR0,00\r\n", 1001 + i);
      append_rows (text, accounts, i, append_mt940_row);
      g_string_append (text, "-\r\n");
    }
  return g_string_free (text, FALSE);
}

/* --- CAMT.053 ------------------------------------------------------------------------------- */

static void
append_camt_row (GString *text, const FixtureRow *row, guint account, guint number)
{
  g_autofree char *amount = fin_minor_to_decimal (ABS (row->amount), 2);
  g_autofree char *date = fin_date_to_iso (row->date);
  g_autofree char *payee = g_markup_escape_text (row->payee, -1);
  const char *party = row->amount < 0 ? "Cdtr" : "Dbtr";

  g_string_append_printf (text,
                          "<Ntry><Amt Ccy=\"EUR\">%s</Amt><CdtDbtInd>%s</CdtDbtInd>"
                          "<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>%s</Dt></BookgDt>",
                          amount, row->amount < 0 ? "DBIT" : "CRDT", date);
  if (row->id != NULL)
    g_string_append_printf (text, "<AcctSvcrRef>%s</AcctSvcrRef>", row->id);
  g_string_append_printf (text,
                          "<NtryDtls><TxDtls><RltdPties><%s><Pty><Nm>%s</Nm></Pty></%s>"
                          "</RltdPties></TxDtls></NtryDtls></Ntry>\n",
                          party, payee, party);
}

char *
random_format_camt (const GPtrArray *accounts)
{
  GString *text = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:"
                                "std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt>\n");

  for (guint i = 0; i < accounts->len; i++)
    {
      g_string_append_printf (text,
                              "<Stmt><Id>%u</Id><Acct><Id><Othr><Id>%u</Id></Othr></Id>"
                              "<Ccy>EUR</Ccy></Acct>\n",
                              i, 1001 + i);
      append_rows (text, accounts, i, append_camt_row);
      g_string_append (text, "</Stmt>\n");
    }
  g_string_append (text, "</BkToCstmrStmt></Document>\n");
  return g_string_free (text, FALSE);
}

/* --- GnuCash -------------------------------------------------------------------------------- */

static void
append_gnucash_account (GString *text, const char *id, const char *type)
{
  g_string_append_printf (
      text,
      "<gnc:account version=\"2.0.0\"><act:name>%s</act:name><act:id type=\"guid\">%s</act:id>"
      "<act:type>%s</act:type><act:commodity><cmdty:space>CURRENCY</cmdty:space>"
      "<cmdty:id>EUR</cmdty:id></act:commodity></gnc:account>\n",
      id, id, type);
}

static void
append_gnucash_split (GString *text, gint64 amount, const char *account)
{
  g_string_append_printf (text,
                          "<trn:split><split:value>%" G_GINT64_FORMAT "/100</split:value>"
                          "<split:quantity>%" G_GINT64_FORMAT "/100</split:quantity>"
                          "<split:account type=\"guid\">%s</split:account></trn:split>",
                          amount, amount, account);
}

static void
append_gnucash_row (GString *text, const FixtureRow *row, guint account, guint number)
{
  g_autofree char *date = fin_date_to_iso (row->date);
  g_autofree char *payee = g_markup_escape_text (row->payee, -1);
  g_autofree char *id = g_strdup_printf ("%u", 1001 + account);

  g_string_append_printf (text,
                          "<gnc:transaction version=\"2.0.0\"><trn:id type=\"guid\">%s</trn:id>"
                          "<trn:date-posted><ts:date>%s 10:59:00 +0000</ts:date></trn:date-posted>"
                          "<trn:description>%s</trn:description><trn:splits>",
                          row->id, date, payee);
  append_gnucash_split (text, row->amount, id);
  append_gnucash_split (text, -row->amount, "Food");
  g_string_append (text, "</trn:splits></gnc:transaction>\n");
}

char *
random_format_gnucash (const GPtrArray *accounts)
{
  GString *text = g_string_new (
      "<?xml version=\"1.0\" encoding=\"utf-8\" ?>\n<gnc-v2"
      " xmlns:gnc=\"http://www.gnucash.org/XML/gnc\" xmlns:act=\"http://www.gnucash.org/XML/act\""
      " xmlns:cmdty=\"http://www.gnucash.org/XML/cmdty\" xmlns:trn=\"http://www.gnucash.org/XML/trn\""
      " xmlns:split=\"http://www.gnucash.org/XML/split\" xmlns:ts=\"http://www.gnucash.org/XML/ts\">\n"
      "<gnc:book version=\"2.0.0\">\n");

  append_gnucash_account (text, "Food", "EXPENSE");
  for (guint i = 0; i < accounts->len; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", 1001 + i);

      append_gnucash_account (text, number, "BANK");
    }
  for (guint i = 0; i < accounts->len; i++)
    append_rows (text, accounts, i, append_gnucash_row);
  g_string_append (text, "</gnc:book></gnc-v2>\n");
  return g_string_free (text, FALSE);
}

/* --- HomeBank ------------------------------------------------------------------------------- */

static void
append_homebank_payee (GString *text, const FixtureRow *row, guint account, guint number)
{
  g_autofree char *payee = g_markup_escape_text (row->payee, -1);

  /* Each row has a key of its own, also where the name is that of another. */
  g_string_append_printf (text, "<pay key=\"%u\" name=\"%s\"/>\n", account * 1000 + number + 1, payee);
}

static void
append_homebank_row (GString *text, const FixtureRow *row, guint account, guint number)
{
  g_autofree char *amount = fin_minor_to_decimal (row->amount, 2);

  g_string_append_printf (text, "<ope date=\"%d\" amount=\"%s\" account=\"%u\" payee=\"%u\"/>\n",
                          row->date + HOMEBANK_DAY_OF_1970, amount, 1 + account,
                          account * 1000 + number + 1);
}

char *
random_format_homebank (const GPtrArray *accounts)
{
  GString *text = g_string_new ("<?xml version=\"1.0\"?>\n<homebank v=\"1.4\" d=\"050800\">\n"
                                "<properties title=\"\" curr=\"1\"/>\n"
                                "<cur key=\"1\" iso=\"EUR\" name=\"Euro\"/>\n");

  for (guint i = 0; i < accounts->len; i++)
    g_string_append_printf (text,
                            "<account key=\"%u\" pos=\"%u\" type=\"1\" curr=\"1\" name=\"%u\""
                            " number=\"%u\"/>\n",
                            1 + i, 1 + i, 1001 + i, 1001 + i);
  for (guint i = 0; i < accounts->len; i++)
    append_rows (text, accounts, i, append_homebank_payee);
  for (guint i = 0; i < accounts->len; i++)
    append_rows (text, accounts, i, append_homebank_row);
  g_string_append (text, "</homebank>\n");
  return g_string_free (text, FALSE);
}
