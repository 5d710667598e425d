package io.modelmarket.billing.agreement;

import io.modelmarket.billing.agreement.AgreementView.AgreementShareView;
import io.modelmarket.billing.agreement.AgreementView.RuleView;
import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Agreements as participants list them and as a close applies them. */
@ApplicationScoped
public class AgreementReads {

    private static final String COLUMNS = """
            SELECT a.id, a.model, a.version, a.mode, a.currency, a.proposer, a.supersedes, a.notice_days, a.proposed_at,
                   a.active_from, a.ends_at, a.ended_at, s.accepted_at,
                   CASE WHEN a.status = 'ACTIVE' AND a.ends_at <= ? THEN 'ENDED' ELSE a.status END AS status,
            """ + ShareRows.COLUMNS;

    private final Database database;
    private final InstantSource clock;

    @Inject
    AgreementReads(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What splits a model's revenue in a currency now. Across tenants only. */
    @Transactional
    public Optional<ActiveAgreement> active(ModelName model, String currency) {
        List<ActiveShare> rows = database.query(
                "SELECT a.id, a.version, " + ShareRows.COLUMNS + """
                 FROM agreement a JOIN agreement_share s ON s.agreement_id = a.id
                WHERE a.model = ? AND a.currency = ? AND a.status = 'ACTIVE' AND (a.ends_at IS NULL OR a.ends_at > ?)
                ORDER BY s.seq
                """,
                row -> new ActiveShare(row.getObject("id", UUID.class), row.getInt("version"), ShareRows.read(row)),
                model.toString(),
                currency,
                clock.instant());
        return whole(rows);
    }

    /** Those the tenant proposed or takes part in, latest first. */
    @Transactional
    List<AgreementView> list(TenantId tenant, Page page) {
        return collect("""
                 FROM (SELECT * FROM agreement WHERE tenant = ? OR ? = ANY (participants)
                      ORDER BY proposed_at DESC, id LIMIT ? OFFSET ?) a
                JOIN agreement_share s ON s.agreement_id = a.id ORDER BY a.proposed_at DESC, a.id, s.seq
                """, tenant.value(), tenant.value(), page.rowsToRead(), page.offset());
    }

    /** One of them. */
    @Transactional
    Optional<AgreementView> find(TenantId tenant, UUID id) {
        return collect("""
                         FROM agreement a JOIN agreement_share s ON s.agreement_id = a.id
                        WHERE a.id = ? AND (a.tenant = ? OR ? = ANY (a.participants)) ORDER BY s.seq
                        """, id, tenant.value(), tenant.value()).stream().findFirst();
    }

    private List<AgreementView> collect(String from, Object... parameters) {
        Map<UUID, AgreementView> byId = new LinkedHashMap<>();
        List<Object> all = new ArrayList<>(List.of(parameters));
        all.addFirst(clock.instant());
        database.query(COLUMNS + from, row -> add(row, byId), all.toArray());
        return List.copyOf(byId.values());
    }

    private static boolean add(ResultSet row, Map<UUID, AgreementView> byId) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        AgreementView view = byId.get(id);
        if (view == null) {
            view = new AgreementView(
                    id,
                    row.getString("model"),
                    row.getInt("version"),
                    Mode.valueOf(row.getString("mode")),
                    row.getString("currency"),
                    AgreementView.Status.valueOf(row.getString("status")),
                    new ArrayList<>(),
                    row.getString("proposer"),
                    row.getObject("supersedes", UUID.class),
                    row.getInt("notice_days"),
                    Database.instant(row, "proposed_at"),
                    Database.instantOrNull(row, "active_from"),
                    Database.instantOrNull(row, "ends_at"),
                    Database.instantOrNull(row, "ended_at"));
            byId.put(id, view);
        }
        Share share = ShareRows.read(row);
        BigDecimal percent = share.percent();
        return view.shares()
                .add(new AgreementShareView(
                        share.participant().value(),
                        share.role(),
                        percent == null ? null : percent.stripTrailingZeros().toPlainString(),
                        RuleView.of(share, Currency.getInstance(row.getString("currency"))),
                        Database.instantOrNull(row, "accepted_at")));
    }

    /** The shares of one that the tenant takes part in. */
    @Transactional
    Optional<ActiveAgreement> shares(TenantId tenant, UUID id) {
        List<ActiveShare> rows = database.query(
                "SELECT a.id, a.version, " + ShareRows.COLUMNS + """
                 FROM agreement a JOIN agreement_share s ON s.agreement_id = a.id
                WHERE a.id = ? AND (a.tenant = ? OR ? = ANY (a.participants)) ORDER BY s.seq
                """,
                row -> new ActiveShare(row.getObject("id", UUID.class), row.getInt("version"), ShareRows.read(row)),
                id,
                tenant.value(),
                tenant.value());
        return whole(rows);
    }

    private static Optional<ActiveAgreement> whole(List<ActiveShare> rows) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        ActiveShare first = rows.getFirst();
        Shares shares = new Shares(rows.stream().map(ActiveShare::share).toList());
        return Optional.of(new ActiveAgreement(first.agreement(), first.version(), shares));
    }

    private record ActiveShare(UUID agreement, int version, Share share) {}
}
