CREATE TABLE people_sign_in_failure (
    who character varying(50) NOT NULL,
    count integer NOT NULL,
    until timestamp with time zone NOT NULL,
    CONSTRAINT pk_people_sign_in_failure PRIMARY KEY (who)
);
