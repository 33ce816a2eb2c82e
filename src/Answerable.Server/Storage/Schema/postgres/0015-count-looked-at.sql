-- A teller whose count differed looks through it, or changes it, before it is submitted again.
ALTER TABLE ballots_entry ADD COLUMN must_look boolean NOT NULL DEFAULT FALSE;
