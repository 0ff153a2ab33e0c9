/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Base of every card: a title that leads to a page, and an update whenever the session has news. */
#pragma once

#include <gtk/gtk.h>

#include "fin-session.h"

G_BEGIN_DECLS

#define FIN_TYPE_CARD (fin_card_get_type ())
G_DECLARE_DERIVABLE_TYPE (FinCard, fin_card, FIN, CARD, GtkWidget)

/**
 * FinCardClass:
 * @update: shows what the session holds now: called at first, after each result and change, and when
 *   amounts are hidden or shown
 */
struct _FinCardClass
{
  GtkWidgetClass parent_class;

  void (*update) (FinCard *self);
};

FinSession *fin_card_get_session (FinCard *self);
void fin_card_update (FinCard *self);
void fin_card_set_title (FinCard *self, const char *title);
void fin_card_set_page (FinCard *self, const char *page, const char *tooltip);
void fin_card_set_suffix (FinCard *self, GtkWidget *suffix);
void fin_card_append (FinCard *self, GtkWidget *child);

G_END_DECLS
