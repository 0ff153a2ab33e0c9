/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Understands the search box: words, amount forms and ISO dates become conditions. */
#include "fin-transaction-query.h"

#include <string.h>

#include "fin-money.h"

/* fin_size () of fin-sql-functions.c counts in 1/10000 of a unit, whatever the currency's
 * exponent. */
#define SIZE_EXPONENT 4

static void
add_condition (FinTransactionQuery *self, const char *condition)
{
  if (self->where->len > 0)
    g_string_append (self->where, " AND ");
  g_string_append (self->where, condition);
}

/* Returns the number of the parameter. */
static int
add_text (FinTransactionQuery *self, const char *text)
{
  gint64 none = 0;

  g_ptr_array_add (self->values, g_strdup (text));
  g_array_append_val (self->integers, none);
  return (int) self->values->len;
}

static int
add_int (FinTransactionQuery *self, gint64 value)
{
  g_ptr_array_add (self->values, NULL);
  g_array_append_val (self->integers, value);
  return (int) self->values->len;
}

static void
add_int_condition (FinTransactionQuery *self, const char *left, gint64 value)
{
  g_autofree char *condition = g_strdup_printf ("%s ?%d", left, add_int (self, value));

  add_condition (self, condition);
}

/* "12", "12.5" and "12,5" are amounts; grouping is not, for it cannot be told from a decimal
 * mark. */
static gboolean
parse_size (const char *text, gint64 *size)
{
  g_autofree char *number = g_strdup (text);

  if (!g_ascii_isdigit (number[0]))
    return FALSE;
  g_strdelimit (number, ",", '.');
  return fin_minor_from_decimal (number, SIZE_EXPONENT, size, NULL);
}

static void
add_size_condition (FinTransactionQuery *self, const char *operator, gint64 size)
{
  g_autofree char *left = g_strdup_printf ("fin_size (t.amount, t.currency) %s", operator);

  add_int_condition (self, left, size);
}

static gboolean
add_comparison (FinTransactionQuery *self, const char *word)
{
  static const char *const operators[] = { ">=", "<=", ">", "<", "=" };
  gint64 size;

  for (gsize i = 0; i < G_N_ELEMENTS (operators); i++)
    if (g_str_has_prefix (word, operators[i]))
      {
        if (!parse_size (word + strlen (operators[i]), &size))
          return FALSE;
        add_size_condition (self, operators[i], size);
        return TRUE;
      }
  return FALSE;
}

/* "amount:20..50", either end open, or "amount:20". */
static gboolean
add_range (FinTransactionQuery *self, const char *word)
{
  g_auto (GStrv) ends = NULL;
  gint64 low = 0, high = G_MAXINT64;

  if (!g_str_has_prefix (word, "amount:"))
    return FALSE;
  ends = g_strsplit (word + strlen ("amount:"), "..", 2);
  if (ends[0] == NULL || (ends[0][0] != '\0' && !parse_size (ends[0], &low)))
    return FALSE;
  if (ends[1] == NULL)
    high = low;
  else if (ends[1][0] != '\0' && !parse_size (ends[1], &high))
    return FALSE;
  add_size_condition (self, ">=", low);
  add_size_condition (self, "<=", high);
  return TRUE;
}

/* "2026-11-22" is that day, "2026-11" that month. */
static gboolean
add_date (FinTransactionQuery *self, const char *word)
{
  FinDate first = fin_date_from_iso (word);
  FinDate last = first;

  if (first == FIN_DATE_NONE)
    {
      g_autofree char *day = g_strconcat (word, "-01", NULL);

      first = fin_date_from_iso (day);
      if (first == FIN_DATE_NONE)
        return FALSE;
      last = fin_date_month_end (first);
    }
  add_int_condition (self, "t.posting_date >=", first);
  add_int_condition (self, "t.posting_date <=", last);
  return TRUE;
}

