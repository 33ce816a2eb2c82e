-- A guiding unit may issue duty lists and raise findings where the policy named it when the guidance began.
ALTER TABLE "organisation_guidance" ADD COLUMN "may_issue" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "organisation_guidance" ADD COLUMN "inspects" INTEGER NOT NULL DEFAULT 0;

-- By which guidance a list goes to a unit beside the issuing one. A guidance is never taken out.
ALTER TABLE "duties_list" ADD COLUMN "guidance_id" TEXT NULL;

-- What is kept of the take-up proof: by unit with everything beneath it, by unit alone, which units are to be counted anew, for which day.
CREATE TABLE "duties_take_up_sum" (
    "unit_path" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "strand" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    CONSTRAINT "pk_duties_take_up_sum" PRIMARY KEY ("unit_path", "what", "strand")
);

CREATE TABLE "duties_take_up_own" (
    "unit_path" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "strand" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    CONSTRAINT "pk_duties_take_up_own" PRIMARY KEY ("unit_path", "what", "strand")
);

CREATE INDEX "ix_duties_take_up_own_what_unit_path" ON "duties_take_up_own" ("what", "unit_path");

CREATE TABLE "duties_take_up_pending" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_duties_take_up_pending" PRIMARY KEY AUTOINCREMENT,
    "unit_id" TEXT NULL,
    "post_id" TEXT NULL
);

CREATE TABLE "duties_take_up_kept" (
    "id" INTEGER NOT NULL CONSTRAINT "pk_duties_take_up_kept" PRIMARY KEY,
    "day" TEXT NOT NULL,
    "at" TEXT NOT NULL,
    "strands" TEXT NOT NULL
);
