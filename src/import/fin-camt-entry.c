/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One Ntry or Bal of a CAMT message: from its texts to an exact draft or balance, or to a refusal.
 */
#include <glib/gi18n.h>
#include <string.h>

#include "fin-camt-private.h"
#include "fin-currency.h"
#include "fin-date-text.h"
#include "fin-money.h"

/**
 * fin_camt_read_date:
 * @text: an ISO 8601 date or date and time; the day is the one that is written, whatever the zone
 * @time: (out) (optional): seconds of the day
 */
gboolean
fin_camt_read_date (const char *text, FinDate *date, gint32 *time)
{
  FinDateText parts;
  gsize length;

  if (text == NULL)
    return FALSE;
  length = strlen (text);
  /* 2014-12-31+01:00 and 2014-12-31Z are dates with a zone. */
  if (length > 10 && (text[10] == '+' || text[10] == 'Z' || text[10] == '-'))
    length = 10;
  if (!fin_date_text_scan (text, length, &parts) || parts.digits[0] != 4)
    return FALSE;
  *date = fin_date_text_resolve (&parts, FIN_DATE_ORDER_YMD);
  if (time != NULL && parts.time > 0)
    *time = parts.time;
  return *date != FIN_DATE_NONE;
}

static gboolean
is_debit (const char *direction)
{
  return g_strcmp0 (direction, "DBIT") == 0;
}

static gboolean
read_amount (
    const char *text, const char *currency, const char *direction, gint64 *minor, GError **error)
{
  if (!fin_minor_from_decimal (text != NULL ? text : "", fin_currency_exponent (currency), minor,
                               error))
    return FALSE;
  return !is_debit (direction) || fin_minor_negate (*minor, minor);
}

static void
refuse (FinReading *reading,
        const FinCamtEntry *entry,
        const char *field,
        FinCamtValue value,
        const char *reason)
{
  FinRefusal *refusal =
      fin_reading_add_refusal (reading, value.text != NULL ? value.line : entry->draft.line, field,
                               value.text != NULL ? value.text : "", reason);

  refusal->original_offset = entry->draft.original_offset;
  refusal->original_length = entry->draft.original_length;
}

static const FinCamtParty *
other_party (const FinCamtDetail *detail, gboolean debit)
{
  return debit ? &detail->creditor : &detail->debtor;
}

static const char *
bank_code (FinReading *reading, const FinCamtEntry *entry)
{
  if (entry->domain == NULL)
    return entry->proprietary;
  return fin_arena_printf (reading->arena, "%s-%s-%s", entry->domain,
                           entry->family != NULL ? entry->family : "",
                           entry->subfamily != NULL ? entry->subfamily : "");
}

static void
take_single_detail (FinCamtEntry *entry, const FinCamtDetail *detail, gboolean debit)
{
  const FinCamtParty *other = other_party (detail, debit);

  entry->draft.payee = other->name;
  entry->draft.counter_account = other->account;
  entry->draft.memo = detail->memo;
  entry->draft.reference = detail->reference;
  if (entry->draft.id == NULL)
    entry->draft.id = detail->id;
}

/* A collective booking: the entry is the row, its transactions are the parts. */
static void
take_details (FinReading *reading, FinCamtEntry *entry, gboolean debit)
{
  FinDraftPart *last = NULL;
  gint64 sum = 0;
  gboolean summed = TRUE;

  for (guint i = 0; i < entry->details->len; i++)
    {
      const FinCamtDetail *detail = &g_array_index (entry->details, FinCamtDetail, i);
      FinDraftPart *part = fin_arena_alloc (reading->arena, sizeof *part);
      const char *direction = detail->direction != NULL ? detail->direction : entry->direction.text;
      const FinCamtParty *other = other_party (detail, debit);

      if (detail->amount == NULL || strcmp (detail->currency, entry->currency) != 0
          || !read_amount (detail->amount, detail->currency, direction, &part->amount, NULL)
          || !fin_minor_add (sum, part->amount, &sum))
        summed = FALSE;
      part->payee = other->name;
      part->memo = detail->memo;
      part->reference = detail->reference;
      if (last != NULL)
        last->next = part;
      else
        entry->draft.parts = part;
      last = part;
    }
  if (summed && sum != entry->draft.amount)
    entry->draft.flags |= FIN_DRAFT_PARTS_DIFFER;
}

