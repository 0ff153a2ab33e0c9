/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The database thread works on items of the insights that were shown; they never change. */
#include "fin-session-series.h"

#include <glib/gi18n.h>

#include "fin-session-private.h"

typedef struct
{
  FinInsights *insights; /* own the items */
  GPtrArray *items;      /* (element-type FinSeriesItem), borrowed from them */
  FinSeriesWord word;
  FinDate today;
  FinSeriesEdit edit;
  FinSeriesAddition addition;
  char *name;
} SeriesRequest;

static void
request_free (gpointer data)
{
  SeriesRequest *request = data;

  g_clear_pointer (&request->insights, fin_insights_unref);
  g_ptr_array_unref (request->items);
  g_free (request->name);
  g_free (request);
}

static SeriesRequest *
request_new (FinSession *self)
{
  SeriesRequest *request = g_new0 (SeriesRequest, 1);
  FinInsights *insights = fin_session_get_insights (self);

  request->insights = insights != NULL ? fin_insights_ref (insights) : NULL;
  request->items = g_ptr_array_new ();
  request->today = fin_session_get_today (self);
  return request;
}

/** fin_session_find_series: Returns: (nullable) (transfer none): of the insights shown now */
const FinSeriesItem *
fin_session_find_series (FinSession *self, const char *key)
{
  FinInsights *insights = fin_session_get_insights (self);

  return insights != NULL && insights->series != NULL ? fin_series_list_find (insights->series, key)
                                                      : NULL;
}

/* Takes over @request and @message. */
static void
write_series (FinSession *self,
              const char *label,
              FinDatabaseFunc func,
              SeriesRequest *request,
              char *message)
{
  fin_session_write_and_tell (self, label, func, request, request_free, message);
}

static gpointer
done_or_null (gboolean done)
{
  return done ? FIN_DATABASE_DONE : NULL;
}

static gpointer
say_job (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  SeriesRequest *request = data;
  const FinSeriesItem *item = g_ptr_array_index (request->items, 0);

  switch (request->word)
    {
    case FIN_SERIES_CONFIRMED:
      return done_or_null (fin_series_confirm (connection, item, error));
    case FIN_SERIES_REJECTED:
      return done_or_null (fin_series_reject (connection, item, error));
    case FIN_SERIES_ENDED:
      return done_or_null (
          fin_series_end (connection, item, MIN (request->today, item->as_of), error));
    case FIN_SERIES_UNSAID:
    case FIN_SERIES_EDITED:
    case FIN_SERIES_MERGED:
    case FIN_SERIES_ADDED:
    case FIN_N_SERIES_WORDS:
    default:
      return done_or_null (fin_series_reset (connection, item, error));
    }
}

static gpointer
merge_job (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  SeriesRequest *request = data;

  return done_or_null (fin_series_merge (connection,
                                         (const FinSeriesItem *const *) request->items->pdata,
                                         request->items->len, error));
}

static gpointer
edit_job (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  SeriesRequest *request = data;

  return done_or_null (
      fin_series_edit (connection, g_ptr_array_index (request->items, 0), &request->edit, error));
}

static gpointer
add_job (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  SeriesRequest *request = data;
  g_autofree char *key = fin_series_add (connection, &request->addition, error);

  return done_or_null (key != NULL);
}

static const char *
step_label (FinSeriesWord word)
{
  switch (word)
    {
    case FIN_SERIES_CONFIRMED:
      return _ ("Confirm recurring payment");
    case FIN_SERIES_REJECTED:
      return _ ("Not a recurring payment");
    case FIN_SERIES_ENDED:
      return _ ("End recurring payment");
    case FIN_SERIES_UNSAID:
    case FIN_SERIES_EDITED:
    case FIN_SERIES_MERGED:
    case FIN_SERIES_ADDED:
    case FIN_N_SERIES_WORDS:
    default:
      return _ ("Take back what was said of a recurring payment");
    }
}

/* Translators: in each, %s is the name of a recurring payment */
static char *
toast_text (FinSeriesWord word, const char *name)
{
  switch (word)
    {
    case FIN_SERIES_CONFIRMED:
      return g_strdup_printf (_ ("“%s” confirmed"), name);
    case FIN_SERIES_REJECTED:
      return g_strdup_printf (_ ("“%s” is not recurring"), name);
    case FIN_SERIES_ENDED:
      return g_strdup_printf (_ ("“%s” has ended"), name);
    case FIN_SERIES_UNSAID:
    case FIN_SERIES_EDITED:
    case FIN_SERIES_MERGED:
    case FIN_SERIES_ADDED:
    case FIN_N_SERIES_WORDS:
    default:
      return g_strdup_printf (_ ("“%s” is as it was found"), name);
    }
}

/** fin_session_say_series: confirm, reject or end it; %FIN_SERIES_UNSAID takes back what was said
 */
void
fin_session_say_series (FinSession *self, const char *key, FinSeriesWord word)
{
  const FinSeriesItem *item = fin_session_find_series (self, key);
  SeriesRequest *request;

  if (item == NULL)
    return;
  request = request_new (self);
  request->word = word;
  g_ptr_array_add (request->items, (gpointer) item);
  write_series (self, step_label (word), say_job, request, toast_text (word, item->name));
}

/** fin_session_merge_series: @keys: (array zero-terminated=1): the first one's name stays */
void
fin_session_merge_series (FinSession *self, const char *const *keys)
{
  SeriesRequest *request = request_new (self);

  for (int i = 0; keys[i] != NULL; i++)
    {
      const FinSeriesItem *item = fin_session_find_series (self, keys[i]);

      if (item != NULL)
        g_ptr_array_add (request->items, (gpointer) item);
    }
  write_series (self, _ ("Merge recurring payments"), merge_job, request,
                g_strdup_printf (ngettext ("%u recurring payment merged",
                                           "%u recurring payments merged", request->items->len),
                                 request->items->len));
}

/** fin_session_edit_series: what @edit leaves out stays as it is */
void
fin_session_edit_series (FinSession *self, const char *key, const FinSeriesEdit *edit)
{
  const FinSeriesItem *item = fin_session_find_series (self, key);
  SeriesRequest *request;

  if (item == NULL)
    return;
  request = request_new (self);
  g_ptr_array_add (request->items, (gpointer) item);
  request->edit = *edit;
  request->name = g_strdup (edit->name);
  request->edit.name = request->name;
  write_series (self, _ ("Edit recurring payment"), edit_job, request,
                /* Translators: %s is a name */
                g_strdup_printf (_ ("“%s” changed"), edit->name != NULL ? edit->name : item->name));
}

void
fin_session_add_series (FinSession *self, const FinSeriesAddition *addition)
{
  SeriesRequest *request = request_new (self);

  request->addition = *addition;
  request->name = g_strdup (addition->name);
  request->addition.name = request->name;
  write_series (self, _ ("Add recurring payment"), add_job, request,
                /* Translators: %s is a name */
                g_strdup_printf (_ ("“%s” added"), addition->name));
}
