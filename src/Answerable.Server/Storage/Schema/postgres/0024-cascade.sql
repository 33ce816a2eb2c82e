-- Duties name what they come from and which duty they take up, may be for one post, and are rows of their posts also where they have no
-- date. A duty that takes up another points at it without a foreign key: tasks point at items already, and neither table could come first.
ALTER TABLE duties_list ADD COLUMN source_kind character varying(40) NULL;
ALTER TABLE duties_list ADD COLUMN source_reference character varying(200) NULL;
ALTER TABLE duties_list ADD COLUMN level character varying(40) NULL;

ALTER TABLE duties_item ADD COLUMN source_kind character varying(40) NULL;
ALTER TABLE duties_item ADD COLUMN source_reference character varying(200) NULL;
ALTER TABLE duties_item ADD COLUMN above_task_id uuid NULL;
ALTER TABLE duties_item ADD COLUMN above_post_id uuid NULL;
ALTER TABLE duties_item ADD COLUMN must_be_taken_up boolean NOT NULL DEFAULT false;
ALTER TABLE duties_item ADD COLUMN for_post_id uuid NULL
    CONSTRAINT fk_duties_item_organisation_post_for_post_id REFERENCES organisation_post (id) ON DELETE RESTRICT;
ALTER TABLE duties_item ADD COLUMN role character varying(40) NULL;
ALTER TABLE duties_item ADD COLUMN copied_levels integer NOT NULL DEFAULT 1;
ALTER TABLE duties_item ADD COLUMN kept_because character varying(500) NULL;

CREATE INDEX ix_duties_item_source_reference_list_id ON duties_item (source_reference, list_id);
CREATE INDEX ix_duties_item_above_task_id ON duties_item (above_task_id);
CREATE INDEX ix_duties_item_for_post_id ON duties_item (for_post_id);

ALTER TABLE duties_task ALTER COLUMN due_on DROP NOT NULL;

ALTER TABLE duties_task ADD COLUMN take_up_by date NULL;
ALTER TABLE duties_task ADD COLUMN taken_up_at timestamp with time zone NULL;
ALTER TABLE duties_task ADD COLUMN taken_up character varying(40) NULL;
ALTER TABLE duties_task ADD COLUMN taken_up_by_person_id uuid NULL;
ALTER TABLE duties_task ADD COLUMN taken_up_note character varying(500) NULL;

CREATE INDEX ix_duties_task_unit_path_id ON duties_task (unit_path, id);

INSERT INTO duties_task (id, charge_id, list_id, item_id, issuer_post_id, issuer_unit_id, issuer_unit_path, post_id, unit_id, unit_path,
    content, wants_evidence, due_on, state, version)
SELECT gen_random_uuid(), c.id, c.list_id, i.id, c.issuer_post_id, c.issuer_unit_id, c.issuer_unit_path, c.post_id, c.unit_id, c.unit_path,
    i.content, i.evidence IS NOT NULL, NULL, 'Open', 0
FROM duties_charge c JOIN duties_item i ON i.list_id = c.list_id WHERE i.due_on IS NULL;

INSERT INTO search_pending (kind) SELECT 'duty-task' WHERE EXISTS (SELECT 1 FROM duties_task WHERE due_on IS NULL);

-- A round may wait until every duty below was taken up.
ALTER TABLE rounds_round ADD COLUMN requires_take_up boolean NOT NULL DEFAULT false;

-- What units ask upward is searched for too.
INSERT INTO search_pending (kind) SELECT 'difficulty' WHERE EXISTS (SELECT 1 FROM difficulties_difficulty);

-- With the short statistics of 0016 the planner walked the whole index table for a word that nobody has.
ALTER TABLE search_entry ALTER COLUMN tokens SET STATISTICS -1;
