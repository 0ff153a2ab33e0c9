/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the shipped words teach a classifier, counted once for the whole program. */
#pragma once

#include <glib.h>

#include "fin-text-classifier.h"

G_BEGIN_DECLS

FinTextClassifier *fin_category_words_learn (GHashTable *classes, guint n_classes);

G_END_DECLS
