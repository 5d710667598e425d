package io.modelmarket.billing.prepaid;

import io.modelmarket.contracts.id.TenantId;
import java.time.Instant;
import java.util.UUID;

/**
 * An invoice that credit pays, or has paid.
 *
 * @param at when it is issued or credited
 */
public record PaidInvoice(UUID id, String number, TenantId tenant, Instant at) {}
