package io.modelmarket.billing.agreement;

/** What a participant brings. */
public enum ParticipantRole {
    TECHNOLOGY,
    DATA,
    COMPUTE,
    PROMOTION,
    INVESTOR,
    RESELLER,
    BASE_MODEL,
    PLATFORM
}
