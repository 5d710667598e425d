package io.modelmarket.billing.referral;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Codes as consumers use them, and what came of that. */
@ApplicationScoped
public class Referrals {

    private final Database database;
    private final TenantScope scope;
    private final InstantSource clock;

    @Inject
    Referrals(Database database, TenantScope scope, InstantSource clock) {
        this.database = database;
        this.scope = scope;
        this.clock = clock;
    }

    /**
     * A code that {@code consumer} wants to subscribe with, which is another tenant's.
     *
     * @throws ProblemException when there is no such code, it or the agreement behind it has ended, or it is the
     *     consumer's own
     */
    public RedeemedCode redeem(String code, TenantId consumer) {
        Found found = scope.callAsPlatform(() -> QuarkusTransaction.requiringNew()
                .call(() -> database.first(
                                """
                                SELECT c.tenant, c.model, c.ended_at IS NOT NULL AS ended, EXISTS (
                                    SELECT 1 FROM agreement a JOIN agreement_share s ON s.agreement_id = a.id
                                    WHERE a.model = c.model AND a.mode = 'PROMOTION' AND a.status = 'ACTIVE'
                                      AND (a.ends_at IS NULL OR a.ends_at > ?)
                                      AND s.participant = c.tenant AND s.role IN ('PROMOTION', 'RESELLER')) AS promotes
                                FROM referral_code c WHERE c.code = ?
                                """,
                                row -> new Found(
                                        new RedeemedCode(
                                                code,
                                                new TenantId(row.getString("tenant")),
                                                ModelName.parse(row.getString("model"))),
                                        row.getBoolean("ended"),
                                        row.getBoolean("promotes")),
                                clock.instant(),
                                code)
                        .orElseThrow(() -> refused(code, "is not known; leave it out or ask who gave it to you"))));
        if (found.code().promoter().equals(consumer)) {
            throw refused(code, "is your own; nobody refers himself");
        }
        if (found.ended()) {
            throw refused(code, "has ended; subscribe without it");
        }
        if (!found.promotes()) {
            throw refused(code, "has ended with the agreement behind it; subscribe without it");
        }
        return found.code();
    }

    /** Those of the subscriptions that were referred. Across tenants only. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<UUID, Referral> of(Collection<UUID> subscriptions) {
        Map<UUID, Referral> referrals = new HashMap<>();
        database.query(
                """
                SELECT id, referral_promoter, (referred_at AT TIME ZONE time_zone)::date AS referred_on FROM subscription
                WHERE id = ANY (?) AND referral_promoter IS NOT NULL
                """,
                row -> referrals.put(
                        row.getObject("id", UUID.class),
                        new Referral(
                                new TenantId(row.getString("referral_promoter")),
                                row.getObject("referred_on", LocalDate.class))),
                SqlArray.column("uuid", subscriptions, id -> id));
        return referrals;
    }

    private static ProblemException refused(String code, String why) {
        return new ProblemException(ProblemType.UNPROCESSABLE, "The referral code " + code + " " + why + ".");
    }

    private record Found(RedeemedCode code, boolean ended, boolean promotes) {}
}
