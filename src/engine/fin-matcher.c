/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Matching in three passes: the bank's ids, equal rows counted, likely duplicates of other sources.
 *
 * Each entry of the ledger answers for at most one row of the file, so that two equal coffees stay
 * two. All passes work on sorted indices; a chain of "next free" entries keeps a file of a million
 * equal rows as fast as any other.
 */
#include "fin-matcher.h"

#include <string.h>

#include "fin-match-text.h"

/** A bank that makes up ids anew for each download is found out by so many rows, and this share of
 * those on days that the ledger covers. */
#define MIN_RENAMED_ROWS 3
#define MIN_RENAMED_SHARE 0.9

/** So many candidates of one amount and day are compared by text, no more. */
#define MAX_CANDIDATES 64

typedef struct
{
  const FinMatchEntry *ledger;
  gsize n_ledger;
  const FinMatchEntry *file;
  gsize n_file;
  FinMatch *matches;
  gboolean *taken;  /* n_ledger */
  gboolean *decided; /* n_file */
} Matcher;

/** An order of the ledger: @rows sorted, @next[i] a position >= i from which to look on. */
typedef struct
{
  guint32 *rows;
  guint32 *next;
  gsize n;
} Index;

typedef int (*Compare) (const FinMatchEntry *a, const FinMatchEntry *b);

typedef struct
{
  const FinMatchEntry *entries;
  Compare compare;
} Order;

#define COMPARE(a, b) (((a) > (b)) - ((a) < (b)))

static int
compare_id (const FinMatchEntry *a, const FinMatchEntry *b)
{
  return COMPARE (a->id_hash, b->id_hash);
}

static int
compare_id_date_amount (const FinMatchEntry *a, const FinMatchEntry *b)
{
  int order = compare_id (a, b);

  if (order == 0)
    order = COMPARE (a->date, b->date);
  return order != 0 ? order : COMPARE (a->amount, b->amount);
}

static int
compare_amount_date (const FinMatchEntry *a, const FinMatchEntry *b)
{
  int order = COMPARE (a->amount, b->amount);

  return order != 0 ? order : COMPARE (a->date, b->date);
}

static int
compare_row (const FinMatchEntry *a, const FinMatchEntry *b)
{
  int order = compare_amount_date (a, b);

  return order != 0 ? order : COMPARE (a->text_hash, b->text_hash);
}

/* Equal rows without an id come first: a row with an id may only take those. */
static int
compare_row_id_last (const FinMatchEntry *a, const FinMatchEntry *b)
{
  int order = compare_row (a, b);

  return order != 0 ? order : COMPARE (a->id_hash != 0, b->id_hash != 0);
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const Order *order = data;
  guint32 x = *(const guint32 *) a;
  guint32 y = *(const guint32 *) b;
  int result = order->compare (&order->entries[x], &order->entries[y]);

  return result != 0 ? result : COMPARE (x, y);
}

static void
index_sort (Index *index, const FinMatchEntry *entries, Compare compare)
{
  Order order = { entries, compare };

  g_qsort_with_data (index->rows, (int) index->n, sizeof (guint32), compare_rows, &order);
}

static void
index_clear (Index *index)
{
  g_free (index->rows);
  g_free (index->next);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Index, index_clear)

static gboolean
is_free (const Matcher *matcher, const Index *index, gsize position)
{
  return !matcher->taken[index->rows[position]];
}

/* The first free position at or after @position; halves the path for those that ask again. */
static gsize
next_free (const Matcher *matcher, Index *index, gsize position)
{
  while (position < index->n && !is_free (matcher, index, position))
    {
      gsize next = MAX (index->next[position], position + 1);

      if (next < index->n && !is_free (matcher, index, next))
        index->next[position] = (guint32) MAX (index->next[next], next + 1);
      else
        index->next[position] = (guint32) next;
      position = index->next[position];
    }
  return position;
}

