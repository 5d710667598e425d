package io.modelmarket.billing.agreement;

import io.modelmarket.billing.agreement.AgreementView.AgreementShareView;
import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.billing.split.Rate;
import io.modelmarket.billing.wire.Page;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Agreements as participants list them and as a close applies them. */
@ApplicationScoped
public class AgreementReads {

    private static final String COLUMNS = """
            SELECT a.id, a.model, a.scope, a.scope_version, a.countries, a.version, a.mode, a.recognition, a.currency, a.proposer, a.supersedes, a.notice_days, a.proposed_at, a.starts_at, a.until_at,
                   a.active_from, a.ends_at, a.ended_at, s.accepted_at,
                   CASE WHEN a.status = 'ACTIVE' AND a.ends_at <= ? THEN 'ENDED' ELSE a.status END AS status,
                   ARRAY(SELECT coalesce(p.name, '') FROM unnest(s.plan_ids) WITH ORDINALITY AS u (id, place)
                         LEFT JOIN plan p USING (id) ORDER BY u.place) AS plan_names,
            """ + ShareRows.COLUMNS;

    private static final String SHARES =
            "SELECT a.id, a.model, a.version, a.scope, a.scope_version, a.countries, a.active_from,"
                    + " coalesce(a.ended_at, a.ends_at) AS active_until, " + ShareRows.COLUMNS + """
             FROM agreement a JOIN agreement_share s ON s.agreement_id = a.id
            """;

    private final Database database;
    private final InstantSource clock;

    @Inject
    AgreementReads(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * All that share, in some time, models' revenue in a currency, or a part of it; of the models that have some.
     * Across tenants only.
     */
    @Transactional
    public Map<ModelName, List<ActiveAgreement>> inForce(
            Collection<ModelName> models, String currency, Instant from, Instant until) {
        return database
                .query(
                        SHARES + """
                        WHERE a.model = ANY (?) AND a.currency = ? AND a.active_from < ?
                            AND coalesce(a.ended_at, a.ends_at, 'infinity') > greatest(a.active_from, ?)
                        ORDER BY a.version, s.seq
                        """,
                        AgreementReads::activeShare,
                        SqlArray.column("text", models, ModelName::toString),
                        currency,
                        until,
                        from)
                .stream()
                .collect(Collectors.groupingBy(
                        ActiveShare::model, Collectors.collectingAndThen(Collectors.toList(), AgreementReads::whole)));
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
                    AgreementView.ScopeView.of(scope(row)),
                    row.getInt("version"),
                    Mode.valueOf(row.getString("mode")),
                    Recognition.valueOf(row.getString("recognition")),
                    row.getString("currency"),
                    AgreementView.Status.valueOf(row.getString("status")),
                    new ArrayList<>(),
                    row.getString("proposer"),
                    row.getObject("supersedes", UUID.class),
                    row.getInt("notice_days"),
                    Database.instant(row, "proposed_at"),
                    Database.instantOrNull(row, "starts_at"),
                    Database.instantOrNull(row, "until_at"),
                    Database.instantOrNull(row, "active_from"),
                    Database.instantOrNull(row, "ends_at"),
                    Database.instantOrNull(row, "ended_at"));
            byId.put(id, view);
        }
        Share share = ShareRows.read(row);
        Rate rate = share.rate();
        return view.shares()
                .add(new AgreementShareView(
                        share.participant().value(),
                        share.role(),
                        rate == null ? null : RuleView.plain(rate.percent()),
                        RuleView.of(share, Currency.getInstance(row.getString("currency")), List.of((String[])
                                row.getArray("plan_names").getArray())),
                        Database.instantOrNull(row, "accepted_at")));
    }

    /** The shares of one that the tenant takes part in. */
    @Transactional
    Optional<ActiveAgreement> shares(TenantId tenant, UUID id) {
        return whole(database.query(
                        SHARES + "WHERE a.id = ? AND (a.tenant = ? OR ? = ANY (a.participants)) ORDER BY s.seq",
                        AgreementReads::activeShare,
                        id,
                        tenant.value(),
                        tenant.value()))
                .stream()
                .findFirst();
    }

    /** The scope in columns {@code scope}, {@code scope_version} and {@code countries}. */
    static Scope scope(ResultSet row) throws SQLException {
        return new Scope(Scope.Kind.valueOf(row.getString("scope")), row.getString("scope_version"), List.of((String[])
                row.getArray("countries").getArray()));
    }

    /** When it applies, in columns {@code active_from} and {@code active_until}. */
    static Window window(ResultSet row) throws SQLException {
        return new Window(Database.instantOrNull(row, "active_from"), Database.instantOrNull(row, "active_until"));
    }

    private static ActiveShare activeShare(ResultSet row) throws SQLException {
        return new ActiveShare(
                row.getObject("id", UUID.class),
                ModelName.parse(row.getString("model")),
                row.getInt("version"),
                scope(row),
                window(row),
                ShareRows.read(row));
    }

    private static List<ActiveAgreement> whole(List<ActiveShare> rows) {
        Map<UUID, List<ActiveShare>> byId = new LinkedHashMap<>();
        rows.forEach(row ->
                byId.computeIfAbsent(row.agreement(), id -> new ArrayList<>()).add(row));
        return byId.values().stream()
                .map(shares -> {
                    ActiveShare first = shares.getFirst();
                    return new ActiveAgreement(
                            first.agreement(),
                            first.version(),
                            first.scope(),
                            first.window(),
                            new Shares(shares.stream().map(ActiveShare::share).toList()));
                })
                .toList();
    }

    private record ActiveShare(UUID agreement, ModelName model, int version, Scope scope, Window window, Share share) {}
}
