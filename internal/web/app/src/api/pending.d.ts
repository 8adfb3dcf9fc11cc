/** What is agreed of the API and not all there yet. Not to be edited. */
export interface paths {
    "/appointments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-appointments"];
        put?: never;
        post: operations["book-appointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-appointment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{id}/arrive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["arrive-appointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["cancel-appointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{id}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["move-appointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{id}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-appointment-moves"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{id}/reinstate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["reinstate-appointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what, and who looked; newest first */
        get: operations["list-audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as CSV; the export is itself recorded */
        get: operations["export-audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/branches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The branches you may see */
        get: operations["list-branches"];
        put?: never;
        /** Open a branch */
        post: operations["add-branch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/branches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One branch */
        get: operations["get-branch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a branch's details, or close it */
        patch: operations["change-branch"];
        trace?: never;
    };
    "/branches/{id}/holidays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A branch's public holidays and own closed days in a year */
        get: operations["list-branch-holidays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/branches/{id}/holidays/{date}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Decide whether a branch is open on a date */
        put: operations["set-branch-holiday"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/branches/{id}/hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Replace a branch's opening hours */
        put: operations["set-branch-hours"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clinic-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The kinds of clinic a chain can be of */
        get: operations["list-clinic-types"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/countries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The countries a chain can be in, with their formats */
        get: operations["list-countries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/day": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["get-day"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["watch-events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["take-hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/holds/keep": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["keep-hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/holds/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["release-hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/host": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which door this host is, and whose */
        get: operations["get-host"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-invitations"];
        put?: never;
        post: operations["invite-member"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["accept-invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["open-invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["resend-invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["revoke-invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, and what they may do where */
        get: operations["get-me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["change-me"];
        trace?: never;
    };
    "/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-members"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/members/{id}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["leave-member"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/members/{id}/reinstate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["reinstate-member"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/members/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["set-member-roles"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/members/{id}/suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["suspend-member"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find patients by prefixes of names, phone, birth date or number */
        get: operations["list-patients"];
        put?: never;
        /** Register a patient */
        post: operations["register-patient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One patient */
        get: operations["get-patient"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a patient's details */
        patch: operations["change-patient"];
        trace?: never;
    };
    "/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-permissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The plans and their monthly prices */
        get: operations["list-plans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-resources"];
        put?: never;
        post: operations["add-resource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["change-resource"];
        trace?: never;
    };
    "/resources/{id}/exceptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-resource-exceptions"];
        put?: never;
        post: operations["add-resource-exception"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/{id}/exceptions/{eid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["remove-resource-exception"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/resources/{id}/hours": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["set-resource-hours"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-roles"];
        put?: never;
        post: operations["add-role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: operations["change-role"];
        post?: never;
        delete: operations["remove-role"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-services"];
        put?: never;
        post: operations["add-service"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["add-services"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/services/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch: operations["change-service"];
        trace?: never;
    };
    "/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["list-sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/end-others": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: operations["end-other-sessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete: operations["end-session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The effective settings and where each comes from */
        get: operations["get-settings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Set some settings, or with null take them back */
        patch: operations["change-settings"];
        trace?: never;
    };
    "/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the chain is set up */
        get: operations["get-setup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/setup/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave everything that is still to do for later */
        post: operations["finish-setup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/setup/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the wizard is filled with, for the chain's country and clinic type */
        get: operations["get-setup-suggestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/setup/{step}/skip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave a step for later */
        post: operations["skip-setup-step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/signups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reserve a slug and mail a code */
        post: operations["start-signup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/signups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a sign-up has come */
        get: operations["get-signup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/signups/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail a new code */
        post: operations["resend-signup-code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/signups/{id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open the chain with the mailed code */
        post: operations["verify-signup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: operations["find-slots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/slugs/{slug}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether a slug is free now, and others that are */
        get: operations["check-slug"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Actor: {
            id: string;
            /** @enum {string} */
            kind: "staff" | "system" | "operator" | "visitor" | "sql";
            name: string;
        };
        Address: {
            city: string;
            line1: string;
            line2: string;
            locality: string;
            postal_code: string;
            state: string;
        };
        AddressForm: {
            labels: {
                [key: string]: string;
            };
            order: string[];
            postal_example: string;
            postal_pattern: string;
            required: string[];
        };
        AddressIn: {
            city?: string;
            line1?: string;
            line2?: string;
            locality?: string;
            postal_code?: string;
            state?: string;
        };
        Appointment: {
            /** Format: uuid */
            branch_id: string;
            cancel_reason: string;
            /** Format: date-time */
            created_at: string;
            /**
             * @description Wall clock of the branch, no offset
             * @example 2026-11-24T09:00
             */
            end_local: string;
            /** Format: date-time */
            ends_at: string;
            /** Format: uuid */
            id: string;
            note: string;
            patient: components["schemas"]["PatientRef"];
            practitioner: components["schemas"]["Named"];
            room: components["schemas"]["Named"] | null;
            service: components["schemas"]["ServiceRef"];
            /** @enum {string} */
            source: "call" | "walk_in" | "website" | "referral" | "ad" | "staff";
            /**
             * @description Wall clock of the branch, no offset
             * @example 2026-11-24T09:00
             */
            start_local: string;
            /** Format: date-time */
            starts_at: string;
            /** @enum {string} */
            status: "requested" | "held" | "payment_pending" | "confirmed" | "arrived" | "in_service" | "completed" | "cancelled" | "no_show";
            /** Format: int64 */
            version: number;
        };
        AppointmentMove: {
            /** @enum {string} */
            act: "book" | "move" | "cancel" | "reinstate" | "arrive";
            actor: string;
            /** Format: date-time */
            at: string;
            from_practitioner: string | null;
            from_start_local: string | null;
            reason: string;
            to_practitioner: string | null;
            to_start_local: string | null;
        };
        Branch: {
            active: boolean;
            address: components["schemas"]["Address"];
            code: string;
            country: string;
            email: string;
            hours: components["schemas"]["Hours"][];
            id: string;
            name: string;
            phone: string;
            subdivision: string;
            time_zone: string;
            /** Format: int64 */
            version: number;
        };
        Change: {
            after: unknown;
            before: unknown;
            field: string;
        };
        ChangeBranchInputBody: {
            active?: boolean;
            address?: components["schemas"]["AddressIn"];
            code?: string;
            country?: string;
            email?: string;
            name?: string;
            phone?: string;
            subdivision?: string;
            time_zone?: string;
        };
        ChangeResource: {
            active?: boolean;
            branch_ids?: string[];
            color?: string;
            /** Format: uuid */
            member_id?: string | null;
            name?: string;
            room_type?: string;
            title?: string;
        };
        ChangeService: {
            active?: boolean;
            /** Format: int64 */
            buffer_after_minutes?: number;
            /** Format: int64 */
            buffer_before_minutes?: number;
            color?: string;
            /** Format: int64 */
            duration_minutes?: number;
            name?: string;
            practitioner_ids?: string[];
            price?: components["schemas"]["Money"];
            room_type?: string | null;
        };
        ClinicType: {
            /** @description A Tabler icon */
            icon: string;
            key: string;
            name: string;
            summary: string;
        };
        Conflict: {
            /**
             * @description Wall clock of the branch, no offset
             * @example 2026-11-24T09:00
             */
            end_local: string;
            /** @enum {string} */
            kind: "practitioner" | "room" | "patient" | "hold";
            name: string;
            /**
             * @description Wall clock of the branch, no offset
             * @example 2026-11-24T09:00
             */
            start_local: string;
        };
        Country: {
            address: components["schemas"]["AddressForm"];
            /**
             * Format: int64
             * @enum {integer}
             */
            clock: 12 | 24;
            code: string;
            currency: string;
            /**
             * Format: int64
             * @description Decimal places
             */
            currency_minor: number;
            currency_symbol: string;
            date_format: string;
            default_language: string;
            languages: string[];
            name: string;
            phone_code: string;
            phone_example: string;
            subdivisions: components["schemas"]["Subdivision"][];
            /** @description IANA, the usual one first */
            time_zones: string[];
            /**
             * Format: int64
             * @description 1 is Monday
             */
            week_start: number;
            /** @description 1 is Monday */
            weekend: number[];
        };
        Day: {
            appointments: components["schemas"]["Appointment"][];
            /** Format: uuid */
            branch_id: string;
            closed_reason: string | null;
            closes: string;
            /** Format: date */
            date: string;
            holds: components["schemas"]["HeldSlot"][];
            opens: string;
            practitioners: components["schemas"]["DayPractitioner"][];
            time_zone: string;
            unavailable: components["schemas"]["Unavailable"][];
        };
        DayPractitioner: {
            color: string;
            /** Format: uuid */
            id: string;
            name: string;
            title: string;
        };
        Event: {
            /** @enum {string} */
            action: "insert" | "update" | "delete" | "view" | "export" | "act";
            actor: components["schemas"]["Actor"];
            /** Format: date-time */
            at: string;
            changes: components["schemas"]["Change"][];
            entity: string;
            entity_id: string;
            id: string;
            ip: string;
            reason: string;
            request_id: string;
        };
        Exception: {
            /** Format: uuid */
            branch_id: string | null;
            /** Format: date */
            ends_on: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "leave" | "override";
            ranges: components["schemas"]["Range"][];
            reason: string;
            /** Format: date */
            starts_on: string;
        };
        Field: {
            code: string;
            detail: string;
            pointer: string;
        };
        HeldSlot: {
            /**
             * @description Wall clock of the branch, no offset
             * @example 2026-11-24T09:00
             */
            end_local: string;
            /** Format: uuid */
            practitioner_id: string;
            /**
             * @description Wall clock of the branch, no offset
             * @example 2026-11-24T09:00
             */
            start_local: string;
        };
        Hold: {
            enforced: boolean;
            /** Format: date-time */
            expires_at: string;
            token: string;
        };
        HoldToken: {
            token: string;
        };
        Holiday: {
            /** Format: date */
            date: string;
            /** @description The date may still move */
            estimated: boolean;
            /** @enum {string} */
            kind: "public" | "chain";
            name: string;
            /** @description Given instead of a day on a weekend */
            observed: boolean;
            open: boolean;
        };
        HolidayInputBody: {
            name?: string;
            open: boolean;
        };
        HolidaysOutputBody: {
            /** @description False for a year whose moon-sighted and Hindu holidays are not known yet */
            complete: boolean;
            items: components["schemas"]["Holiday"][];
        };
        Host: {
            apex_url: string;
            base_domain: string;
            /** @enum {string} */
            kind: "apex" | "tenant" | "console" | "unknown";
            tenant?: components["schemas"]["HostTenant"];
        };
        HostTenant: {
            country: string;
            language: string;
            name: string;
            slug: string;
            /** @enum {string} */
            status: "trial" | "active" | "suspended" | "closed";
        };
        Hours: {
            /**
             * @description 24:00 is the end of the day
             * @example 18:00
             */
            closes: string;
            /** @example 09:00 */
            opens: string;
            /**
             * Format: int64
             * @description 1 is Monday
             */
            weekday: number;
        };
        HoursInputBody: {
            hours: components["schemas"]["Hours"][];
        };
        Invitation: {
            email: string;
            /** Format: date-time */
            expires_at: string;
            /** Format: uuid */
            id: string;
            name: string;
            roles: components["schemas"]["RoleGrant"][];
            /** Format: date-time */
            sent_at: string;
            /** @enum {string} */
            status: "pending" | "accepted" | "revoked" | "expired";
        };
        ItemsOutputBranchBody: {
            items: components["schemas"]["Branch"][];
        };
        ItemsOutputClinicTypeBody: {
            items: components["schemas"]["ClinicType"][];
        };
        ItemsOutputCountryBody: {
            items: components["schemas"]["Country"][];
        };
        ItemsOutputExceptionBody: {
            items: components["schemas"]["Exception"][];
        };
        ItemsOutputInvitationBody: {
            items: components["schemas"]["Invitation"][];
        };
        ItemsOutputMemberBody: {
            items: components["schemas"]["Member"][];
        };
        ItemsOutputPermissionBody: {
            items: components["schemas"]["Permission"][];
        };
        ItemsOutputPlanBody: {
            items: components["schemas"]["Plan"][];
        };
        ItemsOutputResourceBody: {
            items: components["schemas"]["Resource"][];
        };
        ItemsOutputRoleBody: {
            items: components["schemas"]["Role"][];
        };
        ItemsOutputServiceBody: {
            items: components["schemas"]["Service"][];
        };
        ItemsOutputSessionBody: {
            items: components["schemas"]["Session"][];
        };
        KeyName: {
            key: string;
            name: string;
        };
        Me: {
            branches: components["schemas"]["MyBranch"][];
            member: components["schemas"]["MyMember"];
            permissions: {
                [key: string]: components["schemas"]["MyScope"];
            };
            second_factor: components["schemas"]["MyFactor"];
            session: components["schemas"]["MySession"];
            tenant: components["schemas"]["MyTenant"];
        };
        Member: {
            email: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            joined_at: string;
            /** Format: date-time */
            last_seen_at: string | null;
            name: string;
            roles: components["schemas"]["RoleGrant"][];
            second_factor: boolean | null;
            /** @enum {string} */
            status: "active" | "suspended" | "left";
            /** Format: int64 */
            version: number;
        };
        MemberRoles: {
            roles: components["schemas"]["RoleChoice"][];
        };
        Money: {
            /**
             * Format: int64
             * @description Minor units: 125000 is 1,250.00 INR
             */
            amount: number;
            /** @description ISO 4217 */
            currency: string;
        };
        MoveAppointment: {
            /** Format: uuid */
            practitioner_id?: string;
            reason: string;
            /** Format: uuid */
            room_id?: string;
            /**
             * @description Wall clock of the branch, no offset
             * @example 2026-11-24T09:00
             */
            start_local?: string;
            /** Format: date-time */
            starts_at?: string;
        };
        MyBranch: {
            active: boolean;
            id: string;
            name: string;
            time_zone: string;
        };
        MyFactor: {
            enrolled: boolean;
            required: boolean;
        };
        MyMember: {
            email: string;
            id: string;
            language: string;
            name: string;
        };
        MyScope: {
            branches: string[];
            chain: boolean;
        };
        MySession: {
            /**
             * Format: int64
             * @enum {integer}
             */
            aal: 1 | 2;
            id: string;
            /** Format: int64 */
            idle_minutes: number;
        };
        MyTenant: {
            clinic_type: string;
            country: string;
            currency: string;
            id: string;
            language: string;
            name: string;
            plan: string;
            slug: string;
            /** @enum {string} */
            status: "trial" | "active" | "suspended" | "closed";
            /** Format: date-time */
            trial_ends_at: string | null;
        };
        Named: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        NearestStart: {
            /** Format: uuid */
            practitioner_id: string;
            practitioner_name: string;
            /**
             * @description Wall clock of the branch, no offset
             * @example 2026-11-24T09:00
             */
            start_local: string;
            /** Format: date-time */
            starts_at: string;
        };
        NewAppointment: {
            /** Format: uuid */
            branch_id: string;
            hold_token?: string;
            note?: string;
            /** Format: uuid */
            patient_id: string;
            /** Format: uuid */
            practitioner_id: string;
            /** Format: uuid */
            room_id?: string;
            /** Format: uuid */
            service_id: string;
            /** @enum {string} */
            source: "call" | "walk_in" | "website" | "referral" | "ad" | "staff";
            /**
             * @description Wall clock of the branch, no offset
             * @example 2026-11-24T09:00
             */
            start_local?: string;
            /** Format: date-time */
            starts_at?: string;
        };
        NewBranchInputBody: {
            address?: components["schemas"]["AddressIn"];
            /** @description Made from the name where it is left out */
            code?: string;
            /** @description The chain's where it is left out */
            country?: string;
            email?: string;
            hours?: components["schemas"]["Hours"][];
            name: string;
            phone?: string;
            subdivision?: string;
            /** @description The subdivision's usual one where it is left out */
            time_zone?: string;
        };
        NewException: {
            /** Format: uuid */
            branch_id: string | null;
            /** Format: date */
            ends_on: string;
            /** @enum {string} */
            kind: "leave" | "override";
            ranges: components["schemas"]["Range"][];
            reason?: string;
            /** Format: date */
            starts_on: string;
        };
        NewHold: {
            /** Format: uuid */
            branch_id: string;
            /** Format: uuid */
            practitioner_id: string;
            /** Format: uuid */
            room_id?: string;
            /** Format: uuid */
            service_id: string;
            /**
             * @description Wall clock of the branch, no offset
             * @example 2026-11-24T09:00
             */
            start_local?: string;
            /** Format: date-time */
            starts_at?: string;
        };
        NewInvitation: {
            email: string;
            language?: string;
            name: string;
            roles: components["schemas"]["RoleChoice"][];
        };
        NewResource: {
            branch_ids: string[];
            color?: string;
            /** @enum {string} */
            kind: "practitioner" | "room";
            /** Format: uuid */
            member_id?: string | null;
            name: string;
            room_type?: string;
            title?: string;
            weekly_hours?: components["schemas"]["ResourceHours"][];
        };
        NewRole: {
            description: string;
            name: string;
            permissions: string[];
            second_factor: boolean;
        };
        NewService: {
            active?: boolean;
            /** Format: int64 */
            buffer_after_minutes?: number;
            /** Format: int64 */
            buffer_before_minutes?: number;
            color?: string;
            /** Format: int64 */
            duration_minutes: number;
            name: string;
            practitioner_ids?: string[];
            price: components["schemas"]["Money"];
            room_type?: string | null;
        };
        OpenedInvitation: {
            chain_name: string;
            email: string;
            /** Format: date-time */
            expires_at: string;
            has_account: boolean;
            inviter: string;
            name: string;
            roles: string[];
        };
        PageAppointment: {
            items: components["schemas"]["Appointment"][];
            next_cursor?: string;
        };
        PageEvent: {
            items: components["schemas"]["Event"][];
            next_cursor?: string;
        };
        PagePatient: {
            items: components["schemas"]["Patient"][];
            next_cursor?: string;
        };
        PatchInputBody: {
            /** @description 2006-01-02; empty to forget it */
            birth_date?: string;
            email?: string;
            language?: string;
            name?: string;
            phone?: string;
        };
        Patient: {
            /** Format: date */
            birth_date: string | null;
            /** Format: date-time */
            created_at: string;
            email: string;
            id: string;
            language: string;
            name: string;
            /** Format: int64 */
            number: number;
            phone: string;
            /** Format: int64 */
            version: number;
        };
        PatientRef: {
            /** Format: uuid */
            id: string;
            name: string;
            phone: string;
        };
        Permission: {
            branch_scoped: boolean;
            group: string;
            key: string;
            sensitive: boolean;
            sentence: string;
        };
        Plan: {
            included: string[];
            key: string;
            name: string;
            /** @enum {string} */
            per: "practitioner" | "branch" | "chain";
            /** @description A month, by currency */
            prices: {
                [key: string]: components["schemas"]["Money"];
            };
            summary: string;
            /** @description What a new chain starts on */
            trial: boolean;
            /** Format: int64 */
            trial_days: number;
        };
        PostInputBody: {
            /** @description Register although the phone and a name are known */
            allow_duplicate?: boolean;
            /** @description 2006-01-02 */
            birth_date?: string;
            email?: string;
            language?: string;
            name: string;
            phone?: string;
        };
        Problem: {
            /** @description Stable: patients.not_found */
            code: string;
            /** @description What happened and what to do, in English; translate by code */
            detail?: string;
            /** @description The fields at fault, by JSON pointer */
            errors?: components["schemas"]["Field"][] | null;
            /** @description The request id */
            instance?: string;
            /** Format: int64 */
            status: number;
            title: string;
            /** @description /problems/ and the code */
            type: string;
        };
        Range: {
            ends: string;
            starts: string;
        };
        Reason: {
            reason: string;
        };
        Resource: {
            active: boolean;
            branch_ids: string[];
            color: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "practitioner" | "room";
            /** Format: uuid */
            member_id: string | null;
            name: string;
            room_type?: string;
            title?: string;
            /** Format: int64 */
            version: number;
            weekly_hours: components["schemas"]["ResourceHours"][];
        };
        ResourceHours: {
            /** Format: uuid */
            branch_id: string;
            ends: string;
            starts: string;
            /** Format: date */
            valid_from: string | null;
            /** Format: date */
            valid_to: string | null;
            /** Format: int64 */
            weekday: number;
        };
        Role: {
            builtin: boolean;
            description: string;
            /** Format: uuid */
            id: string;
            key: string;
            /** Format: int64 */
            members: number;
            name: string;
            permissions: string[];
            second_factor: boolean;
            /** Format: int64 */
            version: number;
        };
        RoleChoice: {
            /** Format: uuid */
            branch_id?: string;
            /** Format: uuid */
            role_id: string;
        };
        RoleGrant: {
            /** Format: uuid */
            branch_id: string | null;
            /** Format: uuid */
            role_id: string;
            role_name: string;
        };
        Service: {
            active: boolean;
            /** Format: int64 */
            buffer_after_minutes: number;
            /** Format: int64 */
            buffer_before_minutes: number;
            color: string;
            /** Format: int64 */
            duration_minutes: number;
            /** Format: uuid */
            id: string;
            name: string;
            practitioner_ids: string[];
            price: components["schemas"]["Money"];
            room_type: string | null;
            /** Format: int64 */
            version: number;
        };
        ServiceRef: {
            color: string;
            /** Format: uuid */
            id: string;
            name: string;
        };
        Session: {
            /**
             * Format: int64
             * @enum {integer}
             */
            aal: 1 | 2;
            /** Format: date-time */
            authenticated_at: string;
            current: boolean;
            /** Format: uuid */
            id: string;
            ip: string;
            /** Format: date-time */
            last_seen_at: string;
            user_agent: string;
        };
        Settings: {
            /**
             * Format: int64
             * @description How far ahead a time can be booked.
             */
            booking_horizon_days: number;
            /**
             * Format: int64
             * @description Later than this, a cancellation is late.
             */
            cancel_notice_hours: number;
            /**
             * Format: int64
             * @enum {integer}
             */
            clock: 12 | 24;
            /** @enum {string} */
            date_format: "DD-MM-YYYY" | "DD/MM/YYYY" | "MM/DD/YYYY" | "YYYY-MM-DD";
            /** @description Language of the chain's messages and documents. */
            language: string;
            /**
             * Format: int64
             * @description How soon a time can be booked by a patient.
             */
            lead_time_minutes: number;
            /** @description No message to a patient before this local time. */
            messages_from: string;
            /** @description No message to a patient after this local time. */
            messages_until: string;
            /** @description Hours before the visit at which a reminder goes out. */
            reminder_hours: number[] | null;
            /** @description Every member needs a second factor, whatever the role. */
            second_factor_for_all: boolean;
            /**
             * Format: int64
             * @description An idle session ends after this; a role may be stricter.
             */
            session_idle_minutes: number;
            /**
             * Format: int64
             * @description Appointments start on this grid.
             * @enum {integer}
             */
            slot_step_minutes: 5 | 10 | 15 | 20 | 30 | 60;
            /** @enum {string} */
            week_start: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
            weekend: ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[] | null;
        };
        SettingsOutputBody: {
            effective: components["schemas"]["Settings"];
            /** @description country, subdivision, clinic_type, tenant or branch, by key */
            sources: {
                [key: string]: string;
            };
        };
        Setup: {
            done: boolean;
            steps: components["schemas"]["Step"][];
        };
        Signup: {
            chain_name: string;
            /** @description Masked */
            email: string;
            /** Format: date-time */
            expires_at: string;
            id: string;
            /** Format: date-time */
            resend_at?: string;
            slug: string;
            /** @enum {string} */
            status: "pending" | "opened" | "expired";
            /** @description Where the chain is, once it is open */
            url?: string;
        };
        SignupInputBody: {
            chain_name: string;
            clinic_type: string;
            country: string;
            email: string;
            language?: string;
            owner_name: string;
            password: string;
            slug: string;
            subdivision?: string;
        };
        SlotDay: {
            /** Format: date */
            date: string;
            /** @enum {string} */
            reason?: "closed" | "holiday" | "on_leave" | "full" | "no_room" | "no_hours" | "past" | "beyond_horizon" | "too_soon";
            starts: components["schemas"]["SlotStart"][];
        };
        SlotStart: {
            /** Format: date-time */
            ends_at: string;
            practitioner_ids: string[];
            room_ids: string[];
            /**
             * @description Wall clock of the branch, no offset
             * @example 2026-11-24T09:00
             */
            start_local: string;
            /** Format: date-time */
            starts_at: string;
        };
        Slots: {
            days: components["schemas"]["SlotDay"][];
            /** Format: date */
            nearest_day: string | null;
            time_zone: string;
        };
        Slug: {
            available: boolean;
            /** @enum {string} */
            code?: "taken" | "reserved" | "look_alike" | "invalid";
            detail?: string;
            slug: string;
            suggestions: string[];
        };
        Started: {
            email: string;
            /** Format: date-time */
            expires_at: string;
            id: string;
            /** Format: date-time */
            resend_at: string;
            slug: string;
        };
        Step: {
            /** @enum {string} */
            key: "branch" | "services" | "people" | "second_factor" | "first_patient";
            /** @enum {string} */
            status: "todo" | "done" | "skipped";
        };
        Subdivision: {
            code: string;
            name: string;
            /** @description The usual one */
            time_zone: string;
            /** @description All that hold there, the usual one first */
            time_zones: string[];
        };
        SuggestedBranch: {
            address: components["schemas"]["AddressForm"];
            address_order: string[];
            country: string;
            hours: components["schemas"]["Hours"][];
            subdivision: string;
            time_zone: string;
        };
        SuggestedService: {
            /** Format: int64 */
            buffer_after_minutes: number;
            /** Format: int64 */
            buffer_before_minutes: number;
            color: string;
            /** Format: int64 */
            duration_minutes: number;
            key: string;
            name: string;
            price: components["schemas"]["Money"];
            room_type?: string;
        };
        Suggestions: {
            branch: components["schemas"]["SuggestedBranch"];
            practitioner_titles: string[];
            room_types: components["schemas"]["KeyName"][];
            services: components["schemas"]["SuggestedService"][];
        };
        Unavailable: {
            /**
             * @description Wall clock of the branch, no offset
             * @example 2026-11-24T09:00
             */
            end_local: string;
            /** Format: uuid */
            practitioner_id: string;
            reason: string;
            /**
             * @description Wall clock of the branch, no offset
             * @example 2026-11-24T09:00
             */
            start_local: string;
        };
        VerifyInputBody: {
            /** @example 123456 */
            code: string;
        };
        VerifyOutputBody: {
            slug: string;
            url: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "list-appointments": {
        parameters: {
            query?: {
                branch_id?: string;
                patient_id?: string;
                from?: string;
                to?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageAppointment"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "book-appointment": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAppointment"];
            };
        };
        responses: {
            /** @description OK */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-appointment": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "arrive-appointment": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "cancel-appointment": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "move-appointment": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveAppointment"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-appointment-moves": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["AppointmentMove"][];
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reinstate-appointment": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-audit": {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
                /** @description staff:<member id> or system:<name> */
                actor?: string;
                /** @description The kind of record: appointments, patients */
                entity?: string;
                entity_id?: string;
                action?: "insert" | "update" | "delete" | "view" | "export" | "act";
                from?: string;
                /** @description Up to, not including */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageEvent"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "export-audit": {
        parameters: {
            query?: {
                /** @description staff:<member id> or system:<name> */
                actor?: string;
                /** @description The kind of record: appointments, patients */
                entity?: string;
                entity_id?: string;
                action?: "insert" | "update" | "delete" | "view" | "export" | "act";
                from?: string;
                /** @description Up to, not including */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-branches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsOutputBranchBody"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "add-branch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBranchInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Branch"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-branch": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Branch"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "change-branch": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeBranchInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Branch"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-branch-holidays": {
        parameters: {
            query: {
                year: number;
                /** @description The chain's where it is left out */
                language?: "en" | "hi" | "ar" | "fr";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HolidaysOutputBody"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "set-branch-holiday": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                date: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HolidayInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Holiday"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "set-branch-hours": {
        parameters: {
            query?: never;
            header?: {
                /** @description May be left out: the hours are replaced whole */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoursInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Branch"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-clinic-types": {
        parameters: {
            query?: {
                /** @description Goes before Accept-Language */
                language?: "en" | "hi" | "ar" | "fr";
            };
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsOutputClinicTypeBody"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-countries": {
        parameters: {
            query?: {
                /** @description Goes before Accept-Language */
                language?: "en" | "hi" | "ar" | "fr";
            };
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsOutputCountryBody"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-day": {
        parameters: {
            query: {
                branch_id: string;
                date: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Day"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "watch-events": {
        parameters: {
            query: {
                branch_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "take-hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewHold"];
            };
        };
        responses: {
            /** @description OK */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "keep-hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldToken"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "release-hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldToken"];
            };
        };
        responses: {
            /** @description OK */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-host": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Host"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsOutputInvitationBody"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "invite-member": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewInvitation"];
            };
        };
        responses: {
            /** @description OK */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "accept-invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    password?: string;
                    token: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        email: string;
                    };
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "open-invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    token: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedInvitation"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "resend-invitation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "revoke-invitation": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "change-me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    language?: string;
                    name?: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsOutputMemberBody"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "leave-member": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "reinstate-member": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "set-member-roles": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberRoles"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "suspend-member": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-patients": {
        parameters: {
            query?: {
                /** @description Prefixes of names in any order, a phone, a birth date, a number */
                q?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PagePatient"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "register-patient": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Patient"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-patient": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Patient"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "change-patient": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PatchInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Patient"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsOutputPermissionBody"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-plans": {
        parameters: {
            query?: {
                /** @description Goes before Accept-Language */
                language?: "en" | "hi" | "ar" | "fr";
            };
            header?: {
                "Accept-Language"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsOutputPlanBody"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-resources": {
        parameters: {
            query?: {
                kind?: "practitioner" | "room";
                branch_id?: string;
                active?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsOutputResourceBody"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "add-resource": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewResource"];
            };
        };
        responses: {
            /** @description OK */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Resource"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "change-resource": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeResource"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Resource"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-resource-exceptions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsOutputExceptionBody"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "add-resource-exception": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewException"];
            };
        };
        responses: {
            /** @description OK */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exception"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "remove-resource-exception": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                eid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "set-resource-hours": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    hours: components["schemas"]["ResourceHours"][];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Resource"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsOutputRoleBody"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "add-role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRole"];
            };
        };
        responses: {
            /** @description OK */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "change-role": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRole"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Role"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "remove-role": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-services": {
        parameters: {
            query?: {
                active?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsOutputServiceBody"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "add-service": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewService"];
            };
        };
        responses: {
            /** @description OK */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Service"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "add-services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    services: components["schemas"]["NewService"][];
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsOutputServiceBody"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "change-service": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeService"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Service"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "list-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsOutputSessionBody"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "end-other-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "end-session": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-settings": {
        parameters: {
            query?: {
                /** @description One branch's; the chain's where it is left out */
                branch_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsOutputBody"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "change-settings": {
        parameters: {
            query?: {
                branch_id?: string;
            };
            header?: {
                /** @description May be left out */
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * Format: int64
                     * @description How far ahead a time can be booked.
                     */
                    booking_horizon_days?: number | null;
                    /**
                     * Format: int64
                     * @description Later than this, a cancellation is late.
                     */
                    cancel_notice_hours?: number | null;
                    /**
                     * Format: int64
                     * @enum {integer|null}
                     */
                    clock?: 12 | 24 | null;
                    /** @enum {string|null} */
                    date_format?: "DD-MM-YYYY" | "DD/MM/YYYY" | "MM/DD/YYYY" | "YYYY-MM-DD" | null;
                    /** @description Language of the chain's messages and documents. */
                    language?: string | null;
                    /**
                     * Format: int64
                     * @description How soon a time can be booked by a patient.
                     */
                    lead_time_minutes?: number | null;
                    /** @description No message to a patient before this local time. */
                    messages_from?: string | null;
                    /** @description No message to a patient after this local time. */
                    messages_until?: string | null;
                    /** @description Hours before the visit at which a reminder goes out. */
                    reminder_hours?: number[] | null;
                    /** @description Every member needs a second factor, whatever the role. */
                    second_factor_for_all?: boolean | null;
                    /**
                     * Format: int64
                     * @description An idle session ends after this; a role may be stricter.
                     */
                    session_idle_minutes?: number | null;
                    /**
                     * Format: int64
                     * @description Appointments start on this grid.
                     * @enum {integer|null}
                     */
                    slot_step_minutes?: 5 | 10 | 15 | 20 | 30 | 60 | null;
                    /** @enum {string|null} */
                    week_start?: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" | null;
                    weekend?: ("monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")[] | null;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsOutputBody"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Setup"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "finish-setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Setup"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-setup-suggestions": {
        parameters: {
            query?: {
                branch_id?: string;
                /** @description The chain's where it is left out */
                language?: "en" | "hi" | "ar" | "fr";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suggestions"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "skip-setup-step": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                step: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Setup"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "start-signup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignupInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Started"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "get-signup": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Signup"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "resend-signup-code": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Signup"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "verify-signup": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerifyOutputBody"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "find-slots": {
        parameters: {
            query: {
                branch_id: string;
                service_id: string;
                practitioner_id?: string;
                from: string;
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Slots"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    "check-slug": {
        parameters: {
            query?: {
                /** @description The chain's name, for suggestions */
                name?: string;
            };
            header?: never;
            path: {
                slug: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Slug"];
                };
            };
            /** @description Error */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
