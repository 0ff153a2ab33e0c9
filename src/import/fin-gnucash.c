/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GnuCash's own XML: a row per transaction and account of money that it touches. */
#include "fin-gnucash.h"

#include <glib/gi18n.h>
#include <string.h>

#include "fin-currency.h"
#include "fin-import-error.h"
#include "fin-money.h"
#include "fin-reading-private.h"
#include "fin-xml.h"

/** A transaction of more splits is refused: no ledger has one, and each is held against the others.
 */
#define MAX_SPLITS 1000

typedef struct
{
  const char *id;
  const char *name;
  const char *type;
  char currency[4];
  int statement; /* -1 until the first row */
} Account;

typedef struct
{
  const char *account;
  const char *memo;
  const char *quantity;
} Split;

typedef struct
{
  FinReading *reading;
  GHashTable *accounts; /* id -> Account, owned by the arena */
  char stack[FIN_XML_MAX_DEPTH + 1][24];
  int depth;
  int ignored; /* depth of the template transactions, 0 outside */
  Account account;
  gboolean in_account;
  gboolean in_transaction;
  FinDraft draft;
  const char *date;
  GArray *splits; /* Split */
} Walk;

static const char *
keep (Walk *walk, const char *text)
{
  return *text != '\0' ? fin_arena_intern (walk->reading->arena, text, strlen (text)) : NULL;
}

static gboolean
parent_is (const Walk *walk, const char *tag)
{
  return walk->depth > 0 && strcmp (walk->stack[walk->depth - 1], tag) == 0;
}

static gboolean
holds_money (const Account *account)
{
  static const char *const types[] = { "BANK",     "CASH",    "CREDIT",    "ASSET",     "LIABILITY",
                                       "CHECKING", "SAVINGS", "MONEYMRKT", "CREDITLINE" };

  for (gsize i = 0; account != NULL && account->type != NULL && i < G_N_ELEMENTS (types); i++)
    if (strcmp (types[i], account->type) == 0)
      return TRUE;
  return FALSE;
}

static const char *
kind_of_account (const Account *account)
{
  static const char *const kinds[][2] = {
    { "BANK", "current" },   { "CHECKING", "current" }, { "CASH", "cash" },
    { "CREDIT", "card" },    { "SAVINGS", "savings" },  { "MONEYMRKT", "savings" },
    { "LIABILITY", "loan" }, { "CREDITLINE", "loan" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i][0], account->type) == 0)
      return kinds[i][1];
  return NULL;
}

static void
opened_cb (gpointer data, const char *tag, const char **attributes, guint32 line, guint64 offset)
{
  Walk *walk = data;
  gboolean top = parent_is (walk, "book") || parent_is (walk, "gnc-v2");
  Split blank = { 0 };

  g_strlcpy (walk->stack[walk->depth++], tag, sizeof walk->stack[0]);
  if (walk->ignored > 0)
    return;
  if (strcmp (tag, "template-transactions") == 0)
    walk->ignored = walk->depth;
  else if (strcmp (tag, "account") == 0 && top)
    {
      memset (&walk->account, 0, sizeof walk->account);
      walk->account.statement = -1;
      walk->in_account = TRUE;
    }
  else if (strcmp (tag, "transaction") == 0 && top)
    {
      fin_draft_init (&walk->draft);
      walk->draft.line = line;
      walk->draft.original_offset = offset;
      walk->date = NULL;
      g_array_set_size (walk->splits, 0);
      walk->in_transaction = TRUE;
    }
  else if (strcmp (tag, "split") == 0 && walk->in_transaction && walk->splits->len <= MAX_SPLITS)
    g_array_append_val (walk->splits, blank);
}

/* "-1000000/100" in an account of two decimals is -10000.00; a rest refuses it. */
static gboolean
read_fraction (const char *text, int exponent, gint64 *minor)
{
  g_auto (GStrv) parts = text != NULL ? g_strsplit (text, "/", 2) : NULL;
  gint64 numerator, denominator;
  __int128 scaled;

  if (parts == NULL || parts[0] == NULL || parts[1] == NULL
      || !g_ascii_string_to_signed (parts[0], 10, G_MININT64 + 1, G_MAXINT64, &numerator, NULL)
      || !g_ascii_string_to_signed (parts[1], 10, 1, G_GINT64_CONSTANT (1000000000000),
                                    &denominator, NULL))
    return FALSE;
  scaled = numerator;
  for (int i = 0; i < exponent; i++)
    scaled *= 10;
  if (scaled % denominator != 0)
    return FALSE;
  scaled /= denominator;
  if (scaled > G_MAXINT64 || scaled < -G_MAXINT64)
    return FALSE;
  *minor = (gint64) scaled;
  return TRUE;
}

