/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OFX: what is broken is refused by line and field, and nothing becomes 0.00, today or 1970. */
#include <string.h>

#include "import-fixture.h"

#define HEAD                                                                                       \
  "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nCHARSET:1252\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><"      \
  "STMTRS>"                                                                                        \
  "<CURDEF>EUR<BANKACCTFROM><BANKID>1<ACCTID>42<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST>\n"
#define TAIL                                                                                       \
  "</BANKTRANLIST><LEDGERBAL><BALAMT>100.00<DTASOF>20240131</LEDGERBAL></STMTRS></STMTTRNRS>"      \
  "</BANKMSGSRSV1></OFX>\n"
#define ROW(date, amount)                                                                          \
  "<STMTTRN><TRNTYPE>OTHER<DTPOSTED>" date "<TRNAMT>" amount "<NAME>X</STMTTRN>\n"

static void
test_statement (void)
{
  g_autoptr (FinReading) reading = fixture_read (
      HEAD ROW ("20240105", "-5.00") ROW ("20240106120000[-5:EST]", "7") TAIL, -1, NULL);
  const FinBankStatement *statement = fin_reading_get_statement (reading, 0);

  g_assert_cmpstr (reading->format, ==, "ofx1");
  g_assert_cmpstr (statement->account_id, ==, "42");
  g_assert_cmpstr (statement->kind, ==, "current");
  g_assert_cmpstr (statement->currency, ==, "EUR");
  g_assert_true (statement->has_balance);
  g_assert_cmpint (statement->balance, ==, 10000);
  g_assert_cmpuint (fixture_count (reading), ==, 2);
  fixture_assert_draft (reading, 0, "2024-01-05", "-5.00");
  fixture_assert_draft (reading, 1, "2024-01-06", "7.00");
  g_assert_cmpint (fixture_draft (reading, 1)->time, ==, FIN_TIME_NONE);
  g_assert_cmpuint (fixture_draft (reading, 1)->line, ==, 8);
}

