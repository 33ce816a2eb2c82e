-- Requests that land on many posts at once, what they answer, and how long it takes by estimate. What was opened before takes 0 minutes,
-- and who asked for it was not kept.
ALTER TABLE "obligations_obligation" ADD COLUMN "minutes" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "obligations_obligation" ADD COLUMN "asked_by_post_id" TEXT NULL;
CREATE INDEX "ix_obligations_obligation_owner_id_due_on_minutes" ON "obligations_obligation"
    ("owner_id", "due_on", "minutes") WHERE minutes > 0;

CREATE TABLE "requests_request" (
    "id" TEXT NOT NULL CONSTRAINT "pk_requests_request" PRIMARY KEY,
    "unit_id" TEXT NOT NULL,
    "unit_path" TEXT NOT NULL,
    "post_id" TEXT NOT NULL,
    "matter" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "due_on" TEXT NULL,
    "source_kind" TEXT NULL,
    "source_reference" TEXT NULL,
    "place" TEXT NULL,
    "is_comprehensive" INTEGER NOT NULL,
    "post_kind" TEXT NOT NULL,
    "level" TEXT NULL,
    "to_unit_id" TEXT NOT NULL,
    "guidance_id" TEXT NULL,
    "state" TEXT NOT NULL,
    "sent_at" TEXT NULL,
    "posts" INTEGER NOT NULL,
    "over" INTEGER NOT NULL,
    "over_reason" TEXT NULL,
    "withdrawn_at" TEXT NULL,
    "withdrawn_reason" TEXT NULL,
    "version" INTEGER NOT NULL,
    "last_line" TEXT NULL,
    CONSTRAINT "fk_requests_request_organisation_unit_unit_id" FOREIGN KEY ("unit_id")
        REFERENCES "organisation_unit" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_requests_request_organisation_post_post_id" FOREIGN KEY ("post_id")
        REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_requests_request_organisation_unit_to_unit_id" FOREIGN KEY ("to_unit_id")
        REFERENCES "organisation_unit" ("id") ON DELETE RESTRICT
);

CREATE TABLE "requests_item" (
    "id" TEXT NOT NULL CONSTRAINT "pk_requests_item" PRIMARY KEY,
    "request_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "known" TEXT NULL,
    "is_taken_out" INTEGER NOT NULL,
    CONSTRAINT "fk_requests_item_requests_request_request_id" FOREIGN KEY ("request_id")
        REFERENCES "requests_request" ("id") ON DELETE CASCADE
);

CREATE TABLE "requests_ease" (
    "id" TEXT NOT NULL CONSTRAINT "pk_requests_ease" PRIMARY KEY,
    "request_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "from_day" TEXT NULL,
    "why" TEXT NULL,
    "to_day" TEXT NULL,
    "from_items" INTEGER NULL,
    "to_items" INTEGER NULL,
    "from_minutes" INTEGER NULL,
    "to_minutes" INTEGER NULL,
    CONSTRAINT "fk_requests_ease_requests_request_request_id" FOREIGN KEY ("request_id")
        REFERENCES "requests_request" ("id") ON DELETE CASCADE
);

CREATE TABLE "requests_spent" (
    "request_id" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "count" INTEGER NOT NULL,
    CONSTRAINT "pk_requests_spent" PRIMARY KEY ("request_id", "minutes"),
    CONSTRAINT "fk_requests_spent_requests_request_request_id" FOREIGN KEY ("request_id")
        REFERENCES "requests_request" ("id") ON DELETE RESTRICT
);

CREATE TABLE "requests_reply" (
    "id" TEXT NOT NULL CONSTRAINT "pk_requests_reply" PRIMARY KEY,
    "request_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "post_id" TEXT NOT NULL,
    "unit_id" TEXT NOT NULL,
    "unit_path" TEXT NOT NULL,
    "asker_post_id" TEXT NOT NULL,
    "asker_unit_id" TEXT NOT NULL,
    "due_on" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "last_line" TEXT NULL,
    CONSTRAINT "fk_requests_reply_requests_request_request_id" FOREIGN KEY ("request_id")
        REFERENCES "requests_request" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_requests_reply_organisation_post_post_id" FOREIGN KEY ("post_id")
        REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_requests_reply_organisation_unit_unit_id" FOREIGN KEY ("unit_id")
        REFERENCES "organisation_unit" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_requests_reply_organisation_post_asker_post_id" FOREIGN KEY ("asker_post_id")
        REFERENCES "organisation_post" ("id") ON DELETE RESTRICT
);

CREATE TABLE "requests_turn" (
    "id" TEXT NOT NULL CONSTRAINT "pk_requests_turn" PRIMARY KEY,
    "reply_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NULL,
    "by_person_id" TEXT NULL,
    "at" TEXT NOT NULL,
    "accepted" INTEGER NULL,
    "reason" TEXT NULL,
    "judged_by_person_id" TEXT NULL,
    "judged_at" TEXT NULL,
    CONSTRAINT "fk_requests_turn_requests_reply_reply_id" FOREIGN KEY ("reply_id") REFERENCES "requests_reply" ("id") ON DELETE CASCADE
);

CREATE TABLE "requests_value" (
    "id" TEXT NOT NULL CONSTRAINT "pk_requests_value" PRIMARY KEY,
    "turn_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    CONSTRAINT "fk_requests_value_requests_turn_turn_id" FOREIGN KEY ("turn_id") REFERENCES "requests_turn" ("id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "ix_requests_ease_request_id_number" ON "requests_ease" ("request_id", "number");
CREATE UNIQUE INDEX "ix_requests_item_request_id_number" ON "requests_item" ("request_id", "number");
CREATE INDEX "ix_requests_reply_asker_post_id" ON "requests_reply" ("asker_post_id");
CREATE INDEX "ix_requests_reply_post_id" ON "requests_reply" ("post_id");
CREATE UNIQUE INDEX "ix_requests_reply_request_id_post_id" ON "requests_reply" ("request_id", "post_id");
CREATE INDEX "ix_requests_reply_request_id_unit_path_id" ON "requests_reply" ("request_id", "unit_path", "id");
CREATE INDEX "ix_requests_reply_unit_id" ON "requests_reply" ("unit_id");
CREATE INDEX "ix_requests_reply_unit_path_due_on" ON "requests_reply" ("unit_path", "due_on");
CREATE INDEX "ix_requests_request_post_id" ON "requests_request" ("post_id");
CREATE INDEX "ix_requests_request_to_unit_id" ON "requests_request" ("to_unit_id");
CREATE INDEX "ix_requests_request_unit_id_sent_at" ON "requests_request" ("unit_id", "sent_at");
CREATE INDEX "ix_requests_request_unit_path_id" ON "requests_request" ("unit_path", "id");
CREATE UNIQUE INDEX "ix_requests_turn_reply_id_number" ON "requests_turn" ("reply_id", "number");
CREATE UNIQUE INDEX "ix_requests_value_turn_id_number" ON "requests_value" ("turn_id", "number");
