package io.modelmarket.billing.agreement;

import io.modelmarket.billing.agreement.AgreementView.AgreementShareView;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Agreements as participants list them and as a close applies them. */
@ApplicationScoped
public class AgreementReads {

    private static final String COLUMNS = """
            SELECT a.id, a.model, a.version, a.mode, a.currency, a.status, a.proposed_at, a.active_from, a.ended_at,
                   s.participant, s.role, s.percent, s.accepted_at
            """;

    private final Database database;

    @Inject
    AgreementReads(Database database) {
        this.database = database;
    }

    /** What splits a model's revenue in a currency now. Across tenants only. */
    @Transactional
    public Optional<ActiveAgreement> active(ModelName model, String currency) {
        List<ActiveShare> rows = database.query(
                """
                SELECT a.id, a.version, s.participant, s.role, s.percent
                FROM agreement a JOIN agreement_share s ON s.agreement_id = a.id
                WHERE a.model = ? AND a.currency = ? AND a.status = 'ACTIVE' ORDER BY s.seq
                """,
                row -> new ActiveShare(
                        row.getObject("id", UUID.class),
                        row.getInt("version"),
                        new Share(
                                new TenantId(row.getString("participant")),
                                ParticipantRole.valueOf(row.getString("role")),
                                row.getBigDecimal("percent"))),
                model.toString(),
                currency);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        ActiveShare first = rows.getFirst();
        Shares shares = new Shares(rows.stream().map(ActiveShare::share).toList());
        return Optional.of(new ActiveAgreement(first.agreement(), first.version(), shares));
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
        database.query(COLUMNS + from, row -> add(row, byId), parameters);
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
                    Database.instant(row, "proposed_at"),
                    Database.instantOrNull(row, "active_from"),
                    Database.instantOrNull(row, "ended_at"));
            byId.put(id, view);
        }
        BigDecimal percent = row.getBigDecimal("percent").stripTrailingZeros();
        return view.shares()
                .add(new AgreementShareView(
                        row.getString("participant"),
                        ParticipantRole.valueOf(row.getString("role")),
                        percent.toPlainString(),
                        Database.instantOrNull(row, "accepted_at")));
    }

    private record ActiveShare(UUID agreement, int version, Share share) {}
}
