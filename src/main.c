/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window program's entry point; everything is in the libraries so that tests can call it. */
#include <glib/gi18n.h>
#include <locale.h>

#include "fin-application.h"
#include "fin-config.h"

int
main (int argc, char **argv)
{
  g_autoptr (FinApplication) application = NULL;
  int status;

  setlocale (LC_ALL, "");
  bindtextdomain (FIN_GETTEXT_DOMAIN, FIN_LOCALEDIR);
  bind_textdomain_codeset (FIN_GETTEXT_DOMAIN, "UTF-8");
  textdomain (FIN_GETTEXT_DOMAIN);

  application = fin_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);
  return status != 0 ? status : fin_application_get_exit_status (application);
}
