package io.modelmarket.billing.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose statements are taken. */
class OwnAccountsTest {

    private static final String SELLERS = "DE89370400440532013000";

    @Test
    void whatConsumersPayToIsAmongThoseThatAreStated() {
        OwnAccounts accounts = OwnAccounts.of(List.of("nl91 abna 0417 1643 00"), List.of(SELLERS));
        assertThat(accounts.have("NL91ABNA0417164300")).isTrue();
        assertThat(accounts.have(SELLERS)).isTrue();
        assertThat(accounts.have("FR7630006000011234567890189")).isFalse();
    }

    @Test
    void whereNoneIsStatedEveryAccountIsTaken() {
        assertThat(OwnAccounts.of(List.of(), List.of(SELLERS)).have("FR7630006000011234567890189"))
                .isTrue();
    }
}
