/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shipped, simulated reference population that personas are compared with. */
#pragma once

#include <glib.h>

#include "fin-features.h"

G_BEGIN_DECLS

double *fin_population_load (gsize *n_rows);

G_END_DECLS
