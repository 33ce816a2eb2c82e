-- Who stepped out of a decision and because of what, and how the chair voted, after all others.
ALTER TABLE appraisals_decision ADD COLUMN chair_vote character varying(40) NULL;

CREATE TABLE appraisals_recusal (
    decision_id uuid NOT NULL,
    post_id uuid NOT NULL,
    reason character varying(200) NULL,
    CONSTRAINT pk_appraisals_recusal PRIMARY KEY (decision_id, post_id),
    CONSTRAINT fk_appraisals_recusal_appraisals_decision_decision_id FOREIGN KEY (decision_id) REFERENCES appraisals_decision (id) ON DELETE CASCADE,
    CONSTRAINT fk_appraisals_recusal_organisation_post_post_id FOREIGN KEY (post_id) REFERENCES organisation_post (id) ON DELETE RESTRICT
);

CREATE INDEX ix_appraisals_recusal_post_id ON appraisals_recusal (post_id);