static FinBankStatement *
statement_of (Walk *walk, Account *account)
{
  FinBankStatement *statement;

  if (account->statement >= 0)
    return fin_reading_get_statement (walk->reading, (guint) account->statement);
  account->statement = (int) walk->reading->statements->len;
  statement = fin_reading_add_statement (walk->reading);
  statement->account_id = account->id;
  statement->account_name = account->name;
  statement->kind = kind_of_account (account);
  g_strlcpy (statement->currency, account->currency, sizeof statement->currency);
  return statement;
}

static void
refuse (Walk *walk, const char *field, const char *value, const char *reason)
{
  FinRefusal *refusal = fin_reading_add_refusal (walk->reading, walk->draft.line, field,
                                                 value != NULL ? value : "", reason);

  refusal->original_offset = walk->draft.original_offset;
  refusal->original_length = walk->draft.original_length;
}

static Split *
split_at (Walk *walk, guint index)
{
  return &g_array_index (walk->splits, Split, index);
}

/* Whether an earlier split of this transaction was in the same account. */
static gboolean
was_seen (Walk *walk, guint index)
{
  for (guint i = 0; i < index; i++)
    if (g_strcmp0 (split_at (walk, i)->account, split_at (walk, index)->account) == 0)
      return TRUE;
  return FALSE;
}

static const Account *
account_of (Walk *walk, const Split *split)
{
  return split->account != NULL ? g_hash_table_lookup (walk->accounts, split->account) : NULL;
}

/* As QIF writes it: a category's name, or "[Savings]" for an account with money. */
static const char *
name_as_category (Walk *walk, const Account *account)
{
  return holds_money (account) ? fin_arena_printf (walk->reading->arena, "[%s]", account->name)
                               : account->name;
}

static const char *
name_other_side (Walk *walk, const Account *own)
{
  for (guint i = 0; i < walk->splits->len; i++)
    {
      const Account *other = account_of (walk, split_at (walk, i));

      if (other != NULL && other != own && other->name != NULL)
        return name_as_category (walk, other);
    }
  return NULL;
}

static FinDraftPart *
part_of (Walk *walk, const Split *split, const Account *own)
{
  const Account *other = account_of (walk, split);
  FinDraftPart *part;
  gint64 minor;

  if (other == NULL || other->name == NULL || strcmp (other->currency, own->currency) != 0
      || !read_fraction (split->quantity, fin_currency_exponent (own->currency), &minor)
      || !fin_minor_negate (minor, &minor))
    return NULL;
  part = fin_arena_alloc (walk->reading->arena, sizeof *part);
  *part = (FinDraftPart){ .amount = minor,
                          .category = name_as_category (walk, other),
                          .memo = split->memo };
  return part;
}

/* What the other sides say, where there are several and together they are the row. */
static void
add_parts (Walk *walk, FinDraft *draft, const Account *own)
{
  FinDraftPart *first = NULL;
  FinDraftPart *last = NULL;
  gint64 sum = 0;
  guint n = 0;

  for (guint i = 0; i < walk->splits->len; i++)
    {
      const Split *split = split_at (walk, i);
      FinDraftPart *part;

      if (g_strcmp0 (split->account, own->id) == 0)
        continue;
      part = part_of (walk, split, own);
      if (part == NULL || !fin_minor_add (sum, part->amount, &sum))
        return;
      if (last != NULL)
        last->next = part;
      else
        first = part;
      last = part;
      n++;
    }
  if (n >= 2 && sum == draft->amount)
    draft->parts = first;
}

static void
add_row (Walk *walk, guint index, Account *account)
{
  int exponent = fin_currency_exponent (account->currency);
  FinDraft draft = walk->draft;

  for (guint i = index; i < walk->splits->len; i++)
    {
      const Split *split = split_at (walk, i);
      gint64 minor;

      if (g_strcmp0 (split->account, account->id) != 0)
        continue;
      if (!read_fraction (split->quantity, exponent, &minor)
          || !fin_minor_add (draft.amount, minor, &draft.amount))
        {
          refuse (walk, "quantity", split->quantity, _ ("this is not an amount"));
          return;
        }
      if (draft.memo == NULL)
        draft.memo = split->memo;
    }
  g_strlcpy (draft.currency, account->currency, sizeof draft.currency);
  draft.category = name_other_side (walk, account);
  add_parts (walk, &draft, account);
  g_array_append_val (statement_of (walk, account)->drafts, draft);
}

static void
finish_transaction (Walk *walk)
{
  gboolean any = FALSE;

  if (walk->date != NULL && strlen (walk->date) >= 10)
    {
      g_autofree char *day = g_strndup (walk->date, 10);

      walk->draft.posting_date = fin_date_from_iso (day);
    }
  if (walk->draft.posting_date == FIN_DATE_NONE)
    {
      refuse (walk, "date-posted", walk->date, _ ("this is not a date"));
      return;
    }
  if (walk->splits->len > MAX_SPLITS)
    {
      refuse (walk, "splits", NULL, _ ("the transaction has too many splits"));
      return;
    }
  for (guint i = 0; i < walk->splits->len; i++)
    {
      const char *id = split_at (walk, i)->account;
      Account *account = id != NULL ? g_hash_table_lookup (walk->accounts, id) : NULL;

      if (!holds_money (account) || was_seen (walk, i))
        continue;
      any = TRUE;
      add_row (walk, i, account);
    }
  if (!any)
    fin_reading_add_skipped (walk->reading, walk->draft.line,
                             _ ("it moves no money of a bank, card or cash account"));
}

