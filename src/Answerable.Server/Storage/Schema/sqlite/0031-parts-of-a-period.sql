-- A post that changed hands within a round's period: who held it before answers for the own days, on the list of a post that they hold now.
ALTER TABLE "rounds_debriefer" ADD COLUMN "holder_id" TEXT NULL
    CONSTRAINT "fk_rounds_debriefer_people_person_holder_id" REFERENCES "people_person" ("id") ON DELETE RESTRICT;
ALTER TABLE "rounds_debriefer" ADD COLUMN "answers_in_post_id" TEXT NULL
    CONSTRAINT "fk_rounds_debriefer_organisation_post_answers_in_post_id" REFERENCES "organisation_post" ("id") ON DELETE RESTRICT;
ALTER TABLE "rounds_debriefer" ADD COLUMN "part_from" TEXT NULL;
ALTER TABLE "rounds_debriefer" ADD COLUMN "part_until" TEXT NULL;
DROP INDEX "ix_rounds_debriefer_round_id_post_id";
CREATE UNIQUE INDEX "ix_rounds_debriefer_round_id_post_id" ON "rounds_debriefer" ("round_id", "post_id") WHERE holder_id IS NULL;
CREATE UNIQUE INDEX "ix_rounds_debriefer_round_id_post_id_holder_id" ON "rounds_debriefer" ("round_id", "post_id", "holder_id");
CREATE INDEX "ix_rounds_debriefer_holder_id" ON "rounds_debriefer" ("holder_id");
CREATE INDEX "ix_rounds_debriefer_answers_in_post_id" ON "rounds_debriefer" ("answers_in_post_id");

ALTER TABLE "debriefs_debrief" ADD COLUMN "holder_id" TEXT NULL
    CONSTRAINT "fk_debriefs_debrief_people_person_holder_id" REFERENCES "people_person" ("id") ON DELETE RESTRICT;
CREATE INDEX "ix_debriefs_debrief_holder_id" ON "debriefs_debrief" ("holder_id");
