-- Forms whose act is stored: one that is sent again acts no more.
CREATE TABLE "storage_sent_form" (
    "id" TEXT NOT NULL CONSTRAINT "pk_storage_sent_form" PRIMARY KEY,
    "at" TEXT NOT NULL,
    "line_id" TEXT NULL
);
CREATE INDEX "ix_storage_sent_form_at" ON "storage_sent_form" ("at");
