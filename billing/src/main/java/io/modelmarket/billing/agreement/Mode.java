package io.modelmarket.billing.agreement;

/** The ways partners cooperate. */
public enum Mode {
    TECHNICAL,
    RESOURCE,
    PROMOTION,
    STRATEGIC
}
