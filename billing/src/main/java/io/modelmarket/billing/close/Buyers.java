package io.modelmarket.billing.close;

import java.time.ZoneId;
import java.util.Currency;

/**
 * Consumers of a country who pay in a currency and whose months are those of a zone: what governs is the same for them.
 */
record Buyers(Currency currency, String country, ZoneId zone) {}
