-- The papers of an entry are one blob that nobody reads without a key outside the database. What stood in the table can be read by
-- whoever has a copy of its file, so it is not carried over: papers that were being typed in are typed in again.
ALTER TABLE ballots_entry ADD COLUMN sealed_papers bytea;
UPDATE ballots_entry SET state = 'Entering', version = version + 1
    WHERE id IN (SELECT entry_id FROM ballots_paper) AND state <> 'Agreed';
DROP TABLE ballots_paper;
