-- The organisation's own words, by kind of unit.
ALTER TABLE "organisation_settings" ADD COLUMN "words" TEXT NULL;

-- What earlier years left open, as a ledger brought it: on which day it was found, what was aimed at, who led, and by what it is known
-- again when the same file comes twice.
ALTER TABLE "rectifications_finding" ADD COLUMN "found_on" TEXT NULL;
ALTER TABLE "rectifications_finding" ADD COLUMN "goal" TEXT NULL;
ALTER TABLE "rectifications_finding" ADD COLUMN "leader" TEXT NULL;
ALTER TABLE "rectifications_finding" ADD COLUMN "past_key" TEXT NULL;
CREATE UNIQUE INDEX "ix_rectifications_finding_past_key" ON "rectifications_finding" ("past_key") WHERE past_key IS NOT NULL;
