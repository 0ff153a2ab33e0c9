/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of the answers, and the way from a question's kind to its answer. */
#include "fin-read-options.h"

FinReadOptions *
fin_read_options_new (void)
{
  return g_new0 (FinReadOptions, 1);
}

/** fin_read_options_copy: Returns: (transfer full) (nullable): %NULL for %NULL */
FinReadOptions *
fin_read_options_copy (const FinReadOptions *options)
{
  FinReadOptions *copy;

  if (options == NULL)
    return NULL;
  copy = g_memdup2 (options, sizeof *options);
  copy->date_order = g_strdup (options->date_order);
  copy->decimal_mark = g_strdup (options->decimal_mark);
  copy->encoding = g_strdup (options->encoding);
  copy->columns = g_strdup (options->columns);
  copy->profile = g_strdup (options->profile);
  copy->sign = g_strdup (options->sign);
  copy->currency = g_strdup (options->currency);
  copy->delimiter = g_strdup (options->delimiter);
  copy->first_row = g_strdup (options->first_row);
  return copy;
}

void
fin_read_options_free (FinReadOptions *options)
{
  if (options == NULL)
    return;
  g_free (options->date_order);
  g_free (options->decimal_mark);
  g_free (options->encoding);
  g_free (options->columns);
  g_free (options->profile);
  g_free (options->sign);
  g_free (options->currency);
  g_free (options->delimiter);
  g_free (options->first_row);
  g_free (options);
}

/**
 * fin_read_options_answer:
 * @question_kind: as fin_question_kind_to_string() says it, or "profile", "currency", "delimiter",
 *   "first-row"
 * @value: the value of one of its choices
 *
 * Returns: %FALSE when there is no such kind of question
 */
gboolean
fin_read_options_answer (FinReadOptions *options, const char *question_kind, const char *value)
{
  const struct
  {
    const char *kind;
    char **field;
  } answers[] = {
    { "date-order", &options->date_order }, { "decimal-mark", &options->decimal_mark },
    { "encoding", &options->encoding },     { "columns", &options->columns },
    { "profile", &options->profile },       { "sign", &options->sign },
    { "currency", &options->currency },     { "delimiter", &options->delimiter },
    { "first-row", &options->first_row },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    if (g_strcmp0 (answers[i].kind, question_kind) == 0)
      {
        g_free (*answers[i].field);
        *answers[i].field = g_strdup (value);
        return TRUE;
      }
  return FALSE;
}
