package io.modelmarket.tenant.audit;

/** What can be done to a tenant's things. Stored by name: names are never reused for something else. */
public enum AuditAction {
    TENANT_CREATED,
    MEMBER_INVITED,
    MEMBER_JOINED,
    MEMBER_ROLE_CHANGED,
    MEMBER_REMOVED,
    KEY_CREATED,
    KEY_REVOKED,
    KEY_BUDGET_SET,
    KEY_BUDGET_CLEARED,
    MODEL_CREATED,
    RELEASE_DRAFTED,
    RELEASE_LICENSED,
    FILE_UPLOADED,
    FILE_REMOVED,
    RELEASE_SUBMITTED,
    RELEASE_REFUSED,
    RELEASE_PUBLISHED,
    RELEASE_REJECTED,
    RELEASE_WITHDRAWN,
    RELEASE_QUARANTINED,
    QUARANTINE_REVOKED,
    CONSUMER_REFUSED,
    REFUSAL_REVOKED
}
