CREATE TABLE storage_generation (
    id integer NOT NULL,
    mark uuid NOT NULL,
    CONSTRAINT pk_storage_generation PRIMARY KEY (id)
);
INSERT INTO storage_generation (id, mark) VALUES (1, '00000000-0000-0000-0000-000000000000');

CREATE TABLE ledger_subtree_line (
    unit_id uuid NOT NULL,
    line_id uuid NOT NULL,
    CONSTRAINT pk_ledger_subtree_line PRIMARY KEY (unit_id, line_id)
);

CREATE TABLE ledger_unfolded_line (
    line_id uuid NOT NULL,
    unit_id uuid NOT NULL,
    CONSTRAINT pk_ledger_unfolded_line PRIMARY KEY (line_id)
);
-- The job folds what stands in the ledger already.
INSERT INTO ledger_unfolded_line (line_id, unit_id) SELECT id, unit_id FROM ledger_line WHERE unit_id IS NOT NULL;