static void
test_refused_rows (void)
{
  static const struct
  {
    const char *row;
    const char *field;
    const char *value;
  } cases[] = {
    { ROW ("20240230", "-5.00"), "DTPOSTED", "20240230" },
    { ROW ("20240105", "abc"), "TRNAMT", "abc" },
    { ROW ("20240105", "$120"), "TRNAMT", "$120" },
    { ROW ("20240105", "-92233720368547758.09"), "TRNAMT", "-92233720368547758.09" },
    { ROW ("20240105", "1.2345"), "TRNAMT", "1.2345" },
    { ROW ("01/02/2024", "1.00"), "DTPOSTED", "01/02/2024" },
    { "<STMTTRN><TRNAMT>-1.00</STMTTRN>\n", "DTPOSTED", "" },
    { "<STMTTRN><DTPOSTED>20240105</STMTTRN>\n", "TRNAMT", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
          g_strconcat (HEAD, cases[i].row, ROW ("20240105", "-5.00"), TAIL, NULL);
      g_autoptr (FinReading) reading = fixture_read (text, -1, NULL);
      const FinRefusal *refusal;

      g_test_message ("%s", cases[i].row);
      g_assert_cmpuint (fixture_count (reading), ==, 1);
      g_assert_cmpuint (reading->refused->len, ==, 1);
      refusal = &g_array_index (reading->refused, FinRefusal, 0);
      g_assert_cmpuint (refusal->line, ==, 7);
      g_assert_cmpstr (refusal->field, ==, cases[i].field);
      g_assert_cmpstr (refusal->value, ==, cases[i].value);
    }
}

static void
test_marks_of_the_file_decide (void)
{
  g_autoptr (FinReading) grouped =
      fixture_read (HEAD ROW ("20240105", "-1,200") ROW ("20240106", "-3.50") TAIL, -1, NULL);
  g_autoptr (FinReading) decimal =
      fixture_read (HEAD ROW ("20240105", "-1,200") ROW ("20240106", "-3,50") TAIL, -1, NULL);
  g_autoptr (FinReading) open =
      fixture_read ("OFXHEADER:100\n\n<OFX><STMTRS><CURDEF>EUR<BANKTRANLIST>" ROW (
                        "20240105", "-1,200") "</BANKTRANLIST></STMTRS></OFX>",
                    -1, NULL);
  const FinQuestion *question;

  fixture_assert_draft (grouped, 0, "2024-01-05", "-1200.00");
  /* The balance of TAIL has a point; it is one amount against two rows and decides nothing here. */
  g_assert_cmpuint (fixture_count (decimal), ==, 2);
  g_assert_cmpuint (open->questions->len, ==, 1);
  question = g_ptr_array_index (open->questions, 0);
  g_assert_cmpint (question->kind, ==, FIN_QUESTION_DECIMAL_MARK);
  g_assert_true ((fixture_draft (open, 0)->flags & FIN_DRAFT_TENTATIVE) != 0);
}

static void
test_repeated_ids (void)
{
  g_autoptr (FinReading) reading =
      fixture_read (HEAD "<STMTTRN><DTPOSTED>20240105<TRNAMT>1<FITID>A</STMTTRN>"
                         "<STMTTRN><DTPOSTED>20240106<TRNAMT>2<FITID>A</STMTTRN>"
                         "<STMTTRN><DTPOSTED>20240106<TRNAMT>2<FITID>B</STMTTRN>" TAIL,
                    -1, NULL);

  g_assert_cmpuint (fixture_count (reading), ==, 3);
  g_assert_true ((fixture_draft (reading, 0)->flags & FIN_DRAFT_REPEATED_ID) != 0);
  g_assert_true ((fixture_draft (reading, 1)->flags & FIN_DRAFT_REPEATED_ID) != 0);
  g_assert_false ((fixture_draft (reading, 2)->flags & FIN_DRAFT_REPEATED_ID) != 0);
}

static void
test_truncated (void)
{
  g_autoptr (FinReading) reading =
      fixture_read (HEAD ROW ("20240105", "-5.00") "<STMTTRN><DTPOSTED>2024", -1, NULL);

  g_assert_cmpuint (fixture_count (reading), ==, 1);
  g_assert_cmpuint (reading->refused->len, ==, 1);
  g_assert_cmpuint (g_array_index (reading->refused, FinRefusal, 0).line, ==, 8);
}

static void
test_entities_once (void)
{
  g_autoptr (FinReading) reading =
      fixture_read (HEAD "<STMTTRN><DTPOSTED>20240105<TRNAMT>1<NAME>A &amp;amp; B &lt;C&gt; D & E "
                         "&#233; < F</STMTTRN>" TAIL,
                    -1, NULL);

  g_assert_cmpstr (fixture_draft (reading, 0)->payee, ==, "A &amp; B <C> D & E é < F");
}

static void
test_xml (void)
{
  static const char good[] =
      "<?xml version=\"1.0\"?><?OFX OFXHEADER=\"200\"?><OFX><STMTRS><CURDEF>USD</CURDEF>"
      "<BANKTRANLIST><STMTTRN><DTPOSTED>20240105</DTPOSTED><TRNAMT>-1.50</TRNAMT>"
      "<NAME>A %s B</NAME></STMTTRN></BANKTRANLIST></STMTRS></OFX>";
  g_autofree char *well_formed = g_strdup_printf (good, "&amp;");
  g_autofree char *sloppy = g_strdup_printf (good, "&");
  g_autoptr (FinReading) first = fixture_read (well_formed, -1, NULL);
  g_autoptr (FinReading) second = fixture_read (sloppy, -1, NULL);

  g_assert_cmpstr (first->format, ==, "ofx2");
  fixture_assert_draft (first, 0, "2024-01-05", "-1.50");
  g_assert_cmpstr (fixture_draft (first, 0)->payee, ==, "A & B");
  g_assert_cmpstr (fixture_draft (second, 0)->payee, ==, "A & B");
  g_assert_cmpuint (fixture_count (second), ==, 1);
}

static void
test_doctype_is_refused (void)
{
  fixture_assert_refused ("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><?OFX x=\"1\"?>"
                          "<OFX><STMTRS>&b;</STMTRS></OFX>",
                          -1, FIN_IMPORT_ERROR_MALFORMED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/ofx/statement", test_statement);
  g_test_add_func ("/import/ofx/refused-rows", test_refused_rows);
  g_test_add_func ("/import/ofx/marks-of-the-file-decide", test_marks_of_the_file_decide);
  g_test_add_func ("/import/ofx/repeated-ids", test_repeated_ids);
  g_test_add_func ("/import/ofx/truncated", test_truncated);
  g_test_add_func ("/import/ofx/entities-once", test_entities_once);
  g_test_add_func ("/import/ofx/xml", test_xml);
  g_test_add_func ("/import/ofx/doctype-is-refused", test_doctype_is_refused);
  return g_test_run ();
}
