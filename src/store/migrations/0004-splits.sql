-- SPDX-License-Identifier: GPL-3.0-or-later
-- One transaction over several categories. The parts of a transaction always add up to its amount; the
-- transaction itself keeps the category of the largest part, for whatever knows nothing of parts.

CREATE TABLE splits (
  id INTEGER PRIMARY KEY,
  transaction_id INTEGER NOT NULL REFERENCES transactions (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  category_id INTEGER REFERENCES categories (id) ON DELETE SET NULL,
  amount INTEGER NOT NULL CHECK (amount <> 0),
  note TEXT
) STRICT;
CREATE INDEX splits_transaction ON splits (transaction_id, position);
CREATE INDEX splits_category ON splits (category_id) WHERE category_id IS NOT NULL;

INSERT INTO history_tables (id, name) VALUES (12, 'splits');
