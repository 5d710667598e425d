// Generated from openapi/*.json by `npm run openapi:refresh`: do not edit.
export interface paths {
    "/v1/catalog/licences": {
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
                        "application/json": components["schemas"]["CatalogLicenceList"];
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
    "/v1/catalog/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    licence?: string;
                    query?: string;
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
                        "application/json": components["schemas"]["CatalogList"];
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
    "/v1/catalog/models/{tenant}/{model}": {
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
                    model: string;
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
                        "application/json": components["schemas"]["CatalogModel"];
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
    "/v1/directory/tenants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search */
        get: {
            parameters: {
                query?: {
                    cursor?: string;
                    query?: string;
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
                        "application/json": components["schemas"]["TenantDirectory"];
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
    "/v1/quarantines": {
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
                        "application/json": components["schemas"]["QuarantineList"];
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
    "/v1/quarantines/{tenant}/{model}/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    model: string;
                    tenant: string;
                    version: string;
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
                        "application/json": components["schemas"]["Release"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/refusals": {
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
                        "application/json": components["schemas"]["RefusalList"];
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
    "/v1/refusals/{tenant}/{model}/{version}/{consumer}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    consumer: string;
                    model: string;
                    tenant: string;
                    version: string;
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
                        "application/json": components["schemas"]["Release"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews": {
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
                        "application/json": components["schemas"]["ReviewList"];
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
    "/v1/reviews/{tenant}/{model}/{version}/approval": {
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
                    model: string;
                    tenant: string;
                    version: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ApprovalRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Release"];
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
    "/v1/reviews/{tenant}/{model}/{version}/rejection": {
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
                    model: string;
                    tenant: string;
                    version: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RejectionRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Release"];
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
    "/v1/tenants": {
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
                        "application/json": components["schemas"]["TenantList"];
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
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TenantRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Tenant"];
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
    "/v1/tenants/{tenant}": {
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
                        "application/json": components["schemas"]["Tenant"];
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
    "/v1/tenants/{tenant}/keys": {
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
                        "application/json": components["schemas"]["KeyList"];
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
                    "application/json": components["schemas"]["KeyRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["NewKey"];
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
    "/v1/tenants/{tenant}/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
        /** Change */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["KeyChange"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Key"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1/tenants/{tenant}/keys/{id}/budget": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Clear Budget */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
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
    "/v1/tenants/{tenant}/members": {
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
                        "application/json": components["schemas"]["MemberList"];
                    };
                };
            };
        };
        put?: never;
        /** Invite */
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
                    "application/json": components["schemas"]["InvitationRequest"];
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
    "/v1/tenants/{tenant}/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove */
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
        /** Change Role */
        patch: {
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
                    "application/json": components["schemas"]["RoleRequest"];
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
            };
        };
        trace?: never;
    };
    "/v1/tenants/{tenant}/models": {
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
                        "application/json": components["schemas"]["ModelList"];
                    };
                };
            };
        };
        put?: never;
        /** Register */
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
                    "application/json": components["schemas"]["ModelRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Model"];
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
    "/v1/tenants/{tenant}/models/{model}": {
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
                    model: string;
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
                        "application/json": components["schemas"]["Model"];
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
    "/v1/tenants/{tenant}/models/{model}/releases": {
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
                };
                header?: never;
                path: {
                    model: string;
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
                        "application/json": components["schemas"]["ReleaseList"];
                    };
                };
            };
        };
        put?: never;
        /** Draft */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    model: string;
                    tenant: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReleaseRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Release"];
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
    "/v1/tenants/{tenant}/models/{model}/releases/{version}": {
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
                    model: string;
                    tenant: string;
                    version: string;
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
                        "application/json": components["schemas"]["Release"];
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
    "/v1/tenants/{tenant}/models/{model}/releases/{version}/files/model.onnx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Upload */
        put: {
            parameters: {
                query?: never;
                header?: {
                    "Content-Digest"?: string;
                    "Content-Length"?: number;
                };
                path: {
                    model: string;
                    tenant: string;
                    version: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/octet-stream": string;
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReleaseFile"];
                    };
                };
            };
        };
        post?: never;
        /** Remove File */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    model: string;
                    tenant: string;
                    version: string;
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
                        "application/json": components["schemas"]["Release"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/models/{model}/releases/{version}/licence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** License */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    model: string;
                    tenant: string;
                    version: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LicenceRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Release"];
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
        /** Clear Licence */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    model: string;
                    tenant: string;
                    version: string;
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
                        "application/json": components["schemas"]["Release"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tenants/{tenant}/models/{model}/releases/{version}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Submit */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    model: string;
                    tenant: string;
                    version: string;
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
                        "application/json": components["schemas"]["Release"];
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
    "/v1/tenants/{tenant}/models/{model}/releases/{version}/withdrawal": {
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
                    model: string;
                    tenant: string;
                    version: string;
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
                        "application/json": components["schemas"]["Release"];
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ApprovalRequest: {
            note?: string;
        };
        BaseRelease: {
            model: string;
            version: string;
        };
        BaseReleaseRequest: {
            model: string;
            version: string;
        };
        Batching: {
            /** Format: int32 */
            maxDelayMicros: number;
        };
        CatalogEntry: {
            displayName: string;
            /** Format: double */
            latencyMillis: number;
            latestVersion: string;
            licence?: components["schemas"]["Licence"];
            model: string;
            name: string;
            partner: string;
            partnerDisplayName: string;
            publishedAt: components["schemas"]["Instant"];
            signature: components["schemas"]["Signature"];
            summary: string;
        };
        CatalogLicence: {
            licence: string;
            /** Format: int64 */
            models: number;
        };
        CatalogLicenceList: {
            items: components["schemas"]["CatalogLicence"][];
        };
        CatalogList: {
            items: components["schemas"]["CatalogEntry"][];
            next?: string;
        };
        CatalogModel: {
            displayName: string;
            latestVersion: string;
            model: string;
            name: string;
            partner: string;
            partnerDisplayName: string;
            releases: components["schemas"]["CatalogRelease"][];
            summary: string;
        };
        CatalogRelease: {
            /** Format: double */
            latencyMillis: number;
            licence?: components["schemas"]["Licence"];
            /** Format: int64 */
            opset: number;
            /** Format: int64 */
            parameters: number;
            publishedAt: components["schemas"]["Instant"];
            signature: components["schemas"]["Signature"];
            version: string;
        };
        Inspection: {
            details?: components["schemas"]["InspectionDetails"];
            /** Format: double */
            latencyMillis: number;
            /** Format: double */
            loadMillis: number;
            operators: {
                [key: string]: number;
            };
            /** Format: int64 */
            parameters: number;
            producer: string;
            sha256: string;
        };
        InspectionDetails: {
            /** Format: double */
            bestMillis: number;
            /** Format: int32 */
            bestRows: number;
            /** Format: int64 */
            bytes: number;
            opsets: {
                [key: string]: number;
            };
            /** Format: int64 */
            peakBytes: number;
            warnings: components["schemas"]["InspectionWarning"][];
        };
        InspectionWarning: {
            detail: string;
            rule: string;
            where: string;
        };
        /**
         * Format: date-time
         * @example 2022-03-10T16:15:50Z
         */
        Instant: string;
        InvitationRequest: {
            email: string;
            role: components["schemas"]["Role"];
        };
        Key: {
            budget?: components["schemas"]["KeyBudget"];
            createdAt: components["schemas"]["Instant"];
            expiresAt?: components["schemas"]["Instant"];
            id: string;
            lastFour: string;
            name: string;
            prefix: string;
            revokedAt?: components["schemas"]["Instant"];
        };
        KeyBudget: {
            kind: components["schemas"]["KeyBudgetKind"];
            /** Format: int64 */
            monthlyRequests: number;
        };
        /** @enum {string} */
        KeyBudgetKind: "HARD" | "SOFT";
        KeyChange: {
            budget: components["schemas"]["KeyBudget"];
        };
        KeyList: {
            items: components["schemas"]["Key"][];
            next?: string;
        };
        KeyRequest: {
            budget?: components["schemas"]["KeyBudget"];
            expiresAt?: components["schemas"]["Instant"];
            name: string;
        };
        Licence: {
            id?: string;
            name: string;
            url: string;
        };
        LicenceRequest: {
            id?: string;
            name?: string;
            url?: string;
        };
        ListedTenant: {
            country: string;
            displayName: string;
            id: string;
            timeZone: string;
        };
        Member: {
            email: string;
            id: components["schemas"]["UUID"];
            invitedAt: components["schemas"]["Instant"];
            joinedAt?: components["schemas"]["Instant"];
            role: components["schemas"]["Role"];
        };
        MemberList: {
            items: components["schemas"]["Member"][];
            next?: string;
        };
        Model: {
            createdAt: components["schemas"]["Instant"];
            displayName: string;
            model: string;
            name: string;
            summary: string;
        };
        ModelList: {
            items: components["schemas"]["Model"][];
            next?: string;
        };
        ModelRequest: {
            displayName: string;
            name: string;
            summary: string;
        };
        NewKey: {
            budget?: components["schemas"]["KeyBudget"];
            createdAt: components["schemas"]["Instant"];
            expiresAt?: components["schemas"]["Instant"];
            id: string;
            lastFour: string;
            name: string;
            prefix: string;
            token?: string;
        };
        Quarantine: {
            /** Format: int32 */
            crashes: number;
            lastCause: string;
            model: string;
            node: string;
            quarantinedAt: components["schemas"]["Instant"];
            reportedAt: components["schemas"]["Instant"];
            version: string;
            /** Format: int64 */
            windowSeconds: number;
        };
        QuarantineList: {
            items: components["schemas"]["Quarantine"][];
            next?: string;
        };
        Refusal: {
            consumer: string;
            /** Format: int32 */
            crashes: number;
            model: string;
            node: string;
            refusedAt: components["schemas"]["Instant"];
            reportedAt: components["schemas"]["Instant"];
            requests: string[];
            until: components["schemas"]["Instant"];
            version: string;
        };
        RefusalList: {
            items: components["schemas"]["Refusal"][];
            next?: string;
        };
        RejectionRequest: {
            reason: string;
        };
        Release: {
            base?: components["schemas"]["BaseRelease"];
            batching?: components["schemas"]["Batching"];
            createdAt: components["schemas"]["Instant"];
            files: components["schemas"]["ReleaseFile"][];
            inspection?: components["schemas"]["Inspection"];
            licence?: components["schemas"]["Licence"];
            model: string;
            /** Format: int64 */
            opset?: number;
            publishedAt?: components["schemas"]["Instant"];
            refusals: components["schemas"]["Refusal"][];
            signature?: components["schemas"]["Signature"];
            status: components["schemas"]["ReleaseStatus"];
            submittedAt?: components["schemas"]["Instant"];
            timeline: components["schemas"]["ReleaseEvent"][];
            /** Format: int32 */
            timeoutMillis?: number;
            tokens?: components["schemas"]["TokenCount"];
            version: string;
        };
        ReleaseEvent: {
            at: components["schemas"]["Instant"];
            by: string;
            note: string;
            status: components["schemas"]["ReleaseStatus"];
        };
        ReleaseFile: {
            /** Format: int64 */
            bytes: number;
            name: string;
            sha256: string;
        };
        ReleaseList: {
            items: components["schemas"]["Release"][];
            next?: string;
        };
        ReleaseRequest: {
            base?: components["schemas"]["BaseReleaseRequest"];
            batching?: components["schemas"]["Batching"];
            licence?: components["schemas"]["LicenceRequest"];
            /** Format: int32 */
            timeoutMillis?: number;
            tokens?: components["schemas"]["TokenCount"];
            version: string;
        };
        /** @enum {string} */
        ReleaseStatus: "DRAFT" | "IN_REVIEW" | "REJECTED" | "PUBLISHED" | "QUARANTINED" | "WITHDRAWN";
        ReviewList: {
            items: components["schemas"]["Release"][];
            next?: string;
        };
        /** @enum {string} */
        Role: "OWNER" | "PUBLISHER" | "DEVELOPER" | "FINANCE" | "VIEWER";
        RoleRequest: {
            role: components["schemas"]["Role"];
        };
        Signature: {
            inputs: components["schemas"]["TensorSignature"][];
            outputs: components["schemas"]["TensorSignature"][];
        };
        Tenant: {
            country: string;
            createdAt: components["schemas"]["Instant"];
            displayName: string;
            id: string;
            role: components["schemas"]["Role"];
            timeZone: string;
        };
        TenantDirectory: {
            items: components["schemas"]["ListedTenant"][];
            next?: string;
        };
        TenantList: {
            items: components["schemas"]["Tenant"][];
            next?: string;
        };
        TenantRequest: {
            country: string;
            displayName: string;
            id: string;
            timeZone: string;
        };
        TensorSignature: {
            datatype: string;
            dimensionNames: string[];
            name: string;
            shape: number[];
        };
        TokenCount: {
            input: string;
            /** Format: int64 */
            inputPadding: number;
            output: string;
            /** Format: int64 */
            outputPadding: number;
        };
        /** Format: uuid */
        UUID: string;
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
