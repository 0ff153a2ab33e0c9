/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the list anew after each change and keeps the objects of imports that stayed. */
#include "fin-imports-page.h"

#include <glib/gi18n.h>

#include "fin-file-row.h"
#include "fin-format.h"
#include "fin-import-store.h"
#include "fin-import.h"
#include "fin-ui.h"

struct _FinImportsPage
{
  AdwBin parent_instance;

  /* Template */
  AdwBanner *held_banner;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkStack *stack;
  GtkListView *list_view;

  /* Owned */
  FinSession *session;
  GListStore *imports;
  GtkFilterListModel *shown;
  GtkFilter *filter;
  GCancellable *cancellable;
  char *needle; /* what the search looks for, folded; NULL for all */
  gboolean loaded;
};

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FinImportsPage, fin_imports_page, ADW_TYPE_BIN)

/* Reading */

static void
update_face (FinImportsPage *self)
{
  const char *name = "list";

  if (!self->loaded)
    name = "loading";
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->imports)) == 0)
    name = "empty";
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->shown)) == 0)
    name = "nothing-found";
  gtk_stack_set_visible_child_name (self->stack, name);
}

static gpointer
list_imports (FinConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return fin_import_store_list (connection, -1, error);
}

/* From the newest on, what stands the same keeps its place. */
static void
take_imports (FinImportsPage *self, GPtrArray *imports)
{
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->imports));
  guint tail = 0;

  while (tail < n_old && tail < imports->len)
    {
      g_autoptr (FinRecord) old
          = g_list_model_get_item (G_LIST_MODEL (self->imports), n_old - 1 - tail);

      if (!fin_record_equal (old, g_ptr_array_index (imports, imports->len - 1 - tail)))
        break;
      tail++;
    }
  g_list_store_splice (self->imports, 0, n_old - tail, imports->pdata, imports->len - tail);
  self->loaded = TRUE;
  update_face (self);
}

static void
imports_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (FinImportsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) imports
      = fin_database_read_finish (FIN_DATABASE (source), result, &error);

  if (self->session == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (imports != NULL)
    take_imports (self, imports);
  else
    fin_session_report_error (self->session, error);
}

static void
reload (FinImportsPage *self)
{
  FinDatabase *database = fin_session_get_database (self->session);

  if (database == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  fin_database_read_async (database, list_imports, NULL, NULL,
                           (GDestroyNotify)g_ptr_array_unref, self->cancellable,
                           imports_listed_cb, g_object_ref (self));
}

static void
session_changed_cb (FinSession *session, FinChanges changes, FinImportsPage *self)
{
  if (changes & (FIN_CHANGES_IMPORTS | FIN_CHANGES_TRANSACTIONS | FIN_CHANGES_ACCOUNTS))
    reload (self);
}

/* Searching */

static char *
fold (const char *text)
{
  g_autofree char *normalised = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);

  return g_utf8_casefold (normalised != NULL ? normalised : "", -1);
}

static gboolean
fits (gpointer item, gpointer user_data)
{
  FinImportsPage *self = user_data;
  FinAccount *account;
  g_autofree char *file_name = NULL;
  g_autofree char *account_name = NULL;

  if (self->needle == NULL || self->session == NULL)
    return TRUE;
  account = fin_session_find_account (self->session, fin_import_get_account_id (item));
  file_name = fold (fin_import_get_file_name (item));
  account_name = fold (account != NULL ? fin_account_get_name (account) : "");
  return strstr (file_name, self->needle) != NULL || strstr (account_name, self->needle) != NULL;
}

static void
search_changed_cb (FinImportsPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  g_clear_pointer (&self->needle, g_free);
  if (*text != '\0')
    self->needle = fold (text);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_face (self);
}

/* Typing opens the search and Escape closes it; the window's action follows. */
static void
search_mode_notify_cb (FinImportsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean enabled = gtk_search_bar_get_search_mode (self->search_bar);

  if (G_IS_ACTION_GROUP (root))
    g_action_group_change_action_state (G_ACTION_GROUP (root), "search",
                                        g_variant_new_boolean (enabled));
  if (!enabled)
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

/* Rows */

static void
import_activated_cb (FinImportsPage *self, guint position)
{
  g_autoptr (FinImport) import = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-import", "x",
                              fin_import_get_id (import));
}

static void
row_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, fin_file_row_new ());
}

