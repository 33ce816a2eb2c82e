-- To whom grades were published, so that a list can ask for it; what was published before follows its round's policy.
ALTER TABLE "rounds_round" ADD COLUMN "published_to" TEXT NULL;
UPDATE "rounds_round" SET "published_to" = json_extract("policy", '$.publishTo.value') WHERE "state" IN ('Published', 'Archived');
