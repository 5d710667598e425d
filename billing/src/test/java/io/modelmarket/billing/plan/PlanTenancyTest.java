package io.modelmarket.billing.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.billing.BillingPlace;
import io.modelmarket.billing.Books;
import io.modelmarket.billing.Market;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.kit.tenancy.TenantScope;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another tenant's plan under attack from inside the service, as a forgotten check would allow. */
@QuarkusTest
@QuarkusTestResource(BillingPlace.class)
class PlanTenancyTest {

    @Inject
    Plan.Repository plans;

    @Inject
    EntityManager entities;

    @Inject
    TenantScope scope;

    private Market market;
    private UUID plan;

    @BeforeEach
    void offerAPlan() {
        market = Market.open();
        plan = UUID.fromString(market.plan("digits", "0.10"));
    }

    /** The database lets everybody read plans: here Hibernate's filter stands alone. */
    @Test
    void hibernateFindsOnlyOnesOwn() {
        assertThat(as(market.acme, () -> plans.findByIdOptional(plan))).isPresent();
        assertThat(as(market.datahub, () -> plans.findByIdOptional(plan))).isEmpty();
        assertThat(as(market.datahub, () -> plans.count("id", plan))).isZero();
    }

    @Test
    void bulkChangesReachOnlyOnesOwn() throws SQLException {
        assertThat(as(market.datahub, () -> plans.update("name = 'mine' where id = ?1", plan)))
                .isZero();
        assertThat(nameInTheDatabase()).isEqualTo("digits");
    }

    /** SQL knows nothing of Hibernate's filter: here the database stands alone. */
    @Test
    void nativeChangesReachOnlyOnesOwn() throws SQLException {
        assertThat(as(
                        market.datahub,
                        () -> entities.createNativeQuery("UPDATE plan SET name = 'mine' WHERE id = ?")
                                .setParameter(1, plan)
                                .executeUpdate()))
                .isZero();
        assertThat(nameInTheDatabase()).isEqualTo("digits");
    }

    @Test
    void aDetachedPlanCannotBeMergedByAnother() throws SQLException {
        Plan detached = as(market.acme, () -> plans.findById(plan));
        detached.nextVersion();
        assertThatThrownBy(() -> as(market.datahub, () -> {
                    Plan merged = entities.merge(detached);
                    entities.flush();
                    return merged;
                }))
                .isInstanceOf(RuntimeException.class);
        try (Books books = Books.asService("*")) {
            assertThat(books.number("SELECT latest_version FROM plan WHERE id = ?", plan))
                    .isEqualTo(1);
        }
    }

    private <T> T as(String tenant, Supplier<T> work) {
        return scope.call(
                new TenantId(tenant), () -> QuarkusTransaction.requiringNew().call(work::get));
    }

    private Object nameInTheDatabase() throws SQLException {
        try (Books books = Books.asService("*")) {
            return books.query("SELECT name FROM plan WHERE id = ?", plan).getFirst();
        }
    }
}
