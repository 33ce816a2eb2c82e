-- Who was reminded of what by which step; one row whatever runs twice.
CREATE TABLE reminders_reminder (
    id uuid NOT NULL,
    obligation_id uuid NOT NULL,
    post_id uuid NOT NULL,
    step integer NOT NULL,
    due_on date NOT NULL,
    day date NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT pk_reminders_reminder PRIMARY KEY (id),
    CONSTRAINT fk_reminders_reminder_obligations_obligation_obligation_id FOREIGN KEY (obligation_id)
        REFERENCES obligations_obligation (id) ON DELETE RESTRICT,
    CONSTRAINT fk_reminders_reminder_organisation_post_post_id FOREIGN KEY (post_id)
        REFERENCES organisation_post (id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX ix_reminders_reminder_obligation_id_step_due_on_post_id
    ON reminders_reminder (obligation_id, step, due_on, post_id);
CREATE INDEX ix_reminders_reminder_post_id_day_id ON reminders_reminder (post_id, day, id);

CREATE TABLE reminders_progress (
    id integer NOT NULL,
    reminded_to date NOT NULL,
    digests_to date,
    CONSTRAINT pk_reminders_progress PRIMARY KEY (id)
);

CREATE TABLE reminders_mailbox (
    person_id uuid NOT NULL,
    address character varying(254) NOT NULL,
    language character varying(10) NOT NULL,
    confirmed_at timestamp with time zone,
    secret_hash character varying(64),
    asked_at timestamp with time zone NOT NULL,
    stop_key uuid NOT NULL,
    fault integer,
    fault_at timestamp with time zone,
    CONSTRAINT pk_reminders_mailbox PRIMARY KEY (person_id),
    CONSTRAINT fk_reminders_mailbox_people_person_person_id FOREIGN KEY (person_id) REFERENCES people_person (id) ON DELETE RESTRICT
);

-- One mail a person and day.
CREATE TABLE reminders_digest (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    day date NOT NULL,
    state character varying(40) NOT NULL,
    attempts integer NOT NULL,
    next_at timestamp with time zone NOT NULL,
    claim uuid,
    sent_at timestamp with time zone,
    CONSTRAINT pk_reminders_digest PRIMARY KEY (id),
    CONSTRAINT fk_reminders_digest_people_person_person_id FOREIGN KEY (person_id) REFERENCES people_person (id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX ix_reminders_digest_person_id_day ON reminders_digest (person_id, day);
CREATE INDEX ix_reminders_digest_next_at_id ON reminders_digest (next_at, id) WHERE state IN ('Waiting', 'Sending');
CREATE INDEX ix_reminders_digest_claim ON reminders_digest (claim) WHERE state = 'Sending';

CREATE TABLE reminders_feed (
    person_id uuid NOT NULL,
    secret_hash character varying(64) NOT NULL,
    language character varying(10) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    CONSTRAINT pk_reminders_feed PRIMARY KEY (person_id),
    CONSTRAINT fk_reminders_feed_people_person_person_id FOREIGN KEY (person_id) REFERENCES people_person (id) ON DELETE RESTRICT
);

CREATE UNIQUE INDEX ix_reminders_feed_secret_hash ON reminders_feed (secret_hash);

-- What was returned again and again is found without reading every span.
CREATE INDEX ix_obligations_span_obligation_id_until ON obligations_span (obligation_id, until)
    WHERE state = 'Discharged' AND until IS NOT NULL;
