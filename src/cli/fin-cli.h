/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli: global options, the command table, exit statuses and the shape of errors. */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "fin-clock.h"

G_BEGIN_DECLS

/**
 * FinCliStatus: the exit status of finsight-cli.
 * @FIN_CLI_DONE: all done
 * @FIN_CLI_ATTENTION: done, but something was held, refused or asked
 * @FIN_CLI_USAGE: wrong usage
 * @FIN_CLI_FAILED: failed, nothing changed
 */
typedef enum
{
  FIN_CLI_DONE = 0,
  FIN_CLI_ATTENTION = 1,
  FIN_CLI_USAGE = 2,
  FIN_CLI_FAILED = 3,
} FinCliStatus;

/** FinCli: what every command is given. Global options are already taken out of its arguments. */
typedef struct
{
  char *database_path; /* --db, or the default */
  gboolean json;       /* --json */
  gboolean quiet;      /* --quiet: no progress, no notes on stderr */
  FinClock *clock;     /* real, or fake by --now */
  const struct _FinCliCommand *command;
} FinCli;

typedef FinCliStatus (*FinCliRun) (FinCli *cli, int argc, char **argv);

/** FinCliCommand: @run gets argv[0] = the command's name, then its own arguments. */
typedef struct _FinCliCommand
{
  const char *name;
  const char *arguments;
  const char *summary;
  FinCliRun run;
} FinCliCommand;

int fin_cli_main (int argc, char **argv);

/* Helpers for commands */
gboolean fin_cli_parse_options (FinCli *cli,
                                const GOptionEntry *entries,
                                int *argc,
                                char ***argv,
                                FinCliStatus *status);
gboolean fin_cli_has_option (int argc, char **argv, const char *name);
FinCliStatus fin_cli_usage_error (FinCli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);
FinCliStatus fin_cli_fail (FinCli *cli, const GError *error, const char *file, gint64 line);
void fin_cli_print_json (JsonBuilder *builder);
void fin_cli_build_error (JsonBuilder *builder,
                          const char *code,
                          const char *message,
                          const char *file,
                          gint64 line);
char *fin_cli_error_code (const GError *error);
void fin_cli_note (FinCli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Commands, one file each */
FinCliStatus fin_cli_accounts (FinCli *cli, int argc, char **argv);
FinCliStatus fin_cli_add (FinCli *cli, int argc, char **argv);
FinCliStatus fin_cli_anomalies (FinCli *cli, int argc, char **argv);
FinCliStatus fin_cli_backup (FinCli *cli, int argc, char **argv);
FinCliStatus fin_cli_categorise_bulk (FinCli *cli, int argc, char **argv);
FinCliStatus fin_cli_categorise (FinCli *cli, int argc, char **argv);
FinCliStatus fin_cli_categories (FinCli *cli, int argc, char **argv);
FinCliStatus fin_cli_rules (FinCli *cli, int argc, char **argv);
FinCliStatus fin_cli_split (FinCli *cli, int argc, char **argv);
FinCliStatus fin_cli_check (FinCli *cli, int argc, char **argv);
FinCliStatus fin_cli_cluster (FinCli *cli, int argc, char **argv);
FinCliStatus fin_cli_demo (FinCli *cli, int argc, char **argv);
FinCliStatus fin_cli_edit (FinCli *cli, int argc, char **argv);
FinCliStatus fin_cli_export (FinCli *cli, int argc, char **argv);
FinCliStatus fin_cli_forecast (FinCli *cli, int argc, char **argv);
FinCliStatus fin_cli_forecast_bulk (FinCli *cli, int argc, char **argv);
FinCliStatus fin_cli_forecast_database (FinCli *cli, int argc, char **argv);
FinCliStatus fin_cli_held (FinCli *cli, int argc, char **argv);
FinCliStatus fin_cli_history (FinCli *cli, int argc, char **argv);
FinCliStatus fin_cli_import (FinCli *cli, int argc, char **argv);
FinCliStatus fin_cli_inspect (FinCli *cli, int argc, char **argv);
FinCliStatus fin_cli_redo (FinCli *cli, int argc, char **argv);
FinCliStatus fin_cli_restore (FinCli *cli, int argc, char **argv);
FinCliStatus fin_cli_transactions (FinCli *cli, int argc, char **argv);
FinCliStatus fin_cli_undo (FinCli *cli, int argc, char **argv);
FinCliStatus fin_cli_nudges (FinCli *cli, int argc, char **argv);
FinCliStatus fin_cli_persona (FinCli *cli, int argc, char **argv);
FinCliStatus fin_cli_prophet (FinCli *cli, int argc, char **argv);
FinCliStatus fin_cli_rate (FinCli *cli, int argc, char **argv);
FinCliStatus fin_cli_recurring (FinCli *cli, int argc, char **argv);
FinCliStatus fin_cli_recurring_bulk (FinCli *cli, int argc, char **argv);
FinCliStatus fin_cli_recurring_database (FinCli *cli, int argc, char **argv);
FinCliStatus fin_cli_version (FinCli *cli, int argc, char **argv);

G_END_DECLS
