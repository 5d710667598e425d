package io.modelmarket.billing.agreement;

import java.util.UUID;

/** The agreement in force for a model and currency. */
public record ActiveAgreement(UUID id, int version, Shares shares) {}
