package io.modelmarket.billing.payout;

import io.modelmarket.contracts.money.Money;

/** What one partner is paid, and where. */
record Payout(String tenant, Money amount, String holder, String iban) {}
