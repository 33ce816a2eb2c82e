-- Units move, go up in others, are split and close; a post may belong to another unit than before; what is planned waits for its day.
ALTER TABLE "organisation_unit" ADD COLUMN "closed_at" TEXT NULL;
ALTER TABLE "organisation_unit" ADD COLUMN "successor_id" TEXT NULL;
ALTER TABLE "organisation_unit" ADD COLUMN "origin_id" TEXT NULL;
ALTER TABLE "organisation_post" ADD COLUMN "closed_at" TEXT NULL;

CREATE TABLE "organisation_past_post" (
    "post_id" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    CONSTRAINT "pk_organisation_past_post" PRIMARY KEY ("post_id", "from"),
    CONSTRAINT "fk_organisation_past_post_organisation_post_post_id" FOREIGN KEY ("post_id") REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_organisation_past_post_organisation_unit_unit_id" FOREIGN KEY ("unit_id") REFERENCES "organisation_unit" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_organisation_past_post_unit_id" ON "organisation_past_post" ("unit_id");

CREATE INDEX "ix_organisation_past_unit_parent_id" ON "organisation_past_unit" ("parent_id");

CREATE TABLE "organisation_planned_change" (
    "id" TEXT NOT NULL CONSTRAINT "pk_organisation_planned_change" PRIMARY KEY,
    "unit_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "codes" TEXT NOT NULL,
    "due_on" TEXT NOT NULL,
    "planned_by" TEXT NULL,
    "planned_at" TEXT NOT NULL,
    "settled_at" TEXT NULL,
    "is_done" INTEGER NOT NULL,
    "failed_for" TEXT NULL,
    CONSTRAINT "fk_organisation_planned_change_organisation_unit_unit_id" FOREIGN KEY ("unit_id") REFERENCES "organisation_unit" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_organisation_planned_change_due_on" ON "organisation_planned_change" ("due_on") WHERE settled_at IS NULL;

CREATE INDEX "ix_organisation_planned_change_unit_id" ON "organisation_planned_change" ("unit_id");

-- Another mark after every move: what was read of the tree before it is not written after it.
CREATE TABLE "storage_tree" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_storage_tree" PRIMARY KEY,
    "mark" TEXT NOT NULL
);
INSERT INTO "storage_tree" ("id", "mark") VALUES (1, '00000000-0000-0000-0000-000000000000');

-- Beside its parent a unit may have units that guide it.
CREATE TABLE "organisation_guidance" (
    "id" TEXT NOT NULL CONSTRAINT "pk_organisation_guidance" PRIMARY KEY,
    "unit_id" TEXT NOT NULL,
    "unit_path" TEXT NOT NULL,
    "guide_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NULL,
    "sees_duties" INTEGER NOT NULL,
    "takes_difficulties" INTEGER NOT NULL,
    CONSTRAINT "fk_organisation_guidance_organisation_unit_guide_id" FOREIGN KEY ("guide_id") REFERENCES "organisation_unit" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_organisation_guidance_organisation_unit_unit_id" FOREIGN KEY ("unit_id") REFERENCES "organisation_unit" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_organisation_guidance_guide_id" ON "organisation_guidance" ("guide_id");

CREATE INDEX "ix_organisation_guidance_unit_path" ON "organisation_guidance" ("unit_path");

CREATE UNIQUE INDEX "ix_organisation_guidance_unit_id_guide_id_kind" ON "organisation_guidance" ("unit_id", "guide_id", "kind") WHERE until IS NULL;
