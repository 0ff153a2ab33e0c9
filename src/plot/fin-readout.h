/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plot says about one of its points: to the pointer, to the screen reader and in the table.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** FinSample: the kind of mark a row belongs to, as the legend shows it. */
typedef enum
{
  FIN_SAMPLE_NONE,
  FIN_SAMPLE_LINE,
  FIN_SAMPLE_DASHES,
  FIN_SAMPLE_BAND,
  FIN_SAMPLE_BLOCK,
} FinSample;

typedef struct
{
  int role; /* FinColorRole */
  FinSample sample;
  char *label;
  char *value;
} FinReadoutRow;

typedef struct
{
  char *title;
  GArray *rows; /* of FinReadoutRow */
} FinReadout;

FinReadout *fin_readout_new (char *title);
void fin_readout_free (FinReadout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinReadout, fin_readout_free)

void fin_readout_add (FinReadout *self, int role, FinSample sample, const char *label, char *value);
gsize fin_readout_get_n_rows (const FinReadout *self);
const FinReadoutRow *fin_readout_get_row (const FinReadout *self, gsize index);
char *fin_readout_to_text (const FinReadout *self);

G_END_DECLS
