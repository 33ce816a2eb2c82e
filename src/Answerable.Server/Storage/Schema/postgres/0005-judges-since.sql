-- A judge who is named later has the policy's days from then.
ALTER TABLE rectifications_rectification ADD COLUMN approver_since date NULL;
ALTER TABLE rectifications_rectification ADD COLUMN verifier_since date NULL;
