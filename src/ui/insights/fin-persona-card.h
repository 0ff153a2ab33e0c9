/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The spending persona: label, figures, tips, and why. */
#pragma once

#include "fin-card.h"

G_BEGIN_DECLS

#define FIN_TYPE_PERSONA_CARD (fin_persona_card_get_type ())
G_DECLARE_FINAL_TYPE (FinPersonaCard, fin_persona_card, FIN, PERSONA_CARD, FinCard)

GtkWidget *fin_persona_card_new (FinSession *session);

G_END_DECLS
