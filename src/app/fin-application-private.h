/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the application's files share. */
#pragma once

#include "fin-application.h"
#include "fin-clock.h"
#include "fin-window.h"

G_BEGIN_DECLS

struct _FinApplication
{
  AdwApplication parent_instance;

  /* Owned */
  FinClock *clock;
  FinSession *session;

  /* Borrowed: GTK owns its windows */
  FinWindow *window;

  /* From the command line */
  char *now;
  char *database_path;
  char *screenshots_folder;
  char *variants;
  gboolean start_demo;
  gboolean exit_after_startup;

  int exit_status;
};

void fin_application_add_actions (FinApplication *self);
void fin_application_add_options (FinApplication *self);
void fin_application_open_session (FinApplication *self, gboolean demo);

G_END_DECLS
