-- What a service costs at a branch where it is not the service's own price, and from when to when.
CREATE TABLE price_list_items (
    tenant_id  uuid        NOT NULL DEFAULT current_tenant(),
    id         uuid        NOT NULL,
    branch_id  uuid        NOT NULL,
    service_id uuid        NOT NULL,
    amount     bigint      NOT NULL CHECK (amount >= 0), -- minor units
    currency   text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    valid_from date        NOT NULL, -- days of the branch, both included
    valid_to   date,
    created_at timestamptz NOT NULL,
    version    bigint      NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT price_list_items_branch_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES branches (tenant_id, id),
    CONSTRAINT price_list_items_service_fkey FOREIGN KEY (tenant_id, service_id) REFERENCES services (tenant_id, id),
    CONSTRAINT price_list_items_order CHECK (valid_to IS NULL OR valid_from <= valid_to),
    CONSTRAINT price_list_items_overlap EXCLUDE USING gist (tenant_id ext.gist_uuid_ops WITH =, branch_id ext.gist_uuid_ops WITH =,
        service_id ext.gist_uuid_ops WITH =, daterange(valid_from, valid_to, '[]') WITH &&)
);
SELECT wall('price_list_items');
GRANT SELECT, INSERT, UPDATE, DELETE ON price_list_items TO praxis_app;

-- How a service is taxed; without a row it is care.
CREATE TABLE service_taxes (
    tenant_id  uuid NOT NULL DEFAULT current_tenant(),
    service_id uuid NOT NULL,
    tax_class  text NOT NULL CHECK (tax_class IN ('care', 'standard', 'product', 'none')),
    PRIMARY KEY (tenant_id, service_id),
    CONSTRAINT service_taxes_service_fkey FOREIGN KEY (tenant_id, service_id) REFERENCES services (tenant_id, id) ON DELETE CASCADE
);
SELECT wall('service_taxes');
GRANT SELECT, INSERT, UPDATE ON service_taxes TO praxis_app;

-- How a branch bills: who the seller is in law, its tax ids, how it numbers its documents, and
-- the last day that is closed.
CREATE TABLE branch_billing (
    tenant_id      uuid    NOT NULL DEFAULT current_tenant(),
    branch_id      uuid    NOT NULL,
    legal_name     text    NOT NULL DEFAULT '',
    tax_ids        jsonb   NOT NULL DEFAULT '{}', -- {"GSTIN": "29ABCDE1234F1Z5"}
    prefix         text    NOT NULL CHECK (prefix ~ '^[A-Z0-9]{1,4}$'),
    number_pattern text    NOT NULL,
    tax_inclusive  boolean NOT NULL DEFAULT false, -- prices are given with tax in them
    due_days       int     NOT NULL DEFAULT 0 CHECK (due_days BETWEEN 0 AND 365),
    footer         text    NOT NULL DEFAULT '',
    closed_through date, -- money of this day and before is counted; what comes later counts to a later day
    version        bigint  NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, branch_id),
    CONSTRAINT branch_billing_prefix_key UNIQUE (tenant_id, prefix),
    CONSTRAINT branch_billing_branch_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES branches (tenant_id, id)
);
SELECT wall('branch_billing');
GRANT SELECT, INSERT, UPDATE ON branch_billing TO praxis_app;

-- The last number given to a kind of document, by branch and fiscal year. Taken in the transaction
-- that gives it, so that a rollback leaves no gap. Not audited: each number is on its document.
CREATE TABLE number_series (
    tenant_id   uuid   NOT NULL DEFAULT current_tenant(),
    branch_id   uuid   NOT NULL,
    kind        text   NOT NULL CHECK (kind IN ('invoice', 'credit_note', 'receipt', 'refund')),
    fiscal_year int    NOT NULL, -- the calendar year it begins in
    last        bigint NOT NULL CHECK (last > 0),
    PRIMARY KEY (tenant_id, branch_id, kind, fiscal_year),
    CONSTRAINT number_series_branch_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES branches (tenant_id, id)
);
SELECT wall('number_series');
DROP TRIGGER audit ON number_series;
GRANT SELECT, INSERT, UPDATE ON number_series TO praxis_app;

