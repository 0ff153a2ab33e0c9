-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who was paid, cleaned of what banks write around it: computed by the engine (FinPayee) for every
-- row, again for all rows when the cleaning gets better. NULL: not computed yet.

ALTER TABLE transactions ADD COLUMN stem TEXT;  -- for matching: lower-case words, the same for a payee
ALTER TABLE transactions ADD COLUMN name TEXT;  -- for showing: cleaned, or what the person calls it
