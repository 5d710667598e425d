package io.modelmarket.billing.referral;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlFailure;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.contracts.problem.ProblemException;
import io.modelmarket.contracts.problem.ProblemType;
import io.modelmarket.kit.problem.FieldFault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A promoter's codes. */
@ApplicationScoped
class ReferralCodes {

    /** Letters and digits that nobody takes for one another. */
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 10;

    private final Database database;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    ReferralCodes(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A new code for the model of an agreement.
     *
     * @param wanted the code itself; null to have one made
     * @throws ProblemException when the tenant promotes nothing by that agreement, or the code is taken
     */
    @Transactional
    public ReferralCodeView make(TenantId tenant, UUID agreement, @Nullable String wanted, String by) {
        Instant now = clock.instant();
        String model = database.first("""
                        SELECT a.model FROM agreement a
                        JOIN agreement_share s ON s.agreement_id = a.id AND s.participant = ?
                            AND s.role IN ('PROMOTION', 'RESELLER')
                        WHERE a.id = ? AND a.mode = 'PROMOTION' AND a.status = 'ACTIVE'
                            AND (a.ends_at IS NULL OR a.ends_at > ?) LIMIT 1
                        """, row -> row.getString("model"), tenant.value(), agreement, now)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNPROCESSABLE,
                        "Agreement " + agreement + " is not one in force of mode PROMOTION in which " + tenant
                                + " has the role PROMOTION or RESELLER."));
        String code = wanted == null ? generated() : wanted;
        try {
            database.update("""
                    INSERT INTO referral_code (code, tenant, agreement_id, model, made_at, made_by)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """, code, tenant.value(), agreement, model, now, by);
        } catch (SqlFailure e) {
            if (e.isDuplicate()) {
                throw FieldFault.TAKEN.refusal(
                        ProblemType.CONFLICT, "code", "The code " + code + " is taken; choose another one.");
            }
            throw e;
        }
        return new ReferralCodeView(code, agreement, model, now, null);
    }

    /** Latest first. */
    @Transactional
    public List<ReferralCodeView> list(TenantId tenant, Page page) {
        return database.query("""
                SELECT code, agreement_id, model, made_at, ended_at FROM referral_code WHERE tenant = ?
                ORDER BY made_at DESC, code LIMIT ? OFFSET ?
                """, ReferralCodes::read, tenant.value(), page.rowsToRead(), page.offset());
    }

    /**
     * Takes no more subscriptions; those made with it stay referred. Again changes nothing.
     *
     * @throws ProblemException when the tenant has no such code
     */
    @Transactional
    public ReferralCodeView end(TenantId tenant, String code) {
        database.update(
                "UPDATE referral_code SET ended_at = ? WHERE code = ? AND tenant = ? AND ended_at IS NULL",
                clock.instant(),
                code,
                tenant.value());
        return database.first(
                        "SELECT code, agreement_id, model, made_at, ended_at FROM referral_code"
                                + " WHERE code = ? AND tenant = ?",
                        ReferralCodes::read,
                        code,
                        tenant.value())
                .orElseThrow(() ->
                        new ProblemException(ProblemType.NOT_FOUND, "There is no referral code " + code + " here."));
    }

    private String generated() {
        return random.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(at -> ALPHABET.substring(at, at + 1))
                .collect(Collectors.joining());
    }

    private static ReferralCodeView read(ResultSet row) throws SQLException {
        return new ReferralCodeView(
                row.getString("code"),
                row.getObject("agreement_id", UUID.class),
                row.getString("model"),
                Database.instant(row, "made_at"),
                Database.instantOrNull(row, "ended_at"));
    }

    /** A code in JSON. */
    record ReferralCodeView(
            String code,
            UUID agreementId,
            String model,
            Instant madeAt,
            @Nullable Instant endedAt) {}
}
