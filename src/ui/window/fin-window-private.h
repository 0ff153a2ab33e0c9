/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window's files share: the struct and the actions. */
#pragma once

#include "fin-bell.h"
#include "fin-sidebar-row.h"
#include "fin-window.h"

G_BEGIN_DECLS

struct _FinWindow
{
  AdwApplicationWindow parent_instance;

  /* Template */
  AdwToastOverlay *toast_overlay;
  GtkStack *root_stack;
  AdwStatusPage *error_page;
  AdwNavigationSplitView *split_view;
  AdwWindowTitle *profile_title;
  GtkListBox *sidebar_list;
  AdwNavigationPage *content_page;
  GtkButton *import_button;
  GtkToggleButton *search_button;
  AdwBanner *demo_banner;
  GtkStack *page_stack;
  FinBell *bell;
  GtkWidget *busy_spinner;

  /* Owned */
  FinSession *session;
  GBindingGroup *session_bindings;
  GSignalGroup *session_signals;
  AdwToast *undo_toast; /* the one that offers Undo: a newer change takes its place */

  gboolean narrow;
};

void fin_window_add_actions (FinWindow *self);
void fin_window_update_actions (FinWindow *self);
void fin_window_add_drop_target (FinWindow *self);
void fin_window_update_root (FinWindow *self);
void fin_window_connect_session (FinWindow *self);

G_END_DECLS
