/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Matching of a file's rows with the ledger: the rules one by one, then random files and their parts. */
#include <string.h>

#include "fin-match-text.h"
#include "fin-matcher.h"

/* The file is a CSV; an OFX of the ledger is another source. */
#define OFX 1
#define CSV 2

static FinMatchEntry
entry (FinDate date, gint64 amount, const char *text, const char *id, guint64 source)
{
  return (FinMatchEntry) {
    .date = date,
    .amount = amount,
    .text_hash = fin_match_text_hash (text, strlen (text)),
    .id_hash = id != NULL ? fin_match_text_hash (id, strlen (id)) : 0,
    .other_source = source == OFX,
    .text = text,
  };
}

static void
assert_verdict (const FinMatch *match, FinImportOutcome outcome, FinHoldReason reason, int other)
{
  g_assert_cmpint (match->outcome, ==, outcome);
  g_assert_cmpint (match->hold_reason, ==, reason);
  g_assert_cmpint (match->entry, ==, other);
}

static void
test_empty (void)
{
  FinMatchEntry row = entry (10, -450, "coffee", NULL, CSV);
  g_autofree FinMatch *none = fin_matcher_match (&row, 1, NULL, 0);
  g_autofree FinMatch *first = fin_matcher_match (NULL, 0, &row, 1);

  g_assert_nonnull (none);
  assert_verdict (&first[0], FIN_IMPORT_ROW_ADDED, FIN_HOLD_NONE, -1);
}

static void
test_bank_id (void)
{
  FinMatchEntry ledger[] = {
    entry (10, -450, "coffee", "A", CSV),
    entry (11, -450, "coffee", "B", CSV),
  };
  FinMatchEntry file[] = {
    entry (10, -450, "COFFEE renamed by the bank", "A", CSV),
    entry (11, -451, "coffee", "B", CSV),
    entry (11, -450, "coffee", "C", CSV),
  };
  g_autofree FinMatch *matches = fin_matcher_match (ledger, 2, file, 3);

  assert_verdict (&matches[0], FIN_IMPORT_ROW_PRESENT, FIN_HOLD_NONE, 0);
  assert_verdict (&matches[1], FIN_IMPORT_ROW_HELD, FIN_HOLD_ID_DIFFERS, 1);
  assert_verdict (&matches[2], FIN_IMPORT_ROW_ADDED, FIN_HOLD_NONE, -1);
}

static void
test_repeated_id (void)
{
  FinMatchEntry file[] = {
    entry (10, -450, "coffee", "A", CSV),
    entry (12, -900, "lunch", "A", CSV),
    entry (12, -901, "supper", "B", CSV),
  };
  g_autofree FinMatch *first = fin_matcher_match (NULL, 0, file, 3);
  g_autofree FinMatch *again = fin_matcher_match (file, 3, file, 3);

  for (int i = 0; i < 3; i++)
    {
      assert_verdict (&first[i], FIN_IMPORT_ROW_ADDED, FIN_HOLD_NONE, -1);
      assert_verdict (&again[i], FIN_IMPORT_ROW_PRESENT, FIN_HOLD_NONE, i);
      g_assert_cmpint (first[i].repeated_id, ==, i < 2);
    }
}

static void
test_equal_rows_are_counted (void)
{
  FinMatchEntry ledger[] = { entry (10, -450, "coffee", NULL, CSV) };
  FinMatchEntry file[] = {
    entry (10, -450, "coffee", NULL, CSV),
    entry (10, -450, "coffee", NULL, CSV),
    entry (10, -450, "coffee", NULL, CSV),
    entry (10, -450, "tea", NULL, CSV),
    entry (11, -450, "coffee", NULL, CSV),
  };
  g_autofree FinMatch *matches = fin_matcher_match (ledger, 1, file, 5);

  assert_verdict (&matches[0], FIN_IMPORT_ROW_PRESENT, FIN_HOLD_NONE, 0);
  for (int i = 1; i < 5; i++)
    assert_verdict (&matches[i], FIN_IMPORT_ROW_ADDED, FIN_HOLD_NONE, -1);
}

