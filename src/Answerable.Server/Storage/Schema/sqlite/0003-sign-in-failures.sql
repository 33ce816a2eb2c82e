CREATE TABLE "people_sign_in_failure" (
    "who" TEXT NOT NULL CONSTRAINT "pk_people_sign_in_failure" PRIMARY KEY,
    "count" INTEGER NOT NULL,
    "until" TEXT NOT NULL
);
