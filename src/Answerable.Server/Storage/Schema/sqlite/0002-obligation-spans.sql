-- Obligations keep a second date, "answer the return by", and their spans the state and both dates, so that it can be told what stood
-- discharged on a day that lies before a return. A date that was given by a return before this script stays the due date: it was promised.

-- 1. One post owes one thing about one object once. Where it stands open twice, the elder stays, because its date is the one that the
-- owner was told first, and the younger is waived: what discharges one discharged both, so nobody did anything for it alone.
CREATE TEMP TABLE younger AS
SELECT id, unit_path, kind, due_on FROM (
    SELECT id, unit_path, kind, due_on,
        row_number() OVER (PARTITION BY object_kind, object_id, kind, owner_id ORDER BY opened_at, id) AS place
    FROM obligations_obligation WHERE state = 'Open') AS open_ones
WHERE place > 1;

INSERT INTO obligations_tally_delta (unit_path, kind, due_on, open, done)
SELECT unit_path, kind, due_on, -count(*), 0 FROM younger GROUP BY unit_path, kind, due_on;

UPDATE obligations_obligation SET state = 'Waived', version = version + 1,
    closed_at = rtrim(rtrim(strftime('%Y-%m-%d %H:%M:%f', 'now'), '0'), '.')
WHERE id IN (SELECT id FROM younger);

DROP TABLE younger;

CREATE UNIQUE INDEX ix_obligations_obligation_object_kind_object_id_kind_owner_id
ON obligations_obligation (object_kind, object_id, kind, owner_id) WHERE state = 'Open';

-- 2. The columns. SQLite adds no column that must be filled, so the table of spans is made anew.
ALTER TABLE obligations_obligation ADD COLUMN answer_by TEXT NULL;

CREATE TABLE obligations_new_span (
    id TEXT NOT NULL CONSTRAINT pk_obligations_span PRIMARY KEY,
    obligation_id TEXT NOT NULL,
    owner_id TEXT NOT NULL,
    due_on TEXT NOT NULL,
    answer_by TEXT NULL,
    state TEXT NOT NULL,
    "from" TEXT NOT NULL,
    until TEXT NULL,
    CONSTRAINT fk_obligations_span_obligations_obligation_obligation_id FOREIGN KEY (obligation_id)
        REFERENCES obligations_obligation (id) ON DELETE CASCADE
);

INSERT INTO obligations_new_span (id, obligation_id, owner_id, due_on, state, "from", until)
SELECT id, obligation_id, owner_id, due_on, 'Open', "from", until FROM obligations_span;

DROP TABLE obligations_span;
ALTER TABLE obligations_new_span RENAME TO obligations_span;
CREATE INDEX ix_obligations_span_obligation_id ON obligations_span (obligation_id);
CREATE INDEX ix_obligations_span_owner_id_from ON obligations_span (owner_id, "from");

-- 3. What was discharged and returned. Spans kept no state, but the ledger has the last act before the return, which discharged it,
-- and the return itself. Where the act is a line of another object (an entry of a component, a decision), nothing tells: it counts
-- as open throughout.
CREATE TEMP TABLE returned AS
SELECT o.id AS obligation_id, r.at AS returned_at, (
    SELECT max(d.at) FROM ledger_line d
    WHERE d.object_id = r.object_id AND d.act = acts.discharge_act AND d.at < r.at) AS discharged_at
FROM (
    SELECT 'debrief.file' AS kind, 'debrief.filed' AS discharge_act, 'debrief.returned' AS return_act
    UNION ALL SELECT 'debrief.vet', 'debrief.accepted', 'debrief.acceptance-reopened'
    UNION ALL SELECT 'duty.discharge', 'duty-task.reported', 'duty-task.returned'
    UNION ALL SELECT 'rectification.plan', 'rectification.planned', 'rectification.plan-returned'
    UNION ALL SELECT 'rectification.repair', 'rectification.claimed', 'rectification.returned') AS acts
JOIN ledger_line r ON r.act = acts.return_act
JOIN obligations_obligation o ON o.object_id = r.object_id AND o.kind = acts.kind AND o.opened_at < r.at
WHERE NOT EXISTS (
    SELECT 1 FROM obligations_obligation newer
    WHERE newer.object_id = o.object_id AND newer.kind = o.kind AND newer.opened_at > o.opened_at AND newer.opened_at < r.at);

CREATE TEMP TABLE divided AS
SELECT s.id AS span_id, s.obligation_id, s.owner_id, s.due_on, s.until, r.discharged_at, r.returned_at,
    lead(r.discharged_at) OVER (PARTITION BY s.id ORDER BY r.discharged_at) AS next_discharged_at
FROM returned r JOIN obligations_span s
ON s.obligation_id = r.obligation_id AND s."from" <= r.discharged_at AND (s.until IS NULL OR s.until > r.discharged_at);

INSERT INTO obligations_span (id, obligation_id, owner_id, due_on, state, "from", until)
SELECT hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'
    || substr('89AB', 1 + abs(random() % 4), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)),
    obligation_id, owner_id, due_on, 'Discharged', discharged_at, returned_at
FROM divided;

INSERT INTO obligations_span (id, obligation_id, owner_id, due_on, state, "from", until)
SELECT hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'
    || substr('89AB', 1 + abs(random() % 4), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)),
    obligation_id, owner_id, due_on, 'Open', returned_at, coalesce(next_discharged_at, until)
FROM divided WHERE until IS NULL OR until > returned_at;

UPDATE obligations_span SET until = (SELECT min(discharged_at) FROM divided WHERE span_id = obligations_span.id)
WHERE id IN (SELECT span_id FROM divided);

DROP TABLE divided;
DROP TABLE returned;

-- 4. What is discharged or waived has been so since it was closed.
INSERT INTO obligations_span (id, obligation_id, owner_id, due_on, state, "from", until)
SELECT hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'
    || substr('89AB', 1 + abs(random() % 4), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)),
    s.obligation_id, s.owner_id, s.due_on, o.state, o.closed_at, NULL
FROM obligations_span s JOIN obligations_obligation o ON o.id = s.obligation_id
WHERE s.until IS NULL AND o.closed_at IS NOT NULL;

UPDATE obligations_span SET until = (SELECT closed_at FROM obligations_obligation o WHERE o.id = obligations_span.obligation_id)
WHERE until IS NULL AND state = 'Open' AND obligation_id IN (SELECT id FROM obligations_obligation WHERE closed_at IS NOT NULL);
