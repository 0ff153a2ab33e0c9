-- SPDX-License-Identifier: GPL-3.0-or-later
-- What waits for a decision is found at once, however much does not wait.

CREATE INDEX transactions_held ON transactions (import_id) WHERE state = 1;
CREATE INDEX import_rows_undecided ON import_rows (import_id) WHERE outcome = 2 AND decided = 0;
