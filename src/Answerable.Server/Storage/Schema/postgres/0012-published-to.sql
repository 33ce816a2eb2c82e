-- To whom grades were published, so that a list can ask for it; what was published before follows its round's policy.
ALTER TABLE rounds_round ADD COLUMN published_to character varying(40);
UPDATE rounds_round SET published_to = policy::jsonb -> 'publishTo' ->> 'value' WHERE state IN ('Published', 'Archived');
