-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a person says of a credit card: when its statement is made up, when and from where it is paid.

CREATE TABLE cards (
  id INTEGER PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  statement_day INTEGER CHECK (statement_day BETWEEN 1 AND 31),   -- 31 = the last of the month
  due_day INTEGER CHECK (due_day BETWEEN 1 AND 31),
  payer_id INTEGER REFERENCES accounts (id) ON DELETE SET NULL
) STRICT;

INSERT INTO history_tables (id, name) VALUES (13, 'cards');
