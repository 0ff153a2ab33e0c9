/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One OFX transaction or balance: from its texts to an exact draft, or to a refusal. */
#include <glib/gi18n.h>
#include <string.h>

#include "fin-date-text.h"
#include "fin-money.h"
#include "fin-ofx-private.h"

/** Noon and midnight are what banks write when they have no time. */
#define NOON (12 * 3600)

void
fin_ofx_row_begin (FinOfx *ofx, guint32 line, guint64 offset)
{
  if (ofx->statement == NULL)
    ofx->statement = fin_reading_add_statement (ofx->reading);
  memset (&ofx->row, 0, sizeof ofx->row);
  fin_draft_init (&ofx->row.draft);
  ofx->row.draft.line = line;
  ofx->row.draft.original_offset = offset;
  ofx->row_open = TRUE;
}

/**
 * fin_ofx_read_date:
 * @value: YYYYMMDD[HHMMSS[.XXX]][[offset:zone]]: the day is the one the bank's own zone shows
 * @time: (out) (optional): seconds of the day, or %FIN_TIME_NONE
 */
gboolean
fin_ofx_read_date (const char *value, FinDate *date, gint32 *time)
{
  gsize length = strcspn (value, "[");
  FinDateText text;
  FinDateOrder orders;

  while (length > 0 && g_ascii_isspace (value[length - 1]))
    length--;
  if (length > 14 && value[14] == '.')
    length = 14;
  if (!fin_date_text_scan (value, length, &text))
    return FALSE;
  orders = fin_date_text_orders (&text);
  if ((orders & FIN_DATE_ORDER_YMD) != 0 && text.digits[0] == 4)
    orders = FIN_DATE_ORDER_YMD;
  if ((orders & (orders - 1)) != 0)
    return FALSE;
  *date = fin_date_text_resolve (&text, orders);
  if (time != NULL)
    *time = text.time <= 0 || text.time == NOON ? FIN_TIME_NONE : text.time;
  return *date != FIN_DATE_NONE;
}

static const char *
intern (FinOfx *ofx, const char *value)
{
  return *value != '\0' ? fin_arena_intern (ofx->reading->arena, value, strlen (value)) : NULL;
}

static void
take_field (FinOfx *ofx, const char *tag, const char *value, guint32 line)
{
  FinOfxRow *row = &ofx->row;
  const struct
  {
    const char *tag;
    const char **field;
  } fields[] = {
    { "TRNTYPE", &row->draft.code },
    { "FITID", &row->draft.id },
    { "CHECKNUM", &row->draft.reference },
    { "NAME", &row->draft.payee },
    { "MEMO", &row->draft.memo },
    { "TRNAMT", &row->amount },
    { "DTPOSTED", &row->date },
    { "EXTDNAME", &row->extended_name },
    { "CATEGORY", &row->draft.category },
    { "DTTRAN", &row->date },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_ascii_strcasecmp (fields[i].tag, tag) == 0)
      *fields[i].field = intern (ofx, value);
  if (g_ascii_strcasecmp (tag, "REFNUM") == 0 && row->draft.reference == NULL)
    row->draft.reference = intern (ofx, value);
  else if (g_ascii_strcasecmp (tag, "TRNAMT") == 0)
    row->amount_line = line;
  else if (g_ascii_strcasecmp (tag, "DTPOSTED") == 0 || g_ascii_strcasecmp (tag, "DTTRAN") == 0)
    row->date_line = line;
  else if (g_ascii_strcasecmp (tag, "DTAVAIL") == 0)
    fin_ofx_read_date (value, &row->draft.value_date, NULL);
}

void
fin_ofx_row_value (
    FinOfx *ofx, FinOfxContext context, const char *tag, const char *value, guint32 line)
{
  if (!ofx->row_open)
    return;
  if (context == FIN_OFX_CONTEXT_TRANSACTION || context == FIN_OFX_CONTEXT_PENDING)
    take_field (ofx, tag, value, line);
  else if (context == FIN_OFX_CONTEXT_PAYEE && g_ascii_strcasecmp (tag, "NAME") == 0)
    ofx->row.payee_name = intern (ofx, value);
  else if (context == FIN_OFX_CONTEXT_COUNTER_ACCOUNT && g_ascii_strcasecmp (tag, "ACCTID") == 0)
    ofx->row.draft.counter_account = intern (ofx, value);
  else if (context == FIN_OFX_CONTEXT_CURRENCY && g_ascii_strcasecmp (tag, "CURSYM") == 0)
    {
      g_autofree char *code = g_ascii_strup (value, -1);

      if (fin_currency_is_known (code))
        g_strlcpy (ofx->row.draft.currency, code, sizeof ofx->row.draft.currency);
    }
}

