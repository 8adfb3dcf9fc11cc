CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA ext;

CREATE TABLE services (
    tenant_id             uuid        NOT NULL DEFAULT current_tenant(),
    id                    uuid        NOT NULL,
    name                  text        NOT NULL CHECK (name <> ''),
    duration_minutes      int         NOT NULL CHECK (duration_minutes BETWEEN 5 AND 720 AND duration_minutes % 5 = 0),
    buffer_before_minutes int         NOT NULL DEFAULT 0 CHECK (buffer_before_minutes BETWEEN 0 AND 240 AND buffer_before_minutes % 5 = 0),
    buffer_after_minutes  int         NOT NULL DEFAULT 0 CHECK (buffer_after_minutes BETWEEN 0 AND 240 AND buffer_after_minutes % 5 = 0),
    price_amount          bigint      NOT NULL DEFAULT 0 CHECK (price_amount >= 0), -- minor units
    price_currency        text        NOT NULL CHECK (price_currency ~ '^[A-Z]{3}$'),
    room_type             text,       -- NULL: needs no room
    color                 text        NOT NULL DEFAULT '',
    active                boolean     NOT NULL DEFAULT true,
    created_at            timestamptz NOT NULL,
    version               bigint      NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT services_name_key UNIQUE (tenant_id, name)
);
SELECT wall('services');
GRANT SELECT, INSERT, UPDATE ON services TO praxis_app;

-- What can be booked: a practitioner or a room.
CREATE TABLE resources (
    tenant_id  uuid        NOT NULL DEFAULT current_tenant(),
    id         uuid        NOT NULL,
    kind       text        NOT NULL CHECK (kind IN ('practitioner', 'room')),
    name       text        NOT NULL CHECK (name <> ''),
    title      text        NOT NULL DEFAULT '',
    room_type  text,
    color      text        NOT NULL DEFAULT '',
    member_id  uuid,
    active     boolean     NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL,
    version    bigint      NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT resources_name_key UNIQUE (tenant_id, kind, name),
    CONSTRAINT resources_member_fkey FOREIGN KEY (tenant_id, member_id) REFERENCES members (tenant_id, id),
    CONSTRAINT resources_room_type CHECK ((kind = 'room') = (room_type IS NOT NULL))
);
SELECT wall('resources');
GRANT SELECT, INSERT, UPDATE ON resources TO praxis_app;

