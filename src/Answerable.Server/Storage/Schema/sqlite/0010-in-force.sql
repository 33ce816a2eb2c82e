-- An end may lie in the future, so who is in force is found among all spans of a post.
CREATE INDEX "ix_organisation_appointment_post_id" ON "organisation_appointment" ("post_id");
CREATE INDEX "ix_organisation_right_post_id" ON "organisation_right" ("post_id");
CREATE INDEX "ix_organisation_membership_collective_id" ON "organisation_membership" ("collective_id");
