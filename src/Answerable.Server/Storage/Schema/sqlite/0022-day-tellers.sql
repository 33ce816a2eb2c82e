-- Who counts for a day in the place of a teller, let in by a code of which only the hash is kept.
CREATE TABLE "rounds_day_teller" (
    "id" TEXT NOT NULL CONSTRAINT "pk_rounds_day_teller" PRIMARY KEY,
    "round_id" TEXT NOT NULL,
    "post_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "given_by" TEXT NULL,
    "given_at" TEXT NOT NULL,
    "used_at" TEXT NULL,
    "ended_at" TEXT NULL,
    CONSTRAINT "fk_rounds_day_teller_people_person_person_id" FOREIGN KEY ("person_id")
        REFERENCES "people_person" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_rounds_day_teller_organisation_post_post_id" FOREIGN KEY ("post_id")
        REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_rounds_day_teller_rounds_round_round_id" FOREIGN KEY ("round_id") REFERENCES "rounds_round" ("id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "ix_rounds_day_teller_secret_hash" ON "rounds_day_teller" ("secret_hash");
CREATE INDEX "ix_rounds_day_teller_round_id" ON "rounds_day_teller" ("round_id");
CREATE INDEX "ix_rounds_day_teller_post_id" ON "rounds_day_teller" ("post_id");
CREATE INDEX "ix_rounds_day_teller_person_id" ON "rounds_day_teller" ("person_id");
