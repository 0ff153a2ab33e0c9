/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV: cutting, deciding from all rows, asking where two readings fit, and where each row ends. */
#include <string.h>

#include "fin-csv.h"
#include "import-fixture.h"

static void
test_cutting (void)
{
  static const char *const texts[] = {
    "Date,Description,Amount\n2024-01-31,TEA,-3.50\n2024-02-01,PAY,10.00\n",
    "Date;Description;Amount\r\n2024-01-31;TEA;-3,50\r\n2024-02-01;PAY;10,00\r\n",
    "Date\tDescription\tAmount\n2024-01-31\tTEA\t-3.50\n2024-02-01\tPAY\t10.00",
    "Date|Description|Amount\r2024-01-31|TEA|-3.50\r2024-02-01|PAY|10.00\r",
    "\"Date\",\"Description\",\"Amount\"\r\r\n\"2024-01-31\",\"TEA\",\"-3,50\"\r\r\n"
    "\"2024-02-01\",\"PAY\",\"10,00\"\r\r\n",
    "sep=;\nDate;Description;Amount\n2024-01-31;TEA;-3,50\n2024-02-01;PAY;10,00\n",
    "Some Bank\n\nAccount: "
    "123\nDate,Description,Amount\n\n2024-01-31,TEA,-3.50\n2024-02-01,PAY,10.00\n"
    "Total,,6.50\n",
    "\xef\xbb\xbf"
    "Buchungstag;Verwendungszweck;Betrag\n31.01.2024;TEA;-3,50\n01.02.2024;PAY;10,00\n",
    "Date,Description,Amount\n2024-01-31,\"TEA\",=\"-3.50\"\n\"2024-02-01\", \"PAY\" , 10.00 \n",
    "Date,Description,Debit,Credit\n2024-01-31,TEA,3.50,\n2024-02-01,PAY,,10.00\n",
    "Date,Description,Debit,Credit\n2024-01-31,TEA,-3.50,0.00\n2024-02-01,PAY,0.00,10.00\n",
    "Date,Description,Amount,D/C\n2024-01-31,TEA,3.50,D\n2024-02-01,PAY,10.00,C\n",
    "Datum;Omschrijving;Bedrag;Af Bij\n31-01-2024;TEA;3,50;Af\n01-02-2024;PAY;10,00;Bij\n",
    "Date,Description,Amount,Balance\n2024-01-31,TEA,3.50,96.50\n2024-02-01,PAY,-10.00,106.50\n"
    "2024-02-02,ZERO,0.00,106.50\n2024-02-02,ZERO,0.00,106.50\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (FinReading) reading = fixture_read (texts[i], -1, NULL);

      g_test_message ("%s", texts[i]);
      g_assert_cmpuint (reading->questions->len, ==, 0);
      g_assert_cmpuint (reading->refused->len, ==, 0);
      g_assert_cmpuint (fixture_count (reading), >=, 2);
      fixture_assert_draft (reading, 0, "2024-01-31", "-3.50");
      fixture_assert_draft (reading, 1, "2024-02-01", "10.00");
      g_assert_cmpstr (fixture_draft (reading, 0)->memo, ==, "TEA");
    }
}

