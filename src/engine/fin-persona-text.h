/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Finsight says about a persona: name, gist, tips, colour, icon. Translated. */
#pragma once

#include <glib.h>

#include "fin-persona.h"

G_BEGIN_DECLS

#define FIN_PERSONA_N_TIPS 3

const char *fin_persona_key (FinPersona persona);
FinPersona fin_persona_from_key (const char *key);
const char *fin_persona_name (FinPersona persona);
const char *fin_persona_gist (FinPersona persona);
const char *fin_persona_tip (FinPersona persona, guint tip);
const char *fin_persona_colour_name (FinPersona persona);
const char *fin_persona_icon_name (FinPersona persona);

const char *fin_feature_key (FinFeature feature);
const char *fin_feature_name (FinFeature feature);

const char *fin_persona_population_note (void);

G_END_DECLS
