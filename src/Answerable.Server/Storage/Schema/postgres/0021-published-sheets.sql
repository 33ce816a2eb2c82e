-- The sheet of each published grade as it was on that day; grades published before have none and are shown as they read now.
CREATE TABLE appraisals_published_sheet (
    decision_id uuid NOT NULL,
    debriefer_id uuid NOT NULL,
    published_at timestamp with time zone NOT NULL,
    named text NOT NULL,
    body text NOT NULL,
    CONSTRAINT pk_appraisals_published_sheet PRIMARY KEY (decision_id),
    CONSTRAINT fk_appraisals_published_sheet_appraisals_decision_decision_id FOREIGN KEY (decision_id)
        REFERENCES appraisals_decision (id) ON DELETE RESTRICT,
    CONSTRAINT fk_appraisals_published_sheet_rounds_debriefer_debriefer_id FOREIGN KEY (debriefer_id)
        REFERENCES rounds_debriefer (id) ON DELETE RESTRICT
);

CREATE INDEX ix_appraisals_published_sheet_debriefer_id ON appraisals_published_sheet (debriefer_id);
