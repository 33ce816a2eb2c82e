-- What the preview of a roster showed, and of what it counts.
ALTER TABLE organisation_upload ADD COLUMN preview text NULL;
ALTER TABLE organisation_upload ADD COLUMN preview_of text NULL;