-- An invoice, or the credit note that corrects one. A draft may change; once issued nothing does.
CREATE TABLE invoices (
    tenant_id       uuid        NOT NULL DEFAULT current_tenant(),
    id              uuid        NOT NULL,
    branch_id       uuid        NOT NULL,
    patient_id      uuid        NOT NULL,
    kind            text        NOT NULL CHECK (kind IN ('invoice', 'credit_note')),
    status          text        NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'issued', 'discarded')),
    corrects_id     uuid,        -- the invoice a credit note is about
    appointment_id  uuid,        -- the appointment it was proposed from
    currency        text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    gross           bigint      NOT NULL DEFAULT 0 CHECK (gross >= 0), -- before discounts; with tax where tax_inclusive
    discount        bigint      NOT NULL DEFAULT 0 CHECK (discount >= 0),
    net             bigint      NOT NULL DEFAULT 0 CHECK (net >= 0),   -- without tax
    tax             bigint      NOT NULL DEFAULT 0 CHECK (tax >= 0),
    total           bigint      NOT NULL DEFAULT 0 CHECK (total >= 0),
    tax_inclusive   boolean     NOT NULL DEFAULT false,
    discount_kind   text        NOT NULL DEFAULT 'none' CHECK (discount_kind IN ('none', 'amount', 'bp')), -- of the whole invoice
    discount_value  bigint      NOT NULL DEFAULT 0 CHECK (discount_value >= 0),
    discount_reason text        NOT NULL DEFAULT '',
    sanction        text        NOT NULL DEFAULT '', -- hash of the discounts that somebody who may has agreed to
    note            text        NOT NULL DEFAULT '', -- on the document
    reason          text        NOT NULL DEFAULT '', -- of a credit note, or of discarding
    number          text,
    fiscal_year     int,
    sequence        bigint,
    issued_at       timestamptz,
    issued_on       date,        -- by the wall of the branch
    due_on          date,
    document        jsonb,       -- frozen at issue: seller, patient, titles and wording
    created_by      text        NOT NULL,
    created_at      timestamptz NOT NULL,
    version         bigint      NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT invoices_number_key UNIQUE (tenant_id, number),
    CONSTRAINT invoices_sequence_key UNIQUE (tenant_id, branch_id, kind, fiscal_year, sequence),
    CONSTRAINT invoices_branch_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES branches (tenant_id, id),
    CONSTRAINT invoices_patient_fkey FOREIGN KEY (tenant_id, patient_id) REFERENCES patients (tenant_id, id),
    CONSTRAINT invoices_corrects_fkey FOREIGN KEY (tenant_id, corrects_id) REFERENCES invoices (tenant_id, id),
    CONSTRAINT invoices_appointment_fkey FOREIGN KEY (tenant_id, appointment_id) REFERENCES appointments (tenant_id, id),
    CONSTRAINT invoices_adds_up CHECK (total = net + tax AND (CASE WHEN tax_inclusive THEN total ELSE net END) = gross - discount),
    CONSTRAINT invoices_corrects CHECK ((kind = 'credit_note') = (corrects_id IS NOT NULL)),
    CONSTRAINT invoices_numbered CHECK ((status = 'issued') = (number IS NOT NULL) AND (number IS NULL) = (sequence IS NULL)
        AND (number IS NULL) = (issued_on IS NULL) AND (number IS NULL) = (document IS NULL))
);
CREATE UNIQUE INDEX invoices_appointment_key ON invoices (tenant_id, appointment_id) WHERE status <> 'discarded' AND appointment_id IS NOT NULL;
CREATE INDEX invoices_patient ON invoices (tenant_id, patient_id, created_at);
CREATE INDEX invoices_list ON invoices (tenant_id, created_at, id);
CREATE INDEX invoices_branch ON invoices (tenant_id, branch_id, issued_on);
CREATE INDEX invoices_corrects ON invoices (tenant_id, corrects_id) WHERE corrects_id IS NOT NULL;
SELECT wall('invoices', 'document,note');
GRANT SELECT, INSERT, UPDATE ON invoices TO praxis_app;

