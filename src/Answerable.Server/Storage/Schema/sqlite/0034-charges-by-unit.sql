-- Silence on a list is looked for by unit: without this, every charge of the organisation was read.
CREATE INDEX "ix_duties_charge_unit_path_id" ON "duties_charge" ("unit_path", "id");
