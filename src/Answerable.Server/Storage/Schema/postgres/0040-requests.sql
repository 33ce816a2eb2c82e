-- Requests that land on many posts at once, what they answer, and how long it takes by estimate. What was opened before takes 0 minutes,
-- and who asked for it was not kept.
ALTER TABLE obligations_obligation ADD COLUMN minutes integer NOT NULL DEFAULT 0;
ALTER TABLE obligations_obligation ADD COLUMN asked_by_post_id uuid;
CREATE INDEX ix_obligations_obligation_owner_id_due_on_minutes ON obligations_obligation (owner_id, due_on, minutes) WHERE minutes > 0;

CREATE TABLE requests_request (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    unit_path text COLLATE "C" NOT NULL,
    post_id uuid NOT NULL,
    matter character varying(120) NOT NULL,
    purpose character varying(1000) NOT NULL,
    kind character varying(40) NOT NULL,
    minutes integer NOT NULL,
    due_on date,
    source_kind character varying(40),
    source_reference character varying(200),
    place character varying(120),
    is_comprehensive boolean NOT NULL,
    post_kind character varying(40) NOT NULL,
    level character varying(40),
    to_unit_id uuid NOT NULL,
    guidance_id uuid,
    state character varying(40) NOT NULL,
    sent_at timestamp with time zone,
    posts integer NOT NULL,
    over integer NOT NULL,
    over_reason character varying(1000),
    withdrawn_at timestamp with time zone,
    withdrawn_reason character varying(1000),
    version integer NOT NULL,
    last_line uuid,
    CONSTRAINT pk_requests_request PRIMARY KEY (id),
    CONSTRAINT fk_requests_request_organisation_unit_unit_id FOREIGN KEY (unit_id) REFERENCES organisation_unit (id) ON DELETE RESTRICT,
    CONSTRAINT fk_requests_request_organisation_post_post_id FOREIGN KEY (post_id) REFERENCES organisation_post (id) ON DELETE RESTRICT,
    CONSTRAINT fk_requests_request_organisation_unit_to_unit_id FOREIGN KEY (to_unit_id)
        REFERENCES organisation_unit (id) ON DELETE RESTRICT
);

CREATE TABLE requests_item (
    id uuid NOT NULL,
    request_id uuid NOT NULL,
    number integer NOT NULL,
    text character varying(120) NOT NULL,
    known character varying(40),
    is_taken_out boolean NOT NULL,
    CONSTRAINT pk_requests_item PRIMARY KEY (id),
    CONSTRAINT fk_requests_item_requests_request_request_id FOREIGN KEY (request_id) REFERENCES requests_request (id) ON DELETE CASCADE
);

CREATE TABLE requests_ease (
    id uuid NOT NULL,
    request_id uuid NOT NULL,
    number integer NOT NULL,
    kind character varying(40) NOT NULL,
    at timestamp with time zone NOT NULL,
    from_day date,
    why character varying(60),
    to_day date,
    from_items integer,
    to_items integer,
    from_minutes integer,
    to_minutes integer,
    CONSTRAINT pk_requests_ease PRIMARY KEY (id),
    CONSTRAINT fk_requests_ease_requests_request_request_id FOREIGN KEY (request_id) REFERENCES requests_request (id) ON DELETE CASCADE
);

CREATE TABLE requests_spent (
    request_id uuid NOT NULL,
    minutes integer NOT NULL,
    count integer NOT NULL,
    CONSTRAINT pk_requests_spent PRIMARY KEY (request_id, minutes),
    CONSTRAINT fk_requests_spent_requests_request_request_id FOREIGN KEY (request_id) REFERENCES requests_request (id) ON DELETE RESTRICT
);

CREATE TABLE requests_reply (
    id uuid NOT NULL,
    request_id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    post_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    unit_path text COLLATE "C" NOT NULL,
    asker_post_id uuid NOT NULL,
    asker_unit_id uuid NOT NULL,
    due_on date NOT NULL,
    minutes integer NOT NULL,
    state character varying(40) NOT NULL,
    version integer NOT NULL,
    last_line uuid,
    CONSTRAINT pk_requests_reply PRIMARY KEY (id),
    CONSTRAINT fk_requests_reply_requests_request_request_id FOREIGN KEY (request_id) REFERENCES requests_request (id) ON DELETE RESTRICT,
    CONSTRAINT fk_requests_reply_organisation_post_post_id FOREIGN KEY (post_id) REFERENCES organisation_post (id) ON DELETE RESTRICT,
    CONSTRAINT fk_requests_reply_organisation_unit_unit_id FOREIGN KEY (unit_id) REFERENCES organisation_unit (id) ON DELETE RESTRICT,
    CONSTRAINT fk_requests_reply_organisation_post_asker_post_id FOREIGN KEY (asker_post_id)
        REFERENCES organisation_post (id) ON DELETE RESTRICT
);

CREATE TABLE requests_turn (
    id uuid NOT NULL,
    reply_id uuid NOT NULL,
    number integer NOT NULL,
    kind character varying(40) NOT NULL,
    text character varying(4000),
    by_person_id uuid,
    at timestamp with time zone NOT NULL,
    accepted boolean,
    reason character varying(4000),
    judged_by_person_id uuid,
    judged_at timestamp with time zone,
    CONSTRAINT pk_requests_turn PRIMARY KEY (id),
    CONSTRAINT fk_requests_turn_requests_reply_reply_id FOREIGN KEY (reply_id) REFERENCES requests_reply (id) ON DELETE CASCADE
);

CREATE TABLE requests_value (
    id uuid NOT NULL,
    turn_id uuid NOT NULL,
    number integer NOT NULL,
    text character varying(500) NOT NULL,
    CONSTRAINT pk_requests_value PRIMARY KEY (id),
    CONSTRAINT fk_requests_value_requests_turn_turn_id FOREIGN KEY (turn_id) REFERENCES requests_turn (id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX ix_requests_ease_request_id_number ON requests_ease (request_id, number);
CREATE UNIQUE INDEX ix_requests_item_request_id_number ON requests_item (request_id, number);
CREATE INDEX ix_requests_reply_asker_post_id ON requests_reply (asker_post_id);
CREATE INDEX ix_requests_reply_post_id ON requests_reply (post_id);
CREATE UNIQUE INDEX ix_requests_reply_request_id_post_id ON requests_reply (request_id, post_id);
CREATE INDEX ix_requests_reply_request_id_unit_path_id ON requests_reply (request_id, unit_path, id);
CREATE INDEX ix_requests_reply_unit_id ON requests_reply (unit_id);
CREATE INDEX ix_requests_reply_unit_path_due_on ON requests_reply (unit_path, due_on);
CREATE INDEX ix_requests_request_post_id ON requests_request (post_id);
CREATE INDEX ix_requests_request_to_unit_id ON requests_request (to_unit_id);
CREATE INDEX ix_requests_request_unit_id_sent_at ON requests_request (unit_id, sent_at);
CREATE INDEX ix_requests_request_unit_path_id ON requests_request (unit_path, id);
CREATE UNIQUE INDEX ix_requests_turn_reply_id_number ON requests_turn (reply_id, number);
CREATE UNIQUE INDEX ix_requests_value_turn_id_number ON requests_value (turn_id, number);
