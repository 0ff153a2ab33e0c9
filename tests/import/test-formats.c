/* SPDX-License-Identifier: GPL-3.0-or-later */
/* QIF, CAMT, MT940, GnuCash and HomeBank: signs, dates, details, balances; formats refused by name.
 */
#include <gio/gio.h>
#include <string.h>

#include "import-fixture.h"

static void
test_mt940 (void)
{
  g_autoptr (FinReading) reading = fixture_read (
      "{1:F01BANKXX}{2:I940}{4:\n:20:START\n:25:12345678/0001234567\n:28C:1/1\n"
      ":60F:C231229EUR100,00\n"
      ":61:2312310102D5,00NTRFNONREF//BANK1\n:86:105?00LASTSCHRIFT?20EREF+E1 SVWZ+Strom Januar?"
      "21 Rest?31DE02120300000000202051?32STADTWERKE\n"
      ":61:2401020102RC1,50NTRFREF2\n:86:/NAME/ALBERT HEIJN/REMI/Terug/EREF/X1\n"
      ":61:2401020102RD2,NMSCNONREF\n:86:plain\n:08 no tag\n"
      ":61:2402300301D1,00NMSCNONREF\n"
      ":62F:C240102EUR95,50\n-}\n",
      -1, NULL);
  const FinBankStatement *statement = fin_reading_get_statement (reading, 0);

  g_assert_cmpstr (reading->format, ==, "mt940");
  g_assert_cmpstr (statement->account_id, ==, "0001234567");
  g_assert_cmpstr (statement->bank_id, ==, "12345678");
  g_assert_cmpstr (statement->currency, ==, "EUR");
  g_assert_cmpint (statement->balance, ==, 9550);
  g_assert_cmpuint (fixture_count (reading), ==, 3);
  fixture_assert_draft (reading, 0, "2024-01-02", "-5.00");
  g_assert_cmpstr (fixture_draft (reading, 0)->payee, ==, "STADTWERKE");
  g_assert_cmpstr (fixture_draft (reading, 0)->memo, ==, "Strom Januar Rest");
  g_assert_cmpstr (fixture_draft (reading, 0)->reference, ==, "E1");
  g_assert_cmpstr (fixture_draft (reading, 0)->id, ==, "BANK1");
  g_assert_cmpstr (fixture_draft (reading, 0)->counter_account, ==, "DE02120300000000202051");
  fixture_assert_draft (reading, 1, "2024-01-02", "-1.50");
  g_assert_cmpstr (fixture_draft (reading, 1)->payee, ==, "ALBERT HEIJN");
  g_assert_true ((fixture_draft (reading, 1)->flags & FIN_DRAFT_REVERSAL) != 0);
  fixture_assert_draft (reading, 2, "2024-01-02", "2.00");
  g_assert_cmpstr (fixture_draft (reading, 2)->memo, ==, "plain :08 no tag");
  g_assert_cmpuint (reading->refused->len, ==, 1);
  g_assert_cmpuint (reading->notes->len, ==, 0);
}

static void
test_mt940_balance_off (void)
{
  g_autoptr (FinReading) reading = fixture_read (":20:A\n:25:1\n:60F:C240101EUR10,00\n"
                                                 ":61:240102D5,00NTRFNONREF\n:62F:C240102EUR6,00\n",
                                                 -1, NULL);

  g_assert_cmpuint (fixture_count (reading), ==, 1);
  g_assert_cmpuint (reading->notes->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (reading->notes, 0), "1.00"));
}

