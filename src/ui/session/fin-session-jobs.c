/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the session's files reach the database threads, and what is said when a change is made or fails. */
#include "fin-session-private.h"

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FinSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = fin_database_write_finish (FIN_DATABASE (source), result, &error);

  if (message == NULL)
    fin_session_report_error (self, error);
  else
    fin_session_report_done (self, message);
}

void
fin_session_write (FinSession *self,
                   const char *label,
                   FinDatabaseFunc func,
                   gpointer data,
                   GDestroyNotify free_data)
{
  FinDatabase *database = fin_session_get_database (self);

  if (database == NULL)
    free_data (data);
  else
    fin_database_write_async (database, label, func, data, free_data, g_free, NULL, written_cb,
                              g_object_ref (self));
}

typedef struct
{
  FinSession *session;
  char *message;
} Reply;

static void
reply_free (Reply *reply)
{
  g_object_unref (reply->session);
  g_free (reply->message);
  g_free (reply);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reply, reply_free)

static void
told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Reply) reply = user_data;
  g_autoptr (GError) error = NULL;

  if (fin_database_write_finish (FIN_DATABASE (source), result, &error) == NULL)
    fin_session_report_error (reply->session, error);
  else if (reply->message != NULL)
    fin_session_report_done (reply->session, reply->message);
}

void
fin_session_write_and_tell (FinSession *self,
                            const char *label,
                            FinDatabaseFunc func,
                            gpointer data,
                            GDestroyNotify free_data,
                            char *message)
{
  FinDatabase *database = fin_session_get_database (self);
  g_autoptr (Reply) reply = g_new0 (Reply, 1);

  reply->session = g_object_ref (self);
  reply->message = message;
  if (database == NULL)
    free_data (data);
  else
    fin_database_write_async (database, label, func, data, free_data, NULL, NULL, told_cb,
                              g_steal_pointer (&reply));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gpointer answer = fin_database_read_finish (FIN_DATABASE (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, answer, g_task_get_task_data (task));
}

void
fin_session_read (FinSession *self,
                  FinDatabaseFunc func,
                  gpointer data,
                  GDestroyNotify free_data,
                  GDestroyNotify free_answer,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  /* The task's data say how an answer that nobody takes is freed. */
  g_task_set_task_data (task, (gpointer) free_answer, NULL);
  fin_database_read_async (fin_session_get_database (self), func, data, free_data, free_answer,
                           NULL, read_cb, task);
}
