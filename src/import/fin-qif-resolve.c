/* SPDX-License-Identifier: GPL-3.0-or-later */
/* QIF says neither date order nor decimal mark: all records together decide, then each is read. */
#include <glib/gi18n.h>
#include <string.h>

#include "fin-qif-private.h"

static const FinDateOrder orders[] = { FIN_DATE_ORDER_DMY, FIN_DATE_ORDER_MDY, FIN_DATE_ORDER_YMD };

/* Programs that counted years from 1900 wrote 099 and 100: years of three digits. */
static void
repair_year (GString *text)
{
  gsize start = text->len;
  guint64 year;

  while (start > 0 && g_ascii_isdigit (text->str[start - 1]))
    start--;
  if (text->len - start != 3 || start < 4)
    return;
  year = g_ascii_strtoull (text->str + start, NULL, 10) + 1900;
  g_string_truncate (text, start);
  g_string_append_printf (text, "%" G_GUINT64_FORMAT, year);
}

/**
 * fin_qif_scan_date: Quicken pads with spaces and writes years from 2000 on behind an apostrophe:
 * "1/ 5' 2" is 2002.
 */
gboolean
fin_qif_scan_date (const char *text, FinDateText *date)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  const char *apostrophe = strchr (text, '\'');
  gboolean read;
  gsize length;

  /* Some downloads run the payee on behind the date: "03/25/099Share Withdrawal". */
  length = strspn (text, "0123456789/.-' ");
  if (length < 6)
    length = strlen (text);
  for (const char *p = text; p < text + length; p++)
    if (*p != ' ' || g_ascii_isalpha (p[1]) || (p > text && g_ascii_isalpha (p[-1])))
      g_string_append_c (plain, *p);
  repair_year (plain);
  if (apostrophe != NULL)
    {
      char *mark = strchr (plain->str, '\'');

      if (mark != NULL && strlen (mark) == 2)
        g_string_insert_c (plain, mark - plain->str + 1, '0');
    }
  read = fin_date_text_scan (plain->str, plain->len, date);
  if (read && apostrophe != NULL && date->digits[2] == 2)
    {
      date->number[2] += date->number[2] < 70 ? 2000 : 1900;
      date->digits[2] = 4;
    }
  return read;
}

static void
ask_for_order (FinQif *qif, const char *sample)
{
  FinQuestion *question = fin_reading_add_question (qif->reading, FIN_QUESTION_DATE_ORDER,
                                                    _ ("Is the day or the month written first?"));

  for (int i = 0; i < 2; i++)
    {
      FinDateText date;
      g_autofree char *iso = NULL;
      g_autofree char *shown = NULL;

      fin_qif_scan_date (sample, &date);
      iso = fin_date_to_iso (fin_date_text_resolve (&date, orders[i]));
      shown = g_strdup_printf ("%s → %s", sample, iso);
      fin_question_add_choice (qif->reading, question, fin_date_order_to_string (orders[i]),
                               i == 0 ? _ ("Day first") : _ ("Month first"), shown);
    }
}

static void
decide_order (FinQif *qif)
{
  guint fits[G_N_ELEMENTS (orders)] = { 0 };
  const char *sample = NULL;
  gsize best = 0;

  for (guint i = 0; i < qif->records->len; i++)
    {
      const FinQifRecord *record = &g_array_index (qif->records, FinQifRecord, i);
      FinDateText date;
      FinDateOrder fit;

      if (record->date == NULL || !fin_qif_scan_date (record->date, &date))
        continue;
      fit = fin_date_text_orders (&date);
      for (gsize k = 0; k < G_N_ELEMENTS (orders); k++)
        fits[k] += (fit & orders[k]) != 0;
      if (sample == NULL && (fit & orders[0]) != 0 && (fit & orders[1]) != 0
          && date.number[0] != date.number[1])
        sample = record->date;
    }
  for (gsize k = 1; k < G_N_ELEMENTS (orders); k++)
    if (fits[k] > fits[best])
      best = k;
  qif->order = orders[best];
  if (best < 2 && fits[0] == fits[1] && sample != NULL)
    ask_for_order (qif, sample);
}

static void
weigh_amount (const char *text, guint *dot, guint *comma, const char **either)
{
  FinAmountText amount;
  FinDecimalMark marks;

  if (text == NULL || !fin_amount_text_scan (text, strlen (text), &amount)
      || strpbrk (amount.body, ".,") == NULL)
    return;
  marks = fin_amount_text_marks (&amount);
  *dot += marks == FIN_DECIMAL_MARK_DOT;
  *comma += marks == FIN_DECIMAL_MARK_COMMA;
  if (marks == FIN_DECIMAL_MARK_ANY)
    *either = text;
}

static void
ask_for_mark (FinQif *qif, const char *sample)
{
  FinQuestion *question = fin_reading_add_question (
      qif->reading, FIN_QUESTION_DECIMAL_MARK, _ ("Which sign separates the cents in this file?"));

  fin_question_add_choice (qif->reading, question, ".", _ ("A point: 1,234.56"), sample);
  fin_question_add_choice (qif->reading, question, ",", _ ("A comma: 1.234,56"), sample);
}

static void
decide_mark (FinQif *qif)
{
  guint dot = 0;
  guint comma = 0;
  const char *either = NULL;

  for (guint i = 0; i < qif->records->len; i++)
    weigh_amount (g_array_index (qif->records, FinQifRecord, i).amount, &dot, &comma, &either);
  for (guint i = 0; i < qif->splits->len; i++)
    weigh_amount (g_array_index (qif->splits, FinQifSplit, i).amount, &dot, &comma, &either);
  qif->mark = comma > dot ? FIN_DECIMAL_MARK_COMMA : FIN_DECIMAL_MARK_DOT;
  if (dot == comma && either != NULL)
    ask_for_mark (qif, either);
}