static void
test_questions (void)
{
  static const struct
  {
    const char *text;
    FinQuestionKind kind;
    const char *first;
    const char *second;
    const char *other_date;
    const char *other_amount;
  } cases[] = {
    { "Date,Text,Amount\n01/02/2024,A,-1.00\n03/04/2024,B,2.00\n", FIN_QUESTION_DATE_ORDER, "dmy",
      "mdy", "2024-01-02", "-1.00" },
    { "Date;Text;Amount\n13.02.2024;A;-1.200\n14.02.2024;B;2.300\n", FIN_QUESTION_DECIMAL_MARK, ",",
      ".", "2024-02-13", "-1.20" },
    { "Date,Type,Text,Amount\n2024-02-13,Transfer,A,20.00\n2024-02-14,Debit,B,5.00\n"
      "2024-02-15,Credit,C,6.00\n",
      FIN_QUESTION_SIGN, "bank", "inverted", "2024-02-13", "20.00" },
    { "Date,Type,Text,Amount\n2024-02-13,Purchase,A,20.00\n2024-02-14,Deposit,B,5.00\n",
      FIN_QUESTION_SIGN, "inverted", "bank", "2024-02-13", "20.00" },
    { "Date,Text,Amount\n2024-02-13,A,20.00\n2024-02-14,B,5.00\n", FIN_QUESTION_SIGN, "bank",
      "inverted", "2024-02-13", "-20.00" },
    { "Date,Text,Amount\n2024-02-13,Salary May,20.00\n2024-02-14,B,5.00\n", FIN_QUESTION_SIGN,
      "bank", "inverted", "2024-02-13", "-20.00" },
    { "Date,Text,Amount\n2024-02-13,A,+20.00\n2024-02-14,B,5.00\n", FIN_QUESTION_SIGN, "bank",
      "inverted", "2024-02-13", "-20.00" },
    /* What is owed on a card rises with what was bought. */
    { "Date,Text,Amount,Balance\n2024-02-13,Visa A,20.00,120.00\n2024-02-14,Visa B,5.00,125.00\n",
      FIN_QUESTION_SIGN, "inverted", "bank", "2024-02-13", "20.00" },
    { "2024-02-13,A,5.00,\n2024-02-14,B,,6.00\n", FIN_QUESTION_SIGN, "bank", "inverted",
      "2024-02-13", "5.00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FinReading) reading = fixture_read (cases[i].text, -1, NULL);
      g_autoptr (FinReadOptions) options = fin_read_options_new ();
      g_autoptr (FinReading) answered = NULL;
      const FinQuestion *question;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (reading->questions->len, ==, 1);
      question = g_ptr_array_index (reading->questions, 0);
      g_assert_cmpint (question->kind, ==, cases[i].kind);
      g_assert_cmpuint (question->choices->len, ==, 2);
      g_assert_cmpstr (g_array_index (question->choices, FinChoice, 0).value, ==, cases[i].first);
      g_assert_cmpstr (g_array_index (question->choices, FinChoice, 1).value, ==, cases[i].second);
      for (guint k = 0; k < fixture_count (reading); k++)
        g_assert_true ((fixture_draft (reading, k)->flags & FIN_DRAFT_TENTATIVE) != 0);

      g_assert_true (fin_read_options_answer (options, fin_question_kind_to_string (cases[i].kind),
                                              cases[i].second));
      answered = fixture_read (cases[i].text, -1, options);
      g_assert_cmpuint (answered->questions->len, ==, 0);
      fixture_assert_draft (answered, 0, cases[i].other_date, cases[i].other_amount);
      g_assert_cmpint (fixture_draft (answered, 0)->flags & FIN_DRAFT_TENTATIVE, ==, 0);
    }
}

static void
test_no_question (void)
{
  static const char *const texts[] = {
    /* One late row decides for all. */
    "Date,Text,Amount\n01/02/2024,A,-1.00\n03/04/2024,B,2.00\n25/04/2024,C,2.00\n",
    /* Dotted dates with the year last are day-first. */
    "Datum;Text;Betrag\n01.02.2024;A;-1,00\n03.04.2024;B;2,00\n",
    /* Day and month are the same in every row. */
    "Date,Text,Amount\n02/02/2024,A,-1.00\n04/04/2024,B,2.00\n",
    /* The value date decides. */
    "Date,Value date,Text,Amount\n01/02/2024,13/02/2024,A,-1.00\n03/04/2024,04/04/2024,B,2.00\n",
    /* 1.234 with point as decimal mark would be tenths of a cent. */
    "Date;Text;Amount\n13.02.2024;A;-1.234\n14.02.2024;B;2.567\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (FinReading) reading = fixture_read (texts[i], -1, NULL);

      g_test_message ("%s", texts[i]);
      g_assert_cmpuint (reading->questions->len, ==, 0);
    }
}

static void
test_where_rows_end (void)
{
  static const char text[] = "Date,Description,Amount\n"    /* 1: skipped */
                             "2024-01-31,OK,-3.50\n"        /* 2: draft */
                             "2024-02-30,NO DAY,-1.00\n"    /* 3: refused */
                             "2024-02-01,NO AMOUNT,abc\n"   /* 4: refused */
                             "Pending,LATER,-2.00\n"        /* 5: held */
                             ",UNDATED,-2.00\n"             /* 6: refused */
                             "2024-02-02,TOO FINE,-1.005\n" /* 7: refused */
                             "2024-02-03,EMPTY,\n"          /* 8: refused */
                             "\n"
                             "Total,,-3.50\n"                  /* 10: skipped */
                             "2024-02-04,TWO\"QUOTES\",1.00\n" /* 11: draft */
                             "2024-02-05,\"open,1.00\n";       /* 12: refused */
  static const guint refused[] = { 3, 4, 6, 7, 8, 12 };
  g_autoptr (FinReading) reading = fixture_read (text, -1, NULL);

  g_assert_cmpuint (fixture_count (reading), ==, 2);
  g_assert_cmpuint (reading->held->len, ==, 1);
  g_assert_cmpuint (g_array_index (reading->held, FinHeld, 0).line, ==, 5);
  g_assert_cmpuint (reading->skipped->len, ==, 2);
  g_assert_cmpuint (reading->refused->len, ==, G_N_ELEMENTS (refused));
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      const FinRefusal *refusal = &g_array_index (reading->refused, FinRefusal, i);

      g_assert_cmpuint (refusal->line, ==, refused[i]);
      g_assert_nonnull (refusal->field);
      g_assert_nonnull (refusal->reason);
    }
  g_assert_cmpuint (fin_reading_count_rows (reading), ==, 9);
}

