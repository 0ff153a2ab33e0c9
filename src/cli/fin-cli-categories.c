/* SPDX-License-Identifier: GPL-3.0-or-later */
/* finsight-cli categories: the two-level set, and what the person makes of it. */
#include <glib/gi18n.h>
#include <string.h>

#include "fin-category-install.h"
#include "fin-category-store.h"
#include "fin-cli-database.h"
#include "fin-cli-json.h"

typedef struct
{
  FinCli *cli;
  const char *word;
  char *name;
  char *parent;
  char *icon;
  char *colour;
  char *kind;
  gboolean hide;
  gboolean show;
  gboolean all;
  JsonBuilder *builder;
} Request;

static void
request_clear (Request *request)
{
  g_free (request->name);
  g_free (request->parent);
  g_free (request->icon);
  g_free (request->colour);
  g_free (request->kind);
  g_clear_object (&request->builder);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, request_clear)

static const char *
find_parent_key (GPtrArray *categories, FinCategory *category)
{
  for (guint i = 0; i < categories->len; i++)
    if (fin_category_get_id (g_ptr_array_index (categories, i))
        == fin_category_get_parent_id (category))
      return fin_category_get_key (g_ptr_array_index (categories, i));
  return NULL;
}

static void
list_one (Request *request, GPtrArray *categories, FinCategory *category)
{
  JsonBuilder *builder = request->builder;

  if (!request->cli->json)
    {
      g_print ("%s%-26s %s%s\n", fin_category_get_parent_id (category) != 0 ? "  " : "",
               fin_category_get_key (category), fin_category_get_name (category),
               fin_category_get_hidden (category) ? _ (" (hidden)") : "");
      return;
    }
  json_builder_begin_object (builder);
  fin_cli_json_string (builder, "key", fin_category_get_key (category));
  fin_cli_json_string (builder, "name", fin_category_get_name (category));
  fin_cli_json_string (builder, "parent", find_parent_key (categories, category));
  fin_cli_json_string (
      builder, "kind",
      fin_enum_to_nick (FIN_TYPE_CATEGORY_KIND, (int) fin_category_get_kind (category)));
  fin_cli_json_string (builder, "icon", fin_category_get_icon (category));
  fin_cli_json_string (builder, "colour", fin_category_get_colour (category));
  fin_cli_json_boolean (builder, "builtin", fin_category_get_builtin (category));
  fin_cli_json_boolean (builder, "hidden", fin_category_get_hidden (category));
  json_builder_end_object (builder);
}

static void
list_group (Request *request, GPtrArray *categories, gint64 parent_id)
{
  for (guint i = 0; i < categories->len; i++)
    {
      FinCategory *category = g_ptr_array_index (categories, i);

      if (fin_category_get_parent_id (category) != parent_id
          || (fin_category_get_hidden (category) && !request->all))
        continue;
      list_one (request, categories, category);
      if (parent_id == 0)
        list_group (request, categories, fin_category_get_id (category));
    }
}

static gpointer
list_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autoptr (GPtrArray) categories = fin_category_store_list (connection, error);

  if (categories == NULL)
    return NULL;
  json_builder_begin_object (request->builder);
  json_builder_set_member_name (request->builder, "categories");
  json_builder_begin_array (request->builder);
  list_group (request, categories, 0);
  json_builder_end_array (request->builder);
  json_builder_end_object (request->builder);
  return FIN_DATABASE_DONE;
}

static gboolean
take_changes (FinConnection *connection, Request *request, FinCategory *category, GError **error)
{
  int kind;

  if (request->name != NULL)
    g_object_set (category, "name", request->name, NULL);
  if (request->icon != NULL)
    g_object_set (category, "icon", request->icon, NULL);
  if (request->colour != NULL)
    g_object_set (category, "colour", request->colour, NULL);
  if (request->hide || request->show)
    g_object_set (category, "hidden", request->hide, NULL);
  if (request->kind != NULL)
    {
      if (!fin_enum_from_nick (FIN_TYPE_CATEGORY_KIND, request->kind, &kind))
        {
          g_set_error (error, FIN_CLI_ERROR, FIN_CLI_ERROR_USAGE,
                       _ ("“%s” is none of spending, income and transfer"), request->kind);
          return FALSE;
        }
      g_object_set (category, "kind", kind, NULL);
    }
  if (request->parent != NULL)
    {
      g_autoptr (FinCategory) parent = fin_cli_find_category (connection, request->parent, error);

      if (parent == NULL)
        return FALSE;
      g_object_set (category, "parent-id", fin_category_get_id (parent), NULL);
      if (request->kind == NULL)
        g_object_set (category, "kind", fin_category_get_kind (parent), NULL);
    }
  return TRUE;
}

