package io.modelmarket.contracts.id;

/** What a member may do in a tenant. The platform's own people are not members: they carry realm roles. */
public enum Role {
    /** Everything in the tenant, members included. */
    OWNER,
    /** Models, releases, plans. */
    PUBLISHER,
    /** Subscriptions and API keys. */
    DEVELOPER,
    /** Agreements, invoices, statements. */
    FINANCE,
    /** Reads. */
    VIEWER
}