static gsize
lower_bound (const Matcher *matcher,
             const Index *index,
             const FinMatchEntry *wanted,
             Compare compare)
{
  gsize low = 0;
  gsize high = index->n;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (compare (&matcher->ledger[index->rows[middle]], wanted) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static const FinMatchEntry *
entry_at (const Matcher *matcher, const Index *index, gsize position)
{
  return position < index->n ? &matcher->ledger[index->rows[position]] : NULL;
}

static void
decide (Matcher *matcher, gsize row, guint32 entry)
{
  FinMatch *match = &matcher->matches[row];

  match->entry = (gint32) entry;
  matcher->decided[row] = TRUE;
  matcher->taken[entry] = TRUE;
  match->outcome = FIN_IMPORT_ROW_PRESENT;
  if (matcher->ledger[entry].state == FIN_MATCH_HELD)
    {
      match->outcome = FIN_IMPORT_ROW_HELD;
      match->already_held = TRUE;
      match->hold_reason = FIN_HOLD_WAITING;
    }
}

static void
hold (Matcher *matcher, gsize row, guint32 entry, FinHoldReason reason)
{
  FinMatch *match = &matcher->matches[row];

  match->entry = (gint32) entry;
  match->outcome = FIN_IMPORT_ROW_HELD;
  match->hold_reason = reason;
  matcher->decided[row] = TRUE;
}

/* An id that one file gives to several rows is none: such rows are compared like rows without. */
static void
flag_repeated_ids (Matcher *matcher)
{
  g_auto (Index) index = { g_new (guint32, matcher->n_file), NULL, 0 };

  for (gsize i = 0; i < matcher->n_file; i++)
    if (matcher->file[i].id_hash != 0)
      index.rows[index.n++] = (guint32) i;
  index_sort (&index, matcher->file, compare_id);
  for (gsize i = 1; i < index.n; i++)
    if (matcher->file[index.rows[i]].id_hash == matcher->file[index.rows[i - 1]].id_hash)
      {
        matcher->matches[index.rows[i - 1]].repeated_id = TRUE;
        matcher->matches[index.rows[i]].repeated_id = TRUE;
      }
}

static gboolean
has_trusted_id (const Matcher *matcher, gsize row)
{
  return matcher->file[row].id_hash != 0 && !matcher->matches[row].repeated_id;
}

static void
index_ledger (const Matcher *matcher, Index *index, Compare compare)
{
  index_sort (index, matcher->ledger, compare);
  index->next = g_new0 (guint32, index->n);
}

static void
match_ids (Matcher *matcher)
{
  g_auto (Index) index = { g_new (guint32, matcher->n_ledger), NULL, 0 };

  for (gsize i = 0; i < matcher->n_ledger; i++)
    if (matcher->ledger[i].id_hash != 0)
      index.rows[index.n++] = (guint32) i;
  index_ledger (matcher, &index, compare_id_date_amount);

  for (gsize i = 0; index.n > 0 && i < matcher->n_file; i++)
    {
      const FinMatchEntry *row = &matcher->file[i];
      const FinMatchEntry *entry;
      gsize position;

      if (!has_trusted_id (matcher, i))
        continue;
      position = lower_bound (matcher, &index, row, compare_id_date_amount);
      entry = entry_at (matcher, &index, position);
      if (entry != NULL && compare_id_date_amount (entry, row) == 0)
        {
          decide (matcher, i, index.rows[position]);
          continue;
        }
      position = lower_bound (matcher, &index, row, compare_id);
      entry = entry_at (matcher, &index, position);
      if (entry != NULL && compare_id (entry, row) == 0)
        hold (matcher, i, index.rows[position], FIN_HOLD_ID_DIFFERS);
    }
}

static gboolean
knows_any_id (const Matcher *matcher)
{
  for (gsize i = 0; i < matcher->n_file; i++)
    if (matcher->matches[i].entry >= 0)
      return TRUE;
  return FALSE;
}

static FinPeriod
ledger_days (const Matcher *matcher)
{
  FinPeriod days = { matcher->ledger[0].date, matcher->ledger[0].date };

  for (gsize i = 1; i < matcher->n_ledger; i++)
    {
      days.first = MIN (days.first, matcher->ledger[i].date);
      days.last = MAX (days.last, matcher->ledger[i].date);
    }
  return days;
}

/* Counts the file's rows on days of the ledger, and those among them that are there but for the id. */
static gboolean
looks_renamed (const Matcher *matcher, const Index *index)
{
  FinPeriod days = ledger_days (matcher);
  gsize n_common = 0;
  gsize n_equal = 0;

  for (gsize i = 0; i < matcher->n_file; i++)
    {
      const FinMatchEntry *row = &matcher->file[i];
      const FinMatchEntry *entry;

      if (!has_trusted_id (matcher, i) || !fin_period_contains (days, row->date))
        continue;
      entry = entry_at (matcher, index, lower_bound (matcher, index, row, compare_row));
      n_common++;
      n_equal += entry != NULL && compare_row (entry, row) == 0;
    }
  return n_equal >= MIN_RENAMED_ROWS && (double) n_equal >= MIN_RENAMED_SHARE * (double) n_common;
}

/* Some banks give their transactions new ids with each download. Then no id is known, but the rows
 * are: by id alone everything would come twice. A person decides. */
static void
match_renamed_ids (Matcher *matcher)
{
  g_auto (Index) index = { g_new (guint32, matcher->n_ledger), NULL, 0 };

  if (knows_any_id (matcher))
    return;
  for (gsize i = 0; i < matcher->n_ledger; i++)
    if (matcher->ledger[i].id_hash != 0 && !matcher->ledger[i].other_source)
      index.rows[index.n++] = (guint32) i;
  index_ledger (matcher, &index, compare_row);
  if (index.n == 0 || !looks_renamed (matcher, &index))
    return;
  for (gsize i = 0; i < matcher->n_file; i++)
    {
      const FinMatchEntry *row = &matcher->file[i];
      const FinMatchEntry *entry;
      gsize position;

      if (!has_trusted_id (matcher, i))
        continue;
      position = next_free (matcher, &index, lower_bound (matcher, &index, row, compare_row));
      entry = entry_at (matcher, &index, position);
      if (entry == NULL || compare_row (entry, row) != 0)
        continue;
      hold (matcher, i, index.rows[position], FIN_HOLD_LIKELY_DUPLICATE);
      matcher->taken[index.rows[position]] = TRUE;
    }
}

static void
match_equal_rows (Matcher *matcher)
{
  g_auto (Index) index = { g_new (guint32, matcher->n_ledger), NULL, 0 };

  for (gsize i = 0; i < matcher->n_ledger; i++)
    if (!matcher->taken[i])
      index.rows[index.n++] = (guint32) i;
  index_ledger (matcher, &index, compare_row_id_last);

  for (gsize i = 0; index.n > 0 && i < matcher->n_file; i++)
    {
      const FinMatchEntry *row = &matcher->file[i];
      const FinMatchEntry *entry;
      gsize position;

      if (matcher->decided[i])
        continue;
      position = next_free (matcher, &index, lower_bound (matcher, &index, row, compare_row));
      entry = entry_at (matcher, &index, position);
      if (entry == NULL || compare_row (entry, row) != 0)
        continue;
      if (has_trusted_id (matcher, i) && entry->id_hash != 0)
        continue;
      decide (matcher, i, index.rows[position]);
    }
}

/* The best place in the ledger for a row, exactly @days away; index->n when there is none. */
static gsize
find_likely (const Matcher *matcher, Index *index, const FinMatchEntry *row, int days)
{
  FinMatchEntry wanted = { .amount = row->amount, .date = row->date + days };
  gsize position = lower_bound (matcher, index, &wanted, compare_amount_date);

  for (int tried = 0; tried < MAX_CANDIDATES; tried++, position++)
    {
      const FinMatchEntry *entry;

      position = next_free (matcher, index, position);
      entry = entry_at (matcher, index, position);
      if (entry == NULL || compare_amount_date (entry, &wanted) != 0)
        break;
      if (row->text == NULL || entry->text == NULL
          || fin_match_text_similar (row->text, entry->text))
        return position;
    }
  return index->n;
}

/* Nearest days first, over the whole file, so that a payment finds its own double before a
 * neighbour takes it. */
static void
match_likely_duplicates (Matcher *matcher)
{
  g_auto (Index) index = { g_new (guint32, matcher->n_ledger), NULL, 0 };

  for (gsize i = 0; i < matcher->n_ledger; i++)
    if (!matcher->taken[i] && matcher->ledger[i].other_source
        && matcher->ledger[i].state != FIN_MATCH_REJECTED)
      index.rows[index.n++] = (guint32) i;
  index_ledger (matcher, &index, compare_amount_date);

  for (int days = 0; index.n > 0 && days <= FIN_MATCHER_MAX_DAYS; days++)
    for (gsize i = 0; i < matcher->n_file; i++)
      {
        gsize position;

        if (matcher->decided[i])
          continue;
        position = find_likely (matcher, &index, &matcher->file[i], -days);
        if (position == index.n && days > 0)
          position = find_likely (matcher, &index, &matcher->file[i], days);
        if (position == index.n)
          continue;
        hold (matcher, i, index.rows[position], FIN_HOLD_LIKELY_DUPLICATE);
        matcher->taken[index.rows[position]] = TRUE;
      }
}

/**
 * fin_matcher_match: compares the rows of one file with what the account has.
 * @ledger: every row the account ever got that may agree: those with an id of the file, and those
 *   from four days before the file's first to four days after its last
 * @file: the rows of one file and account
 *
 * A row with the bank's id is present when amount and date agree too, else held; held as well where a
 * bank seems to make up new ids for rows that are known. Without an id (or
 * with one that the file repeats) the file's count of equal rows minus the ledger's is new. What is
 * left is held when another source brought its like. O((n + m) log m).
 *
 * Returns: (transfer full) (array length=n_file): verdicts
 */
FinMatch *
fin_matcher_match (const FinMatchEntry *ledger,
                   gsize n_ledger,
                   const FinMatchEntry *file,
                   gsize n_file)
{
  Matcher matcher = { ledger, n_ledger, file, n_file, g_new0 (FinMatch, MAX (n_file, 1)), NULL, NULL };

  matcher.taken = g_new0 (gboolean, MAX (n_ledger, 1));
  matcher.decided = g_new0 (gboolean, MAX (n_file, 1));
  for (gsize i = 0; i < n_file; i++)
    matcher.matches[i].entry = -1;

  flag_repeated_ids (&matcher);
  if (n_ledger > 0 && n_file > 0)
    {
      match_ids (&matcher);
      match_renamed_ids (&matcher);
      match_equal_rows (&matcher);
      match_likely_duplicates (&matcher);
    }
  g_free (matcher.taken);
  g_free (matcher.decided);
  return matcher.matches;
}
