package io.modelmarket.billing.rating;

import io.modelmarket.contracts.money.Money;

/** What earlier lines of the same subscription, plan version, period and component have billed together. */
public record Billed(long quantity, Money amount) {}
