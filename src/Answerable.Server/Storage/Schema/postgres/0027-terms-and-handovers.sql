-- Terms have planned ends, a holder may let somebody else act until a day, and what is asked for oneself may have an end too.
ALTER TABLE organisation_appointment ADD COLUMN delegated_by uuid NULL;
ALTER TABLE organisation_waiting_act ADD COLUMN until timestamp with time zone NULL;

-- A post is handed over from one holder to the next: what is open of it, what both say about each item, and who signed when.
CREATE TABLE handovers_handover (
    id uuid NOT NULL,
    post_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    unit_path text COLLATE "C" NOT NULL,
    title character varying(120) NOT NULL,
    giver_id uuid NOT NULL,
    receiver_id uuid NOT NULL,
    state character varying(40) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    given_at timestamp with time zone,
    given_for_by_id uuid,
    reason character varying(500),
    done_at timestamp with time zone,
    witness_id uuid,
    witnessed_at timestamp with time zone,
    version integer NOT NULL,
    last_line uuid,
    CONSTRAINT pk_handovers_handover PRIMARY KEY (id),
    CONSTRAINT fk_handovers_handover_people_person_giver_id FOREIGN KEY (giver_id)
        REFERENCES people_person (id) ON DELETE RESTRICT,
    CONSTRAINT fk_handovers_handover_organisation_post_post_id FOREIGN KEY (post_id)
        REFERENCES organisation_post (id) ON DELETE RESTRICT,
    CONSTRAINT fk_handovers_handover_people_person_receiver_id FOREIGN KEY (receiver_id)
        REFERENCES people_person (id) ON DELETE RESTRICT,
    CONSTRAINT fk_handovers_handover_organisation_unit_unit_id FOREIGN KEY (unit_id)
        REFERENCES organisation_unit (id) ON DELETE RESTRICT
);

CREATE TABLE handovers_item (
    id uuid NOT NULL,
    handover_id uuid NOT NULL,
    number integer NOT NULL,
    kind character varying(40) NOT NULL,
    source_id uuid NOT NULL,
    object_kind character varying(40) NOT NULL,
    object_id uuid NOT NULL,
    code character varying(60) COLLATE "C",
    title character varying(200) NOT NULL,
    due_on date,
    added_at timestamp with time zone NOT NULL,
    is_late boolean NOT NULL,
    late_under_person_id uuid,
    settled_at timestamp with time zone,
    sentence character varying(500) NOT NULL,
    is_ticked boolean NOT NULL,
    reservation character varying(500) NOT NULL,
    CONSTRAINT pk_handovers_item PRIMARY KEY (id),
    CONSTRAINT fk_handovers_item_handovers_handover_handover_id FOREIGN KEY (handover_id)
        REFERENCES handovers_handover (id) ON DELETE CASCADE
);

CREATE INDEX ix_handovers_handover_giver_id_id ON handovers_handover (giver_id, id);

CREATE INDEX ix_handovers_handover_post_id_id ON handovers_handover (post_id, id);

CREATE INDEX ix_handovers_handover_receiver_id_id ON handovers_handover (receiver_id, id);

CREATE INDEX ix_handovers_handover_unit_id ON handovers_handover (unit_id);

CREATE INDEX ix_handovers_handover_unit_path_id ON handovers_handover (unit_path, id);

CREATE UNIQUE INDEX ix_handovers_handover_open ON handovers_handover (post_id)
    WHERE state IN ('Open', 'Given');

CREATE UNIQUE INDEX ix_handovers_item_handover_id_kind_source_id ON handovers_item (handover_id, kind, source_id);

CREATE UNIQUE INDEX ix_handovers_item_handover_id_number ON handovers_item (handover_id, number);
