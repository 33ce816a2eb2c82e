-- Holidays and make-up days of a year, as they are known from an instant on; another calendar of the year counts from its own on.
CREATE TABLE "organisation_year_calendar" (
    "id" TEXT NOT NULL CONSTRAINT "pk_organisation_year_calendar" PRIMARY KEY,
    "year" INTEGER NOT NULL,
    "source_en" TEXT NOT NULL,
    "source_zh_cn" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "taken_at" TEXT NOT NULL,
    "taken_by" TEXT NULL,
    "taken_by_post" TEXT NULL
);

CREATE INDEX "ix_organisation_year_calendar_year_taken_at" ON "organisation_year_calendar" ("year", "taken_at");

CREATE TABLE "organisation_special_day" (
    "calendar_id" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_zh_cn" TEXT NOT NULL,
    CONSTRAINT "pk_organisation_special_day" PRIMARY KEY ("calendar_id", "day"),
    CONSTRAINT "fk_organisation_special_day_calendar" FOREIGN KEY ("calendar_id")
        REFERENCES "organisation_year_calendar" ("id") ON DELETE CASCADE
);

-- Which days those to approve, to verify and to answer a return count. What was opened before counts every day, as it was told.
ALTER TABLE "rectifications_rectification" ADD COLUMN "approve_in" TEXT NOT NULL DEFAULT 'Calendar';
ALTER TABLE "rectifications_rectification" ADD COLUMN "verify_in" TEXT NOT NULL DEFAULT 'Calendar';
ALTER TABLE "rectifications_rectification" ADD COLUMN "return_in" TEXT NOT NULL DEFAULT 'Calendar';
