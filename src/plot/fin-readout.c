/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A title and rows of label and value, as text for speech or as data for a popover. */
#include "fin-readout.h"

#include <glib/gi18n.h>

static void
clear_row (gpointer data)
{
  FinReadoutRow *row = data;

  g_free (row->label);
  g_free (row->value);
}

/** fin_readout_new: @title: (transfer full): usually a date */
FinReadout *
fin_readout_new (char *title)
{
  FinReadout *self = g_new0 (FinReadout, 1);

  self->title = title;
  self->rows = g_array_new (FALSE, FALSE, sizeof (FinReadoutRow));
  g_array_set_clear_func (self->rows, clear_row);
  return self;
}

void
fin_readout_free (FinReadout *self)
{
  g_free (self->title);
  g_array_unref (self->rows);
  g_free (self);
}

/** fin_readout_add: @label is copied; @value: (transfer full) */
void
fin_readout_add (FinReadout *self, int role, FinSample sample, const char *label, char *value)
{
  FinReadoutRow row = { role, sample, g_strdup (label), value };

  g_array_append_val (self->rows, row);
}

gsize
fin_readout_get_n_rows (const FinReadout *self)
{
  return self->rows->len;
}

const FinReadoutRow *
fin_readout_get_row (const FinReadout *self, gsize index)
{
  return &g_array_index (self->rows, FinReadoutRow, index);
}

/** fin_readout_to_text: Returns: (transfer full): "Fri 27 Nov. Forecast: €212.40. Rent: −€700.00"
 */
char *
fin_readout_to_text (const FinReadout *self)
{
  g_autoptr (GString) text = g_string_new (self->title);

  for (gsize i = 0; i < self->rows->len; i++)
    {
      const FinReadoutRow *row = fin_readout_get_row (self, i);

      g_string_append (text, ". ");
      if (row->label != NULL && *row->label != '\0')
        /* Translators: a line of a chart's reading, as in "Forecast: €212.40" */
        g_string_append_printf (text, _ ("%s: %s"), row->label, row->value);
      else
        g_string_append (text, row->value);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