/**
 * fin_qif_decide: the date order and the decimal mark of the file, or questions about them.
 *
 * Returns: %FALSE with %FIN_IMPORT_ERROR_OPTION for an answer that is not understood
 */
gboolean
fin_qif_decide (FinQif *qif, GError **error)
{
  const char *order = qif->options != NULL ? qif->options->date_order : NULL;
  const char *mark = qif->options != NULL ? qif->options->decimal_mark : NULL;

  if (order != NULL)
    qif->order = fin_date_order_from_string (order);
  else
    decide_order (qif);
  if (qif->order == 0)
    {
      g_set_error (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_OPTION,
                   _ ("“%s” is no date order; dmy, mdy and ymd are"), order);
      return FALSE;
    }
  if (mark != NULL)
    qif->mark = mark[0] == ',' ? FIN_DECIMAL_MARK_COMMA : FIN_DECIMAL_MARK_DOT;
  else
    decide_mark (qif);
  return TRUE;
}

static void
refuse (FinQif *qif,
        const FinQifRecord *record,
        guint32 line,
        const char *field,
        const char *value,
        const char *reason)
{
  FinRefusal *refusal = fin_reading_add_refusal (qif->reading, line > 0 ? line : record->line,
                                                 field, value != NULL ? value : "", reason);

  refusal->original_offset = record->offset;
  refusal->original_length = record->length;
}

static gboolean
read_amount (const FinQif *qif, const char *text, gint64 *minor)
{
  FinAmountText amount;

  return text != NULL && fin_amount_text_scan (text, strlen (text), &amount)
         && fin_amount_text_parse (&amount, qif->mark, 2, minor, NULL);
}

static void
add_splits (FinQif *qif, const FinQifRecord *record, FinDraft *draft)
{
  FinDraftPart *last = NULL;
  gint64 sum = 0;
  gboolean whole = TRUE;

  for (guint i = 0; i < record->n_splits; i++)
    {
      const FinQifSplit *split = &g_array_index (qif->splits, FinQifSplit, record->first_split + i);
      FinDraftPart *part = fin_arena_alloc (qif->reading->arena, sizeof *part);

      whole = read_amount (qif, split->amount, &part->amount)
              && fin_minor_add (sum, part->amount, &sum) && whole;
      part->category = split->category;
      part->memo = split->memo;
      if (last != NULL)
        last->next = part;
      else
        draft->parts = part;
      last = part;
    }
  if (record->n_splits > 0 && (!whole || sum != draft->amount))
    draft->flags |= FIN_DRAFT_PARTS_DIFFER;
}

/* Of the actions of an investment account, those that only move cash. */
static gboolean
moves_cash (const char *action)
{
  static const char *const cash[] = { "Cash",    "XIn",     "XOut",   "ContribX", "WithdrwX",
                                      "MiscInc", "MiscExp", "IntInc", "Contrib",  "Withdrw",
                                      "Div",     "MargInt", "CGLong", "CGShort",  "CGMid" };

  for (gsize i = 0; action != NULL && i < G_N_ELEMENTS (cash); i++)
    if (g_ascii_strcasecmp (cash[i], action) == 0)
      return TRUE;
  return FALSE;
}

static gint64
cash_sign (const char *action, gint64 minor)
{
  static const char *const out[] = { "XOut", "WithdrwX", "Withdrw", "MiscExp", "MargInt" };

  for (gsize i = 0; action != NULL && i < G_N_ELEMENTS (out); i++)
    if (g_ascii_strcasecmp (out[i], action) == 0 && minor > 0)
      return -minor;
  return minor;
}

static void
resolve_record (FinQif *qif, const FinQifRecord *record)
{
  FinBankStatement *statement = fin_reading_get_statement (qif->reading, record->statement);
  FinDateText date;
  FinDraft draft;

  if (record->investment && !moves_cash (record->action))
    {
      g_autofree char *reason = g_strdup_printf (_ ("investment record %s, not a cash movement"),
                                                 record->action != NULL ? record->action : "");

      fin_reading_add_skipped (qif->reading, record->line, reason);
      return;
    }
  fin_draft_init (&draft);
  if (!read_amount (qif, record->amount, &draft.amount))
    {
      refuse (qif, record, record->amount_line, "amount", record->amount,
              record->amount == NULL ? _ ("the amount is missing") : _ ("this is not an amount"));
      return;
    }
  if (record->date != NULL && fin_qif_scan_date (record->date, &date))
    draft.posting_date = fin_date_text_resolve (&date, qif->order);
  if (draft.posting_date == FIN_DATE_NONE)
    {
      refuse (qif, record, record->date_line, "date", record->date,
              record->date == NULL ? _ ("the posting date is missing") : _ ("this is not a date"));
      return;
    }
  draft.amount = cash_sign (record->action, draft.amount);
  draft.line = record->line;
  draft.original_offset = record->offset;
  draft.original_length = record->length;
  draft.payee = record->payee;
  draft.memo = record->memo;
  draft.reference = record->number;
  draft.category = record->category;
  draft.code = record->action;
  add_splits (qif, record, &draft);
  g_array_append_val (statement->drafts, draft);
}

/** fin_qif_resolve: every record becomes a draft, a refusal or a skipped investment. */
void
fin_qif_resolve (FinQif *qif)
{
  for (guint i = 0; i < qif->records->len; i++)
    resolve_record (qif, &g_array_index (qif->records, FinQifRecord, i));
}
