/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comma, semicolon or tab between numbers with a decimal point; a first line without numbers names
 * columns. */
#include "fin-cli-matrix.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

G_DEFINE_QUARK (fin-cli-matrix-error-quark, fin_cli_matrix_error)

/* Where a line is being read. */
typedef struct
{
  char *at;  /* the next character */
  char mark; /* between fields */
  gint64 line;
  gboolean *used; /* n_fields: which columns hold numbers */
  gsize n_fields;
} Reader;

static gboolean
ends_field (const Reader *self, char c)
{
  return c == self->mark || c == '\n' || c == '\r' || c == '\0';
}

/* Up to 15 digits and small powers of ten are exact in a double; the rest is left to the library.
 */
static gboolean
parse_number (const char *text, const char **end, double *value)
{
  static const double powers[] = { 1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                   1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };
  const char *p = text + (*text == '-' || *text == '+');
  gint64 mantissa = 0;
  int n_digits = 0, n_decimals = 0;
  char *stop;

  for (; g_ascii_isdigit (*p) && n_digits < 16; p++, n_digits++)
    mantissa = 10 * mantissa + (*p - '0');
  if (*p == '.')
    for (p++; g_ascii_isdigit (*p) && n_digits < 16; p++, n_digits++, n_decimals++)
      mantissa = 10 * mantissa + (*p - '0');
  if (n_digits > 0 && n_digits < 16 && *p != 'e' && *p != 'E' && *p != '.' && !g_ascii_isalnum (*p))
    {
      *value = (double) mantissa / powers[n_decimals];
      if (*text == '-')
        *value = -*value;
      *end = p;
      return TRUE;
    }
  /* Hexadecimal, "inf" and "nan" are no numbers here. */
  p = text + (*text == '-' || *text == '+');
  if ((!g_ascii_isdigit (*p) && *p != '.') || (p[0] == '0' && (p[1] == 'x' || p[1] == 'X')))
    return FALSE;
  *value = g_ascii_strtod (text, &stop);
  *end = stop;
  return stop > text && isfinite (*value);
}

/* A number with quotes or blanks around it, up to the end of its field. */
static gboolean
read_number (Reader *self, double *value)
{
  const char *p = self->at;
  const char *end;
  gboolean quoted;

  while (*p == ' ')
    p++;
  quoted = *p == '"';
  p += quoted;
  if (!parse_number (p, &end, value))
    return FALSE;
  if (quoted && *end++ != '"')
    return FALSE;
  while (*end == ' ')
    end++;
  if (!ends_field (self, *end))
    return FALSE;
  self->at += end - self->at;
  return TRUE;
}

static void
skip_field (Reader *self)
{
  gboolean quoted = FALSE;

  for (; quoted || !ends_field (self, *self->at); self->at++)
    {
      if (*self->at == '\0')
        return;
      if (*self->at == '"')
        quoted = !quoted;
    }
}

static void
next_line (Reader *self)
{
  self->at += strcspn (self->at, "\n");
  if (*self->at != '\n')
    return;
  self->at++;
  self->line++;
}

static gboolean
is_blank_line (const Reader *self)
{
  gsize blank = strspn (self->at, " \r");

  return self->at[blank] == '\n' || self->at[blank] == '\0';
}

static GPtrArray *
split_line (Reader *self)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (g_free);

  for (;;)
    {
      const char *start = self->at;
      char *field;

      skip_field (self);
      field = g_strstrip (g_strndup (start, (gsize) (self->at - start)));
      if (field[0] == '"' && strlen (field) > 1)
        {
          field[strlen (field) - 1] = '\0';
          memmove (field, field + 1, strlen (field));
        }
      g_ptr_array_add (fields, field);
      if (*self->at != self->mark)
        return fields;
      self->at++;
    }
}

static char
guess_mark (const char *text)
{
  static const char marks[] = { ',', ';', '\t' };
  gsize length = strcspn (text, "\r\n");
  gsize counts[G_N_ELEMENTS (marks)] = { 0 };
  gsize best = 0;

  for (gsize i = 0; i < length; i++)
    for (gsize m = 0; m < G_N_ELEMENTS (marks); m++)
      counts[m] += text[i] == marks[m];
  for (gsize m = 1; m < G_N_ELEMENTS (marks); m++)
    if (counts[m] > counts[best])
      best = m;
  return marks[best];
}

static gboolean
is_number (const char *field)
{
  const char *end;
  double value;

  return parse_number (field, &end, &value) && *end == '\0';
}

