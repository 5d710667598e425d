package io.modelmarket.billing.dunning;

import io.modelmarket.contracts.money.Money;
import java.time.Instant;

/** An invoice of which something is owed past its due date. */
record Overdue(String number, Money open, Instant dueAt, long daysLate) {}
