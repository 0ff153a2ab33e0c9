/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Registers what the templates need; a static library's constructor would be dropped by the linker. */
#include "fin-ui.h"

#include "fin-ui-resources.h"

/** fin_ui_init: call before GTK starts up, which looks for the style sheet and the icons. */
void
fin_ui_init (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      fin_ui_register_resource ();
      g_once_init_leave (&once, 1);
    }
}
