/* SPDX-License-Identifier: GPL-3.0-or-later */
/* HomeBank's own XML: everything is in attributes, dates are day numbers, names are keys. */
#include <glib/gi18n.h>
#include <string.h>

#include "fin-currency.h"
#include "fin-gnucash.h"
#include "fin-import-error.h"
#include "fin-money.h"
#include "fin-reading-private.h"
#include "fin-xml.h"

/** Days from HomeBank's day 1, 1 January of the year 1, to 1970-01-01. */
#define DAY_OF_1970 719163

typedef struct
{
  FinReading *reading;
  GHashTable *currencies; /* key -> ISO code */
  GHashTable *accounts;   /* key -> index of its statement + 1 */
  GHashTable *payees;
  GHashTable *categories;
} Walk;

static const char *
keep (Walk *walk, const char *text)
{
  return text != NULL && *text != '\0'
             ? fin_arena_intern (walk->reading->arena, text, strlen (text))
             : NULL;
}

static void
remember (Walk *walk, GHashTable *table, const char **attributes, const char *value_name)
{
  const char *key = keep (walk, fin_xml_attribute (attributes, "key"));
  const char *value = keep (walk, fin_xml_attribute (attributes, value_name));

  if (key != NULL && value != NULL)
    g_hash_table_insert (table, (gpointer) key, (gpointer) value);
}

static const char *
look_up (GHashTable *table, const char *key)
{
  return key != NULL ? g_hash_table_lookup (table, key) : NULL;
}

static void
take_account (Walk *walk, const char **attributes)
{
  static const char *const kinds[] = { NULL,   "current", "cash",    NULL,
                                       "card", "loan",    "current", "savings" };
  const char *key = keep (walk, fin_xml_attribute (attributes, "key"));
  const char *type = fin_xml_attribute (attributes, "type");
  const char *code = look_up (walk->currencies, fin_xml_attribute (attributes, "curr"));
  FinBankStatement *statement;

  if (key == NULL)
    return;
  statement = fin_reading_add_statement (walk->reading);
  statement->account_name = keep (walk, fin_xml_attribute (attributes, "name"));
  statement->account_id = keep (walk, fin_xml_attribute (attributes, "number"));
  if (type != NULL && type[0] >= '0' && type[0] <= '7' && type[1] == '\0')
    statement->kind = kinds[type[0] - '0'];
  if (fin_currency_is_known (code))
    g_strlcpy (statement->currency, code, sizeof statement->currency);
  g_hash_table_insert (walk->accounts, (gpointer) key,
                       GUINT_TO_POINTER (walk->reading->statements->len));
}

/* HomeBank prints seventeen digits: "12.340000000000000028" is 12.34 to the last digit it means. */
static gboolean
read_amount (const char *text, int exponent, gint64 *minor)
{
  const char *point = text != NULL ? strchr (text, '.') : NULL;
  g_autofree char *cut = NULL;
  gint64 rounded;
  int next;

  if (text == NULL)
    return FALSE;
  if (point == NULL || strlen (point) < 12)
    return fin_minor_from_decimal (text, exponent, minor, NULL);
  if (strspn (point + 1, "0123456789") != strlen (point + 1))
    return FALSE;
  cut = g_strndup (text, (gsize) (point - text) + 1 + (gsize) exponent);
  if (!fin_minor_from_decimal (cut, exponent, &rounded, NULL))
    return FALSE;
  next = point[1 + exponent] - '0';
  if (next >= 5 && !fin_minor_add (rounded, text[0] == '-' ? -1 : 1, &rounded))
    return FALSE;
  *minor = rounded;
  return TRUE;
}

static void
add_splits (Walk *walk, FinDraft *draft, const char **attributes, int exponent)
{
  const char *amounts = fin_xml_attribute (attributes, "samt");
  const char *categories = fin_xml_attribute (attributes, "scat");
  const char *memos = fin_xml_attribute (attributes, "smem");
  g_auto (GStrv) amount = g_strsplit (amounts != NULL ? amounts : "", "||", -1);
  g_auto (GStrv) category = g_strsplit (categories != NULL ? categories : "", "||", -1);
  g_auto (GStrv) memo = g_strsplit (memos != NULL ? memos : "", "||", -1);
  guint n = g_strv_length (amount);
  FinDraftPart *last = NULL;
  gint64 sum = 0;
  gboolean whole = TRUE;

  for (guint i = 0; i < n && n > 1; i++)
    {
      FinDraftPart *part = fin_arena_alloc (walk->reading->arena, sizeof *part);

      whole = read_amount (amount[i], exponent, &part->amount)
              && fin_minor_add (sum, part->amount, &sum) && whole;
      if (i < g_strv_length (category))
        part->category = look_up (walk->categories, category[i]);
      if (i < g_strv_length (memo))
        part->memo = keep (walk, memo[i]);
      if (last != NULL)
        last->next = part;
      else
        draft->parts = part;
      last = part;
    }
  if (draft->parts != NULL && (!whole || sum != draft->amount))
    draft->flags |= FIN_DRAFT_PARTS_DIFFER;
}

