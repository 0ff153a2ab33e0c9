/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a reading small: what is kept moves to an arena of its own, the rest goes with the old one. */
#include "fin-reading-private.h"

static void
move (FinArena *arena, const char **text)
{
  *text = fin_arena_strdup (arena, *text);
}

static const FinDraftPart *
move_parts (FinArena *arena, const FinDraftPart *parts)
{
  const FinDraftPart *first = NULL;
  const FinDraftPart **link = &first;

  for (; parts != NULL; parts = parts->next)
    {
      FinDraftPart *part = fin_arena_alloc (arena, sizeof *part);

      *part = *parts;
      move (arena, &part->payee);
      move (arena, &part->memo);
      move (arena, &part->reference);
      move (arena, &part->category);
      *link = part;
      link = &part->next;
    }
  return first;
}

static void
move_draft (FinArena *arena, FinDraft *draft)
{
  move (arena, &draft->payee);
  move (arena, &draft->memo);
  move (arena, &draft->reference);
  move (arena, &draft->id);
  move (arena, &draft->category);
  move (arena, &draft->code);
  move (arena, &draft->counter_account);
  draft->parts = move_parts (arena, draft->parts);
}

static void
move_statement (FinArena *arena, guint index, FinBankStatement *statement, FinKeepDraft keep,
                gpointer data)
{
  g_autoptr (GArray) all = g_steal_pointer (&statement->drafts);

  move (arena, &statement->account_id);
  move (arena, &statement->bank_id);
  move (arena, &statement->account_name);
  move (arena, &statement->kind);
  statement->drafts = g_array_new (FALSE, TRUE, sizeof (FinDraft));
  for (guint i = 0; i < all->len; i++)
    {
      FinDraft draft = g_array_index (all, FinDraft, i);

      if (!keep (index, i, data))
        continue;
      move_draft (arena, &draft);
      g_array_append_val (statement->drafts, draft);
    }
}

static void
move_lists (FinArena *arena, FinReading *reading)
{
  for (guint i = 0; i < reading->held->len; i++)
    {
      move (arena, &g_array_index (reading->held, FinHeld, i).reason);
      move_draft (arena, &g_array_index (reading->held, FinHeld, i).draft);
    }
  for (guint i = 0; i < reading->refused->len; i++)
    {
      FinRefusal *refusal = &g_array_index (reading->refused, FinRefusal, i);

      move (arena, &refusal->field);
      move (arena, &refusal->value);
      move (arena, &refusal->reason);
    }
  for (guint i = 0; i < reading->skipped->len; i++)
    move (arena, &g_array_index (reading->skipped, FinSkipped, i).reason);
  for (guint i = 0; i < reading->columns->len; i++)
    {
      FinColumn *column = &g_array_index (reading->columns, FinColumn, i);

      move (arena, &column->title);
      move (arena, &column->sample);
      move (arena, &column->role);
    }
}

static void
move_questions (FinArena *arena, FinReading *reading)
{
  for (guint i = 0; i < reading->questions->len; i++)
    {
      FinQuestion *question = g_ptr_array_index (reading->questions, i);

      move (arena, &question->text);
      for (guint k = 0; k < question->choices->len; k++)
        {
          FinChoice *choice = &g_array_index (question->choices, FinChoice, k);

          move (arena, &choice->value);
          move (arena, &choice->label);
          move (arena, &choice->sample);
        }
    }
}

/**
 * fin_reading_trim: lets go of the file's text and of drafts that nobody needs any more.
 * @keep: asked once for each draft, in their order; a kept draft's index is that among the kept
 *
 * Afterwards fin_reading_dup_original() knows nothing.
 */
void
fin_reading_trim (FinReading *reading, FinKeepDraft keep, gpointer data)
{
  FinArena *arena = fin_arena_new ();

  for (guint i = 0; i < reading->statements->len; i++)
    move_statement (arena, i, fin_reading_get_statement (reading, i), keep, data);
  move_lists (arena, reading);
  move_questions (arena, reading);
  move (arena, &reading->format);
  move (arena, &reading->encoding);
  move (arena, &reading->profile);
  fin_arena_free (reading->arena);
  reading->arena = arena;
  g_clear_pointer (&reading->text, g_bytes_unref);
}