CREATE TABLE invoice_lines (
    tenant_id       uuid    NOT NULL DEFAULT current_tenant(),
    id              uuid    NOT NULL,
    invoice_id      uuid    NOT NULL,
    branch_id       uuid    NOT NULL,
    position        int     NOT NULL CHECK (position > 0),
    kind            text    NOT NULL CHECK (kind IN ('service', 'product', 'package', 'other')),
    service_id      uuid,
    appointment_id  uuid,
    practitioner_id uuid,
    corrects_id     uuid,   -- the line of the invoice that a line of a credit note is about
    description     text    NOT NULL CHECK (description <> ''),
    quantity        int     NOT NULL CHECK (quantity BETWEEN 1 AND 9999),
    unit_price      bigint  NOT NULL CHECK (unit_price >= 0),
    gross           bigint  NOT NULL CHECK (gross >= 0),
    discount_kind   text    NOT NULL DEFAULT 'none' CHECK (discount_kind IN ('none', 'amount', 'bp')),
    discount_value  bigint  NOT NULL DEFAULT 0 CHECK (discount_value >= 0),
    discount_reason text    NOT NULL DEFAULT '',
    discount        bigint  NOT NULL DEFAULT 0 CHECK (discount >= 0), -- its own and its part of the invoice's
    net             bigint  NOT NULL CHECK (net >= 0),
    tax             bigint  NOT NULL CHECK (tax >= 0),
    total           bigint  NOT NULL CHECK (total >= 0),
    tax_class       text    NOT NULL CHECK (tax_class IN ('care', 'standard', 'product', 'none')),
    tax_status      text    NOT NULL, -- taxed, exempt, zero_rated, none, unregistered
    taxes           jsonb   NOT NULL DEFAULT '[]', -- [{"code","rate","base","amount"}]
    tax_rule        jsonb   NOT NULL DEFAULT '{}', -- the rule of the country pack, frozen
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT invoice_lines_invoice_fkey FOREIGN KEY (tenant_id, invoice_id) REFERENCES invoices (tenant_id, id),
    CONSTRAINT invoice_lines_service_fkey FOREIGN KEY (tenant_id, service_id) REFERENCES services (tenant_id, id),
    CONSTRAINT invoice_lines_appointment_fkey FOREIGN KEY (tenant_id, appointment_id) REFERENCES appointments (tenant_id, id),
    CONSTRAINT invoice_lines_practitioner_fkey FOREIGN KEY (tenant_id, practitioner_id) REFERENCES resources (tenant_id, id),
    CONSTRAINT invoice_lines_corrects_fkey FOREIGN KEY (tenant_id, corrects_id) REFERENCES invoice_lines (tenant_id, id),
    CONSTRAINT invoice_lines_adds_up CHECK (total = net + tax AND discount <= gross)
);
CREATE INDEX invoice_lines_invoice ON invoice_lines (tenant_id, invoice_id, position);
CREATE INDEX invoice_lines_corrects ON invoice_lines (tenant_id, corrects_id) WHERE corrects_id IS NOT NULL;
SELECT wall('invoice_lines', 'description');
GRANT SELECT, INSERT, UPDATE, DELETE ON invoice_lines TO praxis_app;

-- What is issued, or discarded, stays as it is, whoever asks.
CREATE FUNCTION keep_issued_invoice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status <> 'draft' THEN
        RAISE EXCEPTION 'invoice % is % and cannot change', OLD.id, OLD.status USING ERRCODE = '23514', CONSTRAINT = 'invoices_issued';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER issued BEFORE UPDATE OR DELETE ON invoices FOR EACH ROW EXECUTE FUNCTION keep_issued_invoice();

CREATE FUNCTION keep_issued_line() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    v_line   invoice_lines := CASE WHEN TG_OP = 'INSERT' THEN NEW ELSE OLD END;
    v_status text;
BEGIN
    SELECT status INTO v_status FROM invoices WHERE tenant_id = v_line.tenant_id AND id = v_line.invoice_id FOR SHARE;
    IF v_status <> 'draft' OR TG_OP = 'UPDATE' AND NEW.invoice_id <> OLD.invoice_id THEN
        RAISE EXCEPTION 'invoice % is % and its lines cannot change', v_line.invoice_id, v_status USING ERRCODE = '23514', CONSTRAINT = 'invoices_issued';
    END IF;
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$$;
CREATE TRIGGER issued BEFORE INSERT OR UPDATE OR DELETE ON invoice_lines FOR EACH ROW EXECUTE FUNCTION keep_issued_line();