static gboolean
read_entry_amount (FinReading *reading, FinCamtEntry *entry)
{
  g_autoptr (GError) error = NULL;

  if (entry->amount.text == NULL || entry->amount.text[0] == '\0')
    {
      refuse (reading, entry, "Amt", entry->amount, _ ("the amount is missing"));
      return FALSE;
    }
  if (entry->direction.text == NULL
      || (!is_debit (entry->direction.text) && strcmp (entry->direction.text, "CRDT") != 0))
    {
      refuse (reading, entry, "CdtDbtInd", entry->direction,
              _ ("it is not said whether money came in or went out"));
      return FALSE;
    }
  if (!read_amount (entry->amount.text, entry->currency, entry->direction.text,
                    &entry->draft.amount, &error))
    {
      refuse (reading, entry, "Amt", entry->amount,
              error != NULL ? error->message : _ ("the amount is too large"));
      return FALSE;
    }
  g_strlcpy (entry->draft.currency, entry->currency, sizeof entry->draft.currency);
  return TRUE;
}

/* An entry that is not booked and has no posting date, or is there for information only, waits. */
static const char *
reason_to_hold (const FinCamtEntry *entry)
{
  if (entry->status == NULL || strcmp (entry->status, "BOOK") == 0)
    return NULL;
  if (strcmp (entry->status, "INFO") == 0)
    return _ ("for information only, not booked");
  return entry->booked.text == NULL ? _ ("pending: it has no posting date yet") : NULL;
}

/** fin_camt_finish_entry: the entry becomes a draft of @statement, a held row or a refusal. */
void
fin_camt_finish_entry (FinReading *reading, FinBankStatement *statement, FinCamtEntry *entry)
{
  gboolean debit = is_debit (entry->direction.text);

  if (!read_entry_amount (reading, entry))
    return;
  fin_camt_read_date (entry->valued.text, &entry->draft.value_date, NULL);
  entry->draft.code = bank_code (reading, entry);
  if (entry->details->len == 1)
    take_single_detail (entry, &g_array_index (entry->details, FinCamtDetail, 0), debit);
  else if (entry->details->len > 1)
    take_details (reading, entry, debit);
  if (entry->draft.memo == NULL)
    entry->draft.memo = entry->info;
  if (reason_to_hold (entry) != NULL)
    {
      fin_camt_read_date (entry->booked.text, &entry->draft.posting_date, NULL);
      fin_reading_add_held (reading, &entry->draft, reason_to_hold (entry));
      return;
    }
  /* Some banks give a booked entry its value date only: that is its day then. */
  if (entry->booked.text == NULL && entry->draft.value_date != FIN_DATE_NONE)
    entry->booked = entry->valued;
  if (!fin_camt_read_date (entry->booked.text, &entry->draft.posting_date, &entry->draft.time))
    {
      refuse (reading, entry, "BookgDt", entry->booked,
              entry->booked.text == NULL ? _ ("the posting date is missing")
                                         : _ ("there is no such day"));
      return;
    }
  g_array_append_val (statement->drafts, entry->draft);
}

/** fin_camt_take_balance: the closing booked one is the statement's, the opening one its opening.
 */
void
fin_camt_take_balance (FinReading *reading,
                       FinBankStatement *statement,
                       const FinCamtBalance *balance)
{
  gboolean closing = g_strcmp0 (balance->code, "CLBD") == 0;
  gboolean opening =
      g_strcmp0 (balance->code, "OPBD") == 0 || g_strcmp0 (balance->code, "PRCD") == 0;
  FinDate date = FIN_DATE_NONE;
  gint64 minor;

  if (!closing && !(opening && !statement->has_opening))
    return;
  if (!read_amount (balance->amount, balance->currency, balance->direction, &minor, NULL))
    {
      fin_reading_add_note (reading, _ ("The stated balance “%s” is not an amount"),
                            balance->amount != NULL ? balance->amount : "");
      return;
    }
  fin_camt_read_date (balance->date, &date, NULL);
  if (closing)
    {
      statement->has_balance = TRUE;
      statement->balance = minor;
      statement->balance_date = date;
      g_strlcpy (statement->balance_currency, balance->currency,
                 sizeof statement->balance_currency);
    }
  else
    {
      statement->has_opening = TRUE;
      statement->opening = minor;
      statement->opening_date = date;
    }
}
