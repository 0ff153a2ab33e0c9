/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows one session: makes its pages, keeps sidebar, title and header bar in step with the page shown. */
#include "fin-window-private.h"

#include <glib/gi18n.h>

#include "fin-dashboard-page.h"
#include "fin-first-run-page.h"
#include "fin-imports-page.h"
#include "fin-insights-page.h"
#include "fin-menu-names.h"
#include "fin-notifications-page.h"
#include "fin-recurring-page.h"
#include "fin-transactions-page.h"
#include "fin-ui.h"

/* A page of the sidebar. To add one: write its widget, list it here. */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon_name;
  GtkWidget *(*create) (FinSession *session);
} PageInfo;

static const PageInfo pages[] = {
  { "dashboard", N_ ("Dashboard"), "fin-dashboard-symbolic", fin_dashboard_page_new },
  { "transactions", N_ ("Transactions"), "fin-transactions-symbolic", fin_transactions_page_new },
  { "recurring", N_ ("Recurring"), "fin-calendar-symbolic", fin_recurring_page_new },
  { "insights", N_ ("Insights"), "fin-insights-symbolic", fin_insights_page_new },
  { "notifications", N_ ("Notifications"), "fin-bell-symbolic", fin_notifications_page_new },
  { "imports", N_ ("Imports"), "fin-import-symbolic", fin_imports_page_new },
};

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_PAGE,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FinWindow, fin_window, ADW_TYPE_APPLICATION_WINDOW)

/* Where the window is narrow the title needs the room: the menu and Transactions itself have it, too. */
static void
update_search_button (FinWindow *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->page_stack);
  gboolean searchable
      = g_strcmp0 (name, "transactions") == 0 || g_strcmp0 (name, "imports") == 0;

  gtk_widget_set_visible (GTK_WIDGET (self->search_button), searchable && !self->narrow);
}

static void
set_narrow (FinWindow *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  update_search_button (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
select_sidebar_row (FinWindow *self, const char *name)
{
  for (int i = 0;; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->sidebar_list, i);

      if (row == NULL)
        return;
      if (g_str_equal (fin_sidebar_row_get_name (FIN_SIDEBAR_ROW (row)), name))
        {
          gtk_list_box_select_row (self->sidebar_list, row);
          adw_navigation_page_set_title (self->content_page,
                                         fin_sidebar_row_get_title (FIN_SIDEBAR_ROW (row)));
          return;
        }
    }
}

static void
sidebar_row_activated_cb (GtkListBox *list, FinSidebarRow *row, FinWindow *self)
{
  fin_window_set_page (self, fin_sidebar_row_get_name (row));
}

static void
visible_page_notify_cb (FinWindow *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->page_stack);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "page");

  if (name == NULL)
    return;
  select_sidebar_row (self, name);
  update_search_button (self);
  if (action != NULL)
    g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (name));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

static void
remove_pages (FinWindow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->page_stack))) != NULL)
    gtk_stack_remove (self->page_stack, child);
}

static void
add_pages (FinWindow *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    gtk_stack_add_titled (self->page_stack, pages[i].create (self->session), pages[i].name,
                          _ (pages[i].title));
  gtk_stack_set_visible_child_name (self->page_stack, pages[0].name);
}

static void
fin_window_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FinWindow *self = FIN_WINDOW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_PAGE:
      g_value_set_string (value, fin_window_get_page (self));
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fin_window_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  FinWindow *self = FIN_WINDOW (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      fin_window_set_session (self, g_value_get_object (value));
      break;
    case PROP_PAGE:
      fin_window_set_page (self, g_value_get_string (value));
      break;
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fin_window_dispose (GObject *object)
{
  FinWindow *self = FIN_WINDOW (object);

  g_clear_object (&self->session_bindings);
  g_clear_object (&self->session_signals);
  g_clear_weak_pointer (&self->undo_toast);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), FIN_TYPE_WINDOW);

  G_OBJECT_CLASS (fin_window_parent_class)->dispose (object);
}