static void
test_original_text (void)
{
  g_autoptr (FinReading) reading = fixture_read (
      "Date,Text,Amount\n2024-01-31,\"two\nlines\",-3.50\n2024-02-01,x,1\n", -1, NULL);
  g_autofree char *original = fin_reading_dup_original (reading, fixture_draft (reading, 0));

  g_assert_cmpstr (original, ==, "2024-01-31,\"two\nlines\",-3.50");
  g_assert_cmpstr (fixture_draft (reading, 0)->memo, ==, "two lines");
  g_assert_cmpuint (fixture_draft (reading, 1)->line, ==, 4);
}

static void
test_balance_proves_the_sign (void)
{
  g_autoptr (FinReading) reading = fixture_read (
      "Date,Description,Amount,Balance\n2024-01-31,A,5.00,95.00\n2024-02-01,B,7.00,88.00\n"
      "2024-02-02,C,-12.00,100.00\n",
      -1, NULL);

  g_assert_cmpuint (reading->questions->len, ==, 0);
  fixture_assert_draft (reading, 0, "2024-01-31", "-5.00");
  fixture_assert_draft (reading, 2, "2024-02-02", "12.00");
  g_assert_true (fin_reading_get_statement (reading, 0)->has_balance);
  g_assert_cmpint (fin_reading_get_statement (reading, 0)->balance, ==, 10000);
}

