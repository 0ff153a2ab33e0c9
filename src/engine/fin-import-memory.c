/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers by layout, as JSON in the database. What is asked for now always wins over what was then. */
#include "fin-import-memory.h"

#include <json-glib/json-glib.h>

#include "fin-import-store.h"

static void
take_answer (JsonObject *answers, const char *name, char **field, gboolean *answered)
{
  const char *value = json_object_get_string_member_with_default (answers, name, NULL);

  if (value == NULL || *field != NULL)
    return;
  *field = g_strdup (value);
  *answered = TRUE;
}

/**
 * fin_import_memory_load:
 * @wanted_account: its own answers come first; 0: those of the last file of this layout
 * @options: what is %NULL in it is filled from memory
 * @account_id: (out): where the last file of this layout went, 0 when unknown
 * @answered: (out): whether an option was filled
 * @named: (out): whether a person named the columns or the table, which is heeded unasked
 */
gboolean
fin_import_memory_load (FinConnection *connection,
                        const char *layout_key,
                        gint64 wanted_account,
                        FinReadOptions *options,
                        gint64 *account_id,
                        gboolean *answered,
                        gboolean *named,
                        GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) cause = NULL;
  g_autofree char *text = fin_import_store_get_answers (connection, layout_key,
                                                         wanted_account, &cause);
  JsonObject *answers;

  *account_id = 0;
  *answered = FALSE;
  *named = FALSE;
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  /* Memory that cannot be read is no memory. */
  if (text == NULL || !json_parser_load_from_data (parser, text, -1, NULL)
      || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return TRUE;
  answers = json_node_get_object (json_parser_get_root (parser));
  *account_id = json_object_get_int_member_with_default (answers, "account", 0);
  take_answer (answers, "columns", &options->columns, named);
  take_answer (answers, "delimiter", &options->delimiter, named);
  take_answer (answers, "first-row", &options->first_row, named);
  *answered = *named;
  take_answer (answers, "date-order", &options->date_order, answered);
  take_answer (answers, "decimal-mark", &options->decimal_mark, answered);
  take_answer (answers, "encoding", &options->encoding, answered);
  take_answer (answers, "profile", &options->profile, answered);
  take_answer (answers, "sign", &options->sign, answered);
  return TRUE;
}

static void
add_answer (JsonBuilder *builder, const char *name, const char *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

/** fin_import_memory_save: the answers a file was just imported with; those not given now are kept. They
 * are remembered for the account, and for whichever file of the layout comes next. */
gboolean
fin_import_memory_save (FinConnection *connection,
                        const char *layout_key,
                        const FinReadOptions *given,
                        gint64 account_id,
                        gint64 now,
                        GError **error)
{
  g_autoptr (FinReadOptions) options = fin_read_options_copy (given);
  gint64 account_before;
  gboolean answered;
  gboolean named;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  if (!fin_import_memory_load (connection, layout_key, account_id, options, &account_before,
                               &answered, &named, error))
    return FALSE;
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "account");
  json_builder_add_int_value (builder, account_id);
  add_answer (builder, "date-order", options->date_order);
  add_answer (builder, "decimal-mark", options->decimal_mark);
  add_answer (builder, "encoding", options->encoding);
  add_answer (builder, "columns", options->columns);
  add_answer (builder, "delimiter", options->delimiter);
  add_answer (builder, "first-row", options->first_row);
  add_answer (builder, "profile", options->profile);
  add_answer (builder, "sign", options->sign);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  return fin_import_store_set_answers (connection, layout_key, account_id, text, now, error)
         && fin_import_store_set_answers (connection, layout_key, 0, text, now, error);
}
