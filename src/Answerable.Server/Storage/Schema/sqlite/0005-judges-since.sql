-- A judge who is named later has the policy's days from then.
ALTER TABLE rectifications_rectification ADD COLUMN approver_since TEXT NULL;
ALTER TABLE rectifications_rectification ADD COLUMN verifier_since TEXT NULL;
