-- Duties are objected to by the posts that hold them, and the issuing post answers. The objection points at its duty; that a duty is
-- objected to stands on it without a foreign key, since neither table could come first.
CREATE TABLE duties_objection (
    id uuid NOT NULL,
    charge_id uuid NOT NULL,
    task_id uuid,
    list_id uuid NOT NULL,
    issuer_post_id uuid NOT NULL,
    issuer_unit_id uuid NOT NULL,
    issuer_unit_path text COLLATE "C" NOT NULL,
    post_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    unit_path text COLLATE "C" NOT NULL,
    subject character varying(500) NOT NULL,
    by_person_id uuid NOT NULL,
    by_post_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    reason character varying(2000) NOT NULL,
    wish character varying(500),
    suspends boolean NOT NULL,
    state character varying(40) NOT NULL,
    answer character varying(2000),
    rewording character varying(500),
    ended_at timestamp with time zone,
    ended_by_person_id uuid,
    version integer NOT NULL,
    last_line uuid,
    CONSTRAINT pk_duties_objection PRIMARY KEY (id),
    CONSTRAINT fk_duties_objection_duties_charge_charge_id FOREIGN KEY (charge_id) REFERENCES duties_charge (id) ON DELETE RESTRICT,
    CONSTRAINT fk_duties_objection_duties_task_task_id FOREIGN KEY (task_id) REFERENCES duties_task (id) ON DELETE RESTRICT
);

CREATE INDEX ix_duties_objection_charge_id_task_id ON duties_objection (charge_id, task_id);
CREATE INDEX ix_duties_objection_list_id_id ON duties_objection (list_id, id);
CREATE INDEX ix_duties_objection_task_id ON duties_objection (task_id);
CREATE INDEX ix_duties_objection_unit_path_id ON duties_objection (unit_path, id);

ALTER TABLE duties_list ADD COLUMN objection_suspends boolean NOT NULL DEFAULT false;

ALTER TABLE duties_charge ADD COLUMN objection character varying(40) NULL;
ALTER TABLE duties_charge ADD COLUMN changed_at timestamp with time zone NULL;

ALTER TABLE duties_task ADD COLUMN objection_id uuid NULL;
ALTER TABLE duties_task ADD COLUMN objection character varying(40) NULL;
ALTER TABLE duties_task ADD COLUMN suspended_at timestamp with time zone NULL;
ALTER TABLE duties_task ADD COLUMN resumed_at timestamp with time zone NULL;
ALTER TABLE duties_task ADD COLUMN changed_at timestamp with time zone NULL;

-- Who of a leading group answers for a duty: the group, its head, or each member.
ALTER TABLE duties_item ADD COLUMN layer character varying(40) NULL;

-- The pledge letter of a post's list, signed by its holder.
ALTER TABLE duties_charge ADD COLUMN signed_at timestamp with time zone NULL;
ALTER TABLE duties_charge ADD COLUMN signed_by_person_id uuid NULL;
ALTER TABLE duties_charge ADD COLUMN signed_by_post_id uuid NULL;