-- Money taken in one act, in one or several methods; what of it is not on an invoice is the
-- patient's credit. What it was put to, and what is left, is in the ledger.
CREATE TABLE payments (
    tenant_id   uuid        NOT NULL DEFAULT current_tenant(),
    id          uuid        NOT NULL,
    branch_id   uuid        NOT NULL,
    patient_id  uuid        NOT NULL,
    currency    text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    amount      bigint      NOT NULL CHECK (amount > 0),
    number      text        NOT NULL, -- of the receipt
    fiscal_year int         NOT NULL,
    sequence    bigint      NOT NULL,
    note        text        NOT NULL DEFAULT '',
    document    jsonb       NOT NULL, -- frozen: seller and patient as the receipt names them
    taken_on    date        NOT NULL, -- the day it counts to, by the wall of the branch
    taken_at    timestamptz NOT NULL,
    taken_by    text        NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT payments_number_key UNIQUE (tenant_id, number),
    CONSTRAINT payments_sequence_key UNIQUE (tenant_id, branch_id, fiscal_year, sequence),
    CONSTRAINT payments_branch_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES branches (tenant_id, id),
    CONSTRAINT payments_patient_fkey FOREIGN KEY (tenant_id, patient_id) REFERENCES patients (tenant_id, id)
);
CREATE INDEX payments_patient ON payments (tenant_id, patient_id, taken_at);
CREATE INDEX payments_day ON payments (tenant_id, branch_id, taken_on);
SELECT wall('payments', 'document,note');
GRANT SELECT, INSERT ON payments TO praxis_app;

CREATE TABLE payment_parts (
    tenant_id  uuid   NOT NULL DEFAULT current_tenant(),
    payment_id uuid   NOT NULL,
    position   int    NOT NULL CHECK (position > 0),
    branch_id  uuid   NOT NULL,
    method     text   NOT NULL CHECK (method IN ('cash', 'card', 'upi', 'bank', 'cheque', 'insurance', 'other')),
    amount     bigint NOT NULL CHECK (amount > 0),
    reference  text   NOT NULL DEFAULT '', -- of the terminal, the bank, the insurer
    PRIMARY KEY (tenant_id, payment_id, position),
    CONSTRAINT payment_parts_payment_fkey FOREIGN KEY (tenant_id, payment_id) REFERENCES payments (tenant_id, id)
);
SELECT wall('payment_parts', 'reference');
GRANT SELECT, INSERT ON payment_parts TO praxis_app;

-- Money given back out of a payment's credit. A pending one waits for somebody's approval.
CREATE TABLE refunds (
    tenant_id    uuid        NOT NULL DEFAULT current_tenant(),
    id           uuid        NOT NULL,
    branch_id    uuid        NOT NULL,
    patient_id   uuid        NOT NULL,
    payment_id   uuid        NOT NULL,
    invoice_id   uuid,       -- the credit note it pays out
    method       text        NOT NULL CHECK (method IN ('cash', 'card', 'upi', 'bank', 'cheque', 'insurance', 'other')),
    amount       bigint      NOT NULL CHECK (amount > 0),
    currency     text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    reason       text        NOT NULL CHECK (reason <> ''),
    reference    text        NOT NULL DEFAULT '',
    status       text        NOT NULL CHECK (status IN ('pending', 'made', 'refused')),
    number       text,
    fiscal_year  int,
    sequence     bigint,
    requested_by text        NOT NULL,
    requested_at timestamptz NOT NULL,
    made_on      date,       -- the day it counts to, by the wall of the branch
    made_at      timestamptz,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT refunds_number_key UNIQUE (tenant_id, number),
    CONSTRAINT refunds_sequence_key UNIQUE (tenant_id, branch_id, fiscal_year, sequence),
    CONSTRAINT refunds_made CHECK ((status = 'made') = (number IS NOT NULL) AND (status = 'made') = (made_on IS NOT NULL)),
    CONSTRAINT refunds_branch_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES branches (tenant_id, id),
    CONSTRAINT refunds_patient_fkey FOREIGN KEY (tenant_id, patient_id) REFERENCES patients (tenant_id, id),
    CONSTRAINT refunds_payment_fkey FOREIGN KEY (tenant_id, payment_id) REFERENCES payments (tenant_id, id),
    CONSTRAINT refunds_invoice_fkey FOREIGN KEY (tenant_id, invoice_id) REFERENCES invoices (tenant_id, id)
);
CREATE INDEX refunds_payment ON refunds (tenant_id, payment_id);
CREATE INDEX refunds_patient ON refunds (tenant_id, patient_id, requested_at);
CREATE INDEX refunds_day ON refunds (tenant_id, branch_id, made_on);
SELECT wall('refunds', 'reference');
GRANT SELECT, INSERT, UPDATE ON refunds TO praxis_app;

