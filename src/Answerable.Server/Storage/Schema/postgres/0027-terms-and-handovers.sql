-- Terms have planned ends, a holder may let somebody else act until a day, and what is asked for oneself may have an end too.
ALTER TABLE organisation_appointment ADD COLUMN delegated_by uuid NULL;
ALTER TABLE organisation_waiting_act ADD COLUMN until timestamp with time zone NULL;
