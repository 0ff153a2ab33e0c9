/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How pure numeric code is asked to stop: a plain function, wired to a GCancellable by engine/. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/**
 * FinCancelFunc: asked in every longer iteration, on the thread that computes.
 *
 * Returns: true when the result is not wanted any more
 */
typedef bool (*FinCancelFunc) (void *data);

static inline bool
fin_cancelled (FinCancelFunc cancel, void *data)
{
  return cancel != NULL && cancel (data);
}
