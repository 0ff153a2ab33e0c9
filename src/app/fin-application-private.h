/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the application's files share. */
#pragma once

#include "fin-application.h"
#include "fin-clock.h"
#include "fin-notifier.h"
#include "fin-nudge-scheduler.h"
#include "fin-window.h"

G_BEGIN_DECLS

struct _FinApplication
{
  AdwApplication parent_instance;

  /* Owned */
  FinClock *clock;
  GSettings *settings;
  FinSession *session;
  FinNotifier *notifier;
  FinNudgeScheduler *scheduler;
  GListStore *files; /* to import once the session is there */
  GCancellable *opening;

  /* Borrowed: GTK owns its windows */
  FinWindow *window;

  /* From the command line */
  char *now;
  char *database_path;
  char *screenshots_folder;
  char *variants;
  gboolean start_demo;
  gboolean exit_after_startup;

  char *temporary_folder;
  gint64 pending_nudge; /* to open once the session is there */
  gboolean demo;        /* what is being, or was, opened last */
  int pictured;         /* FinScreenshotSet: which pictures are being taken */
  int exit_status;
};

void fin_application_add_actions (FinApplication *self);
void fin_application_add_options (FinApplication *self);
void fin_application_ensure_window (FinApplication *self);
void fin_application_open_session (FinApplication *self, gboolean demo);
void fin_application_close_session (FinApplication *self);
void fin_application_session_ready (FinApplication *self);
void fin_application_start_screenshots (FinApplication *self);

G_END_DECLS
