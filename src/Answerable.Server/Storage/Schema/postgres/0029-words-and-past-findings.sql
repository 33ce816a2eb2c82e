-- The organisation's own words, by kind of unit.
ALTER TABLE organisation_settings ADD COLUMN words text NULL;

-- What earlier years left open, as a ledger brought it: on which day it was found, what was aimed at, who led, and by what it is known
-- again when the same file comes twice.
ALTER TABLE rectifications_finding ADD COLUMN found_on date NULL;
ALTER TABLE rectifications_finding ADD COLUMN goal character varying(500) NULL;
ALTER TABLE rectifications_finding ADD COLUMN leader character varying(120) NULL;
ALTER TABLE rectifications_finding ADD COLUMN past_key character varying(64) NULL;
CREATE UNIQUE INDEX ix_rectifications_finding_past_key ON rectifications_finding (past_key) WHERE past_key IS NOT NULL;