static void
refuse (FinOfx *ofx, guint32 line, const char *field, const char *value, const char *reason)
{
  FinRefusal *refusal =
      fin_reading_add_refusal (ofx->reading, line, field, value != NULL ? value : "", reason);

  refusal->original_offset = ofx->row.draft.original_offset;
  refusal->original_length = ofx->row.draft.original_length;
}

static gboolean
is_ambiguous (const FinAmountText *amount)
{
  return fin_amount_text_marks (amount) == FIN_DECIMAL_MARK_ANY
         && strpbrk (amount->body, ".,") != NULL;
}

static FinDecimalMark
only_mark (const FinAmountText *amount)
{
  return (fin_amount_text_marks (amount) & FIN_DECIMAL_MARK_DOT) != 0 ? FIN_DECIMAL_MARK_DOT
                                                                      : FIN_DECIMAL_MARK_COMMA;
}

static void
remember_mark (FinOfx *ofx, const FinAmountText *amount)
{
  if (strpbrk (amount->body, ".,") != NULL && !is_ambiguous (amount))
    ofx->marks |= only_mark (amount);
}

static const char *
row_currency (const FinOfx *ofx)
{
  return ofx->row.draft.currency[0] != '\0' ? ofx->row.draft.currency : ofx->statement->currency;
}