CREATE TABLE resource_branches (
    tenant_id   uuid NOT NULL DEFAULT current_tenant(),
    resource_id uuid NOT NULL,
    branch_id   uuid NOT NULL,
    PRIMARY KEY (tenant_id, resource_id, branch_id),
    CONSTRAINT resource_branches_resource_fkey FOREIGN KEY (tenant_id, resource_id) REFERENCES resources (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT resource_branches_branch_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES branches (tenant_id, id)
);
CREATE INDEX resource_branches_branch ON resource_branches (tenant_id, branch_id);
SELECT wall('resource_branches');
GRANT SELECT, INSERT, DELETE ON resource_branches TO praxis_app;

-- Who offers a service; no row for a service means everybody does.
CREATE TABLE service_practitioners (
    tenant_id   uuid NOT NULL DEFAULT current_tenant(),
    service_id  uuid NOT NULL,
    resource_id uuid NOT NULL,
    PRIMARY KEY (tenant_id, service_id, resource_id),
    CONSTRAINT service_practitioners_service_fkey FOREIGN KEY (tenant_id, service_id) REFERENCES services (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT service_practitioners_resource_fkey FOREIGN KEY (tenant_id, resource_id) REFERENCES resources (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX service_practitioners_resource ON service_practitioners (tenant_id, resource_id);
SELECT wall('service_practitioners');
GRANT SELECT, INSERT, DELETE ON service_practitioners TO praxis_app;

-- Weekly hours of a resource at a branch: wall-clock minutes of the branch's zone, 1 = Monday.
CREATE TABLE resource_hours (
    tenant_id   uuid NOT NULL DEFAULT current_tenant(),
    id          uuid NOT NULL,
    resource_id uuid NOT NULL,
    branch_id   uuid NOT NULL,
    weekday     int  NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    starts      int  NOT NULL CHECK (starts BETWEEN 0 AND 1440),
    ends        int  NOT NULL CHECK (ends BETWEEN 0 AND 1440),
    valid_from  date,
    valid_to    date,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT resource_hours_resource_fkey FOREIGN KEY (tenant_id, resource_id) REFERENCES resources (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT resource_hours_branch_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES branches (tenant_id, id),
    CONSTRAINT resource_hours_order CHECK (starts < ends)
);
CREATE INDEX resource_hours_branch ON resource_hours (tenant_id, branch_id, resource_id);
SELECT wall('resource_hours');
GRANT SELECT, INSERT, DELETE ON resource_hours TO praxis_app;

-- Leave (absent everywhere, or at one branch) and overrides (other hours on these dates).
CREATE TABLE resource_exceptions (
    tenant_id   uuid        NOT NULL DEFAULT current_tenant(),
    id          uuid        NOT NULL,
    resource_id uuid        NOT NULL,
    branch_id   uuid,
    kind        text        NOT NULL CHECK (kind IN ('leave', 'override')),
    starts_on   date        NOT NULL,
    ends_on     date        NOT NULL,
    ranges      jsonb       NOT NULL DEFAULT '[]', -- [{"starts","ends"}] in minutes; empty leave = whole days
    reason      text        NOT NULL DEFAULT '',
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT resource_exceptions_resource_fkey FOREIGN KEY (tenant_id, resource_id) REFERENCES resources (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT resource_exceptions_branch_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES branches (tenant_id, id),
    CONSTRAINT resource_exceptions_order CHECK (starts_on <= ends_on)
);
CREATE INDEX resource_exceptions_resource ON resource_exceptions (tenant_id, resource_id, starts_on);
SELECT wall('resource_exceptions');
GRANT SELECT, INSERT, DELETE ON resource_exceptions TO praxis_app;

CREATE TABLE appointments (
    tenant_id       uuid        NOT NULL DEFAULT current_tenant(),
    id              uuid        NOT NULL,
    branch_id       uuid        NOT NULL,
    service_id      uuid        NOT NULL,
    practitioner_id uuid        NOT NULL,
    room_id         uuid,
    patient_id      uuid        NOT NULL,
    status          text        NOT NULL CHECK (status IN ('requested', 'held', 'payment_pending', 'confirmed',
                                    'arrived', 'in_service', 'completed', 'cancelled', 'no_show')),
    starts_at       timestamptz NOT NULL,
    ends_at         timestamptz NOT NULL,
    source          text        NOT NULL CHECK (source IN ('website', 'ad', 'referral', 'call', 'walk_in', 'staff')),
    note            text        NOT NULL DEFAULT '',
    cancel_reason   text        NOT NULL DEFAULT '',
    created_at      timestamptz NOT NULL,
    version         bigint      NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT appointments_branch_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES branches (tenant_id, id),
    CONSTRAINT appointments_service_fkey FOREIGN KEY (tenant_id, service_id) REFERENCES services (tenant_id, id),
    CONSTRAINT appointments_practitioner_fkey FOREIGN KEY (tenant_id, practitioner_id) REFERENCES resources (tenant_id, id),
    CONSTRAINT appointments_room_fkey FOREIGN KEY (tenant_id, room_id) REFERENCES resources (tenant_id, id),
    CONSTRAINT appointments_patient_fkey FOREIGN KEY (tenant_id, patient_id) REFERENCES patients (tenant_id, id),
    CONSTRAINT appointments_order CHECK (starts_at < ends_at),
    -- A patient cannot be in two places at once.
    CONSTRAINT appointments_patient_busy EXCLUDE USING gist (tenant_id ext.gist_uuid_ops WITH =, patient_id ext.gist_uuid_ops WITH =,
        tstzrange(starts_at, ends_at) WITH &&)
        WHERE (status NOT IN ('cancelled', 'no_show'))
);
CREATE INDEX appointments_day ON appointments (tenant_id, branch_id, starts_at);
CREATE INDEX appointments_patient ON appointments (tenant_id, patient_id, starts_at);
SELECT wall('appointments');
GRANT SELECT, INSERT, UPDATE ON appointments TO praxis_app;

-- The time each resource gives to an appointment, preparation and clean-up included. This is
-- where a double booking is refused; a cancelled appointment gives its rows back.
CREATE TABLE appointment_resources (
    tenant_id      uuid        NOT NULL DEFAULT current_tenant(),
    appointment_id uuid        NOT NULL,
    resource_id    uuid        NOT NULL,
    branch_id      uuid        NOT NULL,
    starts_at      timestamptz NOT NULL,
    ends_at        timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, appointment_id, resource_id),
    CONSTRAINT appointment_resources_appt_fkey FOREIGN KEY (tenant_id, appointment_id) REFERENCES appointments (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT appointment_resources_resource_fkey FOREIGN KEY (tenant_id, resource_id) REFERENCES resources (tenant_id, id),
    CONSTRAINT appointment_resources_order CHECK (starts_at < ends_at),
    CONSTRAINT appointment_resources_busy EXCLUDE USING gist (tenant_id ext.gist_uuid_ops WITH =, resource_id ext.gist_uuid_ops WITH =,
        tstzrange(starts_at, ends_at) WITH &&)
);
CREATE INDEX appointment_resources_time ON appointment_resources (tenant_id, resource_id, starts_at);
SELECT wall('appointment_resources');
GRANT SELECT, INSERT, UPDATE, DELETE ON appointment_resources TO praxis_app;

-- Every move of an appointment: who, when, why, from where to where.
CREATE TABLE appointment_moves (
    tenant_id      uuid        NOT NULL DEFAULT current_tenant(),
    id             uuid        NOT NULL,
    appointment_id uuid        NOT NULL,
    branch_id      uuid        NOT NULL,
    act            text        NOT NULL CHECK (act IN ('book', 'move', 'cancel', 'reinstate', 'arrive')),
    from_status    text        NOT NULL DEFAULT '',
    to_status      text        NOT NULL,
    from_starts_at timestamptz,
    to_starts_at   timestamptz,
    from_resource  uuid,
    to_resource    uuid,
    reason         text        NOT NULL DEFAULT '',
    actor          text        NOT NULL,
    at             timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT appointment_moves_appt_fkey FOREIGN KEY (tenant_id, appointment_id) REFERENCES appointments (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX appointment_moves_appt ON appointment_moves (tenant_id, appointment_id, at);
SELECT wall('appointment_moves');
GRANT SELECT, INSERT ON appointment_moves TO praxis_app;
