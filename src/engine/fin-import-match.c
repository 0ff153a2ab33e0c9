/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns the rows of one account into entries, has them matched, and lets go of all that made the
 * verdicts: at a million rows it takes more memory than anything but the rows themselves. */
#include "fin-import-match.h"

#include <glib/gi18n.h>
#include <string.h>

#include "fin-currency.h"
#include "fin-import-ledger.h"
#include "fin-match-text.h"
#include "fin-matcher.h"
#include "fin-money.h"

/** Cancelling is asked for every so many rows. */
#define ROWS_PER_LOOK 4096

/** Entries: one per row of the group. @texts keeps what they point to. */
typedef struct
{
  FinMatchEntry *rows;
  GStringChunk *texts;
  gboolean have_ids;
} Entries;

static void
entries_clear (Entries *entries)
{
  g_free (entries->rows);
  g_clear_pointer (&entries->texts, g_string_chunk_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Entries, entries_clear)

static void
refuse_amount (FinImportPlan *plan, const FinImportGroup *group, guint row)
{
  const FinDraft *draft = fin_import_group_get_draft (plan, group, row);
  g_autofree char *value = fin_minor_to_decimal (draft->amount, FIN_CURRENCY_UNKNOWN_EXPONENT);
  g_autofree char *reason = NULL;

  /* Translators: %s is a currency code such as JPY */
  reason = g_strdup_printf (_ ("The amount is too large to be exact, or has more decimals than %s"),
                            group->out->currency);
  fin_import_group_get_verdict (plan, group, row)->outcome = FIN_IMPORT_ROW_REFUSED;
  fin_import_result_refuse (plan->result, draft->line, "amount", value, reason);
}

/* A row that was refused leaves the group: what is matched can be stored. */
static void
drop_refused (FinImportPlan *plan, FinImportGroup *group, Entries *entries)
{
  guint kept = 0;

  for (guint i = 0; i < group->rows->len; i++)
    {
      guint32 row = g_array_index (group->rows, guint32, i);

      if (g_array_index (plan->result->verdicts, FinImportVerdict, row).outcome
          == FIN_IMPORT_ROW_REFUSED)
        continue;
      g_array_index (group->rows, guint32, kept) = row;
      entries->rows[kept++] = entries->rows[i];
    }
  g_array_set_size (group->rows, kept);
}

static void
note_day (FinImportGroup *group, FinDate day)
{
  gboolean is_first = fin_period_days (group->days) <= 0;

  group->days.first = is_first ? day : MIN (group->days.first, day);
  group->days.last = is_first ? day : MAX (group->days.last, day);
}

/* In the currency of the group's account. */
static gboolean
fill_entries (FinImportPlan *plan,
              FinImportGroup *group,
              Entries *entries,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean refused = FALSE;

  entries->rows = g_new0 (FinMatchEntry, MAX (group->rows->len, 1));
  for (guint i = 0; i < group->rows->len; i++)
    {
      const FinDraft *draft = fin_import_group_get_draft (plan, group, i);
      FinMatchEntry *entry = &entries->rows[i];

      if (i % ROWS_PER_LOOK == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      fin_match_text_normalise (text, draft->payee, draft->memo);
      entry->text_hash = fin_match_text_hash (text->str, text->len);
      entry->id_hash = draft->id != NULL ? fin_match_text_hash (draft->id, strlen (draft->id)) : 0;
      entry->date = fin_import_group_get_date (plan, group, i);
      entries->have_ids |= entry->id_hash != 0;
      if (fin_import_scale_amount (draft, group->out->currency, &entry->amount))
        {
          note_day (group, entry->date);
          continue;
        }
      refuse_amount (plan, group, i);
      refused = TRUE;
    }
  if (refused)
    drop_refused (plan, group, entries);
  return TRUE;
}

/* Only needed where rows of another source must be compared. */
static void
fill_texts (const FinImportPlan *plan, const FinImportGroup *group, Entries *entries)
{
  g_autoptr (GString) text = g_string_new (NULL);

  entries->texts = g_string_chunk_new (1 << 16);
  for (guint i = 0; i < group->rows->len; i++)
    {
      const FinDraft *draft = fin_import_group_get_draft (plan, group, i);

      fin_match_text_normalise (text, draft->payee, draft->memo);
      entries->rows[i].text
          = g_string_chunk_insert_len (entries->texts, text->str, (gssize) text->len);
    }
}

/* @ids: of the ledger's transactions that matches point to, 0 for deleted ones */
static void
take_matches (const FinImportPlan *plan,
              FinImportGroup *group,
              const FinMatch *matches,
              const gint64 *ids)
{
  for (guint i = 0; i < group->rows->len; i++)
    {
      FinImportVerdict *verdict = fin_import_group_get_verdict (plan, group, i);
      const FinMatch *match = &matches[i];
      gboolean held_by_reader = verdict->hold_reason == FIN_HOLD_READER;

      verdict->repeated_id = match->repeated_id;
      verdict->transaction_id = match->entry >= 0 ? ids[match->entry] : 0;
      verdict->already_held = match->already_held;
      verdict->outcome = match->outcome;
      if (held_by_reader && match->outcome != FIN_IMPORT_ROW_PRESENT)
        verdict->outcome = FIN_IMPORT_ROW_HELD;
      else if (!held_by_reader)
        verdict->hold_reason = match->hold_reason;
    }
  group->is_matched = TRUE;
}

/**
 * fin_import_match_group: gives every row of a group whose account is resolved its verdict.
 * @connection: on the database's writing thread; only read
 *
 * Returns: %FALSE when cancelled, or with a #FinStoreError
 */
gboolean
fin_import_match_group (FinConnection *connection,
                        FinImportPlan *plan,
                        FinImportGroup *group,
                        GCancellable *cancellable,
                        GError **error)
{
  g_auto (Entries) entries = { 0 };
  g_autoptr (FinImportLedger) ledger = NULL;
  g_autofree FinMatch *matches = NULL;

  if (!fill_entries (plan, group, &entries, cancellable, error))
    return FALSE;
  ledger = fin_import_ledger_load (connection, group->out->account_id, group->days,
                                   entries.have_ids, plan->result->reading->format, error);
  if (ledger == NULL)
    return FALSE;
  if (ledger->has_other_source)
    fill_texts (plan, group, &entries);
  matches = fin_matcher_match ((const FinMatchEntry *) ledger->entries->data, ledger->entries->len,
                               entries.rows, group->rows->len);
  take_matches (plan, group, matches, (const gint64 *) ledger->ids->data);
  return TRUE;
}
