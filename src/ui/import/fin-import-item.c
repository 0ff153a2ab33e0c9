/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every answer reads the file anew in the background; the last preview stays until the next is there. */
#include "fin-import-item.h"

#include <glib/gi18n.h>

#include "fin-import-error.h"

struct _FinImportItem
{
  GObject parent_instance;

  FinSession *session;
  char *path; /* NULL: the file is not on this computer */
  char *name;
  FinImportOptions *options;
  FinImportResult *result;
  GCancellable *cancellable;
  char *error;
  FinImportItemState state;
  double fraction;
  gboolean lacks_columns; /* it is a table, but which column is what is not known */
};

enum
{
  PROP_0,
  PROP_STATE,
  PROP_FRACTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

G_DEFINE_FINAL_TYPE (FinImportItem, fin_import_item, G_TYPE_OBJECT)

static void
set_state (FinImportItem *self, FinImportItemState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
set_fraction (FinImportItem *self, double fraction)
{
  if (self->fraction == fraction)
    return;
  self->fraction = fraction;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
}

static void
progress_cb (FinImportStage stage, double fraction, gpointer data)
{
  /* Reading, matching and writing take about as long as each other. */
  set_fraction (data, CLAMP (((double)stage + fraction) / 3, 0, 1));
}

static GCancellable *
renew_cancellable (FinImportItem *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  return self->cancellable;
}

static void
fail (FinImportItem *self, const char *message)
{
  g_set_str (&self->error, message);
  set_state (self, FIN_IMPORT_ITEM_FAILED);
  g_signal_emit (self, changed_signal, 0);
}

/* Takes over @result. */
static void
take_result (FinImportItem *self, FinImportResult *result, GError *error, FinImportItemState state)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (result == NULL)
    {
      self->lacks_columns
          = g_error_matches (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_UNKNOWN_FORMAT)
            || g_error_matches (error, FIN_IMPORT_ERROR, FIN_IMPORT_ERROR_OPTION);
      fail (self, error->message);
      return;
    }
  g_clear_pointer (&self->result, fin_import_result_free);
  self->result = result;
  self->lacks_columns = FALSE;
  if (state == FIN_IMPORT_ITEM_READY
      && (result->account_open || result->reading->questions->len > 0))
    state = FIN_IMPORT_ITEM_ASKING;
  set_state (self, state);
  g_signal_emit (self, changed_signal, 0);
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FinImportItem) self = user_data;
  g_autoptr (GError) error = NULL;
  FinImportResult *preview = fin_import_job_preview_finish (result, &error);

  take_result (self, preview, error, FIN_IMPORT_ITEM_READY);
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FinImportItem) self = user_data;
  g_autoptr (GError) error = NULL;
  FinImportResult *outcome = fin_import_job_run_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    fail (self, _ ("The import was cancelled; nothing was added."));
  else
    take_result (self, outcome, error, FIN_IMPORT_ITEM_DONE);
}