static void
fin_window_class_init (FinWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  fin_menu_names_install ();
  object_class->get_property = fin_window_get_property;
  object_class->set_property = fin_window_set_property;
  object_class->dispose = fin_window_dispose;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, FIN_TYPE_SESSION, flags);
  properties[PROP_PAGE] = g_param_spec_string ("page", NULL, NULL, NULL, flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (FIN_TYPE_BELL);
  g_type_ensure (FIN_TYPE_FIRST_RUN_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, FIN_UI_RESOURCE_PATH "/fin-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FinWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, FinWindow, root_stack);
  gtk_widget_class_bind_template_child (widget_class, FinWindow, error_page);
  gtk_widget_class_bind_template_child (widget_class, FinWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, FinWindow, profile_title);
  gtk_widget_class_bind_template_child (widget_class, FinWindow, sidebar_list);
  gtk_widget_class_bind_template_child (widget_class, FinWindow, content_page);
  gtk_widget_class_bind_template_child (widget_class, FinWindow, import_button);
  gtk_widget_class_bind_template_child (widget_class, FinWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, FinWindow, demo_banner);
  gtk_widget_class_bind_template_child (widget_class, FinWindow, page_stack);
  gtk_widget_class_bind_template_child (widget_class, FinWindow, bell);
  gtk_widget_class_bind_template_child (widget_class, FinWindow, busy_spinner);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, visible_page_notify_cb);
}

static void
fin_window_init (FinWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fin_window_add_actions (self);
  fin_window_add_drop_target (self);
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    gtk_list_box_append (self->sidebar_list, fin_sidebar_row_new (pages[i].name, _ (pages[i].title),
                                                                  pages[i].icon_name));
  fin_window_connect_session (self);
}

FinWindow *
fin_window_new (GtkApplication *application)
{
  return g_object_new (FIN_TYPE_WINDOW, "application", application, NULL);
}

FinSession *
fin_window_get_session (FinWindow *self)
{
  g_return_val_if_fail (FIN_IS_WINDOW (self), NULL);

  return self->session;
}

/** fin_window_set_session: @session: (nullable): what to show; NULL shows that data are being opened */
void
fin_window_set_session (FinWindow *self, FinSession *session)
{
  g_return_if_fail (FIN_IS_WINDOW (self));
  g_return_if_fail (session == NULL || FIN_IS_SESSION (session));

  if (!g_set_object (&self->session, session))
    return;
  remove_pages (self);
  g_binding_group_set_source (self->session_bindings, session);
  g_signal_group_set_target (self->session_signals, session);
  fin_bell_set_session (self->bell, session);
  if (session != NULL)
    add_pages (self);
  fin_window_update_actions (self);
  fin_window_update_root (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

/* Which of the four faces the window shows; an error stays until another session is set. */
void
fin_window_update_root (FinWindow *self)
{
  const char *name = "main";

  if (self->session == NULL || !fin_session_get_loaded (self->session))
    name = "loading";
  else if (fin_session_get_empty (self->session) && !fin_session_get_demo (self->session))
    name = "first-run";
  gtk_stack_set_visible_child_name (self->root_stack, name);
}

/** fin_window_set_error: shows why the database could not be opened, with a way to try again */
void
fin_window_set_error (FinWindow *self, const char *message)
{
  g_return_if_fail (FIN_IS_WINDOW (self));

  adw_status_page_set_description (self->error_page, message);
  gtk_stack_set_visible_child_name (self->root_stack, "error");
}

const char *
fin_window_get_page (FinWindow *self)
{
  g_return_val_if_fail (FIN_IS_WINDOW (self), NULL);

  return gtk_stack_get_visible_child_name (self->page_stack);
}

/** fin_window_set_page: @name: one of fin_window_page_names(); others are ignored */
void
fin_window_set_page (FinWindow *self, const char *name)
{
  g_return_if_fail (FIN_IS_WINDOW (self));

  if (name == NULL || gtk_stack_get_child_by_name (self->page_stack, name) == NULL)
    return;
  gtk_stack_set_visible_child_name (self->page_stack, name);
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
}

gboolean
fin_window_get_narrow (FinWindow *self)
{
  g_return_val_if_fail (FIN_IS_WINDOW (self), FALSE);

  return self->narrow;
}

void
fin_window_toast (FinWindow *self, const char *message)
{
  g_return_if_fail (FIN_IS_WINDOW (self));

  adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (message));
}

/** fin_window_page_names: Returns: (transfer none): the pages in the sidebar's order */
const char *const *
fin_window_page_names (void)
{
  static const char *names[G_N_ELEMENTS (pages) + 1];

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    names[i] = pages[i].name;
  return names;
}
