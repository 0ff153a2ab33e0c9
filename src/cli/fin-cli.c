/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dispatch of finsight-cli: global options may stand before or after the command. */
#include "fin-cli.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "fin-cli-matrix.h"
#include "fin-cli-table.h"
#include "fin-config.h"
#include "fin-demo-fill.h"
#include "fin-forecast-inputs.h"
#include "fin-import-error.h"
#include "fin-plot-export.h"
#include "fin-series-act.h"
#include "fin-store-error.h"

FinCliStatus
fin_cli_version (FinCli *cli, int argc, char **argv)
{
  g_print ("finsight-cli %s\n", FIN_VERSION);
  return FIN_CLI_DONE;
}

/* In the order of the manual. */
static const FinCliCommand commands[] = {
  { "inspect", "FILE...", N_ ("Show what an import would read"), fin_cli_inspect },
  { "import", "FILE...", N_ ("Import bank files"), fin_cli_import },
  { "held", "[ID...]", N_ ("Show and decide on held rows"), fin_cli_held },
  { "undo", "", N_ ("Take the last step back"), fin_cli_undo },
  { "redo", "", N_ ("Do the step last undone again"), fin_cli_redo },
  { "history", "", N_ ("Show the steps"), fin_cli_history },
  { "accounts", "[add | edit | delete NAME]", N_ ("Show and change accounts"), fin_cli_accounts },
  { "transactions", "", N_ ("Show transactions"), fin_cli_transactions },
  { "add", "", N_ ("Add a transaction"), fin_cli_add },
  { "edit", "ID...", N_ ("Change, delete or bring back transactions"), fin_cli_edit },
  { "categorise", "ID...", N_ ("File transactions under a category"), fin_cli_categorise },
  { "split", "ID", N_ ("Split a transaction over categories"), fin_cli_split },
  { "rules", "[ACTION]", N_ ("Show, try and change your rules"), fin_cli_rules },
  { "categories", "[ACTION]", N_ ("Show and change the categories"), fin_cli_categories },
  { "forecast", "", N_ ("Forecast balances"), fin_cli_forecast },
  { "persona", "", N_ ("Find the spending persona, and why"), fin_cli_persona },
  { "nudges", "", N_ ("Take the daily look and list what was told"), fin_cli_nudges },
  { "prophet", "FILE.csv", N_ ("Fit the classic model to a series"), fin_cli_prophet },
  { "recurring", "", N_ ("List recurring payments and say what is true of them"), fin_cli_recurring },
  { "anomalies", "[expect KEY | unexpect KEY]", N_ ("Show what stands out"), fin_cli_anomalies },
  { "rate", "[FROM TO RATE]", N_ ("State or list exchange rates"), fin_cli_rate },
  { "export", "", N_ ("Write the ledger for other programs"), fin_cli_export },
  { "check", "", N_ ("Look for damage"), fin_cli_check },
  { "demo", "", N_ ("Fill an empty database with a demo household"), fin_cli_demo },
  { "backup", "[FILE]", N_ ("Make a verified backup"), fin_cli_backup },
  { "restore", "[FILE]", N_ ("Go back to a backup, or list them"), fin_cli_restore },
  { "cluster", "FILE", N_ ("Cluster the numbers of a CSV file"), fin_cli_cluster },
  { "version", "", N_ ("Print the version"), fin_cli_version },
};

static const FinCliCommand *
find_command (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, name) == 0)
      return &commands[i];
  return NULL;
}

static void
print_help (void)
{
  g_print ("%s\n\n", _ ("Usage: finsight-cli [--db FILE] [--json] [--quiet] COMMAND ..."));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-12s %s\n", commands[i].name, _ (commands[i].summary));
  g_print ("\n%s\n", _ ("“finsight-cli COMMAND --help” tells more; so does “man finsight-cli”."));
}

static void
remove_argument (int *argc, char **argv, int index, int count)
{
  memmove (argv + index, argv + index + count, sizeof (char *) * (gsize) (*argc - index - count));
  *argc -= count;
  argv[*argc] = NULL;
}

