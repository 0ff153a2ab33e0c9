/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of FinProfile, for the store that fills them. Everyone else uses the properties. */
#pragma once

#include "fin-profile.h"

G_BEGIN_DECLS

struct _FinProfile
{
  FinRecord parent_instance;

  gint64 id;
  gint64 household_id;
  char *name; /* empty: the translated default */
  char *colour;
  gint position;
};

G_END_DECLS
