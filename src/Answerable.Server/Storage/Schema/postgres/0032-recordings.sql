-- Signed papers from which a named clerk records what posts beneath have done, and what the signers said to it.
CREATE TABLE recordings_recording (
    id uuid NOT NULL,
    post_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    unit_path text COLLATE "C" NOT NULL,
    signer_id uuid NOT NULL,
    signed_on date NOT NULL,
    reference character varying(120) NOT NULL,
    note character varying(300),
    clerk_id uuid NOT NULL,
    clerk_post_id uuid NOT NULL,
    sign_in character varying(32) NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    objection character varying(40) NOT NULL,
    objection_text character varying(1000),
    objected_at timestamp with time zone,
    answerer_post_id uuid,
    answer character varying(1000),
    answered_at timestamp with time zone,
    answered_by_id uuid,
    version integer NOT NULL,
    last_line uuid,
    CONSTRAINT pk_recordings_recording PRIMARY KEY (id),
    CONSTRAINT fk_recordings_recording_organisation_post_post_id FOREIGN KEY (post_id)
        REFERENCES organisation_post (id) ON DELETE RESTRICT,
    CONSTRAINT fk_recordings_recording_organisation_unit_unit_id FOREIGN KEY (unit_id)
        REFERENCES organisation_unit (id) ON DELETE RESTRICT
);

CREATE INDEX ix_recordings_recording_answerer_post_id_id ON recordings_recording (answerer_post_id, id)
    WHERE answerer_post_id IS NOT NULL;

CREATE INDEX ix_recordings_recording_clerk_id_id ON recordings_recording (clerk_id, id);

CREATE INDEX ix_recordings_recording_post_id_id ON recordings_recording (post_id, id);

CREATE INDEX ix_recordings_recording_signer_id_id ON recordings_recording (signer_id, id);

CREATE INDEX ix_recordings_recording_unit_id ON recordings_recording (unit_id);

CREATE INDEX ix_recordings_recording_unit_path_id ON recordings_recording (unit_path, id);

-- From which of them a line was recorded.
ALTER TABLE ledger_line ADD COLUMN recording_id uuid NULL;

CREATE INDEX ix_ledger_line_recording_id_id ON ledger_line (recording_id, id) WHERE recording_id IS NOT NULL;

-- Workbooks handed out to units with what is open there, and taken when they came back filled in.
CREATE TABLE desk_unit_book (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    unit_path text COLLATE "C" NOT NULL,
    made_by_id uuid NOT NULL,
    made_at timestamp with time zone NOT NULL,
    rows integer NOT NULL,
    hash character varying(64) NOT NULL,
    taken_at timestamp with time zone,
    taken_by_id uuid,
    taken_rows integer NOT NULL,
    version integer NOT NULL,
    last_line uuid,
    CONSTRAINT pk_desk_unit_book PRIMARY KEY (id),
    CONSTRAINT fk_desk_unit_book_organisation_unit_unit_id FOREIGN KEY (unit_id)
        REFERENCES organisation_unit (id) ON DELETE RESTRICT
);

CREATE INDEX ix_desk_unit_book_unit_id ON desk_unit_book (unit_id);

CREATE INDEX ix_desk_unit_book_unit_path_id ON desk_unit_book (unit_path, id);
