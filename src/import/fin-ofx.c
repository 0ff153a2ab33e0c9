/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What OFX elements mean: statements, transactions, balances, a bank's own error messages. */
#include "fin-ofx.h"

#include <glib/gi18n.h>
#include <string.h>

#include "fin-ofx-private.h"
#include "fin-text.h"

/* Elements that hold others. Everything else is a value or of no interest. */
static const struct
{
  const char *tag;
  FinOfxContext context;
} aggregates[] = {
  { "OFX", FIN_OFX_CONTEXT_OTHER },
  { "STATUS", FIN_OFX_CONTEXT_STATUS },
  { "STMTRS", FIN_OFX_CONTEXT_STATEMENT },
  { "CCSTMTRS", FIN_OFX_CONTEXT_STATEMENT },
  { "LOANSTMTRS", FIN_OFX_CONTEXT_STATEMENT },
  { "INVSTMTRS", FIN_OFX_CONTEXT_STATEMENT },
  { "BANKACCTFROM", FIN_OFX_CONTEXT_ACCOUNT },
  { "CCACCTFROM", FIN_OFX_CONTEXT_ACCOUNT },
  { "LOANACCTFROM", FIN_OFX_CONTEXT_ACCOUNT },
  { "INVACCTFROM", FIN_OFX_CONTEXT_ACCOUNT },
  { "BANKACCTTO", FIN_OFX_CONTEXT_COUNTER_ACCOUNT },
  { "CCACCTTO", FIN_OFX_CONTEXT_COUNTER_ACCOUNT },
  { "ACCTINFO", FIN_OFX_CONTEXT_ACCOUNT_INFO },
  { "BANKTRANLIST", FIN_OFX_CONTEXT_LIST },
  { "BANKTRANLISTP", FIN_OFX_CONTEXT_LIST },
  { "LOANTRANLIST", FIN_OFX_CONTEXT_LIST },
  { "INVTRANLIST", FIN_OFX_CONTEXT_LIST },
  { "STMTTRN", FIN_OFX_CONTEXT_TRANSACTION },
  { "STMTTRNP", FIN_OFX_CONTEXT_PENDING },
  { "PAYEE", FIN_OFX_CONTEXT_PAYEE },
  { "CURRENCY", FIN_OFX_CONTEXT_CURRENCY },
  { "ORIGCURRENCY", FIN_OFX_CONTEXT_OTHER },
  { "LEDGERBAL", FIN_OFX_CONTEXT_LEDGER_BALANCE },
  { "AVAILBAL", FIN_OFX_CONTEXT_OTHER },
  { "BAL", FIN_OFX_CONTEXT_OTHER },
  { "CLOSING", FIN_OFX_CONTEXT_OTHER },
  { "INVBAL", FIN_OFX_CONTEXT_OTHER },
  { "INVPOSLIST", FIN_OFX_CONTEXT_POSITIONS },
  { "SECLISTMSGSRSV1", FIN_OFX_CONTEXT_POSITIONS },
  { "BUYDEBT", FIN_OFX_CONTEXT_INVESTMENT },
  { "BUYMF", FIN_OFX_CONTEXT_INVESTMENT },
  { "BUYOPT", FIN_OFX_CONTEXT_INVESTMENT },
  { "BUYOTHER", FIN_OFX_CONTEXT_INVESTMENT },
  { "BUYSTOCK", FIN_OFX_CONTEXT_INVESTMENT },
  { "CLOSUREOPT", FIN_OFX_CONTEXT_INVESTMENT },
  { "INCOME", FIN_OFX_CONTEXT_INVESTMENT },
  { "INVEXPENSE", FIN_OFX_CONTEXT_INVESTMENT },
  { "JRNLFUND", FIN_OFX_CONTEXT_INVESTMENT },
  { "JRNLSEC", FIN_OFX_CONTEXT_INVESTMENT },
  { "MARGININTEREST", FIN_OFX_CONTEXT_INVESTMENT },
  { "REINVEST", FIN_OFX_CONTEXT_INVESTMENT },
  { "RETOFCAP", FIN_OFX_CONTEXT_INVESTMENT },
  { "SELLDEBT", FIN_OFX_CONTEXT_INVESTMENT },
  { "SELLMF", FIN_OFX_CONTEXT_INVESTMENT },
  { "SELLOPT", FIN_OFX_CONTEXT_INVESTMENT },
  { "SELLOTHER", FIN_OFX_CONTEXT_INVESTMENT },
  { "SELLSTOCK", FIN_OFX_CONTEXT_INVESTMENT },
  { "SPLIT", FIN_OFX_CONTEXT_INVESTMENT },
  { "TRANSFER", FIN_OFX_CONTEXT_INVESTMENT },
};

