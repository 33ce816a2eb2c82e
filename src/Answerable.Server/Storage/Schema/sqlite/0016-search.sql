-- What is searched, and the index of its tokens. Both are made from the other tables and stand in no backup.
CREATE TABLE "search_entry" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_search_entry" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "object_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "places" TEXT NOT NULL
);
CREATE UNIQUE INDEX "ix_search_entry_kind_object_id" ON "search_entry" ("kind", "object_id");
CREATE VIRTUAL TABLE "search_token" USING fts5(tokens, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '=^@!_'");
-- What is still to be read into the index: one object, or all of a kind, from an identifier on or from the first.
CREATE TABLE "search_pending" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_search_pending" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "object_id" TEXT NULL,
    "from_id" TEXT NULL
);
INSERT INTO "search_pending" ("kind") SELECT k.column1
    FROM (VALUES ('unit'), ('post'), ('person'), ('duty-list'), ('duty-task'), ('finding'), ('debrief'), ('round')) AS k
    WHERE EXISTS (SELECT 1 FROM "organisation_unit");
