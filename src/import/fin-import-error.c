/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The error domain of the readers. */
#include "fin-import-error.h"

G_DEFINE_QUARK (fin - import - error - quark, fin_import_error)
