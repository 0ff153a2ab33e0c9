/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tells the ranges that changed front to back. In between, the list is the new ids so far and the old
 * ones after them, so every listener finds the state that it was told of.
 *
 * A view makes widgets for some two hundred rows as soon as it hears of them, which takes longer than a
 * few frames. A short list therefore grows by portions, between which the main loop turns.
 */
#include "fin-query-list.h"

#include "fin-query-diff.h"

/* So many rows more make a view's frame no longer than others. */
#define PORTION_ROWS 32

/* A view of so many rows has all the widgets that it wants. */
#define FILLED_ROWS 200

struct _FinQueryList
{
  FinQueryListChanged changed;
  gpointer data;
  GArray *ids; /* gint64, immutable */

  /* While changes are told, else NULL and 0 */
  GArray *tail_ids;  /* the ids before: what follows the first n_head */
  GArray *ranges;    /* FinQueryRange */
  guint n_head;      /* of the new ids */
  guint tail_start;  /* in tail_ids */
  guint range;       /* the one to go on with */
  guint n_told;      /* new ids of it */
};

/** fin_query_list_new: empty */
FinQueryList *
fin_query_list_new (FinQueryListChanged changed, gpointer data)
{
  FinQueryList *self = g_new0 (FinQueryList, 1);

  self->changed = changed;
  self->data = data;
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
fin_query_list_free (FinQueryList *self)
{
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->tail_ids, g_array_unref);
  g_clear_pointer (&self->ranges, g_array_unref);
  g_free (self);
}

guint
fin_query_list_get_n (FinQueryList *self)
{
  return self->ranges == NULL ? self->ids->len
                              : self->n_head + self->tail_ids->len - self->tail_start;
}

gint64
fin_query_list_get_id (FinQueryList *self, guint position)
{
  if (self->ranges != NULL && position >= self->n_head)
    return g_array_index (self->tail_ids, gint64, self->tail_start + position - self->n_head);
  return g_array_index (self->ids, gint64, position);
}

/** fin_query_list_get_ids: Returns: (transfer none): once all is told or stopped; never written again */
GArray *
fin_query_list_get_ids (FinQueryList *self)
{
  g_assert (self->ranges == NULL);
  return self->ids;
}

static void
clear_story (FinQueryList *self)
{
  g_clear_pointer (&self->tail_ids, g_array_unref);
  g_clear_pointer (&self->ranges, g_array_unref);
  self->n_head = self->tail_start = self->range = self->n_told = 0;
}

/**
 * fin_query_list_take: nothing of it is told yet.
 * @ids: (element-type gint64): never written again
 * @ranges: (element-type FinQueryRange): how they differ from fin_query_list_get_ids()
 */
void
fin_query_list_take (FinQueryList *self, GArray *ids, GArray *ranges)
{
  const FinQueryRange *first;

  g_assert (self->ranges == NULL);
  if (ranges->len > 0)
    {
      first = &g_array_index (ranges, FinQueryRange, 0);
      self->tail_ids = g_steal_pointer (&self->ids);
      self->ranges = g_array_ref (ranges);
      self->n_head = first->new_position;
      self->tail_start = first->old_position;
    }
  else
    g_clear_pointer (&self->ids, g_array_unref);
  self->ids = g_array_ref (ids);
}

/* How much of the range that is being told is told next: less than all while the list is short. */
static guint
next_portion (FinQueryList *self, guint n_old, guint n_new, guint room)
{
  if (fin_query_list_get_n (self) >= FILLED_ROWS)
    return n_new;
  return MIN (n_new, n_old + room);
}

/**
 * fin_query_list_tell: the next portion. A listener may stop the story.
 *
 * Returns: whether there is more to tell when the main loop has turned
 */
gboolean
fin_query_list_tell (FinQueryList *self)
{
  guint room = PORTION_ROWS;

  while (self->ranges != NULL)
    {
      const FinQueryRange *range = &g_array_index (self->ranges, FinQueryRange, self->range);
      guint position = range->new_position + self->n_told;
      guint n_old = self->n_told == 0 ? range->n_old : 0;
      guint n_new = next_portion (self, n_old, range->n_new - self->n_told, room);

      if (n_old == 0 && n_new == 0)
        return TRUE;
      room -= MIN (room, n_new - MIN (n_old, n_new));
      self->n_told += n_new;
      self->n_head = position + n_new;
      self->tail_start = range->old_position + range->n_old;
      if (self->n_told == range->n_new)
        {
          self->n_told = 0;
          self->range++;
        }
      if (self->range == self->ranges->len)
        clear_story (self);
      self->changed (position, n_old, n_new, self->data);
    }
  return FALSE;
}

/** fin_query_list_stop: what was told so far is the list; the rest is not told any more. */
void
fin_query_list_stop (FinQueryList *self)
{
  GArray *ids;
  guint n_tail;

  if (self->ranges == NULL)
    return;
  n_tail = self->tail_ids->len - self->tail_start;
  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), fin_query_list_get_n (self));
  g_array_append_vals (ids, self->ids->data, self->n_head);
  if (n_tail > 0)
    g_array_append_vals (ids, &g_array_index (self->tail_ids, gint64, self->tail_start), n_tail);
  g_array_unref (self->ids);
  self->ids = ids;
  clear_story (self);
}
