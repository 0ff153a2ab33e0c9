/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the history of imports, as functions of the facts, so that tests can read them. */
#include "fin-import-text.h"

#include <glib/gi18n.h>

#include "fin-format.h"

/** fin_import_format_title: Returns: (transfer full): "CSV" for "csv", "OFX 2" for "ofx2" */
char *
fin_import_format_title (const char *format)
{
  if (format == NULL)
    return g_strdup (_ ("Unknown format"));
  if (g_str_has_prefix (format, "ofx") && format[3] != '\0')
    return g_strdup_printf ("OFX %s", format + 3);
  if (g_str_equal (format, "gnucash"))
    return g_strdup ("GnuCash");
  if (g_str_equal (format, "homebank"))
    return g_strdup ("HomeBank");
  return g_ascii_strup (format, -1);
}

static char *
describe_period (FinImport *import)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (fin_import_get_first_date (import) == FIN_DATE_NONE)
    return NULL;
  first = fin_format_date_medium (fin_import_get_first_date (import));
  last = fin_format_date_medium (fin_import_get_last_date (import));
  if (g_str_equal (first, last))
    return g_steal_pointer (&first);
  /* Translators: the first and the last day of a period */
  return g_strdup_printf (_ ("%s to %s"), first, last);
}

static void
append_part (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

/** fin_import_describe_source: Returns: "Everyday · CSV · 1 Nov 2026 to 22 Nov 2026" */
char *
fin_import_describe_source (FinSession *session, FinImport *import)
{
  FinAccount *account = fin_session_find_account (session, fin_import_get_account_id (import));
  g_autofree char *format = fin_import_format_title (fin_import_get_format (import));
  g_autofree char *period = describe_period (import);
  GString *text = g_string_new (NULL);

  append_part (text, account != NULL ? fin_account_get_name (account) : _ ("Several accounts"));
  append_part (text, format);
  append_part (text, period);
  return g_string_free_and_steal (text);
}

static void
append_count (GString *text, int n, const char *with_number)
{
  g_autofree char *number = fin_format_count (n);
  g_auto (GStrv) parts = g_strsplit (with_number, "%s", 2);
  g_autofree char *part = g_strjoinv (number, parts);

  if (n > 0)
    append_part (text, part);
}

/** fin_import_describe_counts: Returns: "40 added · 3 already there · 1 held · 2 refused" */
char *
fin_import_describe_counts (FinImport *import)
{
  int n_added = fin_import_get_n_added (import);
  int n_present = fin_import_get_n_present (import);
  int n_held = fin_import_get_n_held (import);
  int n_refused = fin_import_get_n_refused (import);
  GString *text = g_string_new (NULL);

  /* Translators: in all of these %s is a number of rows of a file */
  append_count (text, n_added, ngettext ("%s added", "%s added", (gulong)n_added));
  append_count (text, n_present,
                ngettext ("%s already there", "%s already there", (gulong)n_present));
  append_count (text, n_held, ngettext ("%s held", "%s held", (gulong)n_held));
  append_count (text, n_refused, ngettext ("%s refused", "%s refused", (gulong)n_refused));
  if (text->len == 0)
    append_part (text, _ ("No transactions"));
  return g_string_free_and_steal (text);
}

/**
 * fin_import_describe_balance:
 * @differs: (out) (optional): whether the ledger disagreed with the file when it was imported
 *
 * Returns: (transfer full) (nullable): %NULL where the file stated no balance
 */
char *
fin_import_describe_balance (FinSession *session, FinImport *import, gboolean *differs)
{
  FinAccount *account = fin_session_find_account (session, fin_import_get_account_id (import));
  const char *currency = account != NULL ? fin_account_get_currency (account) : "";
  gint64 difference
      = fin_import_get_stated_balance (import) - fin_import_get_computed_balance (import);
  g_autofree char *stated = NULL;
  g_autofree char *computed = NULL;
  g_autofree char *amount = NULL;
  g_autofree char *day = NULL;

  if (differs != NULL)
    *differs = fin_import_get_has_stated_balance (import) && difference != 0;
  if (!fin_import_get_has_stated_balance (import))
    return NULL;
  stated = fin_session_format_money (session, fin_import_get_stated_balance (import), currency,
                                     FIN_MONEY_EXACT);
  computed = fin_session_format_money (session, fin_import_get_computed_balance (import),
                                       currency, FIN_MONEY_EXACT);
  amount = fin_session_format_money (session, difference, currency, FIN_MONEY_SIGNED);
  day = fin_format_date_medium (fin_import_get_stated_date (import));
  if (difference == 0)
    /* Translators: a day, then an amount */
    return g_strdup_printf (_ ("Balance on %s agrees: %s"), day, stated);
  /* Translators: a day, then three amounts */
  return g_strdup_printf (_ ("Balance on %s: the file says %s, your transactions %s; difference %s"),
                          day, stated, computed, amount);
}

/** fin_import_describe_day: Returns: when it was imported, relative when near */
char *
fin_import_describe_day (FinSession *session, FinImport *import)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (fin_import_get_imported_at (import));
  FinDate day;

  if (at == NULL)
    return g_strdup ("");
  day = fin_date_from_ymd (g_date_time_get_year (at), g_date_time_get_month (at),
                           g_date_time_get_day_of_month (at));
  return fin_format_date_relative (day, fin_session_get_today (session));
}