static int
find_aggregate (const char *tag, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (aggregates); i++)
    if (strlen (aggregates[i].tag) == length
        && g_ascii_strncasecmp (aggregates[i].tag, tag, length) == 0)
      return (int) i;
  return -1;
}

/** fin_ofx_is_aggregate: whether @tag is one that this reader follows. */
gboolean
fin_ofx_is_aggregate (const char *tag, gsize length)
{
  return find_aggregate (tag, length) >= 0;
}

static FinOfxContext
context (const FinOfx *ofx)
{
  return ofx->depth > 0 ? ofx->stack[ofx->depth - 1].context : FIN_OFX_CONTEXT_OTHER;
}

/* The innermost transaction around an element such as PAYEE. */
static gboolean
inside (const FinOfx *ofx, FinOfxContext wanted)
{
  for (int i = ofx->depth; i > 0; i--)
    if (ofx->stack[i - 1].context == wanted)
      return TRUE;
  return FALSE;
}

static void
begin_statement (FinOfx *ofx, const char *tag)
{
  ofx->statement = fin_reading_add_statement (ofx->reading);
  if (g_ascii_strcasecmp (tag, "CCSTMTRS") == 0)
    ofx->statement->kind = "card";
  else if (g_ascii_strcasecmp (tag, "LOANSTMTRS") == 0)
    ofx->statement->kind = "loan";
  else if (g_ascii_strcasecmp (tag, "INVSTMTRS") == 0)
    ofx->statement->kind = "investment";
}

void
fin_ofx_open (FinOfx *ofx, const char *tag, guint32 line, guint64 offset)
{
  int found = find_aggregate (tag, strlen (tag));
  FinOfxContext entered;

  if (found < 0)
    return;
  entered = aggregates[found].context;
  if (ofx->depth >= FIN_OFX_MAX_DEPTH)
    {
      ofx->too_deep = TRUE;
      return;
    }
  ofx->stack[ofx->depth].tag = aggregates[found].tag;
  ofx->stack[ofx->depth].context = entered;
  ofx->stack[ofx->depth].line = line;
  ofx->depth++;
  if (entered == FIN_OFX_CONTEXT_STATEMENT)
    begin_statement (ofx, tag);
  else if (entered == FIN_OFX_CONTEXT_TRANSACTION || entered == FIN_OFX_CONTEXT_PENDING)
    fin_ofx_row_begin (ofx, line, offset);
  else if (entered == FIN_OFX_CONTEXT_STATUS)
    ofx->status_message = NULL;
  else if (entered == FIN_OFX_CONTEXT_ACCOUNT_INFO)
    ofx->accounts++;
  else if (entered == FIN_OFX_CONTEXT_INVESTMENT && !inside (ofx, FIN_OFX_CONTEXT_POSITIONS))
    {
      g_autofree char *reason =
          g_strdup_printf (_ ("investment record %s, not a cash movement"), aggregates[found].tag);

      fin_reading_add_skipped (ofx->reading, line, reason);
    }
}

static void
leave (FinOfx *ofx, guint64 end_offset)
{
  FinOfxContext left = ofx->stack[--ofx->depth].context;

  if (left == FIN_OFX_CONTEXT_TRANSACTION || left == FIN_OFX_CONTEXT_PENDING)
    fin_ofx_row_end (ofx, end_offset, left == FIN_OFX_CONTEXT_PENDING);
}