static void
test_equal_rows_of_other_ids (void)
{
  FinMatchEntry ledger[] = {
    entry (10, -450, "coffee", "A", CSV),
    entry (10, -450, "coffee", NULL, CSV),
  };
  FinMatchEntry file[] = {
    entry (10, -450, "coffee", "B", CSV),
    entry (10, -450, "coffee", "C", CSV),
  };
  g_autofree FinMatch *matches = fin_matcher_match (ledger, 2, file, 2);

  /* The row without an id answers for one of them; the one with id A is another payment. */
  assert_verdict (&matches[0], FIN_IMPORT_ROW_PRESENT, FIN_HOLD_NONE, 1);
  assert_verdict (&matches[1], FIN_IMPORT_ROW_ADDED, FIN_HOLD_NONE, -1);
}

/* A bank with new ids in each download: the rows are known all the same, and wait for a decision. */
static void
test_new_ids_of_known_rows (void)
{
  const FinMatchEntry ledger[] = {
    entry (10, -450, "coffee", "A1", CSV), entry (10, -450, "coffee", "A2", CSV),
    entry (11, -900, "lunch", "A3", CSV),  entry (12, -300, "tea", "A4", CSV),
  };
  const FinMatchEntry file[] = {
    entry (10, -450, "coffee", "B1", CSV), entry (10, -450, "coffee", "B2", CSV),
    entry (11, -900, "lunch", "B3", CSV),  entry (12, -300, "tea", "B4", CSV),
    entry (13, -300, "tea", "B5", CSV),
  };
  /* Here one id is known, so the others are what they say: other payments. */
  const FinMatchEntry mixed[] = {
    entry (10, -450, "coffee", "A1", CSV), entry (10, -450, "coffee", "B2", CSV),
    entry (11, -900, "lunch", "B3", CSV),  entry (12, -300, "tea", "B4", CSV),
  };
  g_autofree FinMatch *renamed = fin_matcher_match (ledger, 4, file, 5);
  g_autofree FinMatch *others = fin_matcher_match (ledger, 4, mixed, 4);

  for (int i = 0; i < 4; i++)
    assert_verdict (&renamed[i], FIN_IMPORT_ROW_HELD, FIN_HOLD_LIKELY_DUPLICATE, i);
  g_assert_cmpint (renamed[4].outcome, ==, FIN_IMPORT_ROW_ADDED);
  g_assert_cmpint (others[0].outcome, ==, FIN_IMPORT_ROW_PRESENT);
  for (int i = 1; i < 4; i++)
    g_assert_cmpint (others[i].outcome, ==, FIN_IMPORT_ROW_ADDED);
}

static void
test_likely_duplicates (void)
{
  FinMatchEntry ledger[] = {
    entry (10, -450, "blue bottle coffee 4711", "A", OFX),
    entry (11, -450, "blue bottle coffee 4712", "B", OFX),
    entry (20, -8000, "rent", "C", OFX),
    entry (30, -1200, "city library", "D", OFX),
  };
  FinMatchEntry file[] = {
    entry (12, -450, "card purchase blue bottle coff", NULL, CSV),
    entry (10, -450, "card purchase blue bottle coff", NULL, CSV),
    entry (13, -450, "card purchase blue bottle coff", NULL, CSV),
    entry (25, -8000, "rent", NULL, CSV),
    entry (30, -1200, "swimming pool", NULL, CSV),
  };
  g_autofree FinMatch *matches = fin_matcher_match (ledger, 4, file, 5);

  assert_verdict (&matches[0], FIN_IMPORT_ROW_HELD, FIN_HOLD_LIKELY_DUPLICATE, 1);
  assert_verdict (&matches[1], FIN_IMPORT_ROW_HELD, FIN_HOLD_LIKELY_DUPLICATE, 0);
  assert_verdict (&matches[2], FIN_IMPORT_ROW_ADDED, FIN_HOLD_NONE, -1);
  assert_verdict (&matches[3], FIN_IMPORT_ROW_ADDED, FIN_HOLD_NONE, -1);
  assert_verdict (&matches[4], FIN_IMPORT_ROW_ADDED, FIN_HOLD_NONE, -1);
}

