/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "What if" in words: cancel:Netflix, cut:Dining=20%, spend:2026-12-01=900, income:+300/month,
 * delay:Rent=5d. */
#pragma once

#include "fin-forecast-inputs.h"

G_BEGIN_DECLS

/** FinWhatIfKind: what the word before the colon says. */
typedef enum
{
  FIN_WHAT_IF_CANCEL,
  FIN_WHAT_IF_CUT,
  FIN_WHAT_IF_SPEND,
  FIN_WHAT_IF_INCOME,
  FIN_WHAT_IF_DELAY,
} FinWhatIfKind;

/**
 * FinWhatIf: one wish, understood.
 * @names: (element-type utf8): payees or the category that it means, as stored
 * @changes: (element-type FinForecastChange): their labels belong to the inputs
 */
typedef struct
{
  char *spec;
  FinWhatIfKind kind;
  GPtrArray *names;
  GArray *changes;
} FinWhatIf;

const char *fin_what_if_kind_name (FinWhatIfKind kind);
FinWhatIf *fin_what_if_parse (const FinForecastInputs *inputs,
                              const FinBalanceForecast *base,
                              const char *spec,
                              GError **error);
void fin_what_if_free (FinWhatIf *self);
GArray *fin_what_if_collect (GPtrArray *wishes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FinWhatIf, fin_what_if_free)

G_END_DECLS
