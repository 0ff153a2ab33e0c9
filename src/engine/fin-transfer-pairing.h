/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows of different own accounts are the two sides of one transfer: pure, no database. */
#pragma once

#include "fin-date.h"

G_BEGIN_DECLS

/** Both sides of a transfer are booked at most this many days apart. */
#define FIN_TRANSFER_MAX_DAYS 4

/** FinTransferSide: an unpaired row of one currency. @is_new: at least one side of a pair must be. */
typedef struct
{
  gint64 id;
  gint64 account_id;
  gint64 amount; /* minor units, not 0 */
  FinDate date;
  gboolean is_new;
} FinTransferSide;

/** FinTransferPair: ids of the side that money left and of the side it came to. */
typedef struct
{
  gint64 from;
  gint64 to;
} FinTransferPair;

GArray *fin_transfer_pairing_find (FinTransferSide *sides, gsize n_sides);

G_END_DECLS
