/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The splits that another program made become splits here. */
#include "fin-import-write.h"
#include "fin-split-store.h"

/* A part whose category is not one of ours keeps its name as its note. */
static void
append_part (const FinImportWrite *write, const FinDraftPart *part, GArray *splits)
{
  FinCategoryChoice choice = fin_categoriser_choose_by_file (write->categoriser, part->category);
  const char *note = part->memo != NULL || choice.category_id != 0 ? part->memo : part->category;
  FinSplit split = { .category_id = choice.category_id,
                     .amount = part->amount,
                     .note = g_strdup (note) };

  g_array_append_val (splits, split);
}

/* Details of a collective booking have no categories, and parts that lack something say nothing. */
static gboolean
are_splits (const FinDraft *draft)
{
  guint n = 0;

  for (const FinDraftPart *part = draft->parts; part != NULL; part = part->next, n++)
    if (part->category == NULL || part->amount == 0)
      return FALSE;
  return n >= 2 && (draft->flags & FIN_DRAFT_PARTS_DIFFER) == 0;
}

static gboolean
says_something (GArray *splits)
{
  for (guint i = 1; i < splits->len; i++)
    if (g_array_index (splits, FinSplit, i).category_id
        != g_array_index (splits, FinSplit, 0).category_id)
      return TRUE;
  return FALSE;
}

/**
 * fin_import_write_parts: files the parts of a transaction that the file splits over categories.
 *
 * @id: the transaction, as it was just written
 */
gboolean
fin_import_write_parts (
    const FinImportWrite *write, const FinDraft *draft, gint64 amount, gint64 id, GError **error)
{
  g_autoptr (GArray) splits = NULL;

  if (amount != draft->amount || !are_splits (draft))
    return TRUE;
  splits = fin_split_array_new ();
  for (const FinDraftPart *part = draft->parts; part != NULL; part = part->next)
    append_part (write, part, splits);
  return !says_something (splits) || fin_split_store_set (write->connection, id, splits, error);
}