static void
test_decisions_stick (void)
{
  FinMatchEntry ledger[] = {
    entry (10, -450, "coffee", NULL, CSV),
    entry (11, -451, "tea", NULL, CSV),
  };
  g_autofree FinMatch *matches = NULL;

  ledger[0].state = FIN_MATCH_HELD;
  ledger[1].state = FIN_MATCH_REJECTED;
  matches = fin_matcher_match (ledger, 2, ledger, 2);
  assert_verdict (&matches[0], FIN_IMPORT_ROW_HELD, FIN_HOLD_WAITING, 0);
  g_assert_true (matches[0].already_held);
  assert_verdict (&matches[1], FIN_IMPORT_ROW_PRESENT, FIN_HOLD_NONE, 1);
}

static void
test_texts (void)
{
  g_autoptr (GString) text = g_string_new ("old");
  g_autoptr (GString) other = g_string_new (NULL);

  fin_match_text_normalise (text, "  The CAFÉ,  *No.9 ", "Straße/12");
  g_assert_cmpstr (text->str, ==, "the café no 9 strasse 12");
  fin_match_text_normalise (other, "The café", "No 9 STRASSE 12");
  g_assert_cmpstr (text->str, ==, other->str);
  fin_match_text_normalise (text, NULL, " .,; ");
  g_assert_cmpstr (text->str, ==, "");
  /* A decomposed accent is the same letter. */
  fin_match_text_normalise (text, "Cafe\xcc\x81", NULL);
  g_assert_cmpstr (text->str, ==, "café");

  g_assert_true (fin_match_text_similar ("pos purchase starbucks 0123", "starbucks"));
  g_assert_true (fin_match_text_similar ("blue bottle coff", "blue bottle coffee oakland"));
  g_assert_true (fin_match_text_similar ("12345", "starbucks"));
  g_assert_false (fin_match_text_similar ("city library", "swimming pool"));
  g_assert_false (fin_match_text_similar ("rewe markt koeln", "aldi sued 55"));
  g_assert_cmphex (fin_match_text_hash ("coffee", 6), !=, fin_match_text_hash ("coffef", 6));
  g_assert_cmphex (fin_match_text_hash ("", 0), !=, 0);
}

/* A file of a million equal rows, all there already, must not take quadratic time; the test's
 * timeout is the gate. */
static void
test_hostile_equal_rows (void)
{
  const gsize n = 300000;
  g_autofree FinMatchEntry *rows = g_new (FinMatchEntry, n);
  g_autofree FinMatchEntry *others = g_new (FinMatchEntry, n);
  g_autofree FinMatch *same = NULL;
  g_autofree FinMatch *held = NULL;

  for (gsize i = 0; i < n; i++)
    {
      rows[i] = entry (10, -450, "coffee", NULL, CSV);
      others[i] = entry (11, -450, "coffee here", NULL, OFX);
    }
  same = fin_matcher_match (rows, n, rows, n);
  held = fin_matcher_match (others, n, rows, n);
  for (gsize i = 0; i < n; i++)
    {
      g_assert_cmpint (same[i].outcome, ==, FIN_IMPORT_ROW_PRESENT);
      g_assert_cmpint (held[i].outcome, ==, FIN_IMPORT_ROW_HELD);
    }
}

/* --- Properties: a ledger is a growing array of entries ------------------------------------- */

static const char *const texts[] = { "coffee", "coffee shop", "bakery", "rent", "" };

static GArray *
random_file (GRand *rand, gboolean with_ids)
{
  GArray *file = g_array_new (FALSE, TRUE, sizeof (FinMatchEntry));
  int n = g_rand_int_range (rand, 0, 60);
  FinDate date = g_rand_int_range (rand, 10000, 20000);

  for (int i = 0; i < n; i++)
    {
      g_autofree char *id = with_ids ? g_strdup_printf ("id-%d", i) : NULL;
      FinMatchEntry row = entry (date, g_rand_int_range (rand, -3, 3) * 100,
                                 texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))], id, CSV);

      g_array_append_val (file, row);
      date += g_rand_int_range (rand, 0, 3) / 2;
    }
  return file;
}

