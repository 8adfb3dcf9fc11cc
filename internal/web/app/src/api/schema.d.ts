/** Made from the OpenAPI document by `npm run gen`. Not to be edited. */
export interface paths {
    "/appointments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Appointments by start */
        get: operations["list-appointments"];
        put?: never;
        /** Book a patient */
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
        /** One appointment */
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
        /** The patient is here */
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
        /** Cancel it; its time is free again */
        post: operations["cancel-appointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The visit is over */
        post: operations["complete-appointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The patient says they will come */
        post: operations["confirm-appointment"];
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
        /** Give it another time, practitioner or room */
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
        /** What happened to it: who, when, why, from where to where */
        get: operations["list-appointment-moves"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{id}/no-show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The patient did not come; only once the branch's grace has passed */
        post: operations["no-show-appointment"];
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
        /** Take a cancellation back, if the time is still free */
        post: operations["reinstate-appointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The practitioner has called the patient in */
        post: operations["start-appointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the last arrival, start, completion, no-show or confirmation back, within three minutes */
        post: operations["undo-appointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What somebody wants to do beyond their limit, the newest first */
        get: operations["list-approvals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/approvals/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many wait for who asks to decide */
        get: operations["count-approvals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/approvals/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Agree: the discount may be issued, the refund is made */
        post: operations["approve-request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/approvals/{id}/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turn a request down, with a reason */
        post: operations["refuse-request"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/approvals/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back what one asked for */
        post: operations["withdraw-request"];
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
    "/billing/limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far each role may go on its own */
        get: operations["list-billing-limits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/billing/limits/{role}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set how far a role may go on its own */
        put: operations["set-billing-limits"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/booking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What patients may book here themselves, where and with whom */
        get: operations["get-booking-page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/booking/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hold a time for five minutes while the form is open */
        post: operations["hold-booking-slot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/booking/holds/keep": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hold it for five minutes more */
        post: operations["keep-booking-hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/booking/holds/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a held time back */
        post: operations["release-booking-hold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/booking/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a time; a code goes to the e-mail address */
        post: operations["ask-to-book"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/booking/requests/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail a new code; the old one is void */
        post: operations["resend-booking-code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/booking/requests/{id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Book, with the code that was mailed */
        post: operations["verify-booking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/booking/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Times that patients may book themselves, by day */
        get: operations["list-booking-slots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/booking/visits/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The appointment of a link */
        get: operations["get-booked-visit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/booking/visits/{token}/calendar.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** It as a file for the patient's own calendar */
        get: operations["get-visit-calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/booking/visits/{token}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel it, within the clinic's notice */
        post: operations["cancel-visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/booking/visits/{token}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The patient will come */
        post: operations["confirm-visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/booking/visits/{token}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give it another time, within the clinic's notice */
        post: operations["move-visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/booking/visits/{token}/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Times to which it can be moved */
        get: operations["list-visit-slots"];
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
    "/branches/{id}/billing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a branch bills: seller in law, tax ids, numbers */
        get: operations["get-branch-billing"];
        /** Change how a branch bills */
        put: operations["change-branch-billing"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
        /** A day of a branch: a column for each practitioner, what is booked, held and unavailable */
        get: operations["get-day"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/day-close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What moved on a day of a branch, by method, and how it was counted */
        get: operations["get-money-of-day"];
        put?: never;
        /** Keep the count of a day and shut it: money that moves later counts to a later day */
        post: operations["close-day"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/documents/{link}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The content of a document; the look is recorded */
        get: operations["open-document"];
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
        /** Server-sent events: appointment, hold, ping. They say what changed; the screen asks for the rest */
        get: operations["watch-branch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/followup-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rules that make follow-ups, those at work first */
        get: operations["list-followup-rules"];
        put?: never;
        /** Make a rule */
        post: operations["add-followup-rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/followup-rules/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How many tasks a rule would have made in the last 30 days */
        post: operations["preview-followup-rule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/followup-rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a rule; the tasks it made stay as they are */
        put: operations["change-followup-rule"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/followups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is to be called: what is due by day, then by value; then what is to come */
        get: operations["list-followups"];
        put?: never;
        /** Put a call on the list by hand */
        post: operations["add-followup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/followups/assignees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** To whom follow-ups can be given */
        get: operations["list-followup-assignees"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/followups/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the day stands */
        get: operations["count-followups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/followups/reassign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give them to somebody else, all or none */
        post: operations["reassign-followups"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/followups/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Patients who were here and have no next visit, the last seen first */
        get: operations["list-recall"];
        put?: never;
        /** Put patients of the recall list into the queue, all or none */
        post: operations["recall-patients"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/followups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One follow-up */
        get: operations["get-followup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/followups/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give it up, for a reason */
        post: operations["cancel-followup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/followups/{id}/outcome": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What came of the call */
        post: operations["note-followup-outcome"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/followups/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a closed one up again */
        post: operations["reopen-followup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/followups/{id}/snooze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put it off */
        post: operations["snooze-followup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/followups/{id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell the others that you are calling */
        post: operations["take-followup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/followups/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back what you did last, while it is fresh */
        post: operations["undo-followup"];
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
        /** Hold a time for five minutes while the form is open */
        post: operations["hold-slot"];
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
        /** Hold it for five minutes more */
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
        /** Give a held time back */
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
    "/intake-forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The chain's intake forms */
        get: operations["list-intake-forms"];
        put?: never;
        /** Begin a form from that of a clinic type */
        post: operations["make-intake-form"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/intake-forms/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A form with its draft */
        get: operations["get-intake-form"];
        /** Write the draft of a form */
        put: operations["change-intake-form"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/intake-forms/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a version that can be sent and never changes */
        post: operations["publish-intake-form"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/intake/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A form by its link, with what was answered so far */
        post: operations["open-intake"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/intake/save": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep answers as they are given */
        post: operations["save-intake"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/intake/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand the form in, signed */
        post: operations["submit-intake"];
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
        /** Who was asked to join and has not yet */
        get: operations["list-invitations"];
        put?: never;
        /** Ask somebody by e-mail to join */
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
        /** Join with the link of an invitation */
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
        /** Whose invitation a link is */
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
        /** Mail a new link; the old one is void */
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
        /** Withdraw an invitation */
        post: operations["revoke-invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invoices and credit notes, the latest first */
        get: operations["list-invoices"];
        put?: never;
        /** Begin a draft */
        post: operations["draft-invoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/propose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The invoice of a completed appointment: drafted once, found after that */
        post: operations["propose-invoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One invoice with its lines, what of them is paid, and the document as it was issued */
        get: operations["get-invoice"];
        /** Replace what is on a draft */
        put: operations["change-invoice"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{id}/ask-approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask somebody else to approve the discounts of a draft */
        post: operations["ask-discount-approval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{id}/credit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Correct an issued invoice by a credit note; give back at once what was paid, if asked to */
        post: operations["credit-invoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Throw a draft away */
        post: operations["discard-invoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what to an invoice and its money, and when */
        get: operations["invoice-history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{id}/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a draft its number; nothing of it changes after that */
        post: operations["issue-invoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invoices/{id}/write-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give up what is owed on an invoice */
        post: operations["write-off-invoice"];
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
        /** Change your name or your language */
        patch: operations["change-me"];
        trace?: never;
    };
    "/measure-kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What can be measured, in which units, and what is plausible */
        get: operations["list-measure-kinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who works here, or has */
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
        /** End a membership; its history stays */
        post: operations["end-membership"];
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
        /** Let a suspended member in again */
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
        /** Give a member their roles */
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
        /** Shut a member out at once */
        post: operations["suspend-member"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/message-channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the chain reaches phones; never a secret */
        get: operations["list-message-channels"];
        /** Set up a channel, or change it */
        put: operations["set-message-channel"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/message-channels/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a text to a number of the clinic's own */
        post: operations["test-message-channel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/message-settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which kinds of message are sent, and by which channel first */
        get: operations["get-message-settings"];
        /** Change them */
        put: operations["set-message-settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/message-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every text in force, the chain's or ours */
        get: operations["list-message-templates"];
        /** Give the chain its own words */
        put: operations["set-message-template"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/message-templates/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How a text reads, and what it takes to send */
        post: operations["preview-message-template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/message-templates/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go back to our words */
        post: operations["reset-message-template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages that wait, have failed or went out, without their texts */
        get: operations["list-messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many messages wait, are late, have failed or were held back */
        get: operations["count-messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw a message that has not gone out */
        post: operations["cancel-message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a message once more, from what is true now */
        post: operations["resend-message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a message again that failed or was held back */
        post: operations["retry-message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/my-day": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A practitioner's patients of a day, with what is not signed yet */
        get: operations["get-my-day"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/note-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The forms notes are written on */
        get: operations["list-note-templates"];
        put?: never;
        /** Add a template */
        post: operations["add-note-template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/note-templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One template in its newest form */
        get: operations["get-note-template"];
        /** Give a template another form; notes stay on theirs */
        put: operations["change-note-template"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/note-templates/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a template out of use */
        post: operations["archive-note-template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/note-templates/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a template back into use */
        post: operations["restore-note-template"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One note */
        get: operations["get-note"];
        put?: never;
        post?: never;
        /** Throw a draft away */
        delete: operations["discard-draft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notes/{id}/addenda": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add to a signed note; the note stays as it was */
        post: operations["append-note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notes/{id}/cosign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign what somebody else handed in */
        post: operations["cosign-note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notes/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep what was typed, upon the revision it was typed upon */
        put: operations["save-draft"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notes/{id}/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether a signed note is what was signed */
        get: operations["prove-note"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notes/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give it back to its author, with a reason */
        post: operations["return-note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notes/{id}/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign it; from then on it never changes */
        post: operations["sign-note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notes/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand it to somebody who co-signs */
        post: operations["submit-note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/notes/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take one's own note back before it is co-signed */
        post: operations["withdraw-note"];
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
        /** Find patients by prefixes of names, phone, birth date or number, or by a whole identifier */
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
    "/patients/flags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What to know of up to 200 patients before they speak */
        get: operations["list-patient-flags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/possible-duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who may be the person that is being typed in */
        post: operations["find-possible-duplicates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/registration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What registration asks for at a branch */
        get: operations["get-registration-rules"];
        put?: never;
        post?: never;
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
        /** One patient's record; the look is recorded */
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
    "/patients/{id}/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a patient owes and has left, with all that led to it */
        get: operations["patient-account"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/{id}/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Show words to everybody who sees the patient */
        post: operations["add-patient-alert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/{id}/alerts/{eid}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End an alert */
        post: operations["remove-patient-alert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/{id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a patient stands on each purpose, and everything they said */
        get: operations["list-consents"];
        put?: never;
        /** Record that a patient agrees or refuses */
        post: operations["record-consent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/{id}/consents/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw a consent, with a reason */
        post: operations["withdraw-consent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/{id}/consents/{consent_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One consent with its exact words and signature, to print */
        get: operations["get-consent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/{id}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A patient's documents, newest first */
        get: operations["list-documents"];
        put?: never;
        /** Keep a file, which is the body; its type is found from the content */
        post: operations["add-document"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/{id}/documents/{document_id}/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a document away, with a reason */
        post: operations["delete-document"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/{id}/documents/{document_id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A link that opens the document for you, for five minutes */
        post: operations["link-document"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/{id}/followup-acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done about a patient's follow-ups, the newest first */
        get: operations["list-patient-followup-acts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/{id}/followups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A patient's follow-ups, open or not, the newest first */
        get: operations["list-patient-followups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The medical history; the look is recorded */
        get: operations["get-patient-history"];
        put?: never;
        /** Add an entry to a list of the history */
        post: operations["add-patient-history"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/{id}/history/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that a list was asked about and nothing is known of, or take that back */
        post: operations["answer-patient-history"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/{id}/history/{eid}": {
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
        /** Change an entry as a whole */
        patch: operations["change-patient-history"];
        trace?: never;
    };
    "/patients/{id}/history/{eid}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an entry off its list, with a reason */
        post: operations["remove-patient-history"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/{id}/identifiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep a national id or health card, encrypted */
        post: operations["add-patient-identifier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/{id}/identifiers/{eid}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Forget an identifier */
        post: operations["remove-patient-identifier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/{id}/identifiers/{eid}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The whole identifier; the look is recorded */
        post: operations["reveal-patient-identifier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/{id}/insurances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep who insures a patient, the member number encrypted */
        post: operations["add-patient-insurance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/{id}/insurances/{eid}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Forget an insurance */
        post: operations["remove-patient-insurance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/{id}/insurances/{eid}/reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The whole member number; the look is recorded */
        post: operations["reveal-patient-insurance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/{id}/intakes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Forms sent to a patient, without answers */
        get: operations["list-intakes"];
        put?: never;
        /** Send a form to a patient */
        post: operations["send-intake"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/{id}/intakes/{intake_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a patient answered; the look is recorded */
        get: operations["get-intake"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/{id}/intakes/{intake_id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The link of a form that is still open */
        post: operations["link-intake"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/{id}/intakes/{intake_id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that the answers were read */
        post: operations["review-intake"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/{id}/message-preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a patient wants to be reached, and how not */
        get: operations["get-message-preferences"];
        /** Keep what a patient said about it */
        put: operations["set-message-preferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a patient was told and wrote, with the texts; the look is recorded */
        get: operations["list-patient-messages"];
        put?: never;
        /** Write to a patient */
        post: operations["write-message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was written about a patient, the newest first */
        get: operations["list-patient-notes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to a patient, newest first */
        get: operations["get-patient-timeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/{id}/use-credit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pay what is owed with what the patient has left */
        post: operations["use-credit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/patients/{id}/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A patient's visits, the newest first */
        get: operations["list-patient-visits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a payment, in one or several methods, and put it to what is owed */
        post: operations["take-payment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One payment with its receipt */
        get: operations["get-payment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/payments/{id}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give back what a payment has left; above the limit it waits for approval */
        post: operations["refund-payment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that can be allowed */
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
    "/preferences/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a patient chose, behind the link of a message */
        get: operations["open-preferences"];
        /** Choose which messages to get, and where */
        put: operations["choose-preferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/preferences/{token}/unsubscribe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End e-mail with one click (RFC 8058) */
        post: operations["unsubscribe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What every service costs at a branch today, and how it is taxed */
        get: operations["list-prices"];
        put?: never;
        /** Give a service a price of its own at a branch, from a day on */
        post: operations["add-price"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/prices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take back a price that has not begun to hold */
        delete: operations["drop-price"];
        options?: never;
        head?: never;
        /** Say until when a price holds */
        patch: operations["end-price"];
        trace?: never;
    };
    "/receivables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who owes at a branch at the end of a day, and for how long */
        get: operations["list-receivables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The table of a report as CSV; the export is recorded */
        get: operations["export-report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/appointments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was booked, and what became of it */
        get: operations["report-appointments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/followups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which follow-ups are late, and what came of those of the period */
        get: operations["report-followups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/issued": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Revenue by what was invoiced, less credit notes */
        get: operations["report-issued"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/leaks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where revenue leaks */
        get: operations["report-leaks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/leaks/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cases behind a leak, the newest first */
        get: operations["report-leak-rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/load": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is overloaded: the period, and the seven days to come */
        get: operations["report-load"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which source brings patients who come and pay */
        get: operations["report-sources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/taken": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Revenue by money taken, less money given back */
        get: operations["report-taken"];
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
        /** Practitioners and rooms with their weekly hours */
        get: operations["list-resources"];
        put?: never;
        /** Add a practitioner or a room */
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
        /** Change a practitioner or a room */
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
        /** Leave and overrides that are not over */
        get: operations["list-exceptions"];
        put?: never;
        /** Add leave, or other hours on some dates */
        post: operations["add-exception"];
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
        /** Take leave or an override back */
        delete: operations["remove-exception"];
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
        /** Replace the weekly hours */
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
        /** The roles and what they allow */
        get: operations["list-roles"];
        put?: never;
        /** Add a role */
        post: operations["create-role"];
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
        /** Change what a role allows */
        put: operations["change-role"];
        post?: never;
        /** Remove a role nobody holds */
        delete: operations["delete-role"];
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
        /** The services on offer, by name */
        get: operations["list-services"];
        put?: never;
        /** Offer a service */
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
        /** Offer several services at once, all or none */
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
        /** Change a service */
        patch: operations["change-service"];
        trace?: never;
    };
    "/services/{id}/tax-class": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Say what sort of thing a service is for the law */
        put: operations["set-tax-class"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where you are signed in */
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
        /** End all your sessions but this one */
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
        /** End one of your sessions */
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
        /** Free starts of a service by day, and why a day has none */
        get: operations["list-slots"];
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
    "/snippets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What shortcuts stand for: my own and everybody's */
        get: operations["list-snippets"];
        put?: never;
        /** Add a snippet */
        post: operations["add-snippet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/snippets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a snippet */
        put: operations["change-snippet"];
        post?: never;
        /** Forget a snippet */
        delete: operations["remove-snippet"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscription": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the chain may do, until when, and what it pays */
        get: operations["get-subscription"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscription/checkout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The page on which a plan is bought */
        post: operations["open-checkout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscription/portal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The page on which cards, invoices and the subscription's end are seen to */
        post: operations["open-portal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/unsigned-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Notes nobody has signed yet, the oldest first */
        get: operations["list-unsigned-notes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a visit of somebody who walked in */
        post: operations["open-visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/visits/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One visit */
        get: operations["get-visit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/visits/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a visit that has no appointment to complete */
        post: operations["close-visit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/visits/{id}/last-note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The patient's newest signed note, to begin another with */
        get: operations["get-last-note"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/visits/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The notes of a visit */
        get: operations["list-visit-notes"];
        put?: never;
        /** Begin a note about a visit */
        post: operations["start-note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/walk-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Book somebody who is here for the first free time of today */
        post: operations["add-walk-in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/meta": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Meta asks whether this address is ours */
        get: operations["meta-webhook-challenge"];
        put?: never;
        /** Meta tells what became of messages, or what somebody wrote */
        post: operations["meta-webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/stripe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What Stripe tells us; signed by Stripe */
        post: operations["stripe-webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/twilio": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Twilio tells what became of a message, or what somebody wrote */
        post: operations["twilio-webhook"];
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
        AcceptInputBody: {
            /** @description Left out by who has an account */
            name?: string;
            /** @description Left out by who has an account */
            password?: string;
            token: string;
        };
        AcceptedOutputBody: {
            /** @description What they sign in with */
            email: string;
        };
        AccountBalance: {
            /**
             * Format: int64
             * @description Paid and on no invoice yet, in minor units
             */
            credit: number;
            currency: string;
            /**
             * Format: int64
             * @description Minor units
             */
            owed: number;
        };
        Actor: {
            id: string;
            /** @enum {string} */
            kind: "staff" | "system" | "operator" | "visitor" | "sql";
            name: string;
        };
        Addendum: {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            author_id: string;
            author_name: string;
            /** Format: uuid */
            id: string;
            reason: string;
            text: string;
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
        AlertInputBody: {
            /** @description 2006-01-02, the last day it is shown */
            expires_on?: string;
            /** @enum {string} */
            severity: "critical" | "warning" | "notice";
            text: string;
        };
        AnswerHistoryInputBody: {
            /** @enum {string} */
            list: "allergies" | "conditions" | "medications" | "surgeries" | "family" | "social";
            /** @enum {string} */
            state: "none_known" | "not_asked";
        };
        Appointment: {
            /** Format: date-time */
            arrived_at: string | null;
            /** Format: uuid */
            branch_id: string;
            /** @enum {string} */
            cancel_code: "" | "patient_ill" | "patient_schedule" | "clinic" | "weather" | "other";
            /** @description In words; may be empty beside a code */
            cancel_reason: string;
            /** Format: date-time */
            cancelled_at: string | null;
            /** @enum {string} */
            cancelled_by: "" | "patient" | "clinic";
            /** @description By the patient, within the notice the branch asked for */
            cancelled_late: boolean;
            /** Format: date-time */
            completed_at: string | null;
            /**
             * Format: date-time
             * @description When the patient said yes to this time
             */
            confirmed_by_patient_at: string | null;
            /** Format: date-time */
            created_at: string;
            end_local: string;
            /** Format: date-time */
            ends_at: string;
            /** Format: uuid */
            id: string;
            note: string;
            patient: components["schemas"]["PatientRef"];
            practitioner: components["schemas"]["Named"];
            /** @description Who or what sent the patient */
            referrer: string;
            room: components["schemas"]["Named"];
            service: components["schemas"]["ServiceRef"];
            /** @enum {string} */
            source: "call" | "walk_in" | "website" | "referral" | "ad" | "staff";
            start_local: string;
            /** Format: date-time */
            started_at: string | null;
            /** Format: date-time */
            starts_at: string;
            /** @enum {string} */
            status: "requested" | "held" | "payment_pending" | "confirmed" | "arrived" | "in_service" | "completed" | "cancelled" | "no_show";
            utm_campaign: string;
            utm_medium: string;
            utm_source: string;
            /** Format: int64 */
            version: number;
        };
        AppointmentMove: {
            /** @enum {string} */
            act: "book" | "move" | "cancel" | "reinstate" | "arrive" | "start" | "complete" | "no_show" | "confirm" | "undo";
            /** @description The member's name, or system:<name> */
            actor: string;
            /** Format: date-time */
            at: string;
            from_practitioner: string | null;
            /** @description 2026-11-24T09:00, by the wall of the branch */
            from_start_local: string | null;
            reason: string;
            /** @description Why it was cancelled, or which act was undone */
            reason_code: string;
            to_practitioner: string | null;
            to_start_local: string | null;
        };
        AppointmentsReportOutputBody: {
            items: components["schemas"]["Outcome"][];
            total: components["schemas"]["Outcome"];
        };
        Approval: {
            amount: components["schemas"]["Money"];
            /**
             * Format: int64
             * @description Taken off the line that has most taken off
             */
            basis_points: number;
            branch: string;
            /** Format: uuid */
            branch_id: string;
            /** Format: date-time */
            decided_at: string | null;
            decider: string;
            /** @description Why it was refused */
            decision: string;
            /**
             * Format: int64
             * @description Of the invoice, in minor units
             */
            gross: number;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            invoice_id: string;
            /** @enum {string} */
            kind: "discount" | "refund";
            /** @description Of a refund */
            method: string;
            /** @description Asked for by who looks: somebody else decides */
            own: boolean;
            patient: string;
            /** Format: uuid */
            patient_id: string;
            /** Format: uuid */
            payment_id: string;
            reason: string;
            /** Format: date-time */
            requested_at: string;
            requester: string;
            /** @enum {string} */
            status: "pending" | "approved" | "refused" | "withdrawn";
        };
        ApprovalCountOutputBody: {
            /** Format: int64 */
            pending: number;
        };
        AskedBooking: {
            /** Format: date-time */
            expires_at: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            resend_after: string;
        };
        BillDocument: {
            /** @description ISO 3166-1 */
            country: string;
            footer: string;
            patient: components["schemas"]["BillPatient"];
            /** @description Subdivision where the care was given */
            place: string;
            /** @description Name and title by id */
            practitioners: {
                [key: string]: string;
            };
            seller: components["schemas"]["BillSeller"];
            /** @description Key: invoice, tax_invoice, bill_of_supply, invoice_cum_bill_of_supply, credit_note, receipt */
            title: string;
            /** @description What the law wants printed, by language */
            wording: {
                [key: string]: string;
            }[];
        };
        BillPatient: {
            language: string;
            name: string;
            /** Format: int64 */
            number: number;
        };
        BillSeller: {
            address: string[];
            branch: string;
            email: string;
            extra?: {
                [key: string]: string;
            };
            legal_name: string;
            phone: string;
            tax_ids: components["schemas"]["BillTaxID"][];
        };
        BillTaxID: {
            name: string;
            number: string;
        };
        BillingReasonInputBody: {
            reason: string;
        };
        BookedVisit: {
            address: components["schemas"]["Address"];
            branch: string;
            /** Format: uuid */
            branch_id: string;
            /** @description It can be moved and cancelled here; else by a call */
            changeable: boolean;
            clinic: string;
            /** @description The patient has said they will come */
            confirmed: boolean;
            country: string;
            end_local: string;
            /** Format: date-time */
            ends_at: string;
            /** Format: int64 */
            notice_hours: number;
            phone: string;
            policy: string;
            practitioner: components["schemas"]["Named"];
            service: string;
            start_local: string;
            /** Format: date-time */
            starts_at: string;
            /** @enum {string} */
            status: "requested" | "held" | "payment_pending" | "confirmed" | "arrived" | "in_service" | "completed" | "cancelled" | "no_show";
            time_zone: string;
            /** @description Of the link to it; another after a move */
            token: string;
        };
        BookingRequestInputBody: {
            /** @description 2015-03-08 */
            birth_date?: string;
            /** @description Who books for a child; left out: the patient */
            booker?: string;
            /** Format: uuid */
            branch_id: string;
            email: string;
            form: string;
            hold_token?: string;
            /** @enum {string} */
            language: "en" | "hi" | "ar" | "fr";
            /** @description The patient's */
            name: string;
            phone: string;
            /** @description As it was shown and accepted */
            policy: string;
            /** Format: uuid */
            practitioner_id: string;
            reason?: string;
            referrer?: string;
            /** Format: uuid */
            service_id: string;
            /** Format: date-time */
            starts_at: string;
            utm_campaign?: string;
            utm_medium?: string;
            utm_source?: string;
            /** @description Stays empty: no person sees it */
            website?: string;
        };
        Branch: {
            active: boolean;
            address: components["schemas"]["Address"];
            code: string;
            country: string;
            email: string;
            hours: components["schemas"]["Hours"][];
            /** Format: uuid */
            id: string;
            name: string;
            phone: string;
            subdivision: string;
            time_zone: string;
            /** Format: int64 */
            version: number;
        };
        BranchBilling: {
            /** Format: uuid */
            branch_id: string;
            /** @description 2006-01-02, or empty: money of this day and before is counted */
            closed_through: string;
            currency: string;
            /** Format: int64 */
            due_days: number;
            /** @description What a first invoice's number would be today */
            example: string;
            footer: string;
            /** @description The numbers a seller may have here */
            known_tax_ids: components["schemas"]["TaxID"][];
            /** @description Empty: the chain's name */
            legal_name: string;
            /** @description With {prefix}, {yy} or {fy}, {kind} and {seq} */
            number_pattern: string;
            prefix: string;
            /** @description By code */
            tax_ids: {
                [key: string]: string;
            };
            /** @description Prices have the tax in them */
            tax_inclusive: boolean;
            /** Format: int64 */
            version: number;
        };
        BranchBillingFields: {
            /** Format: int64 */
            due_days: number;
            footer: string;
            /** @description Empty: the chain's name */
            legal_name: string;
            /** @description With {prefix}, {yy} or {fy}, {kind} and {seq} */
            number_pattern: string;
            prefix: string;
            /** @description By code */
            tax_ids: {
                [key: string]: string;
            };
            /** @description Prices have the tax in them */
            tax_inclusive: boolean;
        };
        Calls: {
            /**
             * Format: int64
             * @description Of those done, how many led to an appointment
             */
            booked: number;
            /**
             * Format: int64
             * @description In the period
             */
            created: number;
            /**
             * Format: int64
             * @description Of those created in the period
             */
            done: number;
            event: string;
            /**
             * Format: int64
             * @description Now
             */
            open: number;
            /**
             * Format: int64
             * @description Of them, due before today
             */
            overdue: number;
        };
        CallsReportOutputBody: {
            items: components["schemas"]["Calls"][];
        };
        CancelInputBody: {
            /**
             * @description Left out: who the code speaks of
             * @enum {string}
             */
            by?: "patient" | "clinic";
            /**
             * @description other where it is left out
             * @enum {string}
             */
            code?: "patient_ill" | "patient_schedule" | "clinic" | "weather" | "other";
            /** @description Required where the code is other */
            reason?: string;
        };
        CancelVisitInputBody: {
            /** @enum {string} */
            code: "patient_ill" | "patient_schedule" | "other";
            reason?: string;
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
        ChangeMeInputBody: {
            language?: string;
            name?: string;
        };
        CheckoutInputBody: {
            language?: string;
            plan: string;
        };
        Chosen: {
            hold_token?: string;
            /** Format: uuid */
            practitioner_id: string;
            /** Format: date-time */
            starts_at: string;
        };
        ClinicType: {
            /** @description A Tabler icon */
            icon: string;
            key: string;
            name: string;
            summary: string;
        };
        CloseDayInputBody: {
            /** Format: uuid */
            branch_id: string;
            /** @description Why the count differs */
            comment?: string;
            /** @description Minor units by method */
            counted: {
                [key: string]: number;
            };
            /** Format: date */
            date: string;
        };
        Condition: {
            is: string[] | null;
            question: string;
        };
        Consent: {
            /** Format: date-time */
            at: string;
            basis: string;
            /** @description The exact words; where one consent is asked for */
            body?: string;
            country: string;
            form: string;
            /** Format: uuid */
            id: string;
            ip: string;
            language: string;
            purpose: string;
            reason: string;
            recorded_by: string;
            relation: string;
            signature?: ((number[] | null)[] | null)[] | null;
            /** @description A drawn signature is kept */
            signed: boolean;
            /** @enum {string} */
            signed_by: "patient" | "guardian" | "staff";
            signer_name: string;
            /** @enum {string} */
            source: "desk" | "intake" | "paper";
            /** Format: uuid */
            source_id: string;
            /** @enum {string} */
            state: "given" | "refused" | "withdrawn";
            subdivision: string;
            text_sha256: string;
            /** Format: int64 */
            text_version: number;
            title: string;
            /** @description Staff attest that the minor understands */
            understands: boolean;
        };
        ConsentPurpose: {
            allowed: boolean;
            basis: string;
            form: string;
            /** @description The law takes it for granted until the patient says otherwise */
            implied: boolean;
            /** @description A guardian spoke for a child who is of age now */
            lapsed: boolean;
            latest: components["schemas"]["Consent"];
            missing: boolean;
            must_sign: boolean;
            /** @description The rule or the words are not confirmed */
            needs_review: boolean;
            /** @description The patient is told and acknowledges it; a refusal needs its reason */
            notice: boolean;
            /** @description Other words are in force now */
            outdated: boolean;
            purpose: string;
            /** @description always, never, when_tele and so on */
            required: string;
            text: components["schemas"]["ConsentText"];
        };
        ConsentSigner: {
            /** @description A younger patient may, who understands */
            capacity: boolean;
            /** @description The patient consents alone; also where the birth date is not known */
            of_age: boolean;
        };
        ConsentText: {
            body: string;
            language: string;
            sha256: string;
            title: string;
            /** Format: int64 */
            version: number;
        };
        ConsentsOutputBody: {
            /** @description Newest first */
            history: components["schemas"]["Consent"][];
            /** @description In which the words are to be had */
            languages: string[];
            purposes: components["schemas"]["ConsentPurpose"][];
            signer: components["schemas"]["ConsentSigner"];
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
        CreditInvoiceInputBody: {
            /** @description Left out: all that is left of every line */
            lines?: components["schemas"]["Item"][] | null;
            reason: string;
            /** @description Give back what was paid of it; left out: it stays as the patient's credit */
            refund?: components["schemas"]["RefundStruct"];
        };
        Day: {
            appointments: components["schemas"]["Appointment"][];
            /** Format: uuid */
            branch_id: string;
            /** @description The holiday's name */
            closed_name: string;
            /** @enum {string|null} */
            closed_reason: "closed" | "holiday" | null;
            /** @description 20:00; 24:00 is the end of the day */
            closes: string;
            /** Format: date */
            date: string;
            holds: components["schemas"]["HeldSlot"][];
            /**
             * Format: int64
             * @description How long after its start a patient may still come
             */
            no_show_grace_minutes: number;
            /** @description 08:00 */
            opens: string;
            practitioners: components["schemas"]["DayPractitioner"][];
            time_zone: string;
            unavailable: components["schemas"]["Unavailable"][];
        };
        DayClosed: {
            /** Format: date-time */
            at: string;
            by: string;
            comment: string;
            /**
             * Format: int64
             * @description Counted less expected
             */
            variance: number;
        };
        DayMethod: {
            /**
             * Format: int64
             * @description Once the day is closed
             */
            counted: number;
            /** Format: int64 */
            expected: number;
            /** @enum {string} */
            method: "cash" | "card" | "upi" | "bank" | "cheque" | "insurance" | "other";
            /**
             * Format: int64
             * @description Below zero
             */
            refunded: number;
            /** Format: int64 */
            taken: number;
        };
        DayPractitioner: {
            color: string;
            /** Format: uuid */
            id: string;
            name: string;
            title: string;
        };
        Debtor: {
            currency: string;
            /** Format: int64 */
            days_30: number;
            /** Format: int64 */
            days_60: number;
            /** Format: int64 */
            days_90: number;
            /** Format: int64 */
            older: number;
            /** Format: date */
            oldest_on: string;
            /**
             * Format: int64
             * @description Minor units
             */
            owed: number;
            patient: string;
            /** Format: uuid */
            patient_id: string;
            /** Format: int64 */
            patient_number: number;
            phone: string;
        };
        DeleteDocumentInputBody: {
            reason: string;
        };
        DetailsPatch: {
            address?: components["schemas"]["PatientAddress"];
            /**
             * Format: int64
             * @description In years, where nobody knows the birth date; it becomes an estimated one
             */
            age?: number;
            /** @description 2006-01-02; empty to forget it */
            birth_date?: string;
            /** @description day, month, year or estimated */
            birth_date_accuracy?: string;
            channel?: string;
            email?: string;
            emergency_contact?: components["schemas"]["PatientContact"];
            family_name?: string;
            gender?: string;
            given_name?: string;
            guardian?: components["schemas"]["PatientContact"];
            language?: string;
            name?: string;
            notes?: string;
            occupation?: string;
            phone?: string;
            phone_owner?: string;
            preferred_name?: string;
            referral?: components["schemas"]["PatientReferral"];
            second_phone?: string;
            second_phone_owner?: string;
            sex?: string;
        };
        Document: {
            /** @enum {string} */
            category: "id" | "insurance" | "consent" | "referral" | "report" | "image" | "other";
            clinical: boolean;
            /** Format: date-time */
            created_at: string;
            created_by: string;
            delete_reason: string;
            /** Format: date-time */
            deleted_at: string | null;
            deleted_by: string;
            /** Format: uuid */
            id: string;
            /** @description The reader may know of it and not open it */
            locked: boolean;
            /** @description Empty where the reader may not open it */
            name: string;
            /** @description Can be shown in the page */
            preview: boolean;
            sha256: string;
            /**
             * Format: int64
             * @description Bytes
             */
            size: number;
            /** @description Found from the content: application/pdf */
            type: string;
        };
        DocumentLinkOutputBody: {
            /** Format: date-time */
            expires: string;
            token: string;
            /** @description Add ?download=true to save it */
            url: string;
        };
        DocumentsOutputBody: {
            items: components["schemas"]["Document"][];
        };
        Draft: {
            description?: string;
            name: string;
            permissions: string[];
            second_factor?: boolean;
        };
        DuplicatesInputBody: {
            /** @description 2006-01-02 */
            birth_date?: string;
            name?: string;
            phone?: string;
        };
        DuplicatesOutputBody: {
            /** @description The likeliest first, five at most */
            items: components["schemas"]["PossibleDuplicate"][];
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
            /** Format: uuid */
            id: string;
            ip: string;
            reason: string;
            request_id: string;
            /** @description The patient's name, where a patient was looked at */
            subject: string;
        };
        Exception: {
            /** Format: uuid */
            branch_id: string;
            /** Format: date */
            ends_on: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "leave" | "override";
            /** @description Empty: the whole day */
            ranges: components["schemas"]["Range"][];
            reason: string;
            /** Format: date */
            starts_on: string;
        };
        ExceptionsOutputBody: {
            items: components["schemas"]["Exception"][];
        };
        Field: {
            code: string;
            detail: string;
            pointer: string;
        };
        FlaggedPatient: {
            flags: components["schemas"]["PatientFlag"][];
            /** Format: uuid */
            patient_id: string;
        };
        FlagsOutputBody: {
            /** @description In the order asked; patients without flags are left out */
            items: components["schemas"]["FlaggedPatient"][];
        };
        Followup: {
            /** Format: uuid */
            appointment_id: string;
            assignee: components["schemas"]["FollowupAssignee"];
            /** Format: int64 */
            attempts: number;
            /**
             * Format: uuid
             * @description The appointment that closed it
             */
            booking_id: string;
            branch: components["schemas"]["FollowupBranch"];
            /** Format: date-time */
            closed_at: string | null;
            closes_on_booking: boolean;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            due_at: string;
            /**
             * Format: date
             * @description On the branch's clock
             */
            due_on: string;
            /** @description Of the rule, or manual, or recall */
            event: string;
            /** Format: date-time */
            event_at: string;
            /** Format: date-time */
            expires_at: string | null;
            /** Format: uuid */
            id: string;
            /** @description What happened the last time this patient was called, for whatever reason */
            last: components["schemas"]["FollowupAttempt"];
            /** Format: int64 */
            max_attempts: number;
            outcome: string;
            overdue: boolean;
            patient: components["schemas"]["FollowupPatient"];
            practitioner: components["schemas"]["FollowupNamed"];
            /** Format: int64 */
            priority: number;
            /** Format: uuid */
            rule_id: string;
            /** @description By language */
            rule_names: {
                [key: string]: string;
            };
            /** @description By language, with {patient}, {practitioner}, {service}, {date}, {clinic}, {me} to fill in */
            scripts: {
                [key: string]: string;
            };
            service: components["schemas"]["FollowupNamed"];
            /** @enum {string} */
            state: "open" | "snoozed" | "done" | "closed_by_booking" | "cancelled" | "expired";
            /** @description What one made by hand is about */
            subject: string;
            /** @description Who is on the phone */
            taken_by: components["schemas"]["FollowupNamed"];
            /** Format: int64 */
            version: number;
        };
        FollowupAct: {
            /** @enum {string} */
            act: "create" | "attempt" | "snooze" | "reassign" | "close" | "cancel" | "reopen" | "expire" | "undo";
            actor: string;
            /** Format: date-time */
            at: string;
            /** @description The name of the member; empty where it was none */
            by: string;
            /**
             * Format: date-time
             * @description Of the task after the act
             */
            due_at: string | null;
            event: string;
            /** Format: uuid */
            id: string;
            note: string;
            outcome: string;
            /** @description Of the task after the act */
            state: string;
            /** Format: uuid */
            task_id: string;
            time_zone: string;
            undone: boolean;
        };
        FollowupAssignee: {
            /**
             * Format: uuid
             * @description Of the role or the member; none for the desk
             */
            id?: string;
            /** @enum {string} */
            kind: "desk" | "role" | "member";
            readonly name?: string;
        };
        FollowupAssigneesOutputBody: {
            members: components["schemas"]["FollowupNamed"][];
            roles: components["schemas"]["FollowupRole"][];
        };
        FollowupAttempt: {
            /** Format: date-time */
            at: string;
            /** @description The caller's name */
            by: string;
            event: string;
            note: string;
            outcome: string;
            /** Format: uuid */
            task_id: string;
        };
        FollowupBranch: {
            /** Format: uuid */
            id: string;
            name: string;
            time_zone: string;
        };
        FollowupCancelInputBody: {
            reason: string;
        };
        FollowupChangedOutputBody: {
            /** Format: int64 */
            changed: number;
        };
        FollowupCountsOutputBody: {
            /** Format: int64 */
            done: number;
            /**
             * Format: int64
             * @description Overdue ones included
             */
            due: number;
            /** Format: int64 */
            overdue: number;
        };
        FollowupDelay: {
            /**
             * Format: int64
             * @description Before the due date where it is negative
             */
            amount: number;
            /** @description 10:00 on the branch's clock; empty: the time of the event */
            at?: string;
            /** @enum {string} */
            relative_to: "event" | "due_date";
            /** @enum {string} */
            unit: "hours" | "days";
            /** @description Only while the branch is open */
            working_days: boolean;
        };
        FollowupNamed: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        FollowupOutcomeInputBody: {
            /**
             * Format: date-time
             * @description Without it, when that outcome is usually tried again
             */
            next_try?: string;
            note?: string;
            /** @enum {string} */
            outcome: "reached_will_book" | "booked" | "no_answer" | "busy" | "wrong_number" | "declined" | "call_back" | "left_message" | "not_needed";
        };
        FollowupPatient: {
            email: string;
            /** Format: uuid */
            id: string;
            language: string;
            name: string;
            /** Format: int64 */
            number: number;
            phone: string;
        };
        FollowupPostRecallInputBody: {
            assignee: components["schemas"]["FollowupAssignee"];
            /** Format: date-time */
            due_at: string;
            patient_ids: string[];
            /**
             * Format: int64
             * @default 3
             */
            priority: number;
            subject?: string;
        };
        FollowupPostTaskInputBody: {
            assignee: components["schemas"]["FollowupAssignee"];
            /** Format: uuid */
            branch_id: string;
            closes_on_booking?: boolean;
            /** Format: date-time */
            due_at: string;
            /** Format: uuid */
            patient_id: string;
            /**
             * Format: int64
             * @default 3
             */
            priority: number;
            subject: string;
        };
        FollowupPreviewInputBody: {
            branch_ids: string[];
            event: string;
            service_ids: string[];
            visit_kind?: string;
        };
        FollowupPreviewOutputBody: {
            /** Format: int64 */
            days: number;
            /**
             * Format: int64
             * @description At most: who had booked again by then is not called
             */
            tasks: number;
        };
        FollowupReassignInputBody: {
            assignee: components["schemas"]["FollowupAssignee"];
            ids: string[];
        };
        FollowupRole: {
            /** Format: uuid */
            id: string;
            key: string;
            name: string;
        };
        FollowupRule: {
            active: boolean;
            assignee: components["schemas"]["FollowupAssignee"];
            /** @description Empty: at all branches */
            branch_ids: string[];
            closes_on_booking: boolean;
            closes_on_decline: boolean;
            /** Format: date-time */
            created_at: string;
            delay: components["schemas"]["FollowupDelay"];
            event: string;
            /**
             * Format: int64
             * @description After the due day; 0: never
             */
            expires_days: number;
            /** Format: uuid */
            id: string;
            /** @description Of the rule the chain began with; empty for its own */
            key: string;
            /** Format: int64 */
            max_attempts: number;
            /** @description By language */
            names: {
                [key: string]: string;
            };
            /**
             * Format: int64
             * @description 1 to 5; 5 is worth most
             */
            priority: number;
            /** @description By language, with {patient}, {practitioner}, {service}, {date}, {clinic}, {me} */
            scripts: {
                [key: string]: string;
            };
            /** @description Empty: of all services */
            service_ids: string[];
            /** Format: int64 */
            version: number;
            visit_kind?: string;
        };
        FollowupRuleBody: {
            active: boolean;
            assignee: components["schemas"]["FollowupAssignee"];
            /** @description Empty: at all branches */
            branch_ids: string[];
            closes_on_booking: boolean;
            closes_on_decline: boolean;
            delay: components["schemas"]["FollowupDelay"];
            event: string;
            /**
             * Format: int64
             * @description After the due day; 0: never
             */
            expires_days: number;
            /** Format: int64 */
            max_attempts: number;
            /** @description By language */
            names: {
                [key: string]: string;
            };
            /**
             * Format: int64
             * @description 1 to 5; 5 is worth most
             */
            priority: number;
            /** @description By language, with {patient}, {practitioner}, {service}, {date}, {clinic}, {me} */
            scripts: {
                [key: string]: string;
            };
            /** @description Empty: of all services */
            service_ids: string[];
            visit_kind?: string;
        };
        FollowupRulesOutputBody: {
            items: components["schemas"]["FollowupRule"][];
        };
        FollowupSnoozeInputBody: {
            note?: string;
            /** Format: date-time */
            until: string;
        };
        Form: {
            name: {
                [key: string]: string;
            };
            sections: components["schemas"]["FormSection"][] | null;
        };
        FormSection: {
            questions: components["schemas"]["Question"][] | null;
            title: {
                [key: string]: string;
            };
        };
        Front: {
            branches: components["schemas"]["FrontBranch"][];
            clinic: string;
            country: string;
            /** @description Goes back with the form */
            form: string;
            /** @description The clinic's own */
            language: string;
            practitioners: components["schemas"]["FrontPractitioner"][];
            services: components["schemas"]["FrontService"][];
        };
        FrontBranch: {
            address: components["schemas"]["Address"];
            /** Format: int64 */
            horizon_days: number;
            /** Format: uuid */
            id: string;
            name: string;
            phone: string;
            /** @description What the patient accepts, in the language asked for */
            policy: string;
            time_zone: string;
        };
        FrontDay: {
            /** Format: date */
            date: string;
            starts: components["schemas"]["FrontStart"][];
        };
        FrontHoldInputBody: {
            /** Format: uuid */
            branch_id: string;
            form: string;
            /** Format: uuid */
            practitioner_id: string;
            /** Format: uuid */
            service_id: string;
            /** Format: date-time */
            starts_at: string;
        };
        FrontPractitioner: {
            branch_ids: string[];
            /** Format: uuid */
            id: string;
            name: string;
            title: string;
        };
        FrontService: {
            /** Format: int64 */
            duration_minutes: number;
            /** Format: uuid */
            id: string;
            name: string;
            /** @description Who gives it; empty: everybody */
            practitioner_ids: string[];
        };
        FrontSlots: {
            days: components["schemas"]["FrontDay"][];
            /** Format: date */
            nearest_day: string | null;
            time_zone: string;
        };
        FrontStart: {
            practitioner_ids: string[];
            start_local: string;
            /** Format: date-time */
            starts_at: string;
        };
        FrontTokenInputBody: {
            token: string;
        };
        GivenRole: {
            /**
             * Format: uuid
             * @description None: for the whole chain
             */
            branch_id?: string;
            /** Format: uuid */
            role_id: string;
        };
        GivenTemplate: {
            body?: string;
            /** @enum {string} */
            channel: "email" | "sms" | "whatsapp";
            /** @enum {string} */
            kind: "confirmation" | "moved" | "cancelled" | "reminder_24h" | "reminder_same_day" | "payment" | "intake_form" | "post_visit" | "no_show" | "follow_up" | "receipt" | "waitlist_offer" | "custom";
            /** @enum {string} */
            language: "en" | "hi" | "ar" | "fr";
            subject?: string;
            vendor_template?: string;
        };
        HeldSlot: {
            end_local: string;
            /** Format: uuid */
            practitioner_id: string;
            start_local: string;
        };
        HistoryEntry: {
            /** @description Shown to everybody at the desk */
            alert?: boolean;
            /** @description ICD-10 */
            code?: string;
            /** Format: date-time */
            created_at: string;
            /** @description The reaction, the dose, how much, a note */
            detail?: string;
            /** Format: uuid */
            id: string;
            /** @description The substance, condition, medicine, operation, habit */
            label: string;
            list: string;
            /** @description Of the relative, in the family's history */
            relation?: string;
            /** @enum {string} */
            severity?: "" | "mild" | "moderate" | "severe" | "life_threatening";
            /** @description 2019, 2019-03 or 2019-03-12 */
            since?: string;
            /** @enum {string} */
            status?: "" | "active" | "inactive" | "resolved";
            /** @description 2019, 2019-03 or 2019-03-12 */
            until?: string;
            verified?: boolean;
            /** Format: int64 */
            version: number;
        };
        HistoryFields: {
            /** @description Shown to everybody at the desk */
            alert?: boolean;
            /** @description ICD-10 */
            code?: string;
            /** @description The reaction, the dose, how much, a note */
            detail?: string;
            /** @description The substance, condition, medicine, operation, habit */
            label: string;
            /** @description Of the relative, in the family's history */
            relation?: string;
            /** @enum {string} */
            severity?: "" | "mild" | "moderate" | "severe" | "life_threatening";
            /** @description 2019, 2019-03 or 2019-03-12 */
            since?: string;
            /** @enum {string} */
            status?: "" | "active" | "inactive" | "resolved";
            /** @description 2019, 2019-03 or 2019-03-12 */
            until?: string;
            verified?: boolean;
        };
        HistoryList: {
            /** Format: date-time */
            asked_at: string | null;
            asked_by: string;
            entries: components["schemas"]["HistoryEntry"][];
            /** @enum {string} */
            list: "allergies" | "conditions" | "medications" | "surgeries" | "family" | "social";
            /** @enum {string} */
            state: "not_asked" | "none_known" | "listed";
        };
        HistoryOutputBody: {
            lists: components["schemas"]["HistoryList"][];
        };
        Hold: {
            /** @description false: others may book it meanwhile */
            enforced: boolean;
            /** Format: date-time */
            expires_at: string;
            token: string;
        };
        Holding: {
            /** Format: uuid */
            branch_id: string;
            /** Format: uuid */
            role_id: string;
            role_name: string;
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
        IdentifierInputBody: {
            kind: string;
            value: string;
        };
        InsuranceInputBody: {
            /** @description The member number */
            member: string;
            payer: string;
            plan?: string;
            /** @description 2006-01-02 */
            valid_from?: string;
            /** @description 2006-01-02, the last day */
            valid_to?: string;
        };
        Intake: {
            /** Format: uuid */
            appointment_id: string;
            /** Format: date-time */
            expires_at: string;
            /** Format: uuid */
            form_id: string;
            form_name: string;
            /** Format: int64 */
            form_version: number;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            opened_at: string | null;
            relation: string;
            /** Format: date-time */
            reviewed_at: string | null;
            reviewed_by: string;
            /** Format: date-time */
            sent_at: string;
            sent_by: string;
            signed_by: string;
            signer_name: string;
            /** @enum {string} */
            state: "sent" | "opened" | "in_progress" | "submitted" | "reviewed" | "expired";
            /** Format: date-time */
            submitted_at: string | null;
        };
        IntakeForm: {
            draft: components["schemas"]["Form"];
            /** Format: uuid */
            id: string;
            name: string;
            /**
             * Format: int64
             * @description The newest version that can be sent; 0 for none
             */
            published: number;
            /** @description Sent when a patient books */
            standard: boolean;
            /** Format: int64 */
            version: number;
        };
        IntakeFormsOutputBody: {
            items: components["schemas"]["IntakeForm"][];
        };
        IntakeOutputBody: {
            answers: {
                [key: string]: unknown;
            };
            form: components["schemas"]["Form"];
            intake: components["schemas"]["Intake"];
            ip: string;
            language: string;
            sha256: string;
            signature: ((number[] | null)[] | null)[];
        };
        IntakesOutputBody: {
            items: components["schemas"]["Intake"][];
        };
        Invitation: {
            email: string;
            /** Format: date-time */
            expires_at: string;
            /** Format: uuid */
            id: string;
            name: string;
            roles: components["schemas"]["Holding"][];
            /** Format: date-time */
            sent_at: string;
            /** @enum {string} */
            status: "pending" | "accepted" | "revoked" | "expired";
        };
        InviteInputBody: {
            email: string;
            /** @description The chain's where it is left out */
            language?: string;
            name: string;
            roles: components["schemas"]["GivenRole"][];
        };
        Invoice: {
            /** Format: uuid */
            appointment_id: string;
            branch: string;
            /** Format: uuid */
            branch_id: string;
            /** Format: uuid */
            corrects_id: string;
            corrects_number: string;
            /** Format: date-time */
            created_at: string;
            currency: string;
            /** Format: date */
            due_on: string | null;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            issued_at: string | null;
            /** Format: date */
            issued_on: string | null;
            /** @enum {string} */
            kind: "invoice" | "credit_note";
            number: string;
            owed: components["schemas"]["InvoiceOwed"];
            patient: string;
            /** Format: uuid */
            patient_id: string;
            /** Format: int64 */
            patient_number: number;
            reason: string;
            /**
             * @description Of an issued invoice
             * @enum {string}
             */
            state: "unpaid" | "part_paid" | "paid" | "credited" | "settled";
            /** @enum {string} */
            status: "draft" | "issued" | "discarded";
            sums: components["schemas"]["InvoiceSums"];
            total: components["schemas"]["Money"];
            /** Format: int64 */
            version: number;
            /** @description IANA, of the branch */
            zone: string;
        };
        InvoiceCorrection: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            issued_at: string;
            number: string;
            reason: string;
            /** Format: int64 */
            total: number;
        };
        InvoiceDiscount: {
            /** @enum {string} */
            kind: "none" | "amount" | "bp";
            reason: string;
            /**
             * Format: int64
             * @description Minor units, or basis points
             */
            value: number;
        };
        InvoiceDraft: {
            /** @description Of the whole */
            discount?: components["schemas"]["InvoiceDiscount"];
            lines: components["schemas"]["InvoiceLineInput"][];
            /** @description Printed on the document */
            note?: string;
        };
        InvoiceFull: {
            /** Format: uuid */
            appointment_id: string;
            /**
             * Format: uuid
             * @description Who was asked already
             */
            approval_id: string;
            branch: string;
            /** Format: uuid */
            branch_id: string;
            corrections: components["schemas"]["InvoiceCorrection"][];
            /** Format: uuid */
            corrects_id: string;
            corrects_number: string;
            /** Format: date-time */
            created_at: string;
            currency: string;
            discount: components["schemas"]["InvoiceDiscount"];
            /** @description Frozen when it was issued */
            document: components["schemas"]["BillDocument"];
            /** Format: date */
            due_on: string | null;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            issued_at: string | null;
            /** Format: date */
            issued_on: string | null;
            /** @enum {string} */
            kind: "invoice" | "credit_note";
            lines: components["schemas"]["InvoiceLine"][];
            /** @description Of a draft: its discounts are above the limit of who asks */
            needs_approval: boolean;
            note: string;
            number: string;
            owed: components["schemas"]["InvoiceOwed"];
            patient: string;
            /** Format: uuid */
            patient_id: string;
            /** Format: int64 */
            patient_number: number;
            reason: string;
            /**
             * @description Of an issued invoice
             * @enum {string}
             */
            state: "unpaid" | "part_paid" | "paid" | "credited" | "settled";
            /** @enum {string} */
            status: "draft" | "issued" | "discarded";
            sums: components["schemas"]["InvoiceSums"];
            tax_inclusive: boolean;
            total: components["schemas"]["Money"];
            /** Format: int64 */
            version: number;
            /** @description IANA, of the branch */
            zone: string;
        };
        InvoiceHappening: {
            actor: string;
            /**
             * Format: int64
             * @description Minor units; how much more, or less, is owed by it
             */
            amount: number;
            /** Format: date-time */
            at: string;
            reason: string;
            /** Format: uuid */
            subject_id: string;
            /** @description drafted, changed, discarded, issue, credit, payment, allocate, release, write_off, approval_asked, approval_approved, approval_refused, approval_withdrawn */
            what: string;
        };
        InvoiceHistoryOutputBody: {
            items: components["schemas"]["InvoiceHappening"][];
        };
        InvoiceLine: {
            /** Format: uuid */
            appointment_id: string;
            /**
             * Format: uuid
             * @description The line that a line of a credit note corrects
             */
            corrects_id: string;
            description: string;
            discount: components["schemas"]["InvoiceDiscount"];
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "service" | "product" | "package" | "other";
            owed: components["schemas"]["InvoiceOwed"];
            practitioner: string;
            /** Format: uuid */
            practitioner_id: string;
            /** Format: int64 */
            quantity: number;
            /** Format: uuid */
            service_id: string;
            /** @description Its discount has the part of the whole's that falls to it */
            sums: components["schemas"]["InvoiceSums"];
            /** @enum {string} */
            tax_class: "care" | "standard" | "product" | "none";
            /** @description The rule of the country pack as it stood */
            tax_rule: unknown;
            /** @enum {string} */
            tax_status: "taxed" | "exempt" | "zero_rated" | "none" | "unregistered";
            taxes: components["schemas"]["LineTax"][];
            /** Format: int64 */
            unit_price: number;
        };
        InvoiceLineInput: {
            /** Format: uuid */
            appointment_id?: string;
            /** @description Left out: the service's name */
            description?: string;
            discount?: components["schemas"]["InvoiceDiscount"];
            /** @enum {string} */
            kind?: "service" | "product" | "other";
            /** Format: uuid */
            practitioner_id?: string;
            /**
             * Format: int64
             * @default 1
             */
            quantity: number;
            /** Format: uuid */
            service_id?: string;
            /**
             * @description Left out: the service's
             * @enum {string}
             */
            tax_class?: "care" | "standard" | "product" | "none";
            /**
             * Format: int64
             * @description Minor units of the invoice's currency; left out: the price list's
             */
            unit_price?: number;
        };
        InvoiceOwed: {
            /**
             * Format: int64
             * @description Taken back by credit notes
             */
            credited: number;
            /**
             * Format: int64
             * @description What is still owed
             */
            open: number;
            /** Format: int64 */
            paid: number;
            /** Format: int64 */
            written_off: number;
        };
        InvoiceSums: {
            /** Format: int64 */
            discount: number;
            /**
             * Format: int64
             * @description Before discounts; with tax where prices include it
             */
            gross: number;
            /**
             * Format: int64
             * @description Without tax
             */
            net: number;
            /** Format: int64 */
            tax: number;
            /** Format: int64 */
            total: number;
        };
        Issued: {
            discount: components["schemas"]["Money"];
            /** Format: int64 */
            documents: number;
            key: string;
            label: string;
            net: components["schemas"]["Money"];
            tax: components["schemas"]["Money"];
            total: components["schemas"]["Money"];
        };
        IssuedReportOutputBody: {
            items: components["schemas"]["Issued"][];
        };
        Item: {
            /**
             * Format: int64
             * @description Minor units, tax included; left out: all that is left of the line
             */
            amount?: number;
            /** Format: uuid */
            line_id: string;
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
        ItemsOutputPlanBody: {
            items: components["schemas"]["Plan"][];
        };
        KeyName: {
            key: string;
            name: string;
        };
        LastNoteOutputBody: {
            note: components["schemas"]["Note"];
        };
        Leak: {
            amount: components["schemas"]["Money"];
            /** Format: int64 */
            count: number;
            kind: string;
        };
        LeakRow: {
            amount: components["schemas"]["Money"];
            branch: string;
            /** Format: uuid */
            id: string;
            label: string;
            /** Format: date */
            on: string;
            /** Format: uuid */
            patient_id: string;
            patient_name: string;
            person: string;
            /** @enum {string} */
            what: "appointment" | "invoice" | "refund" | "visit";
        };
        LeaksReportOutputBody: {
            items: components["schemas"]["Leak"][];
        };
        Limits: {
            /**
             * Format: int64
             * @description Of an invoice, in minor units; null: no limit
             */
            discount_amount: number | null;
            /**
             * Format: int64
             * @description Basis points of any one line
             */
            discount_bp: number;
            /**
             * Format: int64
             * @description Of one refund, in minor units; null: no limit
             */
            refund_amount: number | null;
        };
        LineTax: {
            /**
             * Format: int64
             * @description Minor units
             */
            amount: number;
            /**
             * Format: int64
             * @description Minor units it is counted from
             */
            base: number;
            /** @description CGST, VAT, HST … */
            code: string;
            /** @description In per cent: 9.975 */
            rate: string;
        };
        ListLimitsOutputBody: {
            items: components["schemas"]["RoleBillingLimits"][];
        };
        ListPricesOutputBody: {
            items: components["schemas"]["ServicePrice"][];
        };
        Load: {
            /** Format: uuid */
            branch_id: string;
            branch_name: string;
            /** @description The seven days from today */
            next: components["schemas"]["Span"];
            /** @description The period */
            past: components["schemas"]["Span"];
            /** Format: uuid */
            practitioner_id: string;
            practitioner_name: string;
        };
        LoadReportOutputBody: {
            items: components["schemas"]["Load"][];
        };
        MadeOutputBody: {
            /** Format: uuid */
            id: string;
        };
        MakeFormInputBody: {
            clinic_type: string;
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
        MeasureKind: {
            code: string;
            /** Format: int64 */
            decimals: number;
            derived: boolean;
            group: string;
            high?: string;
            low?: string;
            max: string;
            min: string;
            name: {
                [key: string]: string;
            };
            other_units: components["schemas"]["OtherUnit"][];
            unit: string;
        };
        MeasureKindsOutputBody: {
            items: components["schemas"]["MeasureKind"][];
        };
        Member: {
            /** @description Empty for who may not manage members */
            email: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            joined_at: string;
            /** Format: date-time */
            last_seen_at: string | null;
            name: string;
            roles: components["schemas"]["Holding"][];
            /** @description Whether they have one; null where that is not known now */
            second_factor: boolean | null;
            /** @enum {string} */
            status: "active" | "suspended" | "left";
            /** Format: int64 */
            version: number;
        };
        Message: {
            /** Format: uuid */
            about_id: string;
            about_type: string;
            /** Format: int64 */
            attempts: number;
            /** Format: uuid */
            branch_id: string;
            /** @enum {string} */
            category: "service" | "reminder" | "billing" | "promotion";
            /**
             * @description Empty until it is sent
             * @enum {string}
             */
            channel: "" | "email" | "sms" | "whatsapp";
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            delivered_at: string | null;
            /** Format: date-time */
            due_at: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "confirmation" | "moved" | "cancelled" | "reminder_24h" | "reminder_same_day" | "payment" | "intake_form" | "post_visit" | "no_show" | "follow_up" | "receipt" | "waitlist_offer" | "custom" | "reply";
            language: string;
            /** @description The vendor's code */
            last_error: string;
            late: boolean;
            /** Format: uuid */
            patient_id: string;
            patient_name: string;
            /** Format: date-time */
            read_at: string | null;
            /** @description Why it was not sent, or waits: a code */
            reason: string;
            /** Format: int64 */
            segments: number;
            /** Format: date-time */
            sent_at: string | null;
            /** @enum {string} */
            status: "scheduled" | "queued" | "sent" | "delivered" | "read" | "failed" | "cancelled" | "suppressed" | "received";
            subject: string;
            text: string;
            /** @description Of its branch */
            time_zone: string;
        };
        MessageChannel: {
            account: string;
            active: boolean;
            /** @enum {string} */
            channel: "sms" | "whatsapp";
            dlt_entity: string;
            has_secret: boolean;
            sender: string;
            /** @description A developer's machine answers for it */
            stand_in: boolean;
            /**
             * @description Empty where it is not set up
             * @enum {string}
             */
            vendor: "" | "twilio" | "meta";
            /** Format: int64 */
            version: number;
            /** @description The address to give to the vendor */
            webhook: string;
        };
        MessageChannelsOutputBody: {
            items: components["schemas"]["MessageChannel"][];
        };
        MessageCounts: {
            /**
             * Format: int64
             * @description Of the last seven days
             */
            failed: number;
            /** Format: int64 */
            late: number;
            /** Format: int64 */
            scheduled: number;
            /**
             * Format: int64
             * @description Of the last seven days
             */
            suppressed: number;
        };
        MessagePreference: {
            categories_off: string[];
            channels_off: string[];
            /** @enum {string} */
            preferred: "" | "email" | "sms" | "whatsapp";
        };
        MessageSettings: {
            /** @description In the order in which they are tried */
            channels: string[];
            /** @description Kinds that are not sent */
            kinds_off: string[];
            /** Format: int64 */
            version: number;
        };
        MessageTemplate: {
            body: string;
            /** @enum {string} */
            channel: "email" | "sms" | "whatsapp";
            /** @enum {string} */
            kind: "confirmation" | "moved" | "cancelled" | "reminder_24h" | "reminder_same_day" | "payment" | "intake_form" | "post_visit" | "no_show" | "follow_up" | "receipt" | "waitlist_offer" | "custom";
            /** @enum {string} */
            language: "en" | "hi" | "ar" | "fr";
            /** @description The chain's own words */
            own: boolean;
            placeholders: string[];
            /**
             * Format: int64
             * @description Of the text as it stands, before its placeholders are filled
             */
            segments: number;
            subject: string;
            /** @description DLT template id, Meta's template name, or Twilio's content id */
            vendor_template: string;
        };
        MessageTemplatesOutputBody: {
            items: components["schemas"]["MessageTemplate"][];
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
        MoneyOfDay: {
            /** Format: uuid */
            branch_id: string;
            closed: components["schemas"]["DayClosed"];
            currency: string;
            /** Format: date */
            date: string;
            methods: components["schemas"]["DayMethod"][];
            /** @description Earlier days that nobody has counted */
            open_days: string[];
        };
        MoveInputBody: {
            /** Format: uuid */
            practitioner_id?: string;
            reason: string;
            /** Format: uuid */
            room_id?: string;
            start_local?: string;
            /** Format: date-time */
            starts_at?: string;
        };
        MovesOutputBody: {
            items: components["schemas"]["AppointmentMove"][];
        };
        MyBranch: {
            active: boolean;
            /** Format: uuid */
            id: string;
            name: string;
            time_zone: string;
        };
        MyDayOutputBody: {
            items: components["schemas"]["Turn"][];
        };
        MyFactor: {
            enrolled: boolean;
            required: boolean;
        };
        MyMember: {
            email: string;
            /** Format: uuid */
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
            /** Format: date-time */
            authenticated_at: string;
            /** Format: date-time */
            expires_at: string;
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            idle_minutes: number;
        };
        MyTenant: {
            clinic_type: string;
            country: string;
            currency: string;
            /** Format: uuid */
            id: string;
            language: string;
            name: string;
            plan: string;
            slug: string;
            /** @enum {string} */
            status: "trial" | "active" | "past_due" | "read_only" | "suspended" | "closed";
            /** Format: date-time */
            trial_ends_at: string | null;
        };
        Named: {
            /** Format: uuid */
            id: string;
            name: string;
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
        NewHistory: {
            /** @description Shown to everybody at the desk */
            alert?: boolean;
            /** @description ICD-10 */
            code?: string;
            /** @description The reaction, the dose, how much, a note */
            detail?: string;
            /** @description The substance, condition, medicine, operation, habit */
            label: string;
            list: string;
            /** @description Of the relative, in the family's history */
            relation?: string;
            /** @enum {string} */
            severity?: "" | "mild" | "moderate" | "severe" | "life_threatening";
            /** @description 2019, 2019-03 or 2019-03-12 */
            since?: string;
            /** @enum {string} */
            status?: "" | "active" | "inactive" | "resolved";
            /** @description 2019, 2019-03 or 2019-03-12 */
            until?: string;
            verified?: boolean;
        };
        NewHours: {
            /** Format: uuid */
            branch_id: string;
            ends: string;
            starts: string;
            /** Format: date */
            valid_from?: string | null;
            /** Format: date */
            valid_to?: string | null;
            /** Format: int64 */
            weekday: number;
        };
        NewPatient: {
            address?: components["schemas"]["PatientAddress"];
            /**
             * Format: int64
             * @description In years, where nobody knows the birth date; it becomes an estimated one
             */
            age?: number;
            /** @description Register although somebody like that is here */
            allow_duplicate?: boolean;
            /** @description 2006-01-02; empty to forget it */
            birth_date?: string;
            /** @description day, month, year or estimated */
            birth_date_accuracy?: string;
            /**
             * Format: uuid
             * @description Where; its country's rules hold
             */
            branch_id?: string;
            channel?: string;
            /** @description Refuse a record that lacks what the clinic requires */
            complete?: boolean;
            email?: string;
            emergency_contact?: components["schemas"]["PatientContact"];
            family_name?: string;
            gender?: string;
            given_name?: string;
            guardian?: components["schemas"]["PatientContact"];
            language?: string;
            name?: string;
            notes?: string;
            occupation?: string;
            phone?: string;
            phone_owner?: string;
            preferred_name?: string;
            referral?: components["schemas"]["PatientReferral"];
            second_phone?: string;
            second_phone_owner?: string;
            sex?: string;
        };
        NewService: {
            /** @description true where it is left out */
            active?: boolean;
            /** Format: int64 */
            buffer_after_minutes?: number;
            /** Format: int64 */
            buffer_before_minutes?: number;
            color?: string;
            /** Format: int64 */
            duration_minutes: number;
            name: string;
            online?: boolean;
            online_name?: string;
            practitioner_ids?: string[];
            price?: components["schemas"]["Money"];
            room_type?: string | null;
        };
        Note: {
            addenda: components["schemas"]["Addendum"][];
            /** Format: uuid */
            author_id: string;
            author_name: string;
            /** Format: uuid */
            branch_id: string;
            content: {
                [key: string]: unknown;
            };
            /** @description Signed by somebody other than its author */
            cosigned: boolean;
            /** Format: date-time */
            created_at: string;
            hash: string;
            /** @description Private, and somebody else reads: there is no content */
            hidden: boolean;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            patient_id: string;
            private: boolean;
            return_reason: string;
            /**
             * Format: int64
             * @description Of the draft
             */
            revision: number;
            /** Format: date-time */
            saved_at: string | null;
            sections: components["schemas"]["NoteSection"][];
            /** Format: date-time */
            signed_at: string | null;
            signed_by_name: string;
            /** @enum {string} */
            state: "draft" | "awaiting_signature" | "signed";
            /** Format: date-time */
            submitted_at: string | null;
            /** Format: uuid */
            template_id: string;
            template_name: {
                [key: string]: string;
            };
            /** Format: int32 */
            template_number: number;
            time_zone: string;
            /** Format: date-time */
            visit_at: string;
            /** Format: uuid */
            visit_id: string;
        };
        NoteField: {
            hint?: {
                [key: string]: string;
            };
            key: string;
            /** @enum {string} */
            kind: "text" | "number" | "choice" | "checklist" | "measure" | "tooth_chart" | "body_map" | "problems" | "plan";
            label: {
                [key: string]: string;
            };
            /** @description Code of what is measured */
            measure?: string;
            options?: components["schemas"]["NoteOption"][] | null;
            /** @description No signature without it */
            required?: boolean;
            /** @description Of a number */
            unit?: string;
        };
        NoteLine: {
            /** Format: uuid */
            author_id: string;
            author_name: string;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
            private: boolean;
            /** Format: date-time */
            signed_at: string | null;
            /** @enum {string} */
            state: "draft" | "awaiting_signature" | "signed";
            template_name: {
                [key: string]: string;
            };
            /** Format: date-time */
            visit_at: string;
            /** Format: uuid */
            visit_id: string;
        };
        NoteOption: {
            key: string;
            label: {
                [key: string]: string;
            };
        };
        NoteSection: {
            /** @description Offered to be taken over from the last note */
            carry?: boolean;
            fields: components["schemas"]["NoteField"][];
            key: string;
            label: {
                [key: string]: string;
            };
        };
        NoteTemplate: {
            archived: boolean;
            /** Format: uuid */
            id: string;
            name: {
                [key: string]: string;
            };
            /**
             * Format: int32
             * @description The version of the form
             */
            number: number;
            sections: components["schemas"]["NoteSection"][];
            /** @description It is offered first for these */
            service_ids: string[];
            /** @description The library's key it began as, or empty */
            starter: string;
            /** Format: int64 */
            version: number;
        };
        NoteTemplateFields: {
            name: {
                [key: string]: string;
            };
            sections: components["schemas"]["NoteSection"][];
            service_ids?: string[];
        };
        NotesOutputBody: {
            items: components["schemas"]["Note"][];
        };
        OpenInputBody: {
            token: string;
        };
        OpenIntakeInputBody: {
            /** @enum {string} */
            language?: "en" | "hi" | "ar" | "fr";
            token: string;
        };
        OpenedInvitation: {
            chain_name: string;
            email: string;
            /** Format: date-time */
            expires_at: string;
            /** @description They join with the account they have */
            has_account: boolean;
            inviter: string;
            /** @description They were written to in it */
            language: string;
            name: string;
            roles: components["schemas"]["OpenedRole"][];
        };
        OpenedRole: {
            /** @description Of a built-in role: reception */
            key: string;
            name: string;
        };
        Option: {
            key: string;
            label: {
                [key: string]: string;
            };
        };
        OtherUnit: {
            add?: string;
            over?: string;
            times: string;
            unit: string;
        };
        Outcome: {
            /** Format: int64 */
            booked: number;
            /** Format: int64 */
            cancelled: number;
            /** Format: int64 */
            cancelled_late: number;
            /** Format: int64 */
            completed: number;
            key: string;
            label: string;
            /** Format: int64 */
            missed: number;
            /**
             * Format: int64
             * @description missed / (completed + missed), in basis points
             */
            missed_rate_bp: number;
            /**
             * Format: int64
             * @description Still to come, or here
             */
            open: number;
        };
        PageAppointment: {
            items: components["schemas"]["Appointment"][];
            next_cursor?: string;
        };
        PageApproval: {
            items: components["schemas"]["Approval"][];
            next_cursor?: string;
        };
        PageEvent: {
            items: components["schemas"]["Event"][];
            next_cursor?: string;
        };
        PageFollowup: {
            items: components["schemas"]["Followup"][];
            next_cursor?: string;
        };
        PageFollowupAct: {
            items: components["schemas"]["FollowupAct"][];
            next_cursor?: string;
        };
        PageInvitation: {
            items: components["schemas"]["Invitation"][];
            next_cursor?: string;
        };
        PageInvoice: {
            items: components["schemas"]["Invoice"][];
            next_cursor?: string;
        };
        PageLeakRow: {
            items: components["schemas"]["LeakRow"][];
            next_cursor?: string;
        };
        PageMember: {
            items: components["schemas"]["Member"][];
            next_cursor?: string;
        };
        PageMessage: {
            items: components["schemas"]["Message"][];
            next_cursor?: string;
        };
        PageNoteLine: {
            items: components["schemas"]["NoteLine"][];
            next_cursor?: string;
        };
        PagePatient: {
            items: components["schemas"]["Patient"][];
            next_cursor?: string;
        };
        PagePermission: {
            items: components["schemas"]["Permission"][];
            next_cursor?: string;
        };
        PageRecall: {
            items: components["schemas"]["Recall"][];
            next_cursor?: string;
        };
        PageRole: {
            items: components["schemas"]["Role"][];
            next_cursor?: string;
        };
        PageSession: {
            items: components["schemas"]["Session"][];
            next_cursor?: string;
        };
        PageVisitLine: {
            items: components["schemas"]["VisitLine"][];
            next_cursor?: string;
        };
        PatchPriceInputBody: {
            /** @description 2006-01-02, the last day; empty for no end */
            valid_to: string;
        };
        PatchResourceInputBody: {
            active?: boolean;
            branch_ids?: string[];
            color?: string;
            /** @description Empty: nobody who was invited */
            invitation_id?: string;
            /** @description Empty: no member */
            member_id?: string;
            name?: string;
            room_type?: string;
            title?: string;
        };
        PatchServiceInputBody: {
            active?: boolean;
            /** Format: int64 */
            buffer_after_minutes?: number;
            /** Format: int64 */
            buffer_before_minutes?: number;
            color?: string;
            /** Format: int64 */
            duration_minutes?: number;
            name?: string;
            online?: boolean;
            online_name?: string;
            /** @description Empty: everybody */
            practitioner_ids?: string[];
            price?: components["schemas"]["Money"];
            /** @description Empty: needs no room */
            room_type?: string;
        };
        Patient: {
            /** Format: date */
            birth_date: string | null;
            /** @enum {string} */
            birth_date_accuracy: "day" | "month" | "year" | "estimated";
            /** Format: date-time */
            created_at: string;
            email: string;
            /** Format: uuid */
            id: string;
            language: string;
            name: string;
            /** Format: int64 */
            number: number;
            phone: string;
            /** Format: int64 */
            version: number;
        };
        PatientAccount: {
            balances: components["schemas"]["AccountBalance"][];
            invoices: components["schemas"]["Invoice"][];
            /** Format: uuid */
            patient_id: string;
            payments: components["schemas"]["Payment"][];
        };
        PatientAddress: {
            city?: string;
            line1?: string;
            line2?: string;
            locality?: string;
            postal_code?: string;
            state?: string;
        };
        PatientAlert: {
            /** Format: date-time */
            created_at: string;
            /**
             * Format: date
             * @description The last day it is shown
             */
            expires_on: string | null;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            severity: "critical" | "warning" | "notice";
            text: string;
        };
        PatientContact: {
            name?: string;
            phone?: string;
            relation?: string;
        };
        PatientFlag: {
            /** Format: int64 */
            count?: number;
            /** @description A short code, or words the desk must read */
            detail?: string;
            kind: string;
            money?: components["schemas"]["Money"];
            /** @enum {string} */
            severity: "critical" | "warning" | "notice";
            /** Format: date-time */
            since?: string;
        };
        PatientIdentifier: {
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
            kind: string;
            /** @description Its last letters; the rest is masked */
            tail: string;
        };
        PatientInsurance: {
            /** Format: uuid */
            id: string;
            payer: string;
            plan: string;
            /** @description The member number's last letters; the rest is masked */
            tail: string;
            /** Format: date */
            valid_from: string | null;
            /** Format: date */
            valid_to: string | null;
        };
        PatientRecord: {
            address: components["schemas"]["PatientAddress"];
            alerts: components["schemas"]["PatientAlert"][];
            /** Format: date */
            birth_date: string | null;
            /** @enum {string} */
            birth_date_accuracy: "day" | "month" | "year" | "estimated";
            /** @enum {string} */
            channel: "" | "whatsapp" | "sms" | "email" | "call";
            /** @description Whose rules hold for the patient */
            country: string;
            /** Format: date-time */
            created_at: string;
            email: string;
            emergency_contact: components["schemas"]["PatientContact"];
            family_name: string;
            gender: string;
            given_name: string;
            guardian: components["schemas"]["PatientContact"];
            /** Format: uuid */
            id: string;
            identifiers: components["schemas"]["PatientIdentifier"][];
            insurances: components["schemas"]["PatientInsurance"][];
            language: string;
            name: string;
            notes: string;
            /** Format: int64 */
            number: number;
            occupation: string;
            phone: string;
            phone_owner: string;
            preferred_name: string;
            referral: components["schemas"]["PatientReferral"];
            second_phone: string;
            second_phone_owner: string;
            /**
             * @description At birth
             * @enum {string}
             */
            sex: "" | "male" | "female" | "other" | "unknown";
            subdivision: string;
            /** Format: int64 */
            version: number;
        };
        PatientRef: {
            /** Format: uuid */
            id: string;
            name: string;
            phone: string;
        };
        PatientReferral: {
            /** @enum {string} */
            by?: "" | "patient" | "doctor" | "other";
            /** @description Of an ad */
            campaign?: string;
            /** @description Of who referred */
            name?: string;
            /** Format: uuid */
            patient_id?: string;
            /** @enum {string} */
            source?: "" | "website" | "ad" | "referral" | "call" | "walk_in" | "other";
        };
        Payment: {
            amount: components["schemas"]["Money"];
            /** Format: uuid */
            branch_id: string;
            /**
             * Format: int64
             * @description What of it is on no invoice
             */
            credit: number;
            document: components["schemas"]["BillDocument"];
            /** Format: uuid */
            id: string;
            note: string;
            /** @description Of the receipt */
            number: string;
            parts: components["schemas"]["PaymentPart"][];
            /** Format: uuid */
            patient_id: string;
            refunds: components["schemas"]["PaymentRefund"][];
            /** Format: date-time */
            taken_at: string;
            taken_by: string;
            /**
             * Format: date
             * @description The day it counts to
             */
            taken_on: string;
            /** @description What it pays */
            uses: components["schemas"]["PaymentUse"][];
        };
        PaymentAllocation: {
            /**
             * Format: int64
             * @description Minor units
             */
            amount: number;
            /** Format: uuid */
            invoice_id: string;
            /**
             * Format: uuid
             * @description Left out: the lines in their order
             */
            line_id?: string;
        };
        PaymentPart: {
            /**
             * Format: int64
             * @description Minor units
             */
            amount: number;
            /** @enum {string} */
            method: "cash" | "card" | "upi" | "bank" | "cheque" | "insurance" | "other";
            /** @description Of the terminal, the bank, the insurer */
            reference?: string;
        };
        PaymentRefund: {
            /** Format: int64 */
            amount: number;
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            id: string;
            /** Format: date */
            made_on: string | null;
            /** @enum {string} */
            method: "cash" | "card" | "upi" | "bank" | "cheque" | "insurance" | "other";
            number: string;
            reason: string;
            /** @enum {string} */
            status: "pending" | "made" | "refused";
        };
        PaymentUse: {
            /** Format: int64 */
            amount: number;
            /** Format: uuid */
            invoice_id: string;
            number: string;
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
        PossibleDuplicate: {
            patient: components["schemas"]["Patient"];
            reasons: ("phone" | "birth_date" | "name" | "spelling")[];
            /**
             * Format: int64
             * @description 1 to 100
             */
            score: number;
        };
        PostAddendumInputBody: {
            reason?: string;
            text: string;
        };
        PostAppointmentInputBody: {
            /** Format: uuid */
            branch_id: string;
            hold_token?: string;
            note?: string;
            /** Format: uuid */
            patient_id: string;
            /** Format: uuid */
            practitioner_id: string;
            /** @description Who or what sent the patient */
            referrer?: string;
            /**
             * Format: uuid
             * @description Left out: any of the kind that the service needs
             */
            room_id?: string;
            /** Format: uuid */
            service_id: string;
            /**
             * @description staff where it is left out
             * @enum {string}
             */
            source?: "call" | "walk_in" | "website" | "referral" | "ad" | "staff";
            /** @description 2026-11-24T09:30, by the wall of the branch */
            start_local?: string;
            /** Format: date-time */
            starts_at?: string;
            utm_campaign?: string;
            utm_medium?: string;
            utm_source?: string;
        };
        PostExceptionInputBody: {
            /**
             * Format: uuid
             * @description Left out: everywhere
             */
            branch_id?: string | null;
            /** @description 2026-11-24 */
            ends_on: string;
            /** @enum {string} */
            kind: "leave" | "override";
            ranges?: components["schemas"]["Range"][];
            reason?: string;
            /** @description 2026-11-24 */
            starts_on: string;
        };
        PostHoldInputBody: {
            /** Format: uuid */
            branch_id: string;
            /** Format: uuid */
            practitioner_id: string;
            /** Format: uuid */
            room_id?: string;
            /** Format: uuid */
            service_id: string;
            /** @description 2026-11-24T09:30, by the wall of the branch */
            start_local?: string;
            /** Format: date-time */
            starts_at?: string;
        };
        PostInvoiceInputBody: {
            /** Format: uuid */
            branch_id: string;
            /** @description Of the whole */
            discount?: components["schemas"]["InvoiceDiscount"];
            lines: components["schemas"]["InvoiceLineInput"][];
            /** @description Printed on the document */
            note?: string;
            /** Format: uuid */
            patient_id: string;
        };
        PostNoteInputBody: {
            /** @description Carried forward, by field of the template */
            content?: {
                [key: string]: unknown;
            };
            private?: boolean;
            /** Format: uuid */
            template_id: string;
        };
        PostPaymentInputBody: {
            /** @description Left out: everything owed, the oldest first. Empty: nothing, all of it is credit */
            allocations?: components["schemas"]["PaymentAllocation"][];
            /**
             * Format: uuid
             * @description Where it is taken
             */
            branch_id: string;
            note?: string;
            parts: components["schemas"]["PaymentPart"][];
            /** Format: uuid */
            patient_id: string;
        };
        PostPriceInputBody: {
            /**
             * Format: int64
             * @description Minor units of the branch's currency
             */
            amount: number;
            /** Format: uuid */
            branch_id: string;
            /** Format: uuid */
            service_id: string;
            /** Format: date */
            valid_from: string;
            /** Format: date */
            valid_to?: string;
        };
        PostRefundInputBody: {
            /**
             * Format: int64
             * @description Minor units
             */
            amount: number;
            /** @enum {string} */
            method: "cash" | "card" | "upi" | "bank" | "cheque" | "insurance" | "other";
            reason: string;
            reference?: string;
        };
        PostResourceInputBody: {
            /** @description true where it is left out */
            active?: boolean;
            branch_ids: string[];
            color?: string;
            /**
             * Format: uuid
             * @description Of whom the practitioner will be, once they accept
             */
            invitation_id?: string | null;
            /** @enum {string} */
            kind: "practitioner" | "room";
            /** Format: uuid */
            member_id?: string | null;
            name: string;
            room_type?: string | null;
            title?: string;
            weekly_hours?: components["schemas"]["NewHours"][];
        };
        PostServicesInputBody: {
            services: components["schemas"]["NewService"][];
        };
        PostVisitInputBody: {
            /** Format: uuid */
            branch_id: string;
            /** Format: uuid */
            patient_id: string;
            /**
             * Format: uuid
             * @description Left out: the one who asks
             */
            practitioner_id?: string;
            /** Format: uuid */
            service_id?: string;
        };
        PreferenceCentre: {
            categories_off: string[];
            channels_off: string[];
            clinic: string;
            /** @description Channels that the clinic has an address for */
            has: string[];
            language: string;
            /** @enum {string} */
            preferred: "" | "email" | "sms" | "whatsapp";
        };
        PreviewOutputBody: {
            /** Format: int64 */
            segments: number;
            subject: string;
            text: string;
            /** @description A letter is outside of the alphabet of text messages: segments are shorter */
            unicode: boolean;
            /** Format: int64 */
            units: number;
        };
        PriceItem: {
            /** Format: uuid */
            branch_id: string;
            /** Format: uuid */
            id: string;
            price: components["schemas"]["Money"];
            /** Format: uuid */
            service_id: string;
            /** Format: date */
            valid_from: string;
            /**
             * Format: date
             * @description The last day; null for no end
             */
            valid_to: string | null;
            /** Format: int64 */
            version: number;
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
        ProofOutputBody: {
            /** @description SHA-256 of what stands there now */
            computed: string;
            /** @description SHA-256 kept at the signature */
            hash: string;
            /** @description The note and all its addenda are what was signed */
            intact: boolean;
        };
        ProposeInvoiceInputBody: {
            /** Format: uuid */
            appointment_id: string;
        };
        PublicIntake: {
            answers: {
                [key: string]: unknown;
            };
            clinic: string;
            /** @description Answers that another window changed first; they stayed */
            conflicts: string[];
            first_name: string;
            form: components["schemas"]["Form"];
            language: string;
            /** @description The patient signs alone */
            of_age: boolean;
            /** Format: int64 */
            revision: number;
            /** @enum {string} */
            state: "sent" | "opened" | "in_progress" | "submitted" | "reviewed";
        };
        PutChannelInputBody: {
            account?: string;
            active: boolean;
            app_secret?: string;
            /** @enum {string} */
            channel: "sms" | "whatsapp";
            /** @description The sender's registration in India */
            dlt_entity?: string;
            /** @description A number, a sender name, a messaging service (MG…), or Meta's phone number id */
            sender: string;
            /** @description Left out: what it is */
            token?: string;
            /** @enum {string} */
            vendor: "twilio" | "meta";
            verify_token?: string;
        };
        PutDraftInputBody: {
            content: {
                [key: string]: unknown;
            };
            private?: boolean;
            /**
             * Format: int64
             * @description The one this was typed upon
             */
            revision: number;
        };
        PutHoursInputBody: {
            hours: components["schemas"]["NewHours"][];
        };
        PutMessageSettingsInputBody: {
            channels: string[];
            kinds_off: string[];
        };
        PutRolesInputBody: {
            roles: components["schemas"]["GivenRole"][];
        };
        Question: {
            about?: string;
            help?: {
                [key: string]: string;
            };
            key: string;
            kind: string;
            label: {
                [key: string]: string;
            };
            /** Format: int64 */
            max?: number;
            /** Format: int64 */
            min?: number;
            options?: components["schemas"]["Option"][] | null;
            required?: boolean;
            show_if?: components["schemas"]["Condition"];
            text?: components["schemas"]["Words"];
        };
        Range: {
            /** @description At or before the start: past midnight */
            ends: string;
            /** @description 09:00 */
            starts: string;
        };
        ReasonInputBody: {
            reason: string;
        };
        Recall: {
            /** Format: uuid */
            appointment_id: string;
            branch: components["schemas"]["FollowupBranch"];
            patient: components["schemas"]["FollowupPatient"];
            practitioner: components["schemas"]["FollowupNamed"];
            service: components["schemas"]["FollowupNamed"];
            /** Format: date-time */
            visited_at: string;
        };
        ReceivablesOutputBody: {
            items: components["schemas"]["Debtor"][];
        };
        RecordConsentInputBody: {
            /** Format: uuid */
            branch_id?: string;
            /** @enum {string} */
            by: "patient" | "guardian" | "staff";
            /**
             * Format: uuid
             * @description Shows the paper that was signed instead
             */
            document_id?: string;
            language: string;
            purpose: string;
            reason?: string;
            /** @enum {string} */
            relation?: "mother" | "father" | "legal_guardian" | "spouse" | "child" | "attorney" | "other";
            /** @description Strokes of points, x and y from 0 to 1000 */
            signature?: ((number[] | null)[] | null)[] | null;
            signer_name?: string;
            /** @enum {string} */
            state: "given" | "refused";
            /** @description Of the words that were read */
            text_sha256: string;
            /** @description A minor, where the law lets one who understands decide */
            understands?: boolean;
        };
        RefundStruct: {
            /** @enum {string} */
            method: "cash" | "card" | "upi" | "bank" | "cheque" | "insurance" | "other";
            reference?: string;
        };
        Registration: {
            address_order: string[];
            address_required: string[];
            country: string;
            /** @description In the order of the form */
            fields: components["schemas"]["RegistrationField"][];
            identifiers: components["schemas"]["RegistrationIdentifier"][];
            /**
             * Format: int64
             * @description Years; below it a guardian is needed
             */
            majority: number;
            subdivision: string;
        };
        RegistrationField: {
            key: string;
            /** @enum {string} */
            need: "required" | "optional" | "hidden";
        };
        RegistrationIdentifier: {
            /** @description How it is written: NN-NNNN */
            display?: string;
            /** @description Where not, it must not be kept */
            keep: boolean;
            kind: string;
            /** @description Of this subdivision, or of the whole country */
            near: boolean;
        };
        RemoveHistoryInputBody: {
            reason: string;
        };
        Resource: {
            active: boolean;
            branch_ids: string[];
            color: string;
            /** Format: uuid */
            id: string;
            /**
             * Format: uuid
             * @description Of whom the practitioner will be, once they accept
             */
            invitation_id: string;
            /** @enum {string} */
            kind: "practitioner" | "room";
            /** Format: uuid */
            member_id: string;
            name: string;
            room_type: string | null;
            title: string;
            /** Format: int64 */
            version: number;
            weekly_hours: components["schemas"]["ResourceHours"][];
        };
        ResourceHours: {
            /** Format: uuid */
            branch_id: string;
            /** @description 17:00; 24:00 is the end of the day */
            ends: string;
            /** @description 09:00 */
            starts: string;
            /** Format: date */
            valid_from: string | null;
            /** Format: date */
            valid_to: string | null;
            /**
             * Format: int64
             * @description 1 is Monday
             */
            weekday: number;
        };
        ResourcesOutputBody: {
            items: components["schemas"]["Resource"][];
        };
        ReturnNoteInputBody: {
            reason: string;
        };
        RevealInputBody: {
            reason?: string;
        };
        RevealOutputBody: {
            value: string;
        };
        RevisionInputBody: {
            /**
             * Format: int64
             * @description The one that was read before signing
             */
            revision: number;
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
        RoleBillingLimits: {
            /**
             * Format: int64
             * @description Of an invoice, in minor units; null: no limit
             */
            discount_amount: number | null;
            /**
             * Format: int64
             * @description Basis points of any one line
             */
            discount_bp: number;
            name: string;
            /** @description Set by the chain, not the standard */
            own: boolean;
            /**
             * Format: int64
             * @description Of one refund, in minor units; null: no limit
             */
            refund_amount: number | null;
            /** Format: uuid */
            role_id: string;
        };
        SaveIntakeInputBody: {
            /** @description Those that changed */
            answers: {
                [key: string]: unknown;
            };
            /**
             * Format: int64
             * @description That was last known
             */
            revision: number;
            token: string;
        };
        SendIntakeInputBody: {
            /** Format: uuid */
            appointment_id?: string;
            /**
             * Format: uuid
             * @description The standard form without it
             */
            form_id?: string;
        };
        SentIntakeOutputBody: {
            /** Format: date-time */
            expires_at: string;
            /** Format: uuid */
            id: string;
            /** @description On the chain's own address */
            path: string;
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
            /** @description Patients may book it themselves */
            online: boolean;
            /** @description By which they know it; empty: the name */
            online_name: string;
            /** @description Who gives it; empty: everybody */
            practitioner_ids: string[];
            price: components["schemas"]["Money"];
            room_type: string | null;
            /** Format: int64 */
            version: number;
        };
        ServicePrice: {
            active: boolean;
            /** @description The branch's own: today's and those to come */
            items: components["schemas"]["PriceItem"][];
            name: string;
            /** @description At this branch today */
            price: components["schemas"]["Money"];
            /** Format: uuid */
            service_id: string;
            /** @description The service's own */
            standard: components["schemas"]["Money"];
            /** @enum {string} */
            tax_class: "care" | "standard" | "product" | "none";
        };
        ServiceRef: {
            color: string;
            /** Format: uuid */
            id: string;
            name: string;
        };
        ServicesOutputBody: {
            items: components["schemas"]["Service"][];
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
            /** @description What patients accept when they book online, by language; {hours} stands for cancel_notice_hours. */
            cancellation_policy: {
                [key: string]: string;
            };
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
            /**
             * Format: int64
             * @description How long after its start a patient may still come before they count as missing.
             */
            no_show_grace_minutes: number;
            /** @description Patients can book themselves on the clinic's public page. */
            online_booking: boolean;
            /** @description What registration asks for where the chain differs from its packs: required, optional or hidden, by field. */
            registration: {
                [key: string]: string;
            };
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
            /** Format: int64 */
            version: number;
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
            /** Format: uuid */
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
            /**
             * Format: uuid
             * @description An unfinished sign-up of yours that this one is in place of
             */
            replaces?: string;
            slug: string;
            subdivision?: string;
        };
        SlotDay: {
            /** Format: date */
            date: string;
            /** @enum {string} */
            reason?: "closed" | "holiday" | "on_leave" | "full" | "no_room" | "no_hours" | "past" | "too_soon" | "beyond_horizon";
            starts: components["schemas"]["SlotStart"][];
        };
        SlotStart: {
            /** Format: date-time */
            ends_at: string;
            practitioner_ids: string[];
            room_ids: string[];
            /** @description 2026-11-24T09:00, by the wall of the branch */
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
        Snippet: {
            /** Format: uuid */
            id: string;
            shared: boolean;
            /** @description Without its dot */
            shortcut: string;
            text: string;
            /** Format: int64 */
            version: number;
        };
        SnippetBody: {
            /** @description For everybody; only who manages templates may say so */
            shared?: boolean;
            shortcut: string;
            text: string;
        };
        SnippetsOutputBody: {
            items: components["schemas"]["Snippet"][];
        };
        SourceQuality: {
            /** Format: int64 */
            booked: number;
            /** Format: int64 */
            completed: number;
            /** @description For who may see money */
            issued?: components["schemas"]["Money"];
            /** Format: int64 */
            missed: number;
            /** Format: int64 */
            new_patients: number;
            /** @description For who may see money */
            paid?: components["schemas"]["Money"];
            /** Format: int64 */
            patients: number;
            source: string;
        };
        SourcesReportOutputBody: {
            items: components["schemas"]["SourceQuality"][];
        };
        Span: {
            /** Format: int64 */
            available_minutes: number;
            /** Format: int64 */
            booked_minutes: number;
            /**
             * Format: int64
             * @description booked / available, in basis points
             */
            share_bp: number;
        };
        Started: {
            email: string;
            /** Format: date-time */
            expires_at: string;
            /** Format: uuid */
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
        SubmitIntakeInputBody: {
            /** @description Those that changed */
            answers: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            by: "patient" | "guardian" | "staff";
            /** @enum {string} */
            relation?: "mother" | "father" | "legal_guardian" | "spouse" | "child" | "attorney" | "other";
            /** Format: int64 */
            revision: number;
            /** @description Strokes of points, x and y from 0 to 1000 */
            signature?: ((number[] | null)[] | null)[] | null;
            signer_name?: string;
            token: string;
            /** @description A minor, where the law lets one who understands decide */
            understands?: boolean;
        };
        Subscription: {
            /**
             * Format: int64
             * @description Active now: what is paid for
             */
            branches: number;
            /** Format: date-time */
            cancels_at?: string;
            /** @description Where an open invoice is paid; for who may manage the subscription */
            invoice_url?: string;
            /** @description Before tax; for who may manage the subscription */
            monthly?: components["schemas"]["Money"];
            /** Format: date-time */
            past_due_since?: string;
            /**
             * Format: date-time
             * @description For who may manage the subscription
             */
            period_ends_at?: string;
            plan: string;
            plan_name: string;
            /** @enum {string} */
            status: "trial" | "active" | "past_due" | "read_only" | "suspended" | "closed";
            /** @description There is a subscription that is not over */
            subscribed: boolean;
            /** Format: date-time */
            trial_ends_at?: string;
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
        TakenReportOutputBody: {
            items: components["schemas"]["Taking"][];
        };
        Taking: {
            key: string;
            label: string;
            net: components["schemas"]["Money"];
            /** @description Below zero */
            refunded: components["schemas"]["Money"];
            taken: components["schemas"]["Money"];
        };
        TaxClassInputBody: {
            /** @enum {string} */
            tax_class: "care" | "standard" | "product" | "none";
        };
        TaxID: {
            code: string;
            name: string;
            taxes: string[];
        };
        TemplatesOutputBody: {
            items: components["schemas"]["NoteTemplate"][];
        };
        TestChannelInputBody: {
            /** @enum {string} */
            channel: "sms" | "whatsapp";
            /** @description A number with its country code */
            to: string;
        };
        TimelineEntry: {
            /** @description The member's name, or system:<name> */
            actor?: string;
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            branch_id?: string;
            /** @description What happened */
            code?: string;
            /**
             * Format: uuid
             * @description Of the record it is about
             */
            id: string;
            kind: string;
            money?: components["schemas"]["Money"];
            /** @description A name people gave it */
            title?: string;
        };
        TimelineOutputBody: {
            items: components["schemas"]["TimelineEntry"][];
            /** @description That the reader may see, whatever was asked for */
            kinds: string[];
            /** Format: date-time */
            next_before?: string;
        };
        TokenInputBody: {
            token: string;
        };
        Turn: {
            /** Format: uuid */
            appointment_id: string;
            /** Format: uuid */
            branch_id: string;
            /** Format: date-time */
            ends_at: string | null;
            /** Format: int64 */
            notes: number;
            /** Format: uuid */
            patient_id: string;
            patient_name: string;
            service_color: string;
            service_name: string;
            /** Format: date-time */
            starts_at: string;
            /** @enum {string} */
            status: "requested" | "held" | "payment_pending" | "confirmed" | "arrived" | "in_service" | "completed" | "cancelled" | "no_show";
            time_zone: string;
            /** Format: int64 */
            unsigned: number;
            /** Format: uuid */
            visit_id: string;
        };
        Unavailable: {
            end_local: string;
            /** Format: uuid */
            practitioner_id: string;
            /** @enum {string} */
            reason: "closed" | "holiday" | "on_leave" | "no_hours";
            start_local: string;
        };
        UnsignedNote: {
            /** Format: uuid */
            author_id: string;
            author_name: string;
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            patient_id: string;
            patient_name: string;
            /** @description A co-signer gave it back */
            returned: boolean;
            /** @enum {string} */
            state: "draft" | "awaiting_signature";
            template_name: {
                [key: string]: string;
            };
            time_zone: string;
            /** Format: date-time */
            visit_at: string;
            /** Format: uuid */
            visit_id: string;
        };
        UnsignedOutputBody: {
            items: components["schemas"]["UnsignedNote"][];
        };
        UrlOutputBody: {
            /** @description Send the browser here */
            url: string;
        };
        UseCreditInputBody: {
            /** @description Left out: everything owed, the oldest first */
            allocations?: components["schemas"]["PaymentAllocation"][];
            /** Format: uuid */
            branch_id: string;
        };
        VerifyBookingInputBody: {
            code: string;
            /** @enum {string} */
            language?: "en" | "hi" | "ar" | "fr";
            /** @description Another time, where the one asked for was taken meanwhile */
            other?: components["schemas"]["Chosen"];
        };
        VerifyInputBody: {
            /** @example 123456 */
            code: string;
        };
        VerifyOutputBody: {
            slug: string;
            url: string;
        };
        Visit: {
            /** Format: uuid */
            appointment_id: string;
            /** Format: uuid */
            branch_id: string;
            branch_name: string;
            /** Format: date-time */
            closed_at: string | null;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            opened_at: string;
            /** Format: date */
            patient_birth_date: string | null;
            /** Format: uuid */
            patient_id: string;
            patient_name: string;
            /** Format: int64 */
            patient_number: number;
            /** Format: uuid */
            practitioner_id: string;
            /** Format: uuid */
            practitioner_member_id: string;
            practitioner_name: string;
            /** Format: uuid */
            service_id: string;
            service_name: string;
            /** @enum {string} */
            state: "open" | "closed";
            time_zone: string;
            /** Format: int64 */
            version: number;
        };
        VisitLine: {
            /** Format: uuid */
            appointment_id: string;
            /** Format: uuid */
            branch_id: string;
            branch_name: string;
            /** Format: date-time */
            closed_at: string | null;
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            notes: number;
            /** Format: date-time */
            opened_at: string;
            /** Format: uuid */
            practitioner_id: string;
            practitioner_name: string;
            service_name: string;
            /** @enum {string} */
            state: "open" | "closed";
            time_zone: string;
            /** Format: int64 */
            unsigned: number;
        };
        WalkInInputBody: {
            /** Format: uuid */
            branch_id: string;
            note?: string;
            /** Format: uuid */
            patient_id: string;
            /**
             * Format: uuid
             * @description Left out: whoever is free first
             */
            practitioner_id?: string;
            /** Format: uuid */
            service_id: string;
        };
        WithdrawConsentInputBody: {
            /** Format: uuid */
            branch_id?: string;
            /** @enum {string} */
            by: "patient" | "guardian" | "staff";
            purpose: string;
            reason: string;
            /** @enum {string} */
            relation?: "mother" | "father" | "legal_guardian" | "spouse" | "child" | "attorney" | "other";
            /** @description Strokes of points, x and y from 0 to 1000 */
            signature?: ((number[] | null)[] | null)[] | null;
            signer_name?: string;
            /** @description A minor, where the law lets one who understands decide */
            understands?: boolean;
        };
        Words: {
            body: string;
            language: string;
            needs_review: boolean;
            purpose: string;
            sha256: string;
            title: string;
            /** Format: int64 */
            version: number;
        };
        WriteMessageInputBody: {
            /** Format: uuid */
            branch_id?: string;
            /**
             * @description The best there is where it is left out
             * @enum {string}
             */
            channel?: "email" | "sms" | "whatsapp";
            /** @description For e-mail; ours where it is left out */
            subject?: string;
            text: string;
        };
        WriteOffInvoiceInputBody: {
            /**
             * Format: int64
             * @description Minor units; left out: all that is owed
             */
            amount?: number;
            reason: string;
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
                /** @description 2026-11-24, by the wall of the branch, or 2026-11-24T00:00:00+05:30; starts at or after */
                from?: string;
                /** @description The same; starts on or before that day, or before that instant */
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
            header: {
                /** @description Any text of the client's own: asked again with the same one, the request is answered and not done again */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostAppointmentInputBody"];
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
            header?: {
                "If-Match"?: string;
            };
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
            header?: {
                "If-Match"?: string;
            };
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
                "application/json": components["schemas"]["CancelInputBody"];
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
    "complete-appointment": {
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
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
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
    "confirm-appointment": {
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
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
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
                "application/json": components["schemas"]["MoveInputBody"];
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
            header?: {
                "If-Match"?: string;
            };
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
                    "application/json": components["schemas"]["MovesOutputBody"];
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
    "no-show-appointment": {
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
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
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
    "reinstate-appointment": {
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
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
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
    "start-appointment": {
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
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
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
    "undo-appointment": {
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
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
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
    "list-approvals": {
        parameters: {
            query?: {
                status?: "pending" | "approved" | "refused" | "withdrawn";
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
                    "application/json": components["schemas"]["PageApproval"];
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
    "count-approvals": {
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
                    "application/json": components["schemas"]["ApprovalCountOutputBody"];
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
    "approve-request": {
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
                    "application/json": components["schemas"]["Approval"];
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
    "refuse-request": {
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
                "application/json": components["schemas"]["BillingReasonInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Approval"];
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
    "withdraw-request": {
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
                    "application/json": components["schemas"]["Approval"];
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
                /** @description staff:<member id>, system:<name> or operator:<name> */
                actor?: string;
                /** @description The kind of record: appointments, patients */
                entity?: string;
                entity_id?: string;
                action?: "insert" | "update" | "delete" | "view" | "export" | "act";
                from?: string;
                /** @description Up to, not including */
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
                /** @description staff:<member id>, system:<name> or operator:<name> */
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
    "list-billing-limits": {
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
                    "application/json": components["schemas"]["ListLimitsOutputBody"];
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
    "set-billing-limits": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                role: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Limits"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleBillingLimits"];
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
    "get-booking-page": {
        parameters: {
            query?: {
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
                    "application/json": components["schemas"]["Front"];
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
    "hold-booking-slot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FrontHoldInputBody"];
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
    "keep-booking-hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FrontTokenInputBody"];
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
    "release-booking-hold": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FrontTokenInputBody"];
            };
        };
        responses: {
            /** @description No Content */
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
    "ask-to-book": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BookingRequestInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedBooking"];
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
    "resend-booking-code": {
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
                    "application/json": components["schemas"]["AskedBooking"];
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
    "verify-booking": {
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
                "application/json": components["schemas"]["VerifyBookingInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookedVisit"];
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
    "list-booking-slots": {
        parameters: {
            query: {
                branch_id: string;
                service_id: string;
                /** @description Left out: anybody who gives it */
                practitioner_id?: string;
                from?: string;
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
                    "application/json": components["schemas"]["FrontSlots"];
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
    "get-booked-visit": {
        parameters: {
            query?: {
                language?: "en" | "hi" | "ar" | "fr";
            };
            header?: never;
            path: {
                token: string;
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
                    "application/json": components["schemas"]["BookedVisit"];
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
    "get-visit-calendar": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Cache-Control"?: string;
                    "Content-Disposition"?: string;
                    "Content-Type"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
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
    "cancel-visit": {
        parameters: {
            query?: {
                language?: "en" | "hi" | "ar" | "fr";
            };
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelVisitInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookedVisit"];
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
    "confirm-visit": {
        parameters: {
            query?: {
                language?: "en" | "hi" | "ar" | "fr";
            };
            header?: never;
            path: {
                token: string;
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
                    "application/json": components["schemas"]["BookedVisit"];
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
    "move-visit": {
        parameters: {
            query?: {
                language?: "en" | "hi" | "ar" | "fr";
            };
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Chosen"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookedVisit"];
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
    "list-visit-slots": {
        parameters: {
            query?: {
                from?: string;
                to?: string;
            };
            header?: never;
            path: {
                token: string;
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
                    "application/json": components["schemas"]["FrontSlots"];
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
    "get-branch-billing": {
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
                    "application/json": components["schemas"]["BranchBilling"];
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
    "change-branch-billing": {
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
                "application/json": components["schemas"]["BranchBillingFields"];
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
                    "application/json": components["schemas"]["BranchBilling"];
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
                /** @description 2026-11-24 */
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
    "get-money-of-day": {
        parameters: {
            query: {
                branch_id: string;
                /** @description 2006-01-02, of the branch; left out: today */
                date?: string;
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
                    "application/json": components["schemas"]["MoneyOfDay"];
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
    "close-day": {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own: asked again with the same one, the request is answered and not done again */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseDayInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MoneyOfDay"];
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
    "open-document": {
        parameters: {
            query?: {
                download?: boolean;
            };
            header?: never;
            path: {
                link: string;
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
    "watch-branch": {
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
                    "Content-Type"?: string;
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
    "list-followup-rules": {
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
                    "application/json": components["schemas"]["FollowupRulesOutputBody"];
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
    "add-followup-rule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FollowupRuleBody"];
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
                    "application/json": components["schemas"]["FollowupRule"];
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
    "preview-followup-rule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FollowupPreviewInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowupPreviewOutputBody"];
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
    "change-followup-rule": {
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
                "application/json": components["schemas"]["FollowupRuleBody"];
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
                    "application/json": components["schemas"]["FollowupRule"];
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
    "list-followups": {
        parameters: {
            query?: {
                branch_id?: string;
                rule_id?: string;
                event?: string;
                whose?: "all" | "mine" | "my_roles";
                overdue?: boolean;
                /** @description Due before this moment; without it, all */
                until?: string;
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
                    "application/json": components["schemas"]["PageFollowup"];
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
    "add-followup": {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own: asked again with the same one, the request is answered and not done again */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FollowupPostTaskInputBody"];
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
                    "application/json": components["schemas"]["Followup"];
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
    "list-followup-assignees": {
        parameters: {
            query?: {
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
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowupAssigneesOutputBody"];
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
    "count-followups": {
        parameters: {
            query: {
                branch_id?: string;
                /** @description The beginning of the day */
                since: string;
                /** @description Its end */
                until: string;
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
                    "application/json": components["schemas"]["FollowupCountsOutputBody"];
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
    "reassign-followups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FollowupReassignInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowupChangedOutputBody"];
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
    "list-recall": {
        parameters: {
            query?: {
                older_than_days?: number;
                /** @description First day of the last visit, 2006-01-02 (UTC) */
                from?: string;
                /** @description Last day of the last visit */
                to?: string;
                branch_id?: string;
                service_id?: string;
                practitioner_id?: string;
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
                    "application/json": components["schemas"]["PageRecall"];
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
    "recall-patients": {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own: asked again with the same one, the request is answered and not done again */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FollowupPostRecallInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FollowupChangedOutputBody"];
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
    "get-followup": {
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
                    "application/json": components["schemas"]["Followup"];
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
    "cancel-followup": {
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
                "application/json": components["schemas"]["FollowupCancelInputBody"];
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
                    "application/json": components["schemas"]["Followup"];
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
    "note-followup-outcome": {
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
                "application/json": components["schemas"]["FollowupOutcomeInputBody"];
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
                    "application/json": components["schemas"]["Followup"];
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
    "reopen-followup": {
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
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Followup"];
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
    "snooze-followup": {
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
                "application/json": components["schemas"]["FollowupSnoozeInputBody"];
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
                    "application/json": components["schemas"]["Followup"];
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
    "take-followup": {
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
                    "application/json": components["schemas"]["Followup"];
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
    "undo-followup": {
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
                    "application/json": components["schemas"]["Followup"];
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
    "hold-slot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostHoldInputBody"];
            };
        };
        responses: {
            /** @description Created */
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
                "application/json": components["schemas"]["TokenInputBody"];
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
                "application/json": components["schemas"]["TokenInputBody"];
            };
        };
        responses: {
            /** @description No Content */
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
    "list-intake-forms": {
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
                    "application/json": components["schemas"]["IntakeFormsOutputBody"];
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
    "make-intake-form": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeFormInputBody"];
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
                    "application/json": components["schemas"]["IntakeForm"];
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
    "get-intake-form": {
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
                    "application/json": components["schemas"]["IntakeForm"];
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
    "change-intake-form": {
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
                "application/json": components["schemas"]["Form"];
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
                    "application/json": components["schemas"]["IntakeForm"];
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
    "publish-intake-form": {
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
                "application/json": components["schemas"]["Form"];
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
                    "application/json": components["schemas"]["IntakeForm"];
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
    "open-intake": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenIntakeInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicIntake"];
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
    "save-intake": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveIntakeInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicIntake"];
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
    "submit-intake": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmitIntakeInputBody"];
            };
        };
        responses: {
            /** @description No Content */
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
                    "application/json": components["schemas"]["PageInvitation"];
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
                "application/json": components["schemas"]["InviteInputBody"];
            };
        };
        responses: {
            /** @description Created */
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
                "application/json": components["schemas"]["AcceptInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptedOutputBody"];
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
                "application/json": components["schemas"]["OpenInputBody"];
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
    "list-invoices": {
        parameters: {
            query?: {
                branch_id?: string;
                patient_id?: string;
                appointment_id?: string;
                status?: "draft" | "issued" | "discarded";
                state?: "unpaid" | "part_paid" | "paid";
                overdue?: boolean;
                /** @description 2006-01-02: issued on this day or later */
                from?: string;
                /** @description 2006-01-02: issued on this day or earlier */
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
                    "application/json": components["schemas"]["PageInvoice"];
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
    "draft-invoice": {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own: asked again with the same one, the request is answered and not done again */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostInvoiceInputBody"];
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
                    "application/json": components["schemas"]["InvoiceFull"];
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
    "propose-invoice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProposeInvoiceInputBody"];
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
                    "application/json": components["schemas"]["InvoiceFull"];
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
    "get-invoice": {
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
                    "application/json": components["schemas"]["InvoiceFull"];
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
    "change-invoice": {
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
                "application/json": components["schemas"]["InvoiceDraft"];
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
                    "application/json": components["schemas"]["InvoiceFull"];
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
    "ask-discount-approval": {
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
                "application/json": components["schemas"]["BillingReasonInputBody"];
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
                    "application/json": components["schemas"]["InvoiceFull"];
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
    "credit-invoice": {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own: asked again with the same one, the request is answered and not done again */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreditInvoiceInputBody"];
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
                    "application/json": components["schemas"]["InvoiceFull"];
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
    "discard-invoice": {
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
                "application/json": components["schemas"]["BillingReasonInputBody"];
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
                    "application/json": components["schemas"]["InvoiceFull"];
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
    "invoice-history": {
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
                    "application/json": components["schemas"]["InvoiceHistoryOutputBody"];
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
    "issue-invoice": {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own: asked again with the same one, the request is answered and not done again */
                "Idempotency-Key": string;
            };
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
                    "application/json": components["schemas"]["InvoiceFull"];
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
    "write-off-invoice": {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own: asked again with the same one, the request is answered and not done again */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WriteOffInvoiceInputBody"];
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
                    "application/json": components["schemas"]["InvoiceFull"];
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
                "application/json": components["schemas"]["ChangeMeInputBody"];
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
    "list-measure-kinds": {
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
                    "application/json": components["schemas"]["MeasureKindsOutputBody"];
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
                    "application/json": components["schemas"]["PageMember"];
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
    "end-membership": {
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
                "application/json": components["schemas"]["ReasonInputBody"];
            };
        };
        responses: {
            /** @description No Content */
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
            /** @description No Content */
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
    "set-member-roles": {
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
                "application/json": components["schemas"]["PutRolesInputBody"];
            };
        };
        responses: {
            /** @description No Content */
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
                "application/json": components["schemas"]["ReasonInputBody"];
            };
        };
        responses: {
            /** @description No Content */
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
    "list-message-channels": {
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
                    "application/json": components["schemas"]["MessageChannelsOutputBody"];
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
    "set-message-channel": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutChannelInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageChannelsOutputBody"];
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
    "test-message-channel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TestChannelInputBody"];
            };
        };
        responses: {
            /** @description No Content */
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
    "get-message-settings": {
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
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageSettings"];
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
    "set-message-settings": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutMessageSettingsInputBody"];
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
                    "application/json": components["schemas"]["MessageSettings"];
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
    "list-message-templates": {
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
                    "application/json": components["schemas"]["MessageTemplatesOutputBody"];
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
    "set-message-template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GivenTemplate"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageTemplatesOutputBody"];
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
    "preview-message-template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GivenTemplate"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewOutputBody"];
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
    "reset-message-template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GivenTemplate"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageTemplatesOutputBody"];
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
    "list-messages": {
        parameters: {
            query?: {
                state?: "scheduled" | "late" | "failed" | "suppressed" | "sent" | "cancelled";
                kind?: "confirmation" | "moved" | "cancelled" | "reminder_24h" | "reminder_same_day" | "payment" | "intake_form" | "post_visit" | "no_show" | "follow_up" | "receipt" | "waitlist_offer" | "custom";
                channel?: "email" | "sms" | "whatsapp";
                branch_id?: string;
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
                    "application/json": components["schemas"]["PageMessage"];
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
    "count-messages": {
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
                    "application/json": components["schemas"]["MessageCounts"];
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
    "cancel-message": {
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
                    "application/json": components["schemas"]["Message"];
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
    "resend-message": {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own: asked again with the same one, the request is answered and not done again */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
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
    "retry-message": {
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
                    "application/json": components["schemas"]["Message"];
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
    "get-my-day": {
        parameters: {
            query: {
                /** @description 2026-11-24, by the wall of each branch */
                date: string;
                /** @description Left out: the one who asks */
                practitioner_id?: string;
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
                    "application/json": components["schemas"]["MyDayOutputBody"];
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
    "list-note-templates": {
        parameters: {
            query?: {
                /** @description Archived ones too */
                all?: boolean;
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
                    "application/json": components["schemas"]["TemplatesOutputBody"];
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
    "add-note-template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteTemplateFields"];
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
                    "application/json": components["schemas"]["NoteTemplate"];
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
    "get-note-template": {
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
                    "application/json": components["schemas"]["NoteTemplate"];
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
    "change-note-template": {
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
                "application/json": components["schemas"]["NoteTemplateFields"];
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
                    "application/json": components["schemas"]["NoteTemplate"];
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
    "archive-note-template": {
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
                    "application/json": components["schemas"]["NoteTemplate"];
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
    "restore-note-template": {
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
                    "application/json": components["schemas"]["NoteTemplate"];
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
    "get-note": {
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
                    "application/json": components["schemas"]["Note"];
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
    "discard-draft": {
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
            /** @description No Content */
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
    "append-note": {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own: asked again with the same one, the request is answered and not done again */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostAddendumInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Note"];
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
    "cosign-note": {
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
                    "application/json": components["schemas"]["Note"];
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
    "save-draft": {
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
                "application/json": components["schemas"]["PutDraftInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Note"];
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
    "prove-note": {
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
                    "application/json": components["schemas"]["ProofOutputBody"];
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
    "return-note": {
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
                "application/json": components["schemas"]["ReturnNoteInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Note"];
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
    "sign-note": {
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
                "application/json": components["schemas"]["RevisionInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Note"];
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
    "submit-note": {
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
                "application/json": components["schemas"]["RevisionInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Note"];
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
    "withdraw-note": {
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
                    "application/json": components["schemas"]["Note"];
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
                /** @description Prefixes of names in any order, a phone, a birth date, a number; or a whole identifier */
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
                "application/json": components["schemas"]["NewPatient"];
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
                    "application/json": components["schemas"]["PatientRecord"];
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
    "list-patient-flags": {
        parameters: {
            query: {
                /** @description ids=…&ids=… */
                ids: string[] | null;
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
                    "application/json": components["schemas"]["FlagsOutputBody"];
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
    "find-possible-duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DuplicatesInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DuplicatesOutputBody"];
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
    "get-registration-rules": {
        parameters: {
            query?: {
                /** @description The chain's country where it is left out */
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
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Registration"];
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
                    "application/json": components["schemas"]["PatientRecord"];
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
                "application/json": components["schemas"]["DetailsPatch"];
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
                    "application/json": components["schemas"]["PatientRecord"];
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
    "patient-account": {
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
                    "application/json": components["schemas"]["PatientAccount"];
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
    "add-patient-alert": {
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
                "application/json": components["schemas"]["AlertInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeOutputBody"];
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
    "remove-patient-alert": {
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
            /** @description No Content */
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
    "list-consents": {
        parameters: {
            query?: {
                /** @description Of the words; English where there are none */
                language?: string;
                /** @description Whose country's rules hold; the chain's without it */
                branch_id?: string;
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
                    "application/json": components["schemas"]["ConsentsOutputBody"];
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
    "record-consent": {
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
                "application/json": components["schemas"]["RecordConsentInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Consent"];
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
    "withdraw-consent": {
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
                "application/json": components["schemas"]["WithdrawConsentInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Consent"];
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
    "get-consent": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                consent_id: string;
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
                    "application/json": components["schemas"]["Consent"];
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
    "list-documents": {
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
                    "application/json": components["schemas"]["DocumentsOutputBody"];
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
    "add-document": {
        parameters: {
            query: {
                category: string;
            };
            header?: {
                /** @description Percent-encoded, so that it is in no address */
                "X-File-Name"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
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
    "delete-document": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                document_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeleteDocumentInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Document"];
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
    "link-document": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                document_id: string;
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
                    "application/json": components["schemas"]["DocumentLinkOutputBody"];
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
    "list-patient-followup-acts": {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
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
                    "application/json": components["schemas"]["PageFollowupAct"];
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
    "list-patient-followups": {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
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
                    "application/json": components["schemas"]["PageFollowup"];
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
    "get-patient-history": {
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
                    "application/json": components["schemas"]["HistoryOutputBody"];
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
    "add-patient-history": {
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
                "application/json": components["schemas"]["NewHistory"];
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
                    "application/json": components["schemas"]["HistoryEntry"];
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
    "answer-patient-history": {
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
                "application/json": components["schemas"]["AnswerHistoryInputBody"];
            };
        };
        responses: {
            /** @description No Content */
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
    "change-patient-history": {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string;
            };
            path: {
                id: string;
                eid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HistoryFields"];
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
                    "application/json": components["schemas"]["HistoryEntry"];
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
    "remove-patient-history": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                eid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemoveHistoryInputBody"];
            };
        };
        responses: {
            /** @description No Content */
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
    "add-patient-identifier": {
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
                "application/json": components["schemas"]["IdentifierInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeOutputBody"];
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
    "remove-patient-identifier": {
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
            /** @description No Content */
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
    "reveal-patient-identifier": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                eid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealOutputBody"];
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
    "add-patient-insurance": {
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
                "application/json": components["schemas"]["InsuranceInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeOutputBody"];
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
    "remove-patient-insurance": {
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
            /** @description No Content */
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
    "reveal-patient-insurance": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                eid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RevealInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevealOutputBody"];
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
    "list-intakes": {
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
                    "application/json": components["schemas"]["IntakesOutputBody"];
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
    "send-intake": {
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
                "application/json": components["schemas"]["SendIntakeInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentIntakeOutputBody"];
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
    "get-intake": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                intake_id: string;
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
                    "application/json": components["schemas"]["IntakeOutputBody"];
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
    "link-intake": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                intake_id: string;
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
                    "application/json": components["schemas"]["SentIntakeOutputBody"];
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
    "review-intake": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                intake_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
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
    "get-message-preferences": {
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
                    "application/json": components["schemas"]["MessagePreference"];
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
    "set-message-preferences": {
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
                "application/json": components["schemas"]["MessagePreference"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePreference"];
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
    "list-patient-messages": {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
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
                    "application/json": components["schemas"]["PageMessage"];
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
    "write-message": {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own: asked again with the same one, the request is answered and not done again */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WriteMessageInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
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
    "list-patient-notes": {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
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
                    "application/json": components["schemas"]["PageNoteLine"];
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
    "get-patient-timeline": {
        parameters: {
            query?: {
                /** @description Only these; kinds=…&kinds=… */
                kinds?: string[] | null;
                /** @description next_before of the page before */
                before?: string;
                limit?: number;
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
                    "application/json": components["schemas"]["TimelineOutputBody"];
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
    "use-credit": {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own: asked again with the same one, the request is answered and not done again */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UseCreditInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PatientAccount"];
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
    "list-patient-visits": {
        parameters: {
            query?: {
                limit?: number;
                cursor?: string;
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
                    "application/json": components["schemas"]["PageVisitLine"];
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
    "take-payment": {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own: asked again with the same one, the request is answered and not done again */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostPaymentInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
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
    "get-payment": {
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
                    "application/json": components["schemas"]["Payment"];
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
    "refund-payment": {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own: asked again with the same one, the request is answered and not done again */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostRefundInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Payment"];
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
                    "application/json": components["schemas"]["PagePermission"];
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
    "open-preferences": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
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
                    "application/json": components["schemas"]["PreferenceCentre"];
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
    "choose-preferences": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessagePreference"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreferenceCentre"];
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
    unsubscribe: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": string;
            };
        };
        responses: {
            /** @description No Content */
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
    "list-prices": {
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
                    "application/json": components["schemas"]["ListPricesOutputBody"];
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
    "add-price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostPriceInputBody"];
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
                    "application/json": components["schemas"]["PriceItem"];
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
    "drop-price": {
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
            /** @description No Content */
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
    "end-price": {
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
                "application/json": components["schemas"]["PatchPriceInputBody"];
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
                    "application/json": components["schemas"]["PriceItem"];
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
    "list-receivables": {
        parameters: {
            query: {
                branch_id: string;
                /** @description 2006-01-02, of the branch; left out: today */
                date?: string;
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
                    "application/json": components["schemas"]["ReceivablesOutputBody"];
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
    "export-report": {
        parameters: {
            query: {
                /** @description The first day, by the branch's wall */
                from: string;
                /** @description The last day */
                to: string;
                branch_id?: string;
                /** @description appointments, sources, load, followups, issued, taken, leaks, or the kind of a leak */
                table: string;
                by?: string;
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
                    "Content-Disposition"?: string;
                    "Content-Type"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
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
    "report-appointments": {
        parameters: {
            query: {
                /** @description The first day, by the branch's wall */
                from: string;
                /** @description The last day */
                to: string;
                branch_id?: string;
                practitioner_id?: string;
                service_id?: string;
                source?: "website" | "ad" | "referral" | "call" | "walk_in" | "staff";
                by?: "day" | "branch" | "practitioner" | "service" | "source" | "cancel_reason";
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
                    "application/json": components["schemas"]["AppointmentsReportOutputBody"];
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
    "report-followups": {
        parameters: {
            query: {
                /** @description The first day, by the branch's wall */
                from: string;
                /** @description The last day */
                to: string;
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
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallsReportOutputBody"];
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
    "report-issued": {
        parameters: {
            query: {
                /** @description The first day, by the branch's wall */
                from: string;
                /** @description The last day */
                to: string;
                branch_id?: string;
                practitioner_id?: string;
                service_id?: string;
                by?: "day" | "branch" | "practitioner" | "service" | "tax" | "person";
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
                    "application/json": components["schemas"]["IssuedReportOutputBody"];
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
    "report-leaks": {
        parameters: {
            query: {
                /** @description The first day, by the branch's wall */
                from: string;
                /** @description The last day */
                to: string;
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
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeaksReportOutputBody"];
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
    "report-leak-rows": {
        parameters: {
            query: {
                /** @description The first day, by the branch's wall */
                from: string;
                /** @description The last day */
                to: string;
                branch_id?: string;
                limit?: number;
                cursor?: string;
            };
            header?: never;
            path: {
                kind: string;
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
                    "application/json": components["schemas"]["PageLeakRow"];
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
    "report-load": {
        parameters: {
            query: {
                /** @description The first day, by the branch's wall */
                from: string;
                /** @description The last day */
                to: string;
                branch_id?: string;
                practitioner_id?: string;
                service_id?: string;
                source?: "website" | "ad" | "referral" | "call" | "walk_in" | "staff";
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
                    "application/json": components["schemas"]["LoadReportOutputBody"];
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
    "report-sources": {
        parameters: {
            query: {
                /** @description The first day, by the branch's wall */
                from: string;
                /** @description The last day */
                to: string;
                branch_id?: string;
                practitioner_id?: string;
                service_id?: string;
                source?: "website" | "ad" | "referral" | "call" | "walk_in" | "staff";
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
                    "application/json": components["schemas"]["SourcesReportOutputBody"];
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
    "report-taken": {
        parameters: {
            query: {
                /** @description The first day, by the branch's wall */
                from: string;
                /** @description The last day */
                to: string;
                branch_id?: string;
                by?: "day" | "branch" | "method";
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
                    "application/json": components["schemas"]["TakenReportOutputBody"];
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
                    "application/json": components["schemas"]["ResourcesOutputBody"];
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
                "application/json": components["schemas"]["PostResourceInputBody"];
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
                "application/json": components["schemas"]["PatchResourceInputBody"];
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
    "list-exceptions": {
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
                    "application/json": components["schemas"]["ExceptionsOutputBody"];
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
    "add-exception": {
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
                "application/json": components["schemas"]["PostExceptionInputBody"];
            };
        };
        responses: {
            /** @description Created */
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
    "remove-exception": {
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
            /** @description No Content */
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
                "application/json": components["schemas"]["PutHoursInputBody"];
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
                    "application/json": components["schemas"]["PageRole"];
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
    "create-role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Draft"];
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
                "application/json": components["schemas"]["Draft"];
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
    "delete-role": {
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
            /** @description No Content */
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
                /** @description Only those on offer, or only those no longer on offer */
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
                    "application/json": components["schemas"]["ServicesOutputBody"];
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
            /** @description Created */
            201: {
                headers: {
                    ETag?: string;
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
                "application/json": components["schemas"]["PostServicesInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServicesOutputBody"];
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
                "application/json": components["schemas"]["PatchServiceInputBody"];
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
    "set-tax-class": {
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
                "application/json": components["schemas"]["TaxClassInputBody"];
            };
        };
        responses: {
            /** @description No Content */
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
                    "application/json": components["schemas"]["PageSession"];
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
            /** @description No Content */
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
            /** @description No Content */
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
                    /** @description What patients accept when they book online, by language; {hours} stands for cancel_notice_hours. */
                    cancellation_policy?: {
                        [key: string]: string;
                    } | null;
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
                    /**
                     * Format: int64
                     * @description How long after its start a patient may still come before they count as missing.
                     */
                    no_show_grace_minutes?: number | null;
                    /** @description Patients can book themselves on the clinic's public page. */
                    online_booking?: boolean | null;
                    /** @description What registration asks for where the chain differs from its packs: required, optional or hidden, by field. */
                    registration?: {
                        [key: string]: string;
                    } | null;
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
    "list-slots": {
        parameters: {
            query: {
                branch_id: string;
                service_id: string;
                practitioner_id?: string;
                /** @description 2026-11-24; today where it is left out */
                from?: string;
                /** @description 2026-11-30, included */
                to?: string;
                /** @description What it holds is free for who asks; what others hold is not */
                hold_token?: string;
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
    "list-snippets": {
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
                    "application/json": components["schemas"]["SnippetsOutputBody"];
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
    "add-snippet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SnippetBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snippet"];
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
    "change-snippet": {
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
                "application/json": components["schemas"]["SnippetBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Snippet"];
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
    "remove-snippet": {
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
            /** @description No Content */
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
    "get-subscription": {
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
                    "application/json": components["schemas"]["Subscription"];
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
    "open-checkout": {
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
                "application/json": components["schemas"]["CheckoutInputBody"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UrlOutputBody"];
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
    "open-portal": {
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
                    "application/json": components["schemas"]["UrlOutputBody"];
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
    "list-unsigned-notes": {
        parameters: {
            query?: {
                /** @description Only those the one who asks has begun */
                mine?: boolean;
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
                    "application/json": components["schemas"]["UnsignedOutputBody"];
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
    "open-visit": {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own: asked again with the same one, the request is answered and not done again */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostVisitInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Visit"];
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
    "get-visit": {
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
                    "application/json": components["schemas"]["Visit"];
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
    "close-visit": {
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
                    "application/json": components["schemas"]["Visit"];
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
    "get-last-note": {
        parameters: {
            query?: {
                template_id?: string;
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
                    "application/json": components["schemas"]["LastNoteOutputBody"];
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
    "list-visit-notes": {
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
                    "application/json": components["schemas"]["NotesOutputBody"];
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
    "start-note": {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own: asked again with the same one, the request is answered and not done again */
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PostNoteInputBody"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Note"];
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
    "add-walk-in": {
        parameters: {
            query?: never;
            header: {
                /** @description Any text of the client's own: asked again with the same one, the request is answered and not done again */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WalkInInputBody"];
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
    "meta-webhook-challenge": {
        parameters: {
            query?: {
                "hub.mode"?: string;
                "hub.verify_token"?: string;
                "hub.challenge"?: string;
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
                    "Content-Type"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
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
    "meta-webhook": {
        parameters: {
            query?: never;
            header?: {
                "X-Hub-Signature-256"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description No Content */
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
    "stripe-webhook": {
        parameters: {
            query?: never;
            header?: {
                "Stripe-Signature"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description No Content */
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
    "twilio-webhook": {
        parameters: {
            query?: never;
            header?: {
                "X-Twilio-Signature"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    "Content-Type"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
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