const char *
fin_outcome_title (FinImportOutcome outcome)
{
  switch (outcome)
    {
    case FIN_IMPORT_ROW_ADDED:
      return _ ("Added");
    case FIN_IMPORT_ROW_PRESENT:
      return _ ("Already there");
    case FIN_IMPORT_ROW_HELD:
      return _ ("Held");
    case FIN_IMPORT_ROW_REFUSED:
      return _ ("Refused");
    case FIN_IMPORT_ROW_SKIPPED:
    default:
      return _ ("Skipped");
    }
}

const char *
fin_outcome_icon (FinImportOutcome outcome)
{
  switch (outcome)
    {
    case FIN_IMPORT_ROW_ADDED:
      return "fin-good-symbolic";
    case FIN_IMPORT_ROW_PRESENT:
      return "fin-transactions-symbolic";
    case FIN_IMPORT_ROW_HELD:
      return "fin-warning-symbolic";
    case FIN_IMPORT_ROW_REFUSED:
      return "fin-critical-symbolic";
    case FIN_IMPORT_ROW_SKIPPED:
    default:
      return "fin-info-symbolic";
    }
}

const char *
fin_outcome_colour (FinImportOutcome outcome)
{
  switch (outcome)
    {
    case FIN_IMPORT_ROW_ADDED:
      return "green";
    case FIN_IMPORT_ROW_PRESENT:
      return "blue";
    case FIN_IMPORT_ROW_HELD:
      return "orange";
    case FIN_IMPORT_ROW_REFUSED:
      return "red";
    case FIN_IMPORT_ROW_SKIPPED:
    default:
      return "slate";
    }
}

static gboolean
is_filled (const char *text)
{
  return text != NULL && *text != '\0';
}

/** fin_sentence_start: Returns: (transfer full): @text with a capital letter where it begins */
char *
fin_sentence_start (const char *text)
{
  char capital[7] = "";

  g_unichar_to_utf8 (g_unichar_totitle (g_utf8_get_char (text)), capital);
  return *text != '\0' ? g_strconcat (capital, g_utf8_next_char (text), NULL) : g_strdup ("");
}

