-- SPDX-License-Identifier: GPL-3.0-or-later
-- Migration 1: the household, its money, what detectors remember, and the undo log.
--
-- Units: money INTEGER minor units; days INTEGER since 1970-01-01; times of day INTEGER seconds since
-- midnight, NULL when unknown; *_at INTEGER Unix seconds; confidence INTEGER 0..1000 (per mille).
-- Enumerations are INTEGER with the values of src/model/fin-enums.h.
--
-- A table listed in history_tables can be undone. Such a table has an INTEGER PRIMARY KEY named id,
-- INTEGER and TEXT columns only (exact in a JSON image), no DEFAULT on a column that may be NULL (an
-- image leaves NULL out) and no STORED generated column.

CREATE TABLE households (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL DEFAULT '',              -- '' is shown as the translated default
  base_currency TEXT
) STRICT;

CREATE TABLE profiles (
  id INTEGER PRIMARY KEY,
  household_id INTEGER NOT NULL REFERENCES households (id) ON DELETE CASCADE,
  name TEXT NOT NULL DEFAULT '',
  colour TEXT,
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX profiles_household ON profiles (household_id);

CREATE TABLE accounts (
  id INTEGER PRIMARY KEY,
  profile_id INTEGER REFERENCES profiles (id) ON DELETE SET NULL,   -- NULL: shared
  name TEXT NOT NULL,
  kind INTEGER NOT NULL DEFAULT 0 CHECK (kind BETWEEN 0 AND 4),
  currency TEXT NOT NULL,
  bank_id TEXT,                               -- BIC, BANKID, sort code
  number TEXT,                                -- IBAN, ACCTID
  opening_balance INTEGER,                    -- NULL until a balance was stated: balances are relative
  opening_date INTEGER,                       -- it stands at the start of this day and stays: older
                                              -- rows that come later lie before it
  last_statement_date INTEGER,
  safety_margin INTEGER,
  closed INTEGER NOT NULL DEFAULT 0 CHECK (closed IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0,
  CHECK ((opening_balance IS NULL) = (opening_date IS NULL))
) STRICT;
CREATE INDEX accounts_profile ON accounts (profile_id);
CREATE INDEX accounts_number ON accounts (number) WHERE number IS NOT NULL;

CREATE TABLE categories (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,                   -- stable across versions and languages: "food.groceries"
  parent_id INTEGER REFERENCES categories (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  icon TEXT,
  colour TEXT,
  kind INTEGER NOT NULL DEFAULT 0 CHECK (kind BETWEEN 0 AND 2),
  builtin INTEGER NOT NULL DEFAULT 0 CHECK (builtin IN (0, 1)),
  hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX categories_parent ON categories (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE imports (
  id INTEGER PRIMARY KEY,
  account_id INTEGER REFERENCES accounts (id) ON DELETE CASCADE,
  file_name TEXT NOT NULL,
  sha256 TEXT,
  format TEXT,
  encoding TEXT,
  first_date INTEGER,
  last_date INTEGER,
  imported_at INTEGER NOT NULL,
  n_rows INTEGER NOT NULL DEFAULT 0,
  n_added INTEGER NOT NULL DEFAULT 0,
  n_present INTEGER NOT NULL DEFAULT 0,
  n_held INTEGER NOT NULL DEFAULT 0,
  n_refused INTEGER NOT NULL DEFAULT 0,
  n_skipped INTEGER NOT NULL DEFAULT 0,
  stated_balance INTEGER,
  stated_date INTEGER,
  computed_balance INTEGER
) STRICT;
CREATE INDEX imports_account ON imports (account_id);
CREATE INDEX imports_sha256 ON imports (sha256) WHERE sha256 IS NOT NULL;

CREATE TABLE transactions (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  posting_date INTEGER NOT NULL,
  value_date INTEGER,
  time INTEGER CHECK (time BETWEEN 0 AND 86400),
  amount INTEGER NOT NULL,                    -- negative leaves the holder
  currency TEXT NOT NULL,
  payee TEXT NOT NULL DEFAULT '',
  memo TEXT,
  reference TEXT,
  bank_id TEXT,                               -- FITID and its like
  bank_code TEXT,                             -- MCC, OFX type, CAMT domain, the file's own category
  counter_account TEXT,
  category_id INTEGER REFERENCES categories (id) ON DELETE SET NULL,
  category_source INTEGER NOT NULL DEFAULT 0 CHECK (category_source BETWEEN 0 AND 6),
  category_confidence INTEGER NOT NULL DEFAULT 0 CHECK (category_confidence BETWEEN 0 AND 1000),
  transfer_id INTEGER REFERENCES transactions (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  import_id INTEGER REFERENCES imports (id) ON DELETE SET NULL,
  import_line INTEGER,
  original TEXT,                              -- the line of the file as it stood there
  match_text TEXT,                            -- normalised for matching and learning
  state INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 2),  -- posted, held, deleted
  flags INTEGER NOT NULL DEFAULT 0,           -- FinTransactionFlags
  note TEXT
) STRICT;
-- The first two give the order of every list, either way, and answer counts and sums by themselves.
CREATE INDEX transactions_date ON transactions (posting_date, id, state);
CREATE INDEX transactions_account ON transactions (account_id, posting_date, id, state, amount);
CREATE INDEX transactions_bank_id ON transactions (account_id, bank_id) WHERE bank_id IS NOT NULL;
CREATE INDEX transactions_category ON transactions (category_id, posting_date)
  WHERE category_id IS NOT NULL;
CREATE INDEX transactions_import ON transactions (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX transactions_transfer ON transactions (transfer_id) WHERE transfer_id IS NOT NULL;

-- One row per row of a file that did not simply become a transaction (an added row is known by
-- transactions.import_id and import_line), so a clean import of a million rows leaves none here.
CREATE TABLE import_rows (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
  line INTEGER,
  outcome INTEGER NOT NULL CHECK (outcome BETWEEN 0 AND 4),
  field TEXT,
  value TEXT,
  reason TEXT,
  original TEXT,
  transaction_id INTEGER REFERENCES transactions (id) ON DELETE SET NULL,
  decided INTEGER NOT NULL DEFAULT 0 CHECK (decided IN (0, 1))
) STRICT;
CREATE INDEX import_rows_import ON import_rows (import_id);
CREATE INDEX import_rows_transaction ON import_rows (transaction_id)
  WHERE transaction_id IS NOT NULL;

CREATE TABLE balance_statements (
  id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  date INTEGER NOT NULL,                      -- closing balance of this day
  amount INTEGER NOT NULL,
  import_id INTEGER REFERENCES imports (id) ON DELETE CASCADE,      -- NULL: stated by the person
  UNIQUE (account_id, date, amount)
) STRICT;
CREATE INDEX balance_statements_import ON balance_statements (import_id)
  WHERE import_id IS NOT NULL;

CREATE TABLE rules (
  id INTEGER PRIMARY KEY,
  pattern TEXT NOT NULL,                      -- matched against transactions.match_text
  is_exact INTEGER NOT NULL DEFAULT 0 CHECK (is_exact IN (0, 1)),
  account_id INTEGER REFERENCES accounts (id) ON DELETE CASCADE,    -- NULL: all
  category_id INTEGER REFERENCES categories (id) ON DELETE CASCADE,
  rename TEXT,
  position INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX rules_account ON rules (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX rules_category ON rules (category_id) WHERE category_id IS NOT NULL;

CREATE TABLE exchange_rates (
  id INTEGER PRIMARY KEY,
  from_currency TEXT NOT NULL,
  to_currency TEXT NOT NULL,
  date INTEGER NOT NULL,
  rate TEXT NOT NULL,                         -- decimal digits, exact
  source TEXT NOT NULL,
  UNIQUE (from_currency, to_currency, date)
) STRICT;

-- What the person said about something a detector found ("not recurring", "expected"): never
-- overruled by a later run.
CREATE TABLE verdicts (
  id INTEGER PRIMARY KEY,
  subject TEXT NOT NULL,                      -- "series", "anomaly", "nudge-rule"
  key TEXT NOT NULL,
  verdict TEXT NOT NULL,
  data TEXT,                                  -- JSON
  UNIQUE (subject, key)
) STRICT;

-- Below: what the program remembers. Not undoable, and free to be recomputed.

CREATE TABLE import_answers (
  signature TEXT NOT NULL,                    -- of a file's header and layout
  account_id INTEGER NOT NULL DEFAULT 0,      -- 0: any
  answers TEXT NOT NULL,                      -- JSON
  answered_at INTEGER NOT NULL,
  PRIMARY KEY (signature, account_id)
) STRICT;

CREATE TABLE nudges (
  id INTEGER PRIMARY KEY,
  profile_id INTEGER NOT NULL DEFAULT 0,      -- 0: the household
  key TEXT NOT NULL,                          -- one per fact
  rule TEXT NOT NULL,
  severity INTEGER NOT NULL DEFAULT 0 CHECK (severity BETWEEN 0 AND 3),
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  action TEXT,                                -- GAction name
  target TEXT,                                -- its target, printed GVariant
  harm INTEGER NOT NULL DEFAULT 0,            -- expected harm avoided, minor units; ranks and re-tells
  relevant_date INTEGER,                      -- nothing is told after this day
  created_at INTEGER NOT NULL,
  delivered_at INTEGER,
  read_at INTEGER,
  dismissed_at INTEGER,
  snoozed_until INTEGER,
  UNIQUE (profile_id, key)
) STRICT;
CREATE INDEX nudges_created ON nudges (created_at);

CREATE TABLE persona_months (
  profile_id INTEGER NOT NULL DEFAULT 0,
  month INTEGER NOT NULL,                     -- the first day of the month
  label TEXT NOT NULL,
  confidence INTEGER NOT NULL CHECK (confidence BETWEEN 0 AND 1000),
  data TEXT,                                  -- JSON: features, centroids
  PRIMARY KEY (profile_id, month)
) STRICT;

CREATE TABLE forecast_records (
  id INTEGER PRIMARY KEY,
  account_id INTEGER REFERENCES accounts (id) ON DELETE CASCADE,    -- NULL: the household
  as_of INTEGER NOT NULL,
  horizon INTEGER NOT NULL,
  model TEXT NOT NULL,
  data TEXT NOT NULL                          -- JSON: parallel arrays of quantiles
) STRICT;
CREATE UNIQUE INDEX forecast_records_key
  ON forecast_records (coalesce (account_id, 0), as_of, horizon, model);
CREATE INDEX forecast_records_account ON forecast_records (account_id);

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

-- The undo log. The triggers are generated from the schema (fin-history-triggers.c).

CREATE TABLE history_tables (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE history_steps (
  id INTEGER PRIMARY KEY,
  label TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
  first_change INTEGER NOT NULL,
  last_change INTEGER NOT NULL
) STRICT;

-- The changes of a step have consecutive ids. operation: 1 the row was inserted (no image), 2 updated
-- (the image has the old values of the columns that changed), 3 deleted (all columns that were not NULL).
CREATE TABLE history_changes (
  id INTEGER PRIMARY KEY,
  step_id INTEGER NOT NULL,
  table_id INTEGER NOT NULL,
  operation INTEGER NOT NULL,
  row_id INTEGER NOT NULL,
  image TEXT
) STRICT;

-- step_id of the only row: NULL outside a step (then a tracked table cannot be written: step_id above
-- is NOT NULL), 0 while shipped rows are seeded (nothing is logged).
CREATE TABLE history_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  step_id INTEGER
) STRICT;

INSERT INTO history_tables (id, name) VALUES
  (1, 'households'), (2, 'profiles'), (3, 'accounts'), (4, 'categories'), (5, 'imports'),
  (6, 'transactions'), (7, 'import_rows'), (8, 'balance_statements'), (9, 'rules'),
  (10, 'exchange_rates'), (11, 'verdicts');
INSERT INTO history_state (id, step_id) VALUES (1, NULL);
INSERT INTO households (id, name) VALUES (1, '');
INSERT INTO profiles (id, household_id, name) VALUES (1, 1, '');