-- What somebody wants to do beyond their limit, until somebody else has decided.
CREATE TABLE approvals (
    tenant_id    uuid        NOT NULL DEFAULT current_tenant(),
    id           uuid        NOT NULL,
    branch_id    uuid        NOT NULL,
    patient_id   uuid        NOT NULL,
    kind         text        NOT NULL CHECK (kind IN ('discount', 'refund')),
    invoice_id   uuid,
    refund_id    uuid,
    amount       bigint      NOT NULL CHECK (amount > 0), -- of the discount or refund
    currency     text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    basis_points int         NOT NULL DEFAULT 0,          -- of the largest discount, in hundredths of a per cent
    sanction     text        NOT NULL DEFAULT '',         -- which discounts it is about
    reason       text        NOT NULL CHECK (reason <> ''),
    status       text        NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'approved', 'refused', 'withdrawn')),
    requested_by text        NOT NULL,
    requested_at timestamptz NOT NULL,
    decided_by   text,
    decided_at   timestamptz,
    decision     text        NOT NULL DEFAULT '', -- why it was refused
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT approvals_about CHECK ((kind = 'refund') = (refund_id IS NOT NULL) AND (kind = 'discount') = (invoice_id IS NOT NULL)),
    CONSTRAINT approvals_not_own CHECK (status NOT IN ('approved', 'refused') OR decided_by <> requested_by),
    CONSTRAINT approvals_branch_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES branches (tenant_id, id),
    CONSTRAINT approvals_patient_fkey FOREIGN KEY (tenant_id, patient_id) REFERENCES patients (tenant_id, id),
    CONSTRAINT approvals_invoice_fkey FOREIGN KEY (tenant_id, invoice_id) REFERENCES invoices (tenant_id, id),
    CONSTRAINT approvals_refund_fkey FOREIGN KEY (tenant_id, refund_id) REFERENCES refunds (tenant_id, id)
);
CREATE UNIQUE INDEX approvals_invoice_key ON approvals (tenant_id, invoice_id) WHERE status = 'pending' AND invoice_id IS NOT NULL;
CREATE INDEX approvals_list ON approvals (tenant_id, status, requested_at);
SELECT wall('approvals');
GRANT SELECT, INSERT, UPDATE ON approvals TO praxis_app;

-- How far a role may go on its own. NULL is no limit.
CREATE TABLE billing_limits (
    tenant_id       uuid   NOT NULL DEFAULT current_tenant(),
    role_id         uuid   NOT NULL,
    discount_bp     int    NOT NULL CHECK (discount_bp BETWEEN 0 AND 10000), -- of any one line
    discount_amount bigint CHECK (discount_amount >= 0), -- of an invoice, in minor units of its currency
    refund_amount   bigint CHECK (refund_amount >= 0),   -- of one refund
    version         bigint NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, role_id),
    CONSTRAINT billing_limits_role_fkey FOREIGN KEY (tenant_id, role_id) REFERENCES roles (tenant_id, id) ON DELETE CASCADE
);
SELECT wall('billing_limits');
GRANT SELECT, INSERT, UPDATE ON billing_limits TO praxis_app;

