package io.modelmarket.billing.directory;

import io.modelmarket.billing.database.Database;
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
import java.util.List;
import java.util.Optional;

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

    /** Every tenant that has ever subscribed to something, by name. Across tenants only. */
    @Transactional
    public List<KnownTenant> withSubscriptions() {
        return database.query("""
                SELECT tenant, display_name, time_zone, country FROM directory_tenant t
                WHERE EXISTS (SELECT 1 FROM subscription s WHERE s.tenant = t.tenant) ORDER BY tenant
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

    private static KnownTenant read(ResultSet row) throws SQLException {
        return new KnownTenant(
                new TenantId(row.getString("tenant")),
                row.getString("display_name"),
                ZoneId.of(row.getString("time_zone")),
                row.getString("country"));
    }
}
