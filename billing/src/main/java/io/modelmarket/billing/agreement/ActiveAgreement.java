package io.modelmarket.billing.agreement;

import java.util.UUID;

/**
 * An agreement that all have signed, for a model, or a part of it, and a currency; it shares what its window covers.
 */
public record ActiveAgreement(UUID id, int version, Scope scope, Window window, Shares shares) {}