/* Nothing is negative, and yet it is told which way the money went. */
static void
test_signs_that_are_told (void)
{
  static const struct
  {
    const char *text;
    const char *amount;
  } cases[] = {
    { "Date,Text,Amount\n2024-02-13,A,+20.00\n2024-02-14,B,+5.00\n", "20.00" },
    { "Date,Text,Amount\n2024-02-13,Salary,20.00\n2024-02-14,Wages,5.00\n", "20.00" },
    { "Date,Text,Paid in\n2024-02-13,A,20.00\n2024-02-14,B,5.00\n", "20.00" },
    { "Date,Text,Paid out\n2024-02-13,A,20.00\n2024-02-14,B,5.00\n", "-20.00" },
    { "Date,Text,Amount,Balance\n2024-02-13,A,20.00,120.00\n2024-02-14,B,5.00,125.00\n", "20.00" },
    { "Date,Text,Amount,Balance\n2024-02-13,A,20.00,120.00\n2024-02-14,B,5.00,115.00\n"
      "2024-02-15,C,6.00,109.00\n",
      "-20.00" },
    /* Rows are missing, but the account began with the first. */
    { "Date,Text,Amount,Balance\n2024-02-13,A,20.00,20.00\n2024-02-14,B,5.00,31.00\n", "20.00" },
    { "Date,Merchant,Category,Account,Original Statement,Notes,Amount\n"
      "2024-02-13,A,Gifts,Visa,A,,20.00\n2024-02-14,B,Gifts,Visa,B,,5.00\n",
      "20.00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FinReading) reading = fixture_read (cases[i].text, -1, NULL);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (reading->questions->len, ==, 0);
      fixture_assert_draft (reading, 0, "2024-02-13", cases[i].amount);
    }
}

/* With a single row there is nothing to compare: what is assumed is said. */
static void
test_single_row_without_a_sign (void)
{
  g_autoptr (FinReading) reading =
      fixture_read ("Date,Text,Amount\n2024-02-13,A,20.00\n", -1, NULL);

  g_assert_cmpuint (reading->questions->len, ==, 0);
  g_assert_cmpuint (reading->notes->len, ==, 1);
  fixture_assert_draft (reading, 0, "2024-02-13", "20.00");
}

/* The answer of the company's side turns the balance as well. */
static void
test_owed_balance_by_answer (void)
{
  g_autoptr (FinReadOptions) options = fin_read_options_new ();
  g_autoptr (FinReading) reading = NULL;

  options->sign = g_strdup ("inverted");
  reading = fixture_read ("Date,Text,Amount,Balance\n2024-02-13,A,20.00,120.00\n"
                          "2024-02-14,B,5.00,125.00\n",
                          -1, options);
  fixture_assert_draft (reading, 1, "2024-02-14", "-5.00");
  g_assert_cmpint (fin_reading_get_statement (reading, 0)->balance, ==, -12500);
}

/* LCL: the balance at the end of a table without titles looks like a transaction. */
static void
test_bare_row_is_held (void)
{
  static const char *const ends[] = {
    "2024-02-13,-5.00,Card,A\n2024-02-14,-6.00,Card,B\n2024-02-15,100.00,,0123 456X\n",
    "2024-02-15,100.00,,0123 456X\n2024-02-14,-6.00,Card,B\n2024-02-13,-5.00,Card,A\n",
  };
  g_autoptr (FinReading) real =
      fixture_read ("2024-02-13,-5.00,Card,A\n2024-02-14,-6.00,,\n2024-02-15,100.00,,\n", -1, NULL);
  g_autoptr (FinReading) titled = fixture_read (
      "Date,Amount,Text\n2024-02-13,-5.00,Tea\n2024-02-14,-6.00,Cake\n2024-02-15,100.00,\n", -1,
      NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (FinReading) reading = fixture_read (ends[i], -1, NULL);

      g_assert_cmpuint (fixture_count (reading), ==, 2);
      g_assert_cmpuint (reading->held->len, ==, 1);
      g_assert_cmpint (g_array_index (reading->held, FinHeld, 0).draft.amount, ==, 10000);
    }
  g_assert_cmpuint (fixture_count (real), ==, 3);
  g_assert_cmpuint (fixture_count (titled), ==, 3);
}

/* "Date: ..." lines in blocks, with what may stand around and between them. */
static void
test_blocks (void)
{
  static const char *const texts[] = {
    "From:\xc2\xa0"
    "01/01/2024 to 31/01/2024\r\n\t\t\r\nAccount: XXXX 1234\r\n\r\n"
    "Date:\xc2\xa0"
    "31/01/2024\r\nDescription: TEA, AT 5\r\nAmount: -3.50\xc2\xa0\t\r\nBalance: 96.50 GBP\r\n"
    "\r\nDate: 01/02/2024\r\nDescription: PAY\r\nAmount: 10.00\r\nBalance: 106.50\r\n",
    "Datum: 31.01.2024\nVerwendungszweck: TEA,\n AT 5\nBetrag: -3,50\n"
    "Datum: 01.02.2024\nVerwendungszweck: PAY\nBetrag: 10,00",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (FinReading) reading = fixture_read (texts[i], -1, NULL);
      g_autofree char *original = NULL;

      g_assert_cmpuint (fixture_count (reading), ==, 2);
      g_assert_cmpuint (reading->refused->len + reading->held->len + reading->questions->len, ==,
                        0);
      fixture_assert_draft (reading, 0, "2024-01-31", "-3.50");
      fixture_assert_draft (reading, 1, "2024-02-01", "10.00");
      g_assert_true (g_str_has_prefix (fixture_draft (reading, 0)->memo, "TEA,"));
      g_assert_cmpuint (fixture_draft (reading, 0)->line, ==, i == 0 ? 5 : 1);
      original = fin_reading_dup_original (reading, fixture_draft (reading, 1));
      g_assert_true (g_str_has_prefix (original, "Dat"));
      g_assert_nonnull (strstr (original, "PAY"));
    }
}

static void
test_accounts_of_their_own (void)
{
  g_autoptr (FinReading) reading =
      fixture_read ("Date,Account,Payee,Amount,Currency\n2024-01-31,Giro,A,-1.00,EUR\n"
                    "2024-02-01,Card,B,-2.00,EUR\n2024-02-02,Giro,C,3.00,EUR\n",
                    -1, NULL);

  g_assert_cmpuint (reading->statements->len, ==, 2);
  g_assert_cmpstr (fin_reading_get_statement (reading, 0)->account_name, ==, "Giro");
  g_assert_cmpuint (fin_reading_get_statement (reading, 0)->drafts->len, ==, 2);
  g_assert_cmpuint (fin_reading_get_statement (reading, 1)->drafts->len, ==, 1);
  g_assert_cmpstr (fin_reading_get_statement (reading, 1)->currency, ==, "EUR");
}

static void
test_columns_by_answer (void)
{
  g_autoptr (FinReadOptions) options = fin_read_options_new ();
  g_autoptr (FinReading) reading = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a,b,c\n", 6);

  options->columns = g_strdup ("date=2,amount=Zahl,payee=1");
  reading = fixture_read ("Wer,Wann,Zahl\nX,2024-01-31,-3.50\n", -1, options);
  fixture_assert_draft (reading, 0, "2024-01-31", "-3.50");
  g_assert_cmpstr (fixture_draft (reading, 0)->payee, ==, "X");
  g_assert_cmpstr (g_array_index (reading->columns, FinColumn, 2).role, ==, "amount");

  g_clear_pointer (&options->columns, g_free);
  options->columns = g_strdup ("date=9,amount=1");
  g_assert_null (fin_reader_read_bytes (bytes, "test", options, &error));
  g_assert_error (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_OPTION);
}

static void
test_no_table (void)
{
  fixture_assert_refused ("", 0, FIN_IMPORT_ERROR_EMPTY);
  fixture_assert_refused ("\xff\xfe", 2, FIN_IMPORT_ERROR_EMPTY);
  fixture_assert_refused ("\xef\xbb\xbf", 3, FIN_IMPORT_ERROR_EMPTY);
  fixture_assert_refused ("just a letter\nwith two lines\n", -1, FIN_IMPORT_ERROR_UNKNOWN_FORMAT);
  fixture_assert_refused ("a,b\nc,d\n", -1, FIN_IMPORT_ERROR_UNKNOWN_FORMAT);
  fixture_assert_refused ("#!/bin/sh\n2024-01-01,1.00\n", -1, FIN_IMPORT_ERROR_REFUSED_FORMAT);
}

static gboolean
stop_cb (guint64 done, guint64 total, gpointer data)
{
  return FALSE;
}

static void
test_cancel (void)
{
  g_autoptr (GString) text = g_string_new ("Date,Text,Amount\n");
  g_autoptr (FinReadOptions) options = fin_read_options_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  for (int i = 0; i < 10000; i++)
    g_string_append (text, "2024-01-31,A,-1.00\n");
  bytes = g_bytes_new (text->str, text->len);
  options->progress = stop_cb;
  g_assert_null (fin_reader_read_bytes (bytes, "test", options, &error));
  g_assert_error (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_CANCELLED);
}

/* Whole units only, and twice: nothing in it says which column is the amount. */
#define UNREADABLE "K1;K2;K3;K4\n1.11.26;Harbour;7;2140\n2.11.26;Rent;9;860\n25.11.26;Grocer;3;39\n"

static FinCsvOutline *
outline (const char *text, const FinReadOptions *options)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  FinCsvOutline *found = fin_csv_outline (bytes, "test", options, &error);

  g_assert_no_error (error);
  return found;
}

