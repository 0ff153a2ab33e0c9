/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The invariants that all fuzz targets hold readings against. */
#pragma once

#include "fin-read-options.h"
#include "fin-reading.h"

void fin_fuzz_check (const FinReading *reading);
void fin_fuzz_check_same (const FinReading *one, const FinReading *other);
void fin_fuzz_answer (FinReadOptions *options, const FinQuestion *question, guint choice);
