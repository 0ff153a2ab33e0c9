/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Binding, stepping and reading one prepared statement. */
#include <stdarg.h>

#include "fin-connection-private.h"

/* A statement that was stepped is reset before it is bound again, so loops need no reset call. */
static void
before_bind (FinStatement *self)
{
  fin_connection_assert_thread (self->connection);
  if (!self->stepped)
    return;
  sqlite3_reset (self->handle);
  self->stepped = FALSE;
}

static void
note_bind (FinStatement *self, int result)
{
  /* A wrong parameter number is a slip in our SQL, not something that happens to a person. */
  g_assert (result != SQLITE_RANGE && result != SQLITE_MISUSE);
  if (self->bind_result == SQLITE_OK)
    self->bind_result = result;
}

FinStatement *
fin_statement_new (FinConnection *connection, const char *sql, GError **error)
{
  sqlite3_stmt *handle = NULL;
  FinStatement *self;
  int result = sqlite3_prepare_v3 (connection->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle,
                                   NULL);

  if (result != SQLITE_OK)
    {
      fin_connection_set_error (connection, result, error);
      return NULL;
    }
  self = g_new0 (FinStatement, 1);
  self->connection = connection;
  self->handle = handle;
  return self;
}

void
fin_statement_finalize (FinStatement *self)
{
  sqlite3_finalize (self->handle);
  g_free (self);
}

/** fin_statement_release: gives the statement back; what its columns pointed to is gone. */
void
fin_statement_release (FinStatement *self)
{
  fin_connection_assert_thread (self->connection);
  if (!self->cached)
    {
      fin_statement_finalize (self);
      return;
    }
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  self->stepped = FALSE;
  self->borrowed = FALSE;
  self->bind_result = SQLITE_OK;
}

void
fin_statement_bind_int (FinStatement *self, int parameter, gint64 value)
{
  before_bind (self);
  note_bind (self, sqlite3_bind_int64 (self->handle, parameter, value));
}

/** fin_statement_bind_id: 0 binds NULL, as everywhere in the model. */
void
fin_statement_bind_id (FinStatement *self, int parameter, gint64 id)
{
  if (id == 0)
    fin_statement_bind_null (self, parameter);
  else
    fin_statement_bind_int (self, parameter, id);
}

/** fin_statement_bind_date: %FIN_DATE_NONE binds NULL. */
void
fin_statement_bind_date (FinStatement *self, int parameter, FinDate date)
{
  if (date == FIN_DATE_NONE)
    fin_statement_bind_null (self, parameter);
  else
    fin_statement_bind_int (self, parameter, date);
}

/** fin_statement_bind_text: @text is borrowed and must live until the statement is reset or
 * released. */
void
fin_statement_bind_text (FinStatement *self, int parameter, const char *text)
{
  before_bind (self);
  note_bind (self, sqlite3_bind_text (self->handle, parameter, text, -1, SQLITE_STATIC));
}

void
fin_statement_bind_real (FinStatement *self, int parameter, double value)
{
  before_bind (self);
  note_bind (self, sqlite3_bind_double (self->handle, parameter, value));
}

void
fin_statement_bind_null (FinStatement *self, int parameter)
{
  before_bind (self);
  note_bind (self, sqlite3_bind_null (self->handle, parameter));
}

/**
 * fin_statement_bind:
 * @types: one letter per parameter from 1 on: `i` gint64, `n` gint (also gboolean and
 *   enumerations), `k` a gint64 row id (0 is NULL), `d` FinDate, `s` const char *, `r` double, `-`
 *   NULL (no argument)
 */
void
fin_statement_bind (FinStatement *self, const char *types, ...)
{
  va_list arguments;

  va_start (arguments, types);
  for (int i = 1; types[i - 1] != '\0'; i++)
    switch (types[i - 1])
      {
      case 'i':
        fin_statement_bind_int (self, i, va_arg (arguments, gint64));
        break;
      case 'n':
        fin_statement_bind_int (self, i, va_arg (arguments, int));
        break;
      case 'k':
        fin_statement_bind_id (self, i, va_arg (arguments, gint64));
        break;
      case 'd':
        fin_statement_bind_date (self, i, va_arg (arguments, FinDate));
        break;
      case 's':
        fin_statement_bind_text (self, i, va_arg (arguments, const char *));
        break;
      case 'r':
        fin_statement_bind_real (self, i, va_arg (arguments, double));
        break;
      case '-':
        fin_statement_bind_null (self, i);
        break;
      default:
        g_assert_not_reached ();
      }
  va_end (arguments);
}

/**
 * fin_statement_step:
 *
 * Returns: %TRUE with a row; %FALSE at the end, and on failure, which alone sets @error
 */
gboolean
fin_statement_step (FinStatement *self, GError **error)
{
  int result = self->bind_result;

  fin_connection_assert_thread (self->connection);
  if (G_UNLIKELY (!self->connection->in_write && !sqlite3_stmt_readonly (self->handle)))
    g_error ("A job writes in a read: %s", sqlite3_sql (self->handle));
  if (result == SQLITE_OK)
    {
      self->stepped = TRUE;
      result = sqlite3_step (self->handle);
    }
  if (result == SQLITE_ROW)
    return TRUE;
  if (result != SQLITE_DONE)
    fin_connection_set_error (self->connection, result, error);
  return FALSE;
}

/** fin_statement_execute: runs to the end, ignoring rows, and resets. Returns: whether that
 * worked */
gboolean
fin_statement_execute (FinStatement *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  while (fin_statement_step (self, &local_error))
    continue;
  sqlite3_reset (self->handle);
  self->stepped = FALSE;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * fin_statement_get_int:
 * @value: (out): the first column of the first row; untouched when there is no row
 *
 * Returns: whether there was a row; %FALSE without @error when there was none
 */
gboolean
fin_statement_get_int (FinStatement *self, gint64 *value, GError **error)
{
  if (!fin_statement_step (self, error))
    return FALSE;
  *value = fin_statement_column_int (self, 0);
  sqlite3_reset (self->handle);
  self->stepped = FALSE;
  return TRUE;
}

gint64
fin_statement_column_int (FinStatement *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

FinDate
fin_statement_column_date (FinStatement *self, int column)
{
  if (sqlite3_column_type (self->handle, column) == SQLITE_NULL)
    return FIN_DATE_NONE;
  return (FinDate) sqlite3_column_int64 (self->handle, column);
}

/** fin_statement_column_text: Returns: (nullable): valid until the next step */
const char *
fin_statement_column_text (FinStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

double
fin_statement_column_real (FinStatement *self, int column)
{
  return sqlite3_column_double (self->handle, column);
}

gboolean
fin_statement_column_is_null (FinStatement *self, int column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}
