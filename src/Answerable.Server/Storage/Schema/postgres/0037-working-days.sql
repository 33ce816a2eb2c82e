-- Holidays and make-up days of a year, as they are known from an instant on; another calendar of the year counts from its own on.
CREATE TABLE organisation_year_calendar (
    id uuid NOT NULL,
    year integer NOT NULL,
    source_en character varying(300) NOT NULL,
    source_zh_cn character varying(300) NOT NULL,
    "from" timestamp with time zone NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    taken_by uuid,
    taken_by_post uuid,
    CONSTRAINT pk_organisation_year_calendar PRIMARY KEY (id)
);

CREATE INDEX ix_organisation_year_calendar_year_taken_at ON organisation_year_calendar (year, taken_at);

CREATE TABLE organisation_special_day (
    calendar_id uuid NOT NULL,
    day date NOT NULL,
    kind character varying(40) NOT NULL,
    name_en character varying(60) NOT NULL,
    name_zh_cn character varying(60) NOT NULL,
    CONSTRAINT pk_organisation_special_day PRIMARY KEY (calendar_id, day),
    CONSTRAINT fk_organisation_special_day_calendar FOREIGN KEY (calendar_id)
        REFERENCES organisation_year_calendar (id) ON DELETE CASCADE
);

-- Which days those to approve, to verify and to answer a return count. What was opened before counts every day, as it was told.
ALTER TABLE rectifications_rectification ADD COLUMN approve_in character varying(40) NOT NULL DEFAULT 'Calendar';
ALTER TABLE rectifications_rectification ADD COLUMN verify_in character varying(40) NOT NULL DEFAULT 'Calendar';
ALTER TABLE rectifications_rectification ADD COLUMN return_in character varying(40) NOT NULL DEFAULT 'Calendar';
