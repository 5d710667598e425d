package io.modelmarket.tenant.publishing;

import io.modelmarket.contracts.id.ModelName;
import io.modelmarket.tenant.page.Cursor;
import io.modelmarket.tenant.page.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/** What a partner offers under one name, in ever new releases. */
@Entity
@Immutable
@Table(name = "model")
class Model {

    @Id
    private UUID id;

    @TenantId
    private String tenant;

    private String name;

    private String displayName;

    private String summary;

    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Model() {}

    Model(ModelName name, String displayName, String summary, Instant now) {
        this.id = UUID.randomUUID();
        this.tenant = name.partner().value();
        this.name = name.name();
        this.displayName = displayName;
        this.summary = summary;
        this.createdAt = now;
    }

    ModelName fullName() {
        return new ModelName(new io.modelmarket.contracts.id.TenantId(tenant), name);
    }

    String displayName() {
        return displayName;
    }

    String summary() {
        return summary;
    }

    Instant createdAt() {
        return createdAt;
    }

    @ApplicationScoped
    static class Models implements PanacheRepositoryBase<Model, UUID> {

        Optional<Model> named(ModelName name) {
            return find("tenant = ?1 and name = ?2", name.partner().value(), name.name())
                    .firstResultOptional();
        }

        List<Model> after(@Nullable Cursor after) {
            return find("name > ?1 order by name", after == null ? "" : after.sort())
                    .range(0, Page.FETCH - 1)
                    .list();
        }
    }
}
