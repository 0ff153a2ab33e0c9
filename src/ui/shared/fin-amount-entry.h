/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads an amount as a person types it, in their locale or the other common way. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean fin_parse_amount (const char *text, int exponent, gint64 *minor, GError **error);

G_END_DECLS
