package io.modelmarket.billing.directory;

import io.modelmarket.billing.database.Database;
import io.modelmarket.billing.database.SqlArray;
import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.contracts.id.Role;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.kit.tenancy.Memberships;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who exists, who belongs where, and which models are published, as far as the topics have told. */
@ApplicationScoped
public class Directory implements Memberships {

    private final Database database;
    private final TenantScope scope;

    @Inject
    Directory(Database database, TenantScope scope) {
        this.database = database;
        this.scope = scope;
    }

    /** A member is known by subject; one invited and not yet seen, by verified e-mail. */
    @Override
    public Optional<Role> roleOf(TenantId tenant, String subject, Optional<String> verifiedEmail) {
        return scope.call(
                tenant,
                () -> QuarkusTransaction.requiringNew()
                        .call(() -> database.first(
                                """
                                SELECT m.role FROM directory_member m
                                JOIN directory_tenant t ON t.tenant = m.tenant AND NOT t.removed
                                WHERE m.tenant = ? AND NOT m.removed
                                  AND (m.subject = ? OR (m.subject = '' AND m.email = ?))
                                ORDER BY m.subject DESC LIMIT 1
                                """,
                                row -> Role.valueOf(row.getString("role")),
                                tenant.value(),
                                subject,
                                verifiedEmail.orElse(""))));
    }

    /** The tenant, if there is one of this name. */
    @Transactional
    public Optional<KnownTenant> tenant(TenantId id) {
        return database.first(
                "SELECT tenant, display_name, time_zone, country FROM directory_tenant WHERE tenant = ? AND NOT removed",
                Directory::read,
                id.value());
    }

    /** Whether there is a tenant of this name, or was one: what became of it stays in the books. */
    @Transactional
    public boolean hasEverKnown(String tenant) {
        return database.first("SELECT 1 FROM directory_tenant WHERE tenant = ?", row -> true, tenant)
                .isPresent();
    }

    /** Those of the tenants that there are, or were: what they have used before they went is billed. */
    @Transactional
    public Map<TenantId, KnownTenant> everKnown(Collection<TenantId> ids) {
        return database
                .query(
                        "SELECT tenant, display_name, time_zone, country FROM directory_tenant WHERE tenant = ANY (?)",
                        Directory::read,
                        SqlArray.column("text", ids, TenantId::value))
                .stream()
                .collect(Collectors.toMap(KnownTenant::id, tenant -> tenant));
    }

    /** Every tenant that has ever subscribed to something, gone or not, by name. Across tenants only. */
    @Transactional
    public List<KnownTenant> withSubscriptions() {
        return database.query("""
                SELECT tenant, display_name, time_zone, country FROM directory_tenant t
                WHERE EXISTS (SELECT 1 FROM subscription s WHERE s.tenant = t.tenant) ORDER BY tenant COLLATE "C"
                """, Directory::read);
    }

    /** Whether the model has a published release. */
    @Transactional
    public boolean isPublished(ModelName model) {
        return database.first(
                        "SELECT 1 FROM directory_release WHERE model = ? AND published LIMIT 1",
                        row -> true,
                        model.toString())
                .isPresent();
    }

    /** Whether that release is published. */
    @Transactional
    public boolean isPublished(ModelName model, String version) {
        return database.first(
                        "SELECT 1 FROM directory_release WHERE record_key = ? AND published",
                        row -> true,
                        model + "@" + version)
                .isPresent();
    }

    /**
     * The release and what it is made from, one step after the other. Empty for a release that is not known; a circle,
     * which tenant-service lets nobody make, ends where it closes.
     */
    @Transactional
    public List<KnownRelease> lineage(ModelName model, String version) {
        ReleaseName release = new ReleaseName(model, version);
        return lineages(List.of(release)).getOrDefault(release, List.of());
    }

    /** The {@link #lineage} of each of the releases that are known. */
    @Transactional
    public Map<ReleaseName, List<KnownRelease>> lineages(Collection<ReleaseName> releases) {
        Map<ReleaseName, List<KnownRelease>> lines = new HashMap<>();
        database.query(
                """
                WITH RECURSIVE line AS (
                    SELECT model AS of_model, version AS of_version, 0 AS step, record_key, model, version,
                           base_declared_at, base_model, base_version
                    FROM directory_release WHERE record_key = ANY (?)
                    UNION ALL
                    SELECT l.of_model, l.of_version, l.step + 1, d.record_key, d.model, d.version,
                           d.base_declared_at, d.base_model, d.base_version
                    FROM line l JOIN directory_release d ON d.record_key = l.base_model || '@' || l.base_version)
                CYCLE record_key SET circle USING path
                SELECT of_model, of_version, model, version, base_declared_at FROM line WHERE NOT circle ORDER BY step
                """,
                row -> lines.computeIfAbsent(
                                new ReleaseName(
                                        ModelName.parse(row.getString("of_model")), row.getString("of_version")),
                                release -> new ArrayList<>())
                        .add(new KnownRelease(
                                ModelName.parse(row.getString("model")),
                                row.getString("version"),
                                Database.instantOrNull(row, "base_declared_at"))),
                SqlArray.column("text", releases, release -> release.model() + "@" + release.version()));
        return lines;
    }

    /** The models that any release of this one is made from, at whatever distance. */
    @Transactional
    public List<ModelName> ancestors(ModelName model) {
        return database.query(
                """
                WITH RECURSIVE line AS (
                    SELECT base_model, base_version FROM directory_release WHERE model = ? AND base_model IS NOT NULL
                    UNION
                    SELECT d.base_model, d.base_version
                    FROM line l JOIN directory_release d ON d.record_key = l.base_model || '@' || l.base_version
                    WHERE d.base_model IS NOT NULL)
                SELECT DISTINCT base_model FROM line WHERE base_model <> ? ORDER BY 1
                """, row -> ModelName.parse(row.getString("base_model")), model.toString(), model.toString());
    }

    /** The published releases of a model that are made from something, at most so many. */
    @Transactional
    public List<String> derived(ModelName model, int most) {
        return database.query("""
                SELECT version FROM directory_release WHERE model = ? AND published AND base_model IS NOT NULL
                ORDER BY version LIMIT ?
                """, row -> row.getString("version"), model.toString(), most);
    }

    private static KnownTenant read(ResultSet row) throws SQLException {
        return new KnownTenant(
                new TenantId(row.getString("tenant")),
                row.getString("display_name"),
                ZoneId.of(row.getString("time_zone")),
                row.getString("country"));
    }
}
