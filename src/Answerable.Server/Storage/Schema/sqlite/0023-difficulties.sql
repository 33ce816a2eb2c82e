-- What units cannot solve by themselves and ask posts above about, and what became of it.
CREATE TABLE "difficulties_difficulty" (
    "id" TEXT NOT NULL CONSTRAINT "pk_difficulties_difficulty" PRIMARY KEY,
    "post_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "unit_path" TEXT NOT NULL,
    "asked_by_person_id" TEXT NOT NULL,
    "asked_at" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "need" TEXT NOT NULL,
    "asked_post_id" TEXT NOT NULL,
    "asked_over_path" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "last_line" TEXT NULL,
    CONSTRAINT "fk_difficulties_difficulty_organisation_post_asked_post_id" FOREIGN KEY ("asked_post_id")
        REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_difficulties_difficulty_organisation_post_post_id" FOREIGN KEY ("post_id")
        REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_difficulties_difficulty_organisation_unit_unit_id" FOREIGN KEY ("unit_id")
        REFERENCES "organisation_unit" ("id") ON DELETE RESTRICT
);

CREATE TABLE "difficulties_turn" (
    "id" TEXT NOT NULL CONSTRAINT "pk_difficulties_turn" PRIMARY KEY,
    "difficulty_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NULL,
    "asked_post_id" TEXT NOT NULL,
    "to_post_id" TEXT NULL,
    "by_person_id" TEXT NULL,
    "at" TEXT NOT NULL,
    CONSTRAINT "fk_difficulties_turn_difficulties_difficulty_difficulty_id" FOREIGN KEY ("difficulty_id")
        REFERENCES "difficulties_difficulty" ("id") ON DELETE CASCADE
);

CREATE INDEX "ix_difficulties_difficulty_asked_post_id_id" ON "difficulties_difficulty" ("asked_post_id", "id");

CREATE INDEX "ix_difficulties_difficulty_post_id_id" ON "difficulties_difficulty" ("post_id", "id");

CREATE INDEX "ix_difficulties_difficulty_state_asked_at" ON "difficulties_difficulty" ("state", "asked_at");

CREATE INDEX "ix_difficulties_difficulty_unit_id" ON "difficulties_difficulty" ("unit_id");

CREATE INDEX "ix_difficulties_difficulty_unit_path_id" ON "difficulties_difficulty" ("unit_path", "id");

CREATE INDEX "ix_difficulties_turn_asked_post_id_difficulty_id" ON "difficulties_turn" ("asked_post_id", "difficulty_id");

CREATE UNIQUE INDEX "ix_difficulties_turn_difficulty_id_number" ON "difficulties_turn" ("difficulty_id", "number");