/* Reads the header, if there is one, and looks at the first row for which columns hold numbers. */
static gboolean
read_head (Reader *self, FinCliMatrix *matrix, GError **error)
{
  g_autoptr (GPtrArray) names = split_line (self);
  g_autoptr (GPtrArray) first = NULL;
  gboolean any_number = FALSE;

  for (guint i = 0; i < names->len; i++)
    any_number = any_number || is_number (g_ptr_array_index (names, i));
  self->n_fields = names->len;
  self->used = g_new0 (gboolean, self->n_fields);
  if (!any_number)
    {
      do
        next_line (self);
      while (*self->at != '\0' && is_blank_line (self));
      first = split_line (self);
    }
  for (guint i = 0; i < names->len; i++)
    {
      GPtrArray *row = any_number ? names : first;
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      const char *name = any_number ? number : g_ptr_array_index (names, i);

      self->used[i] = i < row->len && is_number (g_ptr_array_index (row, i));
      g_ptr_array_add (self->used[i] ? matrix->names : matrix->ignored, g_strdup (name));
    }
  matrix->n_columns = matrix->names->len;
  if (matrix->n_columns > 0)
    return TRUE;
  g_set_error_literal (error, FIN_CLI_MATRIX_ERROR, FIN_CLI_MATRIX_ERROR_EMPTY,
                       _ ("There is no column of numbers in the first row"));
  return FALSE;
}

static gboolean
fail_row (GError **error, const char *message)
{
  g_set_error_literal (error, FIN_CLI_MATRIX_ERROR, FIN_CLI_MATRIX_ERROR_ROW, message);
  return FALSE;
}

static gboolean
fail_number (Reader *self, GError **error)
{
  const char *start = self->at;
  g_autofree char *field = NULL;
  g_autofree char *valid = NULL;

  skip_field (self);
  field = g_strndup (start, (gsize) MIN (self->at - start, 40));
  valid = g_utf8_make_valid (field, -1);
  g_set_error (error, FIN_CLI_MATRIX_ERROR, FIN_CLI_MATRIX_ERROR_ROW,
               _ ("“%s” is not a number such as -12.34"), valid);
  return FALSE;
}

static gboolean
read_row (Reader *self, GArray *values, GError **error)
{
  for (gsize i = 0; i < self->n_fields; i++)
    {
      double value;

      if (!self->used[i])
        skip_field (self);
      else if (!read_number (self, &value))
        return fail_number (self, error);
      else
        g_array_append_val (values, value);
      if (i + 1 < self->n_fields && *self->at++ != self->mark)
        return fail_row (error, _ ("This line has fewer fields than the first one"));
    }
  if (*self->at == self->mark)
    return fail_row (error, _ ("This line has more fields than the first one"));
  return TRUE;
}

static gboolean
read_rows (Reader *self, char *text, gsize size, FinCliMatrix *matrix, GError **error)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
  char *start;
  gint64 start_line;

  self->at = text + (g_str_has_prefix (text, "\xef\xbb\xbf") ? 3 : 0);
  self->line = 1;
  while (*self->at != '\0' && is_blank_line (self))
    next_line (self);
  self->mark = guess_mark (self->at);
  start = self->at;
  start_line = self->line;
  if (!read_head (self, matrix, error))
    return FALSE;
  /* The head looked ahead: start again at the first row of numbers. */
  if (self->line == start_line)
    self->at = start;
  else
    while (self->at > start && self->at[-1] != '\n')
      self->at--;
  for (; *self->at != '\0'; next_line (self))
    if (!is_blank_line (self) && !read_row (self, values, error))
      return FALSE;
  if (self->at != text + size)
    return fail_row (error, _ ("This line holds a zero byte; the file is no text"));
  matrix->n_rows = values->len / matrix->n_columns;
  matrix->values = (double *) (gpointer) g_array_free (g_steal_pointer (&values), FALSE);
  return TRUE;
}

/**
 * fin_cli_matrix_read:
 * @line: (out): the line an error is about, or 0
 *
 * Columns whose first value is no number are left out and listed; in the others every value must be
 * one.
 *
 * Returns: (transfer full): %NULL with a #FinCliMatrixError
 */
FinCliMatrix *
fin_cli_matrix_read (const char *path, gint64 *line, GError **error)
{
  g_autoptr (FinCliMatrix) self = g_new0 (FinCliMatrix, 1);
  g_autoptr (GError) cause = NULL;
  g_autofree char *text = NULL;
  Reader reader = { 0 };
  gsize size;
  gboolean done;

  *line = 0;
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->ignored = g_ptr_array_new_with_free_func (g_free);
  if (!g_file_get_contents (path, &text, &size, &cause))
    {
      g_set_error_literal (error, FIN_CLI_MATRIX_ERROR, FIN_CLI_MATRIX_ERROR_READ, cause->message);
      return NULL;
    }
  if (text[strspn (text, " \r\n")] == '\0')
    {
      g_set_error_literal (error, FIN_CLI_MATRIX_ERROR, FIN_CLI_MATRIX_ERROR_EMPTY,
                           _ ("The file is empty"));
      return NULL;
    }
  done = read_rows (&reader, text, size, self, error);
  g_free (reader.used);
  if (!done)
    *line = reader.line;
  return done ? g_steal_pointer (&self) : NULL;
}

void
fin_cli_matrix_free (FinCliMatrix *self)
{
  g_free (self->values);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->ignored);
  g_free (self);
}
