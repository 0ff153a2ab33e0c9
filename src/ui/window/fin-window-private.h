/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window's files share: the struct and the actions. */
#pragma once

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

  /* Owned */
  FinSession *session;
  GBindingGroup *session_bindings;

  gboolean narrow;
};

void fin_window_add_actions (FinWindow *self);

G_END_DECLS
