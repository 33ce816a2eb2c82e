ALTER TABLE rounds_debriefer ADD COLUMN accepted_at timestamp with time zone NULL;
ALTER TABLE debriefs_version ADD COLUMN vet_due_on date NULL;

UPDATE rounds_debriefer SET accepted_at =
    (SELECT max(v.vetted_at) FROM debriefs_version v WHERE v.debrief_id = rounds_debriefer.id AND v.outcome = 'Accepted')
WHERE was_accepted;

UPDATE debriefs_version SET vet_due_on =
    (SELECT o.due_on FROM obligations_obligation o WHERE o.object_id = debriefs_version.debrief_id AND o.kind = 'debrief.vet'
     ORDER BY o.opened_at DESC LIMIT 1)
WHERE reopened_at IS NOT NULL;
