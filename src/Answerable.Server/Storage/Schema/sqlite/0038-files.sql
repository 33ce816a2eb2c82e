-- Files as evidence: what names them; their contents lie beside the database.
CREATE TABLE "files_file" (
    "id" TEXT NOT NULL CONSTRAINT "pk_files_file" PRIMARY KEY,
    "object_kind" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "post_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "is_cleaned" INTEGER NOT NULL,
    "is_scanned" INTEGER NOT NULL,
    "stands_for" TEXT NOT NULL,
    "arrived_at" TEXT NOT NULL,
    "note" TEXT NULL,
    "replaces_id" TEXT NULL,
    "version" INTEGER NOT NULL,
    "last_line" TEXT NULL,
    CONSTRAINT "fk_files_file_files_file_replaces_id" FOREIGN KEY ("replaces_id") REFERENCES "files_file" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_files_file_organisation_post_post_id" FOREIGN KEY ("post_id") REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_files_file_people_person_person_id" FOREIGN KEY ("person_id") REFERENCES "people_person" ("id") ON DELETE RESTRICT
);
CREATE INDEX "ix_files_file_object_kind_object_id_id" ON "files_file" ("object_kind", "object_id", "id");
CREATE INDEX "ix_files_file_person_id" ON "files_file" ("person_id");
CREATE INDEX "ix_files_file_post_id" ON "files_file" ("post_id");
CREATE UNIQUE INDEX "ix_files_file_replaces_id" ON "files_file" ("replaces_id");
CREATE INDEX "ix_files_file_sha256" ON "files_file" ("sha256");
