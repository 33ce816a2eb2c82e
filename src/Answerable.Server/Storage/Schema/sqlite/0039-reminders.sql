-- Who was reminded of what by which step; one row whatever runs twice.
CREATE TABLE "reminders_reminder" (
    "id" TEXT NOT NULL CONSTRAINT "pk_reminders_reminder" PRIMARY KEY,
    "obligation_id" TEXT NOT NULL,
    "post_id" TEXT NOT NULL,
    "step" INTEGER NOT NULL,
    "due_on" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    CONSTRAINT "fk_reminders_reminder_obligations_obligation_obligation_id" FOREIGN KEY ("obligation_id")
        REFERENCES "obligations_obligation" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_reminders_reminder_organisation_post_post_id" FOREIGN KEY ("post_id")
        REFERENCES "organisation_post" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "ix_reminders_reminder_obligation_id_step_due_on_post_id"
    ON "reminders_reminder" ("obligation_id", "step", "due_on", "post_id");
CREATE INDEX "ix_reminders_reminder_post_id_day_id" ON "reminders_reminder" ("post_id", "day", "id");

CREATE TABLE "reminders_progress" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_reminders_progress" PRIMARY KEY,
    "reminded_to" TEXT NOT NULL,
    "digests_to" TEXT NULL
);

CREATE TABLE "reminders_mailbox" (
    "person_id" TEXT NOT NULL CONSTRAINT "pk_reminders_mailbox" PRIMARY KEY,
    "address" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "confirmed_at" TEXT NULL,
    "secret_hash" TEXT NULL,
    "asked_at" TEXT NOT NULL,
    "stop_key" TEXT NOT NULL,
    "fault" INTEGER NULL,
    "fault_at" TEXT NULL,
    CONSTRAINT "fk_reminders_mailbox_people_person_person_id" FOREIGN KEY ("person_id")
        REFERENCES "people_person" ("id") ON DELETE RESTRICT
);

-- One mail a person and day.
CREATE TABLE "reminders_digest" (
    "id" TEXT NOT NULL CONSTRAINT "pk_reminders_digest" PRIMARY KEY,
    "person_id" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "next_at" TEXT NOT NULL,
    "claim" TEXT NULL,
    "sent_at" TEXT NULL,
    CONSTRAINT "fk_reminders_digest_people_person_person_id" FOREIGN KEY ("person_id")
        REFERENCES "people_person" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "ix_reminders_digest_person_id_day" ON "reminders_digest" ("person_id", "day");
CREATE INDEX "ix_reminders_digest_next_at_id" ON "reminders_digest" ("next_at", "id") WHERE state IN ('Waiting', 'Sending');
CREATE INDEX "ix_reminders_digest_claim" ON "reminders_digest" ("claim") WHERE state = 'Sending';

CREATE TABLE "reminders_feed" (
    "person_id" TEXT NOT NULL CONSTRAINT "pk_reminders_feed" PRIMARY KEY,
    "secret_hash" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "made_at" TEXT NOT NULL,
    CONSTRAINT "fk_reminders_feed_people_person_person_id" FOREIGN KEY ("person_id")
        REFERENCES "people_person" ("id") ON DELETE RESTRICT
);

CREATE UNIQUE INDEX "ix_reminders_feed_secret_hash" ON "reminders_feed" ("secret_hash");

-- What was returned again and again is found without reading every span.
CREATE INDEX "ix_obligations_span_obligation_id_until" ON "obligations_span" ("obligation_id", "until")
    WHERE state = 'Discharged' AND until IS NOT NULL;
