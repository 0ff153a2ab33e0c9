/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a whole file could not be read; what is wrong with single rows is in the FinReading. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FIN_IMPORT_ERROR (fin_import_error_quark ())

/**
 * FinImportError:
 * @FIN_IMPORT_ERROR_IO: the file could not be opened or read
 * @FIN_IMPORT_ERROR_EMPTY: there is nothing in the file
 * @FIN_IMPORT_ERROR_UNKNOWN_FORMAT: no reader recognises the file
 * @FIN_IMPORT_ERROR_REFUSED_FORMAT: a format known by name that is not read (Excel, PDF, zip ...);
 *   the message names the way out
 * @FIN_IMPORT_ERROR_MALFORMED: the format is recognised, the file is broken beyond reading
 * @FIN_IMPORT_ERROR_TOO_LARGE: a limit on size, depth or expansion was passed
 * @FIN_IMPORT_ERROR_ENCODING: the text cannot be decoded with the encoding that was asked for
 * @FIN_IMPORT_ERROR_OPTION: an answer given beforehand does not fit the file or is not understood
 * @FIN_IMPORT_ERROR_CANCELLED: the progress callback asked to stop
 */
typedef enum
{
  FIN_IMPORT_ERROR_IO,
  FIN_IMPORT_ERROR_EMPTY,
  FIN_IMPORT_ERROR_UNKNOWN_FORMAT,
  FIN_IMPORT_ERROR_REFUSED_FORMAT,
  FIN_IMPORT_ERROR_MALFORMED,
  FIN_IMPORT_ERROR_TOO_LARGE,
  FIN_IMPORT_ERROR_ENCODING,
  FIN_IMPORT_ERROR_OPTION,
  FIN_IMPORT_ERROR_CANCELLED,
} FinImportError;

GQuark fin_import_error_quark (void);

G_END_DECLS
