package io.modelmarket.platform.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelmarket.contracts.event.proto.PaymentStanding;
import io.modelmarket.contracts.event.proto.SubscriptionState;
import org.junit.jupiter.api.Test;

class DebtorsTest {

    private final Debtors debtors = new Debtors();

    @Test
    void oneSubscriptionIsEnoughAndTheLastLetsGo() {
        debtors.apply("s1", state("globex", PaymentStanding.OVERDUE, SubscriptionState.Status.ACTIVE));
        debtors.apply("s2", state("globex", PaymentStanding.OVERDUE, SubscriptionState.Status.SUSPENDED));
        debtors.apply("s2", state("globex", PaymentStanding.OVERDUE, SubscriptionState.Status.ACTIVE));
        assertThat(debtors.isSuspended("globex")).isTrue();
        assertThat(debtors.isSuspended("initech")).isFalse();
        debtors.apply("s1", state("globex", PaymentStanding.RESTRICTED, SubscriptionState.Status.ACTIVE));
        assertThat(debtors.isSuspended("globex")).isTrue();
        debtors.apply("s2", null);
        assertThat(debtors.isSuspended("globex")).isFalse();
    }

    @Test
    void aCancelledSubscriptionSaysNothing() {
        debtors.apply("s1", state("globex", PaymentStanding.OVERDUE, SubscriptionState.Status.CANCELLED));
        assertThat(debtors.isSuspended("globex")).isFalse();
        debtors.apply("s1", state("globex", PaymentStanding.OVERDUE, SubscriptionState.Status.ACTIVE));
        debtors.apply("s1", state("globex", PaymentStanding.OVERDUE, SubscriptionState.Status.CANCELLED));
        assertThat(debtors.isSuspended("globex")).isFalse();
    }

    @Test
    void whoIsRemindedOrRestrictedCalls() {
        debtors.apply("s1", state("globex", PaymentStanding.REMINDED, SubscriptionState.Status.ACTIVE));
        debtors.apply("s2", state("globex", PaymentStanding.RESTRICTED, SubscriptionState.Status.ACTIVE));
        debtors.apply("s3", state("globex", PaymentStanding.UNRECOGNIZED, SubscriptionState.Status.ACTIVE));
        assertThat(debtors.isSuspended("globex")).isFalse();
    }

    private static SubscriptionState state(String tenant, PaymentStanding standing, SubscriptionState.Status status) {
        SubscriptionState.Builder state =
                SubscriptionState.newBuilder().setTenant(tenant).setStatus(status);
        return standing == PaymentStanding.UNRECOGNIZED
                ? state.setPaymentStandingValue(99).build()
                : state.setPaymentStanding(standing).build();
    }
}
