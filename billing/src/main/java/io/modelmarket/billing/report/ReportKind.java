package io.modelmarket.billing.report;

/** What finance can ask for. */
public enum ReportKind {
    /** By subscription, key and day, from the archived events. */
    USAGE,
    /** Of a month's usage, by partner, model, plan, country and currency. */
    REVENUE,
    /** By agreement, participant and role. */
    SHARES,
    /** What tenants owe, by age. */
    RECEIVABLES,
    /** What partners are owed. */
    PAYABLES,
    /** Events, rollups, charges, invoices, ledger and statements side by side. */
    RECONCILIATION,
    /** Cost and usage by the FinOps specification FOCUS 1.2. */
    FOCUS
}
