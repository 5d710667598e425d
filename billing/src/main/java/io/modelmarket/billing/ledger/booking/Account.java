package io.modelmarket.billing.ledger.booking;

import io.modelmarket.contracts.id.TenantId;
import java.util.Currency;

/** One account: a tenant, a purpose, a currency. It comes into being with its first posting. */
public record Account(TenantId tenant, Purpose purpose, Currency currency) {}
