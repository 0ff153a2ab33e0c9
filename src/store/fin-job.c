/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What both threads of a database do with a job. */
#include "fin-job.h"

FinJob *
fin_job_new (FinJobMode mode, const char *label, FinDatabaseFunc func, gpointer data,
             GCancellable *cancellable)
{
  FinJob *self = g_new0 (FinJob, 1);

  self->mode = mode;
  self->label = g_strdup (label);
  self->func = func;
  self->data = data;
  if (cancellable != NULL)
    self->cancellable = g_object_ref (cancellable);
  return self;
}

void
fin_job_free (FinJob *self)
{
  if (self->data_free != NULL)
    self->data_free (self->data);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_free (self->label);
  g_free (self);
}

/** fin_job_run_read: in a transaction of its own, so that all it reads is of one state */
gboolean
fin_job_run_read (FinJob *self, FinConnection *connection)
{
  if (!fin_connection_execute (connection, "BEGIN", &self->error))
    return FALSE;
  self->result = self->func (connection, self->data, self->cancellable, &self->error);
  connection->cancellable = NULL;
  sqlite3_exec (connection->handle, "COMMIT", NULL, NULL, NULL);
  return self->error == NULL;
}

/** fin_job_drop_failed_result: a job that set its error has no result */
void
fin_job_drop_failed_result (FinJob *self)
{
  if (self->result != NULL && self->result_free != NULL)
    self->result_free (self->result);
  self->result = NULL;
}
