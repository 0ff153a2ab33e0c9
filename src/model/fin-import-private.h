/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of FinImport, for the store that fills them. Everyone else uses the properties. */
#pragma once

#include "fin-import.h"

G_BEGIN_DECLS

struct _FinImport
{
  FinRecord parent_instance;

  gint64 id;
  gint64 account_id; /* 0: several accounts */
  char *file_name;
  char *sha256;
  char *format;
  char *encoding;
  FinDate first_date;
  FinDate last_date;
  gint64 imported_at; /* Unix seconds */
  gint n_rows;
  gint n_added;
  gint n_present;
  gint n_held;
  gint n_refused;
  gint n_skipped;
  gboolean has_stated_balance;
  gint64 stated_balance;
  FinDate stated_date;
  gint64 computed_balance;
  gint n_undecided; /* held rows that still wait; not stored, counted by each read */
};

G_END_DECLS
