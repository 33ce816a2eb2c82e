-- Which report says that a measure is done: its proof stands there.
ALTER TABLE "rectifications_measure" ADD COLUMN "done_step" INTEGER NULL;