static void
test_outline (void)
{
  g_autoptr (FinCsvOutline) found = outline (UNREADABLE, NULL);
  const FinColumn *first = &g_array_index (found->columns, FinColumn, 0);
  char **row;

  fixture_assert_refused (UNREADABLE, -1, FIN_IMPORT_ERROR_UNKNOWN_FORMAT);
  g_assert_cmpuint (found->columns->len, ==, 4);
  g_assert_cmpstr (first->title, ==, "K1");
  g_assert_cmpstr (first->role, ==, "date");
  g_assert_cmpstr (found->delimiter, ==, ";");
  g_assert_cmpuint (found->first_row, ==, 2);
  g_assert_cmpuint (found->rows->len, ==, 3);
  row = g_ptr_array_index (found->rows, 2);
  g_assert_cmpuint (g_strv_length (row), ==, 4);
  g_assert_cmpstr (row[1], ==, "Grocer");
}

/* The key is the layout's, whatever a person answered and however many rows there are. */
static void
test_layout_key (void)
{
  g_autoptr (FinReadOptions) options = fin_read_options_new ();
  g_autoptr (FinCsvOutline) plain = outline (UNREADABLE, NULL);
  g_autoptr (FinCsvOutline) other = outline ("K1;K2;K3;K5\n1.11.26;Harbour;7;2140\n", NULL);
  g_autoptr (FinCsvOutline) without = outline ("2026-11-01,Harbour,-2.50\n", NULL);
  g_autoptr (FinCsvOutline) later =
      outline ("2026-12-01,Rent,-860.00\n2026-12-02,Grocer,-39.00\n", NULL);
  g_autoptr (FinCsvOutline) turned = outline ("Harbour,2026-11-01,-2.50\n", NULL);
  g_autoptr (FinReading) reading = NULL;

  options->columns = g_strdup ("date=1,payee=2,amount=4");
  options->first_row = g_strdup ("3");
  options->delimiter = g_strdup (";");
  reading = fixture_read (UNREADABLE, -1, options);
  g_assert_cmpstr (reading->layout_key, ==, plain->layout_key);
  g_assert_cmpstr (other->layout_key, !=, plain->layout_key);
  g_assert_cmpstr (without->layout_key, ==, later->layout_key);
  g_assert_cmpstr (without->layout_key, !=, turned->layout_key);
}

