CREATE TABLE "storage_generation" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_storage_generation" PRIMARY KEY,
    "mark" TEXT NOT NULL
);
INSERT INTO "storage_generation" ("id", "mark") VALUES (1, '00000000-0000-0000-0000-000000000000');

CREATE TABLE "ledger_subtree_line" (
    "unit_id" TEXT NOT NULL,
    "line_id" TEXT NOT NULL,
    CONSTRAINT "pk_ledger_subtree_line" PRIMARY KEY ("unit_id", "line_id")
) WITHOUT ROWID;

CREATE TABLE "ledger_unfolded_line" (
    "line_id" TEXT NOT NULL CONSTRAINT "pk_ledger_unfolded_line" PRIMARY KEY,
    "unit_id" TEXT NOT NULL
);
-- The job folds what stands in the ledger already.
INSERT INTO "ledger_unfolded_line" ("line_id", "unit_id") SELECT "id", "unit_id" FROM "ledger_line" WHERE "unit_id" IS NOT NULL;
