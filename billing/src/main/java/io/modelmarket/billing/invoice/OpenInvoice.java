package io.modelmarket.billing.invoice;

import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.money.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.UUID;

/**
 * An invoice and what is owed of it.
 *
 * @param open total less credit notes, payments and what prepaid credit has paid; below zero where more was paid than
 *     is owed after a credit note
 */
public record OpenInvoice(
        UUID id, String number, TenantId tenant, Currency currency, ZoneId zone, Instant issuedAt, Money open) {}