static void
fin_import_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FinImportItem *self = FIN_IMPORT_ITEM (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_int (value, self->state);
      break;
    case PROP_FRACTION:
      g_value_set_double (value, self->fraction);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fin_import_item_dispose (GObject *object)
{
  FinImportItem *self = FIN_IMPORT_ITEM (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (fin_import_item_parent_class)->dispose (object);
}

static void
fin_import_item_finalize (GObject *object)
{
  FinImportItem *self = FIN_IMPORT_ITEM (object);

  g_clear_pointer (&self->options, fin_import_options_free);
  g_clear_pointer (&self->result, fin_import_result_free);
  g_free (self->path);
  g_free (self->name);
  g_free (self->error);

  G_OBJECT_CLASS (fin_import_item_parent_class)->finalize (object);
}

static void
fin_import_item_class_init (FinImportItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = fin_import_item_get_property;
  object_class->dispose = fin_import_item_dispose;
  object_class->finalize = fin_import_item_finalize;

  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, G_MAXINT, 0, flags);
  properties[PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
fin_import_item_init (FinImportItem *self)
{
  self->options = fin_import_options_new ();
  self->options->target.mode = FIN_IMPORT_TARGET_ASK;
}

FinImportItem *
fin_import_item_new (FinSession *session, GFile *file)
{
  FinImportItem *self = g_object_new (FIN_TYPE_IMPORT_ITEM, NULL);

  self->session = g_object_ref (session);
  self->path = g_file_get_path (file);
  self->name = g_file_get_basename (file);
  return self;
}

/** fin_import_item_get_path: Returns: (nullable): %NULL when the file is not on this computer */
const char *
fin_import_item_get_path (FinImportItem *self)
{
  g_return_val_if_fail (FIN_IS_IMPORT_ITEM (self), NULL);

  return self->path;
}

const char *
fin_import_item_get_name (FinImportItem *self)
{
  g_return_val_if_fail (FIN_IS_IMPORT_ITEM (self), NULL);

  return self->name;
}

FinImportItemState
fin_import_item_get_state (FinImportItem *self)
{
  g_return_val_if_fail (FIN_IS_IMPORT_ITEM (self), FIN_IMPORT_ITEM_FAILED);

  return self->state;
}

double
fin_import_item_get_fraction (FinImportItem *self)
{
  g_return_val_if_fail (FIN_IS_IMPORT_ITEM (self), 0);

  return self->fraction;
}

/** fin_import_item_get_result: Returns: (nullable) (transfer none): the last preview, or what was done */
const FinImportResult *
fin_import_item_get_result (FinImportItem *self)
{
  g_return_val_if_fail (FIN_IS_IMPORT_ITEM (self), NULL);

  return self->result;
}

const char *
fin_import_item_get_error (FinImportItem *self)
{
  g_return_val_if_fail (FIN_IS_IMPORT_ITEM (self), NULL);

  return self->error;
}

/** fin_import_item_get_options: Returns: (transfer none): what was decided so far */
FinImportOptions *
fin_import_item_get_options (FinImportItem *self)
{
  g_return_val_if_fail (FIN_IS_IMPORT_ITEM (self), NULL);

  return self->options;
}

/** fin_import_item_preview: reads the file and says what an import would do */
void
fin_import_item_preview (FinImportItem *self)
{
  g_return_if_fail (FIN_IS_IMPORT_ITEM (self));

  if (self->path == NULL)
    {
      fail (self, _ ("The file is not on this computer. Save it here first."));
      return;
    }
  set_state (self, FIN_IMPORT_ITEM_READING);
  fin_import_job_preview_async (fin_session_get_database (self->session),
                                fin_session_get_clock (self->session), self->path, self->options,
                                progress_cb, self, renew_cancellable (self), previewed_cb,
                                g_object_ref (self));
}

/** fin_import_item_answer: answers a question of the reader and reads again */
void
fin_import_item_answer (FinImportItem *self, FinQuestionKind kind, const char *value)
{
  g_return_if_fail (FIN_IS_IMPORT_ITEM (self));

  fin_read_options_answer (self->options->read, fin_question_kind_to_string (kind), value);
  fin_import_item_preview (self);
}

/** fin_import_item_can_name_columns: whether the file is delimited text, read or not */
gboolean
fin_import_item_can_name_columns (FinImportItem *self)
{
  g_return_val_if_fail (FIN_IS_IMPORT_ITEM (self), FALSE);

  if (self->path == NULL)
    return FALSE;
  if (self->state == FIN_IMPORT_ITEM_FAILED)
    return self->lacks_columns;
  return self->result != NULL && g_strcmp0 (self->result->reading->format, "csv") == 0;
}

/** fin_import_item_set_read_options: reads the file anew by these answers */
void
fin_import_item_set_read_options (FinImportItem *self, const FinReadOptions *options)
{
  g_return_if_fail (FIN_IS_IMPORT_ITEM (self));

  fin_read_options_free (self->options->read);
  self->options->read = fin_read_options_copy (options);
  fin_import_item_preview (self);
}

/** fin_import_item_set_target: @match_again: the account is another one, not only its name */
void
fin_import_item_set_target (FinImportItem *self,
                            guint statement,
                            const FinImportTarget *target,
                            gboolean match_again)
{
  g_return_if_fail (FIN_IS_IMPORT_ITEM (self));

  fin_import_options_set_target (self->options, statement, target);
  if (match_again)
    fin_import_item_preview (self);
}

/** fin_import_item_run: imports; the state becomes DONE or FAILED */
void
fin_import_item_run (FinImportItem *self)
{
  g_return_if_fail (FIN_IS_IMPORT_ITEM (self));

  set_state (self, FIN_IMPORT_ITEM_IMPORTING);
  fin_import_job_run_async (fin_session_get_database (self->session),
                            fin_session_get_clock (self->session), self->path, self->options,
                            progress_cb, self, renew_cancellable (self), ran_cb,
                            g_object_ref (self));
}

void
fin_import_item_cancel (FinImportItem *self)
{
  g_return_if_fail (FIN_IS_IMPORT_ITEM (self));

  g_cancellable_cancel (self->cancellable);
}