/* A missing end tag of an inner element does not keep the outer one open. */
void
fin_ofx_close (FinOfx *ofx, const char *tag, guint64 end_offset)
{
  for (int i = ofx->depth; i > 0; i--)
    if (g_ascii_strcasecmp (ofx->stack[i - 1].tag, tag) == 0)
      {
        while (ofx->depth >= i)
          leave (ofx, end_offset);
        return;
      }
}

static const char *
intern (FinOfx *ofx, const char *value)
{
  return *value != '\0' ? fin_arena_intern (ofx->reading->arena, value, strlen (value)) : NULL;
}

static void
take_status (FinOfx *ofx, const char *tag, const char *value)
{
  if (g_ascii_strcasecmp (tag, "CODE") == 0)
    g_strlcpy (ofx->status_code, value, sizeof ofx->status_code);
  else if (g_ascii_strcasecmp (tag, "MESSAGE") == 0)
    ofx->status_message = intern (ofx, value);
  else if (g_ascii_strcasecmp (tag, "SEVERITY") == 0)
    ofx->status_error = g_ascii_strcasecmp (value, "ERROR") == 0;
  else
    return;
  if (ofx->status_error && ofx->status_message != NULL)
    {
      fin_reading_add_note (ofx->reading, _ ("The bank reports an error (%s): %s"),
                            ofx->status_code, ofx->status_message);
      ofx->status_error = FALSE;
    }
  else if (ofx->status_error && ofx->status_code[0] != '\0' && strcmp (ofx->status_code, "0") != 0)
    ofx->status_silent = TRUE;
}

