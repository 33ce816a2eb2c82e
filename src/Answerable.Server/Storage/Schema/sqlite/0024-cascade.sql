-- Duties name what they come from and which duty they take up, may be for one post, and are rows of their posts also where they have no
-- date. A duty that takes up another points at it without a foreign key: tasks point at items already, and neither table could come first.
ALTER TABLE "duties_list" ADD COLUMN "source_kind" TEXT NULL;
ALTER TABLE "duties_list" ADD COLUMN "source_reference" TEXT NULL;
ALTER TABLE "duties_list" ADD COLUMN "level" TEXT NULL;

ALTER TABLE "duties_item" ADD COLUMN "source_kind" TEXT NULL;
ALTER TABLE "duties_item" ADD COLUMN "source_reference" TEXT NULL;
ALTER TABLE "duties_item" ADD COLUMN "above_task_id" TEXT NULL;
ALTER TABLE "duties_item" ADD COLUMN "above_post_id" TEXT NULL;
ALTER TABLE "duties_item" ADD COLUMN "must_be_taken_up" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "duties_item" ADD COLUMN "for_post_id" TEXT NULL
    CONSTRAINT "fk_duties_item_organisation_post_for_post_id" REFERENCES "organisation_post" ("id") ON DELETE RESTRICT;
ALTER TABLE "duties_item" ADD COLUMN "role" TEXT NULL;
ALTER TABLE "duties_item" ADD COLUMN "copied_levels" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "duties_item" ADD COLUMN "kept_because" TEXT NULL;

CREATE INDEX "ix_duties_item_source_reference_list_id" ON "duties_item" ("source_reference", "list_id");
CREATE INDEX "ix_duties_item_above_task_id" ON "duties_item" ("above_task_id");
CREATE INDEX "ix_duties_item_for_post_id" ON "duties_item" ("for_post_id");

-- SQLite takes NOT NULL off no column, so the date is moved into a new one.
DROP INDEX "ix_duties_task_post_id_due_on";
ALTER TABLE "duties_task" RENAME COLUMN "due_on" TO "due_before";
ALTER TABLE "duties_task" ADD COLUMN "due_on" TEXT NULL;
UPDATE "duties_task" SET "due_on" = "due_before";
ALTER TABLE "duties_task" DROP COLUMN "due_before";
CREATE INDEX "ix_duties_task_post_id_due_on" ON "duties_task" ("post_id", "due_on");

ALTER TABLE "duties_task" ADD COLUMN "take_up_by" TEXT NULL;
ALTER TABLE "duties_task" ADD COLUMN "taken_up_at" TEXT NULL;
ALTER TABLE "duties_task" ADD COLUMN "taken_up" TEXT NULL;
ALTER TABLE "duties_task" ADD COLUMN "taken_up_by_person_id" TEXT NULL;
ALTER TABLE "duties_task" ADD COLUMN "taken_up_note" TEXT NULL;

CREATE INDEX "ix_duties_task_unit_path_id" ON "duties_task" ("unit_path", "id");

INSERT INTO "duties_task" ("id", "charge_id", "list_id", "item_id", "issuer_post_id", "issuer_unit_id", "issuer_unit_path", "post_id",
    "unit_id", "unit_path", "content", "wants_evidence", "due_on", "state", "version")
SELECT upper(substr(r, 1, 8) || '-' || substr(r, 9, 4) || '-4' || substr(r, 14, 3) || '-8' || substr(r, 18, 3) || '-' || substr(r, 21, 12)),
    "charge", "list_id", "item", "issuer_post_id", "issuer_unit_id", "issuer_unit_path", "post_id", "unit_id", "unit_path", "content",
    "evidence" IS NOT NULL, NULL, 'Open', 0
FROM (
    SELECT hex(randomblob(16)) AS r, c."id" AS "charge", i."id" AS "item", c.*, i."content", i."evidence"
    FROM "duties_charge" c JOIN "duties_item" i ON i."list_id" = c."list_id" WHERE i."due_on" IS NULL
);

INSERT INTO "search_pending" ("kind") SELECT 'duty-task' WHERE EXISTS (SELECT 1 FROM "duties_task" WHERE "due_on" IS NULL);

-- A round may wait until every duty below was taken up.
ALTER TABLE "rounds_round" ADD COLUMN "requires_take_up" INTEGER NOT NULL DEFAULT 0;

-- What units ask upward is searched for too.
INSERT INTO "search_pending" ("kind") SELECT 'difficulty' WHERE EXISTS (SELECT 1 FROM "difficulties_difficulty");
