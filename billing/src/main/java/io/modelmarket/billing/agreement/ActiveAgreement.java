package io.modelmarket.billing.agreement;

import java.util.UUID;

/** An agreement in force for a model, or a part of it, and a currency. */
public record ActiveAgreement(UUID id, int version, Scope scope, Shares shares) {}
