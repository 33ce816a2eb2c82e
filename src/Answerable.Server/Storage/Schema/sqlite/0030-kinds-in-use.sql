-- The words for kinds of units are found by leaping from each to the next.
CREATE INDEX "ix_organisation_unit_level_path" ON "organisation_unit" ("level", "path");