/* Takes "--name VALUE" or "--name=VALUE" out of argv; sets *missing when VALUE is not there. */
static char *
take_value (int *argc, char **argv, int index, const char *name, gboolean *missing)
{
  gsize length = strlen (name);
  char *value;

  if (!g_str_has_prefix (argv[index], name))
    return NULL;
  if (argv[index][length] == '=')
    {
      value = g_strdup (argv[index] + length + 1);
      remove_argument (argc, argv, index, 1);
      return value;
    }
  if (argv[index][length] != '\0')
    return NULL;
  if (index + 1 >= *argc)
    {
      *missing = TRUE;
      return NULL;
    }
  value = g_strdup (argv[index + 1]);
  remove_argument (argc, argv, index, 2);
  return value;
}

static gboolean
take_flag (int *argc, char **argv, int index, const char *name)
{
  if (strcmp (argv[index], name) != 0)
    return FALSE;
  remove_argument (argc, argv, index, 1);
  return TRUE;
}

static FinCliStatus
take_global_options (FinCli *cli, int *argc, char **argv)
{
  g_autofree char *now = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 1; i < *argc;)
    {
      gboolean missing = FALSE;
      char *value;

      if (strcmp (argv[i], "--") == 0)
        break;
      if (take_flag (argc, argv, i, "--json"))
        cli->json = TRUE;
      else if (take_flag (argc, argv, i, "--quiet"))
        cli->quiet = TRUE;
      else if ((value = take_value (argc, argv, i, "--db", &missing)) != NULL)
        {
          g_free (cli->database_path);
          cli->database_path = value;
        }
      else if ((value = take_value (argc, argv, i, "--now", &missing)) != NULL)
        {
          g_free (now);
          now = value;
        }
      else if (missing)
        return fin_cli_usage_error (cli, _ ("%s needs a value"), argv[i]);
      else
        i++;
    }

  cli->clock = now != NULL ? fin_clock_new_fake_iso8601 (now, &error) : fin_clock_new_real ();
  if (cli->clock == NULL)
    return fin_cli_usage_error (cli, "%s", error->message);
  return FIN_CLI_DONE;
}

/* "finsight-cli --days 7 forecast" is "finsight-cli forecast --days 7": the first word that names a
 * command goes to the front, the others keep their order. */
static void
move_command_first (int argc, char **argv)
{
  for (int i = 1; i < argc; i++)
    if (find_command (argv[i]) != NULL)
      {
        char *name = argv[i];

        memmove (argv + 2, argv + 1, sizeof (char *) * (gsize) (i - 1));
        argv[1] = name;
        return;
      }
}

static FinCliStatus
run (FinCli *cli, int argc, char **argv)
{
  FinCliStatus status = take_global_options (cli, &argc, argv);

  if (status != FIN_CLI_DONE)
    return status;
  if (argc < 2)
    {
      print_help ();
      return FIN_CLI_USAGE;
    }
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0
      || strcmp (argv[1], "help") == 0)
    {
      print_help ();
      return FIN_CLI_DONE;
    }
  if (strcmp (argv[1], "--version") == 0)
    return fin_cli_version (cli, argc, argv);
  if (argv[1][0] == '-')
    move_command_first (argc, argv);
  cli->command = find_command (argv[1]);
  if (cli->command == NULL)
    return fin_cli_usage_error (cli, _ ("there is no command “%s”"), argv[1]);
  return cli->command->run (cli, argc - 1, argv + 1);
}

/** fin_cli_main: Returns: the exit status, a #FinCliStatus */
int
fin_cli_main (int argc, char **argv)
{
  FinCli cli = { 0 };
  FinCliStatus status;

  setlocale (LC_ALL, "");
  /* In a bare environment (cron, containers) payees are no less UTF-8 than elsewhere. */
  if (strcmp (setlocale (LC_CTYPE, NULL), "C") == 0)
    setlocale (LC_CTYPE, "C.UTF-8");
  bindtextdomain (FIN_GETTEXT_DOMAIN, FIN_LOCALEDIR);
  bind_textdomain_codeset (FIN_GETTEXT_DOMAIN, "UTF-8");
  textdomain (FIN_GETTEXT_DOMAIN);

  cli.database_path
      = g_build_filename (g_get_user_data_dir (), "finsight", "finsight.db", NULL);
  status = run (&cli, argc, argv);

  g_free (cli.database_path);
  g_clear_object (&cli.clock);
  return (int) status;
}

/**
 * fin_cli_parse_options: parses a command's own options and --help.
 *
 * Returns: %FALSE when the command is over already, with its exit status in @status
 */
