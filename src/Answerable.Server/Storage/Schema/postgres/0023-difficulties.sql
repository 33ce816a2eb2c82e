-- What units cannot solve by themselves and ask posts above about, and what became of it.
CREATE TABLE difficulties_difficulty (
    id uuid NOT NULL,
    post_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    unit_path text COLLATE "C" NOT NULL,
    asked_by_person_id uuid NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    title character varying(120) NOT NULL,
    text character varying(2000) NOT NULL,
    need character varying(40) NOT NULL,
    asked_post_id uuid NOT NULL,
    asked_over_path text COLLATE "C" NOT NULL,
    state character varying(40) NOT NULL,
    version integer NOT NULL,
    last_line uuid,
    CONSTRAINT pk_difficulties_difficulty PRIMARY KEY (id),
    CONSTRAINT fk_difficulties_difficulty_organisation_post_asked_post_id FOREIGN KEY (asked_post_id)
        REFERENCES organisation_post (id) ON DELETE RESTRICT,
    CONSTRAINT fk_difficulties_difficulty_organisation_post_post_id FOREIGN KEY (post_id)
        REFERENCES organisation_post (id) ON DELETE RESTRICT,
    CONSTRAINT fk_difficulties_difficulty_organisation_unit_unit_id FOREIGN KEY (unit_id)
        REFERENCES organisation_unit (id) ON DELETE RESTRICT
);

CREATE TABLE difficulties_turn (
    id uuid NOT NULL,
    difficulty_id uuid NOT NULL,
    number integer NOT NULL,
    kind character varying(40) NOT NULL,
    text character varying(2000),
    asked_post_id uuid NOT NULL,
    to_post_id uuid,
    by_person_id uuid,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_difficulties_turn PRIMARY KEY (id),
    CONSTRAINT fk_difficulties_turn_difficulties_difficulty_difficulty_id FOREIGN KEY (difficulty_id)
        REFERENCES difficulties_difficulty (id) ON DELETE CASCADE
);

CREATE INDEX ix_difficulties_difficulty_asked_post_id_id ON difficulties_difficulty (asked_post_id, id);

CREATE INDEX ix_difficulties_difficulty_post_id_id ON difficulties_difficulty (post_id, id);

CREATE INDEX ix_difficulties_difficulty_state_asked_at ON difficulties_difficulty (state, asked_at);

CREATE INDEX ix_difficulties_difficulty_unit_id ON difficulties_difficulty (unit_id);

CREATE INDEX ix_difficulties_difficulty_unit_path_id ON difficulties_difficulty (unit_path, id);

CREATE INDEX ix_difficulties_turn_asked_post_id_difficulty_id ON difficulties_turn (asked_post_id, difficulty_id);

CREATE UNIQUE INDEX ix_difficulties_turn_difficulty_id_number ON difficulties_turn (difficulty_id, number);
