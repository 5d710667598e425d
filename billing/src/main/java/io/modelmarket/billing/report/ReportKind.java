package io.modelmarket.billing.report;

/** What can be asked for. */
public enum ReportKind {
    /** What a consumer used, by subscription, key and day, from the archived events. */
    USAGE(true),
    /** How a partner's models were used, by release, consumer and day. */
    MODEL_USAGE(true),
    /** Of a month's usage, by partner, model, plan, country and currency. */
    REVENUE(false),
    /** What a partner's models were invoiced at for a month's usage, by model, plan, country and currency. */
    MODEL_REVENUE(true),
    /** Partners' accounts: carried in, earned, taken back, paid, carried out. */
    STATEMENT(true),
    /** By agreement, participant and role. */
    SHARES(true),
    /** A month's invoices and credit notes, and what is open of them. */
    INVOICES(true),
    /** What partners are paid in a month. */
    SETTLEMENTS(true),
    /** What tenants owe at a month's end, by age. */
    RECEIVABLES(false),
    /** What partners are owed at a month's end. */
    PAYABLES(false),
    /** The tax of a month's documents, in the seller's zone. */
    TAX_SUMMARY(false),
    /** Events, rollups, charges, invoices, ledger and statements side by side. */
    RECONCILIATION(false),
    /** Cost and usage by the FinOps specification FOCUS 1.2. */
    FOCUS(true);

    private final boolean forTenants;

    ReportKind(boolean forTenants) {
        this.forTenants = forTenants;
    }

    /** Whether a tenant can ask for it about itself. */
    public boolean forTenants() {
        return forTenants;
    }
}