gboolean
fin_cli_parse_options (FinCli *cli,
                       const GOptionEntry *entries,
                       int *argc,
                       char ***argv,
                       FinCliStatus *status)
{
  g_autoptr (GOptionContext) context = g_option_context_new (cli->command->arguments);
  g_autofree char *name = g_strdup_printf ("finsight-cli %s", cli->command->name);
  g_autoptr (GError) error = NULL;

  /* The help's first line begins with it. */
  g_set_prgname (name);
  g_option_context_set_summary (context, _ (cli->command->summary));
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, FIN_GETTEXT_DOMAIN);
  for (int i = 1; i < *argc; i++)
    if (strcmp ((*argv)[i], "--help") == 0)
      {
        g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

        g_print ("%s", help);
        *status = FIN_CLI_DONE;
        return FALSE;
      }
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      *status = fin_cli_usage_error (cli, "%s", error->message);
      return FALSE;
    }
  return TRUE;
}

/** fin_cli_build_error: the member "error" of an object that is being built. */
void
fin_cli_build_error (JsonBuilder *builder,
                     const char *code,
                     const char *message,
                     const char *file,
                     gint64 line)
{
  json_builder_set_member_name (builder, "error");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "code");
  json_builder_add_string_value (builder, code);
  json_builder_set_member_name (builder, "message");
  json_builder_add_string_value (builder, message);
  json_builder_set_member_name (builder, "file");
  if (file != NULL)
    json_builder_add_string_value (builder, file);
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "line");
  if (line > 0)
    json_builder_add_int_value (builder, line);
  else
    json_builder_add_null_value (builder);
  json_builder_end_object (builder);
}

static void
print_error_json (const char *code, const char *message, const char *file, gint64 line)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  fin_cli_build_error (builder, code, message, file, line);
  json_builder_end_object (builder);
  fin_cli_print_json (builder);
}

/** fin_cli_error_code: the manual's word for an error, "DOMAIN/CODE" for what it does not list. */
char *
fin_cli_error_code (const GError *error)
{
  static const char *const import_codes[] = {
    [FIN_IMPORT_ERROR_IO] = "io",
    [FIN_IMPORT_ERROR_EMPTY] = "empty",
    [FIN_IMPORT_ERROR_UNKNOWN_FORMAT] = "unknown-format",
    [FIN_IMPORT_ERROR_REFUSED_FORMAT] = "refused-format",
    [FIN_IMPORT_ERROR_MALFORMED] = "malformed",
    [FIN_IMPORT_ERROR_TOO_LARGE] = "too-large",
    [FIN_IMPORT_ERROR_ENCODING] = "encoding",
    [FIN_IMPORT_ERROR_OPTION] = "option",
    [FIN_IMPORT_ERROR_CANCELLED] = "cancelled",
  };
  static const char *const demo_codes[] = {
    [FIN_DEMO_ERROR_NOT_EMPTY] = "not-empty",
    [FIN_DEMO_ERROR_IS_DEMO] = "is-demo",
  };
  static const char *const forecast_codes[] = {
    [FIN_FORECAST_ERROR_SYNTAX] = "what-if",
    [FIN_FORECAST_ERROR_UNKNOWN] = "unknown-name",
    [FIN_FORECAST_ERROR_RANGE] = "range",
    [FIN_FORECAST_ERROR_TOO_FEW] = "too-few",
    [FIN_FORECAST_ERROR_CANCELLED] = "cancelled",
  };
  static const char *const series_codes[] = {
    [FIN_SERIES_ERROR_MERGE] = "series-merge",
    [FIN_SERIES_ERROR_VALUE] = "series-value",
  };
  static const char *const file_codes[] = {
    [FIN_CLI_FILE_ERROR_READ] = "io",
    [FIN_CLI_FILE_ERROR_HEADER] = "header",
    [FIN_CLI_FILE_ERROR_ROW] = "row",
  };
  static const char *const matrix_codes[] = {
    [FIN_CLI_MATRIX_ERROR_READ] = "io",
    [FIN_CLI_MATRIX_ERROR_EMPTY] = "empty",
    [FIN_CLI_MATRIX_ERROR_ROW] = "row",
    [FIN_CLI_MATRIX_ERROR_RANGE] = "range",
  };
  static const char *const plot_codes[] = {
    [FIN_PLOT_ERROR_FORMAT] = "chart-format",
    [FIN_PLOT_ERROR_SIZE] = "range",
    [FIN_PLOT_ERROR_WRITE] = "io",
  };
  g_autofree char *domain = NULL;

  if (error->domain == FIN_PLOT_ERROR && (gsize) error->code < G_N_ELEMENTS (plot_codes))
    return g_strdup (plot_codes[error->code]);
  if (error->domain == FIN_CLI_FILE_ERROR && (gsize) error->code < G_N_ELEMENTS (file_codes))
    return g_strdup (file_codes[error->code]);
  if (error->domain == FIN_CLI_MATRIX_ERROR && (gsize) error->code < G_N_ELEMENTS (matrix_codes))
    return g_strdup (matrix_codes[error->code]);
  if (error->domain == FIN_SERIES_ERROR && (gsize) error->code < G_N_ELEMENTS (series_codes))
    return g_strdup (series_codes[error->code]);
  if (error->domain == FIN_FORECAST_ERROR && (gsize) error->code < G_N_ELEMENTS (forecast_codes))
    return g_strdup (forecast_codes[error->code]);
  if (error->domain == FIN_DEMO_ERROR && (gsize) error->code < G_N_ELEMENTS (demo_codes))
    return g_strdup (demo_codes[error->code]);
  if (error->domain == FIN_IMPORT_ERROR && (gsize) error->code < G_N_ELEMENTS (import_codes))
    return g_strdup (import_codes[error->code]);
  if (error->domain == FIN_STORE_ERROR)
    return g_strdup (fin_store_error_code_name (error->code));
  domain = g_strdup (g_quark_to_string (error->domain));
  if (g_str_has_suffix (domain, "-quark"))
    domain[strlen (domain) - strlen ("-quark")] = '\0';
  return g_strdup_printf ("%s/%d", domain, error->code);
}

