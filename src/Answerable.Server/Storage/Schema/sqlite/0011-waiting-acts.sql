-- What an administration would do for itself waits until another one confirms it; an invitation knows who made it.
CREATE TABLE "organisation_waiting_act" (
    "id" TEXT NOT NULL CONSTRAINT "pk_organisation_waiting_act" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "post_id" TEXT NULL,
    "member_id" TEXT NULL,
    "person_id" TEXT NOT NULL,
    "asked_by" TEXT NOT NULL,
    "asked_at" TEXT NOT NULL,
    "from" TEXT NULL,
    "unit_path" TEXT NOT NULL,
    "decided_at" TEXT NULL,
    "decided_by" TEXT NULL,
    "is_confirmed" INTEGER NOT NULL,
    CONSTRAINT "fk_organisation_waiting_act_organisation_post_member_id" FOREIGN KEY ("member_id") REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_organisation_waiting_act_organisation_post_post_id" FOREIGN KEY ("post_id") REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_organisation_waiting_act_people_person_person_id" FOREIGN KEY ("person_id") REFERENCES "people_person" ("id") ON DELETE RESTRICT
);
CREATE INDEX "ix_organisation_waiting_act_member_id" ON "organisation_waiting_act" ("member_id");
CREATE INDEX "ix_organisation_waiting_act_person_id" ON "organisation_waiting_act" ("person_id");
CREATE UNIQUE INDEX "ix_organisation_waiting_act_post_id_kind_person_id" ON "organisation_waiting_act" ("post_id", "kind", "person_id") WHERE decided_at IS NULL AND member_id IS NULL;
CREATE UNIQUE INDEX "ix_organisation_waiting_act_post_id_member_id" ON "organisation_waiting_act" ("post_id", "member_id") WHERE decided_at IS NULL;
CREATE INDEX "ix_organisation_waiting_act_unit_path" ON "organisation_waiting_act" ("unit_path");
ALTER TABLE "people_invitation" ADD COLUMN "made_by" TEXT NULL;
ALTER TABLE "people_invitation" ADD COLUMN "waiting_act_id" TEXT NULL;
