/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FinPersonaMonth: a profile's persona in one month. */
#pragma once

#include "fin-date.h"
#include "fin-enums.h"
#include "fin-record.h"

G_BEGIN_DECLS

#define FIN_TYPE_PERSONA_MONTH (fin_persona_month_get_type ())
G_DECLARE_FINAL_TYPE (FinPersonaMonth, fin_persona_month, FIN, PERSONA_MONTH, FinRecord)

/* Writing goes through the properties of the same names. */
FinPersonaMonth *fin_persona_month_new (void);

gint64 fin_persona_month_get_profile_id (FinPersonaMonth *self);
FinDate fin_persona_month_get_month (FinPersonaMonth *self);
const char *fin_persona_month_get_label (FinPersonaMonth *self);
gint fin_persona_month_get_confidence (FinPersonaMonth *self);
const char *fin_persona_month_get_data (FinPersonaMonth *self);

G_END_DECLS
