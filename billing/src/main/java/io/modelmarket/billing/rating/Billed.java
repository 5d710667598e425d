package io.modelmarket.billing.rating;

import io.modelmarket.contracts.money.Money;

/** What earlier lines of the same subscription, plan version and period have billed together. */
public record Billed(long requests, Money amount) {}