static void
test_qif (void)
{
  g_autoptr (FinReading) reading =
      fixture_read ("!Option:AutoSwitch\n!Account\nNListed\nTBank\n^\n!Clear:AutoSwitch\n"
                    "!Type:Cat\nNFood\n^\n"
                    "!Account\nNChecking\nTBank\n^\n!Type:Bank\n"
                    "D31/12'99\nT-1,234.50\nPShop\nLFood\nSFood\n$-1,000.00\nSHome\n$-234.50\n^\n"
                    "D1/ 2' 4\nT10.00\nN101\nL[Savings]\n^\n"
                    "D30/02'24\nT1.00\n^\n"
                    "D01/02'24\nTx\n^\n"
                    "!Account\nNBroker\nTInvst\n^\n!Type:Invst\nD01/02'24\nNBuy\nT5.00\n^\nD02/"
                    "02'24\nNXOut\nT7.00\n^\n",
                    -1, NULL);

  g_assert_cmpstr (reading->format, ==, "qif");
  g_assert_cmpuint (reading->questions->len, ==, 0);
  g_assert_cmpuint (reading->statements->len, ==, 2);
  g_assert_cmpstr (fin_reading_get_statement (reading, 0)->account_name, ==, "Checking");
  g_assert_cmpuint (fixture_count (reading), ==, 3);
  fixture_assert_draft (reading, 0, "1999-12-31", "-1234.50");
  g_assert_cmpint (fixture_draft (reading, 0)->parts->amount, ==, -100000);
  g_assert_cmpint (fixture_draft (reading, 0)->flags & FIN_DRAFT_PARTS_DIFFER, ==, 0);
  fixture_assert_draft (reading, 1, "2004-02-01", "10.00");
  g_assert_cmpstr (fixture_draft (reading, 1)->category, ==, "[Savings]");
  fixture_assert_draft (reading, 2, "2024-02-02", "-7.00");
  g_assert_cmpuint (reading->refused->len, ==, 2);
  g_assert_cmpuint (reading->skipped->len, ==, 2);
}

static void
test_qif_asks (void)
{
  g_autoptr (FinReading) reading =
      fixture_read ("!Type:Bank\nD01/02/2024\nT-10.00\nSA\n$-4.00\n^\n", -1, NULL);

  g_assert_cmpuint (reading->questions->len, ==, 1);
  g_assert_true ((fixture_draft (reading, 0)->flags & FIN_DRAFT_TENTATIVE) != 0);
  g_assert_true ((fixture_draft (reading, 0)->flags & FIN_DRAFT_PARTS_DIFFER) != 0);
}

#define CAMT_ENTRY(amount, direction, status, booked)                                              \
  "<Ntry><Amt Ccy=\"EUR\">" amount "</Amt><CdtDbtInd>" direction "</CdtDbtInd><Sts>" status        \
  "</Sts>" booked "<AcctSvcrRef>R1</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>E1"            \
  "</EndToEndId></Refs><RltdPties><Dbtr><Nm>Payer</Nm></Dbtr><Cdtr><Pty><Nm>Payee</Nm></Pty></"    \
  "Cdtr>"                                                                                          \
  "<CdtrAcct><Id><IBAN>DE02</IBAN></Id></CdtrAcct></RltdPties><RmtInf><Ustrd>a</Ustrd><Ustrd>b"    \
  "</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
#define CAMT_DAY(day) "<BookgDt><Dt>" day "</Dt></BookgDt>"