static gpointer
add_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autoptr (FinCategory) category = fin_category_new ();

  g_object_set (category, "name", request->word, "position", G_MAXINT16, NULL);
  if (!take_changes (connection, request, category, error)
      || fin_category_store_insert (connection, category, error) == 0)
    return NULL;
  return list_cb (connection, request, cancellable, error);
}

static gpointer
edit_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autoptr (FinCategory) category = fin_cli_find_category (connection, request->word, error);

  if (category == NULL || !take_changes (connection, request, category, error)
      || !fin_category_store_update (connection, category, error))
    return NULL;
  return list_cb (connection, request, cancellable, error);
}

static gpointer
delete_cb (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Request *request = data;
  g_autoptr (FinCategory) category = fin_cli_find_category (connection, request->word, error);

  if (category == NULL)
    return NULL;
  if (fin_category_get_builtin (category))
    {
      g_set_error (error, FIN_CLI_ERROR, FIN_CLI_ERROR_USAGE,
                   _ ("“%s” comes with Finsight; hide it with “categories edit KEY --hide”"),
                   request->word);
      return NULL;
    }
  if (!fin_category_store_delete (connection, fin_category_get_id (category), error))
    return NULL;
  return list_cb (connection, request, cancellable, error);
}

static FinCliStatus
run (Request *request, const char *label, FinDatabaseFunc func)
{
  FinCli *cli = request->cli;
  FinCliStatus status = FIN_CLI_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (FinDatabase) database =
      fin_cli_database_open (cli, label != NULL ? FIN_CLI_OPEN_WRITE : FIN_CLI_OPEN_READ, &status);
  gboolean good;

  if (database == NULL)
    return status;
  request->builder = json_builder_new ();
  if (label == NULL)
    good = fin_database_read (database, func, request, NULL, &error) != NULL;
  else
    good = fin_category_install (database, NULL, &error)
           && fin_database_write (database, label, func, request, NULL, &error) != NULL;
  if (!good)
    return fin_cli_database_error (cli, error);
  if (cli->json)
    fin_cli_print_json (request->builder);
  return FIN_CLI_DONE;
}

/** fin_cli_categories: lists, adds, changes and deletes categories. */
FinCliStatus
fin_cli_categories (FinCli *cli, int argc, char **argv)
{
  g_auto (Request) request = { .cli = cli };
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &request.name, N_ ("Name to show"), "TEXT" },
    { "parent", 0, 0, G_OPTION_ARG_STRING, &request.parent, N_ ("Group it belongs to"), "KEY" },
    { "icon", 0, 0, G_OPTION_ARG_STRING, &request.icon, N_ ("Name of a symbolic icon"), "ICON" },
    { "colour", 0, 0, G_OPTION_ARG_STRING, &request.colour, N_ ("Colour, as #26a269"), "COLOUR" },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &request.kind, N_ ("spending, income or transfer"),
      "KIND" },
    { "hide", 0, 0, G_OPTION_ARG_NONE, &request.hide, N_ ("Do not offer it any more"), NULL },
    { "show", 0, 0, G_OPTION_ARG_NONE, &request.show, N_ ("Offer it again"), NULL },
    { "all", 0, 0, G_OPTION_ARG_NONE, &request.all, N_ ("List hidden ones, too"), NULL },
    { NULL },
  };
  /* Translators: steps in the history */
  const struct
  {
    const char *action;
    const char *label;
    FinDatabaseFunc func;
  } actions[] = {
    { "list", NULL, list_cb },
    { "add", N_ ("Category added"), add_cb },
    { "edit", N_ ("Category changed"), edit_cb },
    { "delete", N_ ("Category deleted"), delete_cb },
  };
  FinCliStatus status = FIN_CLI_DONE;
  const char *action;

  if (!fin_cli_parse_options (cli, entries, &argc, &argv, &status))
    return status;
  action = argc > 1 ? argv[1] : "list";
  request.word = argc > 2 ? argv[2] : NULL;
  if (argc > 3 || (argc > 2 && strcmp (action, "list") == 0))
    return fin_cli_usage_error (cli, _ ("“%s” is one word too many"), argv[argc - 1]);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (strcmp (action, actions[i].action) == 0)
      {
        if (request.word == NULL && actions[i].label != NULL)
          return fin_cli_usage_error (cli, _ ("categories %s needs a name or key"), action);
        return run (&request, actions[i].label != NULL ? _ (actions[i].label) : NULL,
                    actions[i].func);
      }
  return fin_cli_usage_error (cli, _ ("categories knows add, edit and delete, not “%s”"), action);
}