/** fin_cli_has_option: whether "--name" or "--name=..." stands among the arguments. */
gboolean
fin_cli_has_option (int argc, char **argv, const char *name)
{
  gsize length = strlen (name);

  for (int i = 1; i < argc; i++)
    if (strncmp (argv[i], name, length) == 0 && (argv[i][length] == '\0' || argv[i][length] == '='))
      return TRUE;
  return FALSE;
}

/** fin_cli_usage_error: Returns: %FIN_CLI_USAGE, after saying what is wrong */
FinCliStatus
fin_cli_usage_error (FinCli *cli, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  if (cli->json)
    print_error_json ("usage", message, NULL, 0);
  else
    g_printerr ("finsight-cli: %s\n", message);
  return FIN_CLI_USAGE;
}

/**
 * fin_cli_fail:
 * @file: (nullable): the file the error is about
 * @line: its line, or 0
 *
 * Returns: %FIN_CLI_FAILED
 */
FinCliStatus
fin_cli_fail (FinCli *cli, const GError *error, const char *file, gint64 line)
{
  if (cli->json)
    {
      g_autofree char *code = fin_cli_error_code (error);

      print_error_json (code, error->message, file, line);
    }
  else if (file != NULL && line > 0)
    g_printerr ("%s:%" G_GINT64_FORMAT ": %s\n", file, line, error->message);
  else if (file != NULL)
    g_printerr ("%s: %s\n", file, error->message);
  else
    g_printerr ("finsight-cli: %s\n", error->message);
  return FIN_CLI_FAILED;
}

/* json-glib writes 1e-13 as 1e-13.0, which is no JSON: takes that end off, outside of strings. */
static void
mend_exponents (char *text)
{
  char *to = text;
  gboolean quoted = FALSE, exponent = FALSE;

  for (const char *from = text; *from != '\0'; from++)
    {
      if (*from == '"')
        quoted = !quoted;
      if (quoted && *from == '\\')
        *to++ = *from++;
      else if (!quoted && *from == 'e' && from > text && g_ascii_isdigit (from[-1]))
        exponent = TRUE;
      else if (exponent && g_str_has_prefix (from, ".0"))
        {
          from++;
          continue;
        }
      else if (!g_ascii_isdigit (*from) && *from != '-' && *from != '+')
        exponent = FALSE;
      *to++ = *from;
    }
  *to = '\0';
}

/** fin_cli_print_json: one document on stdout, indented. */
void
fin_cli_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = NULL;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  text = json_generator_to_data (generator, NULL);
  mend_exponents (text);
  fputs (text, stdout);
  fputc ('\n', stdout);
}

/** fin_cli_note: a remark on stderr, unless --quiet. */
void
fin_cli_note (FinCli *cli, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  if (cli->quiet)
    return;
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("%s\n", message);
}