static void
test_camt (void)
{
  g_autoptr (FinReading) reading = fixture_read (
      "<?xml version=\"1.0\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">"
      "<BkToCstmrStmt><Stmt><Acct><Id><IBAN>DE89</IBAN></Id><Ccy>EUR</Ccy></Acct>"
      "<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">10.00</Amt>"
      "<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2024-01-01</Dt></Dt></Bal>"
      "<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">2.34</Amt>"
      "<CdtDbtInd>DBIT</CdtDbtInd><Dt><DtTm>2024-01-31T23:59:59+01:00</DtTm></Dt></"
      "Bal>" CAMT_ENTRY ("12.340", "DBIT", "BOOK", CAMT_DAY ("2024-01-31+01:00"))
          CAMT_ENTRY ("12,34", "DBIT", "BOOK", CAMT_DAY ("2024-01-31"))
              CAMT_ENTRY ("1.00", "DBIT", "BOOK", CAMT_DAY ("2024-02-30"))
                  CAMT_ENTRY ("1.00", "XXXX", "BOOK", CAMT_DAY ("2024-01-31"))
                      CAMT_ENTRY ("1.00", "CRDT", "PDNG", "") "</Stmt></BkToCstmrStmt></Document>",
      -1, NULL);
  const FinBankStatement *statement = fin_reading_get_statement (reading, 0);
  const FinDraft *draft = fixture_draft (reading, 0);

  g_assert_cmpstr (reading->format, ==, "camt.053");
  g_assert_cmpstr (statement->account_id, ==, "DE89");
  g_assert_cmpint (statement->balance, ==, -234);
  g_assert_cmpuint (fixture_count (reading), ==, 1);
  fixture_assert_draft (reading, 0, "2024-01-31", "-12.34");
  g_assert_cmpstr (draft->payee, ==, "Payee");
  g_assert_cmpstr (draft->memo, ==, "a b");
  g_assert_cmpstr (draft->reference, ==, "E1");
  g_assert_cmpstr (draft->id, ==, "R1");
  g_assert_cmpstr (draft->counter_account, ==, "DE02");
  g_assert_cmpuint (reading->refused->len, ==, 3);
  g_assert_cmpstr (g_array_index (reading->refused, FinRefusal, 0).field, ==, "Amt");
  g_assert_cmpstr (g_array_index (reading->refused, FinRefusal, 1).field, ==, "BookgDt");
  g_assert_cmpstr (g_array_index (reading->refused, FinRefusal, 2).field, ==, "CdtDbtInd");
  g_assert_cmpuint (reading->held->len, ==, 1);
  g_assert_cmpuint (reading->notes->len, ==, 0);
}

static void
test_camt_cut_off (void)
{
  g_autoptr (FinReading) reading = fixture_read (
      "<Document "
      "xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt><Stmt>" CAMT_ENTRY (
          "1.00", "CRDT", "BOOK", CAMT_DAY ("2024-01-31")) "<Ntry><Amt",
      -1, NULL);

  g_assert_cmpuint (fixture_count (reading), ==, 1);
  g_assert_cmpuint (reading->refused->len, ==, 1);
}

static const char gnucash[] =
    "<?xml version=\"1.0\"?><gnc-v2 xmlns:gnc=\"g\" xmlns:act=\"a\" xmlns:trn=\"t\" "
    "xmlns:split=\"s\" xmlns:ts=\"d\" xmlns:cmdty=\"c\"><gnc:book>"
    "<gnc:account><act:name>Giro</act:name><act:id>A1</act:id><act:type>BANK</act:type>"
    "<act:commodity><cmdty:id>EUR</cmdty:id></act:commodity></gnc:account>"
    "<gnc:account><act:name>Card</act:name><act:id>A2</act:id><act:type>CREDIT</act:type>"
    "<act:commodity><cmdty:id>EUR</cmdty:id></act:commodity></gnc:account>"
    "<gnc:account><act:name>Food</act:name><act:id>A3</act:id><act:type>EXPENSE</act:type></"
    "gnc:account>"
    "<gnc:transaction><trn:id>T1</trn:id><trn:date-posted><ts:date>2024-01-31 10:59:00 +0000"
    "</ts:date></trn:date-posted><trn:description>Shop</trn:description><trn:splits>"
    "<trn:split><split:quantity>-1250/100</split:quantity><split:account>A1</split:account></"
    "trn:split>"
    "<trn:split><split:quantity>1250/100</split:quantity><split:account>A3</split:account></"
    "trn:split>"
    "</trn:splits></gnc:transaction>"
    "<gnc:transaction><trn:id>T2</trn:id><trn:date-posted><ts:date>2024-02-01 10:59:00 +0000"
    "</ts:date></trn:date-posted><trn:splits>"
    "<trn:split><split:quantity>-5/1</split:quantity><split:account>A1</split:account></trn:split>"
    "<trn:split><split:quantity>5/1</split:quantity><split:account>A2</split:account></trn:split>"
    "</trn:splits></gnc:transaction></gnc:book></gnc-v2>";

