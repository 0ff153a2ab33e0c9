/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Unpacks a gzip file whole: several packed one after the other are one file, as gzip itself reads them. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** FinGzipTooLarge: Returns: %TRUE where so much unpacked from so much packed is to be given up */
typedef gboolean (*FinGzipTooLarge) (gsize unpacked, gsize packed);

GByteArray *fin_gzip_unpack (GBytes *packed, FinGzipTooLarge too_large, GError **error);

G_END_DECLS