-- The ledger: every movement of money or of a claim to it, twice, adding up to nothing. It is
-- written through ledger_post() only, and never changed: praxis_app holds SELECT and no more.
-- Not audited: each transaction says who, when and what for, and cannot be taken back.
CREATE TABLE ledger_transactions (
    tenant_id uuid        NOT NULL DEFAULT current_tenant(),
    id        uuid        NOT NULL,
    branch_id uuid        NOT NULL,
    kind      text        NOT NULL CHECK (kind IN ('issue', 'credit', 'payment', 'allocate', 'release', 'refund', 'write_off',
                              'package_use', 'package_expire', 'package_undo')),
    source_id uuid        NOT NULL, -- the invoice, credit note, payment, refund or package it came from
    currency  text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    reason    text        NOT NULL DEFAULT '',
    on_date   date        NOT NULL, -- the day it counts to, by the wall of the branch
    at        timestamptz NOT NULL,
    actor     text        NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT ledger_transactions_branch_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES branches (tenant_id, id)
);
CREATE INDEX ledger_transactions_source ON ledger_transactions (tenant_id, source_id, at);
SELECT wall('ledger_transactions');
DROP TRIGGER audit ON ledger_transactions;
GRANT SELECT ON ledger_transactions TO praxis_app;

-- Signed: above zero is a debit. What patients owe and money at hand are debits; revenue, tax to
-- hand on, patients' credit and packages not used yet are credits.
CREATE TABLE ledger_entries (
    tenant_id      uuid   NOT NULL DEFAULT current_tenant(),
    transaction_id uuid   NOT NULL,
    position       int    NOT NULL,
    branch_id      uuid   NOT NULL,
    account        text   NOT NULL CHECK (account IN ('receivable', 'revenue', 'tax_payable', 'money', 'patient_credit',
                              'package_liability', 'write_off', 'rounding')),
    amount         bigint NOT NULL CHECK (amount <> 0), -- minor units
    currency       text   NOT NULL,
    on_date        date   NOT NULL,
    patient_id     uuid,
    invoice_id     uuid,   -- whose claim it is: receivable, revenue, tax_payable, write_off
    line_id        uuid,
    payment_id     uuid,   -- whose money it is: money, patient_credit, and receivable where it is paid
    method         text   NOT NULL DEFAULT '' CHECK ((account = 'money') = (method <> '')),
    tax_code       text   NOT NULL DEFAULT '' CHECK ((account = 'tax_payable') = (tax_code <> '')),
    PRIMARY KEY (tenant_id, transaction_id, position),
    CONSTRAINT ledger_entries_txn_fkey FOREIGN KEY (tenant_id, transaction_id) REFERENCES ledger_transactions (tenant_id, id),
    CONSTRAINT ledger_entries_patient_fkey FOREIGN KEY (tenant_id, patient_id) REFERENCES patients (tenant_id, id),
    CONSTRAINT ledger_entries_invoice_fkey FOREIGN KEY (tenant_id, invoice_id) REFERENCES invoices (tenant_id, id),
    CONSTRAINT ledger_entries_line_fkey FOREIGN KEY (tenant_id, line_id) REFERENCES invoice_lines (tenant_id, id),
    CONSTRAINT ledger_entries_payment_fkey FOREIGN KEY (tenant_id, payment_id) REFERENCES payments (tenant_id, id)
);
CREATE INDEX ledger_entries_invoice ON ledger_entries (tenant_id, invoice_id, account) INCLUDE (amount, line_id, payment_id) WHERE invoice_id IS NOT NULL;
CREATE INDEX ledger_entries_patient ON ledger_entries (tenant_id, patient_id, account) INCLUDE (amount, currency, payment_id) WHERE patient_id IS NOT NULL;
CREATE INDEX ledger_entries_payment ON ledger_entries (tenant_id, payment_id, account) INCLUDE (amount) WHERE payment_id IS NOT NULL;
CREATE INDEX ledger_entries_day ON ledger_entries (tenant_id, branch_id, on_date, account) INCLUDE (amount, method);
SELECT wall('ledger_entries');
DROP TRIGGER audit ON ledger_entries;
GRANT SELECT ON ledger_entries TO praxis_app;

