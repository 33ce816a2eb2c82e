-- Plans: projects, packages that wait for each other, milestones that somebody else accepts.
CREATE TABLE plans_plan (
    id uuid NOT NULL,
    unit_id uuid NOT NULL,
    unit_path text COLLATE "C" NOT NULL,
    post_id uuid NOT NULL,
    title character varying(120) NOT NULL,
    "from" date NOT NULL,
    until date NOT NULL,
    state character varying(40) NOT NULL,
    adopted_at timestamp with time zone,
    source_kind character varying(40),
    source_reference character varying(200),
    version integer NOT NULL,
    last_line uuid,
    CONSTRAINT pk_plans_plan PRIMARY KEY (id),
    CONSTRAINT fk_plans_plan_organisation_post_post_id FOREIGN KEY (post_id) REFERENCES organisation_post (id) ON DELETE RESTRICT,
    CONSTRAINT fk_plans_plan_organisation_unit_unit_id FOREIGN KEY (unit_id) REFERENCES organisation_unit (id) ON DELETE RESTRICT
);

CREATE TABLE plans_project (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    number integer NOT NULL,
    title character varying(120) NOT NULL,
    aim character varying(500) NOT NULL,
    scheme character varying(200),
    strand_codes character varying(400) NOT NULL,
    leader_post_id uuid NOT NULL,
    manager_post_id uuid NOT NULL,
    handler_post_id uuid NOT NULL,
    due_on date NOT NULL,
    above_task_id uuid,
    source_kind character varying(40),
    source_reference character varying(200),
    CONSTRAINT pk_plans_project PRIMARY KEY (id),
    CONSTRAINT fk_plans_project_duties_task_above_task_id FOREIGN KEY (above_task_id) REFERENCES duties_task (id) ON DELETE RESTRICT,
    CONSTRAINT fk_plans_project_organisation_post_handler_post_id FOREIGN KEY (handler_post_id)
        REFERENCES organisation_post (id) ON DELETE RESTRICT,
    CONSTRAINT fk_plans_project_organisation_post_leader_post_id FOREIGN KEY (leader_post_id)
        REFERENCES organisation_post (id) ON DELETE RESTRICT,
    CONSTRAINT fk_plans_project_organisation_post_manager_post_id FOREIGN KEY (manager_post_id)
        REFERENCES organisation_post (id) ON DELETE RESTRICT,
    CONSTRAINT fk_plans_project_plans_plan_plan_id FOREIGN KEY (plan_id) REFERENCES plans_plan (id) ON DELETE CASCADE
);

CREATE TABLE plans_package (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    project_id uuid NOT NULL,
    number integer NOT NULL,
    title character varying(120) NOT NULL,
    owner_post_id uuid NOT NULL,
    owner_unit_id uuid NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    CONSTRAINT pk_plans_package PRIMARY KEY (id),
    CONSTRAINT fk_plans_package_organisation_post_owner_post_id FOREIGN KEY (owner_post_id)
        REFERENCES organisation_post (id) ON DELETE RESTRICT,
    CONSTRAINT fk_plans_package_plans_plan_plan_id FOREIGN KEY (plan_id) REFERENCES plans_plan (id) ON DELETE CASCADE,
    CONSTRAINT fk_plans_package_plans_project_project_id FOREIGN KEY (project_id) REFERENCES plans_project (id)
);

CREATE TABLE plans_supply (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    project_id uuid NOT NULL,
    kind character varying(40) NOT NULL,
    what character varying(120) NOT NULL,
    from_post_id uuid NOT NULL,
    promised bigint NOT NULL,
    delivered bigint NOT NULL,
    due_on date NOT NULL,
    CONSTRAINT pk_plans_supply PRIMARY KEY (id),
    CONSTRAINT fk_plans_supply_organisation_post_from_post_id FOREIGN KEY (from_post_id)
        REFERENCES organisation_post (id) ON DELETE RESTRICT,
    CONSTRAINT fk_plans_supply_plans_plan_plan_id FOREIGN KEY (plan_id) REFERENCES plans_plan (id) ON DELETE CASCADE,
    CONSTRAINT fk_plans_supply_plans_project_project_id FOREIGN KEY (project_id) REFERENCES plans_project (id)
);

CREATE TABLE plans_link (
    package_id uuid NOT NULL,
    after_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    CONSTRAINT pk_plans_link PRIMARY KEY (package_id, after_id),
    CONSTRAINT fk_plans_link_plans_package_after_id FOREIGN KEY (after_id) REFERENCES plans_package (id),
    CONSTRAINT fk_plans_link_plans_package_package_id FOREIGN KEY (package_id) REFERENCES plans_package (id),
    CONSTRAINT fk_plans_link_plans_plan_plan_id FOREIGN KEY (plan_id) REFERENCES plans_plan (id) ON DELETE CASCADE
);

