-- Plans: projects, packages that wait for each other, milestones that somebody else accepts.
CREATE TABLE "plans_plan" (
    "id" TEXT NOT NULL CONSTRAINT "pk_plans_plan" PRIMARY KEY,
    "unit_id" TEXT NOT NULL,
    "unit_path" TEXT NOT NULL,
    "post_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "adopted_at" TEXT NULL,
    "source_kind" TEXT NULL,
    "source_reference" TEXT NULL,
    "version" INTEGER NOT NULL,
    "last_line" TEXT NULL,
    CONSTRAINT "fk_plans_plan_organisation_post_post_id" FOREIGN KEY ("post_id") REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_plans_plan_organisation_unit_unit_id" FOREIGN KEY ("unit_id") REFERENCES "organisation_unit" ("id") ON DELETE RESTRICT
);

CREATE TABLE "plans_project" (
    "id" TEXT NOT NULL CONSTRAINT "pk_plans_project" PRIMARY KEY,
    "plan_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "aim" TEXT NOT NULL,
    "scheme" TEXT NULL,
    "strand_codes" TEXT NOT NULL,
    "leader_post_id" TEXT NOT NULL,
    "manager_post_id" TEXT NOT NULL,
    "handler_post_id" TEXT NOT NULL,
    "due_on" TEXT NOT NULL,
    "above_task_id" TEXT NULL,
    "source_kind" TEXT NULL,
    "source_reference" TEXT NULL,
    CONSTRAINT "fk_plans_project_duties_task_above_task_id" FOREIGN KEY ("above_task_id")
        REFERENCES "duties_task" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_plans_project_organisation_post_handler_post_id" FOREIGN KEY ("handler_post_id")
        REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_plans_project_organisation_post_leader_post_id" FOREIGN KEY ("leader_post_id")
        REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_plans_project_organisation_post_manager_post_id" FOREIGN KEY ("manager_post_id")
        REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_plans_project_plans_plan_plan_id" FOREIGN KEY ("plan_id") REFERENCES "plans_plan" ("id") ON DELETE CASCADE
);

CREATE TABLE "plans_package" (
    "id" TEXT NOT NULL CONSTRAINT "pk_plans_package" PRIMARY KEY,
    "plan_id" TEXT NOT NULL,
    "project_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "owner_post_id" TEXT NOT NULL,
    "owner_unit_id" TEXT NOT NULL,
    "starts_on" TEXT NOT NULL,
    "ends_on" TEXT NOT NULL,
    CONSTRAINT "fk_plans_package_organisation_post_owner_post_id" FOREIGN KEY ("owner_post_id")
        REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_plans_package_plans_plan_plan_id" FOREIGN KEY ("plan_id") REFERENCES "plans_plan" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_plans_package_plans_project_project_id" FOREIGN KEY ("project_id") REFERENCES "plans_project" ("id")
);

CREATE TABLE "plans_supply" (
    "id" TEXT NOT NULL CONSTRAINT "pk_plans_supply" PRIMARY KEY,
    "plan_id" TEXT NOT NULL,
    "project_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "from_post_id" TEXT NOT NULL,
    "promised" INTEGER NOT NULL,
    "delivered" INTEGER NOT NULL,
    "due_on" TEXT NOT NULL,
    CONSTRAINT "fk_plans_supply_organisation_post_from_post_id" FOREIGN KEY ("from_post_id")
        REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_plans_supply_plans_plan_plan_id" FOREIGN KEY ("plan_id") REFERENCES "plans_plan" ("id") ON DELETE CASCADE,
    CONSTRAINT "fk_plans_supply_plans_project_project_id" FOREIGN KEY ("project_id") REFERENCES "plans_project" ("id")
);

CREATE TABLE "plans_link" (
    "package_id" TEXT NOT NULL,
    "after_id" TEXT NOT NULL,
    "plan_id" TEXT NOT NULL,
    CONSTRAINT "pk_plans_link" PRIMARY KEY ("package_id", "after_id"),
    CONSTRAINT "fk_plans_link_plans_package_after_id" FOREIGN KEY ("after_id") REFERENCES "plans_package" ("id"),
    CONSTRAINT "fk_plans_link_plans_package_package_id" FOREIGN KEY ("package_id") REFERENCES "plans_package" ("id"),
    CONSTRAINT "fk_plans_link_plans_plan_plan_id" FOREIGN KEY ("plan_id") REFERENCES "plans_plan" ("id") ON DELETE CASCADE
);