/* The other side is the payer of what came in and the receiver of what went out. */
static void
test_payer_and_receiver (void)
{
  static const char text[] =
      "Buchungsdatum;Zahlungspflichtige*r;Zahlungsempfänger*in;Verwendungszweck;Betrag (€)\n"
      "30.10.26;ISSUER;Harbour Market;Card;-23,45\n"
      "29.10.26;Acme GmbH;Jane Doe;October;2.345,67\n";
  g_autoptr (FinReading) reading = fixture_read (text, -1, NULL);
  g_autoptr (FinReading) lone =
      fixture_read ("Datum;Auftraggeber;Text;Betrag\n30.10.26;Harbour Market;Card;-23,45\n"
                    "29.10.26;Acme GmbH;October;2.345,67\n",
                    -1, NULL);

  g_assert_cmpstr (fixture_draft (reading, 0)->payee, ==, "Harbour Market");
  g_assert_cmpstr (fixture_draft (reading, 1)->payee, ==, "Acme GmbH");
  g_assert_cmpstr (fixture_draft (reading, 0)->memo, ==, "Card");
  g_assert_cmpstr (fixture_draft (reading, 0)->currency, ==, "EUR");
  g_assert_cmpstr (fixture_draft (lone, 0)->payee, ==, "Harbour Market");
  g_assert_cmpstr (fixture_draft (lone, 1)->payee, ==, "Acme GmbH");
}

/* The other side's account is not the holder's, whatever words its title shares. */
static void
test_account_of_the_other_side (void)
{
  g_autoptr (FinReading) reading =
      fixture_read ("\"Datum provedení\";\"Částka v měně účtu\";\"Název protistrany\";"
                    "\"Číslo účtu protistrany\"\n"
                    "\"14/11/2026\";\"-458,50\";\"Harbour\";\"\"\n"
                    "\"13/11/2026\";\"35000,00\";\"Acme s.r.o.\";\"123456789/0100\"\n"
                    "\"12/11/2026\";\"-90,00\";\"Rent\";\"987654321/0800\"\n",
                    -1, NULL);

  g_assert_cmpuint (reading->statements->len, ==, 1);
  g_assert_null (fin_reading_get_statement (reading, 0)->account_id);
  g_assert_cmpstr (fixture_draft (reading, 1)->payee, ==, "Acme s.r.o.");
  g_assert_cmpstr (fixture_draft (reading, 1)->counter_account, ==, "123456789/0100");
}

