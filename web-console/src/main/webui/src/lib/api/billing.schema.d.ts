// Generated from openapi/*.json by `npm run openapi:refresh`: do not edit.
export interface paths {
    "/v1/catalog/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Offers */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    model?: string;
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
                        "application/json": components["schemas"]["PlansView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/catalog/plans/simulation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Simulate */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SimulationRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SimulationView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/catalog/platform-fees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
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
                        "application/json": components["schemas"]["FeeSchedulesView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/catalog/royalty-offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Of Model */
        get: {
            parameters: {
                query: {
                    cursor?: string;
                    limit?: number;
                    model: string;
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
                        "application/json": components["schemas"]["RoyaltyOffersView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/accruals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accruals */
        get: {
            parameters: {
                query?: {
                    agreement?: string;
                    cursor?: string;
                    invoice?: string;
                    limit?: number;
                    line?: number;
                    model?: string;
                    partner?: string;
                    period?: string;
                    settlement?: string;
                    usagePeriod?: string;
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
                        "application/json": components["schemas"]["AccrualsView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/accruals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accrual */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: number;
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
                        "application/json": components["schemas"]["AccrualView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/bank-accounts/{account}/{currency}/opening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    account: string;
                    currency: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OpeningRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BankOpeningView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/bank-accounts/{account}/{currency}/opening/reversal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reverse */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    account: string;
                    currency: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OpeningReversalRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BankOpeningView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/bank-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    state?: components["schemas"]["EntryState"];
                    statement?: components["schemas"]["UUID"];
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
                        "application/json": components["schemas"]["BankEntriesView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/bank-entries/{id}/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Assign */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AssignmentRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BankEntryView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/bank-entries/{id}/assignments/{assignment}/reversal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reverse */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    assignment: components["schemas"]["UUID"];
                    id: components["schemas"]["UUID"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AssignmentReversalRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BankEntryView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/bank-entries/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send Back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReturnRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BankEntryView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/bank-entries/{id}/set-aside": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set Aside */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SetAsideRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BankEntryView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/bank-reconciliation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reconciliation */
        get: {
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
                        "application/json": components["schemas"]["BankReconciliationView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/bank-statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Statements */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
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
                        "application/json": components["schemas"]["StatementsView"];
                    };
                };
            };
        };
        put?: never;
        /** Take */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/xml": string;
                    "text/xml": string;
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StatementsView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/bank-statements/{id}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WithdrawalRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BankStatementView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/billing-profiles/{tenant}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
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
                        "application/json": components["schemas"]["BillingProfileView"];
                    };
                };
            };
        };
        /** Put */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BillingProfileRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BillingProfileView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/billing-profiles/{tenant}/exemption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Exempt */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ExemptionRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BillingProfileView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/closes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    period?: string;
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
                        "application/json": components["schemas"]["CloseRunsView"];
                    };
                };
            };
        };
        put?: never;
        /** Close */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CloseRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CloseView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/closes/readiness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Readiness */
        get: {
            parameters: {
                query?: {
                    period?: string;
                    tenant?: string;
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
                        "application/json": components["schemas"]["CloseReadinessView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/closes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
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
                        "application/json": components["schemas"]["CloseRunView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/closes/{id}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
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
                        "application/json": components["schemas"]["CloseView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/closes/{id}/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invoices */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
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
                        "application/json": components["schemas"]["CloseInvoicesView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/closes/{id}/rejection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reject */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReasonRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CloseRunView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/closes/{id}/reopening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reopen */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReasonRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CloseRunView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/credit-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    tenant?: string;
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
                        "application/json": components["schemas"]["CreditNotesView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/dunning-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Run */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RunRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RunView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    day?: string;
                    from?: string;
                    key?: string;
                    limit?: number;
                    order?: string;
                    outcome?: string;
                    partner?: string;
                    plan?: string;
                    planVersion?: number;
                    region?: string;
                    release?: string;
                    requestId?: string;
                    subscription?: string;
                    tenant?: string;
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
                        "application/json": components["schemas"]["UsageEventsView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/exchange-rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    base?: string;
                    cursor?: string;
                    limit?: number;
                    quote?: string;
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
                        "application/json": components["schemas"]["RatesView"];
                    };
                };
            };
        };
        put?: never;
        /** Take */
        post: {
            parameters: {
                query?: {
                    reason?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "text/csv": string;
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Imported"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    period?: string;
                    state?: components["schemas"]["InvoiceState"];
                    tenant?: string;
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
                        "application/json": components["schemas"]["InvoiceAccountsView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/invoices/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: string;
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
                        "application/json": components["schemas"]["FinanceInvoiceView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/invoices/{number}/credit-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Issue */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreditRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CreditNoteView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/invoices/{number}/lines/{line}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Line */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    line: number;
                    number: string;
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
                        "application/json": components["schemas"]["SharedLineView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/invoices/{number}/lines/{line}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Usage */
        get: {
            parameters: {
                query?: {
                    by?: components["schemas"]["UsageBehindBy"];
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    line: number;
                    number: string;
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
                        "application/json": components["schemas"]["UsageBehindView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/invoices/{number}/replacement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replace */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReplacementRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["InvoiceView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/ledger/checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Checkpoint */
        post: {
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
                        "application/json": components["schemas"]["VerificationView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/ledger/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Transactions */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    document?: string;
                    from?: string;
                    limit?: number;
                    purpose?: components["schemas"]["Purpose"];
                    tenant?: string;
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
                        "application/json": components["schemas"]["TransactionsView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/ledger/trial-balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Trial Balance */
        get: {
            parameters: {
                query?: {
                    at?: string;
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
                        "application/json": components["schemas"]["TrialBalanceView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/ledger/verification": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Verification */
        get: {
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
                        "application/json": components["schemas"]["VerificationView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/outgoing-payouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Outgoing */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
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
                        "application/json": components["schemas"]["OutgoingPayoutsView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    tenant?: string;
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
                        "application/json": components["schemas"]["PaymentsView"];
                    };
                };
            };
        };
        put?: never;
        /** Record */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PaymentRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PaymentView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/payments/{id}/reversal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reverse */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReversalRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PaymentView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
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
                        "application/json": components["schemas"]["PeopleView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/platform-fees": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FeeScheduleRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FeeScheduleView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/prepaid/credits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Credits */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    tenant?: string;
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
                        "application/json": components["schemas"]["CreditsView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/prepaid/credits/{id}/reversal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reverse */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreditReversalRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CreditView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/prepaid/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["GrantRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CreditView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/prepaid/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    tenant?: string;
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
                        "application/json": components["schemas"]["OrdersView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/prepaid/orders/{reference}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Received */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    reference: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReceiptRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CreditView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/receivables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Receivables */
        get: {
            parameters: {
                query?: {
                    at?: string;
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
                        "application/json": components["schemas"]["ReceivablesView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/reconciliation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reconciliation */
        get: {
            parameters: {
                query?: {
                    period?: string;
                    tenant?: string;
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
                        "application/json": components["schemas"]["ReconciliationView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Report */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    format?: string;
                    limit?: number;
                    period?: string;
                    tenant?: string;
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
                        "application/json": components["schemas"]["ReportView"];
                        "text/csv": components["schemas"]["ReportView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
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
                        "application/json": components["schemas"]["ReportJobsView"];
                    };
                };
            };
        };
        put?: never;
        /** Request */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "Accept-Language"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReportRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReportJobView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Job */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
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
                        "application/json": components["schemas"]["ReportJobView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/reports/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Content */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
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
                        "application/json": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/self-billed-invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    tenant?: string;
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
                        "application/json": components["schemas"]["SelfBilledInvoicesView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/self-billed-invoices/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: string;
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
                        "application/json": components["schemas"]["SelfBilledInvoiceView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/settlements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
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
                        "application/json": components["schemas"]["SettlementsView"];
                    };
                };
            };
        };
        put?: never;
        /** Propose */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SettlementRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SettlementView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/settlements/{id}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
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
                        "application/json": components["schemas"]["SettlementView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/settlements/{id}/pain.001": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** File */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
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
                        "application/xml": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/settlements/{id}/payouts/{tenant}/rejection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reject */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PayoutRejectionRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PayoutView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/settlements/{id}/payouts/{tenant}/rejection/reversal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reverse */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RejectionReversalRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PayoutView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/standings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Standings */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    standing?: components["schemas"]["Standing"];
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
                        "application/json": components["schemas"]["StandingsView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/standings/{tenant}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Standing */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
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
                        "application/json": components["schemas"]["StandingView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/standings/{tenant}/grace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Grace */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["GraceRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["StandingView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/standings/{tenant}/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** History */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    tenant: string;
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
                        "application/json": components["schemas"]["HistoryView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/statements/{partner}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    period?: string;
                };
                header?: never;
                path: {
                    partner: string;
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
                        "application/json": components["schemas"]["StatementView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/tax-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
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
                        "application/json": components["schemas"]["TaxRulesView"];
                    };
                };
            };
        };
        put?: never;
        /** Add */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TaxRuleRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TaxRuleView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/tax-rules/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["EndRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TaxRuleView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/tax-summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Summary */
        get: {
            parameters: {
                query?: {
                    format?: string;
                    period?: string;
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
                        "application/json": components["schemas"]["TaxSummary"];
                        "text/csv": components["schemas"]["TaxSummary"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/trace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Trace */
        get: {
            parameters: {
                query?: {
                    day?: string;
                    from?: string;
                    requestId?: string;
                    subscription?: string;
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
                        "application/json": components["schemas"]["TraceView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/unallocated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Unallocated */
        get: {
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
                        "application/json": components["schemas"]["UnallocatedsView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/usage/intake": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Intake */
        get: {
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
                        "application/json": components["schemas"]["IntakeView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/usage/intake/gaps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gaps */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
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
                        "application/json": components["schemas"]["OpenGapsView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/usage/intake/write-offs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Write Offs */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
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
                        "application/json": components["schemas"]["GapWriteOffsView"];
                    };
                };
            };
        };
        put?: never;
        /** Write Off */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["GapWriteOffRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GapsWrittenOffView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/usage/rejected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rejected */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    undecided?: boolean;
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
                        "application/json": components["schemas"]["RejectedUsageView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/usage/rejected/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Decisions */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
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
                        "application/json": components["schemas"]["ParkedUsageDecisionsView"];
                    };
                };
            };
        };
        put?: never;
        /** Decide */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ParkedUsageDecisionRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ParkedUsageDecidedView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/usage/rejected/undecided": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Undecided */
        get: {
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
                        "application/json": components["schemas"]["UndecidedUsageView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/{kind}/{number}/factur-x": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Factur X */
        get: {
            parameters: {
                query?: {
                    language?: string;
                };
                header?: {
                    "Accept-Language"?: string;
                };
                path: {
                    kind: components["schemas"]["DocumentKind"];
                    number: string;
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
                        "application/pdf": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/{kind}/{number}/factur-x.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Xml */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kind: components["schemas"]["DocumentKind"];
                    number: string;
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
                        "application/xml": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/finance/{kind}/{number}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pdf */
        get: {
            parameters: {
                query?: {
                    language?: string;
                };
                header?: {
                    "Accept-Language"?: string;
                };
                path: {
                    kind: components["schemas"]["DocumentKind"];
                    number: string;
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
                        "application/pdf": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/nodes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
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
                        "application/json": components["schemas"]["NodesView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/nodes/{node}/write-offs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Write Offs */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    node: string;
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
                        "application/json": components["schemas"]["WriteOffsView"];
                    };
                };
            };
        };
        put?: never;
        /** Write Off */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    node: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["WriteOffRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WrittenOffView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/agreement-drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    tenant: string;
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
                        "application/json": components["schemas"]["DraftsView"];
                    };
                };
            };
        };
        put?: never;
        /** Keep */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AgreementRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AgreementDraft"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/agreement-drafts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                    tenant: string;
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
                        "application/json": components["schemas"]["AgreementDraft"];
                    };
                };
            };
        };
        /** Change */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AgreementRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AgreementDraft"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        /** Delete */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                    tenant: string;
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
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/agreement-drafts/{id}/proposal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                    tenant: string;
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
                        "application/json": components["schemas"]["AgreementView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    tenant: string;
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
                        "application/json": components["schemas"]["AgreementsView"];
                    };
                };
            };
        };
        put?: never;
        /** Propose */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AgreementRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AgreementView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/agreements/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Preview */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AgreementRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PreviewView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/agreements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                    tenant: string;
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
                        "application/json": components["schemas"]["AgreementView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/agreements/{id}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                    tenant: string;
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
                        "application/json": components["schemas"]["AgreementView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/agreements/{id}/counter-proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Counter */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AgreementRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AgreementView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/agreements/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                    tenant: string;
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
                        "application/json": components["schemas"]["AgreementView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/agreements/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Preview Of */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                    tenant: string;
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
                        "application/json": components["schemas"]["PreviewView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/billing-profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
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
                        "application/json": components["schemas"]["BillingProfileView"];
                    };
                };
            };
        };
        /** Put */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BillingProfileRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BillingProfileView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/coupons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    tenant: string;
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
                        "application/json": components["schemas"]["CouponsView"];
                    };
                };
            };
        };
        put?: never;
        /** Make */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CouponDraft"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CouponView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/coupons/{code}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                    tenant: string;
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
                        "application/json": components["schemas"]["CouponView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/credit-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    tenant: string;
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
                        "application/json": components["schemas"]["CreditNotesView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    day?: string;
                    from?: string;
                    key?: string;
                    limit?: number;
                    order?: string;
                    outcome?: string;
                    plan?: string;
                    planVersion?: number;
                    region?: string;
                    release?: string;
                    requestId?: string;
                    subscription?: string;
                    to?: string;
                };
                header?: never;
                path: {
                    tenant: string;
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
                        "application/json": components["schemas"]["UsageEventsView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/events/trace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Trace */
        get: {
            parameters: {
                query?: {
                    day?: string;
                    from?: string;
                    requestId?: string;
                    subscription?: string;
                    to?: string;
                };
                header?: never;
                path: {
                    tenant: string;
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
                        "application/json": components["schemas"]["TraceView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    tenant: string;
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
                        "application/json": components["schemas"]["InvoicesView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/invoices/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: string;
                    tenant: string;
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
                        "application/json": components["schemas"]["InvoiceView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/invoices/{number}/lines/{line}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Line */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    line: number;
                    number: string;
                    tenant: string;
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
                        "application/json": components["schemas"]["SharedLineView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/invoices/{number}/lines/{line}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Usage */
        get: {
            parameters: {
                query?: {
                    by?: components["schemas"]["UsageBehindBy"];
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    line: number;
                    number: string;
                    tenant: string;
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
                        "application/json": components["schemas"]["UsageBehindView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/key-budgets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    tenant: string;
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
                        "application/json": components["schemas"]["KeyBudgetsView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/model-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Of Models */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    day?: string;
                    from?: string;
                    limit?: number;
                    order?: string;
                    outcome?: string;
                    plan?: string;
                    planVersion?: number;
                    region?: string;
                    release?: string;
                    subscription?: string;
                    to?: string;
                };
                header?: never;
                path: {
                    tenant: string;
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
                        "application/json": components["schemas"]["UsageEventsView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/model-usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Used Of Models */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    period?: string;
                };
                header?: never;
                path: {
                    tenant: string;
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
                        "application/json": components["schemas"]["UsageView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Notices */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    tenant: string;
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
                        "application/json": components["schemas"]["NoticesView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/payout-account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
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
                        "application/json": components["schemas"]["PayoutAccountView"];
                    };
                };
            };
        };
        /** Put */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PayoutAccountRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PayoutAccountView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Of Partner */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    tenant: string;
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
                        "application/json": components["schemas"]["PlansView"];
                    };
                };
            };
        };
        put?: never;
        /** Create */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PlanRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlanView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/plans/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Versions */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                    tenant: string;
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
                        "application/json": components["schemas"]["PlansView"];
                    };
                };
            };
        };
        put?: never;
        /** Add Version */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PlanVersionRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PlanView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/plans/{plan}/migrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    plan: components["schemas"]["UUID"];
                    tenant: string;
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
                        "application/json": components["schemas"]["MigrationsView"];
                    };
                };
            };
        };
        put?: never;
        /** Announce */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    plan: components["schemas"]["UUID"];
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MigrationRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Announced"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/plans/{plan}/migrations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Withdraw */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                    plan: components["schemas"]["UUID"];
                    tenant: string;
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
                        "application/json": components["schemas"]["Announced"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/prepaid": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Balance */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    tenant: string;
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
                        "application/json": components["schemas"]["PrepaidView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/prepaid/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** History */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    tenant: string;
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
                        "application/json": components["schemas"]["PrepaidEntriesView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/prepaid/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Orders */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    tenant: string;
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
                        "application/json": components["schemas"]["OrdersView"];
                    };
                };
            };
        };
        put?: never;
        /** Order */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CreditAmount"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Order"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/quotas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Quotas */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
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
                        "application/json": components["schemas"]["QuotasView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/referral-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    tenant: string;
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
                        "application/json": components["schemas"]["ReferralCodesView"];
                    };
                };
            };
        };
        put?: never;
        /** Make */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReferralCodeRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReferralCodeView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/referral-codes/{code}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                    tenant: string;
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
                        "application/json": components["schemas"]["ReferralCodeView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    tenant: string;
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
                        "application/json": components["schemas"]["ReportJobsView"];
                    };
                };
            };
        };
        put?: never;
        /** Request */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "Accept-Language"?: string;
                };
                path: {
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OwnReportRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReportJobView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Job */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                    tenant: string;
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
                        "application/json": components["schemas"]["ReportJobView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/reports/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Content */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                    tenant: string;
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
                        "application/json": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/royalty-offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    tenant: string;
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
                        "application/json": components["schemas"]["RoyaltyOffersView"];
                    };
                };
            };
        };
        put?: never;
        /** Offer */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RoyaltyOfferRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RoyaltyOfferView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/self-billed-invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    tenant: string;
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
                        "application/json": components["schemas"]["SelfBilledInvoicesView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/self-billed-invoices/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: string;
                    tenant: string;
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
                        "application/json": components["schemas"]["SelfBilledInvoiceView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/self-billing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
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
                        "application/json": components["schemas"]["SelfBillingView"];
                    };
                };
            };
        };
        /** Put */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SelfBillingRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SelfBillingView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/standing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Standing */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
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
                        "application/json": components["schemas"]["StandingView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    period?: string;
                };
                header?: never;
                path: {
                    tenant: string;
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
                        "application/json": components["schemas"]["StatementView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    tenant: string;
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
                        "application/json": components["schemas"]["SubscriptionsView"];
                    };
                };
            };
        };
        put?: never;
        /** Subscribe */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SubscriptionRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SubscriptionView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/subscriptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Cancel */
        delete: {
            parameters: {
                query?: {
                    when?: components["schemas"]["When"] & unknown;
                };
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                    tenant: string;
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
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/subscriptions/{id}/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Resume */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                    tenant: string;
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
                        "application/json": components["schemas"]["SubscriptionView"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/subscriptions/{id}/coupons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                    tenant: string;
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
                        "application/json": components["schemas"]["RedeemedCouponsView"];
                    };
                };
            };
        };
        /** Redeem */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RedemptionRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RedeemedView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/subscriptions/{id}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Move */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["UUID"];
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MoveRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SubscriptionView"];
                    };
                };
                /** @description Bad Request */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Used */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    limit?: number;
                    period?: string;
                };
                header?: never;
                path: {
                    tenant: string;
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
                        "application/json": components["schemas"]["UsageView"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/{kind}/{number}/factur-x": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Factur X */
        get: {
            parameters: {
                query?: {
                    language?: string;
                };
                header?: {
                    "Accept-Language"?: string;
                };
                path: {
                    kind: components["schemas"]["DocumentKind"];
                    number: string;
                    tenant: string;
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
                        "application/pdf": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/{kind}/{number}/factur-x.xml": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Xml */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    kind: components["schemas"]["DocumentKind"];
                    number: string;
                    tenant: string;
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
                        "application/xml": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/{kind}/{number}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pdf */
        get: {
            parameters: {
                query?: {
                    language?: string;
                };
                header?: {
                    "Accept-Language"?: string;
                };
                path: {
                    kind: components["schemas"]["DocumentKind"];
                    number: string;
                    tenant: string;
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
                        "application/pdf": unknown;
                    };
                };
            };
        };
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
        AccountBalance: {
            balance: components["schemas"]["Money"];
            credits: components["schemas"]["Money"];
            debits: components["schemas"]["Money"];
            purpose: string;
            tenant: string;
        };
        AccrualView: {
            accruedAt: components["schemas"]["Instant"];
            agreementId?: components["schemas"]["UUID"];
            /** Format: int32 */
            agreementVersion?: number;
            amount: components["schemas"]["Money"];
            basis: components["schemas"]["Money"];
            credits?: string;
            /** Format: int64 */
            id: number;
            invoice: string;
            line: string;
            /** Format: int32 */
            lineageStep: number;
            model: string;
            partner: string;
            payout?: components["schemas"]["PayingView"];
            percent?: string;
            period: string;
            /** Format: int32 */
            place: number;
            planId?: components["schemas"]["UUID"];
            reference: string;
            release?: string;
            role: string;
            rule: string;
            usagePeriod: string;
            usedRelease?: string;
        };
        AccrualsView: {
            again: components["schemas"]["PayoutAgainView"][];
            asOf: components["schemas"]["Instant"];
            items: components["schemas"]["AccrualView"][];
            next?: string;
        };
        AgeingView: {
            days1To30: components["schemas"]["Money"];
            days31To60: components["schemas"]["Money"];
            days61To90: components["schemas"]["Money"];
            difference: components["schemas"]["Money"];
            ledger: components["schemas"]["Money"];
            notDue: components["schemas"]["Money"];
            open: components["schemas"]["Money"];
            over90Days: components["schemas"]["Money"];
            standing: components["schemas"]["Standing"];
            tenant: string;
        };
        AgreementBandView: {
            from: string;
            percent: string;
            rate?: string;
        };
        AgreementDraft: {
            id: components["schemas"]["UUID"];
            savedAt: components["schemas"]["Instant"];
            terms: components["schemas"]["AgreementRequest"];
        };
        AgreementRequest: {
            currency: string;
            from?: components["schemas"]["Instant"];
            mode: components["schemas"]["Mode"];
            model: string;
            /** Format: int32 */
            noticeDays?: number;
            recognition?: components["schemas"]["Recognition"];
            rules?: components["schemas"]["RuleRequest"][];
            scope?: components["schemas"]["ScopeRequest"];
            shares?: components["schemas"]["ShareRequest"][];
            until?: components["schemas"]["Instant"];
        };
        AgreementShareView: {
            acceptedAt?: components["schemas"]["Instant"];
            percent?: string;
            role: components["schemas"]["ParticipantRole"];
            rule: components["schemas"]["RuleView"];
            tenant: string;
        };
        /** @enum {string} */
        AgreementStatus: "PROPOSED" | "SUPERSEDED" | "ACTIVE" | "ENDED";
        AgreementView: {
            activeFrom?: components["schemas"]["Instant"];
            currency: string;
            endedAt?: components["schemas"]["Instant"];
            endsAt?: components["schemas"]["Instant"];
            from?: components["schemas"]["Instant"];
            id: components["schemas"]["UUID"];
            mode: components["schemas"]["Mode"];
            model: string;
            /** Format: int32 */
            noticeDays: number;
            proposedAt: components["schemas"]["Instant"];
            proposer: string;
            recognition: components["schemas"]["Recognition"];
            scope: components["schemas"]["ScopeView"];
            shares?: components["schemas"]["AgreementShareView"][];
            status: components["schemas"]["AgreementStatus"];
            supersedes?: components["schemas"]["UUID"];
            until?: components["schemas"]["Instant"];
            /** Format: int32 */
            version: number;
        };
        AgreementsView: {
            items: components["schemas"]["AgreementView"][];
            next?: string;
        };
        AlertView: {
            /** Format: int32 */
            level: number;
            /** Format: int64 */
            quota: number;
            reachedAt: components["schemas"]["Instant"];
        };
        Announced: {
            announcedAt: components["schemas"]["Instant"];
            /** Format: int64 */
            done: number;
            id: components["schemas"]["UUID"];
            /** Format: int32 */
            noticeDays?: number;
            planId: components["schemas"]["UUID"];
            /** Format: int32 */
            toVersion: number;
            /** Format: int64 */
            waiting: number;
            when: components["schemas"]["Way"];
            withdrawnAt?: components["schemas"]["Instant"];
        };
        AppliedShareView: {
            amount: components["schemas"]["Money"];
            kind: components["schemas"]["RuleKind"];
            meter?: components["schemas"]["Meter"];
            role: components["schemas"]["ParticipantRole"];
            tenant: string;
            units?: string;
        };
        AppliedView: {
            period?: string;
            /** Format: int64 */
            requests: number;
            revenue: components["schemas"]["Money"];
            shares?: components["schemas"]["AppliedShareView"][];
        };
        ArchiveGapView: {
            /** Format: int64 */
            epoch?: number;
            /** Format: int64 */
            first: number;
            /** Format: int64 */
            last: number;
            node?: string;
            /** Format: int32 */
            partition: number;
        };
        AssignmentRequest: {
            account?: components["schemas"]["BankAccountKind"];
            amount?: string;
            /** @description Why a payout came back, by ISO 20022's external list, such as AC04. */
            code?: string;
            invoice?: string;
            /** @description The end-to-end id of a payout: of a debit, that it was executed; of a credit, that it came back. */
            payout?: string;
            prepaidOrder?: string;
            reason?: string;
            /** @description Of a debit: it executes all payouts of this settlement that wait, in its currency. */
            settlement?: components["schemas"]["UUID"];
            /** @description Of a debit: the entry of the transfer that goes back with it. */
            takesBack?: components["schemas"]["UUID"];
        };
        AssignmentReversalRequest: {
            reason: string;
        };
        AttributionRequest: {
            /** Format: int32 */
            months?: number;
        };
        AttributionView: {
            /** Format: int32 */
            months: number;
        };
        BalanceView: {
            paid: components["schemas"]["Money"];
            promotional: components["schemas"]["Money"];
            total: components["schemas"]["Money"];
        };
        BandRequest: {
            from: string;
            percent?: string;
            rate?: string;
        };
        /** @enum {string} */
        BankAccountKind: "BANK_FEES" | "BANK_INTEREST" | "BANK_OTHER";
        BankAccountView: {
            account: string;
            booked?: components["schemas"]["Money"];
            closing: components["schemas"]["Money"];
            credits: components["schemas"]["Money"];
            debits: components["schemas"]["Money"];
            difference: components["schemas"]["Money"];
            from: components["schemas"]["LocalDate"];
            gaps: components["schemas"]["BankGapView"][];
            /** Format: int32 */
            gapsInAll: number;
            opening: components["schemas"]["Money"];
            /** Format: int32 */
            statements: number;
            to: components["schemas"]["LocalDate"];
        };
        /** @enum {string} */
        BankBook: "BANK" | "UNEXPLAINED" | "UNALLOCATED" | "OUTGOING";
        BankBookView: {
            book: components["schemas"]["BankBook"];
            byHand: components["schemas"]["Money"];
            difference: components["schemas"]["Money"];
            /** Format: int64 */
            entries: number;
            ledger: components["schemas"]["Money"];
            own: components["schemas"]["Money"];
        };
        BankEntriesView: {
            items: components["schemas"]["BankEntryView"][];
            next?: string;
        };
        BankEntryView: {
            amount: components["schemas"]["Money"];
            assignments: components["schemas"]["BankUseView"][];
            /** Format: int32 */
            assignmentsInAll: number;
            bookedOn: components["schemas"]["LocalDate"];
            counterparty: string;
            credit: boolean;
            detail: string;
            id: components["schemas"]["UUID"];
            invoices: string[];
            left: components["schemas"]["Money"];
            parked?: components["schemas"]["ParkedReason"];
            /** Format: int32 */
            place: number;
            prepaidOrders: string[];
            reference: string;
            remittance: string;
            returnCode?: string;
            returned: components["schemas"]["Money"];
            setAsideBy?: string;
            setAsideReason?: string;
            state: components["schemas"]["EntryState"];
            statement: string;
        };
        BankGapView: {
            expected: components["schemas"]["Money"];
            id: components["schemas"]["UUID"];
            missing: components["schemas"]["Money"];
            opening: components["schemas"]["Money"];
            opensOn: components["schemas"]["LocalDate"];
            statement: string;
        };
        BankOpeningView: {
            account: string;
            amount: components["schemas"]["Money"];
            reason: string;
        };
        BankReconciliationView: {
            accounts: components["schemas"]["BankAccountView"][];
            books: components["schemas"]["BankBookView"][];
            reconciled: boolean;
        };
        BankStatementView: {
            account: string;
            closing: components["schemas"]["Money"];
            counts: components["schemas"]["Counts"];
            id: components["schemas"]["UUID"];
            opening: components["schemas"]["Money"];
            statement: string;
            uploadedAt: components["schemas"]["Instant"];
            uploadedBy: string;
            withdrawnBy?: string;
            withdrawnReason?: string;
        };
        BankUseView: {
            account?: components["schemas"]["BankAccountKind"];
            amount: components["schemas"]["Money"];
            at: components["schemas"]["Instant"];
            by: string;
            id: components["schemas"]["UUID"];
            kind: components["schemas"]["UseKind"];
            payout?: string;
            reason: string;
            settlement?: components["schemas"]["UUID"];
            takesBack?: components["schemas"]["UUID"];
            tenant?: string;
        };
        /** @enum {string} */
        Basis: "GROSS" | "NET_OF_TAX" | "NET_OF_FEES" | "REMAINDER";
        BillingProfileRequest: {
            addressLines: string[];
            city?: string;
            country: string;
            legalName: string;
            postalCode?: string;
            region?: string;
            vatId?: string;
        };
        BillingProfileView: {
            addressLines: string[];
            city?: string;
            country: string;
            exemptReason?: string;
            legalName: string;
            postalCode?: string;
            region?: string;
            vatId?: string;
        };
        BudgetView: {
            alerts: number[];
            key: string;
            /** Format: int64 */
            limit?: number;
            period: string;
            quotaKind?: components["schemas"]["QuotaKind"];
            /** Format: int64 */
            remaining?: number;
            resetsAt: components["schemas"]["Instant"];
            timeZone?: string;
            /** Format: int64 */
            used: number;
        };
        CameBackView: {
            code?: string;
            on: components["schemas"]["LocalDate"];
            reason: string;
        };
        /** @enum {string} */
        Category: "STANDARD" | "REDUCED" | "ZERO";
        ChangeView: {
            dueAt: components["schemas"]["Instant"];
            plan?: components["schemas"]["PlanView"];
            planId?: components["schemas"]["UUID"];
        };
        ChargeBandView: {
            amount: string;
            flat?: string;
            price: string;
            units: string;
        };
        ChargeDetail: {
            bands: components["schemas"]["ChargeBandView"][];
            component: string;
            gross: string;
            net: string;
        };
        CloseEventView: {
            at: components["schemas"]["Instant"];
            by: string;
            detail: string;
            what: string;
        };
        /** @enum {string} */
        CloseFailureCode: "FIGURES_CHANGED" | "TERMS_CHANGED" | "FAULT" | "REFUSED";
        CloseFailureView: {
            code: components["schemas"]["CloseFailureCode"];
            first: components["schemas"]["Instant"];
            last: components["schemas"]["Instant"];
            reason: string;
            tenant: string;
            /** Format: int32 */
            times: number;
        };
        CloseInvoiceView: {
            invoiced?: components["schemas"]["Money"];
            /** Format: int32 */
            lines: number;
            number?: string;
            tax: components["schemas"]["Money"];
            tenant: string;
            total: components["schemas"]["Money"];
        };
        CloseInvoicesView: {
            items: components["schemas"]["CloseInvoiceView"][];
            next?: string;
        };
        CloseReadinessView: {
            /** Format: int64 */
            archiveGaps: number;
            asOf: components["schemas"]["Instant"];
            firstWithoutProfile: string[];
            graceUntil: components["schemas"]["Instant"];
            /** Format: int64 */
            lag: number;
            lagKnown: boolean;
            /** Format: int64 */
            missing: number;
            period: string;
            ready: boolean;
            reasons: string[];
            /** Format: int64 */
            rejected: number;
            tenant?: string;
            warnings: string[];
            withoutAccount: string[];
            /** Format: int32 */
            withoutProfile: number;
        };
        CloseRequest: {
            force?: boolean;
            interim?: boolean;
            period: string;
            reason?: string;
            tenant?: string;
        };
        /** @enum {string} */
        CloseRunState: "AWAITING_APPROVAL" | "ISSUING" | "LOCKED" | "DISCARDED" | "REOPENED";
        CloseRunView: {
            approvedBy?: string;
            events: components["schemas"]["CloseEventView"][];
            failures: components["schemas"]["CloseFailureView"][];
            id: components["schemas"]["UUID"];
            period: string;
            requestedAt: components["schemas"]["Instant"];
            requestedBy: string;
            state: components["schemas"]["CloseRunState"];
            sums: components["schemas"]["CloseSumView"][];
            tenant?: string;
        };
        CloseRunsView: {
            items: components["schemas"]["CloseRunView"][];
            next?: string;
        };
        CloseSumView: {
            /** Format: int32 */
            drafts: number;
            invoiced: components["schemas"]["Money"];
            /** Format: int32 */
            issued: number;
            tax: components["schemas"]["Money"];
            total: components["schemas"]["Money"];
        };
        CloseView: {
            interim: boolean;
            /** @description The first invoices that this call has issued: 100 at most, and none after 5,000 lines; the others are in /v1/finance/closes/{id}/invoices of the run. */
            invoices: components["schemas"]["InvoiceView"][];
            /**
             * Format: int32
             * @description How many invoices this call has issued.
             */
            issued: number;
            period: string;
            run?: components["schemas"]["CloseRunView"];
        };
        Counts: {
            /** Format: int32 */
            announced: number;
            /** Format: int32 */
            entries: number;
            /** Format: int32 */
            known: number;
            /** Format: int32 */
            matched: number;
            /** Format: int32 */
            parked: number;
        };
        CouponDraft: {
            amount?: string;
            code: string;
            currency?: string;
            duration: components["schemas"]["Duration"];
            /** Format: int32 */
            maxRedemptions?: number;
            /** Format: int32 */
            months?: number;
            percent?: string;
            plans?: string[];
            validFrom?: components["schemas"]["Instant"];
            validTo?: components["schemas"]["Instant"];
        };
        CouponView: {
            amount?: components["schemas"]["Money"];
            code: string;
            createdAt: components["schemas"]["Instant"];
            endedAt?: components["schemas"]["Instant"];
            id: components["schemas"]["UUID"];
            /** Format: int32 */
            maxRedemptions?: number;
            /** Format: int32 */
            months?: number;
            percent?: string;
            plans: string[];
            /** Format: int32 */
            redeemed: number;
            validFrom: components["schemas"]["Instant"];
            validTo?: components["schemas"]["Instant"];
        };
        CouponsView: {
            items: components["schemas"]["CouponView"][];
            next?: string;
        };
        CreditAmount: {
            amount: string;
            currency: string;
        };
        /** @enum {string} */
        CreditKind: "PAID" | "PROMOTIONAL";
        CreditLineRequest: {
            amount: string;
            /** Format: int32 */
            line?: number;
        };
        CreditLineView: {
            amount: components["schemas"]["Money"];
            description: string;
            /** Format: int32 */
            invoiceLine: number;
            /** Format: int32 */
            line: number;
            model: string;
        };
        CreditNoteView: {
            invoice: string;
            issuedAt: components["schemas"]["Instant"];
            lines: components["schemas"]["CreditLineView"][];
            number: string;
            period: string;
            reason: string;
            replacedBy?: string;
            subtotal: components["schemas"]["Money"];
            tax: components["schemas"]["Money"];
            taxes: components["schemas"]["CreditTaxView"][];
            tenant: string;
            total: components["schemas"]["Money"];
        };
        CreditNotesView: {
            items: components["schemas"]["CreditNoteView"][];
            next?: string;
        };
        CreditRequest: {
            lines?: components["schemas"]["CreditLineRequest"][];
            reason: string;
        };
        CreditReversalRequest: {
            reason: string;
        };
        CreditTaxView: {
            name: string;
            net: components["schemas"]["Money"];
            /** Format: int32 */
            place: number;
            rate: string;
            tax: components["schemas"]["Money"];
            treatment: components["schemas"]["Treatment"];
        };
        CreditView: {
            amount: components["schemas"]["Money"];
            begunAt: components["schemas"]["Instant"];
            expiresAt?: components["schemas"]["Instant"];
            id: components["schemas"]["UUID"];
            kind: components["schemas"]["CreditKind"];
            left: components["schemas"]["Money"];
            /** Format: int32 */
            priority: number;
            reason: string;
            reversed: components["schemas"]["Money"];
            tenant: string;
        };
        CreditableView: {
            left: components["schemas"]["Money"];
            /** Format: int32 */
            line: number;
        };
        CreditsView: {
            items: components["schemas"]["CreditView"][];
            next?: string;
        };
        CurrencyTotal: {
            balanced: boolean;
            credits: components["schemas"]["Money"];
            debits: components["schemas"]["Money"];
            difference: components["schemas"]["Money"];
        };
        Difference: {
            /** Format: int64 */
            archived: number;
            /** Format: int64 */
            counted: number;
            hour: components["schemas"]["Instant"];
            meter?: string;
            plan: components["schemas"]["UUID"];
            /** Format: int32 */
            planVersion: number;
            release: string;
            subscription: components["schemas"]["UUID"];
        };
        /** @enum {string} */
        DocumentKind: "invoices" | "credit-notes" | "self-billed-invoices";
        DraftsView: {
            items: components["schemas"]["AgreementDraft"][];
            next?: string;
        };
        /** @enum {string} */
        Duration: "ONCE" | "MONTHS" | "FOREVER";
        EndRequest: {
            to: components["schemas"]["LocalDate"];
        };
        /** @enum {string} */
        Entry: "GRANTED" | "APPLIED" | "RETURNED" | "EXPIRED" | "REVERSED";
        /** @enum {string} */
        EntryState: "OPEN" | "SETTLED" | "RETURNED" | "SET_ASIDE";
        ExchangeView: {
            base: string;
            paid: components["schemas"]["Money"];
            quote: string;
            rate: string;
            rateDate: components["schemas"]["LocalDate"];
            spread: components["schemas"]["Money"];
        };
        ExemptionRequest: {
            reason?: string;
        };
        /** @enum {string} */
        FailedRequests: "FREE" | "BILLED";
        FeeBandRequest: {
            from: string;
            percent: string;
        };
        FeeBandView: {
            from: string;
            percent: string;
        };
        FeeScheduleRequest: {
            bands: components["schemas"]["FeeBandRequest"][];
            currency: string;
            from: string;
            wholeVolume?: boolean;
        };
        FeeScheduleView: {
            bands: components["schemas"]["FeeBandView"][];
            currency: string;
            from: string;
            id: components["schemas"]["UUID"];
            wholeVolume: boolean;
        };
        FeeSchedulesView: {
            items: components["schemas"]["FeeScheduleView"][];
            next?: string;
        };
        FileProblem: {
            /** Format: int64 */
            firstOffset: number;
            /** Format: int64 */
            lastOffset: number;
            /** Format: int32 */
            partition: number;
            path: string;
            problem: string;
        };
        FinanceInvoiceView: {
            account: components["schemas"]["InvoiceAccountView"];
            creditable: components["schemas"]["CreditableView"][];
            invoice: components["schemas"]["InvoiceView"];
        };
        Finding: {
            problem: string;
            /** Format: int64 */
            sequence?: number;
            /** Format: int64 */
            transaction?: number;
        };
        /** @enum {string} */
        Form: "ABSOLUTE" | "RELATIVE";
        Gap: {
            /** Format: int64 */
            firstOffset: number;
            /** Format: int64 */
            lastOffset: number;
            /** Format: int32 */
            partition: number;
        };
        GapWriteOffRequest: {
            /** Format: int64 */
            epoch?: number;
            /** Format: int64 */
            events?: number;
            node: string;
            reason: string;
        };
        GapWriteOffView: {
            /** Format: int64 */
            epoch?: number;
            /** Format: int64 */
            first: number;
            /** Format: int64 */
            last: number;
            node?: string;
            /** Format: int32 */
            partition: number;
            reason: string;
            writtenOffAt: components["schemas"]["Instant"];
            writtenOffBy: string;
        };
        GapWriteOffsView: {
            items: components["schemas"]["GapWriteOffView"][];
            next?: string;
        };
        GapsWrittenOffView: {
            /** Format: int64 */
            gaps: number;
        };
        GraceRequest: {
            reason: string;
            until?: components["schemas"]["Instant"];
        };
        GrantRequest: {
            amount: string;
            currency: string;
            expiresAt?: components["schemas"]["Instant"];
            /** Format: int32 */
            priority?: number;
            reason: string;
            tenant: string;
        };
        HistoryView: {
            items: components["schemas"]["NoticeView"][];
            next?: string;
        };
        IbanBankView: {
            bic?: string;
            country?: string;
        };
        Imported: {
            /** Format: int32 */
            added: number;
            /** Format: int32 */
            corrected: number;
            id: components["schemas"]["UUID"];
            /** Format: int32 */
            known: number;
            /** Format: int32 */
            lines: number;
        };
        /**
         * Format: date-time
         * @example 2022-03-10T16:15:50Z
         */
        Instant: string;
        IntakeNodeView: {
            /** Format: int64 */
            epoch?: number;
            /** Format: int64 */
            events: number;
            /** Format: int32 */
            gaps: number;
            /** Format: int64 */
            highestSequence: number;
            /** Format: int64 */
            lost: number;
            /** Format: int64 */
            missing: number;
            node?: string;
            updatedAt: components["schemas"]["Instant"];
        };
        IntakeView: {
            asOf: components["schemas"]["Instant"];
            items: components["schemas"]["IntakeNodeView"][];
            /** Format: int64 */
            lag: number;
            /** Format: int64 */
            missing: number;
        };
        InvoiceAccountView: {
            credited: components["schemas"]["Money"];
            dueAt: components["schemas"]["Instant"];
            interim: boolean;
            issuedAt: components["schemas"]["Instant"];
            number: string;
            open: components["schemas"]["Money"];
            paid: components["schemas"]["Money"];
            period: string;
            state: components["schemas"]["InvoiceState"];
            tenant: string;
            timeZone?: string;
            total: components["schemas"]["Money"];
        };
        InvoiceAccountsView: {
            items: components["schemas"]["InvoiceAccountView"][];
            next?: string;
        };
        InvoiceCouponView: {
            amount: components["schemas"]["Money"];
            code: string;
            description: string;
            usagePeriod: string;
        };
        InvoiceOwedView: {
            credited: components["schemas"]["Money"];
            dueAt: components["schemas"]["Instant"];
            open: components["schemas"]["Money"];
            paid: components["schemas"]["Money"];
            state: components["schemas"]["InvoiceState"];
        };
        InvoiceReplacementView: {
            creditNote: string;
            invoice: string;
            issuedAt: components["schemas"]["Instant"];
            reason: string;
        };
        /** @enum {string} */
        InvoiceState: "OPEN" | "OVERDUE" | "PAID" | "CREDITED" | "OVERPAID";
        InvoiceSummary: {
            interim: boolean;
            issuedAt: components["schemas"]["Instant"];
            number: string;
            owed: components["schemas"]["InvoiceOwedView"];
            period: string;
            prepaid: components["schemas"]["Money"];
            subtotal: components["schemas"]["Money"];
            tax: components["schemas"]["Money"];
            tenant: string;
            timeZone?: string;
            total: components["schemas"]["Money"];
        };
        InvoiceView: {
            coupons: components["schemas"]["InvoiceCouponView"][];
            interim: boolean;
            issuedAt: components["schemas"]["Instant"];
            lines: components["schemas"]["LineView"][];
            number: string;
            owed?: components["schemas"]["InvoiceOwedView"];
            parties?: components["schemas"]["Parties"];
            period: string;
            prepaid: components["schemas"]["Money"];
            replacedBy?: components["schemas"]["InvoiceReplacementView"];
            replaces?: components["schemas"]["InvoiceReplacementView"];
            subtotal: components["schemas"]["Money"];
            tax: components["schemas"]["Money"];
            taxes: components["schemas"]["TaxView"][];
            tenant: string;
            timeZone?: string;
            total: components["schemas"]["Money"];
        };
        InvoicesView: {
            items: components["schemas"]["InvoiceSummary"][];
            next?: string;
        };
        KeyBudgetsView: {
            asOf: components["schemas"]["Instant"];
            items: components["schemas"]["BudgetView"][];
            next?: string;
        };
        LeasingNodeView: {
            lastHeardAt?: components["schemas"]["Instant"];
            /** Format: int64 */
            leases: number;
            node?: string;
            /** Format: int64 */
            units: number;
        };
        LedgerEntryView: {
            amount: components["schemas"]["Money"];
            purpose: string;
            reference: string;
            tenant: string;
        };
        /** @enum {string} */
        LedgerVerdict: "INTACT" | "BROKEN";
        /** @enum {string} */
        LineKind: "USAGE" | "ADJUSTMENT";
        LineView: {
            amount: components["schemas"]["Money"];
            charge?: components["schemas"]["ChargeDetail"];
            description: string;
            kind: components["schemas"]["LineKind"];
            /** Format: int32 */
            line: number;
            model: string;
            /** Format: int64 */
            quantity: number;
            shares?: components["schemas"]["ShareView"][];
            /** Format: int32 */
            taxPlace: number;
            unit: string;
            unitPrice?: string;
            usagePeriod: string;
        };
        /**
         * Format: date
         * @example 2022-03-10
         */
        LocalDate: string;
        /** @enum {string} */
        Meter: "REQUESTS" | "ROWS" | "COMPUTE_TIME" | "BYTES_IN" | "BYTES_OUT" | "TOKENS_IN" | "TOKENS_OUT";
        MeteredQuantities: {
            /** Format: int64 */
            bytesIn: number;
            /** Format: int64 */
            bytesOut: number;
            /** Format: int64 */
            computeMicros: number;
            /** Format: int64 */
            requests: number;
            /** Format: int64 */
            rows: number;
            /** Format: int64 */
            tokensIn: number;
            /** Format: int64 */
            tokensOut: number;
        };
        MigrationRequest: {
            /** Format: int32 */
            noticeDays?: number;
            /** Format: int32 */
            toVersion?: number;
            when: components["schemas"]["Way"];
        };
        MigrationView: {
            announcedAt: components["schemas"]["Instant"];
            dueAt: components["schemas"]["Instant"];
            plan: components["schemas"]["PlanView"];
        };
        MigrationsView: {
            items: components["schemas"]["Announced"][];
            next?: string;
        };
        /** @enum {string} */
        Mode: "TECHNICAL" | "RESOURCE" | "PROMOTION" | "STRATEGIC";
        Money: {
            amount: string;
            currency: string;
        };
        MoveRequest: {
            planId: components["schemas"]["UUID"];
            when?: components["schemas"]["When"];
        };
        Moved: {
            before: components["schemas"]["Standing"];
            standing: components["schemas"]["Standing"];
            tenant: string;
        };
        NodesView: {
            items: components["schemas"]["LeasingNodeView"][];
            next?: string;
        };
        NoticeView: {
            asOf?: components["schemas"]["Instant"];
            at: components["schemas"]["Instant"];
            before: components["schemas"]["Standing"];
            by?: string;
            id: components["schemas"]["UUID"];
            invoices: string[];
            reason: string;
            standing: components["schemas"]["Standing"];
            text: {
                [key: string]: string;
            };
        };
        NoticesView: {
            items: components["schemas"]["NoticeView"][];
            next?: string;
        };
        /** @enum {string} */
        OmissionReason: "NO_ACCOUNT" | "UNREADABLE_HOLDER" | "NO_BANK" | "CAME_BACK" | "OWED_LESS" | "ACCOUNT_CHANGED" | "TAXED_OTHERWISE" | "SUM_DIFFERS" | "TAX_TAKES_ALL" | "NO_RATE" | "OTHER";
        OmissionView: {
            amount: components["schemas"]["Money"];
            code: components["schemas"]["OmissionReason"];
            reason: string;
            tenant: string;
        };
        OpenGapView: {
            /** Format: int64 */
            epoch?: number;
            /** Format: int64 */
            first: number;
            /** Format: int64 */
            last: number;
            node?: string;
            /** Format: int32 */
            partition: number;
            updatedAt: components["schemas"]["Instant"];
        };
        OpenGapsView: {
            items: components["schemas"]["OpenGapView"][];
            next?: string;
        };
        OpeningRequest: {
            amount?: string;
            reason: string;
        };
        OpeningReversalRequest: {
            reason: string;
        };
        Order: {
            amount: components["schemas"]["Money"];
            creditId?: components["schemas"]["UUID"];
            id: components["schemas"]["UUID"];
            orderedAt: components["schemas"]["Instant"];
            payTo?: components["schemas"]["PayeeAccount"];
            reference: string;
            tenant: string;
        };
        OrdersView: {
            items: components["schemas"]["Order"][];
            next?: string;
        };
        OtherAccountView: {
            account: string;
            bic: string;
            country: string;
        };
        OutgoingPayoutView: {
            amount: components["schemas"]["Money"];
            name: string;
            settlement: components["schemas"]["UUID"];
            tenant: string;
        };
        OutgoingPayoutsView: {
            items: components["schemas"]["OutgoingPayoutView"][];
            next?: string;
        };
        OverdueView: {
            /** Format: int64 */
            daysLate: number;
            dueAt: components["schemas"]["Instant"];
            invoice: string;
            open: components["schemas"]["Money"];
        };
        OwnReportRequest: {
            format: components["schemas"]["TableFormat"];
            kind: components["schemas"]["ReportKind"];
            language?: string;
            period: string;
        };
        /** @enum {string} */
        ParkedReason: "DEBIT" | "CHARGE" | "PAYOUT_DIFFERS" | "RETURNED" | "BATCH" | "POSSIBLE_DUPLICATE" | "UNMATCHED" | "OTHER_CURRENCY" | "PARTIAL" | "OVERPAID" | "SEVERAL_INVOICES";
        ParkedUsageDecidedView: {
            /** Format: int64 */
            decided: number;
            id?: components["schemas"]["UUID"];
            /** Format: int64 */
            left: number;
            /** Format: int64 */
            next?: number;
            refused: components["schemas"]["ParkedUsageRefusedView"][];
        };
        /** @enum {string} */
        ParkedUsageDecision: "TAKE_IN" | "SETTLE";
        ParkedUsageDecisionRequest: {
            /** Format: int64 */
            after?: number;
            decision: components["schemas"]["ParkedUsageDecision"];
            /** Format: int64 */
            events?: number;
            from?: components["schemas"]["Instant"];
            ids?: number[];
            node?: string;
            reason: string;
            refusedFor?: string;
            to?: components["schemas"]["Instant"];
        };
        ParkedUsageDecisionView: {
            decidedAt: components["schemas"]["Instant"];
            decidedBy: string;
            /** Format: int64 */
            events: number;
            id: components["schemas"]["UUID"];
            kind: components["schemas"]["ParkedUsageDecision"];
            reason: string;
        };
        ParkedUsageDecisionsView: {
            items: components["schemas"]["ParkedUsageDecisionView"][];
            next?: string;
        };
        ParkedUsageGroupView: {
            /** Format: int64 */
            events: number;
            first: components["schemas"]["Instant"];
            last: components["schemas"]["Instant"];
            node?: string;
            reason: string;
        };
        ParkedUsageRefusedView: {
            detail: string;
            /** Format: int64 */
            events: number;
            reason: string;
        };
        /** @enum {string} */
        ParticipantRole: "TECHNOLOGY" | "DATA" | "COMPUTE" | "PROMOTION" | "INVESTOR" | "RESELLER" | "BASE_MODEL" | "PLATFORM";
        Parties: {
            account?: components["schemas"]["PayeeAccount"];
            buyer?: components["schemas"]["Party"];
            seller: components["schemas"]["Party"];
            taxedIn?: string;
        };
        Party: {
            addressLines: string[];
            city?: string;
            country?: string;
            legalName: string;
            postalCode?: string;
            region?: string;
            registration?: string;
            taxNumber?: string;
            vatId?: string;
        };
        PayeeAccount: {
            bank?: string;
            bic?: string;
            holder: string;
            iban?: string;
            number?: string;
        };
        PayingView: {
            accruals: string;
            again: components["schemas"]["PayoutAgainView"][];
            executeOn: components["schemas"]["LocalDate"];
            on?: components["schemas"]["LocalDate"];
            partner: string;
            settlement: components["schemas"]["UUID"];
            state: components["schemas"]["TransferState"];
        };
        PaymentRequest: {
            amount: string;
            currency?: string;
            invoice: string;
            receivedOn: components["schemas"]["LocalDate"];
            reference: string;
        };
        PaymentView: {
            amount: components["schemas"]["Money"];
            exchange?: components["schemas"]["ExchangeView"];
            id: components["schemas"]["UUID"];
            invoice: string;
            receivedOn: components["schemas"]["LocalDate"];
            recordedAt: components["schemas"]["Instant"];
            recordedBy: string;
            reference: string;
            reverses?: components["schemas"]["UUID"];
            tenant: string;
        };
        PaymentsView: {
            items: components["schemas"]["PaymentView"][];
            next?: string;
        };
        PayoutAccountRequest: {
            account?: string;
            bic?: string;
            country?: string;
            currency?: string;
            holder: string;
            iban?: string;
            latinHolder?: string;
        };
        PayoutAccountView: {
            account?: string;
            bic?: string;
            country?: string;
            currency?: string;
            holder: string;
            iban?: string;
            latinHolder?: string;
        };
        PayoutAgainView: {
            accruals: string;
            amount: components["schemas"]["Money"];
            executeOn: components["schemas"]["LocalDate"];
            of: components["schemas"]["UUID"];
            on?: components["schemas"]["LocalDate"];
            partner: string;
            settlement: components["schemas"]["UUID"];
            state: components["schemas"]["TransferState"];
        };
        PayoutDocument: {
            number?: string;
            outcome: components["schemas"]["SelfBillingOutcome"];
            reason: string;
        };
        PayoutRejectionRequest: {
            code?: string;
            reason: string;
        };
        PayoutRepeatView: {
            amount: components["schemas"]["Money"];
            executeOn: components["schemas"]["LocalDate"];
            on?: components["schemas"]["LocalDate"];
            settlement: components["schemas"]["UUID"];
            state: components["schemas"]["TransferState"];
        };
        PayoutView: {
            again: components["schemas"]["Money"];
            amount: components["schemas"]["Money"];
            exchange?: components["schemas"]["ExchangeView"];
            holder: string;
            iban?: string;
            ibanBank?: components["schemas"]["IbanBankView"];
            latinHolder?: string;
            otherAccount?: components["schemas"]["OtherAccountView"];
            repeatedBy: components["schemas"]["PayoutRepeatView"][];
            repeats: components["schemas"]["PayoutRepeatView"][];
            selfBilling?: components["schemas"]["PayoutDocument"];
            tax: components["schemas"]["Money"];
            tenant: string;
            total: components["schemas"]["Money"];
            transfer?: components["schemas"]["TransferView"];
        };
        PeopleView: {
            items: components["schemas"]["PersonView"][];
            next?: string;
        };
        PersonView: {
            actedAt: components["schemas"]["Instant"];
            email: string;
            subject: string;
        };
        PlanComponent: {
            amount?: string;
            /** Format: int64 */
            included?: number;
            meter?: components["schemas"]["Meter"];
            name: string;
            percent?: string;
            price?: string;
            /** Format: int64 */
            size?: number;
            tiers?: components["schemas"]["PlanTier"][];
            type: components["schemas"]["Type"];
        };
        PlanRequest: {
            components?: components["schemas"]["PlanComponent"][];
            /** Format: int32 */
            concurrentRequests?: number;
            currency: string;
            failedRequests?: components["schemas"]["FailedRequests"];
            model: string;
            /** Format: int64 */
            monthlyRequests?: number;
            name: string;
            pricePerRequest?: string;
            proration?: components["schemas"]["Proration"];
            quotaKind?: components["schemas"]["QuotaKind"];
            rateLimit?: components["schemas"]["RateLimitView"];
            /** Format: int32 */
            trialDays?: number;
            /** Format: int32 */
            weight?: number;
            withoutBilling?: components["schemas"]["WithoutBilling"];
        };
        PlanTier: {
            flat?: string;
            price: string;
            /** Format: int64 */
            upTo?: number;
        };
        PlanVersionRequest: {
            components?: components["schemas"]["PlanComponent"][];
            /** Format: int32 */
            concurrentRequests?: number;
            currency: string;
            effectiveAt?: components["schemas"]["Instant"];
            failedRequests?: components["schemas"]["FailedRequests"];
            /** Format: int64 */
            monthlyRequests?: number;
            pricePerRequest?: string;
            proration?: components["schemas"]["Proration"];
            quotaKind?: components["schemas"]["QuotaKind"];
            rateLimit?: components["schemas"]["RateLimitView"];
            /** Format: int32 */
            trialDays?: number;
            /** Format: int32 */
            weight?: number;
            withoutBilling?: components["schemas"]["WithoutBilling"];
        };
        PlanView: {
            components: components["schemas"]["PlanComponent"][];
            /** Format: int32 */
            concurrentRequests?: number;
            createdAt: components["schemas"]["Instant"];
            currency: string;
            effectiveAt: components["schemas"]["Instant"];
            failedRequests: components["schemas"]["FailedRequests"];
            id: components["schemas"]["UUID"];
            model: string;
            /** Format: int64 */
            monthlyRequests?: number;
            name: string;
            pricePerRequest?: string;
            proration: components["schemas"]["Proration"];
            quotaKind?: components["schemas"]["QuotaKind"];
            rateLimit?: components["schemas"]["RateLimitView"];
            /** Format: int32 */
            trialDays: number;
            /** Format: int32 */
            version: number;
            /** Format: int32 */
            weight: number;
            withoutBilling?: components["schemas"]["WithoutBilling"];
        };
        PlansView: {
            items: components["schemas"]["PlanView"][];
            next?: string;
        };
        PrepaidEntriesView: {
            items: components["schemas"]["PrepaidEntryView"][];
            next?: string;
        };
        PrepaidEntryView: {
            amount: components["schemas"]["Money"];
            at: components["schemas"]["Instant"];
            creditId: components["schemas"]["UUID"];
            invoice?: string;
            kind: components["schemas"]["Entry"];
            reason: string;
            reference: string;
        };
        PrepaidView: {
            balances: components["schemas"]["BalanceView"][];
            items: components["schemas"]["CreditView"][];
            next?: string;
        };
        PreviewView: {
            ofHundred: components["schemas"]["AppliedView"];
            ofHundredByPlan?: components["schemas"]["ResoldView"][];
            ofHundredReferred?: components["schemas"]["ReferredView"][];
            ofLastMonth?: components["schemas"]["AppliedView"];
            royalties?: components["schemas"]["RoyaltyView"][];
        };
        /** @enum {string} */
        Proration: "SECOND" | "DAY";
        /** @enum {string} */
        Purpose: "RECEIVABLE" | "REVENUE_CLEARING" | "PARTNER_PAYABLE" | "REVENUE" | "TAX" | "INPUT_TAX" | "BANK" | "UNALLOCATED" | "UNEXPLAINED" | "OUTGOING" | "BANK_FEES" | "BANK_INTEREST" | "BANK_OTHER" | "OPENING_BALANCE" | "PREPAID_CREDIT" | "PROMOTIONAL_CREDIT" | "PROMOTION" | "BREAKAGE" | "LIQUIDITY" | "EXCHANGE_SPREAD";
        /** @enum {string} */
        QuotaKind: "HARD" | "SOFT";
        QuotaView: {
            alerts: components["schemas"]["AlertView"][];
            countedFrom: components["schemas"]["Instant"];
            /** Format: int64 */
            limit?: number;
            model: string;
            period: string;
            plan: string;
            quotaKind?: components["schemas"]["QuotaKind"];
            /** Format: int64 */
            remaining?: number;
            resetsAt: components["schemas"]["Instant"];
            subscription: components["schemas"]["UUID"];
            timeZone?: string;
            /** Format: int64 */
            used: number;
        };
        QuotasView: {
            asOf: components["schemas"]["Instant"];
            items: components["schemas"]["QuotaView"][];
        };
        RateLimitView: {
            /** Format: int32 */
            burst: number;
            /** Format: int32 */
            requestsPerSecond: number;
        };
        RateView: {
            base: string;
            date: components["schemas"]["LocalDate"];
            importedAt: components["schemas"]["Instant"];
            importedBy: string;
            quote: string;
            rate: string;
            reason?: string;
            source: string;
            /** Format: int32 */
            version: number;
        };
        RatesView: {
            items: components["schemas"]["RateView"][];
            next?: string;
        };
        ReasonRequest: {
            reason: string;
        };
        ReceiptRequest: {
            bankReference: string;
        };
        ReceivablesView: {
            asOf: components["schemas"]["Instant"];
            items: components["schemas"]["AgeingView"][];
        };
        /** @enum {string} */
        Recognition: "AGENT" | "PRINCIPAL";
        /** @enum {string} */
        ReconciliationVerdict: "EQUAL" | "DIFFERENT";
        ReconciliationView: {
            archived: components["schemas"]["Totals"];
            asOf: components["schemas"]["Instant"];
            /** Format: int64 */
            bytes: number;
            counted: components["schemas"]["Totals"];
            /** Format: int64 */
            differences: number;
            /** Format: int32 */
            files: number;
            gaps: components["schemas"]["Gap"][];
            items: components["schemas"]["Difference"][];
            missing: components["schemas"]["ArchiveGapView"][];
            period: string;
            problems: components["schemas"]["FileProblem"][];
            timeZone?: string;
            /** Format: int64 */
            unarchived: number;
            verdict: components["schemas"]["ReconciliationVerdict"];
        };
        RedeemedCouponsView: {
            items: components["schemas"]["RedeemedView"][];
        };
        RedeemedView: {
            amount?: components["schemas"]["Money"];
            code: string;
            firstPeriod: string;
            lastPeriod?: string;
            percent?: string;
            redeemedAt: components["schemas"]["Instant"];
        };
        RedemptionRequest: {
            code: string;
        };
        ReferralCodeRequest: {
            agreementId: components["schemas"]["UUID"];
            code?: string;
        };
        ReferralCodeView: {
            agreementId?: components["schemas"]["UUID"];
            code: string;
            endedAt?: components["schemas"]["Instant"];
            madeAt: components["schemas"]["Instant"];
            model: string;
        };
        ReferralCodesView: {
            items: components["schemas"]["ReferralCodeView"][];
            next?: string;
        };
        ReferredView: {
            promoter: string;
            shares?: components["schemas"]["AppliedShareView"][];
        };
        RejectedUsageView: {
            items: components["schemas"]["RejectedView"][];
            next?: string;
        };
        RejectedView: {
            decision?: components["schemas"]["ParkedUsageDecision"];
            detail: string;
            /** Format: int64 */
            epoch?: number;
            /** Format: int64 */
            id: number;
            /** Format: int32 */
            index: number;
            node?: string;
            /** Format: int64 */
            offset: number;
            /** Format: int32 */
            partition: number;
            reason: string;
            rejectedAt: components["schemas"]["Instant"];
            /** Format: int64 */
            sequence?: number;
        };
        RejectionReversalRequest: {
            reason: string;
        };
        ReplacementRequest: {
            reason: string;
        };
        /** @enum {string} */
        ReportFailure: "INTERRUPTED" | "NOT_ARCHIVED" | "FAULT" | "REFUSED";
        /** @enum {string} */
        ReportJobState: "QUEUED" | "RUNNING" | "DONE" | "FAILED" | "EXPIRED";
        ReportJobView: {
            /** Format: int64 */
            bytes?: number;
            dataAsOf?: components["schemas"]["Instant"];
            expiresAt?: components["schemas"]["Instant"];
            failure?: string;
            failureCode?: components["schemas"]["ReportFailure"];
            format: components["schemas"]["TableFormat"];
            id: components["schemas"]["UUID"];
            kind: components["schemas"]["ReportKind"];
            period: string;
            requestId: string;
            requestedAt: components["schemas"]["Instant"];
            /** Format: int64 */
            rows?: number;
            sha256?: string;
            state: components["schemas"]["ReportJobState"];
            tenant?: string;
        };
        ReportJobsView: {
            items: components["schemas"]["ReportJobView"][];
            next?: string;
        };
        /** @enum {string} */
        ReportKind: "USAGE" | "MODEL_USAGE" | "REVENUE" | "MODEL_REVENUE" | "STATEMENT" | "SHARES" | "INVOICES" | "SETTLEMENTS" | "RECEIVABLES" | "PAYABLES" | "TAX_SUMMARY" | "RECONCILIATION" | "FOCUS";
        ReportMeter: {
            /** Format: int64 */
            billed: number;
            meter?: string;
            /** Format: int64 */
            overbilled: number;
            /** Format: int64 */
            unbilled: number;
            /** Format: int64 */
            used: number;
        };
        ReportRequest: {
            format: components["schemas"]["TableFormat"];
            kind: components["schemas"]["ReportKind"];
            language?: string;
            period: string;
            tenant?: string;
        };
        ReportRow: {
            /** Format: int64 */
            billed: number;
            charged: string;
            credited: string;
            currency: string;
            difference: string;
            /** Format: int64 */
            failed: number;
            invoiced: string;
            ledger: string;
            meters: components["schemas"]["ReportMeter"][];
            model: string;
            payable: string;
            plan: string;
            /** Format: int32 */
            planVersion: number;
            shared: string;
            subscription: components["schemas"]["UUID"];
            tenant: string;
            timeZone?: string;
            /** Format: int64 */
            unbilled: number;
            unitPrice?: string;
            /** Format: int64 */
            used: number;
        };
        ReportShare: {
            amount: components["schemas"]["Money"];
            role: string;
            tenant: string;
        };
        ReportTotal: {
            /** Format: int64 */
            billed: number;
            charged: string;
            credited: string;
            currency: string;
            difference: string;
            /** Format: int64 */
            failed: number;
            invoiced: string;
            ledger: string;
            payable: string;
            shared: string;
            /** Format: int64 */
            unbilled: number;
            /** Format: int64 */
            used: number;
        };
        ReportView: {
            asOf: components["schemas"]["Instant"];
            next?: string;
            period: string;
            reconciled: boolean;
            rows: components["schemas"]["ReportRow"][];
            shares?: components["schemas"]["ReportShare"][];
            timeZone?: string;
            totals: components["schemas"]["ReportTotal"][];
        };
        ResoldView: {
            plan: string;
            planId: components["schemas"]["UUID"];
            /** Format: int64 */
            requests: number;
            reseller: string;
            shares?: components["schemas"]["AppliedShareView"][];
        };
        ReturnRequest: {
            amount?: string;
            reason: string;
        };
        ReversalRequest: {
            reason: string;
        };
        RoyaltyOfferRequest: {
            form: components["schemas"]["Form"];
            model: string;
            percent: string;
        };
        RoyaltyOfferView: {
            effectiveAt: components["schemas"]["Instant"];
            form: components["schemas"]["Form"];
            id: components["schemas"]["UUID"];
            model: string;
            percent: string;
        };
        RoyaltyOffersView: {
            items: components["schemas"]["RoyaltyOfferView"][];
            next?: string;
        };
        RoyaltyView: {
            base: string;
            baseRelease: string;
            form: components["schemas"]["Form"];
            ofHundred: components["schemas"]["Money"];
            percent: string;
            release: string;
            /** Format: int32 */
            step: number;
        };
        /** @enum {string} */
        RuleKind: "PERCENT" | "PER_UNIT" | "RESALE" | "TOP_UP_TO_MINIMUM" | "RESIDUAL" | "RECOUPMENT";
        RuleRequest: {
            amount?: string;
            attribution?: components["schemas"]["AttributionRequest"];
            bands?: components["schemas"]["BandRequest"][];
            basis?: components["schemas"]["Basis"];
            cap?: string;
            collateral?: string;
            from?: string;
            kind: components["schemas"]["RuleKind"];
            lifetimeCap?: string;
            meter?: components["schemas"]["Meter"];
            percent?: string;
            planPrices?: components["schemas"]["WholesalePriceRequest"][];
            rate?: string;
            role: components["schemas"]["ParticipantRole"];
            tenant: string;
            unitPrice?: string;
            wholeVolume?: boolean;
            window?: components["schemas"]["WindowRequest"];
        };
        RuleView: {
            amount?: string;
            attribution?: components["schemas"]["AttributionView"];
            bands?: components["schemas"]["AgreementBandView"][];
            basis?: components["schemas"]["Basis"];
            cap?: string;
            collateral?: string;
            from?: string;
            kind: components["schemas"]["RuleKind"];
            lifetimeCap?: string;
            meter?: components["schemas"]["Meter"];
            planPrices?: components["schemas"]["WholesalePriceView"][];
            unitPrice?: string;
            wholeVolume?: boolean;
            window?: components["schemas"]["WindowView"];
        };
        RunRequest: {
            asOf?: components["schemas"]["Instant"];
        };
        RunView: {
            asOf: components["schemas"]["Instant"];
            moved: components["schemas"]["Moved"][];
        };
        /** @enum {string} */
        ScopeKind: "RELEASE_REGION" | "RELEASE" | "REGION" | "MODEL" | "LINEAGE";
        ScopeRequest: {
            countries?: string[];
            kind: components["schemas"]["ScopeKind"];
            version?: string;
        };
        ScopeView: {
            countries?: string[];
            kind: components["schemas"]["ScopeKind"];
            version?: string;
        };
        SelfBilledInvoiceView: {
            executeOn: components["schemas"]["LocalDate"];
            from: string;
            issuedAt: components["schemas"]["Instant"];
            lines: components["schemas"]["SelfBilledLineView"][];
            number: string;
            parties: components["schemas"]["Parties"];
            settlement: components["schemas"]["UUID"];
            subtotal: components["schemas"]["Money"];
            tax: components["schemas"]["Money"];
            taxes: components["schemas"]["TaxView"][];
            tenant: string;
            to: string;
            total: components["schemas"]["Money"];
        };
        SelfBilledInvoicesView: {
            items: components["schemas"]["SelfBilledSummary"][];
            next?: string;
        };
        SelfBilledLineView: {
            /** Format: int64 */
            accruals: number;
            agreementId?: components["schemas"]["UUID"];
            /** Format: int32 */
            agreementVersion?: number;
            amount: components["schemas"]["Money"];
            correction: boolean;
            description: string;
            /** Format: int32 */
            line: number;
            model: string;
            release: string;
            role: string;
            rule: string;
            /** Format: int32 */
            taxPlace: number;
            usagePeriod: string;
        };
        SelfBilledSummary: {
            executeOn: components["schemas"]["LocalDate"];
            from: string;
            issuedAt: components["schemas"]["Instant"];
            number: string;
            settlement: components["schemas"]["UUID"];
            subtotal: components["schemas"]["Money"];
            tax: components["schemas"]["Money"];
            tenant: string;
            to: string;
            total: components["schemas"]["Money"];
        };
        /** @enum {string} */
        SelfBillingOutcome: "ISSUED" | "NOT_AGREED" | "NO_PROFILE" | "NO_COUNTRY" | "TAX_DUE" | "SUM_DIFFERS";
        SelfBillingRequest: {
            agreed: boolean;
            registration?: string;
            smallBusiness?: boolean;
            taxNumber?: string;
        };
        SelfBillingView: {
            agreed: boolean;
            at: components["schemas"]["Instant"];
            by: string;
            registration: string;
            smallBusiness: boolean;
            taxNumber: string;
        };
        SetAsideRequest: {
            reason: string;
        };
        SettlementRequest: {
            currency: string;
            /** @description From today, in UTC, to 60 days ahead. */
            executeOn: components["schemas"]["LocalDate"];
        };
        /** @enum {string} */
        SettlementState: "AWAITING_APPROVAL" | "APPROVED" | "DISCARDED";
        SettlementView: {
            approvedBy?: string;
            currency: string;
            executeOn: components["schemas"]["LocalDate"];
            id: components["schemas"]["UUID"];
            /** Format: int32 */
            inFile: number;
            omitted: components["schemas"]["OmissionView"][];
            payouts: components["schemas"]["PayoutView"][];
            proposedAt: components["schemas"]["Instant"];
            proposedBy: string;
            state: components["schemas"]["SettlementState"];
        };
        SettlementsView: {
            items: components["schemas"]["SettlementView"][];
            next?: string;
        };
        ShareRequest: {
            percent?: string;
            rate?: string;
            role: components["schemas"]["ParticipantRole"];
            tenant: string;
        };
        ShareView: {
            amount: components["schemas"]["Money"];
            /** Format: int32 */
            lineageStep: number;
            model: string;
            percent?: string;
            rate?: string;
            release?: string;
            role: string;
            rule: string;
            tenant: string;
        };
        SharedLineView: {
            line: components["schemas"]["TracedLineView"];
            shares?: components["schemas"]["AccrualView"][];
        };
        SimulatedLine: {
            amount: components["schemas"]["Money"];
            charge?: components["schemas"]["ChargeDetail"];
            /** Format: int32 */
            component: number;
            /** Format: int64 */
            quantity: number;
            unit: string;
        };
        SimulatedUsage: {
            /** Format: int64 */
            bytesIn: number;
            /** Format: int64 */
            bytesOut: number;
            /** Format: int64 */
            computeMicros: number;
            /** Format: int64 */
            requests: number;
            /** Format: int64 */
            rows: number;
            /** Format: int64 */
            tokensIn: number;
            /** Format: int64 */
            tokensOut: number;
        };
        SimulationRequest: {
            components?: components["schemas"]["PlanComponent"][];
            couponCode?: string;
            currency?: string;
            period?: string;
            planId?: components["schemas"]["UUID"];
            pricePerRequest?: string;
            usage: components["schemas"]["SimulatedUsage"];
        };
        SimulationView: {
            coupon: components["schemas"]["Money"];
            lines: components["schemas"]["SimulatedLine"][];
            period: string;
            total: components["schemas"]["Money"];
        };
        /** @enum {string} */
        Standing: "ACTIVE" | "REMINDED" | "RESTRICTED" | "SUSPENDED";
        StandingRow: {
            graceReason?: string;
            graceUntil?: components["schemas"]["Instant"];
            since?: components["schemas"]["Instant"];
            standing: components["schemas"]["Standing"];
            tenant: string;
        };
        StandingView: {
            graceReason?: string;
            graceUntil?: components["schemas"]["Instant"];
            nextAt?: components["schemas"]["Instant"];
            overdue: components["schemas"]["OverdueView"][];
            since?: components["schemas"]["Instant"];
            standing: components["schemas"]["Standing"];
            tenant: string;
        };
        StandingsView: {
            items: components["schemas"]["StandingRow"][];
            next?: string;
        };
        StatementAccountView: {
            accrued: components["schemas"]["Money"];
            belowMinimum: components["schemas"]["Money"];
            cameBack: components["schemas"]["Money"];
            closing: components["schemas"]["Money"];
            difference: components["schemas"]["Money"];
            due: components["schemas"]["Money"];
            heldBack: components["schemas"]["Money"];
            later: components["schemas"]["Money"];
            minimum: components["schemas"]["Money"];
            opening: components["schemas"]["Money"];
            paid: components["schemas"]["Money"];
            payable: components["schemas"]["Money"];
            recouped: components["schemas"]["Money"];
            takenBack: components["schemas"]["Money"];
            tax: components["schemas"]["Money"];
        };
        StatementLineView: {
            accruedAt: components["schemas"]["Instant"];
            agreementId?: components["schemas"]["UUID"];
            /** Format: int32 */
            agreementVersion?: number;
            amount: components["schemas"]["Money"];
            basis: components["schemas"]["Money"];
            credits?: string;
            invoice: string;
            /** Format: int32 */
            lineageStep: number;
            meter?: string;
            model: string;
            percent?: string;
            plan?: string;
            planId?: components["schemas"]["UUID"];
            rate?: string;
            reference: string;
            release?: string;
            role: string;
            rule: string;
            units?: string;
            usagePeriod: string;
            usedRelease?: string;
        };
        StatementPayoutView: {
            again: components["schemas"]["Money"];
            amount: components["schemas"]["Money"];
            cameBack?: components["schemas"]["CameBackView"];
            exchange?: components["schemas"]["ExchangeView"];
            executeOn: components["schemas"]["LocalDate"];
            repeatedBy: components["schemas"]["PayoutRepeatView"][];
            repeats: components["schemas"]["PayoutRepeatView"][];
            settlement: components["schemas"]["UUID"];
            tax: components["schemas"]["Money"];
            total: components["schemas"]["Money"];
        };
        StatementTotalView: {
            amount: components["schemas"]["Money"];
            /** Format: int64 */
            lines: number;
            model: string;
            role: string;
        };
        StatementView: {
            accounts: components["schemas"]["StatementAccountView"][];
            asOf: components["schemas"]["Instant"];
            byRole: components["schemas"]["StatementTotalView"][];
            items: components["schemas"]["StatementLineView"][];
            next?: string;
            payouts: components["schemas"]["StatementPayoutView"][];
            period: string;
            totals: components["schemas"]["Money"][];
        };
        StatementsView: {
            items: components["schemas"]["BankStatementView"][];
            next?: string;
        };
        SubscriptionRequest: {
            planId: components["schemas"]["UUID"];
            referralCode?: string;
        };
        /** @enum {string} */
        SubscriptionStatus: "ACTIVE" | "CANCELLED" | "SUSPENDED";
        SubscriptionView: {
            cancelledAt?: components["schemas"]["Instant"];
            change?: components["schemas"]["ChangeView"];
            createdAt: components["schemas"]["Instant"];
            id: components["schemas"]["UUID"];
            migration?: components["schemas"]["MigrationView"];
            model: string;
            plan: components["schemas"]["PlanView"];
            referralCode?: string;
            referredAt?: components["schemas"]["Instant"];
            status: components["schemas"]["SubscriptionStatus"];
            trialUntil?: components["schemas"]["Instant"];
        };
        SubscriptionsView: {
            items: components["schemas"]["SubscriptionView"][];
            next?: string;
        };
        /** @enum {string} */
        TableFormat: "JSON" | "CSV" | "XLSX" | "PDF";
        TaxRow: {
            country?: string;
            difference: components["schemas"]["Money"];
            ledger: components["schemas"]["Money"];
            name: string;
            net: components["schemas"]["Money"];
            rate: string;
            tax: components["schemas"]["Money"];
            treatment: string;
            withoutProfile: boolean;
        };
        TaxRuleRequest: {
            category: components["schemas"]["Category"];
            consumerCountry: string;
            from: components["schemas"]["LocalDate"];
            issuerCountry: string;
            name: string;
            rate: number;
            region?: string;
            to?: components["schemas"]["LocalDate"];
        };
        TaxRuleView: {
            category: components["schemas"]["Category"];
            consumerCountry: string;
            from: components["schemas"]["LocalDate"];
            id: components["schemas"]["UUID"];
            issuerCountry: string;
            name: string;
            rate: string;
            region?: string;
            to?: components["schemas"]["LocalDate"];
        };
        TaxRulesView: {
            items: components["schemas"]["TaxRuleView"][];
        };
        TaxSummary: {
            asOf: components["schemas"]["Instant"];
            input: components["schemas"]["TaxRow"][];
            period: string;
            reconciled: boolean;
            rows: components["schemas"]["TaxRow"][];
            timeZone?: string;
        };
        TaxView: {
            category?: components["schemas"]["Category"];
            name: string;
            net: components["schemas"]["Money"];
            /** Format: int32 */
            place: number;
            rate: string;
            tax: components["schemas"]["Money"];
            treatment: components["schemas"]["Treatment"];
        };
        Totals: {
            /** Format: int64 */
            bytesIn: number;
            /** Format: int64 */
            bytesOut: number;
            /** Format: int64 */
            computeMicros: number;
            /** Format: int64 */
            events: number;
            /** Format: int64 */
            failed: number;
            /** Format: int64 */
            requests: number;
            /** Format: int64 */
            rollups: number;
            /** Format: int64 */
            rows: number;
            /** Format: int64 */
            tokensIn: number;
            /** Format: int64 */
            tokensOut: number;
        };
        TraceView: {
            asOf: components["schemas"]["Instant"];
            from: components["schemas"]["Instant"];
            items: components["schemas"]["TracedEventView"][];
            timeZone?: string;
            to: components["schemas"]["Instant"];
            /** Format: int64 */
            waiting: number;
        };
        TracedEventView: {
            event: components["schemas"]["UsageEventView"];
            lines: components["schemas"]["SharedLineView"][];
            rollup?: components["schemas"]["UsageRollupView"];
        };
        TracedLineView: {
            accruals?: string;
            amount: components["schemas"]["Money"];
            bills: string;
            charge?: components["schemas"]["ChargeDetail"];
            /** Format: int32 */
            component: number;
            credited: components["schemas"]["Money"];
            description: string;
            invoice: string;
            issuedAt: components["schemas"]["Instant"];
            kind: components["schemas"]["LineKind"];
            ledger?: string;
            /** Format: int32 */
            line: number;
            model: string;
            partner: string;
            plan: components["schemas"]["UUID"];
            /** Format: int32 */
            planVersion: number;
            /** Format: int64 */
            quantity: number;
            reference: string;
            replacedBy?: string;
            subscription: components["schemas"]["UUID"];
            tenant: string;
            timeZone?: string;
            unit: string;
            unitPrice?: string;
            usage: string;
            usagePeriod: string;
        };
        TransactionView: {
            bookedAt: components["schemas"]["Instant"];
            /** Format: int64 */
            corrects?: number;
            createdAt: components["schemas"]["Instant"];
            description: string;
            entries: components["schemas"]["LedgerEntryView"][];
            /** Format: int64 */
            id: number;
            kind: string;
        };
        TransactionsView: {
            items: components["schemas"]["TransactionView"][];
            next?: string;
        };
        /** @enum {string} */
        TransferState: "ORDERED" | "EXECUTED" | "RETURNED" | "REJECTED";
        TransferView: {
            code?: string;
            name: string;
            on?: components["schemas"]["LocalDate"];
            reason?: string;
            state: components["schemas"]["TransferState"];
        };
        /** @enum {string} */
        Treatment: "DOMESTIC" | "DESTINATION" | "REVERSE_CHARGE" | "EXPORT" | "EXEMPT" | "SMALL_BUSINESS" | "NOT_SUBJECT" | "NO_PROFILE";
        TrialBalanceView: {
            asOf: components["schemas"]["Instant"];
            balanced: boolean;
            items: components["schemas"]["AccountBalance"][];
            totals: components["schemas"]["CurrencyTotal"][];
        };
        /** @enum {string} */
        Type: "PER_UNIT" | "PACKAGE" | "GRADUATED" | "VOLUME" | "RECURRING" | "MINIMUM" | "MAXIMUM" | "PERCENT_DISCOUNT" | "FIXED_DISCOUNT";
        /** Format: uuid */
        UUID: string;
        UnallocatedView: {
            difference: components["schemas"]["Money"];
            /** Format: int64 */
            entries: number;
            ledger: components["schemas"]["Money"];
            open: components["schemas"]["Money"];
        };
        UnallocatedsView: {
            items: components["schemas"]["UnallocatedView"][];
        };
        UndecidedUsageView: {
            items: components["schemas"]["ParkedUsageGroupView"][];
        };
        /** @enum {string} */
        UsageBehindBy: "DAY" | "HOUR" | "RELEASE" | "KEY";
        UsageBehindView: {
            asOf: components["schemas"]["Instant"];
            by: components["schemas"]["UsageBehindBy"];
            items: components["schemas"]["UsedView"][];
            next?: string;
            plan: components["schemas"]["UUID"];
            /** Format: int32 */
            planVersion: number;
            subscription: components["schemas"]["UUID"];
            timeZone?: string;
            total?: components["schemas"]["UsedView"];
            usagePeriod: string;
            /** Format: int64 */
            waiting: number;
        };
        UsageEventView: {
            billable: boolean;
            billedFailure?: string;
            event?: string;
            finishedAt: components["schemas"]["Instant"];
            key?: string;
            model: string;
            outcome: string;
            plan: components["schemas"]["UUID"];
            /** Format: int32 */
            planVersion: number;
            region?: string;
            release?: string;
            requestId?: string;
            startedAt?: components["schemas"]["Instant"];
            subscription: components["schemas"]["UUID"];
            tenant?: string;
            trace?: string;
            used: components["schemas"]["MeteredQuantities"];
        };
        UsageEventsView: {
            asOf: components["schemas"]["Instant"];
            from: components["schemas"]["Instant"];
            items: components["schemas"]["UsageEventView"][];
            next?: string;
            timeZone?: string;
            to: components["schemas"]["Instant"];
            /** Format: int64 */
            waiting: number;
        };
        UsageItem: {
            /** Format: int64 */
            bytesIn: number;
            /** Format: int64 */
            bytesOut: number;
            /** Format: int64 */
            computeMicros: number;
            day: components["schemas"]["LocalDate"];
            /** Format: int64 */
            failed: number;
            model: string;
            /** Format: int64 */
            requests: number;
            /** Format: int64 */
            rows: number;
            subscription: components["schemas"]["UUID"];
            tenant: string;
            /** Format: int64 */
            tokensIn: number;
            /** Format: int64 */
            tokensOut: number;
        };
        UsageRollupView: {
            day: components["schemas"]["LocalDate"];
            /** Format: int64 */
            failed: number;
            from: components["schemas"]["Instant"];
            release?: string;
            to: components["schemas"]["Instant"];
            usagePeriod: string;
            used: components["schemas"]["MeteredQuantities"];
        };
        UsageTotals: {
            /** Format: int64 */
            bytesIn: number;
            /** Format: int64 */
            bytesOut: number;
            /** Format: int64 */
            computeMicros: number;
            /** Format: int64 */
            failed: number;
            /** Format: int64 */
            requests: number;
            /** Format: int64 */
            rows: number;
            /** Format: int64 */
            tokensIn: number;
            /** Format: int64 */
            tokensOut: number;
        };
        UsageView: {
            asOf: components["schemas"]["Instant"];
            items: components["schemas"]["UsageItem"][];
            next?: string;
            period: string;
            timeZone?: string;
            totals: components["schemas"]["UsageTotals"];
        };
        /** @enum {string} */
        UseKind: "PAYOUT" | "TAKES_BACK" | "ACCOUNT" | "RETURNED" | "SET_ASIDE";
        UsedView: {
            events: string;
            /** Format: int64 */
            failed: number;
            from: components["schemas"]["Instant"];
            key?: string;
            release?: string;
            to: components["schemas"]["Instant"];
            used: components["schemas"]["MeteredQuantities"];
        };
        VerificationView: {
            asOf: components["schemas"]["Instant"];
            /** Format: int64 */
            entries: number;
            findings: components["schemas"]["Finding"][];
            head: string;
            publicKey: string;
            signedAt?: components["schemas"]["Instant"];
            /** Format: int64 */
            signedUpTo?: number;
            totals: components["schemas"]["CurrencyTotal"][];
            /** Format: int64 */
            transactions: number;
            verdict: components["schemas"]["LedgerVerdict"];
        };
        /** @enum {string} */
        Way: "NOW" | "PERIOD_END" | "NOTICE";
        /** @enum {string} */
        When: "NOW" | "PERIOD_END";
        WholesalePriceRequest: {
            planId: components["schemas"]["UUID"];
            unitPrice: string;
        };
        WholesalePriceView: {
            plan: string;
            planId: components["schemas"]["UUID"];
            unitPrice?: string;
        };
        WindowRequest: {
            from?: string;
            to?: string;
        };
        WindowView: {
            from?: string;
            to?: string;
        };
        WithdrawalRequest: {
            reason: string;
        };
        WithoutBilling: {
            exceedable?: boolean;
            policy: components["schemas"]["WithoutBillingPolicy"];
            /** Format: int64 */
            requestsPerNode?: number;
        };
        /** @enum {string} */
        WithoutBillingPolicy: "DENY" | "ALLOW";
        WriteOffRequest: {
            reason: string;
        };
        WriteOffView: {
            period: string;
            reason: string;
            subscription: components["schemas"]["UUID"];
            /** Format: int64 */
            units: number;
            writtenOffAt: components["schemas"]["Instant"];
            writtenOffBy: string;
        };
        WriteOffsView: {
            items: components["schemas"]["WriteOffView"][];
            next?: string;
        };
        WrittenOffView: {
            node?: string;
            /** Format: int64 */
            units: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
