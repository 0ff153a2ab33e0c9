/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One transaction as JSON and as a line on a terminal; shared by the commands that show some. */
#pragma once

#include "fin-cli.h"
#include "fin-transaction.h"

G_BEGIN_DECLS

void fin_cli_transaction_build (JsonBuilder *builder, FinTransaction *transaction);
void fin_cli_transaction_print (FinTransaction *transaction);

G_END_DECLS
