-- What makes follow-ups: an event, when to call, who does, what to say, when to stop. Texts are by language.
CREATE TABLE followup_rules (
    tenant_id           uuid        NOT NULL DEFAULT current_tenant(),
    id                  uuid        NOT NULL,
    key                 text,       -- of the pack it came from; NULL for the chain's own
    names               jsonb       NOT NULL, -- {"en": "..."}
    scripts             jsonb       NOT NULL DEFAULT '{}',
    event               text        NOT NULL CHECK (event IN ('consultation_completed', 'therapy_session', 'missed',
                                        'cancelled_without_rebooking', 'package_sold', 'package_running_out',
                                        'diagnostic_ordered', 'doctor_instruction', 'intake_not_returned', 'invoice_overdue')),
    service_ids         uuid[]      NOT NULL DEFAULT '{}', -- empty: all
    branch_ids          uuid[]      NOT NULL DEFAULT '{}',
    visit_kind          text        NOT NULL DEFAULT '',
    delay_amount        int         NOT NULL CHECK (delay_amount BETWEEN -365 AND 730),
    delay_unit          text        NOT NULL CHECK (delay_unit IN ('hours', 'days')),
    relative_to         text        NOT NULL CHECK (relative_to IN ('event', 'due_date')),
    at_minute           int         CHECK (at_minute BETWEEN 0 AND 1439), -- of the branch's wall clock
    working_days        boolean     NOT NULL DEFAULT true,
    assignee_kind       text        NOT NULL CHECK (assignee_kind IN ('desk', 'role', 'member')),
    assignee_role_id    uuid,
    assignee_member_id  uuid,
    priority            int         NOT NULL CHECK (priority BETWEEN 1 AND 5), -- 5 is worth most
    closes_on_booking   boolean     NOT NULL,
    closes_on_decline   boolean     NOT NULL,
    max_attempts        int         NOT NULL CHECK (max_attempts BETWEEN 1 AND 20),
    expires_days        int         CHECK (expires_days BETWEEN 1 AND 730), -- after the due day; NULL: never
    active              boolean     NOT NULL DEFAULT true,
    created_at          timestamptz NOT NULL,
    version             bigint      NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT followup_rules_key_key UNIQUE (tenant_id, key),
    CONSTRAINT followup_rules_role_fkey FOREIGN KEY (tenant_id, assignee_role_id) REFERENCES roles (tenant_id, id),
    CONSTRAINT followup_rules_member_fkey FOREIGN KEY (tenant_id, assignee_member_id) REFERENCES members (tenant_id, id),
    CONSTRAINT followup_rules_assignee CHECK ((assignee_kind = 'role') = (assignee_role_id IS NOT NULL)
        AND (assignee_kind = 'member') = (assignee_member_id IS NOT NULL))
);
CREATE INDEX followup_rules_event ON followup_rules (tenant_id, event);
SELECT wall('followup_rules');
GRANT SELECT, INSERT, UPDATE ON followup_rules TO praxis_app;

-- What the rules heard of, once each: what a new rule would have made is counted from here.
CREATE TABLE followup_triggers (
    tenant_id  uuid        NOT NULL DEFAULT current_tenant(),
    event      text        NOT NULL,
    source_id  uuid        NOT NULL,
    branch_id  uuid        NOT NULL,
    patient_id uuid        NOT NULL,
    service_id uuid,
    visit_kind text        NOT NULL DEFAULT '',
    at         timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, event, source_id),
    CONSTRAINT followup_triggers_branch_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES branches (tenant_id, id),
    CONSTRAINT followup_triggers_patient_fkey FOREIGN KEY (tenant_id, patient_id) REFERENCES patients (tenant_id, id)
);
CREATE INDEX followup_triggers_recent ON followup_triggers (tenant_id, event, at);
SELECT wall('followup_triggers');
DROP TRIGGER audit ON followup_triggers;
GRANT SELECT, INSERT, DELETE ON followup_triggers TO praxis_app;

