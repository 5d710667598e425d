package io.modelmarket.billing.dunning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelmarket.billing.standing.Standing;
import io.modelmarket.contracts.money.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DunningPolicyTest {

    private static final DunningPolicy POLICY = new DunningPolicy(3, 14, 30);

    @ParameterizedTest
    @CsvSource({
        "1, ACTIVE, ACTIVE", "2, ACTIVE, ACTIVE", "3, REMINDED, REMINDED", "13, REMINDED, REMINDED",
        "14, RESTRICTED, REMINDED", "29, RESTRICTED, REMINDED", "30, SUSPENDED, REMINDED", "999, SUSPENDED, REMINDED"
    })
    void theLatestInvoiceDecidesAndGrantedTimeIsAtMostAReminder(long late, Standing standing, Standing graced) {
        List<Overdue> overdue = List.of(overdue(1), overdue(late));
        assertThat(POLICY.of(overdue, false)).isEqualTo(standing);
        assertThat(POLICY.of(overdue, true)).isEqualTo(graced);
    }

    @Test
    void whoOwesNothingIsActive() {
        assertThat(POLICY.of(List.of(), false)).isEqualTo(Standing.ACTIVE);
    }

    @Test
    void refusesAHarderStepBeforeASofterOne() {
        assertThatThrownBy(() -> new DunningPolicy(3, 2, 30)).hasMessageContaining("market.dunning");
        assertThatThrownBy(() -> new DunningPolicy(0, 2, 30)).hasMessageContaining("market.dunning");
        assertThatThrownBy(() -> new DunningPolicy(3, 14, 13)).hasMessageContaining("market.dunning");
    }

    private static Overdue overdue(long late) {
        return new Overdue("MM-1", new Money(100, Currency.getInstance("EUR")), Instant.EPOCH, late, null);
    }
}
