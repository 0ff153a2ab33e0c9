/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Hungarian method by shortest augmenting paths (Kuhn 1955; Jonker & Volgenant 1987), O(n^3).
 */
#include "fin-assignment.h"

#include <math.h>
#include <stdlib.h>

#include "fin-memory.h"

/* Rows and columns are counted from 1; column 0 stands for "not assigned yet". */
typedef struct
{
  const double *costs;
  size_t n;
  double *row_price;
  double *column_price;
  size_t *row_of_column;
  size_t *previous; /* the column before, on the shortest path */
  double *slack;
  bool *visited;
} Solver;

/* One step of Dijkstra's algorithm from @column. Returns: the next column on the path. */
static size_t
advance (Solver *self, size_t column)
{
  size_t row = self->row_of_column[column], next = 0;
  double step = INFINITY;

  self->visited[column] = true;
  for (size_t c = 1; c <= self->n; c++)
    {
      double reduced;

      if (self->visited[c])
        continue;
      reduced =
          self->costs[(row - 1) * self->n + c - 1] - self->row_price[row] - self->column_price[c];
      if (reduced < self->slack[c])
        {
          self->slack[c] = reduced;
          self->previous[c] = column;
        }
      if (self->slack[c] < step)
        {
          step = self->slack[c];
          next = c;
        }
    }
  for (size_t c = 0; c <= self->n; c++)
    if (self->visited[c])
      {
        self->row_price[self->row_of_column[c]] += step;
        self->column_price[c] -= step;
      }
    else
      self->slack[c] -= step;
  return next;
}

static void
assign_row (Solver *self, size_t row)
{
  size_t column = 0;

  for (size_t c = 0; c <= self->n; c++)
    {
      self->slack[c] = INFINITY;
      self->visited[c] = false;
    }
  self->row_of_column[0] = row;
  do
    column = advance (self, column);
  while (self->row_of_column[column] != 0);
  while (column != 0)
    {
      self->row_of_column[column] = self->row_of_column[self->previous[column]];
      column = self->previous[column];
    }
}

/**
 * fin_assignment_solve:
 * @costs: @n x @n, row-major, any finite numbers
 * @column_of_row: (out): @n columns, each once
 * @total: (out) (optional): the cost of the assignment
 *
 * Returns: false when a cost is not finite
 */
bool
fin_assignment_solve (const double *costs, size_t n, size_t *column_of_row, double *total)
{
  Solver self = { .costs = costs, .n = n };
  double sum = 0;

  for (size_t i = 0; i < n * n; i++)
    if (!isfinite (costs[i]))
      return false;

  self.row_price = fin_new0 (double, n + 1);
  self.column_price = fin_new0 (double, n + 1);
  self.row_of_column = fin_new0 (size_t, n + 1);
  self.previous = fin_new0 (size_t, n + 1);
  self.slack = fin_new0 (double, n + 1);
  self.visited = fin_new0 (bool, n + 1);
  for (size_t row = 1; row <= n; row++)
    assign_row (&self, row);
  for (size_t c = 1; c <= n; c++)
    {
      column_of_row[self.row_of_column[c] - 1] = c - 1;
      sum += costs[(self.row_of_column[c] - 1) * n + c - 1];
    }
  if (total != NULL)
    *total = sum;

  free (self.visited);
  free (self.slack);
  free (self.previous);
  free (self.row_of_column);
  free (self.column_price);
  free (self.row_price);
  return true;
}