CREATE TABLE plans_milestone (
    id uuid NOT NULL,
    plan_id uuid NOT NULL,
    project_id uuid NOT NULL,
    package_id uuid NOT NULL,
    number integer NOT NULL,
    plan_unit_id uuid NOT NULL,
    plan_unit_path text COLLATE "C" NOT NULL,
    plan_post_id uuid NOT NULL,
    owner_post_id uuid NOT NULL,
    owner_unit_id uuid NOT NULL,
    acceptor_post_id uuid NOT NULL,
    mark character varying(300) NOT NULL,
    evidence character varying(200),
    due_on date NOT NULL,
    state character varying(40) NOT NULL,
    version integer NOT NULL,
    last_line uuid,
    CONSTRAINT pk_plans_milestone PRIMARY KEY (id),
    CONSTRAINT fk_plans_milestone_organisation_post_acceptor_post_id FOREIGN KEY (acceptor_post_id)
        REFERENCES organisation_post (id) ON DELETE RESTRICT,
    CONSTRAINT fk_plans_milestone_organisation_post_owner_post_id FOREIGN KEY (owner_post_id)
        REFERENCES organisation_post (id) ON DELETE RESTRICT,
    CONSTRAINT fk_plans_milestone_organisation_post_plan_post_id FOREIGN KEY (plan_post_id)
        REFERENCES organisation_post (id) ON DELETE RESTRICT,
    CONSTRAINT fk_plans_milestone_plans_package_package_id FOREIGN KEY (package_id) REFERENCES plans_package (id) ON DELETE RESTRICT,
    CONSTRAINT fk_plans_milestone_plans_plan_plan_id FOREIGN KEY (plan_id) REFERENCES plans_plan (id) ON DELETE RESTRICT
);

CREATE TABLE plans_claim (
    id uuid NOT NULL,
    milestone_id uuid NOT NULL,
    number integer NOT NULL,
    text character varying(2000) NOT NULL,
    link character varying(300),
    reached_on date NOT NULL,
    by_person_id uuid,
    by_post_id uuid,
    at timestamp with time zone NOT NULL,
    accepted boolean,
    reason character varying(2000),
    judged_by_person_id uuid,
    judged_at timestamp with time zone,
    CONSTRAINT pk_plans_claim PRIMARY KEY (id),
    CONSTRAINT fk_plans_claim_plans_milestone_milestone_id FOREIGN KEY (milestone_id) REFERENCES plans_milestone (id) ON DELETE CASCADE
);

CREATE TABLE plans_extension (
    id uuid NOT NULL,
    milestone_id uuid NOT NULL,
    number integer NOT NULL,
    from_day date NOT NULL,
    to_day date NOT NULL,
    reason character varying(2000) NOT NULL,
    by_person_id uuid,
    at timestamp with time zone NOT NULL,
    granted boolean,
    answer character varying(2000),
    answered_by_person_id uuid,
    answered_at timestamp with time zone,
    is_dropped boolean NOT NULL,
    CONSTRAINT pk_plans_extension PRIMARY KEY (id),
    CONSTRAINT fk_plans_extension_plans_milestone_milestone_id FOREIGN KEY (milestone_id) REFERENCES plans_milestone (id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX ix_plans_claim_milestone_id_number ON plans_claim (milestone_id, number);
CREATE UNIQUE INDEX ix_plans_extension_milestone_id_number ON plans_extension (milestone_id, number);
CREATE INDEX ix_plans_link_after_id ON plans_link (after_id);
CREATE INDEX ix_plans_link_plan_id ON plans_link (plan_id);
CREATE INDEX ix_plans_milestone_acceptor_post_id ON plans_milestone (acceptor_post_id);
CREATE INDEX ix_plans_milestone_owner_post_id ON plans_milestone (owner_post_id);
CREATE UNIQUE INDEX ix_plans_milestone_package_id_number ON plans_milestone (package_id, number);
CREATE INDEX ix_plans_milestone_plan_id ON plans_milestone (plan_id);
CREATE INDEX ix_plans_milestone_plan_post_id ON plans_milestone (plan_post_id);
CREATE INDEX ix_plans_milestone_plan_unit_path_id ON plans_milestone (plan_unit_path, id);
CREATE INDEX ix_plans_package_owner_post_id ON plans_package (owner_post_id);
CREATE INDEX ix_plans_package_plan_id ON plans_package (plan_id);
CREATE UNIQUE INDEX ix_plans_package_project_id_number ON plans_package (project_id, number);
CREATE INDEX ix_plans_plan_post_id ON plans_plan (post_id);
CREATE INDEX ix_plans_plan_unit_id ON plans_plan (unit_id);
CREATE INDEX ix_plans_plan_unit_path_id ON plans_plan (unit_path, id);
CREATE INDEX ix_plans_project_above_task_id ON plans_project (above_task_id);
CREATE INDEX ix_plans_project_handler_post_id ON plans_project (handler_post_id);
CREATE INDEX ix_plans_project_leader_post_id ON plans_project (leader_post_id);
CREATE INDEX ix_plans_project_manager_post_id ON plans_project (manager_post_id);
CREATE UNIQUE INDEX ix_plans_project_plan_id_number ON plans_project (plan_id, number);
CREATE INDEX ix_plans_supply_from_post_id ON plans_supply (from_post_id);
CREATE INDEX ix_plans_supply_plan_id ON plans_supply (plan_id);
CREATE INDEX ix_plans_supply_project_id ON plans_supply (project_id);