static void
take_account (Walk *walk, const char *tag, const char *text)
{
  if (strcmp (tag, "name") == 0 && parent_is (walk, "account"))
    walk->account.name = keep (walk, text);
  else if (strcmp (tag, "id") == 0 && parent_is (walk, "account"))
    walk->account.id = keep (walk, text);
  else if (strcmp (tag, "type") == 0 && parent_is (walk, "account"))
    walk->account.type = keep (walk, text);
  else if (strcmp (tag, "id") == 0 && fin_currency_is_known (text)
           && (parent_is (walk, "commodity") || parent_is (walk, "currency")))
    g_strlcpy (walk->account.currency, text, sizeof walk->account.currency);
}

static void
take_transaction (Walk *walk, const char *tag, const char *text)
{
  Split *split = walk->splits->len > 0 ? split_at (walk, walk->splits->len - 1) : NULL;

  if (parent_is (walk, "split") && split != NULL)
    {
      if (strcmp (tag, "account") == 0)
        split->account = keep (walk, text);
      else if (strcmp (tag, "memo") == 0)
        split->memo = keep (walk, text);
      else if (strcmp (tag, "quantity") == 0)
        split->quantity = keep (walk, text);
    }
  else if (strcmp (tag, "date") == 0 && parent_is (walk, "date-posted"))
    walk->date = keep (walk, text);
  else if (strcmp (tag, "description") == 0)
    walk->draft.payee = keep (walk, text);
  else if (strcmp (tag, "num") == 0)
    walk->draft.reference = keep (walk, text);
  else if (strcmp (tag, "id") == 0 && parent_is (walk, "transaction"))
    walk->draft.id = keep (walk, text);
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

  walk->depth--;
  if (walk->ignored > 0)
    {
      if (walk->depth < walk->ignored)
        walk->ignored = 0;
      return;
    }
  if (leaf && walk->in_account)
    take_account (walk, tag, text);
  else if (leaf && walk->in_transaction)
    take_transaction (walk, tag, text);
  if (leaf)
    return;
  if (strcmp (tag, "account") == 0 && walk->in_account && !parent_is (walk, "split"))
    {
      Account *account = fin_arena_alloc (walk->reading->arena, sizeof *account);

      walk->in_account = FALSE;
      *account = walk->account;
      if (account->id != NULL)
        g_hash_table_insert (walk->accounts, (gpointer) account->id, account);
    }
  else if (strcmp (tag, "transaction") == 0 && walk->in_transaction)
    {
      walk->in_transaction = FALSE;
      walk->draft.original_length = (guint32) (end_offset - walk->draft.original_offset);
      finish_transaction (walk);
    }
}

/**
 * fin_gnucash_read:
 *
 * Returns: (transfer full) (nullable): %NULL with a #FinImportError when nothing could be read
 */
FinReading *
fin_gnucash_read (const FinText *text,
                  const char *name,
                  const FinReadOptions *options,
                  GError **error)
{
  static const FinXmlHandler handler = { opened_cb, closed_cb };
  g_auto (FinXmlFault) fault = { 0 };
  g_autoptr (FinReading) reading = fin_reading_new (name, "gnucash");
  g_autoptr (GHashTable) accounts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) splits = g_array_new (FALSE, TRUE, sizeof (Split));
  g_autofree Walk *walk = g_new0 (Walk, 1);
  gsize size;
  const char *data = g_bytes_get_data (text->bytes, &size);

  reading->encoding = text->encoding;
  reading->text = g_bytes_ref (text->bytes);
  walk->reading = reading;
  walk->accounts = accounts;
  walk->splits = splits;
  if (!fin_xml_parse (data, size, &handler, walk, options, &fault))
    {
      if (fin_reading_count_rows (reading) == 0 || fault.code == FIN_IMPORT_ERROR_CANCELLED)
        {
          g_set_error (error, FIN_IMPORT_ERROR, fault.code,
                       _ ("“%s” is a damaged GnuCash file: %s"), name, fault.message);
          return NULL;
        }
      fin_reading_add_refusal (reading, fault.line, NULL, NULL, fault.message);
    }
  if (fin_reading_count_rows (reading) == 0)
    fin_reading_add_note (reading, _ ("There are no transactions in this file"));
  fin_reading_finish (reading);
  return g_steal_pointer (&reading);
}
