package io.modelmarket.billing.coupon;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.database.SqlFailure;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.money.Money;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.problem.FieldFault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A partner's coupons. */
@ApplicationScoped
class Coupons {

    private static final String SELECT = "SELECT " + Coupon.COLUMNS + " FROM coupon k WHERE k.tenant = ? ";

    private final Database database;
    private final InstantSource clock;

    @Inject
    Coupons(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Makes a coupon.
     *
     * @throws ProblemException when its code is taken, or a plan is not the partner's or in another currency
     */
    @Transactional
    public Coupon make(TenantId partner, CouponDraft draft, String by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Coupon coupon = draft.coupon(partner.value(), now);
        checkPlans(coupon);
        Money amount = coupon.amount();
        try {
            database.update(
                    """
                    INSERT INTO coupon (id, tenant, code, percent, amount_minor, currency, months, valid_from, valid_to,
                        max_redemptions, plans, created_at, created_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                    coupon.id(),
                    coupon.partner(),
                    coupon.code(),
                    coupon.percent(),
                    amount == null ? null : amount.minorUnits(),
                    amount == null ? null : amount.currency().getCurrencyCode(),
                    coupon.months(),
                    coupon.validFrom(),
                    coupon.validTo(),
                    coupon.maxRedemptions(),
                    SqlArray.column("uuid", coupon.plans(), plan -> plan),
                    now,
                    by);
        } catch (SqlFailure e) {
            if (e.isDuplicate()) {
                throw FieldFault.TAKEN.refusal(
                        ProblemType.CONFLICT,
                        "code",
                        "You have a coupon " + coupon.code() + " already; choose another code.");
            }
            throw e;
        }
        return coupon;
    }

    /** Latest first. */
    @Transactional
    public List<Coupon> list(TenantId partner, Page page) {
        return database.query(
                SELECT + "ORDER BY k.created_at DESC, k.code LIMIT ? OFFSET ?",
                Coupon::read,
                partner.value(),
                page.rowsToRead(),
                page.offset());
    }

    /**
     * Nobody redeems it any more; who has goes on with it. Again changes nothing.
     *
     * @throws ProblemException when the partner has no such coupon
     */
    @Transactional
    public Coupon end(TenantId partner, String code) {
        database.update(
                "UPDATE coupon SET ended_at = ? WHERE tenant = ? AND code = ? AND ended_at IS NULL",
                clock.instant(),
                partner.value(),
                code);
        return database.first(SELECT + "AND k.code = ?", Coupon::read, partner.value(), code)
                .orElseThrow(
                        () -> new ProblemException(ProblemType.NOT_FOUND, "There is no coupon " + code + " here."));
    }

    private void checkPlans(Coupon coupon) {
        List<String> known = database.query(
                "SELECT currency FROM plan WHERE tenant = ? AND id = ANY (?)",
                row -> row.getString("currency"),
                coupon.partner(),
                SqlArray.column("uuid", coupon.plans(), plan -> plan));
        if (known.size() < coupon.plans().stream().distinct().count()) {
            throw new ProblemException(ProblemType.UNPROCESSABLE, "plans must be plans of " + coupon.partner() + ".");
        }
        Money amount = coupon.amount();
        if (amount != null
                && known.stream().anyMatch(of -> !of.equals(amount.currency().getCurrencyCode()))) {
            throw new ProblemException(
                    ProblemType.UNPROCESSABLE,
                    "A coupon of " + amount + " is for plans in " + amount.currency() + " only.");
        }
    }
}
