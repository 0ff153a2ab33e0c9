/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Readings on the command line: the options that answer beforehand, and a reading as JSON. */
#pragma once

#include "fin-cli.h"
#include "fin-reader.h"

G_BEGIN_DECLS

/** FIN_CLI_READ_OPTIONS: GOptionEntry's that fill a #FinReadOptions. */
#define FIN_CLI_READ_OPTIONS(options)                                                              \
  { "date-order",                                                                                  \
    0,                                                                                             \
    0,                                                                                             \
    G_OPTION_ARG_STRING,                                                                           \
    &(options)->date_order,                                                                        \
    N_ ("Order of day, month and year: dmy, mdy or ymd"),                                          \
    "ORDER" },                                                                                     \
      { "decimal-mark",                                                                            \
        0,                                                                                         \
        0,                                                                                         \
        G_OPTION_ARG_STRING,                                                                       \
        &(options)->decimal_mark,                                                                  \
        N_ ("Sign before the cents: . or ,"),                                                      \
        "MARK" },                                                                                  \
      { "encoding",                                                                                \
        0,                                                                                         \
        0,                                                                                         \
        G_OPTION_ARG_STRING,                                                                       \
        &(options)->encoding,                                                                      \
        N_ ("Encoding of the text, such as windows-1250"),                                         \
        "NAME" },                                                                                  \
      { "columns",                                                                                 \
        0,                                                                                         \
        0,                                                                                         \
        G_OPTION_ARG_STRING,                                                                       \
        &(options)->columns,                                                                       \
        N_ ("Columns by role: date=1,amount=4,payee=3"),                                           \
        "ROLES" },                                                                                 \
      { "profile",                                                                                 \
        0,                                                                                         \
        0,                                                                                         \
        G_OPTION_ARG_STRING,                                                                       \
        &(options)->profile,                                                                       \
        N_ ("Layout to read the file by"),                                                         \
        "NAME" },                                                                                  \
      { "sign",                                                                                    \
        0,                                                                                         \
        0,                                                                                         \
        G_OPTION_ARG_STRING,                                                                       \
        &(options)->sign,                                                                          \
        N_ ("bank: as printed; inverted: positive leaves the account"),                            \
        "SIGN" },                                                                                  \
      { "delimiter",                                                                               \
        0,                                                                                         \
        0,                                                                                         \
        G_OPTION_ARG_STRING,                                                                       \
        &(options)->delimiter,                                                                     \
        N_ ("What separates the columns: , ; | or tab"),                                           \
        "SIGN" },                                                                                  \
      { "first-row",                                                                               \
        0,                                                                                         \
        0,                                                                                         \
        G_OPTION_ARG_STRING,                                                                       \
        &(options)->first_row,                                                                     \
        N_ ("Line on which the rows of data begin"),                                               \
        "LINE" },                                                                                  \
  {                                                                                                \
    "currency", 0, 0, G_OPTION_ARG_STRING, &(options)->currency,                                   \
        N_ ("Currency where the file states none"), "CODE"                                         \
  }

gboolean
fin_cli_check_read_options (FinCli *cli, FinReadOptions *options, FinCliStatus *status);
void fin_cli_build_reading (JsonBuilder *builder, const FinReading *reading);
void fin_cli_build_held (JsonBuilder *builder, const FinReading *reading);
void fin_cli_build_refused (JsonBuilder *builder, const FinReading *reading);
void fin_cli_build_skipped (JsonBuilder *builder, const FinReading *reading);
void fin_cli_build_questions (JsonBuilder *builder, const FinReading *reading);
FinCliStatus fin_cli_reading_status (const FinReading *reading);
FinCliStatus fin_cli_reading_error (FinCli *cli, const GError *error, const char *path);

G_END_DECLS
