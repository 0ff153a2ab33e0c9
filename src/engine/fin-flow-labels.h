/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Under which label analyses group payments: the payee's name, whatever the bank wrote around it.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** FinFlowLabels: of a set of texts that is known in whole; for one thread at a time. */
typedef struct _FinFlowLabels FinFlowLabels;

/**
 * FinFlowPayee: whom texts of one stem speak of; as long as the labels live the same.
 * @name: of the first text with the stem; %NULL: of none that is left
 * @changed: labels of its texts are others than before; for whoever asks to set back
 * @mark: free for whoever goes through payees
 */
typedef struct
{
  const char *name;
  gboolean changed;
  guint mark;
  /*< private >*/
  GHashTable *numbers; /* (nullable): digits -> Number */
} FinFlowPayee;

FinFlowLabels *fin_flow_labels_new (void);
void fin_flow_labels_free (FinFlowLabels *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinFlowLabels, fin_flow_labels_free)

/**
 * FinFlowText: what is known of whom a payment went to.
 * @text: as the bank wrote it, more or less
 * @stem, @name: (nullable): of the payee, if they are known; else they are read out of @text
 */
typedef struct
{
  const char *text;
  const char *stem;
  const char *name;
} FinFlowText;

FinFlowPayee *fin_flow_labels_add (FinFlowLabels *self, const FinFlowText *flow);
const char *fin_flow_labels_get (FinFlowLabels *self, const FinFlowText *flow);
void fin_flow_labels_remove (FinFlowLabels *self, FinFlowPayee *payee, const char *text);
void fin_flow_labels_rename (FinFlowLabels *self, FinFlowPayee *payee, const char *name);

G_END_DECLS
