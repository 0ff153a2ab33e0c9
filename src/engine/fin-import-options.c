/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of import options, and the target of each statement. */
#include "fin-import-options.h"

static void
target_free (gpointer data)
{
  FinImportTarget *target = data;

  if (target == NULL)
    return;
  g_free (target->name);
  g_free (target);
}

static FinImportTarget *
target_copy (const FinImportTarget *target)
{
  FinImportTarget *copy = g_memdup2 (target, sizeof *target);

  copy->name = g_strdup (target->name);
  return copy;
}

/** fin_import_options_new: Returns: (transfer full): ask for the account, let the file decide */
FinImportOptions *
fin_import_options_new (void)
{
  FinImportOptions *options = g_new0 (FinImportOptions, 1);

  options->target.kind = -1;
  options->read = fin_read_options_new ();
  return options;
}

/** fin_import_options_copy: Returns: (transfer full): the defaults for %NULL */
FinImportOptions *
fin_import_options_copy (const FinImportOptions *options)
{
  FinImportOptions *copy;

  if (options == NULL)
    return fin_import_options_new ();
  copy = g_memdup2 (options, sizeof *options);
  copy->target.name = g_strdup (options->target.name);
  copy->targets = NULL;
  copy->read = options->read != NULL ? fin_read_options_copy (options->read)
                                     : fin_read_options_new ();
  for (guint i = 0; options->targets != NULL && i < options->targets->len; i++)
    if (g_ptr_array_index (options->targets, i) != NULL)
      fin_import_options_set_target (copy, i, g_ptr_array_index (options->targets, i));
  return copy;
}

void
fin_import_options_free (FinImportOptions *options)
{
  if (options == NULL)
    return;
  g_free (options->target.name);
  g_clear_pointer (&options->targets, g_ptr_array_unref);
  fin_read_options_free (options->read);
  g_free (options);
}

/** fin_import_options_set_target: @target of the statement with this index; it is copied */
void
fin_import_options_set_target (FinImportOptions *options,
                               guint statement,
                               const FinImportTarget *target)
{
  if (options->targets == NULL)
    options->targets = g_ptr_array_new_with_free_func (target_free);
  if (options->targets->len <= statement)
    g_ptr_array_set_size (options->targets, (int) statement + 1);
  target_free (g_ptr_array_index (options->targets, statement));
  g_ptr_array_index (options->targets, statement) = target_copy (target);
}

/** fin_import_options_get_target: Returns: (transfer none): its own target, or the common one */
const FinImportTarget *
fin_import_options_get_target (const FinImportOptions *options, guint statement)
{
  if (options->targets != NULL && statement < options->targets->len
      && g_ptr_array_index (options->targets, statement) != NULL)
    return g_ptr_array_index (options->targets, statement);
  return &options->target;
}
