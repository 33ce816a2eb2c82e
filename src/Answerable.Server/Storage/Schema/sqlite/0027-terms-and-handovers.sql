-- Terms have planned ends, a holder may let somebody else act until a day, and what is asked for oneself may have an end too.
ALTER TABLE "organisation_appointment" ADD COLUMN "delegated_by" TEXT NULL;
ALTER TABLE "organisation_waiting_act" ADD COLUMN "until" TEXT NULL;

-- A post is handed over from one holder to the next: what is open of it, what both say about each item, and who signed when.
CREATE TABLE "handovers_handover" (
    "id" TEXT NOT NULL CONSTRAINT "pk_handovers_handover" PRIMARY KEY,
    "post_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "unit_path" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "giver_id" TEXT NOT NULL,
    "receiver_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "opened_at" TEXT NOT NULL,
    "given_at" TEXT NULL,
    "given_for_by_id" TEXT NULL,
    "reason" TEXT NULL,
    "done_at" TEXT NULL,
    "witness_id" TEXT NULL,
    "witnessed_at" TEXT NULL,
    "version" INTEGER NOT NULL,
    "last_line" TEXT NULL,
    CONSTRAINT "fk_handovers_handover_people_person_giver_id" FOREIGN KEY ("giver_id")
        REFERENCES "people_person" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_handovers_handover_organisation_post_post_id" FOREIGN KEY ("post_id")
        REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_handovers_handover_people_person_receiver_id" FOREIGN KEY ("receiver_id")
        REFERENCES "people_person" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_handovers_handover_organisation_unit_unit_id" FOREIGN KEY ("unit_id")
        REFERENCES "organisation_unit" ("id") ON DELETE RESTRICT
);

CREATE TABLE "handovers_item" (
    "id" TEXT NOT NULL CONSTRAINT "pk_handovers_item" PRIMARY KEY,
    "handover_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "object_kind" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "code" TEXT NULL,
    "title" TEXT NOT NULL,
    "due_on" TEXT NULL,
    "added_at" TEXT NOT NULL,
    "is_late" INTEGER NOT NULL,
    "late_under_person_id" TEXT NULL,
    "settled_at" TEXT NULL,
    "sentence" TEXT NOT NULL,
    "is_ticked" INTEGER NOT NULL,
    "reservation" TEXT NOT NULL,
    CONSTRAINT "fk_handovers_item_handovers_handover_handover_id" FOREIGN KEY ("handover_id")
        REFERENCES "handovers_handover" ("id") ON DELETE CASCADE
);

CREATE INDEX "ix_handovers_handover_giver_id_id" ON "handovers_handover" ("giver_id", "id");

CREATE INDEX "ix_handovers_handover_post_id_id" ON "handovers_handover" ("post_id", "id");

CREATE INDEX "ix_handovers_handover_receiver_id_id" ON "handovers_handover" ("receiver_id", "id");

CREATE INDEX "ix_handovers_handover_unit_id" ON "handovers_handover" ("unit_id");

CREATE INDEX "ix_handovers_handover_unit_path_id" ON "handovers_handover" ("unit_path", "id");

CREATE UNIQUE INDEX "ix_handovers_handover_open" ON "handovers_handover" ("post_id")
    WHERE state IN ('Open', 'Given');

CREATE UNIQUE INDEX "ix_handovers_item_handover_id_kind_source_id" ON "handovers_item" ("handover_id", "kind", "source_id");

CREATE UNIQUE INDEX "ix_handovers_item_handover_id_number" ON "handovers_item" ("handover_id", "number");