/** fin_import_row_title: Returns: (transfer full): the payee, or why there is no transaction */
char *
fin_import_row_title (FinImportRow *row)
{
  FinImportOutcome outcome = fin_import_row_get_outcome (row);

  if (is_filled (fin_import_row_get_payee (row)))
    return g_strdup (fin_import_row_get_payee (row));
  if (outcome == FIN_IMPORT_ROW_REFUSED || outcome == FIN_IMPORT_ROW_SKIPPED)
    return is_filled (fin_import_row_get_reason (row))
               ? fin_sentence_start (fin_import_row_get_reason (row))
               : g_strdup (fin_outcome_title (outcome));
  if (fin_import_row_get_transaction_id (row) != 0)
    return g_strdup (_ ("Without a text"));
  return g_strdup (_ ("A row that you deleted"));
}

/* What stands where in the file. */
static char *
describe_place (FinImportRow *row)
{
  const char *field = fin_import_row_get_field (row);
  const char *value = fin_import_row_get_value (row);
  int line = fin_import_row_get_line (row);

  if (fin_import_row_get_outcome (row) == FIN_IMPORT_ROW_REFUSED && is_filled (field)
      && value != NULL)
    /* Translators: number of a line in a file, name of a field, what stands there */
    return g_strdup_printf (_ ("line %d, %s: “%s”"), line, field, value);
  if (fin_import_row_get_outcome (row) == FIN_IMPORT_ROW_REFUSED && is_filled (value))
    /* Translators: number of a line in a file, what stands there */
    return g_strdup_printf (_ ("line %d: “%s”"), line, value);
  /* Translators: number of a line in a file */
  return line > 0 ? g_strdup_printf (_ ("line %d"), line) : NULL;
}

/* Returns: (nullable): where the ledger has a row from that is already there */
static char *
describe_ledger (FinImportRow *row)
{
  const char *file = fin_import_row_get_ledger_file (row);
  int line = fin_import_row_get_ledger_line (row);

  if (fin_import_row_get_outcome (row) != FIN_IMPORT_ROW_PRESENT || file == NULL)
    return NULL;
  if (line <= 0)
    /* Translators: %s is the name of a file */
    return g_strdup_printf (_ ("it came with “%s”"), file);
  /* Translators: number of a line in a file, name of the file */
  return g_strdup_printf (_ ("it came with line %1$d of “%2$s”"), line, file);
}

/** fin_import_row_describe: Returns: (transfer full): "Held · line 12 · 3 Nov 2026 · Looks like ..." */
char *
fin_import_row_describe (FinImportRow *row)
{
  g_autofree char *place = describe_place (row);
  g_autofree char *ledger = NULL;
  g_autofree char *day = NULL;
  GString *text = g_string_new (NULL);

  append_part (text, fin_outcome_title (fin_import_row_get_outcome (row)));
  append_part (text, place);
  if (fin_import_row_get_posting_date (row) != FIN_DATE_NONE)
    day = fin_format_date_medium (fin_import_row_get_posting_date (row));
  append_part (text, day);
  ledger = describe_ledger (row);
  append_part (text, ledger);
  append_part (text, fin_import_row_remark (row));
  if (fin_import_row_get_outcome (row) == FIN_IMPORT_ROW_HELD
      && !fin_import_row_get_decided (row))
    append_part (text, fin_import_row_get_reason (row));
  return g_string_free_and_steal (text);
}

/** fin_import_row_remark: Returns: (nullable): what a person did with the row since */
const char *
fin_import_row_remark (FinImportRow *row)
{
  FinImportOutcome outcome = fin_import_row_get_outcome (row);

  if (fin_import_row_get_transaction_id (row) == 0)
    return NULL;
  if (outcome == FIN_IMPORT_ROW_HELD && fin_import_row_get_decided (row))
    return fin_import_row_get_state (row) == FIN_TRANSACTION_DELETED ? _ ("Left out by you")
                                                                     : _ ("Taken in by you");
  if (outcome == FIN_IMPORT_ROW_HELD)
    return NULL;
  if (fin_import_row_get_state (row) == FIN_TRANSACTION_DELETED)
    return _ ("Deleted by you");
  return fin_import_row_get_flags (row) & (FIN_TRANSACTION_EDITED | FIN_TRANSACTION_MOVED)
             ? _ ("Changed by you")
             : NULL;
}
