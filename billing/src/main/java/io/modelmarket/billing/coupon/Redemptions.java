package io.modelmarket.billing.coupon;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.period.Period;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Coupons as consumers use them. */
@ApplicationScoped
public class Redemptions {

    private static final String SELECT =
            "SELECT " + Redeemed.COLUMNS + " FROM coupon_redemption r JOIN coupon k ON k.id = r.coupon_id WHERE ";

    private final Database database;
    private final TenantScope scope;
    private final InstantSource clock;

    @Inject
    Redemptions(Database database, TenantScope scope, InstantSource clock) {
        this.database = database;
        this.scope = scope;
        this.clock = clock;
    }

    /**
     * A coupon that could be redeemed for a plan now. Outside any transaction.
     *
     * @throws ProblemException saying why it cannot be
     */
    public Coupon offered(String code, Target target) {
        return inTransaction(() -> checked(code, target, now()));
    }

    /**
     * Redeems a coupon; where that was done before, nothing changes. Outside any transaction.
     *
     * @throws ProblemException saying why it cannot be redeemed
     */
    public Redeemed redeem(String code, Holder holder, String by) {
        return inTransaction(() -> redeemed(code, holder, by));
    }

    /** Those on a consumer's subscription, latest first. Outside any transaction. */
    public List<Redeemed> of(TenantId consumer, UUID subscription) {
        return inTransaction(() -> database.query(
                SELECT + "r.tenant = ? AND r.subscription_id = ? ORDER BY r.first_period DESC",
                Redeemed::read,
                consumer.value(),
                subscription));
    }

    /** All on the consumers' subscriptions. Across tenants only. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<UUID, List<Redeemed>> of(Collection<TenantId> consumers) {
        return database
                .query(
                        SELECT + "r.tenant = ANY (?)",
                        Redeemed::read,
                        SqlArray.column("text", consumers, TenantId::value))
                .stream()
                .collect(Collectors.groupingBy(Redeemed::subscription));
    }

    /** Closes of the consumer wait meanwhile: whether the month has been billed is known then. */
    private Redeemed redeemed(String code, Holder holder, String by) {
        database.query(
                "SELECT pg_advisory_xact_lock(hashtextextended('close ' || ?, 0))", row -> true, holder.tenant());
        Optional<Redeemed> before = database.first(
                SELECT + "r.subscription_id = ? AND k.code = ?", Redeemed::read, holder.subscription(), code);
        if (before.isPresent()) {
            return before.get();
        }
        Instant now = now();
        Coupon coupon = checked(code, holder.target(), now);
        LocalDate first = firstPeriod(holder, now);
        checkNew(coupon, holder);
        checkAlone(code, holder, first);
        int counted = database.update(
                "UPDATE coupon SET redeemed = redeemed + 1 WHERE id = ? AND ended_at IS NULL"
                        + " AND (max_redemptions IS NULL OR redeemed < max_redemptions)",
                coupon.id());
        if (counted == 0) {
            throw refused(code, "is used up");
        }
        Integer months = coupon.months();
        Redeemed redeemed = new Redeemed(
                coupon, holder.subscription(), first, months == null ? null : first.plusMonths(months - 1L), now);
        write(redeemed, holder, by);
        return redeemed;
    }

    private void write(Redeemed redeemed, Holder holder, String by) {
        database.update(
                """
                INSERT INTO coupon_redemption (coupon_id, subscription_id, tenant, partner, first_period, last_period,
                    redeemed_at, redeemed_by) VALUES (?, ?, ?, ?, ?, ?::date, ?, ?)
                """,
                redeemed.coupon().id(),
                redeemed.subscription(),
                holder.tenant(),
                holder.target().partner(),
                redeemed.first(),
                redeemed.last(),
                redeemed.at(),
                by);
    }

    private Coupon checked(String code, Target target, Instant now) {
        Coupon coupon = database.first(
                        "SELECT " + Coupon.COLUMNS + " FROM coupon k WHERE k.tenant = ? AND k.code = ?",
                        Coupon::read,
                        target.partner(),
                        code)
                .orElseThrow(() -> refused(code, "is not known for plans of " + target.partner()));
        coupon.refusal(target.plan(), target.currency(), now).ifPresent(why -> {
            throw refused(code, why);
        });
        return coupon;
    }

    /** A month that is billed in part already keeps its price. */
    private LocalDate firstPeriod(Holder holder, Instant now) {
        LocalDate running = Period.containing(now, holder.zone()).firstDay();
        boolean billed = database.first(
                        "SELECT 1 FROM invoice_line WHERE subscription_id = ? AND usage_period = ? LIMIT 1",
                        row -> true,
                        holder.subscription(),
                        running)
                .isPresent();
        return billed ? running.plusMonths(1) : running;
    }

    /** A unique key stands behind it. */
    private void checkNew(Coupon coupon, Holder holder) {
        database.first(
                        "SELECT subscription_id FROM coupon_redemption WHERE coupon_id = ? AND tenant = ? LIMIT 1",
                        row -> row.getObject("subscription_id", UUID.class),
                        coupon.id(),
                        holder.tenant())
                .ifPresent(subscription -> {
                    throw refused(
                            coupon.code(),
                            "was redeemed by " + holder.tenant() + " before, on subscription " + subscription
                                    + "; each consumer can redeem it once");
                });
    }

    private void checkAlone(String code, Holder holder, LocalDate first) {
        database.first(
                        SELECT + "r.subscription_id = ? AND (r.last_period IS NULL OR r.last_period >= ?)",
                        Redeemed::read,
                        holder.subscription(),
                        first)
                .ifPresent(other -> {
                    throw refused(
                            code,
                            "cannot be added: the subscription has coupon "
                                    + other.coupon().code()
                                    + (other.last() == null ? "" : " up to the month of " + other.last()));
                });
    }

    private <T> T inTransaction(Callable<T> work) {
        return scope.callAsPlatform(() -> QuarkusTransaction.requiringNew().call(work));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static ProblemException refused(String code, String why) {
        return new ProblemException(ProblemType.UNPROCESSABLE, "The coupon " + code + " " + why + ".");
    }

    /** What a coupon is to take something off. */
    public record Target(String partner, UUID plan, Currency currency) {}

    /** Who redeems it, on which subscription. */
    public record Holder(String tenant, UUID subscription, ZoneId zone, Target target) {}
}