static void
check_gnucash (const FinReading *reading)
{
  g_assert_cmpstr (reading->format, ==, "gnucash");
  g_assert_cmpuint (reading->statements->len, ==, 2);
  g_assert_cmpuint (fixture_count (reading), ==, 3);
  fixture_assert_draft (reading, 0, "2024-01-31", "-12.50");
  g_assert_cmpstr (fixture_draft (reading, 0)->category, ==, "Food");
  fixture_assert_draft (reading, 1, "2024-02-01", "-5.00");
  g_assert_cmpstr (fixture_draft (reading, 1)->category, ==, "[Card]");
  fixture_assert_draft (reading, 2, "2024-02-01", "5.00");
}

static void
test_gnucash (void)
{
  g_autoptr (FinReading) plain = fixture_read (gnucash, -1, NULL);
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autofree char *packed = g_malloc (sizeof gnucash + 1024);
  g_autoptr (FinReading) unpacked = NULL;
  gsize read, written;

  check_gnucash (plain);
  g_assert_cmpint (g_converter_convert (G_CONVERTER (compressor), gnucash, sizeof gnucash - 1,
                                        packed, sizeof gnucash + 1024, G_CONVERTER_INPUT_AT_END,
                                        &read, &written, NULL),
                   ==, G_CONVERTER_FINISHED);
  unpacked = fixture_read (packed, (gssize) written, NULL);
  check_gnucash (unpacked);
  fixture_assert_refused (packed, (gssize) written - 20, FIN_IMPORT_ERROR_MALFORMED);
}

#define GNUCASH_ACCOUNT(name, id, type, currency)                                                  \
  "<gnc:account><act:name>" name "</act:name><act:id>" id "</act:id><act:type>" type               \
  "</act:type><act:commodity><cmdty:id>" currency "</cmdty:id></act:commodity></gnc:account>"
#define GNUCASH_SPLIT(quantity, id)                                                                \
  "<trn:split><split:quantity>" quantity "</split:quantity><split:account>" id                     \
  "</split:account></trn:split>"
#define GNUCASH_TRANSACTION(splits)                                                                \
  "<gnc:transaction><trn:date-posted><ts:date>2024-01-31 10:59:00 +0000</ts:date>"                 \
  "</trn:date-posted><trn:splits>" splits "</trn:splits></gnc:transaction>"

/* Several other sides are the parts of the row, where they are in its currency and add up. */
static void
test_gnucash_splits (void)
{
  g_autoptr (FinReading) reading = fixture_read (
      "<?xml version=\"1.0\"?><gnc-v2 xmlns:gnc=\"g\" xmlns:act=\"a\" xmlns:trn=\"t\" "
      "xmlns:split=\"s\" xmlns:ts=\"d\" xmlns:cmdty=\"c\"><gnc:book>" GNUCASH_ACCOUNT (
          "Giro", "A1", "BANK", "EUR") GNUCASH_ACCOUNT ("Groceries", "A2", "EXPENSE", "EUR")
          GNUCASH_ACCOUNT ("Pets", "A3", "EXPENSE", "EUR") GNUCASH_ACCOUNT (
              "Travel", "A4", "EXPENSE", "USD") GNUCASH_ACCOUNT ("Savings", "A5", "BANK", "EUR")
              GNUCASH_TRANSACTION (GNUCASH_SPLIT ("-6210/100", "A1") GNUCASH_SPLIT (
                  "4000/100", "A2") GNUCASH_SPLIT ("2210/100", "A3"))
                  GNUCASH_TRANSACTION (GNUCASH_SPLIT ("-1000/100", "A1") GNUCASH_SPLIT (
                      "800/100", "A2") GNUCASH_SPLIT ("200/100", "A4"))
                      GNUCASH_TRANSACTION (GNUCASH_SPLIT ("-500/100", "A1") GNUCASH_SPLIT (
                          "300/100", "A2") GNUCASH_SPLIT ("200/100", "A5")) "</gnc:book></gnc-v2>",
      -1, NULL);
  const FinDraftPart *part = fixture_draft (reading, 0)->parts;

  g_assert_nonnull (part);
  g_assert_cmpstr (part->category, ==, "Groceries");
  g_assert_cmpint (part->amount, ==, -4000);
  g_assert_cmpstr (part->next->category, ==, "Pets");
  g_assert_cmpint (part->next->amount, ==, -2210);
  g_assert_null (part->next->next);
  g_assert_null (fixture_draft (reading, 1)->parts);
  g_assert_cmpstr (fixture_draft (reading, 2)->parts->next->category, ==, "[Savings]");
}

