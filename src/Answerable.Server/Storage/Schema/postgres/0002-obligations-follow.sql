ALTER TABLE obligations_obligation ADD COLUMN answer_by date NULL;
ALTER TABLE obligations_span ADD COLUMN answer_by date NULL;
ALTER TABLE obligations_span ADD COLUMN state character varying(40) NOT NULL DEFAULT 'Open';
ALTER TABLE rectifications_rectification ADD COLUMN approver_since date NULL;
ALTER TABLE rectifications_rectification ADD COLUMN verifier_since date NULL;
