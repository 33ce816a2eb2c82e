-- Signed papers from which a named clerk records what posts beneath have done, and what the signers said to it.
CREATE TABLE "recordings_recording" (
    "id" TEXT NOT NULL CONSTRAINT "pk_recordings_recording" PRIMARY KEY,
    "post_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "unit_path" TEXT NOT NULL,
    "signer_id" TEXT NOT NULL,
    "signed_on" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "note" TEXT NULL,
    "clerk_id" TEXT NOT NULL,
    "clerk_post_id" TEXT NOT NULL,
    "sign_in" TEXT NOT NULL,
    "begun_at" TEXT NOT NULL,
    "finished_at" TEXT NULL,
    "objection" TEXT NOT NULL,
    "objection_text" TEXT NULL,
    "objected_at" TEXT NULL,
    "answerer_post_id" TEXT NULL,
    "answer" TEXT NULL,
    "answered_at" TEXT NULL,
    "answered_by_id" TEXT NULL,
    "version" INTEGER NOT NULL,
    "last_line" TEXT NULL,
    CONSTRAINT "fk_recordings_recording_organisation_post_post_id" FOREIGN KEY ("post_id")
        REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_recordings_recording_organisation_unit_unit_id" FOREIGN KEY ("unit_id")
        REFERENCES "organisation_unit" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_recordings_recording_answerer_post_id_id" ON "recordings_recording" ("answerer_post_id", "id")
    WHERE answerer_post_id IS NOT NULL;

CREATE INDEX "ix_recordings_recording_clerk_id_id" ON "recordings_recording" ("clerk_id", "id");

CREATE INDEX "ix_recordings_recording_post_id_id" ON "recordings_recording" ("post_id", "id");

CREATE INDEX "ix_recordings_recording_signer_id_id" ON "recordings_recording" ("signer_id", "id");

CREATE INDEX "ix_recordings_recording_unit_id" ON "recordings_recording" ("unit_id");

CREATE INDEX "ix_recordings_recording_unit_path_id" ON "recordings_recording" ("unit_path", "id");

-- From which of them a line was recorded.
ALTER TABLE "ledger_line" ADD COLUMN "recording_id" TEXT NULL;

CREATE INDEX "ix_ledger_line_recording_id_id" ON "ledger_line" ("recording_id", "id") WHERE recording_id IS NOT NULL;

-- Workbooks handed out to units with what is open there, and taken when they came back filled in.
CREATE TABLE "desk_unit_book" (
    "id" TEXT NOT NULL CONSTRAINT "pk_desk_unit_book" PRIMARY KEY,
    "unit_id" TEXT NOT NULL,
    "unit_path" TEXT NOT NULL,
    "made_by_id" TEXT NOT NULL,
    "made_at" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "taken_at" TEXT NULL,
    "taken_by_id" TEXT NULL,
    "taken_rows" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "last_line" TEXT NULL,
    CONSTRAINT "fk_desk_unit_book_organisation_unit_unit_id" FOREIGN KEY ("unit_id")
        REFERENCES "organisation_unit" ("id") ON DELETE RESTRICT
);

CREATE INDEX "ix_desk_unit_book_unit_id" ON "desk_unit_book" ("unit_id");

CREATE INDEX "ix_desk_unit_book_unit_path_id" ON "desk_unit_book" ("unit_path", "id");