-- A patient to be called. Stop conditions are those the rule had when the task was made.
CREATE TABLE followup_tasks (
    tenant_id           uuid        NOT NULL DEFAULT current_tenant(),
    id                  uuid        NOT NULL,
    branch_id           uuid        NOT NULL,
    patient_id          uuid        NOT NULL,
    rule_id             uuid,       -- NULL: made by hand, or off the recall list
    event               text        NOT NULL, -- of the rule, or 'manual' or 'recall'
    source_id           uuid,       -- what happened: one task for each rule and source
    appointment_id      uuid,
    service_id          uuid,
    practitioner_id     uuid,
    subject             text        NOT NULL DEFAULT '', -- what a task made by hand is about
    event_at            timestamptz NOT NULL,
    due_at              timestamptz NOT NULL,
    due_on              date        NOT NULL, -- the day of due_at on the branch's clock
    rank                int         NOT NULL CHECK (rank BETWEEN 1 AND 5), -- 1 is worth most
    assignee_kind       text        NOT NULL CHECK (assignee_kind IN ('desk', 'role', 'member')),
    assignee_role_id    uuid,
    assignee_member_id  uuid,
    taken_by            uuid,       -- who is on the phone
    taken_at            timestamptz,
    state               text        NOT NULL CHECK (state IN ('open', 'snoozed', 'done', 'closed_by_booking', 'cancelled', 'expired')),
    outcome             text        NOT NULL DEFAULT '' CHECK (outcome IN ('', 'reached_will_book', 'booked', 'no_answer', 'busy',
                                        'wrong_number', 'declined', 'call_back', 'left_message', 'not_needed', 'withdrawn')),
    attempts            int         NOT NULL DEFAULT 0,
    max_attempts        int         NOT NULL,
    closes_on_booking   boolean     NOT NULL,
    closes_on_decline   boolean     NOT NULL,
    expires_at          timestamptz,
    booking_id          uuid,       -- the appointment that closed it
    closed_at           timestamptz,
    closed_by           text        NOT NULL DEFAULT '', -- an actor
    created_by          text        NOT NULL,
    created_at          timestamptz NOT NULL,
    version             bigint      NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT followup_tasks_source_key UNIQUE (tenant_id, rule_id, source_id),
    CONSTRAINT followup_tasks_branch_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES branches (tenant_id, id),
    CONSTRAINT followup_tasks_patient_fkey FOREIGN KEY (tenant_id, patient_id) REFERENCES patients (tenant_id, id),
    CONSTRAINT followup_tasks_rule_fkey FOREIGN KEY (tenant_id, rule_id) REFERENCES followup_rules (tenant_id, id),
    CONSTRAINT followup_tasks_appointment_fkey FOREIGN KEY (tenant_id, appointment_id) REFERENCES appointments (tenant_id, id),
    CONSTRAINT followup_tasks_service_fkey FOREIGN KEY (tenant_id, service_id) REFERENCES services (tenant_id, id),
    CONSTRAINT followup_tasks_practitioner_fkey FOREIGN KEY (tenant_id, practitioner_id) REFERENCES resources (tenant_id, id),
    CONSTRAINT followup_tasks_role_fkey FOREIGN KEY (tenant_id, assignee_role_id) REFERENCES roles (tenant_id, id),
    CONSTRAINT followup_tasks_member_fkey FOREIGN KEY (tenant_id, assignee_member_id) REFERENCES members (tenant_id, id),
    CONSTRAINT followup_tasks_taker_fkey FOREIGN KEY (tenant_id, taken_by) REFERENCES members (tenant_id, id),
    CONSTRAINT followup_tasks_assignee CHECK ((assignee_kind = 'role') = (assignee_role_id IS NOT NULL)
        AND (assignee_kind = 'member') = (assignee_member_id IS NOT NULL)),
    CONSTRAINT followup_tasks_closed CHECK ((state IN ('open', 'snoozed')) = (closed_at IS NULL))
);
-- The queue in its order, and the same for one patient.
CREATE INDEX followup_tasks_queue ON followup_tasks (tenant_id, due_on, rank, due_at, id) WHERE closed_at IS NULL;
CREATE INDEX followup_tasks_patient ON followup_tasks (tenant_id, patient_id, created_at);
CREATE INDEX followup_tasks_booking ON followup_tasks (tenant_id, booking_id) WHERE booking_id IS NOT NULL;
CREATE INDEX followup_tasks_source ON followup_tasks (tenant_id, source_id) WHERE source_id IS NOT NULL;
CREATE INDEX followup_tasks_closed_at ON followup_tasks (tenant_id, closed_at);
SELECT wall('followup_tasks', 'subject');
GRANT SELECT, INSERT, UPDATE ON followup_tasks TO praxis_app;

-- Everything done about a task. An act that was taken back stays, and says so.
CREATE TABLE followup_acts (
    tenant_id     uuid        NOT NULL DEFAULT current_tenant(),
    id            uuid        NOT NULL,
    task_id       uuid        NOT NULL,
    branch_id     uuid        NOT NULL,
    patient_id    uuid        NOT NULL,
    act           text        NOT NULL CHECK (act IN ('create', 'attempt', 'snooze', 'reassign', 'close', 'cancel', 'reopen', 'expire', 'undo')),
    outcome       text        NOT NULL DEFAULT '',
    note          text        NOT NULL DEFAULT '',
    from_state    text        NOT NULL DEFAULT '',
    to_state      text        NOT NULL,
    from_due_at   timestamptz,
    to_due_at     timestamptz,
    from_outcome  text        NOT NULL DEFAULT '',
    from_attempts int         NOT NULL DEFAULT 0,
    undone        boolean     NOT NULL DEFAULT false,
    actor         text        NOT NULL,
    at            timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT followup_acts_task_fkey FOREIGN KEY (tenant_id, task_id) REFERENCES followup_tasks (tenant_id, id),
    CONSTRAINT followup_acts_patient_fkey FOREIGN KEY (tenant_id, patient_id) REFERENCES patients (tenant_id, id)
);
CREATE INDEX followup_acts_task ON followup_acts (tenant_id, task_id, at);
CREATE INDEX followup_acts_patient ON followup_acts (tenant_id, patient_id, at);
SELECT wall('followup_acts', 'note');
GRANT SELECT, INSERT, UPDATE (undone) ON followup_acts TO praxis_app;

-- For reports: a row a task; days are those of the branch's clock. Nothing of a person.
CREATE VIEW report_followups WITH (security_invoker = true) AS
SELECT t.tenant_id, t.id AS task_id, t.branch_id, t.rule_id, t.event, r.names AS rule_names, t.state, t.outcome, t.attempts, t.rank,
       t.assignee_kind, t.assignee_role_id, t.assignee_member_id, t.closed_by, t.created_at, t.due_at, t.due_on, t.closed_at,
       timezone(b.time_zone, t.created_at)::date AS created_on,
       timezone(b.time_zone, t.closed_at)::date AS closed_on,
       t.state IN ('done', 'closed_by_booking') AS completed,
       t.closed_at IS NOT NULL AND timezone(b.time_zone, t.closed_at)::date > t.due_on AS closed_late,
       t.outcome = 'booked' OR t.state = 'closed_by_booking' AS booked
  FROM followup_tasks t
  JOIN branches b ON b.tenant_id = t.tenant_id AND b.id = t.branch_id
  LEFT JOIN followup_rules r ON r.tenant_id = t.tenant_id AND r.id = t.rule_id;
GRANT SELECT ON report_followups TO praxis_app;
