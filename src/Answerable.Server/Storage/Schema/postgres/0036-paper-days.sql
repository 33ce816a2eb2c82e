-- Days in which a paper is objected to and an objection answered: as they were in force when it was finished. Until now they were these.
ALTER TABLE recordings_recording ADD COLUMN objection_days integer NOT NULL DEFAULT 30;
ALTER TABLE recordings_recording ADD COLUMN answer_days integer NOT NULL DEFAULT 7;
