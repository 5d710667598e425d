package io.modelmarket.billing.prepaid;

import io.modelmarket.billing.database.Database;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Books what is left of credits that have expired. Instances may do so side by side: each is taken once. */
@ApplicationScoped
class PrepaidExpiry {

    private static final Logger LOG = Logger.getLogger(PrepaidExpiry.class);
    private static final String EXPIRED = "left_minor > 0 AND expires_at <= ? ";

    private final Database database;
    private final CreditBook book;
    private final TenantScope scope;
    private final InstantSource clock;

    @Inject
    PrepaidExpiry(Database database, CreditBook book, TenantScope scope, InstantSource clock) {
        this.database = database;
        this.book = book;
        this.scope = scope;
        this.clock = clock;
    }

    @Scheduled(
            every = "${market.prepaid.expire-every:10m}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void expireRegularly() {
        expire(clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /**
     * Books those that have expired at an instant, each in a transaction of its own; how many. One that cannot be
     * booked is tried again the next time, and holds up no other.
     */
    int expire(Instant now) {
        return scope.callAsPlatform(() -> {
            int expired = 0;
            List<UUID> due = QuarkusTransaction.requiringNew()
                    .call(() -> database.query(
                            "SELECT id FROM prepaid_credit WHERE " + EXPIRED + "ORDER BY expires_at, id",
                            row -> row.getObject("id", UUID.class),
                            now));
            for (UUID id : due) {
                try {
                    expired += QuarkusTransaction.requiringNew().call(() -> expire(id, now)) ? 1 : 0;
                } catch (RuntimeException e) { // whatever it is, the others are booked
                    LOG.errorf(e, "the expiry of credit %s is tried again", id);
                }
            }
            if (expired > 0) {
                LOG.infof("%d prepaid credits have expired", expired);
            }
            return expired;
        });
    }

    private boolean expire(UUID id, Instant now) {
        Optional<Credit> credit = database.first(
                "SELECT " + Credit.COLUMNS + "FROM prepaid_credit WHERE id = ? AND " + EXPIRED + "FOR UPDATE",
                Credit::read,
                id,
                now);
        credit.ifPresent(one -> book.expired(one, now));
        return credit.isPresent();
    }
}
