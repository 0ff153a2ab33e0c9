/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The composition root: opens the database, makes the collaborators, owns the window. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FIN_TYPE_APPLICATION (fin_application_get_type ())
G_DECLARE_FINAL_TYPE (FinApplication, fin_application, FIN, APPLICATION, AdwApplication)

FinApplication *fin_application_new (void);
int fin_application_get_exit_status (FinApplication *self);

G_END_DECLS
