package io.modelmarket.tenant.tenant;

import io.modelmarket.contracts.event.proto.MembersRecord;
import io.modelmarket.contracts.event.proto.TenantState;
import io.modelmarket.tenant.page.Cursor;
import io.modelmarket.tenant.page.LikePattern;
import io.modelmarket.tenant.page.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** An organisation. It is its own tenant, so the rules that guard every other table guard this one as well. */
@Entity
@Immutable
@Table(name = "tenant")
class Tenant {

    @Id
    private String id;

    @SuppressWarnings("UnusedVariable") // read by Hibernate
    @TenantId
    private String tenant;

    private String displayName;

    private String timeZone;

    private String country;

    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Tenant() {}

    Tenant(io.modelmarket.contracts.id.TenantId id, String displayName, ZoneId timeZone, String country, Instant now) {
        this.id = id.value();
        this.tenant = id.value();
        this.displayName = displayName;
        this.timeZone = timeZone.getId();
        this.country = country;
        this.createdAt = now;
    }

    String id() {
        return id;
    }

    String displayName() {
        return displayName;
    }

    String timeZone() {
        return timeZone;
    }

    String country() {
        return country;
    }

    Instant createdAt() {
        return createdAt;
    }

    MembersRecord toRecord() {
        return MembersRecord.newBuilder()
                .setTenant(TenantState.newBuilder()
                        .setTenant(id)
                        .setDisplayName(displayName)
                        .setTimeZone(timeZone)
                        .setCountry(country))
                .build();
    }

    @ApplicationScoped
    static class Tenants implements PanacheRepositoryBase<Tenant, String> {

        Optional<Tenant> with(String id) {
            return find("id", id).firstResultOptional();
        }

        List<Tenant> withAny(List<String> ids) {
            return ids.isEmpty() ? List.of() : list("id in ?1 order by id", ids);
        }

        List<Tenant> search(@Nullable String text, @Nullable Cursor after) {
            return find("""
                            (lower(displayName) like :pattern escape '!' or id like :pattern escape '!')
                            and id > :after order by id""", Map.of("pattern", LikePattern.holding(text), "after", after == null ? "" : after.sort()))
                    .range(0, Page.FETCH - 1)
                    .list();
        }
    }
}