-- Posts one transaction with all its entries, or refuses it: at least two entries, none of zero,
-- adding up to nothing. It runs as the owner, whom the wall binds too.
--   p_entries  [{"account","amount","branch_id","patient_id","invoice_id","line_id","payment_id","method","tax_code"}]
CREATE FUNCTION ledger_post(p_id uuid, p_branch uuid, p_kind text, p_source uuid, p_currency text, p_reason text,
    p_on date, p_at timestamptz, p_entries jsonb)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    v_sum   numeric;
    v_count int;
BEGIN
    SELECT sum((e ->> 'amount')::bigint), count(*) INTO v_sum, v_count FROM jsonb_array_elements(p_entries) AS e;
    IF v_count < 2 OR v_sum <> 0 THEN
        RAISE EXCEPTION 'ledger: % entries of % add up to %', v_count, p_kind, v_sum USING ERRCODE = '23514', CONSTRAINT = 'ledger_balanced';
    END IF;
    INSERT INTO ledger_transactions (tenant_id, id, branch_id, kind, source_id, currency, reason, on_date, at, actor)
    VALUES (current_tenant(), p_id, p_branch, p_kind, p_source, p_currency, p_reason, p_on, p_at,
            COALESCE(NULLIF(current_setting('praxis.actor', true), ''), 'sql:' || session_user));
    INSERT INTO ledger_entries (tenant_id, transaction_id, position, branch_id, account, amount, currency, on_date,
                                patient_id, invoice_id, line_id, payment_id, method, tax_code)
    SELECT current_tenant(), p_id, e.position, COALESCE((e.entry ->> 'branch_id')::uuid, p_branch), e.entry ->> 'account',
           (e.entry ->> 'amount')::bigint, p_currency, p_on, (e.entry ->> 'patient_id')::uuid, (e.entry ->> 'invoice_id')::uuid,
           (e.entry ->> 'line_id')::uuid, (e.entry ->> 'payment_id')::uuid, COALESCE(e.entry ->> 'method', ''),
           COALESCE(e.entry ->> 'tax_code', '')
      FROM jsonb_array_elements(p_entries) WITH ORDINALITY AS e(entry, position);
END
$$;
REVOKE ALL ON FUNCTION ledger_post(uuid, uuid, text, uuid, text, text, date, timestamptz, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger_post(uuid, uuid, text, uuid, text, text, date, timestamptz, jsonb) TO praxis_app;

-- A day of a branch whose money was counted.
CREATE TABLE day_closes (
    tenant_id uuid        NOT NULL DEFAULT current_tenant(),
    id        uuid        NOT NULL,
    branch_id uuid        NOT NULL,
    date      date        NOT NULL,
    currency  text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    methods   jsonb       NOT NULL, -- [{"method","taken","refunded","expected","counted"}]
    notes     jsonb       NOT NULL DEFAULT '[]', -- the cash by denomination: [{"value","count"}]
    variance  bigint      NOT NULL, -- counted less expected, all methods
    comment   text        NOT NULL DEFAULT '',
    closed_by text        NOT NULL,
    closed_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT day_closes_day_key UNIQUE (tenant_id, branch_id, date),
    CONSTRAINT day_closes_comment CHECK (variance = 0 OR comment <> ''),
    CONSTRAINT day_closes_branch_fkey FOREIGN KEY (tenant_id, branch_id) REFERENCES branches (tenant_id, id)
);
SELECT wall('day_closes');
GRANT SELECT, INSERT ON day_closes TO praxis_app;

-- What the nightly look at a chain's ledger found: counts only, so that operators may see that
-- something is wrong and not what.
CREATE TABLE ledger_checks (
    tenant_id    uuid        NOT NULL,
    checked_at   timestamptz NOT NULL,
    transactions bigint      NOT NULL,
    unbalanced   bigint      NOT NULL, -- transactions that do not add up to nothing
    drifted      bigint      NOT NULL, -- invoices whose claim is not what they say
    CONSTRAINT ledger_checks_pkey PRIMARY KEY (tenant_id)
);
ALTER TABLE ledger_checks ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_checks FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON ledger_checks TO praxis_app USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant());
CREATE POLICY platform ON ledger_checks FOR SELECT TO praxis_platform USING (true);
GRANT SELECT, INSERT, UPDATE ON ledger_checks TO praxis_app;
GRANT SELECT ON ledger_checks TO praxis_platform;
