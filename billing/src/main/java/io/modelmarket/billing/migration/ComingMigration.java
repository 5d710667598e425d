package io.modelmarket.billing.migration;

import java.time.Instant;
import java.util.UUID;

/**
 * What is announced for a subscription.
 *
 * @param tenant the consumer
 * @param dueAt from when on the subscription is on that version
 */
public record ComingMigration(
        UUID migration,
        UUID subscription,
        String tenant,
        UUID plan,
        int toVersion,
        Instant announcedAt,
        Instant dueAt) {}
