package io.modelmarket.tenant.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.contracts.id.Role;
import io.modelmarket.contracts.id.TenantId;
import io.modelmarket.kit.tenancy.TenantScope;
import io.modelmarket.tenant.Market;
import io.modelmarket.tenant.RealStack;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Attacks across tenants from within Hibernate: with PostgreSQL's guard taken away, so that {@code @TenantId} stands
 * alone, and with it in place, where {@code @TenantId} has a hole.
 */
@QuarkusTest
@QuarkusTestResource(RealStack.class)
@SuppressWarnings("NullAway.Init") // fields are set before each test
class TenantFilterTest {

    @RealStack.Tokens
    UnaryOperator<String> tokens;

    @Inject
    EntityManager entities;

    @Inject
    TenantScope scope;

    TenantId victim;
    TenantId attacker;
    UUID target;

    @BeforeEach
    void found() {
        Market market = new Market(tokens);
        victim = new TenantId(market.tenantOf("alice"));
        attacker = new TenantId(market.tenantOf("dan"));
        target = scope.callAsPlatform(() -> QuarkusTransaction.requiringNew()
                .call(() -> entities.createQuery("select id from Member where tenant = ?1", UUID.class)
                        .setParameter(1, victim.value())
                        .getSingleResult()));
    }

    @Nested
    class WithoutRowLevelSecurity {

        @Test
        void findsNothingByItsId() {
            assertThat(attack(false, () -> entities.find(Member.class, target) == null))
                    .isTrue();
            assertThat(attack(
                            false,
                            () -> entities.createQuery("from Member where id = ?1", Member.class)
                                    .setParameter(1, target)
                                    .getResultList()))
                    .isEmpty();
        }

        @Test
        void changesNothingInBulk() {
            assertThat(attack(false, TenantFilterTest.this::bulkUpdate)).isZero();
            assertVictimUnharmed();
        }

        @Test
        void deletesNothingInBulk() {
            assertThat(attack(false, TenantFilterTest.this::bulkDelete)).isZero();
            assertVictimUnharmed();
        }

        @Test
        void mergesNoDetachedRow() {
            Member detached = detachedVictim();
            detached.changeRole(Role.VIEWER);

            assertThatThrownBy(() -> attack(false, () -> merged(detached))).isInstanceOf(RuntimeException.class);
            assertVictimUnharmed();
        }

        @Test
        void removesNoDetachedRow() {
            Member detached = detachedVictim();

            assertThatThrownBy(() -> attack(false, () -> removed(detached))).isInstanceOf(RuntimeException.class);
            assertVictimUnharmed();
        }

        /**
         * HHH-20883: a stateless session of Hibernate 7.2.6 writes a row by its id alone; only the other guard stops
         * it.
         */
        @Test
        void hasAHoleWhereADetachedRowIsWrittenByItsId() {
            Member detached = detachedVictim();
            detached.changeRole(Role.VIEWER);

            assertThat(attack(false, () -> updatedWithoutSession(detached))).isTrue();
            assertThat(rolesOfVictim()).containsExactly(Role.VIEWER);
        }

        @Test
        void addsNothingInTheVictimsName() {
            assertThatThrownBy(() -> attack(false, TenantFilterTest.this::persisted))
                    .isInstanceOf(RuntimeException.class);
        }
    }

    @Nested
    class WithRowLevelSecurity {

        @Test
        void stopsWhatHibernateAloneWouldLetThrough() {
            Member detached = detachedVictim();
            detached.changeRole(Role.VIEWER);

            assertThatThrownBy(() -> attack(true, () -> updatedWithoutSession(detached)))
                    .isInstanceOf(RuntimeException.class);
            assertVictimUnharmed();
        }

        @Test
        void changesAndDeletesNothingInBulk() {
            assertThat(attack(true, TenantFilterTest.this::bulkUpdate)).isZero();
            assertThat(attack(true, TenantFilterTest.this::bulkDelete)).isZero();
            assertVictimUnharmed();
        }
    }

    /** Runs work in the attacker's scope; without the guard the database believes it is the platform. */
    private <T> T attack(boolean guarded, Supplier<T> work) {
        return scope.call(
                attacker,
                () -> QuarkusTransaction.requiringNew().call(() -> {
                    if (!guarded) {
                        entities.createNativeQuery("select set_config('app.tenant', '*', true)", String.class)
                                .getSingleResult();
                    }
                    return work.get();
                }));
    }

    private int bulkUpdate() {
        return entities.createQuery("update Member set role = ?1 where id = ?2")
                .setParameter(1, Role.VIEWER)
                .setParameter(2, target)
                .executeUpdate();
    }

    private int bulkDelete() {
        return entities.createQuery("delete from Member where id = ?1")
                .setParameter(1, target)
                .executeUpdate();
    }

    private boolean merged(Member detached) {
        entities.merge(detached);
        entities.flush();
        return true;
    }

    private boolean removed(Member detached) {
        entities.remove(entities.merge(detached));
        entities.flush();
        return true;
    }

    private boolean persisted() {
        entities.persist(Member.invited(victim.value(), "mallory@example.com", Role.OWNER, Instant.EPOCH));
        entities.flush();
        return true;
    }

    private boolean updatedWithoutSession(Member detached) {
        Session session = entities.unwrap(Session.class);
        session.doWork(connection -> {
            try (var stateless = session.getSessionFactory()
                    .withStatelessOptions()
                    .connection(connection)
                    .tenantIdentifier((Object) attacker.value())
                    .openStatelessSession()) {
                stateless.update(detached);
            }
        });
        return true;
    }

    private Member detachedVictim() {
        return scope.callAsPlatform(() -> QuarkusTransaction.requiringNew().call(() -> {
            Member member = entities.find(Member.class, target);
            entities.detach(member);
            return member;
        }));
    }

    private void assertVictimUnharmed() {
        assertThat(rolesOfVictim()).containsExactly(Role.OWNER);
    }

    private List<Role> rolesOfVictim() {
        return scope.callAsPlatform(() -> QuarkusTransaction.requiringNew()
                .call(() -> entities.createQuery("select role from Member where id = ?1", Role.class)
                        .setParameter(1, target)
                        .getResultList()));
    }
}
