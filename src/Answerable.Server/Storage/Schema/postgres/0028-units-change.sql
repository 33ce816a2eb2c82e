-- Units move, go up in others, are split and close; a post may belong to another unit than before; what is planned waits for its day.
ALTER TABLE organisation_unit ADD COLUMN closed_at timestamp with time zone NULL;
ALTER TABLE organisation_unit ADD COLUMN successor_id uuid NULL;
ALTER TABLE organisation_unit ADD COLUMN origin_id uuid NULL;
ALTER TABLE organisation_post ADD COLUMN closed_at timestamp with time zone NULL;

CREATE TABLE organisation_past_post (
    post_id uuid NOT NULL,
    "from" timestamp with time zone NOT NULL,
    unit_id uuid NOT NULL,
    until timestamp with time zone NOT NULL,
    CONSTRAINT pk_organisation_past_post PRIMARY KEY (post_id, "from"),
    CONSTRAINT fk_organisation_past_post_organisation_post_post_id FOREIGN KEY (post_id)
        REFERENCES organisation_post (id) ON DELETE RESTRICT,
    CONSTRAINT fk_organisation_past_post_organisation_unit_unit_id FOREIGN KEY (unit_id)
        REFERENCES organisation_unit (id) ON DELETE RESTRICT
);

CREATE INDEX ix_organisation_past_post_unit_id ON organisation_past_post (unit_id);

CREATE INDEX ix_organisation_past_unit_parent_id ON organisation_past_unit (parent_id);

CREATE TABLE organisation_planned_change (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    code character varying(30) COLLATE "C" NOT NULL,
    name character varying(120) NOT NULL,
    level character varying(40) NOT NULL,
    codes character varying(2000) NOT NULL,
    due_on date NOT NULL,
    planned_by uuid NULL,
    planned_at timestamp with time zone NOT NULL,
    settled_at timestamp with time zone NULL,
    is_done boolean NOT NULL,
    failed_for character varying(80) NULL,
    CONSTRAINT pk_organisation_planned_change PRIMARY KEY (id),
    CONSTRAINT fk_organisation_planned_change_organisation_unit_unit_id FOREIGN KEY (unit_id)
        REFERENCES organisation_unit (id) ON DELETE RESTRICT
);

CREATE INDEX ix_organisation_planned_change_due_on ON organisation_planned_change (due_on) WHERE settled_at IS NULL;

CREATE INDEX ix_organisation_planned_change_unit_id ON organisation_planned_change (unit_id);

-- Another mark after every move: what was read of the tree before it is not written after it.
CREATE TABLE storage_tree (
    id integer NOT NULL,
    mark uuid NOT NULL,
    CONSTRAINT pk_storage_tree PRIMARY KEY (id)
);
INSERT INTO storage_tree (id, mark) VALUES (1, '00000000-0000-0000-0000-000000000000');

-- Beside its parent a unit may have units that guide it.
CREATE TABLE organisation_guidance (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    unit_path text COLLATE "C" NOT NULL,
    guide_id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    "from" timestamp with time zone NOT NULL,
    until timestamp with time zone NULL,
    sees_duties boolean NOT NULL,
    takes_difficulties boolean NOT NULL,
    CONSTRAINT pk_organisation_guidance PRIMARY KEY (id),
    CONSTRAINT fk_organisation_guidance_organisation_unit_guide_id FOREIGN KEY (guide_id)
        REFERENCES organisation_unit (id) ON DELETE RESTRICT,
    CONSTRAINT fk_organisation_guidance_organisation_unit_unit_id FOREIGN KEY (unit_id)
        REFERENCES organisation_unit (id) ON DELETE RESTRICT
);

CREATE INDEX ix_organisation_guidance_guide_id ON organisation_guidance (guide_id);

CREATE INDEX ix_organisation_guidance_unit_path ON organisation_guidance (unit_path);

CREATE UNIQUE INDEX ix_organisation_guidance_unit_id_guide_id_kind ON organisation_guidance (unit_id, guide_id, kind) WHERE until IS NULL;
