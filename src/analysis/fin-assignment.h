/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The assignment problem: which column for which row at least total cost. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

bool fin_assignment_solve (const double *costs, size_t n, size_t *column_of_row, double *total);