static void
test_homebank (void)
{
  g_autoptr (FinReading) reading = fixture_read (
      "<homebank v=\"1.4\"><cur key=\"1\" iso=\"EUR\"/><account key=\"1\" type=\"1\" curr=\"1\" "
      "name=\"Giro\"/><pay key=\"1\" name=\"Shop\"/><cat key=\"1\" name=\"Food\"/>"
      "<ope date=\"737060\" amount=\"-12.340000000000000028\" account=\"1\" payee=\"1\" "
      "category=\"1\"/>"
      "<ope date=\"-5\" amount=\"1\" account=\"1\"/><ope date=\"737060\" amount=\"1\" "
      "account=\"9\"/>"
      "<ope date=\"737060\" amount=\"1\" account=\"1\" st=\"4\"/></homebank>",
      -1, NULL);

  g_assert_cmpuint (fixture_count (reading), ==, 1);
  fixture_assert_draft (reading, 0, "2019-01-01", "-12.34");
  g_assert_cmpstr (fixture_draft (reading, 0)->payee, ==, "Shop");
  g_assert_cmpstr (fixture_draft (reading, 0)->category, ==, "Food");
  g_assert_cmpuint (reading->refused->len, ==, 2);
  g_assert_cmpuint (reading->held->len, ==, 1);
}

static void
test_refused_by_name (void)
{
  static const struct
  {
    const char *bytes;
    gssize length;
    const char *word;
  } cases[] = {
    { "%PDF-1.7\n", -1, "PDF" },
    { "PK\x03\x04..........[Content_Types].xml xl/workbook", -1, "Excel" },
    { "PK\x03\x04..........a.csv", -1, "zip" },
    { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", -1, "Excel" },
    { "<!DOCTYPE html><html></html>", -1, "web page" },
    { "<html><table></table></html>", -1, "web page" },
    { "<?xml version=\"1.0\"?><foo/>", -1, "XML" },
    { "{\"transactions\": []}", -1, "JSON" },
    { "SQLite format 3\0......", 22, "database" },
    { "PK\x03\x04......[Content_Types].xml word/document.xml", -1, "text document" },
    { "PK\x03\x04......mimetypeapplication/vnd.oasis.opendocument.spreadsheet", -1,
      "OpenDocument" },
    { "PK\x03\x04......Index/Document.iwa", -1, "Numbers" },
    { "\x89PNG\r\n", -1, "picture" },
    { "\xff\xd8\xff\xe0", -1, "picture" },
    { "II*\0....", 8, "picture" },
    { "\xac\x9e\xbd\x8f....", 8, "Quicken" },
    { "\x00\x01\x00\x00MSISAM Database...", 22, "Money" },
    { "7z\xbc\xaf\x27\x1c..", 8, "7z" },
    { "Rar!....", -1, "rar" },
    { "{\\rtf1 a}", -1, "text document" },
    { "MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n", -1, "saved web page" },
    { "<table><tr><td>Date</td></tr></table>", -1, "web page" },
    { "<?xml version=\"1.0\"?><KMYMONEY-FILE/>", -1, "KMyMoney" },
    { "<?xml version=\"1.0\"?><gnc/>", -1, "GnuCash" },
    { "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>", -1, "Excel" },
    { "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.03\"/>", -1, "payment order" },
    { "[{\"date\": 1}]", -1, "JSON" },
    { "01,122099999,123456789,040620,0200,1,,,2/\n02,031001234,122099999,1,040620,2359,,2/\n", -1,
      "BAI2" },
    { "UNA:+.? 'UNB+UNOA:1\n", -1, "EDIFACT" },
    { "ID;PWXL;N;E\n", -1, "SYLK" },
    { "!ACCNT\tNAME\n", -1, "IIF" },
    { "0000031122407205        00099449  ACCOUNT HOLDER              KREDBEBB   0063036"
      "6277 00000                                     2\n"
      "12001BE68539007547034    EUR0000000000000100000300124ACCOUNT HOLDER             "
      "                                             001\n",
      -1, "CODA" },
    { "110049150000012345672401012401311000000000100009783SOMEBODY                     \n"
      "22    15002401012401010200010000000000050000000000000000000000000000000000000000\n",
      -1, "Norma 43" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (
          cases[i].bytes, cases[i].length < 0 ? strlen (cases[i].bytes) : (gsize) cases[i].length);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].word);
      g_assert_null (fin_reader_read_bytes (bytes, "test", NULL, &error));
      g_assert_error (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_REFUSED_FORMAT);
      g_assert_nonnull (strstr (error->message, cases[i].word));
      g_assert_true (strstr (error->message, "CSV or OFX") != NULL
                     || strstr (error->message, "unpack it") != NULL);
      /* However early such a file breaks off, nothing behind its end is looked at (sanitizers). */
      for (gsize cut = MIN (g_bytes_get_size (bytes), 300); cut > 0; cut--)
        {
          g_autoptr (GBytes) part = g_bytes_new (g_bytes_get_data (bytes, NULL), cut);

          fin_reading_free (fin_reader_read_bytes (part, "test", NULL, NULL));
        }
    }
}

