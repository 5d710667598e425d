package io.modelmarket.billing.directory;

import io.modelmarket.contracts.id.TenantId;
import java.time.ZoneId;

/** A tenant as billing needs it: whom to bill, in which zone. */
public record KnownTenant(TenantId id, String displayName, ZoneId zone, String country) {}
