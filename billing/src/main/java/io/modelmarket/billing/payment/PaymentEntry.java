package io.modelmarket.billing.payment;

import io.modelmarket.billing.exchange.Exchanged;
import io.modelmarket.billing.invoice.OpenInvoice;
import io.modelmarket.billing.ledger.booking.Purpose;
import io.modelmarket.contracts.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment before it is written.
 *
 * @param from the account of the platform's that it is taken from, or given back to
 * @param amount in the invoice's currency; below zero where it takes another back
 * @param reverses which one it takes back
 * @param exchanged what came in, where that was in another currency
 */
record PaymentEntry(
        OpenInvoice invoice,
        Purpose from,
        Money amount,
        LocalDate receivedOn,
        String reference,
        @Nullable UUID reverses,
        @Nullable Exchanged exchanged) {}
