-- Duties are objected to by the posts that hold them, and the issuing post answers. The objection points at its duty; that a duty is
-- objected to stands on it without a foreign key, since neither table could come first.
CREATE TABLE "duties_objection" (
    "id" TEXT NOT NULL CONSTRAINT "pk_duties_objection" PRIMARY KEY,
    "charge_id" TEXT NOT NULL,
    "task_id" TEXT NULL,
    "list_id" TEXT NOT NULL,
    "issuer_post_id" TEXT NOT NULL,
    "issuer_unit_id" TEXT NOT NULL,
    "issuer_unit_path" TEXT NOT NULL,
    "post_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "unit_path" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "by_person_id" TEXT NOT NULL,
    "by_post_id" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "wish" TEXT NULL,
    "suspends" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "answer" TEXT NULL,
    "rewording" TEXT NULL,
    "ended_at" TEXT NULL,
    "ended_by_person_id" TEXT NULL,
    "version" INTEGER NOT NULL,
    "last_line" TEXT NULL,
    CONSTRAINT "fk_duties_objection_duties_charge_charge_id" FOREIGN KEY ("charge_id") REFERENCES "duties_charge" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_duties_objection_duties_task_task_id" FOREIGN KEY ("task_id") REFERENCES "duties_task" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_duties_objection_charge_id_task_id" ON "duties_objection" ("charge_id", "task_id");
CREATE INDEX "ix_duties_objection_list_id_id" ON "duties_objection" ("list_id", "id");
CREATE INDEX "ix_duties_objection_task_id" ON "duties_objection" ("task_id");
CREATE INDEX "ix_duties_objection_unit_path_id" ON "duties_objection" ("unit_path", "id");

ALTER TABLE "duties_list" ADD COLUMN "objection_suspends" INTEGER NOT NULL DEFAULT 0;

ALTER TABLE "duties_charge" ADD COLUMN "objection" TEXT NULL;
ALTER TABLE "duties_charge" ADD COLUMN "changed_at" TEXT NULL;

ALTER TABLE "duties_task" ADD COLUMN "objection_id" TEXT NULL;
ALTER TABLE "duties_task" ADD COLUMN "objection" TEXT NULL;
ALTER TABLE "duties_task" ADD COLUMN "suspended_at" TEXT NULL;
ALTER TABLE "duties_task" ADD COLUMN "resumed_at" TEXT NULL;
ALTER TABLE "duties_task" ADD COLUMN "changed_at" TEXT NULL;

-- Who of a leading group answers for a duty: the group, its head, or each member.
ALTER TABLE "duties_item" ADD COLUMN "layer" TEXT NULL;

-- The pledge letter of a post's list, signed by its holder.
ALTER TABLE "duties_charge" ADD COLUMN "signed_at" TEXT NULL;
ALTER TABLE "duties_charge" ADD COLUMN "signed_by_person_id" TEXT NULL;
ALTER TABLE "duties_charge" ADD COLUMN "signed_by_post_id" TEXT NULL;
