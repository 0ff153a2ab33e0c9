/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQL functions for queries of this program. The schema uses none, so the file stays plain
 * SQLite. */
#include <string.h>

#include "fin-connection-private.h"
#include "fin-currency.h"

static gboolean
is_ascii (const char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar) *text >= 0x80)
      return FALSE;
  return TRUE;
}

/* The common case, without an allocation: @needle is ASCII in lower case. */
static gboolean
contains_ascii (const char *text, const char *needle)
{
  gsize length = strlen (needle);

  for (; *text != '\0'; text++)
    if (g_ascii_tolower (*text) == *needle && g_ascii_strncasecmp (text, needle, length) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
contains (const char *text, const char *needle)
{
  g_autofree char *folded = NULL;
  g_autofree char *normalised = NULL;

  if (is_ascii (text))
    return is_ascii (needle) && contains_ascii (text, needle);
  normalised = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  if (normalised == NULL)
    return FALSE;
  folded = g_utf8_casefold (normalised, -1);
  return strstr (folded, needle) != NULL;
}

/* fin_contains (needle, text, ...): whether any text has the needle, which is folded already. */
static void
contains_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *needle = (const char *) sqlite3_value_text (values[0]);

  for (int i = 1; needle != NULL && i < n_values; i++)
    {
      const char *text = (const char *) sqlite3_value_text (values[i]);

      if (text != NULL && contains (text, needle))
        {
          sqlite3_result_int (context, 1);
          return;
        }
    }
  sqlite3_result_int (context, 0);
}

/* fin_size (amount, currency): the size in 1/10000 of a unit, so that 5 JPY and 5.00 EUR are
 * equal. */
static void
size_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  gint64 size = sqlite3_value_int64 (values[0]);
  const char *currency = (const char *) sqlite3_value_text (values[1]);

  /* The smallest integer has no positive twin, and the product may not fit: the largest will do. */
  size = size < -G_MAXINT64 ? G_MAXINT64 : ABS (size);
  for (int i = fin_currency_exponent (currency != NULL ? currency : ""); i < 4; i++)
    size = size > G_MAXINT64 / 10 ? G_MAXINT64 : size * 10;
  sqlite3_result_int64 (context, size);
}

gboolean
fin_sql_functions_register (sqlite3 *handle)
{
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;

  return sqlite3_create_function (handle, "fin_contains", -1, flags, NULL, contains_cb, NULL, NULL)
             == SQLITE_OK
         && sqlite3_create_function (handle, "fin_size", 2, flags, NULL, size_cb, NULL, NULL)
                == SQLITE_OK;
}