/* FALSE when the row was refused; *ambiguous when the amount waits for the rest of the file. */
static gboolean
read_amount (FinOfx *ofx, FinAmountText *amount, gboolean *ambiguous)
{
  FinOfxRow *row = &ofx->row;
  g_autoptr (GError) error = NULL;

  *ambiguous = FALSE;
  if (row->amount == NULL || !fin_amount_text_scan (row->amount, strlen (row->amount), amount)
      || fin_amount_text_marks (amount) == 0 || amount->decorated)
    {
      refuse (ofx, row->amount != NULL ? row->amount_line : row->draft.line, "TRNAMT", row->amount,
              row->amount != NULL ? _ ("this is not an amount") : _ ("the amount is missing"));
      return FALSE;
    }
  remember_mark (ofx, amount);
  *ambiguous = is_ambiguous (amount);
  if (*ambiguous)
    return TRUE;
  if (!fin_amount_text_parse (amount, only_mark (amount),
                              fin_currency_exponent (row_currency (ofx)), &row->draft.amount,
                              &error))
    {
      refuse (ofx, row->amount_line, "TRNAMT", row->amount, error->message);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_row_date (FinOfx *ofx)
{
  FinOfxRow *row = &ofx->row;

  if (row->date == NULL)
    {
      refuse (ofx, row->draft.line, "DTPOSTED", NULL, _ ("the posting date is missing"));
      return FALSE;
    }
  if (!fin_ofx_read_date (row->date, &row->draft.posting_date, &row->draft.time))
    {
      refuse (ofx, row->date_line, "DTPOSTED", row->date, _ ("there is no such day"));
      return FALSE;
    }
  return TRUE;
}

static void
choose_payee (FinOfxRow *row)
{
  if (row->draft.payee == NULL)
    row->draft.payee = row->payee_name;
  if (row->extended_name != NULL && row->draft.payee == NULL)
    row->draft.payee = row->extended_name;
  else if (row->extended_name != NULL && row->draft.memo == NULL)
    row->draft.memo = row->extended_name;
}

void
fin_ofx_row_end (FinOfx *ofx, guint64 end_offset, gboolean pending)
{
  FinOfxRow *row = &ofx->row;
  FinAmountText amount;
  gboolean ambiguous;

  if (!ofx->row_open)
    return;
  ofx->row_open = FALSE;
  row->draft.original_length = (guint32) MIN (end_offset - row->draft.original_offset, G_MAXUINT32);
  choose_payee (row);
  if (!read_amount (ofx, &amount, &ambiguous))
    return;
  if (pending)
    {
      if (row->date != NULL)
        fin_ofx_read_date (row->date, &row->draft.posting_date, &row->draft.time);
      if (ambiguous)
        refuse (ofx, row->amount_line, "TRNAMT", row->amount, _ ("its decimal mark is unclear"));
      else
        fin_reading_add_held (ofx->reading, &row->draft, _ ("pending at the bank"));
      return;
    }
  if (!read_row_date (ofx))
    return;
  if (ambiguous)
    {
      FinOfxDeferred deferred = {
        .statement = ofx->reading->statements->len - 1,
        .draft = ofx->statement->drafts->len,
        .amount = amount,
        .line = row->amount_line,
      };

      g_array_append_val (ofx->deferred, deferred);
    }
  g_array_append_val (ofx->statement->drafts, row->draft);
}

static void
take_balance_amount (FinOfx *ofx, const char *value, guint32 line)
{
  FinBankStatement *statement = ofx->statement;
  FinAmountText amount;

  if (*value == '\0')
    return;
  if (!fin_amount_text_scan (value, strlen (value), &amount)
      || fin_amount_text_marks (&amount) == 0)
    {
      fin_reading_add_note (ofx->reading, _ ("Line %u: the stated balance “%s” is not an amount"),
                            line, value);
      return;
    }
  g_strlcpy (statement->balance_currency, statement->currency, sizeof statement->balance_currency);
  if (is_ambiguous (&amount))
    {
      FinOfxDeferred deferred = { .statement = ofx->reading->statements->len - 1,
                                  .draft = G_MAXUINT,
                                  .amount = amount,
                                  .line = line };

      g_array_append_val (ofx->deferred, deferred);
      return;
    }
  statement->has_balance = fin_amount_text_parse (&amount, only_mark (&amount),
                                                  fin_currency_exponent (statement->currency),
                                                  &statement->balance, NULL);
  if (!statement->has_balance)
    fin_reading_add_note (ofx->reading, _ ("Line %u: the stated balance “%s” is not an amount"),
                          line, value);
}

void
fin_ofx_balance_value (FinOfx *ofx, const char *tag, const char *value, guint32 line)
{
  if (ofx->statement == NULL)
    return;
  if (g_ascii_strcasecmp (tag, "BALAMT") == 0)
    take_balance_amount (ofx, value, line);
  else if (g_ascii_strcasecmp (tag, "DTASOF") == 0)
    fin_ofx_read_date (value, &ofx->statement->balance_date, NULL);
}

static void
resolve_one (FinOfx *ofx, const FinOfxDeferred *deferred, FinDecimalMark mark)
{
  FinBankStatement *statement = fin_reading_get_statement (ofx->reading, deferred->statement);
  g_autoptr (GError) error = NULL;
  FinDraft *draft;
  const char *currency;

  if (deferred->draft == G_MAXUINT)
    {
      statement->has_balance = fin_amount_text_parse (&deferred->amount, mark,
                                                      fin_currency_exponent (statement->currency),
                                                      &statement->balance, NULL);
      return;
    }
  draft = &g_array_index (statement->drafts, FinDraft, deferred->draft);
  currency = draft->currency[0] != '\0' ? draft->currency : statement->currency;
  if (fin_amount_text_parse (&deferred->amount, mark, fin_currency_exponent (currency),
                             &draft->amount, &error))
    return;
  ofx->row.draft = *draft;
  refuse (ofx, deferred->line, "TRNAMT", deferred->amount.body, error->message);
  g_array_remove_index (statement->drafts, deferred->draft);
}

static gboolean
all_fit (FinOfx *ofx, FinDecimalMark mark)
{
  for (guint i = 0; i < ofx->deferred->len; i++)
    {
      const FinOfxDeferred *deferred = &g_array_index (ofx->deferred, FinOfxDeferred, i);
      FinBankStatement *statement = fin_reading_get_statement (ofx->reading, deferred->statement);
      gint64 minor;

      if (!fin_amount_text_parse (&deferred->amount, mark,
                                  fin_currency_exponent (statement->currency), &minor, NULL))
        return FALSE;
    }
  return TRUE;
}

static void
ask_for_mark (FinOfx *ofx)
{
  const FinOfxDeferred *first = &g_array_index (ofx->deferred, FinOfxDeferred, 0);
  FinQuestion *question = fin_reading_add_question (
      ofx->reading, FIN_QUESTION_DECIMAL_MARK, _ ("Which sign separates the cents in this file?"));
  g_autofree char *grouped = g_strdup (first->amount.body);
  gboolean comma = strchr (grouped, ',') != NULL;
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *p = grouped; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (plain, *p);
  fin_question_add_choice (ofx->reading, question, ".", _ ("A point: 1,234.56"),
                           comma ? plain->str : grouped);
  fin_question_add_choice (ofx->reading, question, ",", _ ("A comma: 1.234,56"),
                           comma ? grouped : plain->str);
}

/**
 * fin_ofx_resolve_deferred: amounts like "1,234" follow the mark that the other amounts use.
 *
 * Where no other amount tells, the reading that the currency's decimals rule out is dropped, and
 * what is still open is asked.
 */
void
fin_ofx_resolve_deferred (FinOfx *ofx)
{
  FinDecimalMark mark = ofx->marks;

  if (ofx->deferred->len == 0)
    return;
  if (ofx->options != NULL && ofx->options->decimal_mark != NULL)
    mark = ofx->options->decimal_mark[0] == ',' ? FIN_DECIMAL_MARK_COMMA : FIN_DECIMAL_MARK_DOT;
  if (mark != FIN_DECIMAL_MARK_DOT && mark != FIN_DECIMAL_MARK_COMMA)
    {
      gboolean dot = all_fit (ofx, FIN_DECIMAL_MARK_DOT);
      gboolean comma = all_fit (ofx, FIN_DECIMAL_MARK_COMMA);

      mark = comma && !dot ? FIN_DECIMAL_MARK_COMMA : FIN_DECIMAL_MARK_DOT;
      if (dot == comma)
        ask_for_mark (ofx);
    }
  /* Backwards: a refused draft is taken out of its array. */
  for (guint i = ofx->deferred->len; i > 0; i--)
    resolve_one (ofx, &g_array_index (ofx->deferred, FinOfxDeferred, i - 1), mark);
}

/* -1 for types that take money out, 1 for those that bring it in, 0 for either. */
static int
direction_of_type (const char *type)
{
  static const char *const out[] = { "DEBIT", "FEE",  "SRVCHG",      "PAYMENT",   "CHECK", "POS",
                                     "ATM",   "CASH", "DIRECTDEBIT", "REPEATPMT", "OUT" };
  static const char *const in[] = { "CREDIT", "DIRECTDEP", "DEP", "INT", "DIV", "IN" };

  for (gsize i = 0; type != NULL && i < G_N_ELEMENTS (out); i++)
    if (g_ascii_strcasecmp (out[i], type) == 0)
      return -1;
  for (gsize i = 0; type != NULL && i < G_N_ELEMENTS (in); i++)
    if (g_ascii_strcasecmp (in[i], type) == 0)
      return 1;
  return 0;
}

typedef struct
{
  guint out_positive, out_negative;
  guint in_positive, in_negative;
  guint open; /* types that may be either */
} SignCount;

static SignCount
count_signs (const FinBankStatement *statement)
{
  SignCount count = { 0 };

  for (guint i = 0; i < statement->drafts->len; i++)
    {
      const FinDraft *draft = &g_array_index (statement->drafts, FinDraft, i);
      int direction = direction_of_type (draft->code);

      if (draft->amount == 0)
        continue;
      count.open += direction == 0;
      count.out_positive += direction < 0 && draft->amount > 0;
      count.out_negative += direction < 0 && draft->amount < 0;
      count.in_positive += direction > 0 && draft->amount > 0;
      count.in_negative += direction > 0 && draft->amount < 0;
    }
  return count;
}

static void
negate_rows (FinBankStatement *statement, gboolean all)
{
  for (guint i = 0; i < statement->drafts->len; i++)
    {
      FinDraft *draft = &g_array_index (statement->drafts, FinDraft, i);

      if (all || direction_of_type (draft->code) < 0)
        fin_minor_negate (draft->amount, &draft->amount);
    }
}

/**
 * fin_ofx_resolve_signs: some banks print all amounts without a sign and leave the direction to
 * TRNTYPE, some print a card from the card company's side. Where every row of a statement says so,
 * it is mended and noted.
 */
void
fin_ofx_resolve_signs (FinOfx *ofx)
{
  for (guint i = 0; i < ofx->reading->statements->len; i++)
    {
      FinBankStatement *statement = fin_reading_get_statement (ofx->reading, i);
      SignCount count = count_signs (statement);

      if (count.open > 0 || count.out_positive == 0 || count.out_negative > 0)
        continue;
      if (count.in_negative > 0 && count.in_positive == 0)
        {
          negate_rows (statement, TRUE);
          fin_reading_add_note (ofx->reading,
                                _ ("Debits are printed as positive and credits as "
                                   "negative here; they are read the other way round"));
        }
      else if (count.in_positive > 0 && count.in_negative == 0)
        {
          negate_rows (statement, FALSE);
          fin_reading_add_note (ofx->reading, _ ("No amount has a sign here; debits are read as "
                                                 "money that went out"));
        }
    }
}
