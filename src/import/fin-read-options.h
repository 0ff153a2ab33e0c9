/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers that a person, or a remembered decision, gives before a file is read. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * FinReadProgress: called now and then from the reading thread.
 *
 * Returns: %FALSE to stop with %FIN_IMPORT_ERROR_CANCELLED
 */
typedef gboolean (*FinReadProgress) (guint64 bytes_done, guint64 bytes_total, gpointer data);

/**
 * FinReadOptions: all strings may be %NULL: then the file decides.
 * @date_order: "dmy", "mdy" or "ymd" ("ydm" and "myd" exist too)
 * @decimal_mark: "." or ","
 * @encoding: a name that iconv knows
 * @columns: "date=1,amount=4,payee=3": 1-based columns or header titles by role; see
 *   fin_csv_roles() for the roles
 * @profile: the name of a CSV profile; see fin_csv_profile_names()
 * @sign: "bank" as printed, or "inverted": positive leaves the holder
 * @currency: taken where the file states none
 * @delimiter: what cuts the cells: ",", ";", "|", or "tab"
 * @first_row: the 1-based line on which the rows of data begin; the record above may be the titles
 */
typedef struct
{
  char *date_order;
  char *decimal_mark;
  char *encoding;
  char *columns;
  char *profile;
  char *sign;
  char *currency;
  char *delimiter;
  char *first_row;
  FinReadProgress progress;
  gpointer progress_data;
} FinReadOptions;

FinReadOptions *fin_read_options_new (void);
FinReadOptions *fin_read_options_copy (const FinReadOptions *options);
void fin_read_options_free (FinReadOptions *options);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinReadOptions, fin_read_options_free)

gboolean
fin_read_options_answer (FinReadOptions *options, const char *question_kind, const char *value);

G_END_DECLS