/* Stars, words of direction and what was said already are no part of the text. */
static void
test_text_of_cells (void)
{
  g_autoptr (FinReading) starred =
      fixture_read ("\"11/14/2026\",\"-25.00\",\"*\",\"\",\"HARBOUR OIL\"\n"
                    "\"11/01/2026\",\"1500.00\",\"*\",\"\",\"ACME PAY\"\n",
                    -1, NULL);
  g_autoptr (FinReading) directed =
      fixture_read ("Details,Posting Date,Description,Amount\nDEBIT,11/14/2026,HARBOUR,-45.12\n"
                    "CREDIT,11/13/2026,ACME PAY,2100.00\n",
                    -1, NULL);
  g_autoptr (FinReading) twice =
      fixture_read ("Date,Name,Notes,Description,Amount\n2026-11-14,Alice,dinner,dinner,-4.35\n"
                    "2026-11-15,Bob,lunch,LUNCH LTD,-5.00\n",
                    -1, NULL);

  g_assert_cmpstr (fixture_draft (starred, 0)->memo, ==, "HARBOUR OIL");
  g_assert_cmpstr (fixture_draft (directed, 0)->memo, ==, "HARBOUR");
  g_assert_cmpstr (fixture_draft (twice, 0)->memo, ==, "dinner");
  g_assert_cmpstr (fixture_draft (twice, 1)->memo, ==, "lunch LUNCH LTD");
}

static void
test_table_by_answer (void)
{
  static const char text[] = "Export of 2026-01-01;12.00\n\nWhen|Who;Co|Sum\n"
                             "2026-11-01|Harbour; Ltd|-2.50\n2026-11-02|Rent|-860.00\n";
  g_autoptr (FinReadOptions) options = fin_read_options_new ();
  g_autoptr (FinReading) reading = NULL;
  g_autoptr (FinReading) titled = NULL;

  options->delimiter = g_strdup ("|");
  options->first_row = g_strdup ("4");
  options->columns = g_strdup ("date=When,payee=2,amount=Sum");
  titled = fixture_read (text, -1, options);
  g_assert_cmpuint (fixture_count (titled), ==, 2);
  fixture_assert_draft (titled, 0, "2026-11-01", "-2.50");
  g_assert_cmpstr (fixture_draft (titled, 0)->payee, ==, "Harbour; Ltd");

  /* The row above is data: then there are no titles, and it is left out. */
  g_free (options->first_row);
  options->first_row = g_strdup ("5");
  g_free (options->columns);
  options->columns = g_strdup ("date=1,payee=2,amount=3");
  reading = fixture_read (text, -1, options);
  g_assert_cmpuint (fixture_count (reading), ==, 1);
  fixture_assert_draft (reading, 0, "2026-11-02", "-860.00");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/csv/cutting", test_cutting);
  g_test_add_func ("/import/csv/questions", test_questions);
  g_test_add_func ("/import/csv/no-question", test_no_question);
  g_test_add_func ("/import/csv/where-rows-end", test_where_rows_end);
  g_test_add_func ("/import/csv/original-text", test_original_text);
  g_test_add_func ("/import/csv/balance-proves-the-sign", test_balance_proves_the_sign);
  g_test_add_func ("/import/csv/signs-that-are-told", test_signs_that_are_told);
  g_test_add_func ("/import/csv/single-row-without-a-sign", test_single_row_without_a_sign);
  g_test_add_func ("/import/csv/owed-balance-by-answer", test_owed_balance_by_answer);
  g_test_add_func ("/import/csv/bare-row-is-held", test_bare_row_is_held);
  g_test_add_func ("/import/csv/blocks", test_blocks);
  g_test_add_func ("/import/csv/accounts-of-their-own", test_accounts_of_their_own);
  g_test_add_func ("/import/csv/columns-by-answer", test_columns_by_answer);
  g_test_add_func ("/import/csv/outline", test_outline);
  g_test_add_func ("/import/csv/layout-key", test_layout_key);
  g_test_add_func ("/import/csv/payer-and-receiver", test_payer_and_receiver);
  g_test_add_func ("/import/csv/account-of-the-other-side", test_account_of_the_other_side);
  g_test_add_func ("/import/csv/text-of-cells", test_text_of_cells);
  g_test_add_func ("/import/csv/table-by-answer", test_table_by_answer);
  g_test_add_func ("/import/csv/no-table", test_no_table);
  g_test_add_func ("/import/csv/cancel", test_cancel);
  return g_test_run ();
}
