/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The main window: sidebar, pages, header bar with the bell, toasts; everything in it is a GAction. */
#pragma once

#include <adwaita.h>

#include "fin-session.h"

G_BEGIN_DECLS

#define FIN_TYPE_WINDOW (fin_window_get_type ())
G_DECLARE_FINAL_TYPE (FinWindow, fin_window, FIN, WINDOW, AdwApplicationWindow)

/*
 * Properties:
 *   "session" FinSession (nullable): NULL while a database is being opened
 *   "page" string: name of the page shown ("dashboard", "transactions" ...)
 *   "narrow" gboolean: the window is as narrow as a phone
 */
FinWindow *fin_window_new (GtkApplication *application);
FinSession *fin_window_get_session (FinWindow *self);
void fin_window_set_session (FinWindow *self, FinSession *session);
void fin_window_set_error (FinWindow *self, const char *message);
const char *fin_window_get_page (FinWindow *self);
void fin_window_set_page (FinWindow *self, const char *name);
gboolean fin_window_get_narrow (FinWindow *self);
void fin_window_choose_files (FinWindow *self);
void fin_window_import_files (FinWindow *self, GListModel *files);
void fin_window_toast (FinWindow *self, const char *message);

const char *const *fin_window_page_names (void);

G_END_DECLS
