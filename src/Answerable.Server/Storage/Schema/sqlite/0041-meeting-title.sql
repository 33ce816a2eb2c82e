-- Which meeting of the leading group a review is, as its minutes number it.
ALTER TABLE "reviews_meeting" ADD COLUMN "title" TEXT NOT NULL DEFAULT '';
