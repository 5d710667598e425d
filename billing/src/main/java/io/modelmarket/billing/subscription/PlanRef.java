package io.modelmarket.billing.subscription;

import java.util.UUID;

/** Which version of which plan. */
public record PlanRef(UUID planId, int version) {}