static FinDate
read_day (const char *text)
{
  gint64 day;

  if (text == NULL || !g_ascii_string_to_signed (text, 10, 1, 3652059, &day, NULL))
    return FIN_DATE_NONE;
  return (FinDate) (day - DAY_OF_1970);
}

static void
take_row (Walk *walk, const char **attributes, guint32 line, guint64 offset)
{
  const char *account = fin_xml_attribute (attributes, "account");
  const char *amount = fin_xml_attribute (attributes, "amount");
  const char *date = fin_xml_attribute (attributes, "date");
  const char *status = fin_xml_attribute (attributes, "st");
  guint found =
      account != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (walk->accounts, account)) : 0;
  FinBankStatement *statement;
  FinDraft draft;

  fin_draft_init (&draft);
  draft.line = line;
  draft.original_offset = offset;
  draft.posting_date = read_day (date);
  if (draft.posting_date == FIN_DATE_NONE)
    {
      fin_reading_add_refusal (walk->reading, line, "date", date != NULL ? date : "",
                               _ ("this is not a date"));
      return;
    }
  if (found == 0)
    {
      fin_reading_add_refusal (walk->reading, line, "account", account != NULL ? account : "",
                               _ ("there is no such account in the file"));
      return;
    }
  statement = fin_reading_get_statement (walk->reading, found - 1);
  if (!read_amount (amount, fin_currency_exponent (statement->currency), &draft.amount))
    {
      fin_reading_add_refusal (walk->reading, line, "amount", amount != NULL ? amount : "",
                               _ ("this is not an amount"));
      return;
    }
  g_strlcpy (draft.currency, statement->currency, sizeof draft.currency);
  draft.payee = look_up (walk->payees, fin_xml_attribute (attributes, "payee"));
  draft.memo = keep (walk, fin_xml_attribute (attributes, "wording"));
  draft.reference = keep (walk, fin_xml_attribute (attributes, "info"));
  draft.category = look_up (walk->categories, fin_xml_attribute (attributes, "category"));
  add_splits (walk, &draft, attributes, fin_currency_exponent (statement->currency));
  if (g_strcmp0 (status, "3") == 0 || g_strcmp0 (status, "4") == 0)
    {
      fin_reading_add_held (walk->reading, &draft, _ ("a reminder or a void transaction"));
      g_array_index (walk->reading->held, FinHeld, walk->reading->held->len - 1).statement =
          found - 1;
      return;
    }
  g_array_append_val (statement->drafts, draft);
}

static void
opened_cb (gpointer data, const char *tag, const char **attributes, guint32 line, guint64 offset)
{
  Walk *walk = data;

  if (strcmp (tag, "cur") == 0)
    remember (walk, walk->currencies, attributes, "iso");
  else if (strcmp (tag, "pay") == 0)
    remember (walk, walk->payees, attributes, "name");
  else if (strcmp (tag, "cat") == 0)
    remember (walk, walk->categories, attributes, "name");
  else if (strcmp (tag, "account") == 0)
    take_account (walk, attributes);
  else if (strcmp (tag, "ope") == 0)
    take_row (walk, attributes, line, offset);
}

static void
closed_cb (gpointer data,
           const char *tag,
           const char *text,
           gboolean leaf,
           guint32 line,
           guint64 end_offset)
{
}

/**
 * fin_homebank_read:
 *
 * Returns: (transfer full) (nullable): %NULL with a #FinImportError when nothing could be read
 */
FinReading *
fin_homebank_read (const FinText *text,
                   const char *name,
                   const FinReadOptions *options,
                   GError **error)
{
  static const FinXmlHandler handler = { opened_cb, closed_cb };
  g_auto (FinXmlFault) fault = { 0 };
  g_autoptr (FinReading) reading = fin_reading_new (name, "homebank");
  g_autoptr (GHashTable) currencies = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) accounts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) payees = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) categories = g_hash_table_new (g_str_hash, g_str_equal);
  Walk walk = { reading, currencies, accounts, payees, categories };
  gsize size;
  const char *data = g_bytes_get_data (text->bytes, &size);

  reading->encoding = text->encoding;
  reading->text = g_bytes_ref (text->bytes);
  if (!fin_xml_parse (data, size, &handler, &walk, options, &fault))
    {
      if (fin_reading_count_rows (reading) == 0 || fault.code == FIN_IMPORT_ERROR_CANCELLED)
        {
          g_set_error (error, FIN_IMPORT_ERROR, fault.code,
                       _ ("“%s” is a damaged HomeBank file: %s"), name, fault.message);
          return NULL;
        }
      fin_reading_add_refusal (reading, fault.line, NULL, NULL, fault.message);
    }
  if (fin_reading_count_rows (reading) == 0)
    fin_reading_add_note (reading, _ ("There are no transactions in this file"));
  fin_reading_finish (reading);
  return g_steal_pointer (&reading);
}