static const char *
kind_of_account (const char *type)
{
  static const char *const kinds[][2] = {
    { "CHECKING", "current" }, { "SAVINGS", "savings" }, { "MONEYMRKT", "savings" },
    { "CREDITLINE", "loan" },  { "CD", "savings" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_ascii_strcasecmp (kinds[i][0], type) == 0)
      return kinds[i][1];
  return NULL;
}

static void
take_account (FinOfx *ofx, const char *tag, const char *value)
{
  if (ofx->statement == NULL || inside (ofx, FIN_OFX_CONTEXT_ACCOUNT_INFO))
    return;
  if (g_ascii_strcasecmp (tag, "ACCTID") == 0)
    ofx->statement->account_id = intern (ofx, value);
  else if (g_ascii_strcasecmp (tag, "BANKID") == 0 || g_ascii_strcasecmp (tag, "BROKERID") == 0)
    ofx->statement->bank_id = intern (ofx, value);
  else if (g_ascii_strcasecmp (tag, "ACCTTYPE") == 0 && ofx->statement->kind == NULL)
    ofx->statement->kind = kind_of_account (value);
}

static void
take_statement (FinOfx *ofx, const char *tag, const char *value)
{
  g_autofree char *code = NULL;

  if (ofx->statement == NULL || g_ascii_strcasecmp (tag, "CURDEF") != 0)
    return;
  code = g_ascii_strup (value, -1);
  if (fin_currency_is_known (code))
    g_strlcpy (ofx->statement->currency, code, sizeof ofx->statement->currency);
}

static void
take_period (FinOfx *ofx, const char *tag, const char *value)
{
  gboolean first = g_ascii_strcasecmp (tag, "DTSTART") == 0;
  FinDate date;

  if (ofx->statement == NULL || (!first && g_ascii_strcasecmp (tag, "DTEND") != 0)
      || !fin_ofx_read_date (value, &date, NULL))
    return;
  if (first)
    ofx->statement->period.first = date;
  else
    ofx->statement->period.last = date;
}

void
fin_ofx_value (FinOfx *ofx, const char *tag, const char *value, guint32 line)
{
  switch (context (ofx))
    {
    case FIN_OFX_CONTEXT_STATUS:
      take_status (ofx, tag, value);
      break;
    case FIN_OFX_CONTEXT_STATEMENT:
      take_statement (ofx, tag, value);
      break;
    case FIN_OFX_CONTEXT_ACCOUNT:
      take_account (ofx, tag, value);
      break;
    case FIN_OFX_CONTEXT_LIST:
      take_period (ofx, tag, value);
      break;
    case FIN_OFX_CONTEXT_LEDGER_BALANCE:
      fin_ofx_balance_value (ofx, tag, value, line);
      break;
    case FIN_OFX_CONTEXT_TRANSACTION:
    case FIN_OFX_CONTEXT_PENDING:
    case FIN_OFX_CONTEXT_PAYEE:
    case FIN_OFX_CONTEXT_CURRENCY:
    case FIN_OFX_CONTEXT_COUNTER_ACCOUNT:
      if (inside (ofx, FIN_OFX_CONTEXT_TRANSACTION) || inside (ofx, FIN_OFX_CONTEXT_PENDING))
        fin_ofx_row_value (ofx, context (ofx), tag, value, line);
      break;
    case FIN_OFX_CONTEXT_OTHER:
    case FIN_OFX_CONTEXT_ACCOUNT_INFO:
    case FIN_OFX_CONTEXT_POSITIONS:
    case FIN_OFX_CONTEXT_INVESTMENT:
    default:
      break;
    }
}

static void
opened_cb (gpointer data, const char *tag, const char **attributes, guint32 line, guint64 offset)
{
  fin_ofx_open (data, tag, line, offset);
}

static void
closed_cb (gpointer data,
           const char *tag,
           const char *text,
           gboolean leaf,
           guint32 line,
           guint64 end_offset)
{
  if (leaf && !fin_ofx_is_aggregate (tag, strlen (tag)))
    fin_ofx_value (data, tag, text, line);
  else
    fin_ofx_close (data, tag, end_offset);
}

/** fin_ofx_recognise: Returns: whether @text is OFX; @is_xml when it calls itself version 2 */
gboolean
fin_ofx_recognise (const char *text, gsize length, gboolean *is_xml)
{
  g_autofree char *head = g_strndup (text, MIN (length, 8192));
  const char *start;

  for (char *p = head; p < head + MIN (length, 8192); p++)
    *p = *p == '\0' ? ' ' : g_ascii_toupper (*p);
  start = head + strspn (head, " \t\r\n");
  *is_xml = g_str_has_prefix (start, "<?XML") || g_str_has_prefix (start, "<?OFX");
  if (*is_xml)
    return strstr (head, "<?OFX") != NULL || strstr (head, "<OFX>") != NULL;
  return g_str_has_prefix (start, "OFXHEADER") || g_str_has_prefix (start, "<OFX>")
         || strstr (head, "\nOFXHEADER:") != NULL
         || (strstr (head, "<OFX>") != NULL && strstr (head, "<SIGNONMSGSRSV1>") != NULL);
}

static void
note_what_is_missing (FinOfx *ofx)
{
  FinReading *reading = ofx->reading;

  if (ofx->too_deep)
    fin_reading_add_refusal (reading, 1, NULL, NULL, _ ("elements are nested too deeply"));
  if (ofx->status_silent && reading->notes->len == 0)
    fin_reading_add_note (reading, _ ("The bank reports an error without a message"));
  if (ofx->accounts > 0)
    fin_reading_add_note (
        reading,
        ngettext ("The file lists %u account", "The file lists %u accounts", ofx->accounts),
        ofx->accounts);
  if (fin_reading_count_rows (reading) == 0)
    fin_reading_add_note (reading, _ ("There are no transactions in this file"));
}

/* What is still open at the end was cut off. */
static void
refuse_open_elements (FinOfx *ofx, guint64 length)
{
  for (int i = 0; i < ofx->depth; i++)
    {
      FinOfxContext open = ofx->stack[i].context;

      if (open == FIN_OFX_CONTEXT_TRANSACTION || open == FIN_OFX_CONTEXT_PENDING)
        {
          ofx->row_open = FALSE;
          fin_reading_add_refusal (ofx->reading, ofx->stack[i].line, ofx->stack[i].tag, NULL,
                                   _ ("the file ends in the middle of this transaction"));
          return;
        }
    }
  for (int i = 0; i < ofx->depth; i++)
    if (ofx->stack[i].context == FIN_OFX_CONTEXT_LIST)
      {
        fin_reading_add_refusal (ofx->reading, ofx->stack[i].line, ofx->stack[i].tag, NULL,
                                 _ ("the file ends before this list does; rows may be missing"));
        return;
      }
}

static gboolean
parse (FinOfx *ofx, const char *text, gsize length, gboolean is_xml, FinXmlFault *fault)
{
  static const FinXmlHandler handler = { opened_cb, closed_cb };
  if (!is_xml)
    return fin_ofx_sgml_parse (ofx, text, length, ofx->options);
  return fin_xml_parse (text, length, &handler, ofx, ofx->options, fault);
}

static void
start_over (FinOfx *ofx, const char *name, const char *format, const FinText *text)
{
  const FinReadOptions *options = ofx->options;

  g_clear_pointer (&ofx->deferred, g_array_unref);
  g_clear_pointer (&ofx->reading, fin_reading_free);
  memset (ofx, 0, sizeof *ofx);
  ofx->options = options;
  ofx->deferred = g_array_new (FALSE, TRUE, sizeof (FinOfxDeferred));
  ofx->reading = fin_reading_new (name, format);
  ofx->reading->encoding = text->encoding;
  ofx->reading->text = g_bytes_ref (text->bytes);
}

static gboolean
decode (GBytes *bytes, const FinReadOptions *options, FinText *text, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *head = g_strndup (data, MIN (size, 512));
  const char *asked = options != NULL ? options->encoding : NULL;

  if (!fin_text_decode (bytes, asked, text, error))
    return FALSE;
  /* The header's word is taken for what is no UTF-8; many banks write 1252 whatever they declare.
   */
  if (asked == NULL && text->rival != NULL
      && (strstr (head, "CHARSET:1252") != NULL || strstr (head, "CHARSET:ISO-8859-1") != NULL))
    {
      fin_text_clear (text);
      return fin_text_decode (bytes, "windows-1252", text, error);
    }
  return TRUE;
}

/**
 * fin_ofx_read:
 *
 * An OFX 2 file that is no well-formed XML (a bare "&" in a payee) is read once more by the
 * tolerant SGML rules.
 *
 * Returns: (transfer full) (nullable): %NULL with a #FinImportError
 */
FinReading *
fin_ofx_read (GBytes *bytes, const char *name, const FinReadOptions *options, GError **error)
{
  g_auto (FinText) text = { 0 };
  g_auto (FinXmlFault) fault = { 0 };
  FinOfx ofx = { .options = options };
  gboolean is_xml = FALSE;
  const char *data;
  gsize length;

  if (!decode (bytes, options, &text, error))
    return NULL;
  data = g_bytes_get_data (text.bytes, &length);
  fin_ofx_recognise (data, length, &is_xml);
  start_over (&ofx, name, is_xml ? "ofx2" : "ofx1", &text);
  if (!parse (&ofx, data, length, is_xml, &fault))
    {
      gboolean again = is_xml && fault.code == FIN_IMPORT_ERROR_MALFORMED
                       && memmem (data, length, "<!DOCTYPE", 9) == NULL;

      if (again)
        start_over (&ofx, name, "ofx2", &text);
      if (!again || !fin_ofx_sgml_parse (&ofx, data, length, options))
        {
          int code = fault.message != NULL ? fault.code : (int) FIN_IMPORT_ERROR_CANCELLED;

          g_set_error (error, FIN_IMPORT_ERROR, code, _ ("“%s” is a damaged OFX file: %s"), name,
                       fault.message != NULL ? fault.message : _ ("reading was stopped"));
          fin_reading_free (ofx.reading);
          g_array_unref (ofx.deferred);
          return NULL;
        }
    }
  refuse_open_elements (&ofx, length);
  fin_ofx_resolve_deferred (&ofx);
  fin_ofx_resolve_signs (&ofx);
  note_what_is_missing (&ofx);
  fin_reading_finish (ofx.reading);
  g_array_unref (ofx.deferred);
  return ofx.reading;
}
