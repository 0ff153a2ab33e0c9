/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the database commands share: opening, naming accounts and categories, reading values. */
#pragma once

#include "fin-account.h"
#include "fin-category.h"
#include "fin-cli.h"
#include "fin-database.h"

G_BEGIN_DECLS

/**
 * FinCliOpen:
 * @FIN_CLI_OPEN_READ: an existing database, never written
 * @FIN_CLI_OPEN_WRITE: an existing database
 * @FIN_CLI_OPEN_CREATE: made where there is none
 */
typedef enum
{
  FIN_CLI_OPEN_READ,
  FIN_CLI_OPEN_WRITE,
  FIN_CLI_OPEN_CREATE,
} FinCliOpen;

FinDatabase *fin_cli_database_open (FinCli *cli, FinCliOpen how, FinCliStatus *status);
FinCliStatus fin_cli_database_error (FinCli *cli, const GError *error);

FinAccount *fin_cli_find_account (FinConnection *connection, const char *word, GError **error);
FinCategory *fin_cli_find_category (FinConnection *connection, const char *word, GError **error);

gboolean fin_cli_parse_date (const char *text, const char *option, FinDate *date, GError **error);
gboolean fin_cli_parse_amount (const char *text,
                               const char *option,
                               const char *currency,
                               gint64 *minor,
                               GError **error);
gboolean fin_cli_parse_kind (const char *text, int *kind, GError **error);
gboolean fin_cli_parse_id (const char *text, gint64 *id, GError **error);

/** FIN_CLI_ERROR_USAGE: a word of the command line does not fit the database; exit status 2. */
#define FIN_CLI_ERROR (fin_cli_error_quark ())
#define FIN_CLI_ERROR_USAGE 0
GQuark fin_cli_error_quark (void);

G_END_DECLS