CREATE TABLE "plans_milestone" (
    "id" TEXT NOT NULL CONSTRAINT "pk_plans_milestone" PRIMARY KEY,
    "plan_id" TEXT NOT NULL,
    "project_id" TEXT NOT NULL,
    "package_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "plan_unit_id" TEXT NOT NULL,
    "plan_unit_path" TEXT NOT NULL,
    "plan_post_id" TEXT NOT NULL,
    "owner_post_id" TEXT NOT NULL,
    "owner_unit_id" TEXT NOT NULL,
    "acceptor_post_id" TEXT NOT NULL,
    "mark" TEXT NOT NULL,
    "evidence" TEXT NULL,
    "due_on" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "last_line" TEXT NULL,
    CONSTRAINT "fk_plans_milestone_organisation_post_acceptor_post_id" FOREIGN KEY ("acceptor_post_id")
        REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_plans_milestone_organisation_post_owner_post_id" FOREIGN KEY ("owner_post_id")
        REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_plans_milestone_organisation_post_plan_post_id" FOREIGN KEY ("plan_post_id")
        REFERENCES "organisation_post" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_plans_milestone_plans_package_package_id" FOREIGN KEY ("package_id")
        REFERENCES "plans_package" ("id") ON DELETE RESTRICT,
    CONSTRAINT "fk_plans_milestone_plans_plan_plan_id" FOREIGN KEY ("plan_id") REFERENCES "plans_plan" ("id") ON DELETE RESTRICT
);

CREATE TABLE "plans_claim" (
    "id" TEXT NOT NULL CONSTRAINT "pk_plans_claim" PRIMARY KEY,
    "milestone_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "link" TEXT NULL,
    "reached_on" TEXT NOT NULL,
    "by_person_id" TEXT NULL,
    "by_post_id" TEXT NULL,
    "at" TEXT NOT NULL,
    "accepted" INTEGER NULL,
    "reason" TEXT NULL,
    "judged_by_person_id" TEXT NULL,
    "judged_at" TEXT NULL,
    CONSTRAINT "fk_plans_claim_plans_milestone_milestone_id" FOREIGN KEY ("milestone_id")
        REFERENCES "plans_milestone" ("id") ON DELETE CASCADE
);

CREATE TABLE "plans_extension" (
    "id" TEXT NOT NULL CONSTRAINT "pk_plans_extension" PRIMARY KEY,
    "milestone_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "from_day" TEXT NOT NULL,
    "to_day" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "by_person_id" TEXT NULL,
    "at" TEXT NOT NULL,
    "granted" INTEGER NULL,
    "answer" TEXT NULL,
    "answered_by_person_id" TEXT NULL,
    "answered_at" TEXT NULL,
    "is_dropped" INTEGER NOT NULL,
    CONSTRAINT "fk_plans_extension_plans_milestone_milestone_id" FOREIGN KEY ("milestone_id")
        REFERENCES "plans_milestone" ("id") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "ix_plans_claim_milestone_id_number" ON "plans_claim" ("milestone_id", "number");
CREATE UNIQUE INDEX "ix_plans_extension_milestone_id_number" ON "plans_extension" ("milestone_id", "number");
CREATE INDEX "ix_plans_link_after_id" ON "plans_link" ("after_id");
CREATE INDEX "ix_plans_link_plan_id" ON "plans_link" ("plan_id");
CREATE INDEX "ix_plans_milestone_acceptor_post_id" ON "plans_milestone" ("acceptor_post_id");
CREATE INDEX "ix_plans_milestone_owner_post_id" ON "plans_milestone" ("owner_post_id");
CREATE UNIQUE INDEX "ix_plans_milestone_package_id_number" ON "plans_milestone" ("package_id", "number");
CREATE INDEX "ix_plans_milestone_plan_id" ON "plans_milestone" ("plan_id");
CREATE INDEX "ix_plans_milestone_plan_post_id" ON "plans_milestone" ("plan_post_id");
CREATE INDEX "ix_plans_milestone_plan_unit_path_id" ON "plans_milestone" ("plan_unit_path", "id");
CREATE INDEX "ix_plans_package_owner_post_id" ON "plans_package" ("owner_post_id");
CREATE INDEX "ix_plans_package_plan_id" ON "plans_package" ("plan_id");
CREATE UNIQUE INDEX "ix_plans_package_project_id_number" ON "plans_package" ("project_id", "number");
CREATE INDEX "ix_plans_plan_post_id" ON "plans_plan" ("post_id");
CREATE INDEX "ix_plans_plan_unit_id" ON "plans_plan" ("unit_id");
CREATE INDEX "ix_plans_plan_unit_path_id" ON "plans_plan" ("unit_path", "id");
CREATE INDEX "ix_plans_project_above_task_id" ON "plans_project" ("above_task_id");
CREATE INDEX "ix_plans_project_handler_post_id" ON "plans_project" ("handler_post_id");
CREATE INDEX "ix_plans_project_leader_post_id" ON "plans_project" ("leader_post_id");
CREATE INDEX "ix_plans_project_manager_post_id" ON "plans_project" ("manager_post_id");
CREATE UNIQUE INDEX "ix_plans_project_plan_id_number" ON "plans_project" ("plan_id", "number");
CREATE INDEX "ix_plans_supply_from_post_id" ON "plans_supply" ("from_post_id");
CREATE INDEX "ix_plans_supply_plan_id" ON "plans_supply" ("plan_id");
CREATE INDEX "ix_plans_supply_project_id" ON "plans_supply" ("project_id");
