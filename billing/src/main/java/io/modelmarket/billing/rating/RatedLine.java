package io.modelmarket.billing.rating;

import io.modelmarket.contracts.money.Money;

/**
 * What a line bills: the requests since the line before and their amount, and where both stand with this line. The
 * cumulative amount is the whole charge so far rounded once; the line's is what is missing to it.
 */
public record RatedLine(long requests, long cumulativeRequests, Money amount, Money cumulative) {}
