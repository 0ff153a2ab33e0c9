/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Registers what the templates need; a static library's constructor would be dropped by the linker. */
#include "fin-ui.h"

#include <adwaita.h>

#include "fin-ui-resources.h"

/** fin_ui_init: call once before any window is made; initialises libadwaita as well. */
void
fin_ui_init (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      adw_init ();
      g_resources_register (fin_ui_get_resource ());
      g_once_init_leave (&once, 1);
    }
}
