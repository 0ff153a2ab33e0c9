/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line of the window; the hidden options serve tests and pictures. */
#include "fin-application-private.h"

#include <glib/gi18n.h>

void
fin_application_add_options (FinApplication *self)
{
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version"), NULL },
    { "demo", 0, 0, G_OPTION_ARG_NONE, &self->start_demo, N_ ("Open the demo household"), NULL },
    { "db", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME, &self->database_path, NULL, "FILE" },
    { "now", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, &self->now, NULL, "ISO" },
    { "screenshots", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_FILENAME, &self->screenshots_folder,
      NULL, "DIR" },
    { "variants", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, &self->variants, NULL, "NAMES" },
    { "exit-after-startup", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &self->exit_after_startup,
      NULL, NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _ ("[STATEMENT…]"));
}
