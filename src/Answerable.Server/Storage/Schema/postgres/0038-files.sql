-- Files as evidence: what names them; their contents lie beside the database.
CREATE TABLE files_file (
    id uuid NOT NULL,
    object_kind character varying(40) NOT NULL,
    object_id uuid NOT NULL,
    person_id uuid NOT NULL,
    post_id uuid NOT NULL,
    name character varying(150) NOT NULL,
    type character varying(40) NOT NULL,
    size bigint NOT NULL,
    sha256 character varying(64) NOT NULL,
    is_cleaned boolean NOT NULL,
    is_scanned boolean NOT NULL,
    stands_for date NOT NULL,
    arrived_at timestamp with time zone NOT NULL,
    note character varying(300),
    replaces_id uuid,
    version integer NOT NULL,
    last_line uuid,
    CONSTRAINT pk_files_file PRIMARY KEY (id),
    CONSTRAINT fk_files_file_files_file_replaces_id FOREIGN KEY (replaces_id) REFERENCES files_file (id) ON DELETE RESTRICT,
    CONSTRAINT fk_files_file_organisation_post_post_id FOREIGN KEY (post_id) REFERENCES organisation_post (id) ON DELETE RESTRICT,
    CONSTRAINT fk_files_file_people_person_person_id FOREIGN KEY (person_id) REFERENCES people_person (id) ON DELETE RESTRICT
);
CREATE INDEX ix_files_file_object_kind_object_id_id ON files_file (object_kind, object_id, id);
CREATE INDEX ix_files_file_person_id ON files_file (person_id);
CREATE INDEX ix_files_file_post_id ON files_file (post_id);
CREATE UNIQUE INDEX ix_files_file_replaces_id ON files_file (replaces_id);
CREATE INDEX ix_files_file_sha256 ON files_file (sha256);
