-- What is searched, with the index of its tokens. Both are made from the other tables and stand in no backup.
CREATE TABLE search_entry (
    id bigint NOT NULL,
    kind text NOT NULL,
    object_id uuid NOT NULL,
    name text NOT NULL,
    about text NOT NULL,
    places text NOT NULL,
    tokens tsvector NOT NULL,
    CONSTRAINT pk_search_entry PRIMARY KEY (id)
);
CREATE UNIQUE INDEX ix_search_entry_kind_object_id ON search_entry (kind, object_id);
-- What is added lies unsorted until it is this long, in kB: every search reads it.
CREATE INDEX ix_search_entry_tokens ON search_entry USING gin (tokens) WITH (gin_pending_list_limit = 256);
-- Every search is planned with what is known of common tokens: more of them than these costs more than it helps.
ALTER TABLE search_entry ALTER COLUMN tokens SET STATISTICS 10;
CREATE SEQUENCE search_number OWNED BY search_entry.id;
-- What is still to be read into the index: one object, or all of a kind, from an identifier on or from the first.
CREATE TABLE search_pending (
    id bigint GENERATED ALWAYS AS IDENTITY,
    kind text NOT NULL,
    object_id uuid,
    from_id uuid,
    CONSTRAINT pk_search_pending PRIMARY KEY (id)
);
INSERT INTO search_pending (kind) SELECT k.kind
    FROM (VALUES ('unit'), ('post'), ('person'), ('duty-list'), ('duty-task'), ('finding'), ('debrief'), ('round')) AS k (kind)
    WHERE EXISTS (SELECT 1 FROM organisation_unit);
