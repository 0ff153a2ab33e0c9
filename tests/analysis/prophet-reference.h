/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another optimiser of the classic model's objective: slow, of more digits, and nothing shared with
 * the fit. */
#pragma once

#include <glib.h>

#include "fin-prophet.h"

#define REFERENCE_MAX_ROWS    400
#define REFERENCE_MAX_COLUMNS (2 + FIN_PROPHET_MAX_CHANGEPOINTS + FIN_PROPHET_MAX_BETA)

/**
 * Reference: a series over its largest value, and each parameter's column: the fit is linear in all
 * but sigma.
 * @triangle, @moments: an orthogonal transformation of the columns and the values; @beyond: the
 * squares of what no parameter reaches
 */
typedef struct
{
  int n_rows;
  int n_columns;
  int n_changepoints;
  long double y[REFERENCE_MAX_ROWS];
  long double columns[REFERENCE_MAX_COLUMNS][REFERENCE_MAX_ROWS];
  long double triangle[REFERENCE_MAX_COLUMNS][REFERENCE_MAX_COLUMNS];
  long double moments[REFERENCE_MAX_COLUMNS];
  long double beyond;
} Reference;

/** ReferencePoint: slope, offset, changes, season; and the noise. */
typedef struct
{
  long double theta[REFERENCE_MAX_COLUMNS];
  long double sigma;
} ReferencePoint;

Reference *
reference_new (const gint32 *days, const double *y, int n_rows, const FinProphet *fitted);
void reference_point_of (const FinProphet *fitted, ReferencePoint *point);
double reference_objective (const Reference *reference, const ReferencePoint *point);
void reference_descend (const Reference *reference, ReferencePoint *point, int n_rounds);