static void
row_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, FinImportsPage *self)
{
  FinFileRow *row = FIN_FILE_ROW (gtk_list_item_get_child (item));

  if (self->session == NULL)
    return;
  fin_file_row_show_import (row, self->session, gtk_list_item_get_item (item));
  gtk_list_item_set_accessible_label (item, fin_file_row_get_spoken (row));
}

/* Shows all rows anew: amounts were hidden or shown. */
static void
renew_factory (FinImportsPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (row_set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (row_bound_cb), self);
  gtk_list_view_set_factory (self->list_view, factory);
}

static void
held_notify_cb (FinImportsPage *self)
{
  guint n = fin_session_get_held (self->session);
  g_autofree char *number = fin_format_count (n);
  /* Translators: %s is a number of rows of imported files */
  g_autofree char *title = g_strdup_printf (
      ngettext ("%s row waits for your decision", "%s rows wait for your decision", n), number);

  adw_banner_set_title (self->held_banner, title);
  adw_banner_set_revealed (self->held_banner, n > 0);
}

static void
fin_imports_page_constructed (GObject *object)
{
  FinImportsPage *self = FIN_IMPORTS_PAGE (object);

  G_OBJECT_CLASS (fin_imports_page_parent_class)->constructed (object);

  g_signal_connect_object (self->session, "changed", G_CALLBACK (session_changed_cb), self, 0);
  g_signal_connect_object (self->session, "notify::held", G_CALLBACK (held_notify_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::amounts-hidden", G_CALLBACK (renew_factory),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (fin_session_get_accounts (self->session), "items-changed",
                           G_CALLBACK (renew_factory), self, G_CONNECT_SWAPPED);
  held_notify_cb (self);
  reload (self);
}

static void
fin_imports_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FinImportsPage *self = FIN_IMPORTS_PAGE (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fin_imports_page_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  FinImportsPage *self = FIN_IMPORTS_PAGE (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      self->session = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fin_imports_page_dispose (GObject *object)
{
  FinImportsPage *self = FIN_IMPORTS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), FIN_TYPE_IMPORTS_PAGE);
  g_clear_object (&self->session);
  g_clear_object (&self->shown);
  g_clear_object (&self->imports);

  G_OBJECT_CLASS (fin_imports_page_parent_class)->dispose (object);
}

static void
fin_imports_page_finalize (GObject *object)
{
  g_free (FIN_IMPORTS_PAGE (object)->needle);

  G_OBJECT_CLASS (fin_imports_page_parent_class)->finalize (object);
}

static void
fin_imports_page_class_init (FinImportsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = fin_imports_page_constructed;
  object_class->get_property = fin_imports_page_get_property;
  object_class->set_property = fin_imports_page_set_property;
  object_class->dispose = fin_imports_page_dispose;
  object_class->finalize = fin_imports_page_finalize;

  properties[PROP_SESSION]
      = g_param_spec_object ("session", NULL, NULL, FIN_TYPE_SESSION,
                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               FIN_UI_RESOURCE_PATH "/fin-imports-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FinImportsPage, held_banner);
  gtk_widget_class_bind_template_child (widget_class, FinImportsPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, FinImportsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, FinImportsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, FinImportsPage, list_view);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_notify_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_activated_cb);
}

static void
fin_imports_page_init (FinImportsPage *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  self->imports = g_list_store_new (FIN_TYPE_IMPORT);
  self->filter = GTK_FILTER (gtk_custom_filter_new (fits, self, NULL));
  self->shown = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->imports)),
                                           self->filter);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
  renew_factory (self);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
}

GtkWidget *
fin_imports_page_new (FinSession *session)
{
  return g_object_new (FIN_TYPE_IMPORTS_PAGE, "session", session, NULL);
}

/** fin_imports_page_get_model: Returns: (transfer none) (element-type FinImport): newest first */
GListModel *
fin_imports_page_get_model (FinImportsPage *self)
{
  g_return_val_if_fail (FIN_IS_IMPORTS_PAGE (self), NULL);

  return G_LIST_MODEL (self->shown);
}

void
fin_imports_page_set_search_mode (FinImportsPage *self, gboolean search_mode)
{
  g_return_if_fail (FIN_IS_IMPORTS_PAGE (self));

  if (gtk_search_bar_get_search_mode (self->search_bar) == search_mode)
    return;
  gtk_search_bar_set_search_mode (self->search_bar, search_mode);
  if (search_mode)
    gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
