/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The front door of import/: recognises a bank file by its content and reads it. */
#pragma once

#include "fin-import-error.h"
#include "fin-read-options.h"
#include "fin-reading.h"

G_BEGIN_DECLS

/** Files above this size are refused with %FIN_IMPORT_ERROR_TOO_LARGE. */
#define FIN_READER_MAX_BYTES (G_GUINT64_CONSTANT (1) << 30)

/** So much may come out of a packed file. */
#define FIN_READER_MAX_UNPACKED (256u * 1024 * 1024)

/** The beginning of a file in which the layout of a table shows itself. */
#define FIN_READER_BEGINNING (1u << 20)

GBytes *fin_reader_load_beginning (const char *path, gboolean *is_whole, GError **error);
GBytes *fin_reader_load_file (const char *path, GError **error);
FinReading *fin_reader_read_file (const char *path, const FinReadOptions *options, GError **error);
FinReading *fin_reader_read_bytes (GBytes *bytes,
                                   const char *name,
                                   const FinReadOptions *options,
                                   GError **error);

G_END_DECLS
