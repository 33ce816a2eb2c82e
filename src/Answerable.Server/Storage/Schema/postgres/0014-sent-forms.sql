-- Forms whose act is stored: one that is sent again acts no more.
CREATE TABLE storage_sent_form (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    line_id uuid,
    CONSTRAINT pk_storage_sent_form PRIMARY KEY (id)
);
CREATE INDEX ix_storage_sent_form_at ON storage_sent_form (at);
