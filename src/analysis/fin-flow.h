/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A booked transaction as the analyses of money over time see it. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/**
 * FinFlowKind: whether who has one such payment has one every month.
 * @FIN_FLOW_KIND_MONTHLY: as a rule, such as pay or rent
 * @FIN_FLOW_KIND_OCCASIONAL: no, such as a laptop or a journey
 */
typedef enum
{
  FIN_FLOW_KIND_UNKNOWN,
  FIN_FLOW_KIND_MONTHLY,
  FIN_FLOW_KIND_OCCASIONAL,
} FinFlowKind;

/** FinFlowPart: @share of the amount, perhaps negative, has @tag; those of a flow add up to 1. */
typedef struct
{
  int64_t tag;
  double share;
} FinFlowPart;

/**
 * FinFlow:
 * @day: posting day, a FinDate day number
 * @amount: minor units of the account's currency, negative leaves the account
 * @label: (nullable): what groups it with others of its kind: payee and text, or a stem of them;
 *   borrowed for the length of the call only
 * @tag: the caller's own grouping, such as a category; 0 = none
 * @kind: what the caller knows of such payments
 * @parts: (nullable): where it has several tags, @n_parts of them; borrowed like @label
 */
typedef struct
{
  int32_t day;
  double amount;
  const char *label;
  int64_t tag;
  const FinFlowPart *parts;
  size_t n_parts;
  FinFlowKind kind;
} FinFlow;

/**
 * fin_flow_same: every field; of labels and parts the pointers, so that these are the same for certain.
 */
static inline bool
fin_flow_same (const FinFlow *a, const FinFlow *b)
{
  return a->day == b->day && a->amount == b->amount && a->label == b->label && a->tag == b->tag
         && a->parts == b->parts && a->n_parts == b->n_parts && a->kind == b->kind;
}