static void
add_word (FinTransactionQuery *self, const char *word)
{
  g_autofree char *normalised = g_utf8_normalize (word, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (normalised != NULL ? normalised : word, -1);
  int parameter = add_text (self, folded);
  g_autofree char *number = NULL;
  g_autofree char *condition = NULL;
  gint64 size;

  if (parse_size (word, &size))
    number = g_strdup_printf (" OR fin_size (t.amount, t.currency) = ?%d", add_int (self, size));
  condition = g_strdup_printf (
      "(fin_contains (?%1$d, t.name, t.payee, t.memo, t.note, t.reference)%2$s OR t.category_id IN "
      "(SELECT id FROM categories WHERE fin_contains (?%1$d, name)))",
      parameter, number != NULL ? number : "");
  add_condition (self, condition);
}

static void
add_search (FinTransactionQuery *self, const char *search)
{
  g_auto (GStrv) words = NULL;

  if (search == NULL || !g_utf8_validate (search, -1, NULL))
    return;
  words = g_strsplit_set (search, " \t\n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0' && !add_comparison (self, words[i]) && !add_range (self, words[i])
        && !add_date (self, words[i]))
      add_word (self, words[i]);
}

/* Of a split row those parts count that @part says, of a whole one all. */
static void
set_amount (FinTransactionQuery *self, const char *part)
{
  g_free (self->amount);
  self->amount = g_strdup_printf ("CASE WHEN EXISTS (SELECT 1 FROM splits WHERE transaction_id = "
                                  "t.id) THEN (SELECT ifnull (sum (s.amount), 0) FROM splits s "
                                  "WHERE s.transaction_id = t.id AND %s) ELSE t.amount END",
                                  part);
}

static void
add_category (FinTransactionQuery *self, gint64 category_id)
{
  g_autofree char *condition = NULL, *members = NULL, *part = NULL;

  if (category_id == FIN_CATEGORY_NONE)
    {
      add_condition (self, "(t.category_id IS NULL OR t.id IN (SELECT transaction_id FROM splits "
                           "WHERE category_id IS NULL))");
      set_amount (self, "s.category_id IS NULL");
      return;
    }
  members = g_strdup_printf ("IN (SELECT id FROM categories WHERE id = ?%1$d OR parent_id = ?%1$d)",
                             add_int (self, category_id));
  condition = g_strdup_printf ("(t.category_id %1$s OR t.id IN (SELECT s.transaction_id "
                               "FROM splits s WHERE s.category_id %1$s))",
                               members);
  part = g_strconcat ("s.category_id ", members, NULL);
  add_condition (self, condition);
  set_amount (self, part);
}

static void
add_states (FinTransactionQuery *self, guint states)
{
  g_autoptr (GString) list = g_string_new ("t.state IN (");

  for (int state = FIN_TRANSACTION_POSTED; state <= FIN_TRANSACTION_DELETED; state++)
    if (states & (1u << state))
      g_string_append_printf (list, "%s%d", g_str_has_suffix (list->str, "(") ? "" : ", ", state);
  g_string_append_c (list, ')');
  add_condition (self, list->str);
}

/* Few: what stands out, what a series consists of. */
static void
add_ids (FinTransactionQuery *self, const GArray *ids)
{
  g_autoptr (GString) condition = g_string_new ("t.id IN (");

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (condition, "%s?%d", i > 0 ? ", " : "",
                            add_int (self, g_array_index (ids, gint64, i)));
  g_string_append_c (condition, ')');
  add_condition (self, condition->str);
}

/** fin_transaction_query_new: @filter is only read. */
FinTransactionQuery *
fin_transaction_query_new (const FinTransactionFilter *filter)
{
  FinTransactionQuery *self = g_new0 (FinTransactionQuery, 1);

  self->where = g_string_new (NULL);
  self->amount = g_strdup ("t.amount");
  self->values = g_ptr_array_new_with_free_func (g_free);
  self->integers = g_array_new (FALSE, FALSE, sizeof (gint64));

  add_states (self, filter->states);
  if (filter->account_id != 0)
    add_int_condition (self, "t.account_id =", filter->account_id);
  if (filter->profile_id != 0)
    {
      g_autofree char *condition = g_strdup_printf (
          "t.account_id IN (SELECT id FROM accounts WHERE profile_id = ?%d OR profile_id IS NULL)",
          add_int (self, filter->profile_id));

      add_condition (self, condition);
    }
  if (filter->category_id != 0)
    add_category (self, filter->category_id);
  if (filter->import_id != 0)
    add_int_condition (self, "t.import_id =", filter->import_id);
  if (filter->ids != NULL)
    add_ids (self, filter->ids);
  if (filter->period.first != FIN_DATE_NONE)
    add_int_condition (self, "t.posting_date >=", filter->period.first);
  if (filter->period.last != FIN_DATE_NONE)
    add_int_condition (self, "t.posting_date <=", filter->period.last);
  add_search (self, filter->search);
  return self;
}

void
fin_transaction_query_free (FinTransactionQuery *self)
{
  g_string_free (self->where, TRUE);
  g_free (self->amount);
  g_ptr_array_unref (self->values);
  g_array_unref (self->integers);
  g_free (self);
}

/**
 * fin_transaction_query_prepare:
 * @select: up to the WHERE
 * @tail: after it
 *
 * Returns: (transfer full): with all values bound, which belong to @self
 */
FinStatement *
fin_transaction_query_prepare (FinTransactionQuery *self, FinConnection *connection,
                               const char *select, const char *tail, GError **error)
{
  g_autofree char *sql = g_strconcat (select, "WHERE ", self->where->str, " ", tail, NULL);
  FinStatement *statement = fin_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return NULL;
  for (guint i = 0; i < self->values->len; i++)
    {
      const char *text = g_ptr_array_index (self->values, i);

      if (text != NULL)
        fin_statement_bind_text (statement, (int) i + 1, text);
      else
        fin_statement_bind_int (statement, (int) i + 1,
                                g_array_index (self->integers, gint64, i));
    }
  return statement;
}

/** fin_transaction_query_order: Returns: the ORDER BY; equal rows keep the newest first */
const char *
fin_transaction_query_order (FinTransactionSort sort, gboolean descending)
{
  switch (sort)
    {
    case FIN_TRANSACTION_SORT_AMOUNT:
      return descending ? "ORDER BY t.amount DESC, t.posting_date DESC, t.id DESC "
                        : "ORDER BY t.amount, t.posting_date DESC, t.id DESC ";
    case FIN_TRANSACTION_SORT_PAYEE:
      return descending ? "ORDER BY ifnull (t.name, t.payee) COLLATE NOCASE DESC, t.posting_date DESC, t.id DESC "
                        : "ORDER BY ifnull (t.name, t.payee) COLLATE NOCASE, t.posting_date DESC, t.id DESC ";
    case FIN_TRANSACTION_SORT_CATEGORY:
      return descending ? "ORDER BY (SELECT name FROM categories WHERE id = t.category_id) DESC, "
                          "t.posting_date DESC, t.id DESC "
                        : "ORDER BY (SELECT name FROM categories WHERE id = t.category_id), "
                          "t.posting_date DESC, t.id DESC ";
    case FIN_TRANSACTION_SORT_ACCOUNT:
      return descending ? "ORDER BY (SELECT name FROM accounts WHERE id = t.account_id) DESC, "
                          "t.posting_date DESC, t.id DESC "
                        : "ORDER BY (SELECT name FROM accounts WHERE id = t.account_id), "
                          "t.posting_date DESC, t.id DESC ";
    case FIN_TRANSACTION_SORT_DATE:
    default:
      return descending ? "ORDER BY t.posting_date DESC, t.id DESC "
                        : "ORDER BY t.posting_date, t.id ";
    }
}