static guint
import_rows (GArray *ledger, const FinMatchEntry *rows, gsize n)
{
  g_autofree FinMatch *matches
      = fin_matcher_match ((const FinMatchEntry *) ledger->data, ledger->len, rows, n);
  guint added = 0;

  for (gsize i = 0; i < n; i++)
    if (matches[i].outcome == FIN_IMPORT_ROW_ADDED)
      {
        g_array_append_val (ledger, rows[i]);
        added++;
      }
    else if (matches[i].outcome != FIN_IMPORT_ROW_PRESENT)
      return G_MAXUINT;
  return added;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const FinMatchEntry *x = a;
  const FinMatchEntry *y = b;

#define BY(member)                                                                                 \
  if (x->member != y->member)                                                                      \
    return x->member < y->member ? -1 : 1
  BY (date);
  BY (amount);
  BY (text_hash);
  BY (id_hash);
#undef BY
  return 0;
}

static gboolean
same_rows (GArray *a, GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  g_array_sort (a, compare_entries);
  g_array_sort (b, compare_entries);
  for (guint i = 0; i < a->len; i++)
    if (compare_entries (&g_array_index (a, FinMatchEntry, i), &g_array_index (b, FinMatchEntry, i))
        != 0)
      return FALSE;
  return TRUE;
}

/* The rows of whole days: first <= date <= last. */
static gboolean
import_days (GArray *ledger, GArray *file, FinDate first, FinDate last)
{
  g_autoptr (GArray) part = g_array_new (FALSE, FALSE, sizeof (FinMatchEntry));

  for (guint i = 0; i < file->len; i++)
    {
      FinMatchEntry row = g_array_index (file, FinMatchEntry, i);

      if (row.date >= first && row.date <= last)
        g_array_append_val (part, row);
    }
  return import_rows (ledger, (const FinMatchEntry *) part->data, part->len) != G_MAXUINT;
}

/* The same file twice adds nothing; two parts of it, in any order, make the whole. */
static gboolean
random_case_holds (guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GArray) file = random_file (rand, g_rand_boolean (rand));
  g_autoptr (GArray) whole = g_array_new (FALSE, FALSE, sizeof (FinMatchEntry));
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (FinMatchEntry));
  const FinMatchEntry *rows = (const FinMatchEntry *) file->data;
  FinPeriod early;
  FinPeriod late;
  gboolean late_first = g_rand_boolean (rand);

  if (import_rows (whole, rows, file->len) != file->len
      || import_rows (whole, rows, file->len) != 0)
    return FALSE;
  if (file->len == 0)
    return TRUE;
  early.first = rows[0].date;
  late.last = rows[file->len - 1].date;
  early.last = g_rand_int_range (rand, early.first, late.last + 1);
  late.first = early.last + 1 - g_rand_int_range (rand, 0, 10);
  if (late_first && !import_days (parts, file, late.first, late.last))
    return FALSE;
  if (!import_days (parts, file, early.first, early.last))
    return FALSE;
  if (!late_first && !import_days (parts, file, late.first, late.last))
    return FALSE;
  return same_rows (parts, whole);
}

static void
test_properties (void)
{
  guint32 base = g_test_rand_int ();

  g_test_message ("cases %u to %u", base, base + 9999);
  for (guint32 i = 0; i < 10000; i++)
    if (!random_case_holds (base + i))
      g_error ("the case with seed %u does not hold", base + i);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matcher/empty", test_empty);
  g_test_add_func ("/matcher/bank-id", test_bank_id);
  g_test_add_func ("/matcher/repeated-id", test_repeated_id);
  g_test_add_func ("/matcher/equal-rows-are-counted", test_equal_rows_are_counted);
  g_test_add_func ("/matcher/equal-rows-of-other-ids", test_equal_rows_of_other_ids);
  g_test_add_func ("/matcher/new-ids-of-known-rows", test_new_ids_of_known_rows);
  g_test_add_func ("/matcher/likely-duplicates", test_likely_duplicates);
  g_test_add_func ("/matcher/decisions-stick", test_decisions_stick);
  g_test_add_func ("/matcher/texts", test_texts);
  g_test_add_func ("/matcher/hostile-equal-rows", test_hostile_equal_rows);
  g_test_add_func ("/matcher/properties", test_properties);
  return g_test_run ();
}
