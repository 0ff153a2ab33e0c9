-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a person thinks of a nudge: it was followed, or there should be less of its kind.

ALTER TABLE nudges ADD COLUMN acted_at INTEGER;
ALTER TABLE nudges ADD COLUMN less_at INTEGER;
