/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FinProfile: a person of the household. */
#pragma once

#include "fin-date.h"
#include "fin-enums.h"
#include "fin-record.h"

G_BEGIN_DECLS

#define FIN_TYPE_PROFILE (fin_profile_get_type ())
G_DECLARE_FINAL_TYPE (FinProfile, fin_profile, FIN, PROFILE, FinRecord)

/* Writing goes through the properties of the same names. */
FinProfile *fin_profile_new (void);

gint64 fin_profile_get_id (FinProfile *self);
gint64 fin_profile_get_household_id (FinProfile *self);
const char *fin_profile_get_name (FinProfile *self);
const char *fin_profile_get_colour (FinProfile *self);
gint fin_profile_get_position (FinProfile *self);

G_END_DECLS