/* A small packed file that unpacks to very much is refused before it fills the memory. */
static void
test_bomb (void)
{
  g_autoptr (GZlibCompressor) packer = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GOutputStream) packed = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (packed, G_CONVERTER (packer));
  g_autofree char *zeros = g_malloc0 (1024 * 1024);

  for (int i = 0; i < 64; i++)
    g_assert_true (g_output_stream_write_all (stream, zeros, 1024 * 1024, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  fixture_assert_refused (
      g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (packed)),
      (gssize) g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (packed)),
      FIN_IMPORT_ERROR_TOO_LARGE);
}

static void
test_limits (void)
{
  g_autoptr (GString) deep = g_string_new ("<Document><BkToCstmrStmt>");
  g_autoptr (GString) wide = g_string_new ("<Document><BkToCstmrStmt><Stmt");

  for (int i = 0; i < 10000; i++)
    {
      g_string_append (deep, "<Stmt>");
      g_string_append_printf (wide, " a%d=\"\"", i);
    }
  g_string_append (wide, "/></BkToCstmrStmt></Document>");
  fixture_assert_refused (deep->str, (gssize) deep->len, FIN_IMPORT_ERROR_TOO_LARGE);
  fixture_assert_refused (wide->str, (gssize) wide->len, FIN_IMPORT_ERROR_TOO_LARGE);
  fixture_assert_refused (
      "<!DOCTYPE Document [<!ENTITY a \"b\">]><Document><BkToCstmrStmt/></Document>", -1,
      FIN_IMPORT_ERROR_MALFORMED);
  fixture_assert_refused ("<Document><BkToCstmrStmt></BkToCstmrStmt></Document>", -1,
                          FIN_IMPORT_ERROR_MALFORMED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/formats/mt940", test_mt940);
  g_test_add_func ("/import/formats/mt940-balance-off", test_mt940_balance_off);
  g_test_add_func ("/import/formats/qif", test_qif);
  g_test_add_func ("/import/formats/qif-asks", test_qif_asks);
  g_test_add_func ("/import/formats/camt", test_camt);
  g_test_add_func ("/import/formats/camt-cut-off", test_camt_cut_off);
  g_test_add_func ("/import/formats/gnucash", test_gnucash);
  g_test_add_func ("/import/formats/gnucash-splits", test_gnucash_splits);
  g_test_add_func ("/import/formats/homebank", test_homebank);
  g_test_add_func ("/import/formats/refused-by-name", test_refused_by_name);
  g_test_add_func ("/import/formats/bomb", test_bomb);
  g_test_add_func ("/import/formats/limits", test_limits);
  return g_test_run ();
}
